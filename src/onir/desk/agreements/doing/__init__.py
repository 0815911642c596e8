"""The one door to agreements, obligations and support: who may, what is missing, then rows and history in one go."""

from onir.desk.agreements.doing.obligations import (
    add_obligation,
    breach,
    defer,
    judge,
    submit,
    waive,
)
from onir.desk.agreements.doing.signing import (
    add_agreement,
    add_party,
    add_sum,
    amend,
    attach,
    change_agreement,
    cover,
    drop_sum,
    erase_agreement,
    move,
    sign,
    signed_on,
)
from onir.desk.agreements.doing.support import grant, value_support

__all__ = [
    "add_agreement",
    "add_obligation",
    "add_party",
    "add_sum",
    "amend",
    "attach",
    "breach",
    "change_agreement",
    "cover",
    "defer",
    "drop_sum",
    "erase_agreement",
    "grant",
    "judge",
    "move",
    "sign",
    "signed_on",
    "submit",
    "value_support",
    "waive",
]
