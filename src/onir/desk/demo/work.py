"""What went on around projects: papers, milestones, talks, tasks, and the enquiries that all began with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from onir.desk.demo import REGION, names, papers
from onir.desk.demo.making import Making, noon
from onir.desk.demo.projects import LIVES, Lived
from onir.desk.pipeline import files
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.models import Document, Interaction, Lead, Milestone, Project, Task

ENQUIRIES = 350
"""Those of which no project came, or none yet."""

PAPERS = {"memorandum": ("memorandum", True), "agreement": ("agreement", True), "commissioned": ("launch_act", False)}
STEPS = (("land", 40), ("technical_conditions", 90), ("design", 140), ("expertise", 190), ("construction_started", 210),
         ("commissioned", 640))  # fmt: skip
NOTES = ("Талаптар талқыланды (үлгі).", "Обсудили условия (пример).", "Terms were talked over (sample).")
TITLES = ("Жер актісін дайындау (үлгі)", "Подготовить письмо инвестору (пример)", "Visit the site (sample)")


def add(making: Making) -> None:
    """Papers first: milestones and figures refer to them."""
    made = making.rows(LIVES)
    making.keep([paper for project, lived in made for paper in _papers(making, project, lived)])
    making.keep([step for project, lived in made for step in _milestones(making, project, lived)])
    making.keep([_enquiry_of(making, project, lived) for project, lived in made])
    making.keep([_enquiry(making) for _ in range(ENQUIRIES)])
    making.keep([talk for project, lived in made for talk in _talks(making, project, lived)])
    making.keep([task for project, lived in made for task in _tasks(making, project, lived)])


def _papers(making: Making, project: Project, lived: Lived) -> Iterator[Document]:
    for stage, (kind, signed) in PAPERS.items():
        if (day := lived.life.on(stage)) is not None:
            yield _paper(making, project, kind, day, signed=signed)
    if (day := lived.life.on("construction")) is not None:
        yield _paper(making, project, "statistics", day + timedelta(days=190))
        yield _paper(making, project, "photo", day + timedelta(days=120))


def _paper(making: Making, project: Project, kind: str, day: Any, *, signed: bool = False) -> Document:
    if kind == "photo":
        colour = [making.chance.randrange(60, 220) for _ in range(3)]
        content, name = papers.picture(*colour), f"demo-{project.code}-{kind}.png"
    else:
        content, name = papers.page(f"{kind}, project {project.code}", str(day)), f"demo-{project.code}-{kind}.pdf"
    kept, day = files.keep(content, name), min(day, making.today)
    return Document(
        project=project, kind=kind, title=names.sample(codes("document_type")[kind], project.code), dated=day,
        file_name=name, media_type=kept.media_type, size=kept.size, sha256=kept.sha256, created_by=project.manager,
        language="en", signature_state="scanned" if signed else "none", created_at=noon(day), updated_at=noon(day),
    )  # fmt: skip


def _milestones(making: Making, project: Project, lived: Lived) -> Iterator[Milestone]:
    """Planned when preparation began; done late, as they are, up to where the project came."""
    begun = lived.life.on("preparation")
    if begun is None:
        return
    built, launched = lived.life.on("construction"), lived.life.on("commissioned")
    for kind, days in STEPS:
        planned = begun + timedelta(days=days)
        by = launched if kind == "commissioned" else built
        done = by and min(by, planned + timedelta(days=making.chance.randrange(-10, 90)))
        yield Milestone(
            project=project, kind=kind, planned=planned, expected=planned + timedelta(days=30), done=done,
            blocked_by="" if done or planned > making.today else making.chance.choice(("networks", "land", "")),
            created_by=project.manager, created_at=noon(begun), updated_at=noon(begun),
        )  # fmt: skip


def _enquiry_of(making: Making, project: Project, lived: Lived) -> Lead:
    row = _enquiry(making, received=project.stage_since if len(lived.life.steps) == 1 else lived.life.steps[0].on)
    row.organisation, row.country, row.project = lived.investor, lived.investor.country, project
    row.outcome, row.sector, row.assigned_to = "qualified", project.sector, project.manager
    return row


def _enquiry(making: Making, received: Any = None) -> Lead:
    chance = making.chance
    day = received or making.today - timedelta(days=round(chance.betavariate(1, 2.5) * 8 * 365))
    came, asker = noon(day), chance.choice(making.rows("pipeline.organisation"))
    answered = came + timedelta(hours=round(chance.gammavariate(1.3, 40)))
    outcome = "" if (making.today - day).days < 60 else chance.choice(("no_interest", "unsuitable", "duplicate"))
    event = chance.choice(making.rows("pipeline.event"))
    return Lead(
        source=chance.choice(("event", "visit", "embassy", "agency", "web", "targeting")), received_at=came,
        event=event if chance.random() < 0.2 else None, country=asker.country, region=REGION, organisation=asker,
        sector=chance.choice(names.rows("objects"))["sector"], who=asker.name, outcome=outcome,
        outcome_note="үлгі · пример · sample" if outcome else "", assigned_to=chance.choice(making.role("manager")),
        first_response_at=answered if chance.random() < 0.9 and answered < noon(making.today) else None,
        created_by=making.people["demo-secretary"], created_at=came, updated_at=came,
    )  # fmt: skip


def _talks(making: Making, project: Project, lived: Lived) -> Iterator[Interaction]:
    """Often while there is something to talk about, and then seldom; none once it ended."""
    day = lived.life.steps[0].on + timedelta(days=making.chance.randrange(1, 20))
    last = lived.life.end.on if lived.life.end else making.today
    silent = lived.life.steps[-1].on + timedelta(days=making.chance.choice((60, 150, 400, 3000)))
    while day < min(last, silent, making.today):
        chance = making.chance
        yield Interaction(
            at=noon(day), channel=chance.choice(("meeting", "call", "email", "video", "letter")), project=project,
            organisation=lived.investor, note=chance.choice(NOTES), promised=chance.choice(("", "", NOTES[1])),
            feedback_area=chance.choice(("", "", "", "land", "networks", "permits")), created_by=project.manager,
            created_at=noon(day), updated_at=noon(day),
        )  # fmt: skip
        day += timedelta(days=chance.randrange(15, 110))


def _tasks(making: Making, project: Project, lived: Lived) -> Iterator[Task]:
    """For projects under way: some done, some due, some late."""
    if lived.life.end or making.chance.random() < 0.35:
        return
    for _ in range(making.chance.randrange(1, 3)):
        due = making.today + timedelta(days=making.chance.randrange(-60, 45))
        given, assignee = due - timedelta(days=25), making.chance.choice([project.manager, *making.role("executor")])
        state = making.chance.choice(("issued", "seen", "submitted", "accepted"))
        done = min(due, making.today) if state in ("submitted", "accepted") else None
        yield Task(
            title=making.chance.choice(TITLES), project=project, assignee=assignee, due=due, state=state,
            seen_at=None if state == "issued" else noon(given), submitted_at=noon(done) if done else None,
            answer="үлгі · пример · sample" if done else "", created_by=making.people["demo-head"],
            reviewed_by=making.people["demo-head"] if state == "accepted" else None,
            reviewed_at=noon(done) if done and state == "accepted" else None,
            created_at=noon(given), updated_at=noon(given),
        )  # fmt: skip
