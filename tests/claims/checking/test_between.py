"""Contradictions of one text with itself, told with the words of both sides in the text's language."""

from typing import Any

import pytest
from tests.claims.checking.hand_made import BN, MN, Shelf, claim, written

from onir.claims.checking import Checked, check_claims
from onir.claims.claim import Claim
from onir.claims.reading import read

FDI: dict[str, Any] = {"indicator": "fdi.gross_inflow", "period": "2024"}


def guards_of(claims: tuple[Claim, ...] | list[Claim], codes: tuple[str, ...]) -> list[tuple[str, str]]:
    checked = check_claims(claims, store=Shelf())
    return [(one.code, one.result) for item in checked for one in item.guards if one.code in codes]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Инвестиции в основной капитал ЗКО в 2025 году выросли до 1,7 трлн тенге\n"
         "В 2025 году инвестиции в основной капитал ЗКО составили 1,9 трлн тенге.", [("G20", "conflict")]),
        ("В 2025 году инвестиции в основной капитал ЗКО составили 1,7 трлн тенге. Всего в 2025 году инвестиции в "
         "основной капитал ЗКО составили 1 702,3 млрд тенге.", []),
        ("2025 жылы БҚО-да негізгі капиталға салынған инвестиция 893,4 млрд теңге болды. "
         "2025 жылы БҚО-да негізгі капиталға салынған инвестиция көлемі 839,4 млрд теңгені құрады.",
         [("G20", "conflict")]),
        ("GRP of Atyrau Region came to KZT 16.6 trillion in 2025. "
         "In 2025 Atyrau Region's GRP reached KZT 15.2 trillion.",
         [("G20", "conflict")]),
        ("По объему ВРП Атырауская область в 2025 году на 3-м месте. Атырауская область по объему ВРП в 2025 году "
         "заняла 5-е место.", [("G20", "conflict")]),
        ("In 2025 GRP of Atyrau Region rose by 5%. In 2025 Atyrau Region's GRP fell by 5%.", [("G20", "strain")]),
        ("In 2024 GRP of Atyrau Region rose by 5%. In 2025 Atyrau Region's GRP fell by 5%.", []),
        ("В 2025 году ВРП Атырауской области составил 16,6 трлн тенге, ВРП Мангистауской области – 5,1 трлн тенге.",
         []),
    ],
)  # fmt: skip
def test_two_figures_for_one_thing(text: str, found: list[tuple[str, str]]) -> None:
    assert guards_of(read(text), ("G20",)) == found


def test_a_project_is_no_cell() -> None:
    several = [claim("volume", number, scale=BN, indicator="project.value") for number in ("5", "7")]
    assert guards_of(several, ("G20",)) == []


@pytest.mark.parametrize(
    ("share", "part", "whole", "result"),
    [("25", "250", "1000", "consistent"), ("31", "250", "1000", "conflict"), ("25.4", "250", "1000", "conflict")],
)
def test_a_share_and_its_amounts(share: str, part: str, whole: str, result: str) -> None:
    of_region = [
        claim("volume", part, scale=BN), claim("volume", whole, scale=BN, area="KZ"), claim("share", share, "percent"),
    ]  # fmt: skip
    of_partner = [
        claim("volume", part, "USD", scale=MN, partner="CN", **FDI), claim("volume", whole, "USD", scale=MN, **FDI),
        claim("share", share, "percent", partner="CN", **FDI),
    ]  # fmt: skip
    for claims in (of_region, of_partner):
        assert guards_of(claims, ("G21",)) == [("G21", result)]
        assert guards_of(claims[1:], ("G21",)) == []


def _parts(*amounts: str, whole: str, name: str = "partner", **more: Any) -> list[Claim]:
    by_name = {"partner": ("CN", "CZ", "NL"), "activity": ("NACE2-A", "NACE2-B", "NACE2-C")}
    more = FDI | more
    parts = [
        claim("volume", amount, "USD", scale=MN, **(more | {name: code}))
        for amount, code in zip(amounts, by_name[name], strict=False)
    ]
    return [claim("volume", whole, "USD", scale=MN, **more), *parts]


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        (_parts("310", "250", whole="512"), [("G22", "conflict")]),
        (_parts("310", "250", whole="512", name="activity"), [("G22", "conflict")]),
        (_parts("310", "250", whole="560"), []),
        (_parts("310", "202", whole="512"), []),
        (_parts("900", whole="512"), []),
        (_parts("310", "250", whole="512", indicator="fdi.net_inflow"), [("G22", "strain")]),
        ([claim("volume", "10", scale=BN, area="KZ"), claim("volume", "7", scale=BN),
          claim("volume", "6", scale=BN, area="KZ-23")], [("G22", "conflict")]),
        ([claim("volume", written("10", BN, ">="), area="KZ"), claim("volume", "7", scale=BN),
          claim("volume", "6", scale=BN, area="KZ-23")], []),
    ],
)  # fmt: skip
def test_parts_and_the_whole(claims: list[Claim], found: list[tuple[str, str]]) -> None:
    assert guards_of(claims, ("G22",)) == found


def test_the_words_of_both_sides() -> None:
    text = (
        "Инвестиции в основной капитал ЗКО в 2025 году выросли до 1,7 трлн тенге\n"
        "В 2025 году инвестиции в основной капитал ЗКО составили 1,9 трлн тенге."
    )
    later: Checked = check_claims(read(text), store=Shelf())[-1]
    (said,) = [guard.sentence.say("en") for guard in later.guards if guard.code == "G20"]
    assert said == "The text gives two figures for one thing: “1,7 трлн тенге” and “1,9 трлн тенге”."
