"""Specimens of the National Bank of Kazakhstan: catalogue, forms, rates.

Figures are those that ship, put back into the publisher's shape, or made up where this says so.
"""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from tests.figures.sources.serving import Answer, Route, Service
from tests.figures.sources.shapes import Amount, as_json, shipped_rows

from onir.measure import Period

NET = "Direct investment in reporting economy (net inflow)"
IN_KAZAKHSTAN = "Direct investment in Kazakhstan"
CATALOGUE = [
    {"id": 7, "name": "External sector", "subcategories": [
        {"id": 71, "name": "Balance of payments", "forms": [
            {"id": 337, "nameEn": "Direct investments according to the directional principle: flows for the period",
             "nameRu": "Прямые инвестиции по принципу направленности: потоки за период"},
            {"id": 336, "nameEn": "Direct investments according to the directional principle: positions"},
            {"id": 299, "nameRu": "Валовой приток прямых инвестиций в Казахстан по регионам"},
            {"id": 298, "nameRu": "Валовой приток прямых инвестиций в Казахстан по странам"},
        ]},
        {"id": 72, "name": "Exchange rates", "items": [
            {"formId": "91", "formName": {"ru": "Официальные курсы валют в среднем за период"}},
        ]},
    ]},
]  # fmt: skip
"""Numbers of forms made up, but for 337."""


def day_after(period: str) -> str:
    return str(Period.parse(period).next().first_day)


def form_337() -> list[dict[str, Any]]:
    """The wanted row of every quarter, the same code for the balance with abroad (null), and other codes between."""
    rows: list[dict[str, Any]] = []
    for row in shipped_rows("nbk-337.csv"):
        day = day_after(row["period"])
        rows.append({"report_date": day, "amount": Amount(row["value"]), "code": NET, "direction_code": IN_KAZAKHSTAN})
        rows.append({"report_date": day, "amount": Amount("1.5"), "code": NET, "direction_code": None})
        rows += [
            {"report_date": day, "amount": Amount("2.25"), "code": f"Item {number} (made up)", "direction_code": None}
            for number in range(11)
        ]
    return rows


REGIONS = (
    "область Абай", "Акмолинская область", "Актюбинская область", "Алматинская область", "Атырауская область",
    "Западно-Казахстанская область", "Жамбылская область", "область Жетісу", "Карагандинская область",
    "Костанайская область", "Кызылординская область", "Мангистауская область", "Павлодарская область",
    "Северо-Казахстанская область", "Туркестанская область", "область Ұлытау", "Восточно-Казахстанская область",
    "г. Астана", "г. Алматы", "г. Шымкент",
)  # fmt: skip
GROSS: dict[str | None, str] = {**{name: f"{number}.5" for number, name in enumerate(REGIONS)}, None: "200.0"}
"""Made up: gross inflow by region, USD mn; null stands for all regions."""


def form_by_region(column: str = "region") -> list[dict[str, Any]]:
    """A row with a subtype is a part of the row whose subtype is null."""
    return [
        {"report_date": day, "amount": Amount(value), column: label, "subtype": None}
        for day in ("2025-04-01", "2025-07-01")
        for label, value in GROSS.items()
    ] + [{"report_date": "2025-04-01", "amount": Amount("3.5"), column: REGIONS[17], "subtype": "Reinvested earnings"}]


def form_of_averages() -> list[dict[str, Any]]:
    """Made-up averages of months, a quarter and a year; the rouble's for ten, a currency that is not kept."""
    rows = [
        {"report_date": day, "amount": Amount(rate), "currency": currency, "period": period, "quantity": quantity}
        for day, period in (("2025-03-01", "Month"), ("2025-04-01", "Month"), ("2025-04-01", "Quarter"))
        for currency, rate, quantity in (("USD", "510.25", 1), ("RUB", "55.5", 10), ("AUD", "3", 1))
    ]
    return [*rows, {**rows[0], "report_date": "2026-01-01", "period": "Year", "amount": Amount("520.125")}]


def paged(rows: Sequence[Mapping[str, Any]]) -> Route:
    """Pages from 0 on; neighbours share their boundary row, and a column has another label whenever it is asked for."""
    asked = count()

    def page(query: Mapping[str, str]) -> Answer:
        size = int(query["pageSize"])
        start = int(query["page"]) * (size - 1)
        columns = [{"key": "code", "label": f"Code {next(asked)}"}]
        return Answer(as_json({"columns": columns, "rows": list(rows[start : start + size]), "totalRows": len(rows)}))

    return page


def put_form(service: Service, rows: Sequence[Mapping[str, Any]], catalogue: Any = CATALOGUE) -> None:
    service.give("/api/v1/data/categories", Answer(as_json(catalogue)))
    service.give("/api/v1/data", paged(rows))


def put_rates(service: Service) -> None:
    """Made-up rates; the rouble's for ten, to show the quantity."""

    def day(query: Mapping[str, str]) -> Answer:
        items = "".join(
            f"<item><fullname>{name}</fullname><title>{name}</title><description>{rate}</description>"
            f"<quant>{quantity}</quant><index/><change>+0.1</change></item>"
            for name, rate, quantity in (("USD", "500.25", 1), ("RUB", "55.5", 10), ("AUD", "3", 1))
        )
        text = (
            f"<?xml version='1.0' encoding='utf-8'?><rates><title>x</title><date>{query['fdate']}</date>{items}</rates>"
        )
        return Answer(text.encode(), "text/xml")

    service.give("/rss/get_rates.cfm", day)
