"""The process in which a document with a structure is opened.

    python -m onir.claims.opening.worker page|docx|pdf  < document  > {"text": ..., "published": ...}

It has a limit of time and of memory (the second where the system knows one). What it refuses it says by a word of
`refusing.WORDS`.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module

from onir.claims.opening.refusing import BYTES, SECONDS, Refused


def main(kind: str) -> None:
    """In the process apart: a document comes in, its text goes out as JSON."""
    _limit()
    try:
        text, published = import_module(f"onir.claims.opening.{kind}").text_of(sys.stdin.buffer.read())
        told = {"text": text, "published": published and published.isoformat()}
    except Refused as refused:
        told = {"refused": str(refused)}
    except Exception:
        told = {"refused": "damaged"}
    sys.stdout.buffer.write(json.dumps(told).encode())


def _limit() -> None:
    """Memory and processor time of this process; Windows has no such limits, and the caller's clock alone holds."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on every system

    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    main(sys.argv[1])
