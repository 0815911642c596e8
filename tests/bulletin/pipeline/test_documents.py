"""Documents of a pipeline: what they are of, what is missing, where every number stands, in three languages."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from tests.bulletin.pipeline import made
from tests.bulletin.test_formats import READERS

from onir.bulletin.document import Document, KeyFigures, Number, Paragraph, Part, Table
from onir.bulletin.formats import FORMATS, Telling
from onir.bulletin.pipeline import country_brief, headquarters_pack, part, passport
from onir.bulletin.pipeline.official import by_partner
from onir.bulletin.pipeline.records import CONCEPTS
from onir.bulletin.pipeline.tables import LISTED
from onir.language.messages import LANGUAGES, Wording
from onir.measure import Period

CHINA = Wording("China", "Китай", "Қытай")


def _part(pipeline: object) -> Document:
    told = part(pipeline)  # type: ignore[arg-type]
    return Document("part", told.heading, told.heading, (told,))


DOCUMENTS: dict[str, Callable[[], Document]] = {
    "part": lambda: _part(made.PIPELINE),
    "part of nothing": lambda: _part(made.NO_PIPELINE),
    "brief": lambda: country_brief(made.BRIEF),
    "brief of nothing": lambda: country_brief(made.EMPTY_BRIEF),
    "passport": lambda: passport(made.PASSPORT),
    "passport of nothing": lambda: passport(made.EMPTY_PASSPORT),
    "pack": lambda: headquarters_pack(made.PACK),
    "pack of nothing": lambda: headquarters_pack(made.EMPTY_PACK),
    "unread brief": lambda: country_brief(replace(made.BRIEF, pipeline=replace(made.PIPELINE, reading=made.NOBODY))),
    "unread passport": lambda: passport(replace(made.PASSPORT, reading=made.NOBODY)),
    "unread pack": lambda: headquarters_pack(replace(made.PACK, pipeline=replace(made.PIPELINE, reading=made.NOBODY))),
}


@cache
def document(name: str) -> Document:
    return DOCUMENTS[name]()


def text(name: str, language: str = "en") -> str:
    return Telling(document(name), language).made("md").decode()


FULL = ("part", "brief", "passport", "pack")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_is_made_in_every_language_and_those_with_something_to_tell_in_every_format(
    name: str, language: str
) -> None:
    telling = Telling(document(name), language)
    assert all(telling.made(form) for form in (FORMATS if name in FULL else ("md", "pdf")))
    said = text(name, language)
    assert "{" not in said
    assert "None" not in said


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_records_make_the_same_bytes(form: str) -> None:
    first, second = (Telling(DOCUMENTS["passport"](), "kk").made(form) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("name", DOCUMENTS)
def test_heads_and_headings_are_said_in_kazakh_and_russian_too(name: str) -> None:
    for told in document(name).parts:
        tables = [block for block in told.blocks if isinstance(block, Table)]
        heads = [
            told.heading,
            *(table.title for table in tables),
            *(one.head for table in tables for one in table.columns),
        ]
        for head in heads:
            assert head.say("en") not in (head.say("ru"), head.say("kk"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("part", "| lead | 1 | not entered | not entered | not entered | not entered |"),
        ("part", "never added to one another, nor to official figures"),
        ("part", "“Promised by investors”, newest line of 20 November 2026: 2 lines, 1 project."),
        ("part of nothing", "No project is in the pipeline here."),
        ("brief", "No table of official figures by country of the investor is held"),
        ("brief", f"{made.LONG} (T-1), restricted"),
        ("brief", "line 7 (announced: US$2 million at 500 tenge, 20 November 2026, letter; not verified)"),
        ("brief", "line 9 (actual: 300 million tenge, 20 November 2026, form; verified by Sample Assurer"),
        ("brief", "3 more projects are in the sums and not listed."),
        ("brief", "“Register of issues”, opened on 20 November 2026, US$1 million at 500 tenge: T-1."),
        ("brief of nothing", "Nothing is coming."),
        ("passport", "Restricted: not for those who may not read restricted projects."),
        ("passport", "| 9 | actual, 1 Jan 2026 to 30 Jun 2026 | 300 million tenge"),
        ("passport", "| form: Act No. 1 | Sample Assurer, 20 Nov 2026 |"),
        ("passport", "50.0% of the promise"),
        ("passport", "Not entered: launch."),
        ("passport of nothing", "- Verified by an assurer: not entered"),
        ("pack", "1 obligation is past due: 0 of investors, 1 of state bodies and zone operators."),
        ("pack", "2 issues are open, with 500 million tenge and 40 jobs at risk; a sum is entered for 1."),
        ("pack", "1 instruction is not carried out yet, 0 of them past due."),
        ("pack", "| capital | 2026 | 1 trillion tenge | no figure yet |"),
        ("pack", "[^1] | 2026 | 10 billion tenge | 1 billion tenge | the first half of 2026 | 10.0% |"),
        ("pack", "Investors owe nothing up to the end of the next month."),
        ("pack", "| 20 Nov 2026 | Northern-and-Southern"),
        ("pack of nothing", "0 obligations are past due"),
        ("unread brief", "Left out: the role that this document was made for may not read these records."),
        ("unread pack", "Restricted projects are left out, since this role may not read them"),
    ],
)
def test_it_says(name: str, said: str) -> None:
    told = text(name).replace("\N{NO-BREAK SPACE}", " ")
    assert said in told


@pytest.mark.parametrize("name", ["unread brief", "unread passport", "unread pack"])
def test_what_a_role_does_not_read_is_in_no_table(name: str) -> None:
    told = text(name)
    for kept in ("past due |", "No power", "Connect the works", "signed at the forum"):
        assert kept not in told


def test_four_concepts_stand_side_by_side_and_in_no_sum() -> None:
    figures = next(one for one in document("part").blocks if isinstance(one, KeyFigures))
    assert [one.name for one in figures.figures] == list(CONCEPTS.values())
    assert [bool(one.notes) for one in figures.figures] == [True, True, True, False]
    table = next(document("part").tables)
    last = table.rows[-1].cells
    formulas = [cell.formula for cell in last if isinstance(cell, Number) and cell.formula]
    assert all(len({place.column for place in one.of}) == 1 for one in formulas)
    assert len(formulas) == 4


def test_demonstration_data_is_marked_before_anything_else() -> None:
    reading = replace(made.READING, fictitious=True)
    for told in (
        country_brief(replace(made.BRIEF, pipeline=replace(made.PIPELINE, reading=reading))),
        passport(replace(made.PASSPORT, reading=reading)),
        headquarters_pack(replace(made.PACK, pipeline=replace(made.PIPELINE, reading=reading))),
    ):
        first = next(told.blocks)
        assert isinstance(first, Paragraph)
        assert first.tone == "lead"
        assert "do not exist" in first.sentences[0].said.say("en")


def test_what_a_table_leaves_out_is_counted_and_sums_are_of_all() -> None:
    many = replace(made.PACK, owed=(made.OWED,) * (LISTED + 5), issues=(made.ISSUE,) * (LISTED + 1))
    told = Telling(headquarters_pack(many), "en").made("md").decode()
    assert f"The first {LISTED} of {LISTED + 5} are listed" in told
    assert told.count("| No power") == LISTED
    assert f"{LISTED + 5} obligations are past due" in told
    assert f"{LISTED + 1} issues are open, with 20.5 billion tenge" in told.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("month", "said"), [("2026-10", True), ("2026-11", False)])
def test_the_pack_of_a_past_month_says_which_day_it_tells_of(month: str, said: bool) -> None:
    told = Telling(headquarters_pack(replace(made.PACK, month=Period.parse(month))), "en").made("md").decode()
    assert ("All else is as of 20 November 2026" in told) == said


@pytest.mark.parametrize("form", FORMATS)
def test_a_document_without_sources_has_no_heading_for_them(form: str) -> None:
    content = Telling(document("passport of nothing"), "en").made(form)
    assert "Sources" not in READERS[form](content)
    assert "Sources" in READERS[form](Telling(document("passport"), "en").made(form)) or form == "md"


def test_parts_of_others_stand_before_the_notes() -> None:
    other = Part("impact", made.word("Impact"), ())
    assert [one.name for one in passport(made.PASSPORT, [other]).parts][-2:] == ["impact", "about"]


def test_official_figures_of_a_partner_stand_with_their_cells() -> None:
    *tables, apart = by_partner("US", CHINA, ("MX-PUE",))
    assert all(isinstance(one, Table) for one in tables)
    assert isinstance(apart, Paragraph)
    table = tables[0]
    assert isinstance(table, Table)
    assert table.notes
    assert any(isinstance(row.cells[1], Number) for row in table.rows)
