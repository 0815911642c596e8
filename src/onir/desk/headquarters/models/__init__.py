"""The records of the headquarters: issues, sittings, instructions, targets."""

from onir.desk.headquarters.models.issue import Issue, IssueEscalation
from onir.desk.headquarters.models.move import HeadquartersMove
from onir.desk.headquarters.models.sitting import Attendee, CoExecutor, Extension, Instruction, Sitting
from onir.desk.headquarters.models.target import Target

__all__ = [
    "Attendee",
    "CoExecutor",
    "Extension",
    "HeadquartersMove",
    "Instruction",
    "Issue",
    "IssueEscalation",
    "Sitting",
    "Target",
]
