"""Approved pictures of pages, kept as gray maps of a few hundred cells: small, readable as text, blind to single dots.

`python -m tests.bulletin.snapshots` approves what sheets look like now; look at them before.
"""

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from tests.bulletin.documents import BELOW_ZERO, OTHERS, SPLIT, Asked, file

from onir.language.messages import LANGUAGES

FOLDER = Path(__file__).parent / "snapshots"
DOWN, ACROSS = 48, 34
"""Cells of a page."""

MEAN, MOST = 1.5, 40
"""How far cells may be from those approved, in grays of 255: on average, and any single one."""

Grays = NDArray[np.uint8]
SHEETS: Sequence[tuple[Asked, str]] = (
    *((SPLIT, language) for language in LANGUAGES), (BELOW_ZERO, "ru"), *zip(OTHERS, cycle(LANGUAGES), strict=False),
)  # fmt: skip


def pictures(content: bytes) -> list[Grays]:
    """Every page of a PDF as a gray map."""
    with pypdfium2.PdfDocument(content) as document:
        return [_cells(page.render(scale=1, grayscale=True).to_numpy()) for page in document]


def _cells(dots: Grays) -> Grays:
    high, wide = dots.shape[0] // DOWN, dots.shape[1] // ACROSS
    blocks = dots[: high * DOWN, : wide * ACROSS].reshape(DOWN, high, ACROSS, wide)
    mean: Grays = blocks.mean(axis=(1, 3)).round().astype(np.uint8)
    return mean


def name_of(asked: Asked, language: str) -> str:
    return f"{asked}-{language}" if isinstance(asked, str) else f"{asked[0]}-{asked[1]}-{language}"


def approved(name: str) -> list[Grays]:
    """The pages approved under a name."""
    files = sorted(FOLDER.glob(f"{name}-*.pgm"))
    return [np.array(path.read_text("ascii").split()[4:], dtype=np.uint8).reshape(DOWN, ACROSS) for path in files]


def unlike(shown: Sequence[Grays], name: str) -> list[str]:
    """What differs from the pages approved, page by page."""
    wanted = approved(name)
    if len(shown) != len(wanted):
        return [f"{len(shown)} pages, {len(wanted)} are approved"]
    apart = [np.abs(now.astype(int) - then.astype(int)) for now, then in zip(shown, wanted, strict=True)]
    return [
        f"page {number}: {one.mean():.2f} on average, {one.max()} at most"
        for number, one in enumerate(apart, 1)
        if one.mean() > MEAN or one.max() > MOST
    ]


def approve(shown: Sequence[Grays], name: str) -> None:
    """Writes pages down as approved, in the plain form of a portable gray map."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob(f"{name}-*.pgm"):
        old.unlink()
    for number, page in enumerate(shown, 1):
        rows = "\n".join(" ".join(map(str, row)) for row in page)
        (FOLDER / f"{name}-{number}.pgm").write_text(f"P2\n{ACROSS} {DOWN}\n255\n{rows}\n", "ascii")


if __name__ == "__main__":
    for asked, language in SHEETS:
        approve(pictures(file(asked, language, "pdf")), name_of(asked, language))
