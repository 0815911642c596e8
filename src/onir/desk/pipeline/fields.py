"""What the columns of records are called, in three languages: in messages, tables, workbooks and the history."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.db.models import Model

from onir.desk.pipeline.data import rows
from onir.language.messages import Wording


@cache
def _names() -> Mapping[tuple[str, str], Wording]:
    return {(row["model"], row["field"]): Wording.of(row, "name") for row in rows("fields")}


def field_name(model: type[Model], field: str) -> Wording:
    """The name of a column of a model; one that has none yet is called by its code.

    >>> from onir.desk.pipeline.models import Project
    >>> field_name(Project, "bin").say("kk"), field_name(Project, "manager").say("ru")
    ('БСН', 'менеджер проекта')
    """
    return _own(model, field) or _names().get(("", field)) or Wording(field, field, field)


def kind_name(model: type[Model]) -> Wording:
    """What a record of the model is called.

    >>> from onir.desk.pipeline.models import Lead
    >>> kind_name(Lead).say("ru")
    'обращение'
    """
    called = str(model._meta.verbose_name)
    return _own(model, "") or Wording(called, called, called)


def _own(model: type[Model], field: str) -> Wording | None:
    """By the name of the model, with that of its app before where two apps have one of a name."""
    names = (model._meta.label_lower, model._meta.model_name or "")
    return next((found for name in names if (found := _names().get((name, field)))), None)
