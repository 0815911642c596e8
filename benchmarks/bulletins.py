"""Documents: a bulletin in three languages and four formats in one run; its sheet beside WeasyPrint and LibreOffice.

`python -m benchmarks.bulletins` runs it alone. Peers print what Öñir hands them: WeasyPrint our page, LibreOffice our
text. Engines that run in Python are loaded and warm before the clock starts; LibreOffice is started each time, as it is
from a command line. WeasyPrint runs this file by itself, in its own environment.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

RUNS = 5
AREAS = ("KZ-55", "KZ-27", "KZ-10", "KZ-11", "KZ-15", "KZ-19")
ASKED = ("KZ-27", "2025", "capital.fixed")
LANGUAGES, FORMATS = "kk,ru,en", "html,pdf,docx,xlsx"


def lines(weasyprint: str) -> list[str]:
    """The section of RESULTS.md; `weasyprint` is the Python of its environment."""
    with tempfile.TemporaryDirectory() as folder:
        whole = median(_run(folder) for _ in range(RUNS))
        ours = median(_printed())
        peers = {"WeasyPrint 70.0, of our page": _peer(weasyprint, folder)}
        if shutil.which("soffice"):
            peers["LibreOffice, of our text"] = median(_office(folder) for _ in range(RUNS))
    rows = [f"| {name} | {seconds:.2f} | {seconds / ours:.0f} |" for name, seconds in peers.items()]
    return [
        "## Documents",
        "",
        "The bulletin of a region in three languages and four formats by `onir bulletin`, twelve files, the start of",
        f"Python and the drawing of charts included: {whole:.1f} s. Its PDF alone, beside peers that are given the",
        "same content as HTML or DOCX; LibreOffice starts each time.",
        "",
        "| PDF of one bulletin | seconds | times Öñir's |",
        "| --- | --: | --: |",
        f"| **Öñir**, by Typst | {ours:.3f} | 1 |",
        *rows,
    ]


def _run(folder: str) -> float:
    area, period, indicator = ASKED
    command = [sys.executable, "-m", "onir", "bulletin", area, period, "--indicator", indicator]
    return _seconds(lambda: _done([*command, "--lang", LANGUAGES, "--format", FORMATS, "--to", folder]))


def _printed() -> list[float]:
    """Seconds for each of some regions, after one that is not counted: the same sheet again would come from memory."""
    from onir.bulletin.formats import Telling  # noqa: PLC0415 - the peer has no Öñir
    from onir.bulletin.regional import bulletin  # noqa: PLC0415

    _, period, indicator = ASKED
    tellings = [Telling(bulletin(area, period, indicator=indicator), "ru") for area in AREAS]
    assert all(telling.told for telling in tellings)  # charts are drawn before
    return [_seconds(partial(telling.made, "pdf")) for telling in tellings][1:]


def _peer(python: str, folder: str) -> float:
    (page,) = Path(folder).glob("*.ru.html")
    done = subprocess.run([python, __file__, str(page)], capture_output=True, check=True)
    return float(json.loads(done.stdout))


def _office(folder: str) -> float:
    (text,) = Path(folder).glob("*.ru.docx")
    return _seconds(lambda: _done(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(text)]))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _done(command: list[str]) -> None:
    subprocess.run(command, capture_output=True, check=True)


def _weasyprint(page: str) -> None:
    """Prints the median of five, after one that is not counted."""
    import weasyprint  # noqa: PLC0415 - of the peer alone

    html = Path(page).read_text("utf-8")
    taken = [_seconds(lambda: weasyprint.HTML(string=html).write_pdf()) for _ in range(RUNS + 1)]
    sys.stdout.write(json.dumps(median(taken[1:])))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _weasyprint(sys.argv[1])
    else:
        from benchmarks.__main__ import python_of

        print(*lines(python_of("weasyprint")), sep="\n")
