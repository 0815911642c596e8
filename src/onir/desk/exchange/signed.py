"""What a workbook would change of agreements, parties to them, sums, obligations and the times these fall due.

An agreement is known by its kind, number and day of signing, an obligation by its side, measure, wording and first day
within its agreement, a time by its first day. What has an act of its own is told and compared, never changed here: a
status, a day of signing, a schedule, a judgment. A new agreement may come signed, by the law of its day; what was done
for an obligation may come as handed in, with the workbook as its evidence, and somebody else judges it. Sums of
agreements enter no ledger: what a ledger holds comes from the sheet of investment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onir.desk.agreements import law
from onir.desk.agreements.doing.signing import signed_stands
from onir.desk.agreements.models import Agreement, AgreementParty, Obligation, ObligationInstance
from onir.desk.agreements.states import UNSIGNED
from onir.desk.exchange.columns import plainly
from onir.desk.exchange.reading import Contents, Line
from onir.desk.moving import moves
from onir.desk.pipeline.doing.permission import refused
from onir.desk.rules import Action, granted
from onir.errors import BadInput, OnirError
from onir.language.messages import msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User
    from onir.desk.exchange.plan import Known, Plan
    from onir.desk.pipeline.models import Project

PACKAGE = "onir.desk.agreements"
CHANGED = ("title", "region", "district", "effective_on", "expires_on", "legal_basis", "languages", "prevails")
OBLIGATION_CHANGED = ("unit", "tolerance", "evidence", "responsible", "unit_responsible", "consequence")
ENDED = ("terminated", "fulfilled", "expired")


@dataclass
class Signed:
    """What the rows of a workbook are so far: agreements and obligations by their keys, None for new ones."""

    by: User
    made: Plan
    projects: Mapping[str, Project]
    mine: set[int]
    entered: set[str]
    known: Known
    agreements: dict[str, Agreement | None] = field(default_factory=dict)
    obligations: dict[tuple[str, str], Obligation | None] = field(default_factory=dict)
    spans: dict[tuple[str, str], Mapping[Any, Any]] = field(default_factory=dict)
    targets: dict[tuple[str, str], Any] = field(default_factory=dict)

    def may_name(self, code: str) -> bool:
        """Whether a project is there or comes along, and the person may change it."""
        project = self.projects.get(code)
        return code in self.entered if project is None else project.pk in self.mine

    def same(self, line: Line, fields: Mapping[str, tuple[Any, Any]], held: Any) -> None:
        """A row that is held: alike, or changed."""
        from onir.desk.exchange.plan import Change  # noqa: PLC0415 - which plans by this module

        if fields:
            self.made.changes[line.form.code].append(Change(line, held, fields))
        else:
            self.made.same[line.form.code] += 1


def plan_signed(signed: Signed, contents: Contents) -> None:
    """Sorts the rows of all sheets of agreements."""
    for code, sort in SHEETS.items():
        for line in contents.lines[code]:
            try:
                sort(signed, line)
            except Misfit as fault:
                signed.made.faults.append(line.fault(fault.column, fault.what))
    _signable(signed, contents)


class Misfit(Exception):
    """A row that does not fit, and at which column."""

    def __init__(self, column: str, what: OnirError) -> None:
        super().__init__(column)
        self.column, self.what = column, what


def _now(held: Any, key: str) -> Any:
    found = getattr(held, key)
    return (plainly(found) or None) if isinstance(found, str) else found


def _differing(line: Line, held: Any, names: Sequence[str]) -> dict[str, tuple[Any, Any]]:
    said = {key: line.values[key] for key in names if key in line.values}
    return {key: (now, one) for key, one in said.items() if (now := _now(held, key)) != one}


def _unmoved(line: Line, held: Any, names: Sequence[str]) -> None:
    """Misfit where a column says otherwise that an act of its own changes."""
    if other := _differing(line, held, names):
        fields = [line.form.called(key) for key in other]
        what = BadInput(
            msg("This is changed at its page and not by a workbook: {fields}.", fields=fields),
            then=msg("Change it there, or leave these cells blank."),
        )
        raise Misfit(next(iter(other)), what)


def _may(signed: Signed, record: str, action: str, column: str) -> None:
    if granted(signed.by.role, Action(record, action)) == "no":
        raise Misfit(column, refused(signed.by))


# -- agreements -----------------------------------------------------------------------------------------------------


def _agreement(signed: Signed, line: Line) -> None:
    values, key = line.values, line.values["agreement"]
    if key in signed.agreements:
        raise Misfit("agreement", BadInput(msg("“{name}” stands in this sheet twice.", name=key)))
    codes = values.get("projects", [])
    if strange := [code for code in codes if not signed.may_name(code)]:
        raise Misfit("projects", BadInput(msg("The project {code} is not one that you may change.", code=strange[0])))
    held = _held_agreement(signed, line)
    if held is None:
        _new_agreement(signed, line)
        signed.agreements[key] = None
        signed.made.new["agreements"].append(line)
        return
    signed.agreements[key] = held
    _unmoved(line, held, ("status", "signed_on", "ended_on", "termination_ground"))
    fields = _differing(line, held, CHANGED)
    now = sorted(held.projects.values_list("code", flat=True))
    if more := sorted({*codes} - {*now}):
        fields["projects"] = ("; ".join(now), "; ".join([*now, *more]))
    if fields and not Agreement.objects.allowed(signed.by, "change").filter(pk=held.pk).exists():
        raise Misfit("agreement", refused(signed.by))
    signed.same(line, fields, held)


def _held_agreement(signed: Signed, line: Line) -> Agreement | None:
    """Of its kind and number, or without a number of its title; of several that of its day; each of one row."""
    values, taken = line.values, [one.pk for one in signed.agreements.values() if one]
    alike = Agreement.objects.visible_to(signed.by).filter(instrument=values["instrument"]).exclude(pk__in=taken)
    number = values.get("number", "")
    rows = [
        one for one in alike.filter(number=number).order_by("signed_on", "pk")
        if number or plainly(one.title) == values["title"]
    ]  # fmt: skip
    of_day = [one for one in rows if "signed_on" not in values or one.signed_on == values["signed_on"]]
    return next(iter(of_day), None)


def _new_agreement(signed: Signed, line: Line) -> None:
    values, status = line.values, line.values.get("status", "draft")
    _may(signed, "agreements.agreement", "add", "agreement")
    if status in UNSIGNED:
        return
    if "signed_on" not in values:
        raise Misfit("signed_on", BadInput(msg("It is not told on which day it was signed.")))
    if status in ENDED and "ended_on" not in values:
        raise Misfit("ended_on", BadInput(msg("It is not told on which day it ended.")))
    if status == "terminated" and "termination_ground" not in values:
        raise Misfit("termination_ground", BadInput(msg("Say why: this move needs its ground.")))
    try:
        law.edition_of(values["instrument"], values["signed_on"])
        law.index_of(values["signed_on"].year)
    except OnirError as fault:
        raise Misfit("signed_on", fault) from fault


def way_to(status: str) -> list[str]:
    """The statuses that lead from a draft to one, by the table of moves: the shortest way."""
    ways: dict[str, list[str]] = {"draft": []}
    waiting = ["draft"]
    while waiting:
        here = waiting.pop(0)
        for machine, before, after in moves(PACKAGE):
            if machine == "agreement" and before == here and after not in ways:
                ways[after] = [*ways[here], after]
                waiting.append(after)
    return ways[status]


def _signable(signed: Signed, contents: Contents) -> None:
    """A signature needs somebody on each side."""
    sides: dict[str, set[str]] = {}
    for line in contents.lines["signatories"]:
        sides.setdefault(line.values["agreement"], set()).add(line.values["side"])
    for line in list(signed.made.new["agreements"]):
        there = sides.get(line.values["agreement"], set())
        missing = [] if "investor" in there else [msg("a party on the investor's side")]
        missing += [] if there & {"state", "zone"} else [msg("a party on the side of the state")]
        if missing and line.values.get("status", "draft") not in UNSIGNED:
            what = BadInput(msg("It cannot be signed yet. Missing: {missing}.", missing=missing))
            signed.made.faults.append(line.fault("status", what))


def _of(signed: Signed, line: Line) -> Agreement | None:
    """The agreement of a row; Misfit where no sheet has it, or the person may not change it."""
    key = line.values["agreement"]
    if key not in signed.agreements:
        what = BadInput(msg("“{name}” is no agreement of this workbook that can be read.", name=key))
        raise Misfit("agreement", what)
    return signed.agreements[key]


def _signatory(signed: Signed, line: Line) -> None:
    agreement, organisation = _of(signed, line), signed.known.find(line)
    held = None
    if agreement and organisation:
        held = AgreementParty.objects.filter(agreement=agreement, organisation=organisation, side=line.values["side"])
    if held and (row := held.first()):
        _unmoved(line, row, ("signatory", "post"))
        signed.same(line, {}, row)
        return
    signed.made.new["signatories"].append(line)


def _sum(signed: Signed, line: Line) -> None:
    from onir.desk.exchange.plan import without_rate  # noqa: PLC0415 - which plans by this module

    agreement, values = _of(signed, line), line.values
    code = values.get("project")
    if code and not signed.may_name(code):
        raise Misfit("project", BadInput(msg("The project {code} is not one that you may change.", code=code)))
    if not values["amount"]:
        raise Misfit("amount", BadInput(msg("A sum is above nothing.")))
    rows = agreement.sums.select_related("project") if agreement else []
    wanted = (values["kind"], values["amount"], values["currency"], code)
    if any((one.kind, one.amount, one.currency, one.project and one.project.code) == wanted for one in rows):
        signed.made.same["agreed_sums"] += 1
        return
    if agreement and agreement.signed:
        raise Misfit("amount", signed_stands())
    if "rate_date" not in values:
        raise Misfit("rate_date", BadInput(msg("The cell is blank, and something has to stand here.")))
    if fault := without_rate(values["currency"], values["rate_date"], values.get("rate")):
        raise Misfit("rate", fault)
    signed.made.new["agreed_sums"].append(line)


# -- obligations ----------------------------------------------------------------------------------------------------


def _obligation(signed: Signed, line: Line) -> None:
    agreement, values = _of(signed, line), line.values
    key = values["agreement"], values["obligation"]
    if key in signed.obligations:
        raise Misfit("obligation", BadInput(msg("“{name}” stands in this sheet twice.", name=values["obligation"])))
    code = values.get("project")
    if code and not signed.may_name(code):
        raise Misfit("project", BadInput(msg("The project {code} is not one that you may change.", code=code)))
    held = _held_obligation(signed, line, agreement) if agreement else None
    if held is None:
        _may(signed, "agreements.obligation", "add", "obligation")
        signed.spans[key] = {span.start: span for span in _spans(line)}
        signed.targets[key] = values.get("target")
        signed.made.new["obligations"].append(line)
    else:
        _unmoved(line, held, ("target", "schedule", "counted", "ends_on", "report_days"))
        signed.same(line, _differing(line, held, OBLIGATION_CHANGED), held)
    signed.obligations[key] = held


def _held_obligation(signed: Signed, line: Line, agreement: Agreement) -> Obligation | None:
    values, taken = line.values, [one.pk for one in signed.obligations.values() if one]
    rows = Obligation.objects.filter(
        agreement=agreement, side=values["side"], metric=values["metric"], begins_on=values["begins_on"]
    )
    same = (one for one in rows.exclude(pk__in=taken).order_by("pk") if plainly(one.wording) == values["wording"])
    return next(same, None)


def obligation_of(line: Line) -> dict[str, Any]:
    """The columns of a new obligation that stand in its row."""
    names = ("side", "metric", "wording", "target", "unit", "tolerance", "schedule", "counted", "begins_on", "ends_on",
             "dates", "report_days", "evidence", "responsible", "unit_responsible", "consequence")  # fmt: skip
    return {key: line.values[key] for key in names if key in line.values}


def _spans(line: Line) -> Any:
    given = obligation_of(line)
    if given["schedule"] == "dates" and given.get("dates"):
        given["ends_on"] = max(given["dates"])
    if "ends_on" not in given:
        raise Misfit("ends_on", BadInput(msg("The cell is blank, and something has to stand here.")))
    try:
        return Obligation(**given).spans()
    except OnirError as fault:
        raise Misfit("schedule", fault) from fault


def _instance(signed: Signed, line: Line) -> None:
    values = line.values
    key = values["agreement"], values["obligation"]
    if key not in signed.obligations:
        what = BadInput(msg("“{name}” is no obligation of this workbook that can be read.", name=values["obligation"]))
        raise Misfit("obligation", what)
    held = signed.obligations[key]
    if held is None:
        _new_instance(signed, line, signed.spans[key])
        return
    row = ObligationInstance.objects.filter(obligation=held, begins_on=values["begins_on"]).first()
    if row is None:
        raise Misfit("begins_on", _no_such_time())
    handed_in = values.get("status") == "submitted" != row.status
    fixed = ("ends_on", "due", "target") + (() if handed_in else ("status", "delivered", "delivered_on"))
    _unmoved(line, row, fixed)
    if handed_in:
        _submittable(signed, line, row.target)
    signed.same(line, {"status": (row.status, "submitted")} if handed_in else {}, row)


def _new_instance(signed: Signed, line: Line, spans: Mapping[Any, Any]) -> None:
    span = spans.get(line.values["begins_on"])
    if span is None:
        raise Misfit("begins_on", _no_such_time())
    for key, due in (("ends_on", span.end), ("due", span.due)):
        if line.values.get(key, due) != due:
            raise Misfit(key, BadInput(msg("By its schedule this is {day}.", day=due.isoformat())))
    status = line.values.get("status", "planned")
    if status == "submitted":
        _submittable(signed, line, signed.targets[line.values["agreement"], line.values["obligation"]])
    elif status != "planned":
        raise Misfit("status", BadInput(
            msg("A new time is planned or handed in: what is judged, waived or broken is so by an act at its page."),
        ))  # fmt: skip
    signed.made.new["instances"].append(line)


def _submittable(signed: Signed, line: Line, target: Any) -> None:
    _may(signed, "agreements.obligationinstance", "submit", "status")
    if "delivered_on" not in line.values:
        raise Misfit("delivered_on", BadInput(msg("The cell is blank, and something has to stand here.")))
    if target is not None and "delivered" not in line.values:
        raise Misfit("delivered", BadInput(msg("Say how much was delivered: the obligation has a target.")))


def _no_such_time() -> BadInput:
    return BadInput(msg("By its schedule the obligation has no time that begins on this day."))


SHEETS = {"agreements": _agreement, "signatories": _signatory, "agreed_sums": _sum, "obligations": _obligation,
          "instances": _instance}  # fmt: skip


def lines_of(contents: Contents) -> Iterator[Line]:
    """Rows that name an organisation."""
    for code in ("signatories", "obligations"):
        yield from contents.lines[code]
