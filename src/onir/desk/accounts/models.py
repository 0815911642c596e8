"""A person who uses the desk. What a role may is told by the rule table, not here."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from onir.desk.rules import ROLES
from onir.desk.tracking import tracked


class People(BaseUserManager["User"]):
    """Makes people; nobody gets a role that the rule table does not know."""

    def create_user(self, username: str, password: str | None = None, **more: Any) -> User:
        person = self.model(username=self.model.normalize_username(username), **more)
        person.set_password(password)
        person.full_clean()
        person.save(using=self._db)
        return person


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser):
    """`must_change_password`: somebody else has seen it. `territory`, `zone` and `team` say where scopes of rules lie;
    a territory is codes of regions (`KZ-61`), districts or a whole nation (`KZ`).
    """

    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=20, choices=[(role, role) for role in ROLES], default="reader")
    must_change_password = models.BooleanField(default=False)
    territory = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    zone = models.CharField(max_length=40, blank=True)
    team = models.CharField(max_length=50, blank=True)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(role__in=list(ROLES)), name="role_is_known"),
        ]

    def __str__(self) -> str:
        return self.name or self.username
