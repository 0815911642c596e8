"""Records: "the highest since 2010" is a place among the years of one region, never one among regions."""

from __future__ import annotations

from datetime import date

import pytest

import onir

DAY = date(2026, 10, 1)

RECORDS = [
    ("Foreign direct investment in Puebla in 2017 was the highest since 2010.", "MX-PUE 2017"),
    ("Foreign direct investment in Puebla in 2017 was the highest in ten years.", "MX-PUE 2017"),
    ("Foreign direct investment in Puebla in 2017 was the lowest in history.", "MX-PUE 2017"),
    ("Foreign direct investment in Puebla in 2017 was the lowest figure on record.", "MX-PUE 2017"),
    ("Investment in fixed capital of West Kazakhstan Region was a record in 2025.", "KZ-27 2025"),
    ("Инвестиции в основной капитал Западно-Казахстанской области в 2025 году стали рекордными.", "KZ-27 2025"),
    ("В 2025 году у Западно-Казахстанской области самый высокий объём инвестиций за пять лет.", "KZ-27 2025"),
    ("Батыс Қазақстан облысында негізгі капиталға инвестиция 2025 жылы 2010 жылдан бергі ең жоғары деңгейге жетті.",
     "KZ-27 2025"),
    ("Батыс Қазақстан облысында негізгі капиталға инвестиция 2025 жылы соңғы он жылдағы ең жоғары деңгейге жетті.",
     "KZ-27 2025"),
]  # fmt: skip
AMONG_AREAS = [
    "West Kazakhstan Region had the highest investment in fixed capital among regions in 2025.",
    "Kazakhstan has led by foreign direct investment since 2010.",
    "За последние пять лет больше всего инвестиций привлекла Атырауская область.",
    "Соңғы он жылда Атырау облысы ең көп инвестиция тартты.",
]


def _ranks(text: str) -> list[onir.Checked]:
    return [one for one in onir.check(text, published=DAY).claims if one.claim.kind == "rank"]


@pytest.mark.parametrize(("text", "of"), RECORDS)
def test_a_record_is_read_as_one_and_never_judged_among_regions(text: str, of: str) -> None:
    found = _ranks(text)
    assert {(one.claim.among, f"{one.claim.area} {one.claim.period}") for one in found} == {("periods", of)}
    assert {(one.verdict, one.reason) for one in found} == {("unverifiable", "place among periods")}


@pytest.mark.parametrize("text", AMONG_AREAS)
def test_a_place_among_areas_stays_one(text: str) -> None:
    (one,) = _ranks(text)
    assert one.claim.among == "areas"
