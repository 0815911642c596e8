"""The moves of issues and instructions, from `data/moves.csv`."""

from onir.desk.moving import PermittedMove


class HeadquartersMove(PermittedMove):
    class Meta(PermittedMove.Meta):
        pass
