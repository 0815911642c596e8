"""Sentences full of figures that claim nothing about investment: dates, telephones, capacities, sport, rates."""

from __future__ import annotations

import pytest

from onir.claims.reading import read

KAZAKH = [
    "Жиын 2025 жылғы 14 қазанда сағат 10:30-да өтті.",
    "Байланыс телефоны: +7 701 555 12 34.",
    "Үкіметтің № 412 қаулысына өзгеріс енгізілді.",
    "Қуаты 150 МВт жел электр стансасы салынды.",
    "Ұзындығы 240 шақырым тас жол жөнделді.",
    "Аудан 12 мың гектар жерге бидай екті.",
    "Зауыт жылына 90 мың тонна цемент шығарады.",
    "Қалада 600 орындық мектеп ашылды.",
    "Футбол командасы чемпионатта үшінші орын алды.",
    "Боксшы турнирде 1-орынға шықты.",
    "Хоккейшілер 5:3 есебімен ұтты.",
    "Бүгін доллар бағамы 540,2 теңге.",
    "Материал 1 245 рет қаралды.",
    "24KZ телеарнасы хабарлады.",
    "№ 10 мектепте жаңа жиһаз бар.",
    "Кеңеске 35 студент және 12 оқушы келді.",
    "VI қазақ-түрік форумы өтті.",
    "Ауа температурасы 12 градус жылы.",
    "Кодекстің 295-бабының 2-тармағы бекітілді.",
    "Ауылда 3 мың адам тұрады.",
    "Поезд 15 сағатта жетеді.",
    "Нәтижесінде ондаған жоба қолға алынды.",
    "Көрмеге 20 елден 120 компания қатысты.",
    "Ярмаркада 1 500 бос жұмыс орны ұсынылды.",
    "Аудандағы 5 зауыттың бірі тоқтады.",
    "Жиынға 40 компания басшысы келді.",
    "Инвесторларға 5 жылға салық жеңілдігі беріледі.",
]

RUSSIAN = [
    "Встреча прошла 14 октября 2025 года в 10:30.",
    "Телефон для справок: +7 (7172) 55-12-34.",
    "Внесены изменения в постановление № 412.",
    "Построена ветровая станция мощностью 150 МВт.",
    "Отремонтирована дорога длиной 240 км.",
    "В районе засеяли 12 тысяч гектаров пшеницы.",
    "Завод будет выпускать 90 тысяч тонн цемента в год.",
    "Открыта школа на 600 ученических мест.",
    "Сборная заняла третье место на чемпионате страны.",
    "Команда региона завоевала 12 медалей и вышла на первое место.",
    "Курс доллара сегодня 540,2 тенге.",
    "Просмотров: 1 245.",
    "Об этом сообщил телеканал «24KZ».",
    "В школе № 10 обновили мебель.",
    "На совещание приехали 35 студентов.",
    "Прошёл VI форум предпринимателей.",
    "Температура воздуха 12 градусов.",
    "Пункт 2 статьи 295 изложен в новой редакции.",
    "В селе живут 3 тысячи человек.",
    "Один из проектов обсудили отдельно.",
    "Обсуждались десятки проектов.",
]

ENGLISH = [
    "The meeting was held on 14 October 2025 at 10:30.",
    "Call +7 717 255 12 34 for details.",
    "Resolution No. 412 was amended.",
    "A 150 MW wind farm was built.",
    "A road of 240 km was repaired.",
    "Farmers sowed 12,000 hectares of wheat.",
    "The line can carry 90,000 tons a year.",
    "A school with 600 seats was opened.",
    "The team took third place at the championship.",
    "The wrestler finished second behind his rival in the tournament.",
    "The exchange rate is 540.2 tenge to the dollar.",
    "The page has 1,245 views.",
    "The 24KZ channel reported it.",
    "School No 10 has new desks.",
    "Some 35 students came to the meeting.",
    "The VII forum gathered officials.",
    "It was 12 degrees above zero.",
    "Article 295, paragraph 2 is worded anew.",
    "The village has 3,000 residents.",
    "One of the projects was discussed.",
    "Hundreds of companies were invited.",
]


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, text) for language, table in (("kk", KAZAKH), ("ru", RUSSIAN), ("en", ENGLISH)) for text in table],
)
def test_a_sentence_without_a_claim(language: str, text: str) -> None:
    assert [claim.quote for claim in read(text, language=language)] == []
