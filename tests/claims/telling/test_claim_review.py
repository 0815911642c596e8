"""Reviews that search engines read: one for each claim judged, none for an abstention."""

from __future__ import annotations

from datetime import date

import pytest

from onir.claims.checking import check
from onir.claims.checking.report import Report
from onir.claims.telling.claim_review import RATINGS, Reviewer, claim_reviews
from onir.claims.telling.words import VERDICTS
from onir.figures import Store

TEXT = (
    "Puebla received US$192.8 million of foreign direct investment in 2017. It ranked 26th among 32 states, "
    "said governor Ana López. In 2035 it will receive 5 billion."
)
TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def report() -> Report:
    return check(TEXT, published=date(2018, 3, 5), store=Store.open())


def test_what_was_judged_is_reviewed_and_nothing_else(report: Report) -> None:
    verdicts = [checked.verdict for checked in report.claims]
    assert "unverifiable" in verdicts
    told = claim_reviews(report, Reviewer("Newsroom"), "en", today=TODAY)
    assert told["@context"] == "https://schema.org"
    names = [review["reviewRating"]["alternateName"] for review in told["@graph"]]
    assert names == [verdict for verdict in verdicts if verdict != "unverifiable"]


def test_a_review_has_what_search_engines_ask_for(report: Report) -> None:
    reviewer = Reviewer("Newsroom", "https://example.org/news/1")
    for review in claim_reviews(report, reviewer, "ru", today=TODAY)["@graph"]:
        assert review["@type"] == "ClaimReview"
        assert review["author"]["name"] == "Newsroom"
        assert review["datePublished"] == "2026-11-20"
        assert review["claimReviewed"].startswith("“")
        claim = review["itemReviewed"]
        assert claim["appearance"]["url"] == "https://example.org/news/1"
        assert claim["datePublished"] == "2018-03-05"
        rating = review["reviewRating"]
        assert rating["worstRating"] <= rating["ratingValue"] <= rating["bestRating"]


def test_two_claims_of_one_sentence_are_told_apart(report: Report) -> None:
    told = claim_reviews(report, Reviewer("Newsroom"), "en", today=TODAY)
    reviewed = [review["claimReviewed"] for review in told["@graph"]]
    assert len(set(reviewed)) == len(reviewed)


def test_every_verdict_but_the_abstention_has_its_rating() -> None:
    assert set(RATINGS) == set(VERDICTS) - {"unverifiable"}
    assert len(set(RATINGS.values())) == len(RATINGS)
