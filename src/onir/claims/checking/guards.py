"""Guards: arithmetic that must hold between claims and known figures, whether or not the claim itself can be checked.

Each says *consistent*, *conflict*, *suggests*, *strain* or *beside* with its numbers; none proves a claim true. Their
codes: G1 part and whole, G2 the nation's net, G3 a place and its total, G4 implied base, G5 neighbours, G8 fixed
capital beside, G9 size against product, G10 magnitude, G11 index or growth, G12 currency, G16 one vintage, G17 one
territory, G18 unknown is not zero, G19 too early, G20 one cell said twice, G21 a share and its amounts, G22 parts and
whole, G23 a plan and its amounts. Left out: whatever needs a rate of exchange, and checks of whole
tables, which are made when a table is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onir.claims.checking import guards_beside, guards_between, guards_text, guards_whole
from onir.claims.checking.report import Guard
from onir.claims.checking.scene import Scene

Rule = Callable[[Scene], Iterator[Guard]]

RULES: tuple[Rule, ...] = (
    guards_whole.part_of_whole,
    guards_whole.above_national_net,
    guards_whole.rank_bound,
    guards_text.implied_base,
    guards_whole.neighbours,
    guards_beside.fixed_capital_beside,
    guards_beside.against_output,
    guards_text.magnitude,
    guards_text.index_or_growth,
    guards_text.own_currency,
    guards_beside.two_vintages,
    guards_beside.same_territory,
    guards_beside.unknown_is_not_zero,
    guards_text.too_early,
    guards_between.said_twice,
    guards_between.share_and_amounts,
    guards_between.parts_and_whole,
    guards_between.plan_and_amounts,
)


def guards(scene: Scene) -> tuple[Guard, ...]:
    """Every guard that has its figures, in the order of the list; a plan, a part or a sum of areas has none."""
    claim = scene.claim
    if claim.area is None or "+" in claim.area or claim.modality == "plan":
        return ()
    if claim.subregion is not None or claim.by == "per_head":
        return ()
    return tuple(found for rule in RULES for found in rule(scene))
