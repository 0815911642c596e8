"""Writes the outputs of commands that the documentation shows, so that no page quotes an answer Öñir does not give.

    python docs/generate.py             runs every command below and writes docs/generated/<name>.txt, and a picture;
                                        writes docs/glossary.md from the table of terms that comes with the package
    python docs/generate.py --check     exit code 1 and a list when one of them no longer answers so

Commands run in the root of the repository, on built-in figures alone, 100 columns wide and without colour.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
GENERATED = ROOT / "docs" / "generated"
COMMANDS = {
    "help": "--help",
    "help-check": "check --help",
    "help-versions": "versions --help",
    "help-scan": "scan --help",
    "help-standing": "standing --help",
    "help-bulletin": "bulletin --help",
    "help-territory": "territory --help",
    "help-figures": "figures --help",
    "help-figures-add": "figures add --help",
    "help-figures-list": "figures list --help",
    "help-figures-show": "figures show --help",
    "help-figures-fetch": "figures fetch --help",
    "help-figures-history": "figures history --help",
    "help-figures-diff": "figures diff --help",
    "help-figures-revisions": "figures revisions --help",
    "help-figures-split": "figures split --help",
    "help-figures-corrections": "figures corrections --help",
    "help-figures-corrections-add": "figures corrections add --help",
    "help-figures-calendar": "figures calendar --help",
    "help-figures-export": "figures export --help",
    "help-impact": "impact --help",
    "help-outlook": "outlook --help",
    "help-impact-appraise": "impact appraise --help",
    "help-impact-multipliers": "impact multipliers --help",
    "help-doctor": "doctor --help",
    "help-serve": "serve --help",
    "help-demo": "demo --help",
    "help-backup": "backup --help",
    "help-restore": "restore --help",
    "check-west-kazakhstan": "check examples/west-kazakhstan-2025-h1.kk.txt --published 2025-10-08",
    "check-pavlodar": "check examples/pavlodar-2025.ru.txt --published 2026-10-01",
    "check-puebla": "check examples/puebla-2017.en.txt --published 2018-03-05",
    "standing-kk": "standing KZ-27 2025 --indicator capital.fixed --lang kk",
    "standing-ru": "standing KZ-27 2025 --indicator capital.fixed --lang ru",
    "standing-en": "standing KZ-27 2025 --indicator capital.fixed --lang en",
    "split-kk": "standing KZ-63 2021 --indicator capital.fixed --lang kk",
    "split-ru": "standing KZ-63 2021 --indicator capital.fixed --lang ru",
    "split-en": "standing KZ-63 2021 --indicator capital.fixed --lang en",
    "puebla-then": "standing MX-PUE 2017 --as-of 2018-06-30 --lang en",
    "puebla-now": "standing MX-PUE 2017 --lang en",
    "figures-list": "figures list --lang en",
    "figures-history": "figures history fdi.net_inflow.notified MX-PUE 2017 --lang en",
    "figures-diff": "figures diff 2018-02 2025-11 --period 2017 --lang en",
    "figures-split": "figures split capital.fixed KZ-10 2020 --lang en",
    "figures-revisions": "figures revisions fdi.net_inflow.notified --lang en",
    "impact-kk": "impact examples/impact-west-kazakhstan.yaml --lang kk",
    "impact-ru": "impact examples/impact-west-kazakhstan.yaml --lang ru",
    "impact-en": "impact examples/impact-west-kazakhstan.yaml --lang en",
    "impact-multipliers-en": "impact multipliers --area KZ-27 --lang en",
    "outlook-en": "outlook KZ-27 2026 --indicator capital.fixed --lang en",
    "outlook-kk": "outlook KZ-27 2026 --indicator capital.fixed --lang kk",
    "outlook-ru": "outlook KZ-27 2026 --indicator capital.fixed --lang ru",
    "sure-mexico": "standing MX-NLE 2025-H1 --sure --lang en",
}
LIBRARY = {
    "backtest-mexico": "backtest('fdi.net_inflow.notified', country='MX', until='2012-Q4').say('en')",
}
"""Answers of `onir.standing` that no command gives."""
PICTURE = "check examples/puebla-2017.en.txt --published 2018-03-05 --lang en"
FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {terminal_width} {terminal_height}">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; \
font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="{terminal_width}" height="{terminal_height}" rx="8" fill="#0c0c0c"/>
<g class="{unique_id}-matrix" transform="translate(9, 9)">{backgrounds}{matrix}</g>
</svg>
"""
"""A terminal without window buttons and without a font from elsewhere."""
GLOSSARY = """\
# Glossary · Глоссарий · Терминдер

The words of the code, the command line and these pages, as the statistical offices use them. *Kazakh and Russian
columns: native reading pending.*
"""
COLUMNS = "| English | Russian | Kazakh | means |\n|---|---|---|---|"
DONE = (0, 1)  # 1: something was contradicted, which is an answer


