"""Office files packed so that the same content makes the same bytes: one time for every file, and for the document."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

MADE = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the pack: the earliest that a pack can say."""

_DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def packed(content: bytes) -> bytes:
    """The same files in the same order, without the time of making."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(made, "w", ZIP_DEFLATED, compresslevel=6) as new:
        for name in old.namelist():
            info = ZipInfo(name, MADE)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, _DATED.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(name)))
    return made.getvalue()
