"""The history of records in words: who, when, why, from where, and what was there before and after.

Every state that a row has had is kept by the database (`tracking`); here two that follow each other become a change.
Whoever reads the history reads that of records they may see, erased ones included; of people and of the office's
tables, where the rule table says `yes`. A part of a record, whose model names the whole in `PART_OF`, is read with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model, Q

from onir.desk.pipeline import scopes
from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.doing.ledgers import LISTS as OF_LEDGERS
from onir.desk.pipeline.fields import field_name, kind_name
from onir.desk.pipeline.models.record import Record, Scopable
from onir.desk.rules import ROLES, Action, granted
from onir.desk.tracking import State
from onir.desk.words import Moment
from onir.figures.vintage import Released
from onir.language.messages import Message, Sayable, Wording, msg

if TYPE_CHECKING:
    from onir.desk.accounts.models import User

BLANK: tuple[Any, ...] = (None, "", [], False)
TECHNICAL = frozenset({"id", "updated_at", "edition", "created_at", "created_by", "search_key", "sort_key"})
MOST = 100
"""Of each kind of record that belongs to another."""

LOOKED_AT = 500
"""Changes of each kind of record that are looked through for those the person may read."""

WHAT = {"made": msg("Entered"), "changed": msg("Changed"), "deleted": msg("Deleted")}
ERASED, BACK = msg("Erased"), msg("Put back")
NONE, YES, NO = msg("nothing"), msg("yes"), msg("no")


@dataclass(frozen=True)
class Altered:
    """A column that a change altered, in words."""

    name: Wording
    before: Sayable
    after: Sayable


@dataclass(frozen=True)
class Change:
    """A state of a row and how it differs from the one before. `by_hand`: made past the desk, `who` is then a role."""

    number: int
    kind: Wording
    model: str
    row: object
    title: str
    what: Message
    at: Moment
    who: str
    why: str
    page: str
    address: str
    by_hand: bool
    altered: tuple[Altered, ...]


@cache
def tracked_models() -> Mapping[str, type[Any]]:
    """The models of which a history is kept, by the name that Django gives them."""
    states: list[Any] = [model for model in apps.get_models() if issubclass(model, State)]
    return {state.pgh_tracked_model._meta.label_lower: state.pgh_tracked_model for state in states}


def readable(model: type[Any], user: User) -> Q:
    """The rows of a model whose history the person may read."""
    if whole := _whole(model):
        return Q(**{f"{model.PART_OF}__in": whole._base_manager.filter(readable(whole, user)).values("pk")})
    cell = granted(user.role, Action(model._meta.label_lower, "read"))
    if not issubclass(model, Scopable):
        return Q() if cell == "yes" else scopes.NOTHING
    if cell == "no":
        return scopes.NOTHING
    return scopes.within(model, user, "read") | (_erased(model) & scopes.of_cell(model, cell, user))


def _whole(model: type[Any]) -> Any:
    """The model whose records a model's rows are parts of; None of one that stands for itself."""
    return model._meta.get_field(model.PART_OF).related_model if hasattr(model, "PART_OF") else None


def _erased(model: type[Any]) -> Q:
    return Q(erased_at__isnull=False) if issubclass(model, Record) else scopes.NOTHING


def row_of(user: User, label: str, number: str) -> Any:
    """The row, erased or not; None where there is none whose history the person may read."""
    model = tracked_models().get(label)
    try:
        return model._base_manager.filter(readable(model, user), pk=number).first() if model else None
    except ValueError:  # letters where rows have numbers
        return None


def history_of(row: Any) -> list[Change]:
    """The changes of one row, the newest first."""
    states = list(row.history.order_by("pgh_id"))
    pairs, people = list(zip([None, *states], states, strict=False)), _people(states)
    return [_change(type(row), before, after, people) for before, after in reversed(pairs)]


def history_of_parts(row: Any) -> list[Change]:
    """The changes of what a record is made of, the newest first; of parts that are gone, too."""
    parts = [model for model in tracked_models().values() if _whole(model) is type(row)]
    states = [(model, state) for model in parts for state in _states(model).filter(**{model.PART_OF: row.pk})]
    states.sort(key=lambda one: (one[1].pgh_created_at, one[1].pgh_id), reverse=True)
    people = _people([state for _, state in states])
    return [_change(model, _before(state), state, people) for model, state in states]


def below(row: Any, user: User) -> list[Any]:
    """Records with a history of their own that belong to this one, of those the person may look into."""
    found = []
    for relation in row._meta.related_objects:
        model, column = relation.related_model, relation.field
        if model in tracked_models().values() and issubclass(model, Scopable) and column.name != "merged_into":
            found += model._base_manager.filter(readable(model, user), **{column.name: row.pk}).order_by("pk")[:MOST]
    return found


def newest(user: User, most: int = 50) -> list[Change]:
    """The last changes of records whose history the person may read, the newest first, of the latest of each kind."""
    found = [(at, number, model) for model in tracked_models().values() for number, at in _latest(model, user)]
    found.sort(key=lambda one: one[:2], reverse=True)
    held = {model: _states(model).in_bulk([one for _, one, of in found[:most] if of is model]) for _, _, model in found}
    states = [(model, held[model][number]) for _, number, model in found[:most]]
    people = _people([state for _, state in states])
    return [_change(model, _before(state), state, people) for model, state in states]


