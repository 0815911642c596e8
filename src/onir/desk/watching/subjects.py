"""What can be watched: each kind asks one verb of the library, and gives its answer in parts that can be compared.

A part is what would be a change if it differed (`fact`), how it is said in each language, and the releases it rests on.
A standing and a figure have one part, a text one for each claim.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any, Protocol, TypedDict
from urllib.parse import urlencode

from onir.claims.checking.report import Checked
from onir.claims.telling.words import VERDICTS
from onir.desk.answers import asked, report_of
from onir.desk.held import store
from onir.errors import NotHeld, OnirError
from onir.figures import Vintage, history, indicator
from onir.figures.releases.histories import said
from onir.language.messages import LANGUAGES, Message, Sayable, msg
from onir.measure import Period
from onir.standing import standing
from onir.territory import area

BEGINNING = 80
"""Letters of a text that name it."""

Words = dict[str, str]


class Part(TypedDict):
    """`releases`: by key, their names in words."""

    fact: list[Any]
    said: Words
    releases: dict[str, Words]


class Subject(Protocol):
    """Something that can be watched; its fields are what is kept of it."""

    def parts(self) -> list[Part]:
        """The answer to the figures as they are now; an OnirError where there is none."""

    @property
    def title(self) -> Sayable:
        """What it is about."""

    @property
    def address(self) -> str:
        """Where it stands on the desk, without the language; blank where only the person has it."""


@dataclass(frozen=True)
class WatchedStanding:
    """Where an area stands; without a period, in the newest one of the table."""

    area: str
    indicator: str
    period: str

    def parts(self) -> list[Part]:
        answer = standing(area(self.area), self._asked(), indicator=self.indicator, store=store())
        place = answer.place
        rank = [] if place is None else [place.rank.best, place.rank.worst, place.rank.of]
        fact = [str(answer.period), _plain(answer.cell.amount), *rank]
        return [_part(fact, answer.sentences[0], [answer.vintage])]

    def _asked(self) -> str:
        if self.period:
            return self.period
        periods = store().periods(self.indicator, area(self.area).country)
        if not periods:
            raise store().not_held(self.indicator, area(self.area).country)
        return str(periods[-1])

    @property
    def title(self) -> Message:
        period: Sayable = Period.parse(self.period) if self.period else msg("newest period")
        return msg(
            "{area}, {indicator}, {period}", area=area(self.area), indicator=indicator(self.indicator), period=period
        )

    @property
    def address(self) -> str:
        words = {"area": self.area, "indicator": self.indicator, "period": self.period}
        return "standing/?" + urlencode({name: word for name, word in words.items() if word})


@dataclass(frozen=True)
class WatchedFigure:
    """A cell of a table, in its newest release."""

    table: str
    indicator: str
    area: str
    period: str
    partner: str
    activity: str

    def parts(self) -> list[Part]:
        parts = {"partner": self.partner, "activity": self.activity}
        editions = history(self.indicator, self.area, self.period, store=store(), **parts).editions
        own = [one.cell for one in editions if one.vintage.table == self.table]
        if not own:
            raise NotHeld(msg("No table “{name}” is held.", name=self.table))
        cell = own[-1]
        return [_part([_plain(cell.amount), cell.status, cell.unit.base], said(cell), [cell.vintage])]

    @property
    def title(self) -> Message:
        names = {"indicator": indicator(self.indicator), "period": Period.parse(self.period)}
        return msg("{area}, {indicator}, {period}", area=area(self.area), **names)

    @property
    def address(self) -> str:
        parts = {"partner": self.partner, "activity": self.activity}
        more = urlencode({name: code for name, code in parts.items() if code != "_T"})
        return f"figures/tables/{self.table}/{self.indicator}/{self.area}/{self.period}/" + (f"?{more}" if more else "")


@dataclass(frozen=True)
class WatchedText:
    """A text, as it was checked; `published` is its day, or blank."""

    text: str
    published: str

    def parts(self) -> list[Part]:
        return [_claim(one) for one in report_of(asked(self.text, self._day, None)).claims]

    @property
    def _day(self) -> date | None:
        return date.fromisoformat(self.published) if self.published else None

    @property
    def title(self) -> Message:
        words = " ".join(self.text.split())
        return msg("Text: “{beginning}”", beginning=words[:BEGINNING] + ("…" if len(words) > BEGINNING else ""))

    @property
    def address(self) -> str:
        return ""


KINDS: Mapping[str, type[WatchedStanding | WatchedFigure | WatchedText]] = {
    "standing": WatchedStanding,
    "figure": WatchedFigure,
    "text": WatchedText,
}


def kept(subject: Subject) -> tuple[str, dict[str, str], str]:
    """Its kind, its fields and their seal, as they are kept."""
    fields: dict[str, str] = asdict(subject)  # type: ignore[call-overload]
    kind = next(name for name, one in KINDS.items() if isinstance(subject, one))
    return kind, fields, sha256(json.dumps([kind, fields], sort_keys=True).encode()).hexdigest()


def subject_of(kind: str, fields: Mapping[str, str]) -> Subject:
    """What was kept."""
    return KINDS[kind](**fields)


def answer_of(subject: Subject) -> list[Part]:
    """The answer as it is now; that there is none is an answer too."""
    try:
        return subject.parts()
    except OnirError as error:
        return [_part(["none"], error, [])]


def _part(fact: list[Any], words: Sayable, vintages: Iterable[Vintage]) -> Part:
    return {"fact": fact, "said": in_all(words), "releases": {one.key: in_all(_release(one)) for one in vintages}}


def _claim(one: Checked) -> Part:
    words = msg("“{quote}”: {verdict}. {sentence}", quote=one.claim.quote, verdict=VERDICTS[one.verdict], sentence=one)
    return _part([one.claim.quote, one.verdict, one.when], words, [item.vintage for item in one.evidence])


def in_all(words: Sayable) -> Words:
    """The words in every language."""
    return {language: words.say(language) for language in LANGUAGES}


def _release(vintage: Vintage) -> Message:
    told = {"publisher": vintage.publisher, "title": vintage.title, "release": vintage.release}
    return msg("{publisher}, “{title}”, {release}", **told)


def _plain(amount: Decimal | None) -> str | None:
    """The amount as it compares: 5.0 is 5."""
    return None if amount is None else f"{amount.normalize():f}"
