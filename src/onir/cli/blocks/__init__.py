"""What `onir standing` can tell besides the standing itself: each option is a block under the answer, a module here.

A block has the name of its option and of its key in `--json`. It answers for one area; one that makes sense for a
whole country answers for the league table too, the others say that they need an area. A new block is a module and a
line in `BLOCKS`.
"""

from onir.cli.blocks import gap, history, sure, why
from onir.cli.blocks.block import Answer, Asked, Block, Told, answered, chosen, told

BLOCKS: tuple[Block, ...] = (sure.BLOCK, why.BLOCK, gap.BLOCK, history.BLOCK)
"""In the order in which they are shown, whatever the order of the options."""

__all__ = ["BLOCKS", "Answer", "Asked", "Block", "Told", "answered", "chosen", "told"]
