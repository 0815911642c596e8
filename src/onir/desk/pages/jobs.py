"""*Jobs*: what the desk does in the background, whether its worker lives, what failed and why. For administrators."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from onir.desk.background.job import JOBS
from onir.desk.background.models import Failure
from onir.desk.backups.keeping import backups, held, taken_at
from onir.desk.door import rule
from onir.desk.words import Moment, language
from onir.language.messages import Message, msg

SHOWN = 50
SILENT = timedelta(minutes=1)
AT_WORK = msg("The worker is at work.")
GONE = msg("No worker gives a sign of life: start the desk anew.")
STATES = {
    "todo": msg("waits"),
    "doing": msg("under way"),
    "failed": msg("given up"),
    "aborted": msg("broken off"),
    "cancelled": msg("called off"),
    "succeeded": msg("done"),
}


@rule("jobs", "read")
@require_safe
def every_job(request: HttpRequest) -> HttpResponse:
    """Jobs that wait, run or were given up, the newest first; those done are gone."""
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gt=timezone.now() - SILENT).exists()
    context = {
        "worker": AT_WORK if alive else GONE,
        "alive": alive,
        "heads": (msg("Job"), msg("State"), msg("Attempts"), msg("Next"), msg("What it said")),
        "rows": list(_rows()),
        "backup": _backup(),
        "plans": [one.title for one in JOBS.values()],
    }
    return render(request, "desk/jobs.html", context)


def _backup() -> Message:
    """The last that the desk took by itself, as far as its file is there."""
    files = held()
    if not files:
        return msg("No backup lies in {folder} yet.", folder=str(backups()))
    said = {"when": Moment(taken_at(files[0])), "file": str(files[0]), "size": files[0].stat().st_size}
    return msg("The last backup was taken on {when}: {file}, {size} bytes.", **said)


def _rows() -> Iterator[dict[str, Any]]:
    for one in ProcrastinateJob.objects.order_by("-pk")[:SHOWN]:
        failure = Failure.objects.filter(job=one.pk).order_by("-pk").first()
        yield {
            "number": one.pk,
            "title": JOBS[one.task_name].title if one.task_name in JOBS else one.task_name,
            "state": STATES[one.status],
            "attempts": one.attempts,
            "next": one.scheduled_at if one.status == "todo" else None,
            "failure": failure,
            "again": one.status in ("failed", "aborted"),
        }


@rule("jobs", "manage")
@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for a job that was given up once more."""
    found = ProcrastinateJob.objects.filter(pk=number, status__in=("failed", "aborted")).first()
    if found is None or found.task_name not in JOBS:
        raise Http404
    JOBS[found.task_name].later(**{name: value for name, value in found.args.items() if name != "timestamp"})
    messages.success(request, _begun(JOBS[found.task_name].title).say(language()))
    return redirect("jobs")


def _begun(title: Message) -> Message:
    return msg("Asked for once more: {title}.", title=title)


urlpatterns = [
    path("", every_job, name="jobs"),
    path("<int:number>/again/", again, name="jobs_again"),
]
