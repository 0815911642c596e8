"""What was signed and what is owed under it, what stood in the way, and what the headquarters asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from onir.desk.agreements import law
from onir.desk.agreements.models import (
    AgreedSum,
    Agreement,
    AgreementParty,
    Covered,
    Obligation,
    ObligationInstance,
)
from onir.desk.agreements.models.obligation import METRICS
from onir.desk.demo import REGION, names
from onir.desk.demo.making import Making, noon
from onir.desk.demo.projects import LIVES, Lived
from onir.desk.demo.sums import rate
from onir.desk.headquarters.models import Instruction, Issue, Sitting, Target
from onir.desk.pipeline.models import Project

CHANGED_ON = date(2026, 1, 1)
"""Since when simplified contracts take the place of investment contracts."""
OWED = (
    ("investor", "investment", "form", "yearly"),
    ("state", "grid", "act", "once"),
    ("state", "land", "act", "once"),
)
SIGNED = "signed on"


def add(making: Making) -> None:
    """Agreements with what is owed, then issues, then protocols and targets."""
    _agreements(making)
    _obligations(making)
    _issues(making)
    _sittings(making)
    making.keep([_target(making, year) for year in range(making.today.year - 3, making.today.year + 1)])


def _agreements(making: Making) -> None:
    found = [one for project, lived in making.rows(LIVES) for one in _signed(project, lived)]
    making.keep([agreement for agreement, *_ in found])
    bodies = [one for one in making.rows("pipeline.organisation") if one.kind == "state"]
    making.keep([Covered(agreement=one, project=project) for one, project, _ in found])
    making.keep([
        AgreementParty(agreement=one, organisation=who, side=side, signatory="Үлгі Тұлға (Sample Person)")
        for one, _, lived in found
        for who, side in ((lived.investor, "investor"), (making.chance.choice(bodies), "state"))
    ])  # fmt: skip
    making.keep([
        AgreedSum(
            agreement=one, kind="investment", amount=lived.promised, currency=lived.currency,
            rate_date=one.created_at.date(),
            rate=rate(lived.currency, one.created_at.date(), making.today),
        )
        for one, _, lived in found
    ])  # fmt: skip
    for status in ("review", "signed", "in_force"):
        _moved(Agreement, [one.pk for one, *_ in found], status)
    making.held[SIGNED] = found


def _signed(project: Project, lived: Lived) -> Iterator[tuple[Agreement, Project, Lived]]:
    for stage in ("memorandum", "agreement"):
        if (day := lived.life.on(stage)) is not None:
            contract = "investment_contract" if day < CHANGED_ON else "simplified_contract"
            instrument = "memorandum" if stage == "memorandum" else contract
            index = law.index_of(day.year)
            yield Agreement(
                instrument=instrument, region=REGION, signed_on=day,
                title=names.sample(law.latest(instrument).name, project.code), number=f"DEMO-{project.code}-{stage[0]}",
                effective_on=day, expires_on=day + timedelta(days=365 * 5), mci_year=index.year, mci_tenge=index.tenge,
                district=project.district, created_by=project.manager, created_at=noon(day), updated_at=noon(day),
            ), project, lived  # fmt: skip


def _moved(model: Any, numbers: Iterable[int], status: str, **more: Any) -> None:
    model.every.filter(pk__in=list(numbers)).update(status=status, **more)


def _obligations(making: Making) -> None:
    """Of contracts alone: a memorandum binds nobody."""
    contracts = [found for found in making.rows(SIGNED) if found[0].instrument != "memorandum"]
    making.keep([one for found in contracts for one in _owed(making, *found)])
    making.keep([
        ObligationInstance(
            obligation=one, begins_on=span.start, ends_on=span.end, due=span.due, target=one.target,
            created_by=one.created_by, created_at=one.created_at, updated_at=one.created_at,
        )
        for one in making.rows("agreements.obligation") for span in one.spans()
    ])  # fmt: skip
    _handed_in(making)


def _owed(making: Making, agreement: Agreement, project: Project, lived: Lived) -> Iterator[Obligation]:
    parties = {one.side: one.organisation for one in making.rows("agreements.agreementparty")
               if one.agreement_id == agreement.pk}  # fmt: skip
    begins = agreement.signed_on
    assert begins is not None
    for side, metric, evidence, schedule in OWED:
        money = metric == "investment"
        yield Obligation(
            agreement=agreement, project=project, side=side, obligor=parties[side], metric=metric, evidence=evidence,
            wording=names.sample(METRICS[metric], project.code), schedule=schedule, begins_on=begins,
            ends_on=begins + timedelta(days=3 * 365 if money else 300), report_days=25, tolerance=Decimal(5),
            target=(lived.promised / 3).quantize(Decimal("0.01")) if money else None,
            unit=lived.currency if money else "", responsible=project.manager, created_by=project.manager,
            created_at=noon(begins), updated_at=noon(begins),
        )  # fmt: skip


def _handed_in(making: Making) -> None:
    """Two thirds of what has fallen due, and of that most was accepted by the assurer; the rest is overdue."""
    papers = {paper.project_id: paper for paper in making.rows("pipeline.document") if paper.kind == "agreement"}
    for one in making.rows("agreements.obligationinstance"):
        project, chance = one.obligation.project, making.chance
        paper, day = papers.get(project.pk), one.due - timedelta(days=chance.randrange(-40, 20))
        if paper is None or day > making.today or chance.random() > 0.66:
            continue
        given = {"delivered": one.target, "delivered_on": day, "evidence": paper, "submitted_at": noon(day)}
        _moved(ObligationInstance, [one.pk], "submitted", submitted_by=project.manager, **given)
        if chance.random() < 0.8:
            _moved(ObligationInstance, [one.pk], "accepted", decided_by=project.assurer, decided_at=noon(day))


def _issues(making: Making) -> None:
    stuck = [(project, lived) for project, lived in making.rows(LIVES)
             if lived.life.on("preparation") or (lived.life.end and lived.life.end.status == "delayed")]  # fmt: skip
    making.keep([_issue(making, project, lived) for project, lived in stuck])
    held = making.rows("headquarters.issue")
    _moved(Issue, [one.pk for one in held], "assigned")
    _moved(Issue, [one.pk for one in held[::2]], "in_work")
    for one in held[::4]:
        day = min(one.opened_on + timedelta(days=making.chance.randrange(10, 150)), making.today)
        _moved(Issue, [one.pk], "resolved", resolution="үлгі · пример · sample", resolved_on=day)
    for one in held[::8]:
        who = {"confirmed_who": "Үлгі Тұлға (Sample Person)", "confirmed_on": making.today}
        _moved(Issue, [one.pk], "confirmed", retained=one.amount, **who)


def _issue(making: Making, project: Project, lived: Lived) -> Issue:
    opened = lived.life.steps[-1].on
    amount = (lived.promised / 2).quantize(Decimal("0.01"))
    return Issue(
        project=project, title="Желіге қосылу · подключение к сетям · connection (sample)", category="power",
        severity=making.chance.choice(("critical", "high", "medium", "low")), opened_on=opened, amount=amount,
        currency=lived.currency, rate=rate(lived.currency, opened, making.today), rate_date=opened,
        jobs=int(lived.what["jobs"]), body="Sample grid operator", responsible=making.role("executor")[0],
        due=opened + timedelta(days=60), created_by=project.manager, created_at=noon(opened), updated_at=noon(opened),
    )  # fmt: skip


def _sittings(making: Making) -> None:
    """Every quarter of the last two years, with three instructions each."""
    days = [making.today - timedelta(days=91 * number + 5) for number in range(8)]
    by = making.people["demo-secretary"]
    own = {"created_by": by}
    making.keep([
        Sitting(
            number=f"DEMO-{day:%Y-%m}", held_on=day, region=REGION, chair="Үлгі әкім (Sample akim)",
            agenda="үлгі · пример · sample", created_at=noon(day), updated_at=noon(day), **own,
        )
        for day in days
    ])  # fmt: skip
    making.keep([
        Instruction(
            sitting=one, item=f"{item}", text_kk="Желіге қосуды жеделдету (үлгі).", unit="Sample department",
            text_ru="Ускорить подключение к сетям (пример).", executor=making.chance.choice(making.role("executor")),
            project=making.chance.choice(making.rows("pipeline.project")), created_at=one.created_at, **own,
            first_due=one.held_on + timedelta(days=30), due=one.held_on + timedelta(days=30), updated_at=one.created_at,
        )
        for one in making.rows("headquarters.sitting") for item in (1, 2, 3)
    ])  # fmt: skip
    done = [one.pk for one in making.rows("headquarters.instruction")[3:] if making.chance.random() < 0.75]
    for status in ("seen", "in_work"):
        _moved(Instruction, done, status)
    for one in making.rows("headquarters.instruction"):
        if one.pk in done:
            report = {"report": "үлгі · пример · sample", "submitted_by": one.executor, "submitted_on": one.due}
            _moved(Instruction, [one.pk], "submitted", **report)
            _moved(Instruction, [one.pk], "accepted", decided_by=by, decided_on=one.due)


def _target(making: Making, year: int) -> Target:
    return Target(
        indicator="pipeline.investment", region=REGION, period=str(year), value=Decimal(200_000_000_000), unit="KZT",
        approved_by="Үлгі әкім (Sample akim)", source="made up for demonstration",
        created_by=making.people["demo-head"], created_at=noon(date(year, 1, 15)), updated_at=noon(date(year, 1, 15)),
    )  # fmt: skip
