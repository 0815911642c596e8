"""Each indicator by its code: what it asks the database, and what is reckoned of the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import F, Q

from onir.desk.indicators import reckoning as told
from onir.desk.indicators.asking import (
    ANSWERED,
    COHORTS,
    CONVERSION,
    COUNTRIES,
    DOUBTFUL,
    FILLED,
    KEPT,
    LAUNCHES,
    OPEN_SUMS,
    REACHED,
    SILENT,
    SPELLS,
    WHOLE,
    Asked,
    lines,
    of_records,
)
from onir.desk.indicators.reckoning import Answer
from onir.desk.indicators.statistics import Spell
from onir.desk.pipeline.flags import flagged
from onir.desk.pipeline.models import Lead, Project, Stage
from onir.language.messages import Sayable, msg
from onir.territory import partner_name

MONTHS = 12
"""T of conversions."""
PAST = 36
"""How long ago a project was at a stage, so that by now it could have come to operate."""
MOST, FEW, MANY = 3, 1, 1000
"""Beyond which a project looks mistyped: actual over promise; jobs for a billion tenge."""

LACKING = (
    msg("sector"), msg("manager"), msg("promised sum"), msg("promised jobs"), msg("planned launch"), msg("site"),
    msg("summary without names"), msg("number in the state register"),
)  # fmt: skip


def _stages() -> dict[str, Sayable]:
    return {one.code: one for one in Stage.objects.all()}


def _whole(asked: Asked) -> told.Whole:
    return told.Whole(*lines(WHOLE, asked)[0])


def realisation(asked: Asked) -> Answer:
    return told.realisation([told.Cohort(*line) for line in lines(COHORTS, asked)])


def in_short(asked: Asked) -> Mapping[str, Answer]:
    """Those that two questions tell, of a row a project; the others are asked on their own."""
    whole = _whole(asked)
    return {
        "realisation": realisation(asked), "honesty": told.honesty(whole), "reinvestment": told.reinvestment(whole),
        "jobs": told.jobs(whole),
    }  # fmt: skip


def conversion(asked: Asked) -> Answer:
    return told.conversion([told.Step(*line) for line in lines(CONVERSION, asked, months=MONTHS)], _stages())


def durations(asked: Asked) -> Answer:
    names = {**_stages(), "launch": msg("from the first entry to the launch")}
    spells = (
        (stage, Spell(day, ended, n))
        for stage, days, ended, cases in lines(SPELLS, asked)
        for day, n in zip(days, cases, strict=True)
    )
    return told.durations(spells, names)


def weighted(asked: Asked) -> Answer:
    reached = {line[0]: told.Step(*line) for line in lines(REACHED, asked, months=PAST)}
    return told.weighted([told.Waiting(*line) for line in lines(OPEN_SUMS, asked)], reached, _stages())


def ageing(asked: Asked) -> Answer:
    first, *more = lines(SILENT, asked)[0]
    return told.ageing((first, more[0], more[1], more[2]))


def compliance(asked: Asked) -> Answer:
    from onir.desk.agreements.models import ObligationInstance  # noqa: PLC0415 - as apps that build on this one are
    from onir.desk.agreements.models.agreement import SIDES  # noqa: PLC0415

    due = ObligationInstance.to_count(asked.by).filter(due__lte=asked.on)
    due = due.exclude(status__in=("waived", "deferred"))
    if asked.region:
        due = due.filter(Q(obligation__project__region=asked.region) | Q(obligation__agreement__region=asked.region))
    if asked.year:
        due = due.filter(due__year=asked.year)
    owed = due.order_by().values("status", "due", "delivered_on", side=F("obligation__side"))
    rows = {side: told.Owed(side, *counted) for side, *counted in of_records(KEPT, owed)}
    return told.compliance([rows[side] for side in SIDES if side in rows], dict(SIDES))


def honesty(asked: Asked) -> Answer:
    return told.honesty(_whole(asked))


def reinvestment(asked: Asked) -> Answer:
    return told.reinvestment(_whole(asked))


def jobs(asked: Asked) -> Answer:
    return told.jobs(_whole(asked))


def launches(asked: Asked) -> Answer:
    return told.launches([told.Launch(*line) for line in lines(LAUNCHES, asked)])


def response(asked: Asked) -> Answer:
    found = Lead.objects.visible_to(asked.by)
    if asked.region:
        found = found.filter(region=asked.region)
    if asked.year:
        found = found.filter(received_at__year=asked.year)
    return told.response(*of_records(ANSWERED, found.order_by().values("received_at", "first_response_at"))[0])


def issues(asked: Asked) -> Answer:
    from onir.desk.headquarters.models import Issue  # noqa: PLC0415

    found = Issue.objects.visible_to(asked.by)
    if asked.region:
        found = found.filter(project__region=asked.region)
    if asked.year:
        found = found.filter(opened_on__year=asked.year)
    rows = found.order_by().values_list("body", "opened_on", "resolved_on", "amount", "retained", "rate")
    nothing = Decimal(0)
    held = [told.Hurdle(body, opened, ended, (amount or nothing) * rate, (kept or nothing) * rate)
            for body, opened, ended, amount, kept, rate in rows]  # fmt: skip
    return told.issues(held, asked.on)


def countries(asked: Asked) -> Answer:
    found: dict[str, list[told.Origin]] = {"owner": [], "investor": []}
    for by, *origin in lines(COUNTRIES, asked):
        found[by].append(told.Origin(*origin))
    return told.countries(found["owner"], found["investor"], _country)


def _country(code: str) -> Sayable:
    from onir.language.messages import Wording  # noqa: PLC0415

    return Wording(*(partner_name(code, language) for language in ("en", "ru", "kk")))


def quality(asked: Asked) -> Answer:
    projects, *filled = lines(FILLED, asked)[0]
    stale = flagged(asked.projects, asked.on).filter(stale=True).count()
    return told.quality(projects, list(zip(LACKING, filled, strict=True)), stale)


def doubtful(asked: Asked) -> Answer:
    found = lines(DOUBTFUL.format(most=MOST, few=FEW, many=MANY, shown=100), asked)
    projects: dict[int, Any] = Project.objects.in_bulk([line[0] for line in found])
    rows = [(projects[line[0]], *(told.tenge(line[1]), line[2] or told.NONE, told.tenge(line[3]), told.tenge(line[4])))
            for line in found]  # fmt: skip
    heads = (msg("Project"), msg("Promised"), msg("Jobs"), msg("Claimed"), msg("Verified"))
    n = found[0][5] if found else 0
    return Answer(n, msg("{n} {n:plural:project|projects}", n=n), heads, rows)


ANSWERS: Mapping[str, Callable[[Asked], Answer]] = {
    "realisation": realisation,
    "conversion": conversion,
    "durations": durations,
    "weighted": weighted,
    "ageing": ageing,
    "compliance": compliance,
    "honesty": honesty,
    "launches": launches,
    "jobs": jobs,
    "doubtful": doubtful,
    "response": response,
    "issues": issues,
    "reinvestment": reinvestment,
    "countries": countries,
    "quality": quality,
}
"""In the order of the page."""
