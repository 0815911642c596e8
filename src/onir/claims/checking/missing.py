"""Tables that are known to exist and are not held, so that an abstention can name what is missing and how to get it."""

from __future__ import annotations

from onir.figures.indicators import indicators
from onir.language.messages import Message, Sayable, Wording, msg
from onir.territory.tables import Row, country_codes, rows


def missing_table(code: str, country: str) -> Message:
    """What is missing to check a claim about `code` in a country, and how to get it.

    >>> missing_table("fdi.gross_inflow", "KZ").values["publisher"].say("en")
    'National Bank of Kazakhstan'
    """
    row = _row(code, country)
    if row is not None:
        said = {"title": Wording.of(row, "title"), "publisher": Wording.of(row, "publisher"), "address": row["address"]}
        if row["mapping"]:
            return msg(
                "Not checked: the table “{title}” is not held. Its publisher, {publisher}, has it at {address}; "
                "load it with “onir figures add FILE --map {mapping}”.",
                **said,
                mapping=row["mapping"],
            )
        return msg(
            "Not checked: the table “{title}” is not held. Its publisher, {publisher}, has it at {address}.", **said
        )
    if code in indicators():
        return msg("Not checked: no official table of this is held: {indicator}.", indicator=indicators()[code])
    return msg("Not checked: no official table of this statistic is held.")


def missing_real_growth(code: str, country: str, nominal: Sayable) -> Message | None:
    """Growth of amounts at current prices does not refute growth in real terms; None where prices play no part.

    >>> missing_real_growth("fdi.gross_inflow", "KZ", msg("+5%")) is None
    True
    """
    row = _row(f"{code}:real", country)
    if row is None:
        return None
    return msg(
        "Not checked: at current prices the table has {nominal}, but growth is usually told in real terms, and the "
        "table “{title}” ({publisher}) is not held.",
        nominal=nominal,
        title=Wording.of(row, "title"),
        publisher=Wording.of(row, "publisher"),
    )


def missing_rate(unit: str, table_unit: str) -> Message:
    """The table is in another currency, and no rate of exchange is held."""
    return msg(
        "Not checked: the text is in {unit}, the table in {table_unit}, and no rate of exchange is held.",
        unit=unit,
        table_unit=table_unit,
    )


def table_to_fetch(code: str, country: str) -> str | None:
    """The name by which “onir figures fetch” gets the table of a statistic that is not held; None where it cannot.

    >>> table_to_fetch("capital.fixed:real", "KZ"), table_to_fetch("capital.fixed:real", "MX")
    ('bns-5549', None)
    """
    row = _row(code, country)
    return row["fetch"] or None if row is not None else None


def rate_table(country: str) -> str | None:
    """The table of the rates of a country's currency."""
    return table_to_fetch("exchange.usd.average", country)


def _row(code: str, country: str) -> Row | None:
    known = rows(country, "missing") if country in country_codes() else ()
    return next((row for row in known if row["indicator"] == code), None)
