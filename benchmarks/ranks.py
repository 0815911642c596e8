"""Confidence sets for ranks: one way and one number of areas a process, so that memory is that of the way alone.

    python benchmarks/ranks.py onir|plain AREAS

Invented values about half a standard error apart, unlike variances, 1,000 draws. Prints JSON: seconds of each of five
runs after a first one, draws included, the mean width of the sets in places, and the peak of the process in megabytes.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

RUNS = 5
DRAWS = 1000


def main(way: str, areas: int) -> None:
    """Five runs of one way over one and the same invented table."""
    from benchmarks import plain_ranks  # noqa: PLC0415
    from onir.standing.confidence import confidence_sets  # noqa: PLC0415 - after the path is set
    from onir.standing.confidence.estimates import Estimates  # noqa: PLC0415

    chance = np.random.default_rng(areas)
    values, variances = np.arange(areas) / 2 + chance.standard_normal(areas), chance.uniform(0.5, 1.5, areas)
    off_diagonal = np.sqrt(np.add.outer(variances, variances))
    seconds, width = [], 0.0
    for _ in range(RUNS + 1):
        start = time.perf_counter()
        if way == "onir":
            width = confidence_sets(values, variances, draws=DRAWS).width
        else:
            noise = Estimates.of(values, variances).drawn(DRAWS, 1).T
            low, high = plain_ranks.simultaneous(values, np.ascontiguousarray(noise), off_diagonal)
            width = float(1 + (high - low).mean())
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"seconds": seconds[1:], "width": width, "peak": peak}, sys.stdout)


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent.parent)]
    main(sys.argv[1], int(sys.argv[2]))
