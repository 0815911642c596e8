"""How often the checker's verdict is the right one: claims made from the shipped tables, in each language.

    python -m benchmarks.verdicts [EACH] [SEED]

prints macro-F1 over verdicts, accuracy on answered claims and the share answered, and every disagreement. The claims
are sentences of our own, generated and labelled by rule: what is measured is judging, not the reading of free prose.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks.verdict_claims import CONFIDENTIAL, Made, Worlds
from benchmarks.verdict_rules import Release
from benchmarks.verdict_sentences import LANGUAGES
from benchmarks.verdict_slips import claims
from onir.claims.checking import check
from onir.figures import Store
from onir.figures.source import Source
from onir.figures.store import shipped_tables

OUT = {
    "bns-5546": date(2026, 9, 30), "bns-5927": date(2026, 8, 24), "bns-102798": date(2026, 3, 30),
    "se-2018": date(2018, 2, 28), "datamexico-2025": date(2025, 10, 14), "se-2025-3T": date(2025, 11, 30),
}  # fmt: skip
"""The days from which the shipped tables the claims are made of were surely out."""

SCALES = {"KZT mn": 10**6, "USD mn": 10**6, "thousand persons": 1000, "index": 1, "KZT": 1}
EACH, SEED = 14, 7
VERDICTS = ("supported", "revised", "contradicted", "misattributed", "undecided", "unverifiable")
UNREAD = "not read"


@dataclass(frozen=True)
class Judged:
    """A made claim and what the checker said of it."""

    made: Made
    verdict: str
    when: str | None = None
    reason: str | None = None

    @property
    def right(self) -> bool:
        return (self.verdict, self.when) == self.made.label[:2]


def run(each: int, seed: int, home: Path, languages: Sequence[str] = LANGUAGES) -> list[Judged]:
    """Makes the claims, checks each sentence, and sets the verdicts beside one another."""
    made = made_tables()
    stores = {"shipped": Store.open(home), "made": Store.holding(made, home / "made")}
    worlds = Worlds(tuple(releases(shipped_tables())), tuple(releases(made)))
    return [_judged(one, stores[one.held]) for one in claims(worlds, tuple(languages), each, seed)]


def _judged(made: Made, store: Store) -> Judged:
    """The verdict of the claim that holds the made figure."""
    start, end = made.span
    for one in check(made.text, published=made.day, store=store).claims:
        if one.claim.start <= start and end <= one.claim.end:
            return Judged(made, one.verdict, one.when, one.reason)
    return Judged(made, UNREAD)


# -- the releases -----------------------------------------------------------------------------------------------------


def releases(tables: Sequence[tuple[Source, bytes]]) -> list[Release]:
    return [
        Release.of(source.indicator, OUT.get(source.source) or date.fromisoformat(source.released),
                   SCALES[source.unit], content.decode("utf-8"))
        for source, content in tables
        if source.source in OUT or source.source.startswith("made")
    ]  # fmt: skip


def made_tables() -> list[tuple[Source, bytes]]:
    """Fixed capital in two releases: the shipped one, and an earlier one a few per cent off; both withhold cells."""
    (source, content), *_ = (one for one in shipped_tables() if one[0].source == "bns-5546")
    rows = [row for row in csv.DictReader(content.decode("utf-8").splitlines()) if row["period"] >= "2023"]
    early, late = (_file(rows, moved) for moved in (True, False))
    made = [("made-early", "2026-05-10", early), ("made-late", "2026-09-10", late)]
    tables = [(replace(source, source=name, released=day, exactness="day"), text) for name, day, text in made]
    rate = "area,period,value\nKZ,2025,521.37\n"
    tables.append(_beside(source, "made-index", "capital.fixed.volume_index", "index", _index(rows)))
    return [*tables, _beside(source, "made-rate", "exchange.usd.average", "KZT", rate)]


def _beside(source: Source, name: str, indicator: str, unit: str, text: str) -> tuple[Source, bytes]:
    """A made table of another statistic, out with the later release."""
    made = replace(source, source=name, table=name, indicator=indicator, unit=unit, basis="stock")
    return replace(made, released="2026-09-10", exactness="day"), text.encode()


def _index(rows: list[dict[str, str]]) -> str:
    """A volume index of every region in 2025, a few points below the growth at current prices."""
    cells = {(row["area"], row["period"]): int(row["value"]) for row in rows}
    lines = [f"{area},2025,{cells[area, '2025'] * 100 / cells[area, '2024'] - 5.3:.1f}"
             for area, period in cells if period == "2025" and "-" in area]  # fmt: skip
    return "\n".join(["area,period,value", *lines]) + "\n"


def _file(rows: list[dict[str, str]], moved: bool) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("area", "period", "value", "status"))
    for number, row in enumerate(rows):
        if row["area"] == "KZ" and row["period"] == "2025":
            continue
        withheld = row["area"] in CONFIDENTIAL and row["period"] == "2025"
        value = int(row["value"]) * (1000 + (number % 7 - 3) * 9) // 1000 if moved else row["value"]
        writer.writerow((row["area"], row["period"], "" if withheld else value, "confidential" if withheld else ""))
    return out.getvalue().encode()


# -- scoring ----------------------------------------------------------------------------------------------------------


def macro_f1(judged: Sequence[Judged]) -> float:
    """The mean of the F1 of each verdict that is right for some claim."""
    told = Counter((one.made.label[0], one.verdict) for one in judged)
    classes = sorted({right for right, _ in told})
    return sum(_f1(told, name) for name in classes) / len(classes)


def _f1(told: Counter[tuple[str, str]], name: str) -> float:
    hits = told[name, name]
    named = sum(count for (_, said), count in told.items() if said == name)
    true = sum(count for (right, _), count in told.items() if right == name)
    return 2 * hits / (named + true)


def answered(judged: Sequence[Judged]) -> tuple[float, float]:
    """The share of claims answered, and how many of these rightly, `when` included."""
    told = [one for one in judged if one.verdict not in ("unverifiable", UNREAD)]
    return len(told) / len(judged), sum(one.right for one in told) / max(1, len(told))


def abstained(judged: Sequence[Judged]) -> tuple[float, float]:
    """Of the claims to abstain from, how many were abstained from, and how many of those for the right reason."""
    to_abstain = [one for one in judged if one.made.label[0] == "unverifiable"]
    did = [one for one in to_abstain if one.verdict == "unverifiable"]
    return len(did) / len(to_abstain), sum(one.reason == one.made.label[2] for one in did) / max(1, len(did))


def by_slip(judged: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """Right and all, for every kind of slip."""
    slips = dict.fromkeys(one.made.slip for one in judged)
    return {
        slip: (sum(one.right for one in judged if one.made.slip == slip), sum(one.made.slip == slip for one in judged))
        for slip in slips
    }


def table(judged: Sequence[Judged]) -> list[str]:
    """The scores of each language as a table in Markdown."""
    heads = [
        "language",
        "claims",
        "macro-F1",
        "answered",
        "right of these",
        "abstained rightly",
        "for the right reason",
    ]
    rows = [heads, ["---", *["--:"] * (len(heads) - 1)]]
    for language in (*LANGUAGES, ""):
        part = [one for one in judged if language in ("", one.made.language)]
        shares = (macro_f1(part), *answered(part), *abstained(part))
        rows.append([language or "all", f"{len(part):,}", *(f"{share:.3f}" for share in shares)])
    return [f"| {' | '.join(row)} |" for row in rows]


def slips_table(judged: Sequence[Judged]) -> list[str]:
    """Right verdicts by the way a claim was made."""
    rows = [["made as", "right", "of"], ["---", "--:", "--:"]]
    rows += [[slip, str(right), str(count)] for slip, (right, count) in by_slip(judged).items()]
    return [f"| {' | '.join(row)} |" for row in rows]


def disagreements(judged: Sequence[Judged]) -> list[str]:
    """Every claim whose verdict, or whose reason for abstaining, is another than it must be."""
    return [
        f"{one.made.slip}, {one.made.day}: {one.made.label} → {(one.verdict, one.when, one.reason)} {one.made.text}"
        for one in judged
        if not one.right or (one.verdict == "unverifiable" and one.reason != one.made.label[2])
    ]


def measured(each: int = EACH, seed: int = SEED) -> list[Judged]:
    """The whole benchmark, in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        return run(each, seed, Path(home))


def main() -> None:
    """Prints the scores and every disagreement."""
    given = [int(argument) for argument in sys.argv[1:3]]
    judged = measured(*given)
    print(*disagreements(judged), *table(judged), *slips_table(judged), sep="\n")


if __name__ == "__main__":
    main()
