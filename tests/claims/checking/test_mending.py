"""A wrong figure exchanged for the table's, in the grammar of its sentence; and nothing where that would not do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onir.claims.checking import Report, check
from onir.claims.reading.sight import Sight, sights
from onir.claims.reading.texts import Stretch
from onir.figures import Store

RU = "Инвестиции в основной капитал Павлодарской области "
KK = "Павлодар облысында 2025 жылы негізгі капиталға салынған инвестиция "
ES = "En 2024, Jalisco "
EN = "In 2025 investment in fixed capital in Pavlodar Region "

MENDED = [
    # ordinals and places: case, gender, words or digits as they were
    ("Павлодарская область по инвестициям в основной капитал заняла четвёртое место в 2025 году.", "седьмое место"),
    ("Павлодарская область по инвестициям в основной капитал заняла 4-е место в 2025 году.", "7-е место"),
    ("По инвестициям в основной капитал Павлодарская область в 2025 году на третьем месте.", "седьмом месте"),
    ("Павлодар облысы 2025 жылы негізгі капиталға салынған инвестиция бойынша 3-орынға шықты.", "7-орынға"),
    ("Павлодар облысы 2025 жылы негізгі капиталға салынған инвестиция бойынша үшінші орында тұр.", "жетінші орында"),
    ("In 2025 Pavlodar Region ranked third by investment in fixed capital.", "ranked seventh"),
    ("In 2025 Pavlodar Region took 4th place by investment in fixed capital.", "7th place"),
    # amounts: the scale, the places and the spacing of the writer
    (RU + "за 2025 год составили 1 млрд 93 млн тенге.", "1 339,114 млрд тенге"),
    (RU + "за 2025 год составили 1,5 миллиарда тенге.", "1 339,1 миллиарда тенге"),
    (RU + "за 2025 год составили 1 трлн 400 млрд тенге.", "1,339 трлн тенге"),
    (RU + "за 2025 год составили 1500 млрд тенге.", "1339 млрд тенге"),
    (KK + "1 500 млрд теңгеге жетті.", "1 339 млрд теңгеге"),
    (KK + "1,5 трлн теңгені құрады.", "1,3 трлн теңгені"),
    (EN + "came to 1.5 trillion tenge.", "1.3 trillion tenge"),
    (EN + "came to KZT1,500 billion.", "KZT1,339 billion"),
    (EN + "was over 2 trillion tenge.", "over 1 trillion tenge"),
    # Spanish: an ordinal before its noun, thousands of millions, the marks of Mexico and of Spain
    ("Nuevo León fue el segundo estado con mayor inversión extranjera directa en 2024.", "tercer estado con mayor"),
    ("En 2024, Nuevo León ocupó la segunda posición en inversión extranjera directa.", "ocupó la tercera posición"),
    ("En 2024, Nuevo León quedó en 2do lugar en inversión extranjera directa.", "quedó en 3er lugar"),
    (ES + "recibió 2,093.4 millones de dólares de inversión extranjera directa.", "1,167.1 millones de dólares"),
    (ES + "recibió 2.093,4 millones de dólares de inversión extranjera directa.", "1.167,1 millones de dólares"),
    (ES + "recibió 2 mil 93 millones de dólares de inversión extranjera directa.", "mil 167 millones de dólares"),
    (ES + "recibió 2 mil 93 mdd de inversión extranjera directa.", "mil 167 mdd"),
    # an index that was told as growth
    (RU + "в 2025 году выросли на 159,5%.", "59,5%"),
]


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.open()


@pytest.mark.parametrize(("text", "words"), MENDED)
def test_the_figure_is_exchanged_and_its_grammar_follows(store: Store, text: str, words: str) -> None:
    report = check(text, store=store)
    (mend,) = [mend for checked in report.claims if (mend := report.mend(checked))]
    assert mend.words.replace("\u00a0", " ") == words
    assert mend.sentence == text[: mend.start] + mend.words + text[mend.end :]


@pytest.mark.parametrize(("text", "words"), MENDED)
def test_what_is_proposed_is_supported(store: Store, text: str, words: str) -> None:
    report = check(text, store=store)
    (sentence,) = [mend.sentence for checked in report.claims if (mend := report.mend(checked))]
    assert {checked.verdict for checked in check(sentence, store=store).claims} == {"supported"}


LEFT = [
    ("a right figure", RU + "за 2025 год составили 1 339,1 млрд тенге."),
    ("a verb that would have to turn", RU + "в 2025 году снизились на 159,5%."),
    ("a range", RU + "за 2025 год составили от 2 до 3 трлн тенге."),
    ("two currencies", RU + "за 2025 год составили 3 трлн тенге (6 млрд долларов)."),
    ("a plan", RU + "в 2025 году планируется довести до 5 трлн тенге."),
    ("no table", "Прямые иностранные инвестиции Павлодарской области за 2025 год составили 5 млрд долларов."),
]


@pytest.mark.parametrize("text", [text for _, text in LEFT], ids=[name for name, _ in LEFT])
def test_no_mend_where_a_figure_would_not_do(store: Store, text: str) -> None:
    report = check(text, store=store)
    assert report.claims
    assert [report.mend(checked) for checked in report.claims] == [None] * len(report.claims)


def test_a_mend_needs_no_more_of_a_long_text_than_its_sentence(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    filling = "Встреча прошла в области, участники обсудили планы на будущее и задачи хозяйств.\n" * 300
    wrong = RU + "в 2025 году выросли на 159,5%."
    report: Report = check(filling + wrong + "\n" + filling, store=store)
    lengths: list[int] = []

    def recorded(text: str, stretch: Stretch) -> Iterator[Sight]:
        lengths.append(stretch.end - stretch.start)
        return sights(text, stretch)

    monkeypatch.setattr("onir.claims.reading.passages.sights", recorded)
    (mend,) = [mend for checked in report.claims if (mend := report.mend(checked))]
    assert mend.words == "59,5%"
    assert max(lengths) <= len(wrong) + 1


SETTING = [
    (
        "the region of the text",
        "Павлодарская область\n",
        "В 2025 году инвестиции в основной капитал выросли на 159,5%.",
    ),
    ("the year of the text", "Об итогах 2025 года.\n", RU + "выросли на 159,5%."),
]


@pytest.mark.parametrize(("before", "sentence"), [row[1:] for row in SETTING], ids=[row[0] for row in SETTING])
def test_a_mended_sentence_is_read_with_what_the_text_has_set_before_it(
    store: Store, before: str, sentence: str
) -> None:
    report = check(before + sentence, store=store)
    (mend,) = [mend for checked in report.claims if (mend := report.mend(checked))]
    assert mend.sentence == sentence.replace("159,5%", mend.words)
