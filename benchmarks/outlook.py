"""Outlooks replayed: how near the probabilities of places came, beside places that stay and a forecasting library.

    python benchmarks/outlook.py tried            every method at every origin of the tables held
    python benchmarks/outlook.py real             Mexico with the releases known then, scored on the newest release
    python benchmarks/outlook.py drawings         other ways of drawing, at the same origins
    python benchmarks/outlook.py parts            a year of which some quarters are known, against whole years
    python benchmarks/outlook.py peer             statsforecast 2.1.1 (AutoETS, Theta) under the same draws and scores
    python benchmarks/outlook.py time             seconds of an outlook of 20 regions and the nation, data in memory

Prints JSON; `make bench` puts the first four into RESULTS.md. `peer` needs statsforecast in the environment it runs in;
nothing of Öñir does. Kazakhstan's tables are held in one release each, so that origins of `tried` cut one release
short; that is not real time, nor called so.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import numpy as np

TABLES = (
    ("KZ", "capital.fixed", "2026", (1, 2, 3)),
    ("KZ", "grp.nominal", "2026", (1, 2, 3)),
    ("MX", "fdi.net_inflow.notified", "2025-Q3", (1, 4)),
    ("MX", "fdi.net_inflow.notified", "2025", (1, 2)),
)
REPLAYED = (
    ("2018-03-01", ("2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4", "2018")),
    ("2025-10-20", ("2025-Q1", "2025-Q2")),
)
FIRST = 60
"""Periods the peer is fitted to, the newest: fifteen years of quarters."""
FEWEST = 9
"""Figures below which it refuses to fit."""


def tried() -> Iterator[Mapping[str, Any]]:
    """Scores of all methods by table and steps ahead."""
    from onir.outlook.forecasting.trying import tried as score  # noqa: PLC0415 - after the path is set

    for country, code, period, reach in TABLES:
        series = _history(country, code, period).series
        for ahead in reach:
            found = score(series, ahead, seed=1)
            assert found is not None
            yield {"table": f"{country} {code}", "period": period, "ahead": ahead} | asdict(found)


def real() -> Iterator[Mapping[str, Any]]:
    """Outlooks of a past day against the newest release: nothing that came out later was known to them."""
    from onir.outlook import outlook  # noqa: PLC0415
    from onir.standing.certainty.places import Ranks  # noqa: PLC0415
    from onir.standing.certainty.scoring import covered, log_scores, ranked_probability_scores  # noqa: PLC0415

    store = _store()
    for day, periods in REPLAYED:
        for period in periods:
            answer = outlook("MX-NLE", period, as_of=date.fromisoformat(day), store=store)
            came = store.panels(answer.indicator.code, answer.period, country="MX")[-1]
            places = Ranks.of(np.array([[float(came.known[code]) for code in answer.areas]])).probabilities
            before = answer.history.panels[-answer.history.series.seasons :]
            stay = [
                Ranks.of(np.array([[float(one.known[code]) for code in answer.areas]])).probabilities
                for one in (answer.history.last, before[(answer.history.ahead - 1) % len(before)])
            ]
            held, width = covered(answer.ranks, places, 0.9)
            yield {
                "as_of": day, "period": period, "of_release": came.vintage.released,
                "score": float(ranked_probability_scores(answer.places, places).mean()),
                "log_score": float(log_scores(answer.places, places, len(answer.draws)).mean()),
                "coverage": float(held.mean()), "width": float(width.mean()),
                "last": float(ranked_probability_scores(stay[0], places).mean()),
                "year_before": float(ranked_probability_scores(stay[1], places).mean()),
            }  # fmt: skip


def drawings() -> Iterator[Mapping[str, Any]]:
    """The best method of each table under other ways of drawing what is to come."""
    from onir.outlook.forecasting import drawing  # noqa: PLC0415
    from onir.outlook.forecasting.trying import tried as score  # noqa: PLC0415
    from onir.outlook.rules import PRIOR  # noqa: PLC0415

    ours = drawing.Errors.of

    def vectors(errors: Any) -> Any:
        parts = ours(errors)
        return _Vectors(parts.shocks, parts.scales, parts.shapes, errors)

    def normal(errors: Any) -> Any:
        parts = ours(errors)
        return drawing.Errors(parts.shocks, parts.scales, np.random.default_rng(0).standard_normal(5000))

    def sure(errors: Any) -> Any:
        parts, known = ours(errors), np.isfinite(errors).sum(axis=0) + PRIOR
        return drawing.Errors(parts.shocks, parts.scales / np.sqrt((known + 1) / (known - 2)), parts.shapes)

    @dataclass(frozen=True, eq=False)
    class _Vectors(drawing.Errors):
        """Whole vectors of past errors, which keep every correlation between regions."""

        whole: Any

        def drawn(self, draws: int, rng: np.random.Generator) -> Any:
            return np.nan_to_num(rng.choice(self.whole, draws))

    ways: dict[str, Mapping[str, Any]] = {
        "as drawn": {},
        "spreads taken as known": {"Errors.of": staticmethod(sure)},
        "one spread for all seasons": {"_stretched": lambda errors, _away: errors},
        "normal errors": {"Errors.of": staticmethod(normal)},
        "whole vectors of past errors": {"Errors.of": staticmethod(vectors)},
    }
    for country, code, period, reach in TABLES:
        series = _history(country, code, period).series
        for name, patches in ways.items():
            with ExitStack() as stack:
                for what, by in patches.items():
                    stack.enter_context(patch(f"onir.outlook.forecasting.drawing.{what}", by))
                found = score(series, reach[0], seed=1)
            assert found is not None
            yield {"table": f"{country} {code}", "period": period, "ahead": reach[0], "way": name} | asdict(found.best)


def parts() -> Iterator[Mapping[str, Any]]:
    """Mexico's years after one, two and three quarters are printed."""
    from onir.outlook.forecasting.unfolding import tried_in_parts  # noqa: PLC0415

    series = _history("MX", "fdi.net_inflow.notified", "2025-Q3").series
    for known in (1, 2, 3):
        cut = series.until(len(series.values) - 1 - (2 - known) % 4)  # the table ends with a second quarter
        found = tried_in_parts(cut, known, seed=1)
        assert found is not None
        yield {"quarters": known} | asdict(found)


