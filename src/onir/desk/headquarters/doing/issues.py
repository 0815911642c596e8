"""Issues: raised, worked on, sent up, settled, and over once the investor says so."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from onir.desk.headquarters.models import Issue, IssueEscalation
from onir.desk.headquarters.states import ISSUE, LEVELS, above
from onir.desk.moving import permit
from onir.desk.permitted import dated_rate, enter, kept
from onir.desk.pipeline.doing.permission import need
from onir.desk.tracking import acting
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User
    from onir.desk.pipeline.models import Project

PACKAGE = "onir.desk.headquarters"


def raise_issue(by: User, project: Project, **fields: Any) -> Issue:
    """A new issue; the sum at risk keeps the rate of the day it was named, the official one if none is given."""
    today = timezone.localdate()
    made = Issue(project=project, created_by=by, **({"opened_on": today} | fields))
    day = fields.get("rate_date") or made.opened_on
    made.rate, made.rate_date = dated_rate(made.currency, fields.get("rate"), day)
    if made.opened_on > today:
        raise BadInput(msg("An issue cannot be opened on a day to come."))
    with acting(by):
        enter(by, made)
    return made


def assign(by: User, issue: Issue, responsible: User, *, due: date) -> Issue:
    """Who settles it, and by when."""
    return _moved(by, issue, "assigned", "change", responsible=responsible, due=due)


def begin(by: User, issue: Issue) -> Issue:
    """Somebody works on it."""
    return _moved(by, issue, "in_work", "change")


def escalate(by: User, issue: Issue, reason: str, *, due: date) -> Issue:
    """One level up, with the deadline of that level; the log keeps every step."""
    need(by, "escalate", issue)
    if issue.status != "escalated":
        permit(PACKAGE, "issue", (issue.status, "escalated"), ISSUE)
    higher = above(issue.level)
    if higher is None:
        raise BadInput(msg("There is no level above: {level}.", level=LEVELS[issue.level]))
    if not reason.strip():
        raise BadInput(msg("Say why: this move needs its ground."))
    today = timezone.localdate()
    if due < today:
        raise BadInput(msg("The deadline of the next level lies before today."))
    with acting(by, reason):
        IssueEscalation.objects.create(
            issue=issue, before=issue.level, after=higher, on=today, due=due, by=by, reason=reason
        )
        return kept(issue, status="escalated", level=higher, due=due)


def resolve(by: User, issue: Issue, resolution: str, *, on: date | None = None) -> Issue:
    """Settled as those see it who settled it; the investor has still to say so."""
    if not resolution.strip():
        raise BadInput(msg("Say how it was settled."))
    return _moved(by, issue, "resolved", "change", resolution=resolution, resolved_on=on or timezone.localdate())


def confirm(by: User, issue: Issue, *, who: str, on: date, retained: Decimal | None = None) -> Issue:
    """The investor says that it is settled: who, when, and how much investment stays because of it."""
    if not who.strip():
        raise BadInput(msg("Name the person at the investor who confirmed it."))
    if retained is not None and retained > (issue.amount or Decimal(0)):
        raise BadInput(msg("More cannot be retained than was at risk."))
    if issue.resolved_on and on < issue.resolved_on:
        raise BadInput(msg("It was confirmed before it was settled."))
    return _moved(by, issue, "confirmed", "confirm", confirmed_who=who, confirmed_on=on, retained=retained)


def give_up(by: User, issue: Issue, reason: str) -> Issue:
    """Nobody can settle it: said with the reason, since the money at risk is then lost."""
    if not reason.strip():
        raise BadInput(msg("Say why: this move needs its ground."))
    return _moved(by, issue, "not_resolvable", "change", resolution=reason)


def reopen(by: User, issue: Issue, reason: str) -> Issue:
    """Not settled after all."""
    need(by, "change", issue)
    if not reason.strip():
        raise BadInput(msg("Say why: this move needs its ground."))
    if issue.status not in ("resolved", "not_resolvable"):
        permit(PACKAGE, "issue", (issue.status, "reopened"), ISSUE)
    return _moved(by, issue, "in_work", "change", resolution="", resolved_on=None)


def _moved(by: User, issue: Issue, status: str, action: str, **changes: Any) -> Issue:
    need(by, action, issue)
    permit(PACKAGE, "issue", (issue.status, status), ISSUE)
    with acting(by, changes.get("resolution", "")):
        return kept(issue, status=status, **changes)
