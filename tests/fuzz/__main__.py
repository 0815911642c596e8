"""Coverage-guided fuzzing of one target: python -m tests.fuzz TARGET SECONDS

Runs in the environment of `make fuzz`. It ends with an error when an input crashes, hangs or breaks a law, and leaves
that input beside the corpus in build/fuzz. What it finds is mended and kept as a test.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["onir"]):
    from tests.fuzz.seeds import sown
    from tests.fuzz.targets import TARGETS

HERE = Path("build") / "fuzz"
LARGEST = 6000
"""Bytes of the largest input that is tried."""

SLOWEST = 20
"""Seconds after which an input is held to hang."""


def main(target: str, seconds: str) -> None:
    """Tries inputs for so many seconds."""
    corpus = sown(HERE, target)
    options = [f"-max_total_time={seconds}", f"-max_len={LARGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=4000"]
    atheris.Setup([sys.argv[0], str(corpus), f"-artifact_prefix={HERE}/{target}-", *options], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
