"""Companies, groups and bodies, the people who speak for them, and who of them signs in here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from onir.desk.pipeline import scopes
from onir.desk.pipeline.business_number import checked
from onir.desk.pipeline.models.record import Apart, Record
from onir.desk.pipeline.spelling import CompanyKey, SearchKey, SortKey
from onir.desk.tracking import tracked
from onir.errors import BadInput
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

NO_CIRCLE = """
IF NEW.parent_id IS NULL OR TG_OP = 'UPDATE' AND NEW.parent_id IS NOT DISTINCT FROM OLD.parent_id THEN
    RETURN NULL;
END IF;
PERFORM pg_advisory_xact_lock(hashtext('groups of organisations'));
IF EXISTS (
    WITH RECURSIVE above(id) AS (
        SELECT NEW.parent_id UNION SELECT parent_id FROM pipeline_organisation JOIN above USING (id)
        WHERE parent_id IS NOT NULL
    ) SELECT FROM above WHERE id = NEW.id
) THEN
    RAISE EXCEPTION 'an organisation does not belong to itself' USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""

NAMES = ("name", "name_kk", "name_ru", "name_en", "short_name")


@tracked()
class Organisation(Record):
    """`ultimate_country`: of the last owner, found up the groups, unless the office gave `ultimate_country_given`."""

    name = models.CharField(max_length=300)
    name_kk = models.CharField(max_length=300, blank=True)
    name_ru = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    short_name = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=20, default="company")
    country = models.CharField(max_length=2)
    region = models.CharField(max_length=10, blank=True)
    registration = models.CharField(max_length=60, blank=True)
    bin = models.CharField(max_length=12, null=True, blank=True)
    lei = models.CharField(max_length=20, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    ultimate_country_given = models.CharField(max_length=2, blank=True)
    ultimate_country = models.CharField(max_length=2, editable=False, db_index=True)
    website = models.CharField(max_length=300, blank=True)
    sectors = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    size_band = models.CharField(max_length=20, blank=True)
    global_2000 = models.BooleanField(default=False)
    status = models.CharField(max_length=20, default="active")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    tier = models.CharField(max_length=20, blank=True)
    do_not_contact = models.BooleanField(default=False)
    sanctions_checked_on = models.DateField(null=True, blank=True)
    sanctions_result = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    search_key = CompanyKey(of=NAMES)
    sort_key = SortKey(of=("name_kk", "name_ru", "name"), db_index=True)

    LISTS: ClassVar = {"kind": "organisation_kind", "status": "organisation_status", "size_band": "size_band"}

    class Meta:
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="no_circle",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=NO_CIRCLE,
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["bin"], condition=Q(erased_at=None, merged_into=None), name="organisation_bin_once"
            ),
            models.CheckConstraint(condition=Q(bin=None) | Q(bin__regex=r"^\d{12}$"), name="organisation_bin_digits"),
            models.CheckConstraint(condition=~Q(parent=models.F("pk")), name="organisation_no_own_parent"),
        ]
        indexes: ClassVar = [
            GinIndex(fields=["search_key"], name="organisation_like", opclasses=["gin_trgm_ops"]),
            models.Index(fields=["country"], name="organisation_of_country"),
            models.Index(fields=["ultimate_country"], name="organisation_of_owner"),
        ]

    def __str__(self) -> str:
        return self.name

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The name in this language, or as it was registered."""
        return getattr(self, f"name_{language}") or self.name

    def tidied(self) -> None:
        """A BIN is often written in groups of digits; none is none, however it is said."""
        super().tidied()
        self.bin = "".join((self.bin or "").split()) or None

    def sound(self) -> None:
        """A BIN of its own that is none of another organisation, and no group that holds itself."""
        self.sound_together([self])

    @classmethod
    def sound_together(cls, rows: Sequence[Organisation]) -> None:
        """The same of many rows, with one question to the database for all their BINs."""
        for row in rows:
            row.bin = checked(row.bin) if row.bin else None
            row.ultimate_country = row.owners_country()
        numbers = [row.bin for row in rows if row.bin]
        others = cls.objects.filter(bin__in=numbers, merged_into=None).exclude(
            pk__in=[row.pk for row in rows if row.pk]
        )
        if numbers and (other := others.first()):
            raise BadInput(msg("This BIN is already that of {name}.", name=other))
        for row in rows:
            if row.pk and any(one.pk == row.pk for one in row.above()):
                raise BadInput(msg("{name} would belong to itself: see its parent organisations.", name=row))

    def above(self) -> Iterator[Organisation]:
        """The organisations it belongs to, the nearest first; each once, whatever the data."""
        seen: set[int] = set()
        one = self.parent
        while one is not None and one.pk not in seen:
            yield one
            seen.add(one.pk)
            one = one.parent

    def owners_country(self) -> str:
        """Of the last owner: the nearest that the office gave, or that of the organisation on top."""
        owners = [self, *self.above()]
        given = (one.ultimate_country_given for one in owners if one.ultimate_country_given)
        return next(given, owners[-1].country)

    def settled(self) -> None:
        """What belongs to it follows its last owner."""
        for child in self.children.all():
            if child.ultimate_country != (country := child.owners_country()):
                type(self).every.filter(pk=child.pk).update(ultimate_country=country)
                child.settled()

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """An investor's own companies, or those that take part in the projects of the scope."""
        if scope == "company":
            return Q(logins__person=user)
        return Q(parties__project__in=scopes.numbers(scopes.projects(scope, user)))

    @classmethod
    def in_confidence(cls, user: User) -> Q:  # noqa: ARG003 - companies are not kept from anybody
        return Q(erased_at=None)


@tracked()
class InvestorLogin(Apart):
    """A person who signs in for a company."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="logins")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="logins")

    CALLED_BY: ClassVar = ("person", "organisation")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "organisation"], name="login_once")]

    def __str__(self) -> str:
        return f"{self.person} → {self.organisation}"


@tracked()
class Contact(Record):
    """A person outside of the office; `consent_basis` and its day say why the office may keep this, and until when."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="contacts")
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=200, blank=True)
    emails = ArrayField(models.EmailField(), default=list, blank=True)
    phones = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    messengers = ArrayField(models.CharField(max_length=100), default=list, blank=True)
    languages = ArrayField(models.CharField(max_length=5), default=list, blank=True)
    consent_basis = models.CharField(max_length=200, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    consent_withdrawn_on = models.DateField(null=True, blank=True)
    retain_until = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    search_key = SearchKey(of=("name",))
    sort_key = SortKey(of=("name",), db_index=True)

    class Meta:
        indexes: ClassVar = [GinIndex(fields=["search_key"], name="contact_like", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """Contacts of the companies in the scope."""
        return Q(organisation__in=Organisation.every.filter(Organisation.in_scope(scope, user)).values("pk"))

    @classmethod
    def in_confidence(cls, user: User) -> Q:  # noqa: ARG003
        return Q(erased_at=None)


@tracked()
class Merger(Apart):
    """Two records made one. `moved`: numbers of the rows taken over, by column; `filled`: blank ones as they were."""

    model = models.CharField(max_length=20)
    stays = models.BigIntegerField()
    goes = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    reason = models.TextField()
    moved = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    filled = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.model}: {self.goes} → {self.stays}"
