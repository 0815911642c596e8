"""`--sure`: how sure the place is, as odds where releases are enough and as bounds where they are not."""

from __future__ import annotations

from onir.cli.blocks.block import Asked, Block, Told


def _of_area(asked: Asked) -> Told:
    from onir.standing import sure  # noqa: PLC0415 - heavy, and of no use to --help

    return sure(asked.area, asked.period, **asked.terms)


BLOCK = Block("sure", _of_area)