def _states(model: type[Any]) -> Any:
    return model.history.rel.related_model.objects


def _latest(model: type[Any], user: User) -> Iterator[tuple[int, datetime]]:
    """Number and moment of the latest states of a model that the person may read."""
    states = _states(model).order_by("-pgh_id")
    if not issubclass(model, Scopable):
        states = states.exclude(pgh_label="made", pgh_context=None)  # tables that came with the desk
    last = list(states.values_list("pgh_id", "pgh_created_at", "pgh_obj")[:LOOKED_AT])
    rows = model._base_manager.filter(readable(model, user), pk__in={row for *_, row in last})
    seen = set(rows.values_list("pk", flat=True))
    yield from ((number, at) for number, at, row in last if row in seen)


def _before(state: Any) -> Any:
    earlier = type(state).objects.filter(pgh_obj=state.pgh_obj_id, pgh_id__lt=state.pgh_id)
    return earlier.order_by("-pgh_id").first()


def _people(states: Sequence[Any]) -> Mapping[int, str]:
    from onir.desk.accounts.models import User  # noqa: PLC0415 - which is tracked, too

    numbers = {number for state in states if (number := (state.pgh_context or {}).get("user"))}
    return {person.pk: str(person) for person in User.objects.filter(pk__in=numbers)}


def _change(model: type[Any], before: Any, after: Any, people: Mapping[int, str]) -> Change:
    told = after.pgh_context or {}
    who = people.get(told.get("user", 0))
    return Change(
        number=after.pgh_id, kind=kind_name(model), model=model._meta.label_lower, row=after.pgh_obj_id,
        title=_title(model, after), what=_what(before, after), at=Moment(after.pgh_created_at),
        who=who or after.database_role, why=told.get("reason", ""), page=told.get("page", ""),
        address=told.get("address", ""), by_hand=who is None, altered=tuple(_altered(model, before, after)),
    )  # fmt: skip


def _what(before: Any, after: Any) -> Message:
    """What was done; a record is erased and put back by a change of its own."""
    gone = [getattr(state, "erased_at", None) is not None for state in (before, after)]
    return {(False, True): ERASED, (True, False): BACK}.get((gone[0], gone[1]), WHAT[after.pgh_label])


def _title(model: type[Any], state: Any) -> str:
    """What the record is called; a part is called as what it is part of."""
    if whole := _whole(model):
        return str(whole._base_manager.filter(pk=getattr(state, f"{model.PART_OF}_id")).first())
    for name in ("name", "title_en", "title_ru", "title_kk", "title", "username", "code"):
        if value := getattr(state, name, ""):
            return str(value)
    return str(state.pgh_obj_id)


def _altered(model: type[Any], before: Any, after: Any) -> Iterator[Altered]:
    lists = _lists(model)
    for field in model._meta.concrete_fields:
        if field.name in {*TECHNICAL, getattr(model, "PART_OF", "")} or not hasattr(after, field.attname):
            continue
        was, now = (getattr(state, field.attname, None) for state in (before, after))
        if now not in BLANK if before is None else was != now:
            listed = lists.get(field.name)
            yield Altered(field_name(model, field.name), _said(field, was, listed), _said(field, now, listed))


def _said(field: Field[Any, Any], value: Any, listed: Mapping[str, Sayable] | None) -> Sayable:
    """A value as a person reads it."""
    if value is None or value in ("", []):
        return NONE
    if isinstance(field, ForeignKey):
        return _named(field, value)
    if field.model._meta.label_lower == "accounts.user" and field.name == "role":
        return ROLES.get(value) or _plain(value)
    if listed:
        return listed.get(value) or _plain(value)
    return next((say(value) for kind, say in _SAID.items() if isinstance(value, kind)), _plain(value))


def _named(field: ForeignKey[Any, Any], value: Any) -> Sayable:
    held: Model | None = field.remote_field.model._base_manager.filter(pk=value).first()
    return held if isinstance(held, Sayable) else _plain(held or value)


def _lists(model: type[Any]) -> Mapping[str, Mapping[str, Sayable]]:
    """Columns that hold a code, and what its codes are called: of a closed list, or as the model says in `NAMES`."""
    listed = {**getattr(model, "LISTS", {}), **OF_LEDGERS.get(model, {})}
    own = {column: names() if callable(names) else names for column, names in getattr(model, "NAMES", {}).items()}
    return {column: codes(name) for column, name in listed.items()} | own


def _plain(value: object) -> Wording:
    return Wording(str(value), str(value), str(value))


_SAID: Mapping[type[Any], Callable[[Any], Sayable]] = {
    bool: lambda value: YES if value else NO,
    datetime: Moment,
    date: lambda value: Released(value.isoformat()),
    list: lambda value: _plain(", ".join(map(str, value))),
}
"""Ways to say a value by its kind, the narrower kind first: a moment is a day, too."""
