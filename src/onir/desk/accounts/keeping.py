"""The one door for changes to accounts: who is added, which role, a new password, closed and opened again.

Nobody is deleted, since what a person did stays theirs; and an administrator who can sign in always remains.
"""

from __future__ import annotations

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction

from onir.desk.accounts.models import User
from onir.desk.rules import ROLES
from onir.errors import BadInput
from onir.language.messages import Message, msg
from onir.territory import area, country_codes

LENGTH = 12


def add_person(username: str, name: str, role: str) -> tuple[User, str]:
    """A new person with a password to be changed at the first sign-in; BadInput where the name is taken or blank."""
    _known(role)
    wanted = username.strip()
    if not wanted or User.objects.filter(username__iexact=wanted).exists():
        raise BadInput(
            msg("“{username}” cannot be a user name here.", username=wanted),
            accepted=msg("Accepted: a name that nobody has yet."),
        )
    password = secrets.token_urlsafe(LENGTH)
    try:
        person = User.objects.create_user(wanted, password, name=name.strip(), role=role, must_change_password=True)
    except ValidationError as fault:
        raise BadInput(msg("“{username}” cannot be a user name here.", username=wanted)) from fault
    return person, password


def give_role(person: User, role: str) -> Message:
    """Let a person do what another role may."""
    _known(role)
    with transaction.atomic():
        person.role = role
        person.save(update_fields=["role"])
        _somebody_administers()
    return msg("{person} is now: {role}.", person=str(person), role=ROLES[role])


def give_place(person: User, territory: str, zone: str, team: str) -> Message:
    """Say where the scopes of a person's role lie; BadInput names a code that is no territory."""
    codes = list(dict.fromkeys(territory.replace(",", " ").split()))
    for code in codes:
        _a_territory(code)
    person.territory, person.zone, person.team = codes, zone.strip(), team.strip()
    try:
        person.full_clean(exclude=["password"])
    except ValidationError as fault:
        raise BadInput(msg("The name of a zone or a team is too long."), accepted=_SHORT) from fault
    person.save(update_fields=["territory", "zone", "team"])
    return msg(
        "{person} works here: {place}.",
        person=str(person),
        place=[one for one in (*codes, person.zone, person.team) if one],
    )


_SHORT = msg("Accepted: up to {n} characters.", n=40)


def _a_territory(code: str) -> None:
    """A region, a nation or the code of a district: nine digits."""
    if (code.isdigit() and len(code) == len("611600000")) or code in country_codes():
        return
    try:
        known = area(code).code == code
    except BadInput:
        known = False
    if not known:
        raise BadInput(
            msg("“{code}” is not a territory.", code=code),
            accepted=msg("Accepted: a region such as KZ-61, a country such as KZ, a district’s nine digits."),
        )


def new_password(person: User) -> str:
    """A password that the person changes at the next sign-in; sessions with the old one end."""
    password = secrets.token_urlsafe(LENGTH)
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    return password


def close(person: User) -> Message:
    """Let a person in no more."""
    with transaction.atomic():
        person.is_active = False
        person.save(update_fields=["is_active"])
        _somebody_administers()
    return msg("The account of {person} is closed.", person=str(person))


def reopen(person: User) -> Message:
    """Let a person in again."""
    person.is_active = True
    person.save(update_fields=["is_active"])
    return msg("The account of {person} is open again.", person=str(person))


def _known(role: str) -> None:
    if role not in ROLES:
        accepted = msg("Accepted: {roles}.", roles=list(ROLES.values()))
        raise BadInput(msg("There is no role “{role}”.", role=role), accepted=accepted)


def _somebody_administers() -> None:
    """BadInput, and with it the end of the transaction, where no administrator would be left."""
    if not User.objects.select_for_update().filter(role="administrator", is_active=True).exists():
        raise BadInput(
            msg("Nobody would be left to administer the desk."),
            then=msg("Make somebody else an administrator first."),
        )
