"""A document as a text of an office: headings, captions and heads of tables are styles, pictures are described."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from importlib.util import find_spec
from io import BytesIO
from types import ModuleType
from typing import Any

from onir.bulletin.office.packing import packed
from onir.bulletin.told import WIDE, Told
from onir.bulletin.vega import raster
from onir.errors import NotHeld
from onir.language.messages import msg

ACROSS = 130
"""Millimetres across that a picture takes."""

PAGE, TWENTIETH = 9638, 635
"""Twentieths of a point between the margins, and what one of them is in the units of the library."""

LONG = 34
"""Letters beyond which words are broken into lines."""

LETTERS = 92
"""Letters of a table that stand beside one another on a page."""

USUAL, SMALLEST = 8.5, 5.5
"""Points of the letters of a table, and below which nobody reads them."""

BOLDER = 5
"""Bold letters that take the room of one more."""

BESIDES = 3
"""Letters that the margins of a cell take, and the widest font that stands in for ours."""

UPRIGHT = 420
"""Twentieths of a point that a row of upright years is high."""

BESIDE = 16
"""Half points of the word on a number."""

RAISED = "SourceNumber"
"""The style of the numbers of sources."""

LOCALES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
"""What spelling is checked by."""


def document_docx(told: Told) -> bytes:
    """The document as DOCX, in the language that it is told in."""
    engine = _engine()
    made = BytesIO()
    with as_file(files(__package__) / "document.docx") as path:
        text = engine.DocxTemplate(path)
        text.render({**told, "parts": [_part(engine, text, part) for part in told["parts"]]}, autoescape=True)
        _describe(text, told)
        _fit(text)
        _speak(text, told)
        text.save(made)
    return packed(made.getvalue())


def _part(engine: ModuleType, text: Any, part: Told) -> dict[str, Any]:
    return {**part, "blocks": [_block(engine, text, block) for block in part["blocks"]]}


def _block(engine: ModuleType, text: Any, block: Told) -> dict[str, Any]:
    """A block with its words as runs of text; `tables` are its own and that of a chart."""
    kind = block["kind"]
    found: dict[str, Any] = {"kind": kind, "tone": block.get("tone", ""), "tables": []}
    if kind == "paragraph":
        found["said"] = _runs(engine, block["sentences"])
    elif kind == "listing":
        found["points"] = [_runs(engine, [sentence]) for sentence in block["sentences"]]
    elif kind == "figures":
        found["figures"] = [{**one, "said": _figure(engine, one)} for one in block["figures"]]
    elif kind == "chart":
        picture = BytesIO(raster(block["picture"]))
        found["image"] = engine.InlineImage(text, picture, width=_millimetres(ACROSS))
        found["said"] = _run(engine, block["title"], block["notes"])
        found["tables"] = [] if block["table"] is None else [_table(engine, block["table"])]
    else:
        found["tables"] = [_table(engine, block)]
    return found


def _table(engine: ModuleType, table: Told) -> dict[str, Any]:
    numbers = [head["number"] for head in table["heads"]]
    return {
        "wide": table["wide"],
        "said": _run(engine, table["title"], table["notes"]),
        "heads": [
            {"said": engine.RichText(head["text"], bold=True), "number": head["number"]} for head in table["heads"]
        ],
        "rows": [_row(engine, row, numbers) for row in table["rows"]],
    }


def _row(engine: ModuleType, row: Told, numbers: Sequence[bool]) -> list[dict[str, Any]]:
    cells = [engine.RichText(cell, bold=row["own"]) for cell in row["cells"]]
    _raise(cells[0], row["notes"])
    return [{"said": cell, "number": number} for cell, number in zip(cells, numbers, strict=True)]


def _runs(engine: ModuleType, sentences: Sequence[Told]) -> Any:
    """Sentences one after another, each with the numbers of its sources raised."""
    made = engine.RichText()
    for place, sentence in enumerate(sentences):
        made.add((" " if place else "") + sentence["text"])
        _raise(made, sentence["notes"])
    return made


def _run(engine: ModuleType, words: str, notes: Sequence[int]) -> Any:
    return _runs(engine, [{"text": words, "notes": notes}])


def _figure(engine: ModuleType, one: Told) -> Any:
    """A number with the word on it below, smaller."""
    made = _run(engine, one["value"], one["notes"])
    if one["beside"]:
        made.add(f"\n{one['beside']}", size=BESIDE)
    return made


def _raise(made: Any, notes: Sequence[int]) -> None:
    if notes:
        made.add(", ".join(map(str, notes)), style=RAISED)


def _describe(text: Any, told: Told) -> None:
    """Pictures get their descriptions, and numbers in the order of the text."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - loaded with the engine

    pictures = text.docx.element.body.iter(qn("wp:docPr"))
    for number, (picture, chart) in enumerate(zip(pictures, _charts(told), strict=True), 1):
        picture.set("id", str(number))
        picture.set("name", chart["name"])
        picture.set("descr", chart["alt"])