def output_of(arguments: str, *, colour: bool = False) -> str:
    """The command and what it prints, as a person would see it on a terminal."""
    return _shown(f"$ onir {arguments}", "from onir.cli import main; main()", *arguments.split(), colour=colour)


def library_output_of(question: str) -> str:
    """The question to the library and its answer."""
    told = f"from onir.standing import {question.partition('(')[0]}\nprint({question})"
    return _shown("\n".join(f">>> {line}" for line in told.splitlines()), told)


def _shown(asked: str, program: str, *arguments: str, colour: bool = False) -> str:
    """What is asked, and what the program prints in an empty home folder."""
    plain = {"LC_ALL": "C.UTF-8", "COLUMNS": "100", "PYTHONUTF8": "1"}
    wanted = {**plain, "FORCE_COLOR": "1", "TERM": "xterm-256color"} if colour else plain
    with tempfile.TemporaryDirectory() as home:
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
        done = subprocess.run(  # noqa: S603 - the programs stand above
            [sys.executable, "-c", program, *arguments],
            cwd=ROOT,
            env={**kept, **wanted, "ONIR_HOME": home, "HOME": home},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    if done.returncode not in DONE:
        sys.exit(f"{asked}\nended with {done.returncode}: {done.stderr}")
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "\n".join([asked, *lines]).rstrip() + "\n"


def picture() -> str:
    """The answer in colour, as an SVG; the same answer gives the same bytes."""
    from rich.console import Console  # noqa: PLC0415 - the texts need no colour
    from rich.text import Text  # noqa: PLC0415

    console = Console(record=True, width=110, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(output_of(PICTURE, colour=True)))
    return console.export_svg(code_format=FRAME, unique_id="onir")


def glossary() -> str:
    """The page of terms, chapter by chapter in the order of `src/onir/data/glossary.csv`."""
    from onir.language.glossary import terms  # noqa: PLC0415 - the commands need no library here

    written = [GLOSSARY]
    for chapter, members in groupby(terms().values(), key=lambda term: term.chapter):
        rows = (f"| {one.name.en} | {one.name.ru} | {one.name.kk} | {one.means.en} |" for one in members)
        written.append("\n".join((f"## {chapter}\n", COLUMNS, *rows)) + "\n")
    return "\n".join(written)


def main(check: bool) -> int:
    """Writes what differs, or with `check` names it."""
    with ThreadPoolExecutor(2) as pool:
        outputs = dict(zip(COMMANDS, pool.map(output_of, COMMANDS.values()), strict=True))
        outputs |= zip(LIBRARY, pool.map(library_output_of, LIBRARY.values()), strict=True)
    wanted = {GENERATED / f"{name}.txt": output for name, output in outputs.items()}
    wanted[GENERATED / "check.svg"] = picture()
    wanted[ROOT / "docs" / "glossary.md"] = glossary()
    stale = [path for path, output in wanted.items() if not path.exists() or path.read_text("utf-8") != output]
    orphans = [path for path in GENERATED.iterdir() if path not in wanted]
    if check:
        print(*[f"{path.relative_to(ROOT)} is stale: run `make docs-reference`" for path in stale + orphans], sep="\n")
        return 1 if stale or orphans else 0
    GENERATED.mkdir(exist_ok=True)
    for path in stale:
        path.write_text(wanted[path], "utf-8")
    for path in orphans:
        path.unlink()
    print(f"{len(stale)} of {len(wanted)} outputs were written")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
