"""A template and its data made a PDF, by Typst in a wheel."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from types import ModuleType
from typing import TYPE_CHECKING, Any

from onir.errors import NotHeld
from onir.language.messages import msg

if TYPE_CHECKING:
    import typst

STANDARD = ["ua-1"]
UNSHOWN = "could not be displayed with"
"""What Typst says of a letter that none of its fonts has."""

DATED = 0
"""The time a document says it was made at: none of its own, or the same data would make other bytes."""


def pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """The document `<template>.typ` of this folder with `data`, which a template finds as JSON in `sys.inputs.data`."""
    told = json.dumps(data, ensure_ascii=False, sort_keys=True)
    try:
        return _made(template, told, STANDARD)
    except _engine().TypstError as error:
        if UNSHOWN not in str(error):
            raise
        # a letter that no font has leaves an empty box, and the document may not call itself accessible
        return _made(template, told, [])


def _made(template: str, told: str, standard: list[str]) -> bytes:
    with as_file(files(__package__)) as folder:
        made = _engine().compile(
            folder / f"{template}.typ",
            root=folder,
            font_paths=_fonts(),
            package_path=folder,
            package_cache_path=folder,
            sys_inputs={"data": told},
            format="pdf",
            pdf_standards=standard,
            timestamp=DATED,
        )
    assert isinstance(made, bytes)  # one document, and no file to write it to
    return made


@cache
def _fonts() -> typst.Fonts:
    """Noto Sans and what comes with Typst: no font of the machine, or a document would differ by where it was made."""
    import fontpkg_noto_sans  # noqa: PLC0415 - of no use to --help

    return _engine().Fonts(  # type: ignore[no-any-return]
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[fontpkg_noto_sans.ROOT / "files"]
    )


@cache
def _engine() -> ModuleType:
    if not all(find_spec(name) for name in ("typst", "fontpkg_noto_sans")):
        raise NotHeld(
            msg("PDF needs the extra {extra}, which is not installed.", extra="documents"),
            then=msg("Install it: {command}", command='pip install "onir[documents]"'),
        )
    import typst  # noqa: PLC0415 - holds a whole engine, needed only to print

    return typst
