"""Small documents that say what they are: a page of PDF with a few lines, a picture of one colour."""

from __future__ import annotations

import struct
import zlib

HEAD = "Fictitious document for demonstration. It proves nothing."


def page(*lines: str) -> bytes:
    """A PDF of one page with lines in Latin letters (ISO 32000-1, 7.5).

    >>> page("Act 1")[:8]
    b'%PDF-1.4'
    """
    shown = "".join(f"({_plain(line)}) Tj T* " for line in (HEAD, *lines))
    text = f"BT /F1 12 Tf 60 760 Td 18 TL {shown}ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def _plain(line: str) -> str:
    latin = line.encode("latin-1", "replace").decode("latin-1")
    return latin.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def picture(red: int, green: int, blue: int) -> bytes:
    """A PNG of one colour, 64 by 48 (ISO/IEC 15948)."""
    rows = (b"\0" + bytes((red, green, blue)) * 64) * 48
    header = struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
