"""A long text is checked in time that grows with its claims alone: none of them is held against every other."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.claims.checking.hand_made import BN, MN, Shelf, claim

from onir.claims.checking import check_claims
from onir.claims.checking.tables import Remembering
from onir.claims.claim import Claim
from onir.figures import Panel
from onir.measure import Period


class Counted(tuple[Claim, ...]):
    """Claims that count how often somebody goes through them."""

    passes = 0

    def __iter__(self) -> Iterator[Claim]:
        self.passes += 1
        return super().__iter__()


class Asked(Shelf):
    """A shelf that counts how often it is asked for panels."""

    times = 0

    def panels(self, indicator: str, period: Period, **more: Any) -> tuple[Panel, ...]:
        self.times += 1
        return super().panels(indicator, period, **more)


def dense(count: int) -> Counted:
    """Every third is an amount, the next its growth, the next its place; most are wrong, so that all is tried."""
    three = (
        claim("volume", "893.4", scale=BN, period="2024"),
        claim("growth", "1.7", "times", period="2024", direction="up"),
        claim("rank", "3", "rank", period="2024"),
    )
    return Counted(three[number % 3] for number in range(count))


def shelf() -> Asked:
    store = Asked()
    for year, own in (("2024", "749929"), ("2023", "654321")):
        store.add("capital.fixed", "2025-05", {year: {"KZ-27": own, "KZ-75": "2754321", "KZ": "19345678"}})
    return store


@pytest.mark.parametrize("count", [3, 30, 90])
def test_the_work_of_a_text_grows_with_its_claims(count: int) -> None:
    claims, store = dense(count), shelf()
    assert len(check_claims(claims, published=date(2025, 6, 15), store=store)) == count
    assert claims.passes == 2
    few = shelf()
    check_claims(dense(3), published=date(2025, 6, 15), store=few)
    assert store.times == few.times


class Counting(Shelf):
    """A shelf that counts the panels it is asked for."""

    asked = 0

    def panels(self, *args: Any, **options: Any) -> tuple[Panel, ...]:
        self.asked += 1
        return super().panels(*args, **options)


def test_a_store_that_remembers_is_asked_once_for_all_texts_and_judges_the_same() -> None:
    said = claim("volume", "1093", "USD", scale=MN, indicator="fdi.gross_inflow", period="2025-H1")
    shelf = Counting()
    shelf.add("fdi.gross_inflow", "2025-09", {"2025-H1": {"KZ-27": "1093.2", "KZ": "9000.1"}})
    kept = Remembering(shelf)
    first = check_claims([said], published=date(2025, 10, 8), store=kept)
    asked = shelf.asked
    assert asked > 0
    assert check_claims([said], published=date(2025, 10, 8), store=kept) == first
    assert shelf.asked == asked
    assert check_claims([said], published=date(2025, 10, 8), store=shelf) == first
