"""Whom the office knows: organisations in groups, people at them, forums and missions, and who came."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from onir.desk.demo import names
from onir.desk.demo.making import Making, noon
from onir.desk.pipeline.models import Attendance, Contact, Event, InvestorLogin, Organisation

COMPANIES, GROUPS, BODIES = 840, 40, 20
CONTACTS = 600


def add(making: Making) -> None:
    """Groups first, since companies belong to them."""
    groups = [_organisation(making, number, "group") for number in range(1, GROUPS + 1)]
    making.keep(groups)
    first = GROUPS + 1
    companies = [_company(making, number, groups) for number in range(first, first + COMPANIES)]
    making.keep(companies)
    first += COMPANIES
    making.keep([_body(making, number) for number in range(first, first + BODIES)])
    making.keep([_contact(making, number) for number in range(1, CONTACTS + 1)])
    making.keep([_event(making, number) for number in range(1, 17)])
    making.keep([_guest(making, event) for event in making.rows("pipeline.event") for _ in range(12)])
    investor = making.role("investor")[0]
    making.keep([InvestorLogin(person=investor, organisation=companies[0])])


def _organisation(making: Making, number: int, kind: str, country: Any = None) -> Organisation:
    chance, known = making.chance, names.rows("countries")
    of = country or chance.choices(known, [int(row["weight"]) for row in known])[0]
    named = names.company(number, chance, of)
    own = of["country"] == names.OWN
    since = noon(making.today - timedelta(days=chance.randrange(1, 8 * 365)))
    return Organisation(
        name=named.ru, name_kk=named.kk, name_ru=named.ru, name_en=named.en, kind=kind, country=of["country"],
        ultimate_country=of["country"], bin=names.business_number(number) if own else None,
        registration="" if own else f"DEMO-{of['country']}-{number:05}",
        sectors=[chance.choice(names.rows("objects"))["sector"]], size_band=chance.choice(("small", "medium", "large")),
        owner=chance.choice(making.role("manager")), created_by=making.people["demo-head"], created_at=since,
        updated_at=since, note="Үлгі · демонстрация · fictitious",
    )  # fmt: skip


def _company(making: Making, number: int, groups: list[Organisation]) -> Organisation:
    """A third belong to a group, whose country is then that of the last owner."""
    row = _organisation(making, number, "company")
    if making.chance.random() < 0.33:
        row.parent = making.chance.choice(groups)
        row.ultimate_country = row.parent.country
    return row


def _body(making: Making, number: int) -> Organisation:
    own = next(row for row in names.rows("countries") if row["country"] == names.OWN)
    row = _organisation(making, number, "state", own)
    row.name_kk, row.name_ru = f"№ {number} үлгі басқарма", f"Примерное управление № {number}"
    row.name_en, row.name = f"Sample department No. {number}", row.name_ru
    return row


def _contact(making: Making, number: int) -> Contact:
    employer = making.chance.choice(making.rows("pipeline.organisation"))
    return Contact(
        organisation=employer, name=f"Үлгі Тұлға {number:03} (Sample Person)", created_at=employer.created_at,
        post=making.chance.choice(("director", "директор", "басшы")), emails=[f"person{number:03}@demo.invalid"],
        languages=[making.chance.choice(("kk", "ru", "en", "zh"))], consent_basis="demonstration",
        consent_on=employer.created_at.date(), created_by=making.people["demo-head"], updated_at=employer.created_at,
    )  # fmt: skip


def _event(making: Making, number: int) -> Event:
    """Two a year."""
    day = date(making.today.year - 8, 3, 10) + timedelta(days=182 * number)
    kind = making.chance.choice(("forum", "mission", "visit"))
    abroad = making.chance.choice(names.rows("countries"))["country"]
    return Event(
        kind=kind, title_kk=f"№ {number} үлгі форум", title_ru=f"Примерный форум № {number}",
        title_en=f"Sample forum No. {number}", starts_on=day, ends_on=day + timedelta(days=1), country=abroad,
        created_by=making.people["demo-secretary"], created_at=noon(day), updated_at=noon(day),
    )  # fmt: skip


def _guest(making: Making, event: Event) -> Attendance:
    contact = making.chance.choice(making.rows("pipeline.contact"))
    return Attendance(
        event=event, contact=contact, organisation=contact.organisation, attended=making.chance.random() < 0.8,
        created_by=making.people["demo-secretary"], created_at=event.created_at, updated_at=event.created_at,
    )  # fmt: skip
