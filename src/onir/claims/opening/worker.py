"""The process in which a document with a structure is opened.

    python -m onir.claims.opening.worker page|docx|pdf  < document  > {"text": ..., "published": ...}
    python -m onir.claims.opening.worker comments  < notes as a line of JSON, document  > {"document": ..., "left": ...}

It has a limit of time and of memory (the second where the system knows one). What it refuses it says by a word of
`refusing.WORDS`.
"""

from __future__ import annotations

import json
import sys
from base64 import b64encode
from typing import Any

from onir.claims.opening.inside import text_inside
from onir.claims.opening.notes import Note
from onir.claims.opening.refusing import BYTES, SECONDS, Refused


def main(task: str) -> None:
    """In the process apart: a document comes in, its text or its commented copy goes out as JSON."""
    _limit()
    given = sys.stdin.buffer.read()
    try:
        told = _commented(given) if task == "comments" else _text(given, task)
    except Refused as refused:
        told = {"refused": str(refused)}
    sys.stdout.buffer.write(json.dumps(told).encode())


def _text(raw: bytes, kind: str) -> dict[str, Any]:
    text, published = text_inside(raw, kind)
    return {"text": text, "published": published and published.isoformat()}


def _commented(given: bytes) -> dict[str, Any]:
    from onir.claims.opening.commenting import commented  # noqa: PLC0415 - an extra

    line, _, raw = given.partition(b"\n")
    asked = json.loads(line)
    document, left = commented(raw, [Note(**note) for note in asked["notes"]], asked["day"])
    return {"document": b64encode(document).decode(), "left": left}


def _limit() -> None:
    """Memory and processor time of this process; Windows has no such limits, and the caller's clock alone holds."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    main(sys.argv[1])
