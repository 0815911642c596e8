"""A claim in a line of words, so that a table of phrases reads as a table."""

from __future__ import annotations

from datetime import date

from onir.claims.claim import Claim
from onir.claims.reading import read


def words(claim: Claim) -> set[str]:
    """What a row of a table may say of a claim; `?` after an indicator: the text did not say the concept."""
    said = claim.as_dict()
    value = f"{claim.written.bound or ''}{said['value']}"
    plain = [claim.kind, value, claim.unit, claim.area, said["period"], claim.direction, claim.form]
    named = {
        "from": said["from_value"], "high": said["value_high"], "vs": said["compared_to"], "of": claim.of,
        "beside": claim.compared_with, "partner": claim.partner, "in": claim.subregion, "also": said["alt_value"],
        "by": claim.by if claim.by != "volume" else None,
        "after": ",".join(claim.after) or None, "speaker": claim.speaker,
    }  # fmt: skip
    return {
        claim.indicator + ("" if claim.concept_said else "?"),
        *(str(one) for one in plain if one is not None),
        *(f"{name}:{one}" for name, one in named.items() if one is not None),
        *(["plan"] if claim.modality == "plan" else []),
    }


def reading(text: str, language: str, published: date | None = None) -> list[Claim]:
    """The claims of a phrase about the statistics Öñir holds."""
    return [claim for claim in read(text, published, language) if claim.indicator != "other"]


def missing(text: str, language: str, expected: str, published: date | None = None) -> list[str]:
    """What a row expects and reading does not give; one entry a claim."""
    rows = [row.split() for row in expected.split(";") if row.strip()]
    claims = reading(text, language, published)
    wrong = (
        [f"{len(claims)} claims, {len(rows)} expected: {[claim.quote for claim in claims]}"]
        if len(rows) != len(claims)
        else []
    )
    return wrong + [
        f"{' '.join(sorted(set(row) - words(claim)))} not in {' '.join(sorted(words(claim)))}"
        for row, claim in zip(rows, claims, strict=False)
        if not set(row) <= words(claim)
    ]
