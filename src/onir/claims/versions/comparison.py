"""What comparing versions gives back: groups of one claim, and differences that say themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from onir.claims.claim import Claim
from onir.claims.versions.agreeing import FIELDS
from onir.language.messages import Message, Sayable, Wording, msg
from onir.measure import Period

LANGUAGES = {
    "kk": Wording("Kazakh", "казахский", "қазақша"),
    "ru": Wording("Russian", "русский", "орысша"),
    "en": Wording("English", "английский", "ағылшынша"),
    "es": Wording("Spanish", "испанский", "испанша"),
}


@dataclass(frozen=True)
class Version:
    """One text of a release, called by the name of its file, or by its language."""

    name: str
    language: str
    text: str
    claims: tuple[Claim, ...]

    def say(self, language: str, form: str = "") -> str:
        """Its name; that of its language in words."""
        return LANGUAGES[self.name].say(language, form) if self.name in LANGUAGES else self.name


@dataclass(frozen=True)
class Difference:
    """One field that versions say otherwise, or a claim that some lack (`missing`); it says itself."""

    field: str
    said: tuple[tuple[Version, Claim], ...]
    lacking: tuple[Version, ...] = ()

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """One sentence with the words of each version."""
        return self.sentence.say(language)

    @property
    def sentence(self) -> Message:
        if self.field == "missing":
            return msg(
                "A claim is missing from: {lacking}. Said in: {said}.",
                lacking=list(self.lacking), said=[self._quoted(*one) for one in self.said],
            )  # fmt: skip
        said = [self._quoted(*one) for one in self.said]
        return SENTENCES[self.field](said)

    @property
    def carried(self) -> tuple[object, ...] | None:
        """What the versions say, of a field that one sentence sets for the next; None of all others."""
        if self.field not in ("period", "area"):
            return None
        return (self.field, *(getattr(claim, self.field) for _, claim in self.said))

    def _quoted(self, version: Version, claim: Claim) -> Message:
        told = _told(self.field, claim)
        if told is None:
            return msg("{version} “{quote}”", version=version, quote=claim.quote)
        return msg("{version} “{quote}” ({told})", version=version, quote=claim.quote, told=told)

    def as_dict(self) -> dict[str, Any]:
        return {
            "field": self.field,
            "said": [{"version": version.name, **_value(self.field, claim)} for version, claim in self.said],
            "missing_from": [version.name for version in self.lacking],
            "sentence": self.say("en"),
        }


def _told(field: str, claim: Claim) -> Sayable | None:
    """What was read where the quoted words need not show it: a period or an area may be carried on from elsewhere."""
    from onir.figures.indicators import indicators  # noqa: PLC0415 - of no use to a comparison without differences
    from onir.territory import area  # noqa: PLC0415

    if field in ("period", "compared_to"):
        value = getattr(claim, field)
        return value if isinstance(value, Period) else None
    if field in ("area", "compared_with"):
        code = getattr(claim, field)
        return area(code) if code and "+" not in code else None
    return indicators().get(claim.indicator) if field == "indicator" else None


def _value(field: str, claim: Claim) -> dict[str, Any]:
    shown = claim.as_dict()
    return {"quote": claim.quote, "start": claim.start, "end": claim.end, "value": shown.get(field)}


SENTENCES = {
    "value": lambda said: msg("The figures differ: {said}.", said=said),
    "unit": lambda said: msg("The units differ: {said}.", said=said),
    "from_value": lambda said: msg("The earlier figures differ: {said}.", said=said),
    "direction": lambda said: msg("One says a rise, another a fall: {said}.", said=said),
    "period": lambda said: msg("The periods differ: {said}.", said=said),
    "compared_to": lambda said: msg("The periods compared with differ: {said}.", said=said),
    "compared_with": lambda said: msg("The areas compared with differ: {said}.", said=said),
    "area": lambda said: msg("The areas differ: {said}.", said=said),
    "subregion": lambda said: msg("The towns or districts differ: {said}.", said=said),
    "partner": lambda said: msg("The partners differ: {said}.", said=said),
    "indicator": lambda said: msg("They speak of different statistics: {said}.", said=said),
    "of": lambda said: msg("The numbers of places differ: {said}.", said=said),
    "after": lambda said: msg("The areas named ahead differ: {said}.", said=said),
    "modality": lambda said: msg("One says a fact, another a plan: {said}.", said=said),
}


@dataclass(frozen=True)
class Group:
    """One claim as each version says it, in the order of the versions; None where one does not."""

    versions: tuple[Version, ...]
    claims: tuple[Claim | None, ...]

    @property
    def said(self) -> tuple[tuple[Version, Claim], ...]:
        pairs = zip(self.versions, self.claims, strict=True)
        return tuple((version, claim) for version, claim in pairs if claim is not None)

    @property
    def differences(self) -> Iterator[Difference]:
        """The fields that two versions say otherwise, then what is missing."""
        for field, same in FIELDS.items():
            if any(not same(one, other) for (_, one), (_, other) in combinations(self.said, 2)):
                yield Difference(field, self.said)
        lacking = tuple(one for one, claim in zip(self.versions, self.claims, strict=True) if claim is None)
        if lacking:
            yield Difference("missing", self.said, lacking)


@dataclass(frozen=True)
class Comparison:
    """Texts and their claims side by side."""

    versions: tuple[Version, ...]
    rows: tuple[tuple[Claim | None, ...], ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        return tuple(Group(self.versions, row) for row in self.rows)

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Every difference, in the order of the first text; a period or an area that is carried on is told once."""
        every = [found for group in self.groups for found in group.differences]
        found: list[Difference] = []
        for one in every:
            if one.carried is None or all(one.carried != other.carried for other in found):
                found.append(one)
        return tuple(found)

    @property
    def summary(self) -> Message:
        if not self.rows:
            return msg("No claim about investment, output, jobs or people was found in these texts.")
        if not self.differences:
            return msg("The versions say the same: {n} {n:plural:claim|claims}.", n=len(self.rows))
        return msg(
            "{n} {n:plural:claim|claims}, {count} {count:plural:difference|differences}.",
            n=len(self.rows),
            count=len(self.differences),
        )

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """A line a difference, then how many there are."""
        return "\n".join([*(one.say(language) for one in self.differences), self.summary.say(language)])

    def as_dict(self) -> dict[str, Any]:
        """The comparison in the shape of docs/reference/claim-json.md."""
        return {
            "versions": [{"name": one.name, "language": one.language, "text": one.text} for one in self.versions],
            "claims": [[claim and claim.as_dict() for claim in row] for row in self.rows],
            "differences": [one.as_dict() for one in self.differences],
        }
