"""Projects with their lives: entered at the first stage, moved step by step on the days that it happened."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from onir.desk.demo import REGION, names
from onir.desk.demo.lives import Life, life
from onir.desk.demo.making import Making, noon
from onir.desk.pipeline.models import MoveLog, Party, Project
from onir.language.messages import LANGUAGES

PROJECTS = 400
LIVES = "lives"
"""Under which name the lives of projects are held: of each, its number, life, what it builds and its investor."""


def add(making: Making) -> None:
    """Projects and parties first, then the log, then the moves that it permits."""
    made = [_project(making, number) for number in range(1, PROJECTS + 1)]
    _coded([project for project, _ in made])
    making.keep([project for project, _ in made])
    making.held[LIVES] = made
    making.keep([party for project, lived in made for party in _parties(making, project, lived)])
    making.keep([line for project, lived in made for line in _log(project, lived.life)])
    _moved(making)


class Lived:
    """A life, what is built, in which currency, and who invests."""

    def __init__(self, lived: Life, what: Any, investor: Any) -> None:
        self.life, self.what, self.investor = lived, what, investor
        known = {row["country"]: row["currency"] for row in names.rows("countries")}
        self.currency = known[investor.ultimate_country]
        self.tenge = self.currency == "KZT"

    @property
    def promised(self) -> Decimal:
        """In units of the currency; lives count in millions of euros or dollars."""
        scale = {"KZT": 470, "CNY": 7, "RUB": 85}.get(self.currency, 1)
        return self.life.promised * 1_000_000 * scale


MADE_UP = {
    "kk": "Көрсетуге арналған ойдан шығарылған жоба.", "ru": "Вымышленный проект для демонстрации.",
    "en": "Fictitious project for demonstration.",
}  # fmt: skip


def _project(making: Making, number: int) -> tuple[Project, Lived]:
    chance = making.chance
    what, district = chance.choice(names.rows("objects")), chance.choice(names.rows("districts"))
    lived = Lived(life(chance, Decimal(what["size"]), making.today), what, _investor(making))
    title, came, tongue = names.title(number, what, district), lived.life.steps[0].on, LANGUAGES[number % 3]
    manager = chance.choice(making.role("manager"))
    project = Project(
        title_kk=title.kk, title_ru=title.ru, title_en=title.en, region=REGION, district=district["code"],
        sector=what["sector"], products=what[f"product_{tongue}"], investment_type="domestic" if lived.tenge else "fdi",
        fdi_type="" if lived.tenge else chance.choice(("new_site", "new_site", "expansion", "joint_venture")),
        confidentiality=chance.choices(("public", "internal", "restricted"), (50, 45, 5))[0],
        announced_on=lived.life.on("negotiation"), summary=MADE_UP[tongue],
        anonymous_summary=what[tongue], site=district[tongue],
        latitude=Decimal(f"0.{chance.randrange(100000, 999999)}"),
        longitude=Decimal(f"0.{chance.randrange(100000, 999999)}"), priority=chance.choice(("high", "normal", "low")),
        zone="SAMPLE-SEZ" if chance.random() < 0.12 else "", need_land=Decimal(chance.randrange(1, 90)),
        need_power=Decimal(chance.randrange(1, 40)), need_staff=int(what["jobs"]), manager=manager, team=manager.team,
        assurer=chance.choice(making.role("assurer")), stage_id="lead", stage_since=came, created_by=manager,
        created_at=noon(came), updated_at=noon(came), **_days(making, lived.life),
    )  # fmt: skip
    if chance.random() < 0.5 and lived.life.on("agreement"):
        project.ndip_id = f"DEMO-{number:05}"
    return project, lived


def _investor(making: Making) -> Any:
    while True:
        one = making.chance.choice(making.rows("pipeline.organisation"))
        if one.kind == "company":
            return one


def _days(making: Making, lived: Life) -> dict[str, date | None]:
    """What was planned when preparation began, what was done, and the next step of those under way."""
    started, launched = lived.on("construction"), lived.on("commissioned")
    planned = lived.on("preparation") or lived.on("agreement")
    talking = lived.stage in ("negotiation", "memorandum", "decision", "prospect")
    return {
        "start_planned": planned and planned + timedelta(days=200),
        "launch_planned": planned and planned + timedelta(days=650),
        "start_actual": started,
        "launch_actual": launched,
        "next_step_on": making.today + timedelta(days=making.chance.randrange(-40, 60)) if talking else None,
    }


def _coded(projects: list[Project]) -> None:
    """Numbers of each year, as the door gives them."""
    used: Counter[int] = Counter()
    for project in sorted(projects, key=lambda one: one.stage_since):
        used[year := project.stage_since.year] += 1
        project.code = f"{REGION.rpartition('-')[2]}-{year}-{used[year]:04}"


def _parties(making: Making, project: Project, lived: Lived) -> list[Party]:
    chance, of = making.chance, {"created_by": project.manager, "created_at": project.created_at}
    share = Decimal(chance.choice((100, 100, 75, 60, 51)))
    found = [(lived.investor, "lead_investor", share)]
    if share < 100:
        found.append((_investor(making), "local_partner", 100 - share))
    return [
        Party(
            project=project, organisation=one, role=role, share=part, immediate_country=one.country,
            ultimate_country=one.ultimate_country, updated_at=project.created_at, **of,
        )
        for one, role, part in found
        if role == "lead_investor" or one.pk != lived.investor.pk
    ]  # fmt: skip


def _log(project: Project, lived: Life) -> list[MoveLog]:
    """Entering, every step, and how it ended; the assurer declares it operating."""
    lines, before = [], None
    for step in lived.steps:
        by = project.assurer if step.stage == "operating" else project.manager
        lines.append(_line(project, (before, step.stage), ("active" if before else None, "active"), step.on, by=by))
        lines[-1].kind = "entered" if before is None else "forward" if _near(before, step.stage) else "skip"
        before = step.stage
    if (end := lived.end) is not None:
        lines.append(_line(project, (before, before), ("active", end.status), end.on, by=project.manager))
        lines[-1].kind, lines[-1].reason_code = "status", end.reason
    return lines


def _near(before: str, after: str) -> bool:
    return (before, after) != ("negotiation", "agreement")


def _line(project: Project, stages: Any, statuses: Any, on: date, *, by: Any) -> MoveLog:
    return MoveLog(
        project=project, stage_from_id=stages[0], stage_to_id=stages[1], status_from_id=statuses[0],
        status_to_id=statuses[1], on=on, at=noon(on), by=by,
    )  # fmt: skip


def _moved(making: Making) -> None:
    """All second steps, then all third steps …, since the database lets a project move by one permitted move only."""
    made = making.rows(LIVES)
    for number in range(1, max(len(lived.life.steps) for _, lived in made)):
        moving = [(project, lived.life.steps[number]) for project, lived in made if len(lived.life.steps) > number]
        for project, step in moving:
            project.stage_id, project.stage_since = step.stage, step.on
        Project.every.bulk_update([project for project, _ in moving], ["stage", "stage_since"], batch_size=500)
    ended = [(project, lived.life.end) for project, lived in made if lived.life.end]
    for project, end in ended:
        project.status_id, project.status_reason = end.status, end.reason
        project.lost_to = making.chance.choice(("UZ", "RU", "TR")) if end.status == "lost" else ""
    Project.every.bulk_update([project for project, _ in ended], ["status", "status_reason", "lost_to"])
