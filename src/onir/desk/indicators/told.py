"""An indicator as a table of its own: with its name, what it is of and as of when, in the language of whoever asks."""

from __future__ import annotations

import csv
import io

from onir.desk.exchange.writing import plain
from onir.desk.indicators.answers import ANSWERS
from onir.desk.indicators.asking import Asked
from onir.desk.indicators.definitions import definitions
from onir.desk.templatetags.speech import say
from onir.desk.words import on
from onir.language.messages import Message, msg


def as_csv(code: str, asked: Asked) -> str:
    """The figures as CSV, below a line of what they are and one of what they are of."""
    answer, sink = ANSWERS[code](asked), io.StringIO()
    lines = csv.writer(sink)
    lines.writerows([plain(say(cell)) for cell in row] for row in ([definitions()[code]], [reckoned(asked)]))
    lines.writerows([plain(say(cell)) for cell in row] for row in (answer.heads, *answer.rows))
    return sink.getvalue()


def reckoned(asked: Asked) -> Message:
    """Of which cohort, as of when, from what."""
    if asked.year:
        return msg("Cohort of {year}; as of {day}; source: the records and ledgers of this desk.", year=str(asked.year),
                   day=on(asked.on))  # fmt: skip
    return msg("All years; as of {day}; source: the records and ledgers of this desk.", day=on(asked.on))
