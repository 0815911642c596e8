"""An agreement: neither a project nor an investor, since one may cover several of either.

What kind it is, is a code of the dated table of instruments; the MCI of the year it was signed in stays with it, so
that its threshold is never reckoned anew. Its sums are what its text says; what came of them is in the ledgers. What
was signed stands: the database refuses to change or delete a sum of a signed text, its instrument, day or MCI, since
a text that changes is an amendment.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet

from onir.desk.agreements import law
from onir.desk.agreements.models.signed import covered, signed
from onir.desk.agreements.states import AGREEMENT, RUNNING, UNSIGNED
from onir.desk.moving import PermittedMove, guard
from onir.desk.pipeline import scopes
from onir.desk.pipeline.models import Project
from onir.desk.pipeline.models.record import Record
from onir.desk.pipeline.money import in_tenge
from onir.desk.tracking import tracked
from onir.language.messages import LANGUAGES, Message, Wording, msg
from onir.measure import Money

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

SIDES: dict[str, Message] = {"investor": msg("investor"), "state": msg("state body"), "zone": msg("zone operator")}
SUMS: dict[str, Message] = {
    "investment": msg("investment"),
    "foreign": msg("of it foreign"),
    "support": msg("support by the state"),
    "loan": msg("loan"),
}
PAPERS: dict[str, Message] = {
    "original": msg("original"),
    "translation": msg("translation"),
    "scan": msg("scan of the signed text"),
    "annex": msg("annex"),
    "resolution": msg("resolution that approves it"),
}


_UNSIGNED = ", ".join(f"'{status}'" for status in UNSIGNED)
SIGNED = pgtrigger.Trigger(
    name="signed_stands",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("instrument", "signed_on", "mci_year", "mci_tenge"),  # type: ignore[no-untyped-call]
    func=f"""
        IF OLD.status NOT IN ({_UNSIGNED}) AND (NEW.instrument, NEW.signed_on, NEW.mci_year, NEW.mci_tenge)
            IS DISTINCT FROM (OLD.instrument, OLD.signed_on, OLD.mci_year, OLD.mci_tenge)
        THEN
            RAISE EXCEPTION 'what was signed stands' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)
SUM_OF_SIGNED = pgtrigger.Trigger(
    name="signed_stands",
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    func=f"""
        IF (SELECT status FROM agreements_agreement WHERE id = OLD.agreement_id) NOT IN ({_UNSIGNED}) THEN
            RAISE EXCEPTION 'what was signed stands' USING ERRCODE = 'check_violation';
        END IF;
        RETURN COALESCE(NEW, OLD);
    """,  # noqa: S608 - statuses of our own
)


class Rate(NamedTuple):
    """Tenge for one unit, and the day that rate is of; tenge itself needs none."""

    tenge: Decimal | None
    on: date


class AgreementMove(PermittedMove):
    """Moves of agreements and of what is owed under them, from `data/moves.csv`."""

    class Meta(PermittedMove.Meta):
        pass


@tracked()
class Agreement(Record):
    """`prevails`: the language whose text decides; `claimed_on`: a preference is being claimed back since that day."""

    instrument = models.CharField(max_length=40)
    title = models.CharField(max_length=300)
    number = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=20, default="draft", choices=[(code, code) for code in AGREEMENT])
    region = models.CharField(max_length=10)
    district = models.CharField(max_length=20, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    effective_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    mci_year = models.PositiveSmallIntegerField(null=True, blank=True)
    mci_tenge = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    languages = models.CharField(max_length=20, default="kk ru")
    prevails = models.CharField(max_length=2, blank=True, choices=[(code, code) for code in LANGUAGES])
    event = models.ForeignKey("pipeline.Event", on_delete=models.PROTECT, null=True, blank=True)
    amends = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="amendments")
    ended_on = models.DateField(null=True, blank=True)
    termination_ground = models.TextField(blank=True)
    claimed_on = models.DateField(null=True, blank=True)
    projects = models.ManyToManyField(Project, through="Covered", related_name="agreements", blank=True)

    NAMES: ClassVar = {"status": AGREEMENT, "instrument": law.names}
    GUARDED: ClassVar = frozenset(
        {"instrument", "status", "signed_on", "mci_year", "mci_tenge", "amends", "ended_on", "termination_ground"}
    )

    class Meta:
        ordering: ClassVar = ["-signed_on", "-pk"]
        triggers: ClassVar = [guard("agreement", "agreements_agreementmove"), SIGNED, signed()]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(status__in=UNSIGNED)
                | models.Q(signed_on__isnull=False, mci_year__isnull=False, mci_tenge__isnull=False),
                name="a_signed_agreement_keeps_day_and_mci",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="terminated") | ~models.Q(termination_ground=""),
                name="a_termination_has_its_ground",
            ),
            models.CheckConstraint(
                condition=models.Q(expires_on__isnull=True)
                | models.Q(signed_on__isnull=True)
                | models.Q(expires_on__gte=models.F("signed_on")),
                name="an_agreement_expires_after_it_is_signed",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["-signed_on", "-id"], name="agreement_newest"),
            models.Index(fields=["region"], name="agreement_of_region"),
            models.Index(fields=["district"], name="agreement_of_district"),
        ]

    def __str__(self) -> str:
        return f"{self.title} № {self.number}" if self.number else self.title

    @property
    def running(self) -> bool:
        return self.status in RUNNING

    @property
    def signed(self) -> bool:
        """Whether its text stands, whatever became of it since."""
        return self.status not in UNSIGNED

    @property
    def form(self) -> law.Edition:
        """The instrument as it was on the day of signing; of a draft, the last there is."""
        day = self.signed_on
        held = [one for one in law.editions() if one.code == self.instrument and day and one.holds(day)]
        return held[0] if held else law.latest(self.instrument)

    @property
    def kind(self) -> Wording:
        return self.form.name

    @property
    def threshold(self) -> Money | None:
        """In tenge of the year whose MCI was kept; None for a draft or where no threshold is known."""
        named = self.form.threshold
        if named is None or self.mci_tenge is None or self.mci_year is None:
            return None
        return named.amount(law.Index(self.mci_year, self.mci_tenge, "", False))

    @classmethod
    def in_scope(cls, scope: str, user: User) -> Q:
        """Of a project in the scope, of the person's territory, of the person's company, or entered by the person."""
        covered = Covered.within(scope, user)
        if scope in scopes.WIDE:
            return scopes.in_territory(user) | Q(pk__in=covered)
        found: list[Q | QuerySet[Any]] = [covered]
        if scope == "company":
            found.append(AgreementParty.objects.filter(organisation__logins__person=user).values("agreement"))
        if scope == "own":
            found.append(Q(created_by=user))
        return scopes.any_of(cls, *found)

    @classmethod
    def in_confidence(cls, user: User) -> Q:
        """Kept from whoever may not see one of its projects."""
        return Q(erased_at=None) & ~Q(Exists(Covered.kept_from(user).filter(agreement=OuterRef("pk"))))

    def last_day(self) -> date | None:
        return self.ended_on or self.expires_on


