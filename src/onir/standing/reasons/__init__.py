"""Why a figure and a place changed: by what parts, with the country or apart from it, past whom."""

from onir.standing.reasons.answer import Why, why
from onir.standing.reasons.moves import Move
from onir.standing.reasons.parts import Breakdown, Part
from onir.standing.reasons.shift_share import Effects, Table, shift_share, sum_of, whole_units
from onir.standing.reasons.structure import Structure, herfindahl, location_quotients

__all__ = [
    "Breakdown", "Effects", "Move", "Part", "Structure", "Table", "Why",
    "herfindahl", "location_quotients", "shift_share", "sum_of", "whole_units", "why",
]  # fmt: skip
