"""Spanish as the press of Mexico and the agencies write it: numbers, periods, names, and the claims of a phrase."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.claims.reading_words import missing

from onir.language.numerals import find_numbers
from onir.language.ordinals import find_ordinals
from onir.measure import Period
from onir.measure.period_words import find_periods
from onir.territory import find_areas, find_partners

PUBLISHED = date(2025, 11, 26)
OWN = Period.parse("2025-H1")

NUMBERS = [
    ("mil 93 millones", "1093000000"),
    ("34 mil 265 millones", "34265000000"),
    ("812 mil millones", "812000000000"),
    ("2 mil millones", "2000000000"),
    ("2 billones 300 mil millones", "2300000000000"),
    ("10 mil 214 mdd", "10214000000"),
    ("mil 20.5 millones", "1020500000"),
    ("mil 200", "1200"),
    ("treinta y cinco", "35"),
    ("dos mil quinientos millones", "2500000000"),
    ("dos millones y medio", "2500000"),
    ("medio millón", "500000"),
    ("uno punto siete", "1.7"),
    ("1,204.6 y 1,093", "1204.6 1093"),
    ("2.093,4 y 1.660", "2093.4 1660"),
    ("un 7,3 % y 34.265", "7.3 34265"),
    ("3.2 por ciento", "3.2"),
    ("un proyecto, una empresa", ""),
]


@pytest.mark.parametrize(("text", "values"), NUMBERS)
def test_numbers(text: str, values: str) -> None:
    assert [span.value for span in find_numbers(text, "es")] == [Decimal(value) for value in values.split()]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("tercer lugar", 3), ("3er lugar", 3), ("3.º", 3), ("cuarta", 4), ("1ra", 1), ("décimo tercer lugar", 13),
        ("decimotercera", 13), ("undécimo", 11), ("III trimestre", 3), ("I trimestre", 1),
    ],
)  # fmt: skip
def test_ordinals(text: str, place: int) -> None:
    assert [span.value for span in find_ordinals(text, "es")] == [place]


PERIODS = [
    ("en el primer semestre de 2025", "2025-H1"),
    ("al segundo trimestre de 2025", "2025-H1"),
    ("en el segundo trimestre de 2025", "2025-Q2"),
    ("acumulados al tercer trimestre de este año", "2025-9M"),
    ("de enero a septiembre de 2025", "2025-9M"),
    ("enero-septiembre 2025", "2025-9M"),
    ("entre enero y marzo de 2025", "2025-Q1"),
    ("los primeros nueve meses de este año", "2025-9M"),
    ("en lo que va del año", "2025-YTD"),
    ("al cierre de 2024", "2024"),
    ("el año pasado", "2024"),
    ("de 2021 a 2024", "2021..2024"),
    ("para 2026", "2026"),
    ("respecto al mismo periodo del año anterior", "base 2024-H1"),
    ("frente a 2024", "base 2024-H1"),
    ("que un año antes", "base 2024-H1"),
    ("que en el primer trimestre de 2024", "base 2024-Q1"),
    ("a tasa anual", "base 2024-H1"),
    ("interanual", "base 2024-H1"),
    ("subió 4.5% anual", "base 2024-H1"),
    ("el reporte anual", ""),
    ("del 3 al 9 de abril", ""),
    ("2,024 millones de pesos en efectivo", ""),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods(text: str, expected: str) -> None:
    said = [("base " if one.is_base else "") + str(one.resolve(OWN, PUBLISHED)) for one in find_periods(text, "es")]
    assert " ".join(said) == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("en la Ciudad de México, la CDMX y el Edomex", "MX-CMX MX-CMX MX-MEX"),
        ("el estado de México y el Estado de México", "MX-MEX MX-MEX"),
        ("los estados de Jalisco y Puebla", "MX-JAL MX-PUE"),
        ("Baja California Sur y Baja California", "MX-BCS MX-BCN"),
        ("inversión en Hidalgo", "MX-HID"),
        ("el secretario Guerrero", ""),
        ("en México", "MX"),
        ("en Nuevo México y el Golfo de México", ""),
    ],
)
def test_areas(text: str, codes: str) -> None:
    assert " ".join(one.area.code for one in find_areas(text, "es")) == codes


def test_partners() -> None:
    text = "Estados Unidos, EE.UU., EE. UU., Japón, Corea del Sur, Países Bajos y Reino Unido"
    assert [one.code for one in find_partners(text, "es")] == ["US", "US", "US", "JP", "KR", "NL", "GB"]


PHRASES = [
    # levels and whose they are
    (
        "En 2024 llegaron a Jalisco mil 3 millones de dólares de IED.",
        "volume fdi.net_inflow.notified? 1003000000 MX-JAL 2024",
    ),
    (
        "La formación bruta de capital fijo de Sonora sumó 120 mil millones de pesos en 2024.",
        "volume capital.fixed 120000000000 MXN MX-SON",
    ),
    ("En Chiapas el PIB estatal fue de 410 mil millones de pesos.", "volume grp.nominal 410000000000 MXN MX-CHP"),
    # changes
    (
        "La IED de Puebla aumentó 15% anual en el segundo trimestre de 2025.",
        "growth 15 percent up 2025-Q2 vs:2024-Q2 MX-PUE",
    ),
    (
        "En 2024 la IED de Puebla fue 12.6 por ciento superior a la registrada en 2023.",
        "growth 12.6 percent up 2024 vs:2023",
    ),
    ("La IED de Puebla cayó un 7,3 % interanual en 2024.", "growth 7.3 percent down 2024 vs:2023"),
    ("En 2024 Oaxaca captó el doble de IED que en 2023.", "growth 2 times up 2024 vs:2023 MX-OAX"),
    ("La IED en Guerrero se redujo a la mitad en 2024.", "growth 2 times down 2024 MX-GRO"),
    ("La IED de Puebla creció 1.7 veces en 2024.", "growth 1.7 times up 2024"),
    (
        "Puebla captó 781 mdd de IED en 2024, 156 millones menos que un año antes.",
        "volume 781000000 USD; growth 156000000 absolute down vs:2023",
    ),
    # places
    ("En 2024 Sonora pasó del décimo al sexto lugar en IED.", "rank 6 from:10 MX-SON"),
    ("En 2024 Nayarit avanzó del lugar 28 al 21 en IED.", "rank 21 from:28 MX-NAY"),
    ("En IED, Colima ocupó el último lugar entre las 32 entidades federativas en 2024.", "rank -1 of:32 MX-COL"),
    (
        "En 2024 Guanajuato fue el cuarto estado con más IED, sólo detrás de CDMX, Nuevo León y Edomex.",
        "rank 4 after:MX-CMX,MX-NLE,MX-MEX MX-GUA",
    ),
    ("Nuevo León lidera la captación de IED en 2024.", "rank 1 MX-NLE"),
    ("Baja California Sur se colocó en el top 5 de IED en 2024.", "rank <=5 MX-BCS"),
    ("Sonora está entre los cinco estados que más IED captaron en 2024.", "rank <=5 MX-SON"),
    # shares
    ("En 2024 el 45% de la IED en Puebla provino de Alemania.", "share 45 percent partner:DE MX-PUE"),
    ("Una tercera parte de la IED de Puebla llegó de Alemania en 2024.", "share 33.3 percent partner:DE"),
    # promises
    (
        "Una firma japonesa invertirá 120 mdd y creará 500 empleos en Guanajuato.",
        "volume project.value 120000000 plan partner:JP MX-GUA; count job.count 500 plan",
    ),
    ("Se prevé que la IED de Puebla supere los 600 millones de dólares en 2026.", "target >=600000000 plan 2026"),
    (
        "Se firmaron 12 convenios con empresas de Alemania por 340 millones de euros.",
        "count agreement.count 12; volume agreement.value 340000000 EUR plan",
    ),
    # nothing
    ("Veracruz no logró atraer más de 500 millones de dólares de IED en 2024.", ""),
    ("¿Puede Oaxaca captar 500 millones de dólares de IED?", ""),
    ("Las remesas sumaron 640 millones de dólares y las exportaciones cayeron 5%.", ""),
    ("El dólar se cotiza en 18.60 pesos.", ""),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_phrases(text: str, expected: str) -> None:
    assert missing(text, "es", expected, PUBLISHED) == []