@tracked()
class Covered(models.Model):
    """A project that an agreement covers."""

    PART_OF: ClassVar = "agreement"

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE)
    project = models.ForeignKey(Project, on_delete=models.PROTECT)

    class Meta:
        triggers: ClassVar = covered()
        constraints: ClassVar = [models.UniqueConstraint(fields=["agreement", "project"], name="covered_once")]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.project_id}"

    @classmethod
    def within(cls, scope: str, user: User) -> QuerySet[Any]:
        """The numbers of the agreements that cover a project of the scope."""
        inside = scopes.numbers(scopes.projects(scope, user))
        return cls.objects.filter(project__in=inside).values("agreement")

    @classmethod
    def kept_from(cls, user: User) -> QuerySet[Covered]:
        """Those whose project the person may not see."""
        return cls.objects.exclude(scopes.confidence("project", user))


@tracked()
class AgreementParty(models.Model):
    """Who signed, for which side."""

    PART_OF: ClassVar = "agreement"
    NAMES: ClassVar = {"side": SIDES}

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey("pipeline.Organisation", on_delete=models.PROTECT, related_name="signed")
    side = models.CharField(max_length=10, choices=[(code, code) for code in SIDES])
    signatory = models.CharField(max_length=200, blank=True)
    post = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "organisation", "side"], name="a_party_once_a_side")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


@tracked()
class AgreedSum(models.Model):
    """A sum of the text, with the rate of its day; where several projects are covered, of which."""

    PART_OF: ClassVar = "agreement"
    NAMES: ClassVar = {"kind": SUMS}

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="sums")
    project = models.ForeignKey("pipeline.Project", on_delete=models.PROTECT, null=True, blank=True)
    kind = models.CharField(max_length=20, choices=[(code, code) for code in SUMS])
    amount = models.DecimalField(max_digits=24, decimal_places=2)
    currency = models.CharField(max_length=3)
    rate = models.DecimalField(max_digits=18, decimal_places=8)
    rate_date = models.DateField()

    class Meta:
        triggers: ClassVar = [SUM_OF_SIGNED]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="an_agreed_sum_is_positive"),
            models.CheckConstraint(condition=models.Q(rate__gt=0), name="an_agreed_sum_has_its_rate"),
            models.CheckConstraint(condition=~models.Q(currency="KZT") | models.Q(rate=1), name="agreed_in_tenge"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def tenge(self) -> Decimal:
        """By the rate that was stored."""
        return in_tenge(self.amount, self.rate)


@tracked()
class AgreementDocument(models.Model):
    """A paper of the agreement and what it is of it."""

    PART_OF: ClassVar = "agreement"
    NAMES: ClassVar = {"part": PAPERS}

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="papers")
    document = models.ForeignKey("pipeline.Document", on_delete=models.PROTECT)
    part = models.CharField(max_length=20, choices=[(code, code) for code in PAPERS])
    language = models.CharField(max_length=2, blank=True, choices=[(code, code) for code in LANGUAGES])

    def __str__(self) -> str:
        return f"{self.part}: {self.document}"
