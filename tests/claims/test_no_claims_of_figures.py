"""Figures that claim nothing: dates, telephones, acts, scores, addresses, counters and the like, in every language.

Each stands alone and after a claim about investment, so that nothing carried on from before makes a claim of it.
"""

from __future__ import annotations

import pytest

from onir.claims.reading import read

LANGUAGES = ("kk", "ru", "en", "es")

TABLE = [
    (
        "a date",
        "Алқа отырысы 2025 жылғы 14 қазанда, сейсенбіде өтеді.",
        "Заседание коллегии состоится во вторник, 14 октября 2025 года.",
        "The board meets on Tuesday, 14 October 2025.",
        "La junta se reunirá el martes 14 de octubre de 2025.",
    ),
    (
        "a date in digits",
        "Жарияланған күні: 14.10.2025, жаңартылды: 15.10.2025.",
        "Опубликовано: 14.10.2025, обновлено: 15.10.2025.",
        "Published: 14/10/2025, updated: 2025-10-15.",
        "Publicado: 14/10/2025, actualizado: 15/10/2025.",
    ),
    (
        "a time",
        "Инвестициялық форум 9:30-да басталып, 18:00-де аяқталады.",
        "Инвестиционный форум начнётся в 9:30 и закончится в 18:00.",
        "The investment forum opens at 9:30 and closes at 6 p.m.",
        "El foro de inversión abre a las 9:30 y cierra a las 18:00 horas.",
    ),
    (
        "a telephone",
        "Инвесторларға арналған желі: 8 (7172) 55-12-34, ішкі 118.",
        "Линия для инвесторов: 8 (7172) 55-12-34, доб. 118.",
        "Investors may call +7 (7172) 55-12-34, extension 118.",
        "Los inversionistas pueden llamar al +52 33 1234 5678, extensión 118.",
    ),
    (
        "a short number",
        "Анықтама 1414 нөмірі арқылы тәулік бойы беріледі.",
        "Справки круглосуточно по номеру 1414.",
        "Call the contact centre 1414 around the clock.",
        "Llame al 1414 las 24 horas.",
    ),
    (
        "how far figures are revised",
        "Кейінгі жарияланым өңірдің көрсеткішін әдетте 5%-дан аспайтын шамаға өзгертеді.",
        "Более поздняя публикация обычно меняет показатель региона не более чем на 5%.",
        "A later release usually moves the figure of a region by no more than 5%.",
        "Una publicación posterior suele mover la cifra de un estado en no más de 5%.",
    ),
    (
        "an act",
        "«Инвестициялар туралы» 2003 жылғы 8 қаңтардағы № 373 заң күшін жойды.",
        "Закон «Об инвестициях» от 8 января 2003 года № 373 утратил силу.",
        "Law No. 373 on investments of 8 January 2003 was repealed.",
        "Se derogó la ley n.º 373 de inversiones del 8 de enero de 2003.",
    ),
    (
        "an article",
        "Кодекстің 295-бабының 2-тармағы инвестициялық келісімшартқа қатысты.",
        "Пункт 2 статьи 295 Кодекса касается инвестиционного контракта.",
        "Article 295(2) of the Code concerns the investment contract.",
        "El artículo 295, párrafo 2, del Código se refiere al contrato de inversión.",
    ),
    (
        "a chapter and an annex",
        "Ережеге 3-қосымша мен 25-тарау енгізілді.",
        "В правила внесены приложение 3 и глава 25.",
        "Annex 3 and chapter 25 were added to the rules.",
        "Se añadieron al reglamento el anexo 3 y el capítulo 25.",
    ),
    (
        "a score",
        "«Ақтөбе» «Атырауды» 3:1 есебімен ұтты.",
        "«Актобе» обыграл «Атырау» со счётом 3:1.",
        "Aktobe beat Atyrau 3-1 in the cup.",
        "El Puebla venció al Atlas 3-1 en la copa.",
    ),
    (
        "a place in sport",
        "Павлодар облысының құрамасы волейболдан чемпионатта екінші орын алды.",
        "Сборная Павлодарской области по волейболу заняла второе место на чемпионате.",
        "The volleyball team of Pavlodar Region took second place at the championship.",
        "La selección de voleibol de Jalisco obtuvo el segundo lugar en el campeonato.",
    ),
    (
        "medals",
        "Спортшылар 5 алтын, 3 күміс және 7 қола медаль жеңіп алды.",
        "Спортсмены завоевали 5 золотых, 3 серебряные и 7 бронзовых медалей.",
        "The athletes won 5 gold, 3 silver and 7 bronze medals.",
        "Los atletas ganaron 5 medallas de oro, 3 de plata y 7 de bronce.",
    ),
    (
        "points of a league",
        "Команда 26 матчта 52 ұпай жинады.",
        "Команда набрала 52 очка в 26 матчах.",
        "The team has 52 points after 26 matches.",
        "El equipo suma 52 puntos en 26 partidos.",
    ),
    (
        "an address",
        "Мекенжайы: Астана қаласы, Мәңгілік Ел даңғылы, 8-үй, 304-кабинет.",
        "Адрес: город Астана, проспект Мангилик Ел, дом 8, кабинет 304.",
        "Address: 8 Mangilik El Avenue, office 304, Astana 010000.",
        "Dirección: avenida Juárez 2118, oficina 304, C.P. 72000, Puebla.",
    ),
    (
        "a school",
        "№ 34 мектеп-гимназияда 600 оқушы оқиды.",
        "В школе-гимназии № 34 учатся 600 детей.",
        "School No. 34 has 600 pupils.",
        "La escuela núm. 34 tiene 600 alumnos.",
    ),
    (
        "a page counter",
        "Қаралды: 12 408. Пікірлер: 7. 3-тен 1-бет.",
        "Просмотров: 12 408. Комментариев: 7. Страница 1 из 3.",
        "Views: 12,408. Comments: 7. Page 1 of 3.",
        "Vistas: 12,408. Comentarios: 7. Página 1 de 3.",
    ),
    (
        "a rate of exchange",
        "KASE-де доллардың орташа бағамы 539,14 теңге болды.",
        "Средневзвешенный курс доллара на KASE составил 539,14 тенге.",
        "The average rate of the dollar on KASE was 539.14 tenge.",
        "El tipo de cambio cerró en 18.42 pesos por dólar.",
    ),
    (
        "rates of a header",
        "USD 541,2 EUR 628,4 RUB 6,71",
        "USD 541,2 EUR 628,4 RUB 6,71",
        "USD 541.2 EUR 628.4 RUB 6.71",
        "USD 18.42 EUR 21.37",
    ),
    (
        "a temperature",
        "Ертең Өскеменде 18–20 градус аяз болады, жел секундына 9–14 метр.",
        "Завтра в Усть-Каменогорске 18–20 градусов мороза, ветер 9–14 м/с.",
        "It will be 18 to 20 degrees below zero tomorrow, wind 9-14 m/s.",
        "Mañana habrá de 18 a 20 grados y vientos de 30 km/h.",
    ),
    (
        "an age",
        "Басқарма басшысы 47 жаста, еңбек өтілі – 22 жыл.",
        "Руководителю управления 47 лет, стаж – 22 года.",
        "The head of the department is 47 years old and has served for 22 years.",
        "El titular de la secretaría tiene 47 años y 22 de experiencia.",
    ),
    (
        "a bus route",
        "№ 12 және № 37 автобустар 20 минут сайын жүреді.",
        "Автобусы № 12 и № 37 ходят каждые 20 минут.",
        "Buses 12 and 37 run every 20 minutes.",
        "Las rutas 12 y 37 pasan cada 20 minutos.",
    ),
    (
        "a flight",
        "KC 937 рейсі 55 минутқа кешікті.",
        "Рейс KC 937 задержался на 55 минут.",
        "Flight KC 937 was 55 minutes late.",
        "El vuelo AM 58 se retrasó 55 minutos.",
    ),
    (
        "kilometres",
        "Биыл облыста 186 шақырым автожол жөнделеді.",
        "В этом году в области отремонтируют 186 километров дорог.",
        "This year 186 kilometres of roads will be repaired in the region.",
        "Este año se repararán 186 kilómetros de carreteras en el estado.",
    ),
    (
        "hectares and tonnes",
        "Диқандар 12 мың гектардан 340 мың тонна астық жинады.",
        "Аграрии собрали 340 тысяч тонн зерна с 12 тысяч гектаров.",
        "Farmers harvested 340,000 tonnes of grain from 12,000 hectares.",
        "Se cosecharon 340,000 toneladas de grano en 12,000 hectáreas.",
    ),
    (
        "a capacity",
        "Станса қуаты – 150 МВт, зауыт тәулігіне 25 мың литр сүт өңдейді.",
        "Мощность станции – 150 МВт, завод перерабатывает 25 тысяч литров молока в сутки.",
        "The station has 150 MW, the dairy handles 25,000 litres a day.",
        "La central tiene 150 MW y la planta procesa 25,000 litros de leche al día.",
    ),
    (
        "the number of an event",
        "Үшінші инвестициялық форум пен 37-ші пленарлық отырыс елордада өтеді.",
        "Третий инвестиционный форум и 37-е пленарное заседание пройдут в столице.",
        "The third investment forum and the 37th plenary meeting will be held in the capital.",
        "El tercer foro de inversión y la 37.ª sesión plenaria se celebrarán en la capital.",
    ),
    (
        "an anniversary",
        "Биыл Тәуелсіздікке 34 жыл, Қостанай қаласына 146 жыл толады.",
        "В этом году исполняется 34 года Независимости и 146 лет городу Костанай.",
        "This year marks 34 years of independence and the city's 146th anniversary.",
        "Este año se cumplen 215 años de la independencia y el 494.º aniversario de la ciudad.",
    ),
    (
        "the price of bread",
        "Бір бөлке нан 180 теңге, бір литр бензин 230 теңге тұрады.",
        "Буханка хлеба стоит 180 тенге, литр бензина – 230 тенге.",
        "A loaf of bread costs 180 tenge, a litre of petrol 230 tenge.",
        "Un kilo de tortilla cuesta 22 pesos y un litro de gasolina 24 pesos.",
    ),
    (
        "a fine",
        "Жүргізушіге 39 320 теңге айыппұл салынды.",
        "Водителя оштрафовали на 39 320 тенге.",
        "The driver was fined 39,320 tenge.",
        "El conductor fue multado con 2,150 pesos.",
    ),
    (
        "a book",
        "Кітап 352 бет, ISBN 978-601-11-2045-7, таралымы 2000 дана.",
        "В книге 352 страницы, ISBN 978-601-11-2045-7, тираж 2000 экземпляров.",
        "The book has 352 pages, ISBN 978-601-11-2045-7, in 2,000 copies.",
        "El libro tiene 352 páginas, ISBN 978-607-11-2045-7, y un tiraje de 2,000 ejemplares.",
    ),
    (
        "guests",
        "Форумға 28 елден 450 делегат пен 160 журналист қатысты.",
        "На форум приехали 450 делегатов и 160 журналистов из 28 стран.",
        "The forum gathered 450 delegates and 160 journalists from 28 countries.",
        "Al foro asistieron 450 delegados y 160 periodistas de 28 países.",
    ),
    (
        "seats and beds",
        "600 орындық мектеп пен 200 төсектік аурухана салынып жатыр.",
        "Строятся школа на 600 мест и больница на 200 коек.",
        "A school for 600 pupils and a hospital with 200 beds are being built.",
        "Se construyen una escuela para 600 alumnos y un hospital de 200 camas.",
    ),
    (
        "a channel and a model",
        "24KZ телеарнасы мен Su-30 ұшағы туралы репортаж.",
        "Репортаж телеканала 24KZ о самолёте Су-30.",
        "A report of the channel 24KZ on the Su-30 plane.",
        "Un reportaje del Canal 11 sobre el avión Boeing 737.",
    ),
    (
        "a registration",
        "БСН 123456789012, куәлік № KZ78VPY00071234.",
        "БИН 123456789012, свидетельство № KZ78VPY00071234.",
        "BIN 123456789012, certificate No. KZ78VPY00071234.",
        "RFC ABC010203AB9, folio 123456789012.",
    ),
    (
        "the day of a month alone",
        "Келесі отырыс айдың 25-іне белгіленді.",
        "Следующее заседание назначено на 25-е число.",
        "The next meeting is set for the 25th.",
        "La próxima sesión será el día 25.",
    ),
    (
        "how far a work has come",
        "Ғимараттың құрылысы 40 пайызға дайын.",
        "Здание готово на 40 процентов.",
        "The building is 40 percent ready.",
        "El edificio tiene un avance del 40 por ciento.",
    ),
    (
        "a term",
        "Келісімшарт 25 жылға жасалып, 60 күннен кейін күшіне енеді.",
        "Договор заключён на 25 лет и вступит в силу через 60 дней.",
        "The contract runs for 25 years and takes effect in 60 days.",
        "El contrato es por 25 años y entra en vigor en 60 días.",
    ),
]

CLAIM = {
    "kk": "2025 жылы Абай облысында негізгі капиталға салынған инвестиция 12 пайызға өсті.",
    "ru": "В 2025 году инвестиции в основной капитал области Абай выросли на 12 процентов.",
    "en": "Investment in fixed capital of Abai Region rose by 12 percent in 2025.",
    "es": "En 2024 la inversión extranjera directa en Jalisco creció 12 por ciento.",
}

ROWS = [
    pytest.param(language, text, id=f"{what}-{language}")
    for what, *texts in TABLE
    for language, text in zip(LANGUAGES, texts, strict=True)
]


@pytest.mark.parametrize(("language", "text"), ROWS)
def test_a_figure_that_claims_nothing(language: str, text: str) -> None:
    assert [claim.quote for claim in read(text, language=language)] == []


@pytest.mark.parametrize(("language", "text"), ROWS)
def test_a_figure_that_claims_nothing_after_a_claim(language: str, text: str) -> None:
    claim, *others = read(f"{CLAIM[language]} {text}", language=language)
    assert claim.kind == "growth"
    assert [other.quote for other in others] == []
