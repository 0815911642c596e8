"""What changes of records are called: a state and the one before it become a sentence for each column that differs.

What columns refer to is asked for once a kind, however many changes are told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Field, ForeignKey

from onir.desk.pipeline.codes import codes
from onir.desk.pipeline.doing.ledgers import LISTS as OF_LEDGERS
from onir.desk.pipeline.fields import field_name, kind_name
from onir.desk.rules import ROLES
from onir.desk.words import Moment
from onir.figures.vintage import Released
from onir.language.messages import Message, Sayable, Wording, msg

Pair = tuple[type[Any], Any, Any]
"""A model, a state of one of its rows (None before the first), and the state after it."""

BLANK: tuple[Any, ...] = (None, "", [], False)
TECHNICAL = frozenset({"id", "updated_at", "edition", "created_at", "created_by", "search_key", "sort_key"})
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


def told(pairs: Sequence[Pair]) -> list[Change]:
    """The changes in words."""
    names = Names.of(pairs)
    return [_change(*pair, names) for pair in pairs]


def whole_of(model: type[Any]) -> Any:
    """The model whose records a model's rows are parts of; None of one that stands for itself."""
    return model._meta.get_field(model.PART_OF).related_model if hasattr(model, "PART_OF") else None


def called(model: type[Any]) -> Any:
    """The rows of a model, with what they are called by."""
    rows = model._base_manager
    return rows.select_related(*model.CALLED_BY) if hasattr(model, "CALLED_BY") else rows.all()


@dataclass(frozen=True)
class Names:
    """Records by their model and number: whom and what changes refer to."""

    held: Mapping[type[Any], Mapping[Any, Any]]

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Names:
        wanted: dict[type[Any], set[Any]] = defaultdict(set)
        for model, number in (one for pair in pairs for one in _referred(*pair)):
            wanted[model].add(number)
        return cls({model: called(model).in_bulk(numbers) for model, numbers in wanted.items()})

    def get(self, model: type[Any], number: Any) -> Any:
        return self.held.get(model, {}).get(number)


def _referred(model: type[Any], before: Any, after: Any) -> Iterator[tuple[type[Any], Any]]:
    """What a change refers to: who made it, the whole of a part, and what stood and stands in its columns."""
    from onir.desk.accounts.models import User  # noqa: PLC0415 - which is tracked, too

    yield User, _user(after)
    if whole := whole_of(model):
        yield whole, getattr(after, f"{model.PART_OF}_id")
    for field, *values in _differing(model, before, after):
        if isinstance(field, ForeignKey):
            yield from ((field.remote_field.model, value) for value in values if value is not None)


def _user(state: Any) -> int:
    return int((state.pgh_context or {}).get("user") or 0)


def _change(model: type[Any], before: Any, after: Any, names: Names) -> Change:
    from onir.desk.accounts.models import User  # noqa: PLC0415 - which is tracked, too

    context, who = after.pgh_context or {}, names.get(User, _user(after))
    return Change(
        number=after.pgh_id, kind=kind_name(model), model=model._meta.label_lower, row=after.pgh_obj_id,
        title=_title(model, after, names), what=_what(before, after), at=Moment(after.pgh_created_at),
        who=str(who or after.database_role), why=context.get("reason", ""), page=context.get("page", ""),
        address=context.get("address", ""), by_hand=who is None, altered=tuple(_altered(model, before, after, names)),
    )  # fmt: skip


def _what(before: Any, after: Any) -> Message:
    """What was done; a record is erased and put back by a change of its own."""
    gone = [getattr(state, "erased_at", None) is not None for state in (before, after)]
    return {(False, True): ERASED, (True, False): BACK}.get((gone[0], gone[1]), WHAT[after.pgh_label])


def _title(model: type[Any], state: Any, names: Names) -> str:
    """What the record is called; a part is called as what it is part of."""
    if whole := whole_of(model):
        return str(names.get(whole, getattr(state, f"{model.PART_OF}_id")))
    for name in ("name", "title_en", "title_ru", "title_kk", "title", "username", "code"):
        if value := getattr(state, name, ""):
            return str(value)
    return str(state.pgh_obj_id)


def _differing(model: type[Any], before: Any, after: Any) -> Iterator[tuple[Any, Any, Any]]:
    """The columns that a change altered, with what stood there and what stands there now."""
    for field in model._meta.concrete_fields:
        if field.name in {*TECHNICAL, getattr(model, "PART_OF", "")} or not hasattr(after, field.attname):
            continue
        was, now = (getattr(state, field.attname, None) for state in (before, after))
        if now not in BLANK if before is None else was != now:
            yield field, was, now


def _altered(model: type[Any], before: Any, after: Any, names: Names) -> Iterator[Altered]:
    lists = _lists(model)
    for field, *values in _differing(model, before, after):
        said = (_said(field, value, lists.get(field.name), names) for value in values)
        yield Altered(field_name(model, field.name), *said)


def _said(field: Field[Any, Any], value: Any, listed: Mapping[str, Sayable] | None, names: Names) -> Sayable:
    """A value as a person reads it."""
    if value is None or value in ("", []):
        return NONE
    if isinstance(field, ForeignKey):
        held = names.get(field.remote_field.model, value)
        return held if isinstance(held, Sayable) else _plain(held or value)
    if field.model._meta.label_lower == "accounts.user" and field.name == "role":
        return ROLES.get(value) or _plain(value)
    if listed:
        return listed.get(value) or _plain(value)
    return next((say(value) for kind, say in _SAID.items() if isinstance(value, kind)), _plain(value))


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
