"""What a form or an address says, as the library takes it."""

from __future__ import annotations

from datetime import date

from onir.errors import BadInput
from onir.language.messages import msg


def day_of(text: str) -> date | None:
    """A day as browsers send it; None where the field is empty."""
    if not text:
        return None
    try:
        said = date.fromisoformat(text)
    except ValueError:
        raise BadInput(
            msg("“{text}” is not a day.", text=text), accepted=msg("Accepted: a day such as 2025-10-08.")
        ) from None
    if said > date.today():
        raise BadInput(msg("{day} is still to come.", day=text), accepted=msg("Accepted: a day up to today."))
    return said
