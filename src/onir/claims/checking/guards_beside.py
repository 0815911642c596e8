"""Guards that set a claim beside other figures (G8, G9) and that watch the rules of reckoning (G16, G17, G18)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from onir.claims.checking.arithmetic import change
from onir.claims.checking.comparing import compare
from onir.claims.checking.figure import Figure
from onir.claims.checking.question import CHANGES, question_of
from onir.claims.checking.report import Guard
from onir.claims.checking.scene import Scene, numbers
from onir.figures import Cell, Panel
from onir.figures.vintage import Released
from onir.language.messages import Message, msg
from onir.measure import Period
from onir.standing import Rank, rank_of

# -- beside -----------------------------------------------------------------------------------------------------------


def fixed_capital_beside(scene: Scene) -> Iterator[Guard]:
    """G8: where the region stands in fixed-capital investment, another concept and no comparison."""
    claim = scene.claim
    if not (scene.is_fdi and scene.is_region) or claim.kind not in ("volume", "rank"):
        return
    spoken_of = scene.period or claim.period
    if spoken_of is None:
        return
    year = spoken_of.year
    told = [
        item for item in (_standing(scene, Period.of_months(when)) for when in (year, year - 1)) if item is not None
    ]
    if not told:
        return
    known: list[tuple[str, Fraction]] = []
    for cell, rank in told:
        known += [
            (f"fixed_capital_{cell.period}", Fraction(cell.amount or 0)),
            (f"place_{cell.period}", Fraction(rank.best)),
        ]
    yield Guard(
        "G8", "beside", tuple(known),
        msg(
            "By fixed-capital investment, another concept, the region had {list}.",
            list=[_placed(*item) for item in told],
        ),
    )  # fmt: skip


def _placed(cell: Cell, rank: Rank) -> Message:
    return msg(
        "{value} and place {place} of {of} in {year}", value=Figure(Fraction(cell.amount or 0), cell.unit.base),
        place=str(rank), of=rank.of, year=str(cell.period),
    )  # fmt: skip


def _standing(scene: Scene, year: Period) -> tuple[Cell, Rank] | None:
    code = scene.country and scene.country.fixed_capital_indicator
    panel = scene.tables.newest(code, year, scene.nation) if code else None
    cell = panel.cells.get(scene.code) if panel else None
    if panel is None or cell is None or cell.amount is None:
        return None
    rank = rank_of(panel, scene.code)
    return None if rank is None else (cell, rank)


def against_output(scene: Scene) -> Iterator[Guard]:
    """G9: the amount beside the gross regional product of the period, in one currency; never itself."""
    claim = scene.claim
    code = scene.country and scene.country.output_indicator
    if code == claim.indicator:
        return
    panel = scene.tables.newest(code, scene.period, scene.nation) if code and scene.period else None
    cell = panel.cell(scene.code) if panel else None
    if claim.kind != "volume" or cell is None or cell.unit.base != claim.unit or not cell.amount:
        return
    share = Fraction(claim.value) / Fraction(cell.amount) * 100
    said = Figure(share, "percent")
    if said.rounded:
        yield Guard(
            "G9", "strain" if share > 100 else "beside", numbers(percent_of_product=share),
            msg("It is {share} of the gross product of the same period.", share=said),
        )  # fmt: skip


# -- rules of reckoning -----------------------------------------------------------------------------------------------


def two_vintages(scene: Scene) -> Iterator[Guard]:
    """G16: growth that holds only with its two ends from different releases, as officials compare first with first."""
    claim, judged = scene.claim, scene.checked.judgement
    if claim.kind != "growth" or judged.verdict != "contradicted" or judged.basis is None or scene.period is None:
        return
    question = question_of(claim, judged.basis.indicator, scene.period, area=scene.code)
    if question.measure not in CHANGES or question.measure == "points" or question.rival is not None:
        return
    for (now, _), (_, before) in permutations(scene.tables.pairs(question), 2):
        late, early = now.cell(scene.code), before.cell(scene.code)
        if late is None or early is None or late.interval is None or early.interval is None:
            continue
        mixed = change(question.measure, late.interval, early.interval, down=question.down)
        if mixed is not None and compare(mixed, question.wanted)[0] == "holds":
            yield _mixed(now, before, late, early)
            return


def _mixed(now: Panel, before: Panel, late: Cell, early: Cell) -> Guard:
    return Guard(
        "G16", "suggests", numbers(now=Fraction(late.amount or 0), before=Fraction(early.amount or 0)),
        msg(
            "It holds only with the later figure from the release of {now} and the earlier from that of {before}.",
            now=Released(now.vintage.released),
            before=Released(before.vintage.released),
        ),
    )  # fmt: skip


def same_territory(scene: Scene) -> Iterator[Guard]:
    """G17: periods on both sides of a break of borders compare only on joined units."""
    if scene.checked.reason == "borders changed":
        yield Guard("G17", "strain", (), msg("Over this change of borders only joined regions can be compared."))


def unknown_is_not_zero(scene: Scene) -> Iterator[Guard]:
    """G18: missing cells give bounds of a place, not a place."""
    basis = scene.checked.judgement.basis
    if basis is None or basis.size is None or basis.interval.low == basis.interval.high or "tie" in basis.notes:
        return
    best, worst = basis.interval.low, basis.interval.high
    yield Guard(
        "G18", "strain", numbers(best=best, worst=worst),
        msg(
            "Cells are missing: the place lies between {best} and {worst}.", best=int(best or 0), worst=int(worst or 0)
        ),
    )  # fmt: skip
