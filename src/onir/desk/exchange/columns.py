"""The form of a workbook: its sheets and columns, recognised by their codes or by their names in three languages.

One form for going in and coming out, so that what was exported can be read again. A blank cell says nothing: it erases
nothing. What a person moves by a page of its own, a stage or a status, is told here and compared, never changed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from onir.desk.agreements.models import AgreedSum, Agreement, AgreementParty, Obligation, ObligationInstance
from onir.desk.pipeline.fields import field_name
from onir.desk.pipeline.models import InvestmentFigure, JobFigure, Party, ProductionFigure, Project
from onir.errors import BadInput
from onir.language.messages import LANGUAGES, Wording, msg

WIDE = Context(prec=60)


@dataclass(frozen=True)
class Column:
    """`kind`: a reader of `values.READERS`; `listed`: which closed list the codes are of."""

    key: str
    kind: str = "text"
    required: bool = False
    listed: str = ""
    name: Wording | None = None


@dataclass(frozen=True)
class Form:
    """A sheet: rows of a kind of record."""

    code: str
    model: Any
    name: Wording
    columns: Sequence[Column]

    def called(self, key: str) -> Wording:
        """What a column is called."""
        column = next(one for one in self.columns if one.key == key)
        return column.name or field_name(self.model, key)

    def as_kept(self, key: str, number: Decimal) -> Decimal:
        """A number with the places that its column keeps, so that read once more it is no change; BadInput where it is
        too large for it."""
        column = self.model._meta.get_field(key)
        kept = number.quantize(Decimal(1).scaleb(-column.decimal_places), context=WIDE)
        if kept and kept.adjusted() >= column.max_digits - column.decimal_places:
            raise BadInput(msg("“{text}” is not a number that can stand here.", text=str(number)))
        return kept


PROJECT = Column("project", "text", True, name=Wording("project code", "код проекта", "жоба коды"))
PERIOD = (Column("as_of", "day", True), Column("period_from", "day"), Column("period_to", "day"))
SOURCE = (Column("source", "list", listed="figure_source"), Column("source_note"))
PROJECTS: Mapping[str, Form] = {
    "projects": Form("projects", Project, Wording("Projects", "Проекты", "Жобалар"), (
        Column("code", required=True), Column("title_kk"), Column("title_ru"), Column("title_en"),
        Column("region", "region", True), Column("district"), Column("sector"),
        Column("stage", "stage"), Column("stage_since", "day"), Column("status", "status"),
        Column("announced_on", "day"), Column("confidentiality", "list", listed="confidentiality"),
        Column("investment_type", "list", listed="investment_type"), Column("fdi_type", "list", listed="fdi_type"),
        Column("site"), Column("zone"), Column("products"), Column("summary"), Column("anonymous_summary"),
        Column("priority", "list", listed="priority"), Column("next_step_on", "day"), Column("start_planned", "day"),
        Column("start_actual", "day"), Column("launch_planned", "day"), Column("launch_actual", "day"),
        Column("manager", "person"), Column("ndip_id"), Column("agency_id"),
    )),
    "parties": Form("parties", Party, Wording("Parties", "Участники", "Қатысушылар"), (
        PROJECT, Column("bin", "bin"), Column("organisation", required=True), Column("country", "country", True),
        Column("role", "list", True, "party_role"), Column("share", "number"),
    )),
    "figures": Form("figures", InvestmentFigure, Wording("Investment", "Инвестиции", "Инвестициялар"), (
        PROJECT, Column("kind", "list", True, "figure_kind"), Column("amount", "number", True),
        Column("currency", "currency", True), *PERIOD, Column("rate", "number"), Column("rate_date", "day"),
        Column("rate_source"), Column("foreign_part", "number"), Column("financing", "list", listed="financing"),
        *SOURCE,
    )),
    "jobs": Form("jobs", JobFigure, Wording("Jobs", "Рабочие места", "Жұмыс орындары"), (
        PROJECT, Column("kind", "list", True, "job_kind"), Column("number", "whole", True),
        Column("permanence", "list", listed="permanence"), *PERIOD, *SOURCE,
    )),
    "production": Form("production", ProductionFigure, Wording("Production", "Производство", "Өндіріс"), (
        PROJECT, Column("kind", "list", True, "production_kind"), Column("product", required=True),
        Column("quantity", "number", True), Column("unit", required=True), *PERIOD, Column("export_share", "number"),
        *SOURCE,
    )),
}  # fmt: skip

AGREEMENT = Column("agreement", "text", True, name=Wording(
    "agreement in this workbook", "соглашение в этой книге", "осы кітаптағы келісім"))  # fmt: skip
OBLIGATION = Column("obligation", "text", True, name=Wording(
    "obligation in this workbook", "обязательство в этой книге", "осы кітаптағы міндеттеме"))  # fmt: skip
WHO = (
    Column("bin", "bin", name=Wording("BIN", "БИН", "БСН")),
    Column("organisation", required=True, name=Wording("organisation", "организация", "ұйым")),
    Column("country", "country", True, name=Wording("country", "страна", "ел")),
)
SIGNED: Mapping[str, Form] = {
    "agreements": Form("agreements", Agreement, Wording("Agreements", "Соглашения", "Келісімдер"), (
        AGREEMENT, Column("instrument", "list", True, "instrument"), Column("title", required=True), Column("number"),
        Column("status", "list", listed="agreement_status"), Column("region", "region", True), Column("district"),
        Column("signed_on", "day"), Column("effective_on", "day"), Column("expires_on", "day"),
        Column("ended_on", "day"), Column("termination_ground"), Column("legal_basis"), Column("languages"),
        Column("prevails", "list", listed="tongue"),
        Column("projects", "several", name=Wording("project codes", "коды проектов", "жоба кодтары")),
    )),
    "signatories": Form("signatories", AgreementParty, Wording(
        "Parties to agreements", "Стороны соглашений", "Келісім тараптары"), (
        AGREEMENT, Column("side", "list", True, "agreement_side"), *WHO, Column("signatory"), Column("post"),
    )),
    "agreed_sums": Form("agreed_sums", AgreedSum, Wording(
        "Sums of agreements", "Суммы соглашений", "Келісім сомалары"), (
        AGREEMENT, Column("project", name=PROJECT.name), Column("kind", "list", True, "agreed_sum"),
        Column("amount", "number", True), Column("currency", "currency", True), Column("rate", "number"),
        Column("rate_date", "day"),
    )),
    "obligations": Form("obligations", Obligation, Wording("Obligations", "Обязательства", "Міндеттемелер"), (
        AGREEMENT, OBLIGATION, Column("side", "list", True, "agreement_side"), *WHO,
        Column("metric", "list", True, "metric"), Column("wording", required=True), Column("target", "number"),
        Column("unit"), Column("tolerance", "number"), Column("schedule", "list", True, "schedule"),
        Column("counted", "list", listed="counted"), Column("begins_on", "day", True), Column("ends_on", "day"),
        Column("dates", "days"), Column("report_days", "whole"),
        Column("evidence", "list", True, "obligation_evidence"), Column("project", name=PROJECT.name),
        Column("responsible", "person"), Column("unit_responsible"), Column("consequence"),
    )),
    "instances": Form("instances", ObligationInstance, Wording(
        "Times of obligations", "Сроки обязательств", "Міндеттеме мерзімдері"), (
        AGREEMENT, OBLIGATION, Column("begins_on", "day", True), Column("ends_on", "day"), Column("due", "day"),
        Column("target", "number"), Column("status", "list", listed="instance_status"),
        Column("delivered", "number"), Column("delivered_on", "day"), Column("comment"),
    )),
}  # fmt: skip
FORMS: Mapping[str, Form] = {**PROJECTS, **SIGNED}


def folded(words: str) -> str:
    """A heading as it is compared: letters and digits alone.

    >>> folded("  Код проекта* ") == folded("код проекта")
    True
    """
    return re.sub(r"[\W_]+", "", words).casefold()


def plainly(text: str) -> str:
    """Words as a workbook gives them back: one line, no control characters.

    >>> plainly("two\\n lines")
    'two lines'
    """
    return re.sub(r"[\s\x00-\x1f]+", " ", text).strip()


def form_of(sheet: str) -> Form | None:
    """The form that a sheet has by its name."""
    return next((form for form in FORMS.values() if folded(sheet) in _spellings(form.code, form.name)), None)


def recognised(form: Form, heads: Sequence[Any]) -> dict[str, int]:
    """At which place each column stands, counted from 0, as far as its heading is known."""
    known = {one: column.key for column in form.columns for one in _spellings(column.key, form.called(column.key))}
    found: dict[str, int] = {}
    for place, head in enumerate(heads):
        key = known.get(folded(str(head or "")))
        if key is not None:
            found.setdefault(key, place)
    return found


def _spellings(code: str, name: Wording) -> set[str]:
    return {folded(code), *(folded(name.say(tongue)) for tongue in LANGUAGES)}
