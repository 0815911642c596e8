"""How near the reader comes to what a careful reader finds in whole texts; `make score` prints it.

A gold claim is found when a claim read overlaps its quote and has its kind and its value; then its fields are compared
one by one. A claim read that finds none is false, unless it is of a statistic that Öñir does not follow. The texts set
aside are scored and held to nothing: no rule is written for one of them, so that they tell how the rules fare on what
they have not seen.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tests.claims.gold import DETAILS, FIELDS, SETS, GoldText, Row, as_row, gold_texts, languages

from onir.claims.reading import read


def wrong_fields(found: Row, gold: Row) -> list[str]:
    """The fields in which a claim read differs from the gold one."""
    return [name for name, wanted in gold.said.items() if found.said[name] != wanted]


def paired(found: Iterable[Row], gold: Iterable[Row]) -> tuple[list[tuple[Row, Row | None]], list[Row]]:
    """Every gold claim with the claim that finds it, and the claims read that find none."""
    free, pairs = list(found), []
    for row in gold:
        hits = [one for one in free if _finds(one, row)]
        best = min(hits, key=lambda one: len(wrong_fields(one, row)), default=None)
        if best is not None:
            free.remove(best)
        pairs.append((row, best))
    return pairs, free


def _finds(found: Row, gold: Row) -> bool:
    overlap = found.start < gold.end and gold.start < found.end
    return overlap and found.kind == gold.kind and found.value == gold.value


@dataclass
class Score:
    """Counts over texts and what they come to; `errors` names every one."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, gold: GoldText) -> None:
        pairs, free = paired([as_row(claim) for claim in read(gold.text, gold.published)], gold.rows)
        for row, hit in pairs:
            if row.followed:
                self._count(gold, row, hit)
        for row in (row for row in free if row.followed):
            self.counts["false"] += 1
            self.errors.append(f"{gold} · false · {row.quote} · {row.kind} {row.value} {row.said['indicator']}")

    def _count(self, text: GoldText, gold: Row, hit: Row | None) -> None:
        place = f"{text}:{gold.line}"
        self.counts["gold"] += 1
        if hit is None:
            self.errors.append(f"{place} · missed · {gold.quote} · {gold.kind} {gold.value}")
            return
        wrong = wrong_fields(hit, gold)
        self.counts["found"] += 1
        self.counts.update(set(FIELDS) - set(wrong))
        self.counts["details"] += not set(DETAILS) & set(wrong)
        self.counts["together"] += not {"indicator", "area", "unit"} & set(wrong)
        self.errors += [
            f"{place} · {name} · {gold.quote} · read “{hit.said[name]}”, gold “{gold.said[name]}”" for name in wrong
        ]

    @property
    def precision(self) -> float:
        return self.counts["found"] / max(self.counts["found"] + self.counts["false"], 1)

    @property
    def recall(self) -> float:
        return self.counts["found"] / max(self.counts["gold"], 1)

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def right(self, name: str) -> float:
        """The part of the claims found that have a field right; `together`: indicator, area and unit at once."""
        return self.counts[name] / max(self.counts["found"], 1)

    def lines(self) -> Iterator[str]:
        yield (
            f"{self.counts['gold']:4} claims  precision {self.precision:.3f}  recall {self.recall:.3f}"
            f"  F1 {self.f1:.3f}  indicator+area+unit {self.right('together'):.3f}"
        )
        yield "    " + "  ".join(f"{name} {self.right(name):.3f}" for name in (*FIELDS, "details"))


def score(texts: Iterable[GoldText]) -> Score:
    """The score of texts together."""
    total = Score()
    for text in texts:
        total.add(text)
    return total


def _main() -> None:
    parser = argparse.ArgumentParser(description="How well whole texts are read, by set and language.")
    parser.add_argument("language", nargs="*", help="languages to score; all unless said")
    parser.add_argument("--errors", action="store_true", help="list what is missed, false or wrong")
    asked = parser.parse_args()
    for group in SETS:
        for language in asked.language or languages(group):
            texts = gold_texts(group, language)
            total = score(texts)
            first, second = total.lines()
            print(f"{group} {language}: {len(texts)} texts {first}", second, sep="\n")
            for error in total.errors if asked.errors else ():
                print(error)


if __name__ == "__main__":
    _main()
