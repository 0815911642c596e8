"""What the parts of a bulletin are made of: the answers of the library to one question, each asked once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from onir.bulletin.document import Number, Sentence
from onir.bulletin.source_notes import Note, notes_on, notes_on_panel
from onir.errors import OnirError
from onir.figures import Store
from onir.figures.asking.ranking import Rank
from onir.language.messages import Message, Sayable
from onir.measure import Period
from onir.standing import Histories, League, RankHistory, Standing, Sure, Why, histories, history, league, sure, why
from onir.standing.answer import standing_of
from onir.standing.question import Question
from onir.standing.sentences import source_said
from onir.territory import Area
from onir.territory import area as known_area

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Material:
    """An area, what is asked of it, and the answers; an answer that is not held is the error that says so."""

    area: Area
    question: Question

    @classmethod
    def of(
        cls, area: str | Area, period: str | Period, *, indicator: str | None, as_of: date | None, store: Store | None
    ) -> Material:
        """The question is checked before anything is made."""
        found = known_area(area)
        return cls(found, Question.of(found.country, period, code=indicator, as_of=as_of, store=store))

    @property
    def subject(self) -> dict[str, Any]:
        """What is asked about, as sentences name it."""
        return {"indicator": self.question.indicator, "period": self.question.period}

    @property
    def terms(self) -> dict[str, Any]:
        asked = self.question
        return {"indicator": asked.indicator.code, "as_of": asked.as_of, "store": asked.store}

    @property
    def is_region(self) -> bool:
        return self.area.kind != "nation"

    @cached_property
    def league(self) -> League:
        return league(self.question.period, country=self.area.country, **self.terms)

    @cached_property
    def standing(self) -> Standing | OnirError:
        return _held(lambda: standing_of(self.question, self.area))

    @cached_property
    def history(self) -> RankHistory | OnirError:
        return _held(lambda: history(self.area, self.question.period, **self.terms))

    @cached_property
    def histories(self) -> Histories:
        return histories(self.question.period, country=self.area.country, **self.terms)

    @cached_property
    def why(self) -> Why | OnirError:
        return _held(lambda: why(self.area, self.question.period, **self.terms))

    @cached_property
    def sure(self) -> Sure | OnirError:
        return _held(lambda: sure(self.area, self.question.period, **self.terms))

    @cached_property
    def on_the_league(self) -> tuple[Note, ...]:
        return notes_on_panel(self.league.panel)

    @cached_property
    def on_the_standing(self) -> tuple[Note, ...]:
        """The own figure, that of the year before, and the table that a rank is of."""
        if not isinstance(self.standing, Standing):
            return ()
        found = self.standing
        change = () if found.change is None else notes_on(found.change.before)
        panel = () if found.place is None else notes_on_panel(found.place.panel)
        return (*notes_on(found.cell), *change, *panel)


def _held(ask: Callable[[], Answer]) -> Answer | OnirError:
    try:
        return ask()
    except OnirError as error:
        return error


def told(said: Sequence[Message], notes: Sequence[Note], *, but: Sequence[Message] = ()) -> tuple[Sentence, ...]:
    """Sentences with their sources, without those that are told elsewhere; one without gaps states no figure."""
    return tuple(Sentence(one, tuple(notes) if one.values else ()) for one in said if one not in but)


def missing(error: OnirError) -> tuple[Sentence, ...]:
    """What is not held, and what follows from the figures that are."""
    return tuple(Sentence(one) for one in (error.what, error.then) if one is not None)


def sources_said(notes: Sequence[Note], material: Material) -> list[Message]:
    """The sentences that name a source, which a document tells in its notes."""
    keys = {note.key for note in notes}
    return [source_said(vintage) for vintage in material.question.store.vintages() if vintage.key in keys]


def place_number(rank: Rank) -> Sayable:
    """A place as a number; a range of places is words."""
    return rank if rank.place is None else Number(rank, rank.place, "count")


def ranks_of(ranks: Sequence[Rank | None], blank: Sayable) -> Iterator[Sayable]:
    """Places in a row of a table."""
    return (blank if rank is None else place_number(rank) for rank in ranks)
