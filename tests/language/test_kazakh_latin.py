"""Kazakh of Latin letters in the spellings of the press: what it is in Cyrillic, and where every letter came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onir.claims.reading import mentions, read
from onir.language.kazakh_latin import in_cyrillic

ACUTE = "Óńirdegi jańa zaýyttyń quny keıin aıtylady: jyl basynan beri teńge boıynsha ósim bar"
DIGRAPHS = "Ónirde jyldyng alghashqy jartysynda oblys boyynsha 5 mlrd tenge investisiya tartyldy, búl kópke belgili"
UMLAUTS = "Öŋırde jyldyŋ alǧaşqy jartysynda oblys boiynşa 5 mlrd teŋge investisiia tartyldy, saiasat qūny"
SPELLINGS = [
    (ACUTE, "Өңірдегі жаңа зауыттың құны кейін айтылады: жыл басынан бері теңге бойынша өсім бар"),
    (
        DIGRAPHS,
        "Өңірде жылдың алғашқы жартысында облыс бойынша 5 млрд теңге инвестиция тартылды, бұл көпке белгілі",
    ),
    (UMLAUTS, "Өңірде жылдың алғашқы жартысында облыс бойынша 5 млрд теңге инвестиция тартылды, саясат құны"),
    (
        "Túrkistan oblysyna О\u0301zbekstannyń o\u0301ndirisi, delegasııa men delegasıa, ınvestıııalar, kólem ósti",
        "Түркістан облысына Өзбекстанның өндірісі, делегасия мен делегасия, инвестициялар, көлем өсті",
    ),
    (
        "Oblys әkimi jýzege asyru, aimaqtyng qolayly zauyty turaly aitty: Manghystau oblysy men qala",
        "Облыс әкімі жүзеге асыру, аймақтың қолайлы зауыты туралы айтты: Манғыстау облысы мен қала",
    ),
    (
        "Oblysqa ınvestıtsııa tartý – AQSH kompanııasymen, BQO-da 2 joba jáne 24KZ",
        "Облысқа инвестиция тарту – АҚШ компаниясымен, БҚО-да 2 жоба және 24KZ",
    ),
    (
        "Bıyl jarty mıllıard teńgege myń jumys orny, aıaqtalady, 10 mln USD, ıaǵnı jylda kóp",
        "Биыл жарты миллиард теңгеге мың жұмыс орны, аяқталады, 10 млн USD, яғни жылда көп",
    ),
]

OTHERS = [
    "", "Инвестиция 5%-ға өсті.", "Investment in Nuevo León and Michoacán rose by 5%.", "La inversión creció.",
    "Türkiye'de yatırım ılımlı arttı, yıl sonu", "Śląsk: ińwestycje", "Jyl men oblys", "Nuevo León: jyl", "óóó",
]  # fmt: skip
"""Texts left as they are: another language, or no marked letter."""


@pytest.mark.parametrize(("latin", "cyrillic"), SPELLINGS)
def test_a_text_in_cyrillic(latin: str, cyrillic: str) -> None:
    recast = in_cyrillic(latin)
    assert recast is not None
    assert recast.text == cyrillic


@pytest.mark.parametrize("text", OTHERS)
def test_other_texts_are_left(text: str) -> None:
    assert in_cyrillic(text) is None


def test_paragraphs_of_another_language_are_left() -> None:
    recast = in_cyrillic(f"{ACUTE}\nInvestment rose by 5%.\n{DIGRAPHS}\n")
    assert recast is not None
    assert recast.text.split("\n")[1:] == ["Investment rose by 5%.", SPELLINGS[1][1], ""]


@given(
    st.lists(
        st.sampled_from(["ınvestısııa", "óńir", "Jyl", "5,2%", "mlrd teńge", "(", "\n", " ", "ÓSIM", "\U0001f600"])
    )
)
def test_every_letter_keeps_its_place(parts: list[str]) -> None:
    text = f"{ACUTE} {' '.join(parts)}"
    recast = in_cyrillic(text)
    assert recast is not None
    assert len(recast.places) == len(recast.text) + 1
    assert list(recast.places) == sorted(recast.places)
    assert recast.back(0, len(recast.text)) == (0, len(text))


def test_what_is_read_stands_in_the_text_as_written() -> None:
    text = "Qostanaı oblysyna 2 trln teńge ınvestıtsııa tartyldy, ósim 9,5 paıyzdy qurady."
    claims = read(text)
    assert [(claim.language, claim.area, str(claim.value)) for claim in claims] == [
        ("kk", "KZ-39", "2E+12"),
        ("kk", "KZ-39", "9.5"),
    ]
    assert [text[claim.start : claim.end] for claim in claims] == [claim.quote for claim in claims]
    assert [one.quote for one in mentions(text)] == ["2 trln teńge", "9,5 paıyzdy"]
