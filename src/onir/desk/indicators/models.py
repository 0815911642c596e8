"""What indicators keep: answers of the database, and which tables were written to since; both written by `kept` alone.

Triggers note every transaction that writes to a table of `WATCHED`, whatever way it is written: a migration makes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

if TYPE_CHECKING:
    Column = models.Field[str, str]
else:
    Column = models.Field

WATCHED = (
    "pipeline_project", "pipeline_share", "pipeline_task", "pipeline_party", "pipeline_investorlogin",
    "pipeline_organisation", "pipeline_movelog", "pipeline_stage", "pipeline_status", "pipeline_projectsum",
    "pipeline_heard", "pipeline_lead", "agreements_agreement", "agreements_covered", "agreements_agreementparty",
    "agreements_supportmeasure", "agreements_obligation", "agreements_obligationinstance", "headquarters_issue",
    "headquarters_instruction", "headquarters_coexecutor", "headquarters_sitting", "pipeline_spell", "pipeline_way",
    "pipeline_investmentfigure", "pipeline_jobfigure",
)  # fmt: skip
"""Tables that indicators are reckoned from and that decide what a person sees."""


class TransactionNumber(Column):
    """As PostgreSQL counts transactions; no number comes twice."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 - Django's way of calling
        return "xid8"


class Touched(models.Model):
    """A transaction wrote to a table."""

    pk = models.CompositePrimaryKey("transaction", "kind")
    transaction = TransactionNumber()
    kind = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.kind}: {self.transaction}"


class KeptAnswer(models.Model):
    """Rows that were read from the tables of `kinds` after the `snapshot` was taken."""

    key = models.CharField(max_length=64, primary_key=True)
    snapshot = models.TextField()
    kinds = ArrayField(models.CharField(max_length=60))
    rows = models.TextField()
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.at}: {', '.join(self.kinds)}"