def lines() -> list[str]:
    """The section of RESULTS.md."""
    heads = ("table, steps ahead", "origins", "method", "RPS", "log score", "in 90% sets", "places", "last rank",
             "rank a year before")  # fmt: skip
    told = [
        (f"{one['table']} {one['period']}, {one['ahead']}", one["origins"] if not place else "", NAMED[each["method"]],
         *_scores(each), *((f"{one['last']:.3f}", f"{one['year_before']:.3f}") if not place else ("", "")))
        for one in tried() for place, each in enumerate(one["trials"])
    ]  # fmt: skip
    known = [
        (one["quarters"], one["origins"], NAMED[best["method"]], *_scores(best), f"{one['last']:.3f}")
        for one in parts() for best in one["trials"][:1]
    ]  # fmt: skip
    drawn = [(f"{one['table']} {one['period']}, {one['ahead']}", one["way"], *_scores(one)) for one in drawings()]
    actual = [
        (one["as_of"], one["period"], f"{one['score']:.3f}", f"{one['log_score']:.2f}", f"{one['coverage']:.1%}",
         f"{one['width']:.1f}", f"{one['last']:.3f}", f"{one['year_before']:.3f}") for one in real()
    ]  # fmt: skip
    return [
        "## Outlooks",
        "",
        "Places foreseen from earlier periods of the release held, newest 24 origins; ranked probability score (RPS,",
        "less is better), log score, how many of the places that came were in the 90% sets, and how wide these are.",
        "“Season a year before” is the seasonal naive forecast with the same draws. A rank that stays has no log score",
        "of use: it gives every other rank the probability zero.",
        "",
        *_table(heads, told),
        "",
        "A year of Mexico after so many of its quarters were printed, beside the rank of the year before:",
        "",
        *_table(("quarters known", *heads[1:7], "last rank"), known),
        "",
        "Other ways of drawing, the best method of each:",
        "",
        *_table(("table, steps ahead", "way", *heads[3:7]), drawn),
        "",
        "Mexico with the releases known on a day, scored on the newest release:",
        "",
        *_table(("day", "period", *heads[3:]), actual),
    ]


NAMED = {"carried": "last figure", "smoothed": "smoothed", "year_ago": "season a year before"}


def _scores(one: Mapping[str, Any]) -> tuple[str, ...]:
    return f"{one['score']:.3f}", f"{one['log_score']:.2f}", f"{one['coverage']:.1%}", f"{one['width']:.1f}"


def _table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[str]:
    return [
        f"| {' | '.join(str(cell) for cell in row)} |" for row in (heads, ["---", *["--:"] * (len(heads) - 1)], *rows)
    ]