def _fit(text: Any) -> None:
    """Columns as wide as their words need, all of them together as wide as the page."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    for table in text.docx.element.body.iter(qn("w:tbl")):
        rows = [list(row.iter(qn("w:tc"))) for row in table.iter(qn("w:tr"))]
        columns = list(zip(*rows, strict=True))
        said = [["".join(words.text or "" for words in cell.iter(qn("w:t"))) for cell in column] for column in columns]
        letters = LETTERS
        if len(columns) > WIDE:
            _turn(rows[0])
            said, letters = [said[0], *(["", *below] for _, *below in said[1:])], int(LETTERS * USUAL / SMALLEST)
        elif (needed := sum(map(_least, said))) > LETTERS:
            _shrink(table, LETTERS / needed)
        shares = _shares(said, letters)
        for place, (grid, column) in enumerate(zip(table.iter(qn("w:gridCol")), columns, strict=True)):
            width = str(round(PAGE * shares[place] / sum(shares)))
            grid.set(qn("w:w"), width)
            for cell in column:
                cell.width = int(width) * TWENTIETH
        _hold(rows)


def _hold(rows: Sequence[Sequence[Any]]) -> None:
    """The head stays with the first row and the last two with one another: a row by itself on a page says nothing."""
    for paragraph in (one for row in (*rows[:1], *rows[-2:-1]) for cell in row for one in cell.p_lst):
        paragraph.get_or_add_pPr().get_or_add_keepNext()


def _shares(columns: Sequence[Sequence[str]], letters: int) -> list[float]:
    """What columns take of the page: all that their words need, or room for the longest word and a part of the rest."""
    wanted = [min(max(map(len, column)), LONG) + 2 for column in columns]
    least = [_least(column) for column in columns]
    left = letters - sum(least)
    if sum(wanted) <= letters or left <= 0:
        return [float(one) for one in (wanted if left > 0 else least)]
    more = [max(0, want - room) for want, room in zip(wanted, least, strict=True)]
    return [room + one for room, one in zip(least, _given(left, more), strict=True)]


def _least(column: Sequence[str]) -> int:
    """Letters that the longest word of a column takes; those of a head are bold, and so wider."""
    head, *below = (max(map(len, text.split(" "))) for text in column)
    return max(head + -(-head // BOLDER), *below, 0) + BESIDES


def _shrink(table: Any, part: float) -> None:
    """Letters so small that the longest word of every column has room: no word is cut."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    for run in table.iter(qn("w:r")):
        run.get_or_add_rPr().sz_val = Pt(max(SMALLEST, int(USUAL * part * 2) / 2))


def _turn(heads: Sequence[Any]) -> None:
    """Heads of columns that are too narrow for them stand upright; the first has its room."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    for cell in heads[1:]:
        upright = OxmlElement("w:textDirection")
        upright.set(qn("w:val"), "btLr")
        cell.get_or_add_tcPr().append(upright)
    height = OxmlElement("w:trHeight")
    height.set(qn("w:val"), str(UPRIGHT))
    height.set(qn("w:hRule"), "atLeast")
    heads[0].getparent().get_or_add_trPr().append(height)


def _given(left: float, wants: Sequence[int]) -> list[float]:
    """What is left by who wants it, the least first: a date or a state stands on one line before a name does."""
    given = [0.0] * len(wants)
    for nth, place in enumerate(sorted(range(len(wants)), key=wants.__getitem__)):
        given[place] = min(wants[place], left / (len(wants) - nth))
        left -= given[place]
    return given


def _charts(told: Told) -> Iterator[Told]:
    return (block for part in told["parts"] for block in part["blocks"] if block["kind"] == "chart")


def _speak(text: Any, told: Told) -> None:
    """The language of the words, by which they are spelled and read out; the title as programs show it."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    for one in text.docx.styles.element.iter(qn("w:lang")):
        one.set(qn("w:val"), LOCALES[told["language"]])
    text.docx.core_properties.title = told["title"]
    text.docx.core_properties.language = LOCALES[told["language"]]


def _millimetres(across: int) -> Any:
    from docx.shared import Mm  # noqa: PLC0415 - loaded with the engine

    return Mm(across)


def _engine() -> ModuleType:
    if not find_spec("docxtpl"):
        raise NotHeld(
            msg("DOCX needs the extra {extra}, which is not installed.", extra="documents"),
            then=msg("Install it: {command}", command='pip install "onir[documents]"'),
        )
    import docxtpl  # noqa: PLC0415 - needed only to write texts

    engine: ModuleType = docxtpl
    return engine
