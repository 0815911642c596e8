"""The language versions of a release: which claims are one, and every way in which versions can differ."""

import json
from itertools import permutations
from pathlib import Path

import pytest

import onir
from onir.cli import main

TOLD = {
    "kk": "2025 жылы Батыс Қазақстан облысында негізгі капиталға салынған инвестиция көлемі 893,4 млрд теңгені құрады. "
    "Бұл 2024 жылмен салыстырғанда 19,1%-ға артық. Облыс республикада 11-орынды иеленді.",
    "ru": "В 2025 году инвестиции в основной капитал Западно-Казахстанской области составили 893,4 млрд тенге. "
    "Это на 19,1% больше, чем в 2024 году. Область заняла 11-е место в республике.",
    "en": "In 2025, fixed-capital investment in West Kazakhstan Region came to KZT 893.4 billion. "
    "That is 19.1% more than in 2024. The region ranked 11th in the country.",
}


def differences(*texts: str) -> list[str]:
    return [one.field for one in onir.versions(*texts).differences]


@pytest.mark.parametrize("order", list(permutations(TOLD)))
def test_versions_that_say_the_same(order: tuple[str, ...]) -> None:
    found = onir.versions(*(TOLD[language] for language in order))
    assert found.differences == ()
    assert [version.language for version in found.versions] == list(order)
    assert [[claim.kind if claim else None for claim in row] for row in found.rows] == [
        ["volume"] * 3, ["growth"] * 3, ["rank"] * 3,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "old", "new", "fields"),
    [
        ("ru", "893,4 млрд", "839,4 млрд", ["value"]),
        ("kk", "893,4 млрд", "893,4 млн", ["value"]),
        ("en", "KZT 893.4 billion", "KZT 0.89 trillion", []),
        ("en", "KZT 893.4 billion", "US$893.4 billion", ["unit"]),
        ("en", "19.1% more", "19.1% less", ["direction"]),
        ("kk", "19,1%-ға артық", "19,7%-ға артық", ["value"]),
        ("ru", "в 2024 году", "в 2023 году", ["compared_to"]),
        ("kk", "11-орынды", "12-орынды", ["value"]),
        ("ru", "Западно-Казахстанской", "Восточно-Казахстанской", ["area"]),
        ("en", "In 2025", "In 2023", ["period"]),
        ("en", " The region ranked 11th in the country.", "", ["missing"]),
        ("kk", "иеленді", "иелену жоспарланып отыр", ["modality"]),
    ],
)
def test_what_one_version_says_otherwise(language: str, old: str, new: str, fields: list[str]) -> None:
    assert old in TOLD[language]
    changed = {**TOLD, language: TOLD[language].replace(old, new)}
    assert differences(*changed.values()) == fields


@pytest.mark.parametrize(
    ("one", "other", "fields"),
    [
        ("В 2025 году ВРП Атырауской области вырос в 1,7 раза.", "In 2025 GRP of Atyrau Region rose by 70%.", []),
        ("В 2025 году ВРП Атырауской области вырос в 1,7 раза.", "In 2025 GRP of Atyrau Region rose by 80%.",
         ["value"]),
        ("В 2025 году ВРП Атырауской области составил более 16 трлн тенге.",
         "2025 жылы Атырау облысында ЖӨӨ көлемі 16,6 трлн теңге болды.", []),
        ("In 2025 Puebla received US$192.8 million of foreign direct investment from Germany.",
         "В 2025 году штат Пуэбла получил из Испании 192,8 млн долларов прямых иностранных инвестиций.", ["partner"]),
        ("Бүгін ауа райы жақсы.", "Погода сегодня хорошая.", []),
        ("Бүгін ауа райы жақсы.", "В 2025 году ВРП Атырауской области вырос на 5%.", ["missing"]),
    ],
)  # fmt: skip
def test_two_ways_of_saying_one_thing(one: str, other: str, fields: list[str]) -> None:
    assert differences(one, other) == fields
    assert differences(other, one) == fields


def test_the_differences_say_themselves_in_three_languages() -> None:
    found = onir.versions(TOLD["kk"], TOLD["ru"].replace("893,4", "839,4"))
    (difference,) = found.differences
    assert difference.say("en") == "The figures differ: Kazakh “893,4 млрд теңгені”, Russian “839,4 млрд тенге”."
    assert len({difference.say(language) for language in ("kk", "ru", "en")}) == 3


@pytest.mark.parametrize(("changed", "code"), [("893.4", 0), ("898.4", 1)])
def test_the_command_ends_with_one_where_versions_differ(
    changed: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"release.{language}.txt" for language in TOLD]
    for file, text in zip(files, TOLD.values(), strict=True):
        file.write_text(text.replace("893.4", changed), "utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["versions", *map(str, files), "--json"])
    shown = json.loads(capsys.readouterr().out)
    assert ended.value.code == code
    assert [one["field"] for one in shown["differences"]] == ["value"] * code
    assert [one["name"] for one in shown["versions"]] == [file.name for file in files]


def test_one_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["versions", str(tmp_path / "one.txt")])
    assert ended.value.code == 2
    assert "nothing to be held against" in capsys.readouterr().err
