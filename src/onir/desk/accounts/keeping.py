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
