"""Which verdicts on a set of texts turn when a later release of a table comes out.

Both checks look at all other tables as they are held; of the table itself the one knows the older release and those
before it, the other also what came out up to the newer one. A text is dated by its file name (`2018-03-05-puebla.txt`);
without a day it is checked as a text of unknown date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onir.claims.checking import Checked, check_claims
from onir.claims.opening import open_text
from onir.claims.reading import read
from onir.errors import BadInput
from onir.figures import Store, Vintage
from onir.language.messages import msg

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
DATED = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Flip:
    """A claim of a text whose verdict the later release turns."""

    text: str
    old: Checked
    new: Checked

    def as_dict(self) -> dict[str, Any]:
        """The flip as JSON: the claim, and the verdict before and after."""
        return {
            "text": self.text,
            **self.new.claim.as_dict(),
            "old_verdict": self.old.verdict,
            "old_when": self.old.when,
            "verdict": self.new.verdict,
            "when": self.new.when,
            "sentence": self.new.say("en"),
        }


def flips(folder: Path, old: Vintage, new: Vintage, *, store: Store | None = None) -> tuple[Flip, ...]:
    """The claims of the texts of a folder on which the two releases of a table give another verdict.

    A verdict is another one when its word or its `when` differs.
    """
    store = store or Store.open()
    then, now = _until(store, old), _until(store, new)
    return tuple(flip for file in _texts(folder) for flip in _flips(file, then, now))


def _until(store: Store, last: Vintage) -> Store:
    """The figures as if nothing had come out of the table after this vintage."""
    later = [one for one in store.vintages() if one.table == last.table and one.order > last.order]
    return store.without(later)


def _texts(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise BadInput(msg("There is no such folder."), where=str(folder))
    files = sorted(file for file in folder.iterdir() if file.suffix in SUFFIXES and file.is_file())
    if not files:
        raise BadInput(
            msg("The folder holds no text."),
            where=str(folder),
            accepted=msg("Accepted: texts named {suffixes}.", suffixes=SUFFIXES),
        )
    return files


def _flips(file: Path, then: Store, now: Store) -> Iterator[Flip]:
    document = open_text(str(file))
    published = _day_of(file) or document.published
    claims = read(document.text, published)
    sides = [check_claims(claims, published=published, store=store) for store in (then, now)]
    for old, new in zip(*sides, strict=True):
        if (old.verdict, old.when) != (new.verdict, new.when):
            yield Flip(file.name, old, new)


def _day_of(file: Path) -> date | None:
    found = DATED.match(file.name)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
