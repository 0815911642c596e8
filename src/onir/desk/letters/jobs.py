"""Letters that somebody waits for. A job writes them, so that a page answers alike whether one is sent or not."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str

from onir.desk.accounts.models import User
from onir.desk.background.job import job
from onir.desk.letters.doing import claim_of
from onir.desk.letters.writing import address, send
from onir.language.messages import msg


@job("prove-address", msg("Send the letter that proves an address"))
def prove_address(*, person: int, email: str, language: str) -> None:
    """The link that proves an address, sent to it."""
    claim = claim_of(User.objects.get(pk=person), email)
    words = (
        msg("Somebody gave this address to the desk of Öñir as theirs."),
        msg("If it was you, open this address where you are signed in: {address}", address=_proof(language, claim)),
        msg("It is good for a day. If it was not you, leave this letter alone."),
    )
    send(language, email, msg("Is this your address?"), [one.say(language) for one in words])


@job("reset-password", msg("Send the link to a new password"))
def reset_password(*, person: int, email: str, language: str) -> None:
    """The link to a new password, made when the letter is written, so that none waits in the queue."""
    who = User.objects.get(pk=person)
    key = (user_pk_to_url_str(who), default_token_generator.make_token(who))
    link = address(language, "account_reset_password_from_key", *key)
    words = (
        msg("Somebody asked for a new password of {person} at the desk of Öñir.", person=who.username),
        msg("To choose one, open this address: {address}", address=link),
        msg("If it was not you, leave this letter alone: the password stays as it is."),
    )
    send(language, email, msg("A new password"), [one.say(language) for one in words])


def _proof(language: str, claim: str) -> str:
    return address(language, "own_email_proof", claim)
