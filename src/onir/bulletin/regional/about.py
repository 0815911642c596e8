"""What the figures are: the concept, the release, what is known of revisions, and the sums that prove the table."""

from __future__ import annotations

from collections.abc import Iterator

from onir.bulletin.document import Listing, Part, Sentence
from onir.bulletin.regional.material import Material, sources_said, told
from onir.figures.vintage import Released
from onir.language.messages import Message, msg
from onir.standing import Standing
from onir.standing.sentences import balance_said


def part(material: Material) -> Part:
    """The notes on concept, vintage and revisions."""
    answer = material.league
    said = [*_concept(material), *_release(material)]
    items = (
        *told(said, ()),
        *told(answer.notes, material.on_the_league, but=sources_said(material.on_the_league, material)),
    )
    return Part("about", msg("About these figures"), (Listing(_once(items)),))


def proofs(answer: Standing) -> list[Message]:
    """Sentences of a standing that are told here: sums, remarks of the table, corrections."""
    return [*answer.notes, *([] if answer.balance is None else [balance_said(answer.balance)])]


def _once(items: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    return tuple({item.said.say("en"): item for item in items}.values())


def _concept(material: Material) -> Iterator[Message]:
    asked = material.question.indicator
    yield msg(
        "The indicator is {indicator}; it is never put together with another concept in one rank or sum.",
        indicator=asked,
    )
    if asked.negative:
        yield msg("It may be below zero: more can flow out in a period than flows in.")


def _release(material: Material) -> Iterator[Message]:
    asked, vintage = material.question, material.league.panel.vintage
    yield msg(
        "All figures of a rank, a share or a change are of one release: “{title}”, {released}.",
        title=vintage.title, released=vintage.release,
    )  # fmt: skip
    yield msg("A later release may revise them; this document stays as it is, and is made anew of the new release.")
    if asked.as_of is not None:
        yield msg("Releases known by {day}.", day=Released(asked.as_of.isoformat()))
