"""The records of agreements: what was signed, who owes what, what the state gives, what calendars were told."""

from onir.desk.agreements.models.agreement import (
    AgreedSum,
    Agreement,
    AgreementDocument,
    AgreementMove,
    AgreementParty,
    Covered,
)
from onir.desk.agreements.models.calendar import CalendarEntry, CalendarFeed, Reminded
from onir.desk.agreements.models.obligation import Obligation, ObligationInstance
from onir.desk.agreements.models.support import MeasureValue, SupportMeasure

__all__ = [
    "AgreedSum",
    "Agreement",
    "AgreementDocument",
    "AgreementMove",
    "AgreementParty",
    "CalendarEntry",
    "CalendarFeed",
    "Covered",
    "MeasureValue",
    "Obligation",
    "ObligationInstance",
    "Reminded",
    "SupportMeasure",
]
