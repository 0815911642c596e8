"""A document as a plain text in Markdown, for a letter, a terminal or an editor: words, tables, sources as footnotes.

A chart is its title and its table: the finding is in the one and the figures are in the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onir.bulletin.told import Told


def document_md(told: Told) -> str:
    """The text in the language that the document is told in."""
    blocks = [f"# {told['title']}", told["about"]]
    for part in told["parts"]:
        blocks += [f"## {part['heading']}", *(text for block in part["blocks"] for text in _block(block))]
    notes = [f"[^{note['number']}]: {note['text']} {note['address']}".rstrip() for note in told["notes"]]
    return "\n\n".join([*blocks, "\n".join(notes)]).rstrip() + "\n"


def _block(block: Told) -> Iterator[str]:
    kind = block["kind"]
    if kind == "paragraph":
        yield " ".join(_noted(one) for one in block["sentences"])
    elif kind == "listing":
        yield "\n".join(f"- {_noted(one)}" for one in block["sentences"])
    elif kind == "figures":
        told = (f"- {one['name']}: {one['value']}{_marks(one)} {one['beside']}" for one in block["figures"])
        yield "\n".join(line.rstrip() for line in told)
    elif kind == "chart":
        yield f"**{block['title']}**{_marks(block)}"
        yield from () if block["table"] is None else _block(block["table"])
    else:
        yield from _table(block)


def _noted(sentence: Told) -> str:
    """The words with the marks of their sources before the stop, so that whoever reads on sees where they end."""
    words, stop, rest = sentence["text"].rpartition(".")
    return f"{sentence['text']}{_marks(sentence)}" if rest or not stop else f"{words}{_marks(sentence)}."


def _marks(noted: Told) -> str:
    return "".join(f"[^{number}]" for number in noted["notes"])


def _table(table: Told) -> Iterator[str]:
    yield f"**{table['title']}**{_marks(table)}"
    heads: Sequence[Any] = table["heads"]
    rows = [[head["text"] for head in heads], ["--:" if head["number"] else "---" for head in heads]]
    rows += [[row["cells"][0] + _marks(row), *row["cells"][1:]] for row in table["rows"]]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
