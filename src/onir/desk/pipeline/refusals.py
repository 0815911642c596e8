"""What the database refuses by a rule of its own, in words: by the name of the rule, or what a trigger says."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError

from onir.errors import BadInput
from onir.language.messages import Message, msg

_TWICE = msg("This is entered already.")
_PART = msg("A part is larger than the whole.")
_SHARE = msg("A share lies between 0 and 100 per cent.")

WORDS: Mapping[str, Message] = {
    "organisation_bin_once": msg("This BIN is already that of another organisation."),
    "an organisation does not belong to itself": msg("An organisation does not belong to itself."),
    "party_once": _TWICE,
    "login_once": _TWICE,
    "share_once": _TWICE,
    "party_share_is_a_percentage": _SHARE,
    "production_export": _SHARE,
    "investment_foreign": _PART,
    "investment_fixed": _PART,
    "jobs_local": _PART,
    "jobs_foreign": _PART,
    "jobs_women": _PART,
    "investment_amount": msg("An amount is not below nought."),
    "production_quantity": msg("An amount is not below nought."),
    "investment_rate": msg("A rate is above nought."),
    "investment_tenge": msg("The rate of the tenge to itself is 1."),
    "investment_period": msg("The period ends before it begins."),
    "jobs_period": msg("The period ends before it begins."),
    "production_period": msg("The period ends before it begins."),
}


def in_words(fault: IntegrityError) -> BadInput:
    """The refusal; a rule without words is called by its name, so that it can be told to those who run the desk."""
    told = getattr(fault.__cause__, "diag", None)
    names = [str(getattr(told, name, None) or "") for name in ("constraint_name", "message_primary")]
    said = next((WORDS[name] for name in names if name in WORDS), None)
    rule = next(filter(None, names), str(fault))
    return BadInput(said or msg("This does not go together with what is held: {rule}.", rule=rule))
