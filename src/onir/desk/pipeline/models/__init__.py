"""The records of the pipeline."""

from onir.desk.pipeline.models.heard import Heard
from onir.desk.pipeline.models.ledgers import InvestmentFigure, JobFigure, ProductionFigure
from onir.desk.pipeline.models.looking import ExportLog, SavedFilter
from onir.desk.pipeline.models.organisations import Contact, InvestorLogin, Merger, Organisation
from onir.desk.pipeline.models.projects import Milestone, MoveLog, Party, Project, Share
from onir.desk.pipeline.models.stages import Gate, Reason, Stage, Status, Transition
from onir.desk.pipeline.models.sums import ProjectSum
from onir.desk.pipeline.models.ways import Spell, Way
from onir.desk.pipeline.models.work import Attendance, Document, Event, Interaction, Lead, Participant, Task

__all__ = [
    "Attendance",
    "Contact",
    "Document",
    "Event",
    "ExportLog",
    "Gate",
    "Heard",
    "Interaction",
    "InvestmentFigure",
    "InvestorLogin",
    "JobFigure",
    "Lead",
    "Merger",
    "Milestone",
    "MoveLog",
    "Organisation",
    "Participant",
    "Party",
    "ProductionFigure",
    "Project",
    "ProjectSum",
    "Reason",
    "SavedFilter",
    "Share",
    "Spell",
    "Stage",
    "Status",
    "Task",
    "Transition",
    "Way",
]
