"""How sure a place is, in words: a probability is always a number, and a word beside it where that helps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from onir.figures.asking.ranking import Rank
from onir.figures.releases.settling import SETTLED
from onir.figures.words import Percent
from onir.language.messages import Message, msg
from onir.standing.certainty.answer import Bounds, Sure
from onir.standing.certainty.chances import Chance
from onir.standing.certainty.odds import Odds
from onir.standing.certainty.rules import LEVEL
from onir.standing.place import Place


def sentences(sure: Sure) -> Iterator[Message]:
    """What is said of an answer, in order."""
    if sure.odds is not None:
        yield from _odds(sure, sure.odds)
    else:
        yield _admissible(sure.place)
        assert sure.doubt is not None
        yield sure.doubt
    yield from _held(sure)
    if sure.odds is None and sure.bounds is not None:
        yield _bounded(sure, sure.bounds)
    if sure.odds is not None:
        yield from _backing(sure, sure.odds)


def _odds(sure: Sure, odds: Odds) -> Iterator[Message]:
    place, row = sure.place, odds.areas.index(sure.place.cell.area)
    low, high = odds.sets[row]
    best, worst, often = odds.likeliest[row]
    likeliest = Rank(best, worst, place.rank.of)
    said = {"area": place.name, "place": likeliest, "of": place.rank.of, "chance": Chance(often)}
    if (low, high) == (best, worst):
        yield msg("Once the figures settle, the place of {area} is {place} of {of} with a chance of {chance}.", **said)
    else:
        yield msg(
            "Once the figures settle, the place of {area} is most likely {place} of {of} ({chance}), and from {low} to "
            "{high} with a chance of {level}.",
            level=Chance(LEVEL), low=low, high=high, **said,
        )  # fmt: skip
    yield msg(
        "With a chance of {level} for all {of} regions at once it is from {low} to {high}.",
        level=Chance(LEVEL), of=place.rank.of, low=odds.joint.low[row], high=odds.joint.high[row],
    )  # fmt: skip
    yield from _compared(place, odds)


def _compared(place: Place, odds: Odds) -> Iterator[Message]:
    own, rank = place.cell.area, place.rank
    kept = Chance(odds.holds(own, rank.best, rank.worst))
    yield msg("That the place is kept after the next release is {word} ({chance}).", word=kept.word, chance=kept)
    top = Chance(odds.among(own, 3))
    yield msg("A settled place among the first three is {word} ({chance}).", word=top.word, chance=top)
    if place.above is not None:
        over = Chance(odds.beats(own, place.above.cell.area))
        said = {"area": place.above.name, "word": over.word, "chance": over}
        yield msg("To settle above {area}, now next above, is {word} ({chance}).", **said)
    if place.behind is not None:
        over = Chance(odds.beats(own, place.behind.cell.area))
        said = {"area": place.behind.name, "word": over.word, "chance": over}
        yield msg("To settle above {area}, now next below, is {word} ({chance}).", **said)


def _admissible(place: Place) -> Message:
    return msg(
        "By this release the place of {area} is {rank} of {of}. Its figures may yet be revised, and no margins of "
        "error are printed with them.",
        area=place.name, rank=place.rank, of=place.rank.of,
    )  # fmt: skip


def _held(sure: Sure) -> Iterator[Message]:
    if len(sure.held) > 1:
        best, worst = min(one.rank.best for one in sure.held), max(one.rank.worst for one in sure.held)
        places = Rank(best, worst, sure.place.rank.of)
        yield msg(
            "In the {n} releases that rank these regions the place was {places}.", n=len(sure.held), places=places
        )


def _bounded(sure: Sure, bounds: Bounds) -> Message:
    if bounds.cells is not None and (bounds.best, bounds.worst) == (1, sure.place.rank.of):
        return msg(
            "Of {cells} figures about as old nine in ten have moved by at most {moved} since: were those of all "
            "regions to move as far, any place of the {of} would be possible.",
            cells=bounds.cells, moved=Percent.of(bounds.moved), of=sure.place.rank.of,
        )  # fmt: skip
    said = {
        "moved": Percent.of(bounds.moved),
        "places": Rank(bounds.best, bounds.worst, sure.place.rank.of),
        "of": sure.place.rank.of,
    }
    if bounds.cells is None:
        return msg(
            "Where revisions of {indicator} have been measured, nine first figures in ten moved by at most {moved}; if "
            "no region's moved by more, the place would be {places} of {of}.",
            indicator=sure.standing.indicator, **said,
        )  # fmt: skip
    return msg(
        "Of {cells} figures about as old nine in ten have moved by at most {moved} since; if no region's moved by "
        "more, the place would be {places} of {of}.",
        cells=bounds.cells, **said,
    )  # fmt: skip


def _backing(sure: Sure, odds: Odds) -> Iterator[Message]:
    near = sure.record.near(sure.age)
    yield msg(
        "This rests on {cells} figures about as old in {n} releases of “{title}”, {first} to {last}, and on revisions "
        "going on as they did; changes of method or of borders are not foreseen.",
        cells=sure.cells, n=sure.releases, title=sure.place.panel.vintage.title,
        first=near[0].period, last=near[-1].period,
    )  # fmt: skip
    if odds.until < SETTLED:
        yield msg(
            "Settled here means {n} {n:plural:quarter|quarters} after the end of the period: how such figures move "
            "later is not on record.",
            n=max(1, round(odds.until)),
        )
    if odds.drawn_together:
        yield msg(
            "First figures of this table lie too far apart, so they were drawn together by {part} before.",
            part=Percent.of(Decimal(odds.drawn_together)),
        )
