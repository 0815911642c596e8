"""Verdicts as schema.org ClaimReview (JSON-LD), which search engines read.

One review a claim that was judged: an abstention reviews nothing and is left out. The rating is the word of the
verdict and a number from 1 (contradicted) to 5 (supported); what lies between is no half-truth but a truth of another
release or another name, and the words say which.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from onir.claims.pieces import Sentences
from onir.claims.telling import words

if TYPE_CHECKING:
    from onir.claims.checking.report import Checked, Report

RATINGS = {"contradicted": 1, "misattributed": 2, "undecided": 3, "revised": 4, "supported": 5}


@dataclass(frozen=True)
class Reviewer:
    """Whose review it is, and where the text reviewed was published, where that is said."""

    name: str
    text_address: str | None = None


def claim_reviews(report: Report, reviewer: Reviewer, language: str, *, today: date) -> dict[str, Any]:
    """The reviews of a text as one JSON-LD graph."""
    judged = [one for one in report.claims if one.verdict in RATINGS]
    reviews = [_review(one, report, reviewer, language) for one in judged]
    return {
        "@context": "https://schema.org",
        "@graph": [{**one, "datePublished": today.isoformat()} for one in reviews],
    }


def _review(checked: Checked, report: Report, reviewer: Reviewer, language: str) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "inLanguage": language,
        "claimReviewed": _sentence(checked, report),
        "author": {"@type": "Organization", "name": reviewer.name},
        "itemReviewed": _claim(checked, report, reviewer),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[checked.verdict],
            "worstRating": min(RATINGS.values()),
            "bestRating": max(RATINGS.values()),
            "alternateName": words.VERDICTS[checked.verdict].say(language),
        },
        "reviewBody": checked.say(language),
    }


def _claim(checked: Checked, report: Report, reviewer: Reviewer) -> dict[str, Any]:
    claim: dict[str, Any] = {"@type": "Claim", "inLanguage": checked.claim.language}
    if checked.claim.speaker:
        claim["author"] = {"@type": "Person", "name": checked.claim.speaker}
    if report.published:
        claim["datePublished"] = report.published.isoformat()
    if reviewer.text_address:
        claim["appearance"] = {"@type": "CreativeWork", "url": reviewer.text_address}
    return claim


def _sentence(checked: Checked, report: Report) -> str:
    """The claim's own words, which two claims of one sentence do not share, and the sentence."""
    return f"“{checked.claim.quote}” — {''.join(Sentences(report.text).around(checked.claim))}"
