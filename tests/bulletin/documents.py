"""Documents of every kind that several tests look at, made once, and one of names and words as long as they come."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.bulletin.pipeline import made as records

from onir.bulletin.charts import Trend
from onir.bulletin.document import (
    BLANK,
    Column,
    Document,
    Figure,
    KeyFigure,
    KeyFigures,
    Listing,
    Number,
    Paragraph,
    Part,
    Row,
    Sentence,
    Table,
)  # fmt: skip
from onir.bulletin.formats import Telling
from onir.bulletin.pipeline import country_brief, headquarters_pack, passport
from onir.bulletin.regional import bulletin
from onir.bulletin.regional.more import impact_part, outlook_part
from onir.bulletin.source_notes import Note
from onir.language.messages import Wording, msg
from onir.standing import history

CAPITAL, NET = "capital.fixed", "fdi.net_inflow.notified"
Bulletin = tuple[str, str, str]
Asked = Bulletin | str
"""A bulletin by what is asked, another document by its name."""
SPLIT: Bulletin = ("KZ-27", "2025", CAPITAL)
BELOW_ZERO: Bulletin = ("MX-PUE", "2025-H1", NET)
EXAMPLE = Path(__file__).parents[2] / "examples" / "impact-west-kazakhstan.yaml"
LONG = "Northern-and-Southern Great Mountain and River Lands Region X"


def _of_models() -> Document:
    """The parts of models alone, since what stands around them is looked at in bulletins."""
    from onir.impact.appraisal.reading import read_project  # noqa: PLC0415 - numpy, of no use to other documents

    outlook = outlook_part("KZ-27", indicator=CAPITAL)
    impact = impact_part(replace(read_project(EXAMPLE), draws=50))
    return Document("models", outlook.heading, impact.heading, (outlook, impact))


OTHERS: Mapping[str, Callable[[], Document]] = {
    "brief": lambda: country_brief(records.BRIEF),
    "passport": lambda: passport(records.LONG_PASSPORT),
    "pack": lambda: headquarters_pack(records.LONG_PACK),
    "models": _of_models,
}


@cache
def made(asked: Asked) -> Document:
    if isinstance(asked, str):
        return OTHERS[asked]()
    area, period, indicator = asked
    return bulletin(area, period, indicator=indicator)


@cache
def telling(asked: Asked, language: str) -> Telling:
    return Telling(made(asked), language)


@cache
def file(asked: Asked, language: str, form: str) -> bytes:
    return telling(asked, language).made(form)


def long_names() -> Document:
    """A document whose every name has more than 60 letters, and whose table has as many columns as there are years."""
    assert len(LONG) > 60
    name = Wording(LONG, LONG, LONG)
    note = Note(
        name, name, msg("released 2025"), tuple(f"{LONG}.csv:{line}" for line in (1, 5, 9)), "https://" + "a" * 90
    )
    sentence = Sentence(msg("{area} {n}", area=name, n=893421), (note,))
    years = [str(year) for year in range(2000, 2026)]
    columns = (Column("area", name), *(Column(year, Wording(year, year, year), number=True) for year in years))
    row = Row((name, *(Number(msg("{n}", n=16), 16, "count") for _ in years)), own=True)
    figures = KeyFigures(tuple(KeyFigure(name, name, BLANK, (note,)) for _ in range(4)))
    narrow = Table(name, name, columns[:4], tuple(Row(row.cells[:4]) for _ in range(60)), (note,))
    chart = Figure(
        Trend(history("KZ-27", "2025", indicator=CAPITAL)), Table(name, name, columns, (row,), (note,)), (note,)
    )
    blocks = (Paragraph((sentence, sentence), "lead"), figures, Listing((sentence,)), chart, narrow)
    return Document("long", name, name, (Part("long", name, blocks),))
