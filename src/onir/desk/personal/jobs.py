"""Every night: flag whose data is due to go. People decide; no job erases."""

from __future__ import annotations

from onir.desk.background.job import job
from onir.desk.personal.doing import flag
from onir.language.messages import msg


@job("flag-personal", msg("Flag personal data that is due to go"), every="10 21 * * *")
def flag_personal() -> None:
    """Those whose consent is withdrawn or whose term is over."""
    flag()