def peer() -> Iterator[Mapping[str, Any]]:
    """AutoETS and Theta as further methods: the same series, origins, draws and scores."""
    from onir.outlook.forecasting.methods import METHODS  # noqa: PLC0415
    from onir.outlook.forecasting.trying import tried as score  # noqa: PLC0415

    for country, code, period, reach in TABLES[:3]:
        series = _history(country, code, period).series
        foreseen, seconds = _fitted(series, max(reach))
        for ahead in reach:
            for name, rows in foreseen.items():
                with patch.dict(METHODS, {name: _method(rows)}):
                    found = score(series, ahead, seed=1)
                if found is None:  # too few fits of so long a reach
                    continue
                trials = {str(one.method): one for one in found.trials}
                theirs, ours = trials.pop(name), min(trials.values(), key=lambda one: one.score)
                yield {
                    "table": f"{country} {code}", "ahead": ahead, "model": name, "origins": found.origins,
                    "seconds_of_fits": round(seconds, 1), "theirs": asdict(theirs), "ours": asdict(ours),
                }  # fmt: skip


def _method(rows: Any) -> Any:
    return lambda scaled, ahead, seasons: rows[ahead][: len(scaled)]  # noqa: ARG005 - called as methods are


def _fitted(series: Any, reach: int) -> tuple[Mapping[str, Any], float]:
    """Forecasts by model and steps ahead, fitted anew to the periods up to each origin."""
    import pandas as pd  # noqa: PLC0415
    from statsforecast import StatsForecast  # noqa: PLC0415
    from statsforecast.models import AutoETS, DynamicOptimizedTheta  # noqa: PLC0415

    models = [AutoETS(season_length=series.seasons), DynamicOptimizedTheta(season_length=series.seasons)]
    told = {str(one): {ahead: np.full_like(series.scaled, np.nan) for ahead in range(1, reach + 1)} for one in models}
    start = time.perf_counter()
    for origin in range(FEWEST, len(series.scaled)):
        known = series.scaled[max(0, origin + 1 - FIRST) : origin + 1]
        long = [
            pd.DataFrame({"unique_id": f"{number:03}", "ds": np.arange(len(own)), "y": own}).dropna()
            for number, own in enumerate(known.T)
            if np.isfinite(own[-1]) and np.isfinite(own).sum() >= FEWEST
        ]
        found = StatsForecast(models=models, freq=1, n_jobs=1).forecast(df=pd.concat(long), h=reach)
        for name, rows in told.items():
            for number, values in found.groupby("unique_id")[name]:
                for ahead, value in enumerate(values, 1):
                    rows[ahead][origin, int(number)] = value
    return told, time.perf_counter() - start


def timed() -> Mapping[str, Any]:
    """Median seconds of five after a first one: back-test, 2,000 joint draws that add up, places; and untested."""
    from onir.outlook.answer import foreseen  # noqa: PLC0415
    from onir.outlook.forecasting.drawing import drawn  # noqa: PLC0415
    from onir.standing.certainty.places import Ranks  # noqa: PLC0415
    from onir.territory import area  # noqa: PLC0415

    history, whole, alone = _history("KZ", "capital.fixed", "2026"), [], []
    for _ in range(6):
        start = time.perf_counter()
        answer = foreseen(area("KZ-27"), history)
        _ = answer.places
        whole.append(time.perf_counter() - start)
        start = time.perf_counter()
        figures = drawn(history.series, "carried", 1, draws=2000, rng=np.random.default_rng(1))[:, :-1]
        _ = Ranks.of(figures).probabilities
        alone.append(time.perf_counter() - start)
    return {"series": history.series.values.shape[1], "seconds": median(whole[1:]), "draws_alone": median(alone[1:])}


def _store() -> Any:
    from onir.figures import Store  # noqa: PLC0415

    return Store.open()


def _history(country: str, code: str, period: str) -> Any:
    from onir.measure import Period  # noqa: PLC0415
    from onir.outlook.history import history_of  # noqa: PLC0415

    return history_of(country, Period.parse(period), code=code, as_of=None, store=_store())


if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent.parent / "src")]
    ways = {"tried": tried, "real": real, "drawings": drawings, "parts": parts, "peer": peer}
    json.dump(timed() if sys.argv[1] == "time" else list(ways[sys.argv[1]]()), sys.stdout, indent=1)
