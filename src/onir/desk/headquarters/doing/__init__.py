"""The one door to issues, protocols, instructions and targets."""

from onir.desk.headquarters.doing.issues import (
    assign,
    begin,
    confirm,
    escalate,
    give_up,
    raise_issue,
    reopen,
    resolve,
)
from onir.desk.headquarters.doing.sittings import (
    answer,
    close,
    extend,
    hold,
    instruct,
    judge,
    read,
    take_up,
)
from onir.desk.headquarters.doing.targets import set_target, withdraw_target

__all__ = [
    "answer",
    "assign",
    "begin",
    "close",
    "confirm",
    "escalate",
    "extend",
    "give_up",
    "hold",
    "instruct",
    "judge",
    "raise_issue",
    "read",
    "reopen",
    "resolve",
    "set_target",
    "take_up",
    "withdraw_target",
]
