"""How the documentation is built: `make docs`. Pages are MyST Markdown; outputs of commands come from `generate.py`."""

from typing import Any

project = "Öñir"
author = "The Öñir authors"
project_copyright = "2026, The Öñir authors"
extensions = ["myst_parser"]
myst_heading_anchors = 3
exclude_patterns = ["generated"]
html_theme = "furo"
html_title = "Öñir"
html_show_sphinx = False
html_copy_source = False
nitpicky = True
HERE = "<!-- definitions -->"


def definitions() -> str:
    """Every indicator of the pipeline with its formula, as the desk defines it."""
    from onir.desk.indicators.definitions import definitions as known  # noqa: PLC0415 - of one page alone

    return "\n".join(
        f"### {one.name.en}\n\n*{one.name.ru} · {one.name.kk}*\n\n```text\n{one.formula}\n```\n\n"
        f"{one.counts.en} {one.limits.en}\n\nReference: {one.source}.\n"
        for one in known().values()
    )


def setup(app: Any) -> None:
    """Definitions are put into their page as it is read, so that no copy of them is kept."""

    def put_in(_app: Any, _page: str, source: list[str]) -> None:
        if HERE in source[0]:
            source[0] = source[0].replace(HERE, definitions())

    app.connect("source-read", put_in)
