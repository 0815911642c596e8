"""Press releases read back by the checker: whether each number it wrote is read as it was meant, and found supported.

Subjects are all areas and periods of the tables that ship, half-years and years of quarterly flows too. A release is
read as a stranger's text: the checker is told its language and nothing else. A mutant has one number of the prose
changed by one to nine units of its last printed place; it is caught when any claim of the text is not supported.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from decimal import Decimal
from itertools import cycle

from onir.bulletin.release import Fact, Release, release
from onir.bulletin.release.concepts import concept_codes
from onir.claims.checking import Checked, Report, check
from onir.claims.checking.question import base_of
from onir.claims.checking.tables import Figures, Remembering
from onir.figures import Store
from onir.language.messages import LANGUAGES
from onir.measure import Period
from onir.territory.tables import country_codes

QUARTER, HALF, YEAR = 3, 6, 12


@dataclass(frozen=True)
class Subject:
    """What a release is about."""

    indicator: str
    area: str
    period: Period


def subjects(store: Store) -> list[Subject]:
    """Every area with a figure, in every period that the tables print or add up to."""
    found = []
    for country in country_codes():
        for code in sorted({*concept_codes()} & {*store.indicators(country)}):
            for period in _periods(store, code, country):
                panels = store.panels(code, period, country=country)
                areas = dict.fromkeys(area for panel in panels for area in panel.known)
                found += [Subject(code, area, period) for area in (country, *areas) if panels]
    return found


def _periods(store: Store, code: str, country: str) -> list[Period]:
    """Those that are printed; of quarters also the years and first halves that are complete."""
    printed = store.periods(code, country)
    quarters = {period for period in printed if period.months == QUARTER}
    wider = {Period.of_months(one.year, 1, months) for one in quarters for months in (HALF, YEAR)}
    return sorted({*printed, *(one for one in wider if quarters.issuperset(one.split(QUARTER)))})


def written(subject: Subject, store: Store) -> Release:
    """The release about a subject."""
    return release(subject.area, subject.period, indicator=subject.indicator, store=store)


@dataclass(frozen=True)
class Read:
    """A release in one language, read back."""

    subject: Subject
    language: str
    text: str
    facts: tuple[Fact, ...]
    report: Report

    @property
    def wrong(self) -> list[str]:
        """Claims that are not supported, and claims that are no fact of the release."""
        left = Counter(_fact(fact) for fact in self.facts)
        found = []
        for claim in self.report.claims:
            stated = _claim(claim)
            if claim.verdict != "supported":
                found.append(f"{claim.verdict}: {claim.claim.quote}: {stated}")
            elif not left[stated]:
                found.append(f"another claim: {claim.claim.quote}: {stated}")
            left[stated] -= 1
        return found

    @property
    def unread(self) -> list[str]:
        """Facts that no claim states."""
        left = Counter(_fact(fact) for fact in self.facts)
        left.subtract(_claim(claim) for claim in self.report.claims)
        return [str(fact) for fact, times in left.items() if times > 0]


Stated = tuple[str, str, str, str, Decimal, str, str, int | None, str]


def _fact(fact: Fact) -> Stated:
    base, period = str(fact.base or ""), str(fact.period)
    return fact.kind, fact.indicator, fact.area, period, fact.value, fact.unit, base, fact.of, fact.partner


def _claim(checked: Checked) -> Stated:
    """What was read, in the terms of a fact; the concept is the one that the verdict rests on."""
    claim, basis = checked.claim, checked.judgement.basis
    code = basis.indicator if basis is not None else claim.indicator
    sign = -1 if claim.direction == "down" else 1
    base = str(base_of(claim, claim.period)) if claim.kind == "growth" and claim.period is not None else ""
    partner = claim.partner or "_T"
    return (
        claim.kind,
        code,
        claim.area or "",
        str(claim.period),
        sign * claim.value,
        claim.unit,
        base,
        claim.of,
        partner,
    )


def read_back(subject: Subject, language: str, made: Release, store: Figures) -> Read:
    """The release in one language as the checker reads it."""
    text = made.say(language)
    return Read(subject, language, text, made.facts, check(text, store=store, language=language))


# -- mutants ----------------------------------------------------------------------------------------------------------

NUMBER = re.compile(r"(?<![\w.,\u00a0])\d+(?:[.,\u00a0 ]\d+)*")


YEAR_SAID = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Mutant:
    """A text in which one number is another; `number` as it was."""

    text: str
    number: str

    @property
    def of_year(self) -> bool:
        """Whether it tells another year: the figures beside it can be those of that year too."""
        return YEAR_SAID.fullmatch(self.number) is not None


def mutant(text: str, chance: random.Random) -> Mutant:
    """The prose of a release with one number changed by one to nine units of its last place."""
    prose = text.rpartition("\n\n")[0]
    spot = chance.choice(list(NUMBER.finditer(prose)))
    return Mutant(prose[: spot.start()] + _changed(spot.group(), chance) + prose[spot.end() :], spot.group())


def _changed(number: str, chance: random.Random) -> str:
    """Another number with as many places."""
    digits = [digit for digit in number if digit.isdigit()]
    step = chance.randint(1, 9)
    value = int("".join(digits))
    other = value + (step if value <= step or chance.random() < 0.5 else -step)
    changed = str(other).rjust(len(digits), "0")
    marks = [(len(digits) - sum(c.isdigit() for c in number[:at]), c) for at, c in enumerate(number) if not c.isdigit()]
    for places, mark in marks:
        changed = changed[: len(changed) - places] + mark + changed[len(changed) - places :]
    return changed


def caught(text: str, language: str, store: Figures) -> bool:
    """Whether the checker objects to any claim of a text."""
    return any(claim.verdict != "supported" for claim in check(text, store=store, language=language).claims)


# -- measuring --------------------------------------------------------------------------------------------------------


@dataclass
class Tally:
    """What came of reading back."""

    releases: int = 0
    claims: int = 0
    wrong: int = 0
    unread: int = 0
    mutants: int = 0
    missed: int = 0
    years: int = 0

    @property
    def row(self) -> list[str]:
        return [*(f"{count:,}" for count in astuple(self)), f"{1 - self.missed / self.mutants:.2%}"]


def in_fixed_order(found: list[Subject]) -> list[Subject]:
    """Shuffled, always alike: whatever part of them was read back is a fair sample of all."""
    chosen = list(found)
    random.Random(17).shuffle(chosen)
    return chosen


def measured(store: Store, chosen: list[Subject]) -> dict[str, Tally]:
    """Counts by language; every disagreement goes to standard error as it is found.

    Of each subject one release is changed, the languages in turn.
    """
    tallies, tables = {language: Tally() for language in LANGUAGES}, Remembering(store)
    for subject, turn in zip(chosen, cycle(LANGUAGES), strict=False):
        made = written(subject, store)
        reads = {language: read_back(subject, language, made, tables) for language in LANGUAGES}
        said = [one for language, read in reads.items() for one in _measure(read, tallies[language])]
        changed = mutant(reads[turn].text, random.Random(f"{subject}{turn}"))
        said += _change(changed, turn, tallies[turn], tables)
        for one in said:
            print(f"{subject} {one}", file=sys.stderr, flush=True)
    return tallies


def _measure(read: Read, tally: Tally) -> Iterator[str]:
    wrong, unread = read.wrong, read.unread
    tally.releases += 1
    tally.claims += len(read.report.claims)
    tally.wrong += len(wrong)
    tally.unread += len(unread)
    yield from (f"{read.language}: {one}" for one in (*wrong, *(f"unread: {fact}" for fact in unread)))


def _change(changed: Mutant, language: str, tally: Tally, tables: Figures) -> Iterator[str]:
    tally.mutants += 1
    if not caught(changed.text, language, tables):
        tally.missed += 1
        tally.years += changed.of_year
        yield f"{language}: missed mutant of {changed.number}: {changed.text}"


HEADS = ("language", "releases", "claims read", "not supported or not meant", "facts not read", "mutants",
         "not caught", "of these years", "caught")  # fmt: skip


def lines() -> list[str]:
    """The part of RESULTS.md: every subject in every language."""
    store = Store.open()
    tallies = measured(store, in_fixed_order(subjects(store)))
    rows = [[language, *tally.row] for language, tally in tallies.items()]
    return [
        "## Press releases read back",
        "",
        "Every region and nation with a figure, in every period that the shipped tables print or add up to, in three",
        "languages, as the checker reads the text. A mutant, one language a subject in turn, has one number of the",
        "prose, years too, changed by one to nine units of its last place. One that is not caught is as a rule",
        "another true statement: the same place or the same change in another year.",
        "",
        *(f"| {' | '.join(row)} |" for row in (HEADS, ["---", *["--:"] * (len(HEADS) - 1)], *rows)),
    ]


if __name__ == "__main__":
    print(*lines(), sep="\n")
