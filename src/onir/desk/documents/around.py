"""What stands around projects, as documents take it: agreements, what is owed, issues, talks, events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from onir.bulletin.pipeline import records
from onir.bulletin.pipeline.tables import Day
from onir.desk.accounts.models import User
from onir.desk.agreements.models import ObligationInstance
from onir.desk.agreements.models.agreement import SIDES
from onir.desk.agreements.models.agreement import SUMS as OF_TEXT
from onir.desk.agreements.notices import still_owed
from onir.desk.agreements.states import AGREEMENT, INSTANCE
from onir.desk.documents.reading import named
from onir.desk.headquarters.models import Issue
from onir.desk.headquarters.states import ISSUE, ISSUE_ENDED, LEVELS, SEVERITIES
from onir.desk.pages.cards import in_full
from onir.desk.pages.obligations_rows import subject, who
from onir.desk.pipeline.codes import codes
from onir.language.messages import Sayable, Wording, msg


def agreements(rows: Any) -> tuple[records.Agreement, ...]:
    """Agreements that the person sees, the newest first."""
    found = rows.prefetch_related("sums", "parties__organisation")
    return tuple(_agreement(one) for one in found)


def _agreement(one: Any) -> records.Agreement:
    sums = tuple(
        msg("{kind}: {sum}", kind=OF_TEXT[each.kind], sum=in_full(each.amount, each.currency))
        for each in one.sums.all()
    )
    parties = tuple(str(each.organisation) for each in one.parties.all())
    return records.Agreement(str(one), one.kind, AGREEMENT[one.status], one.signed_on, one.last_day(), sums, parties)


def owed(by: User, day: date, until: date, obligations: Any = None) -> tuple[records.Owed, ...]:
    """What is past due and what falls due up to a day, the earliest first; of some obligations, or of all seen."""
    rows = still_owed(ObligationInstance.objects.visible_to(by)).filter(due__lte=until)
    if obligations is not None:
        rows = rows.filter(obligation__in=obligations)
    wanted = ("obligation__obligor", "obligation__agreement", "obligation__measure", "obligation__instruction",
              "obligation__responsible")  # fmt: skip
    return tuple(_owed(one, day) for one in rows.select_related(*wanted).order_by("due", "pk"))


def _owed(one: Any, day: date) -> records.Owed:
    told, state = one.obligation, one.shown(day)
    return records.Owed(
        str(told), subject(told), told.side, SIDES[told.side], named(told.obligor), _source(told), one.due,
        INSTANCE[state], state == "overdue", ", ".join(who(told)),
    )  # fmt: skip


def _source(told: Any) -> Sayable:
    """Where an obligation comes from, with the day of what was signed."""
    held = told.agreement or told.measure or told.instruction
    if told.agreement is None or told.agreement.signed_on is None:
        return Wording(*[str(held or "–")] * 3)
    return msg("{agreement}, {day}", agreement=str(held), day=Day(told.agreement.signed_on))


def issues(by: User, projects: Any) -> tuple[records.Hurdle, ...]:
    """Issues of the projects that are still open, the gravest first."""
    rows = Issue.objects.visible_to(by).filter(project__in=projects.values("pk")).exclude(status__in=ISSUE_ENDED)
    order = list(SEVERITIES)
    found = sorted(rows.select_related("project"), key=lambda one: (order.index(one.severity), one.due or date.max))
    return tuple(_issue(one) for one in found)


def _issue(one: Any) -> records.Hurdle:
    return records.Hurdle(
        one.title, named(one.project), one.project.code, SEVERITIES[one.severity], ISSUE[one.status],
        LEVELS[one.level], one.body, one.opened_on, one.due, one.money,
        None if one.amount is None else one.tenge, one.rate, one.jobs or None,
    )  # fmt: skip


def talks(rows: Any, most: int = 10) -> tuple[records.Talk, ...]:
    """The last interactions; people are not named."""
    found = rows.select_related("organisation", "project")[:most]
    return tuple(
        records.Talk(timezone.localtime(one.at).date(), codes("channel")[one.channel], _whom(one), one.note)
        for one in found
    )


def _whom(one: Any) -> Wording:
    whom = one.organisation or one.project
    return named(whom) if whom else Wording("–", "–", "–")


def occasions(rows: Iterable[Any]) -> tuple[records.Occasion, ...]:
    return tuple(
        records.Occasion(named(one), codes("event_kind")[one.kind], one.starts_on, one.ends_on, one.place)
        for one in rows
    )
