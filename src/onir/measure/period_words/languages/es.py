"""Periods in Spanish: "de enero a septiembre de 2025", "primer semestre", "en lo que va del año", "a tasa anual".

A quarter that a level stands at ("al segundo trimestre", "acumulado al tercer trimestre") closes the months from
January. A bare year is one after a preposition.
"""

from __future__ import annotations

from functools import cache

from onir.measure.period_words.reading import DASH, ROMAN, YEAR, Grammar

NUMBERS = {
    "primer": 1, "1er": 1, "segund": 2, "2do": 2, "2º": 2, "tercer": 3, "3er": 3, "cuart": 4, "4to": 4, "últim": 4,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "once": 11, "doce": 12, "década": 10, "sexenio": 6,
}  # fmt: skip
MONTHS = {
    "ene": 1, "feb": 2, "mar": 3, "abr": 4, "may": 5, "jun": 6, "jul": 7, "ago": 8, "sep": 9, "set": 9, "oct": 10,
    "nov": 11, "dic": 12,
}  # fmt: skip

ORDINAL = rf"(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|1er\.?|2do\.?|3er\.?|4to\.?|[1-4][º°]|{ROMAN})"
COUNT = "(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|1[0-2]|[2-9])"
MONTH = (
    "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|setiembre|octubre|noviembre|diciembre"
    r"|(?:ene|feb|mar|abr|jun|jul|ago|sept?|oct|nov|dic)\.(?=\s?\d))"
)
_NOT_COUNTED = (
    r"(?!\d|[.,]\d|[-–—]\d|\s?%|\s+(?:por\s+ciento|pesos|dólares|euros|personas|proyectos|empleos|trabajadores|empresas|mil\b|"
    r"mill|toneladas|veces|hectáreas|nuev|metros|kilómetros|habitantes)|\s?(?:mdd|mdp))"
)
_BARE = rf"{YEAR}{_NOT_COUNTED}"
_THIS = r"(?:(?:este|presente|actual)\s+(?:mismo\s+)?año|año\s+(?:en\s+curso|actual|corriente)|presente\s+ejercicio)"
_LAST = r"(?:año\s+(?:pasado|anterior|previo|precedente)|pasado\s+año|ejercicio\s+anterior)"
_NEXT = r"(?:(?:próximo|siguiente)\s+año|año\s+(?:próximo|siguiente|entrante|que\s+viene))"


def _relative(place: str) -> str:
    return rf"(?:(?:el|al|del)\s+)?(?:(?P<this_{place}>{_THIS})|(?P<last_{place}>{_LAST})|(?P<next_{place}>{_NEXT}))"


def _year(place: str) -> str:
    return rf"(?:(?:(?:el\s+)?año\s+)?(?P<year_{place}>{_BARE})|{_relative(place)})"


_IN = (
    r"(?:(?:en|durante|de|del|para|a\s+lo\s+largo\s+de|al\s+término\s+de|por)\s+)?"
    r"(?:(?:el|la|los|las)\s+)?"
)
COMPARED = (
    r"(?:(?:en\s+)?(?:comparación|comparado|comparada|relación|contraste)\s+(?:con|al?|de)(?:l)?|comparad[oa]s?\s+con|"
    r"(?:con\s+)?respecto\s+(?:al?|de)(?:l)?|(?:con|en)\s+relación\s+(?:con|al?)(?:l)?|frente\s+al?|contra|versus|vs\.?|"
    r"(?:de\s+lo\s+)?que(?:\s+(?:en|durante|hace|los?|las?|el|al))*|sobre|"
    r"(?:por\s+)?(?:encima|debajo|arriba|abajo)\s+de)"
)
_BASE = rf"(?:(?P<base>{COMPARED})\s+(?:(?:en|de|con)\s+)?)?"
_AFTER = rf"(?:,?\s+(?:(?:de|del|en)\s+)?{_year('after')}|\s+del\s+año)?"
_HALF = rf"(?P<half>{ORDINAL})\s+(?:semestre|mitad)"
_QUARTER = rf"(?P<quarter>{ORDINAL}|último)\s+trimestre"
_COUNTED = rf"(?P<count>{COUNT})\s+meses|(?P<quarters>dos|tres|cuatro|[2-4])\s+trimestres"
_FIRST = rf"(?:primer[oa]s\s+(?:{_COUNTED})|(?P<count_b>{COUNT})\s+primer[oa]s\s+meses)"
_RANGE = (
    rf"(?P<month_r>{MONTH})(?:{DASH})(?P<to_r>{MONTH})"
    rf"|(?:de(?:sde)?|entre)\s+(?P<month_w>{MONTH})\s+(?:a|hasta|y|e)\s+(?P<to_w>{MONTH})"
)
_DAY = rf"(?P<day>[0-3]?\d)(?:º|°|ro)?\s+de\s+(?P<month>{MONTH})(?:(?:,\s*|\s+de(?:l)?\s+){_year('after')})?"
_LIKE = (
    r"(?:(?:el|al|del)\s+)?(?:mismo|igual|similar|idéntico|propio)\s+"
    r"(?:periodo|período|lapso|semestre|trimestre|mes|plazo|tramo)"
)
_EARLIER = r"(?:(?:un\s+)?año\s+(?:antes|atrás)|hace\s+un\s+año|doce\s+meses\s+(?:antes|atrás))"

RULES = (
    rf"(?P<skip>del?\s+[0-3]?\d\s+al\s+[0-3]?\d\s+de\s+{MONTH})",
    rf"{_BASE}{_IN}{_HALF}{_AFTER}",
    rf"{_BASE}{_IN}{_QUARTER}{_AFTER}",
    rf"(?:(?:acumulad\w+\s+)?(?:al|hasta\s+el|a)\s+(?:(?:cierre|término|corte)\s+del\s+)?)(?P<quarters>{ORDINAL})\s+trimestre{_AFTER}",
    rf"(?:(?:acumulad\w+\s+)?(?:al|hasta\s+el)\s+(?:(?:cierre|término|corte)\s+del\s+)?)(?P<half>{ORDINAL})\s+semestre{_AFTER}",
    rf"{_BASE}{_IN}{_FIRST}{_AFTER}",
    rf"{_BASE}{_IN}(?:{_COUNTED})\s+de(?:l)?\s+{_year('after')}",
    rf"(?:en|durante)\s+(?P<count>{COUNT})\s+meses",
    rf"{_BASE}(?:(?:en|durante|del?)\s+)?(?:el\s+(?:periodo|período|lapso)\s+)?(?:de\s+)?(?:{_RANGE}){_AFTER}",
    rf"(?:de\s+)?(?P<month>{MONTH})\s+de\s+(?P<year>{YEAR})\s+a\s+(?P<to>{MONTH})\s+de\s+(?P<until>{_BARE})",
    rf"{_BASE}(?:(?:en|durante|de|al\s+mes\s+de|al\s+cierre\s+de|a)\s+)?(?P<month>{MONTH})(?:\s+de(?:l)?|,)?\s+{_year('after')}",
    rf"(?:en|durante)\s+(?:el\s+mes\s+de\s+)?(?P<month>{MONTH})",
    rf"(?P<until_a>hasta|al)\s+{_DAY}".replace("until_a", "state"),
    _DAY,
    # the year before, by comparison
    rf"{_BASE}(?:(?:en|del|al|durante)\s+)?(?P<same>{_LIKE})(?:\s+(?:pero\s+)?(?:de(?:l)?\s+)?{_year('after')})?",
    rf"(?:(?:que|lo\s+de|frente\s+a|respecto\s+a(?:l)?|contra)\s+)?(?P<same>{_EARLIER})",
    r"(?P<same>(?:a\s+)?tasa\s+(?:anual|interanual)|interanual(?:es|mente)?|año\s+(?:contra|con|a|tras)\s+año)",
    r"(?P<needs>(?P<same>anual(?:es|izado|mente)?|a\s+tasa\s+anual))",
    rf"(?P<base>{COMPARED})\s+(?:(?:en|de|a|las?|los|lo|el)\s+)*(?:(?:nivel|cifra|monto|dato|registrad[oa]|reportad[oa]|"
    rf"obtenid[oa]|alcanzad[oa]|observad[oa])s?\s+)?(?:(?:en|de|del|durante)\s+)?{_year('after')}",
    rf"(?P<needs>(?:(?:a|de)\s+)?(?:la|el|lo|los|las)\s+(?:(?:cifra|monto|nivel|dato)\s+)?(?:de(?:l)?|registrad[oa]s?\s+en|reportad[oa]s?\s+en)"
    rf"\s+{_year('after')})",
    # to date and since
    rf"(?P<ytd>en\s+lo\s+que\s+va\s+de(?:l)?\s+(?:{_year('after')}|año)|a\s+lo\s+largo\s+del\s+año)",
    r"(?P<ytd>en\s+lo\s+que\s+va\s+de\s+este\s+año|desde\s+(?:el\s+)?(?:inicio|principios?|comienzos?)\s+(?:del?)\s+año)",
    rf"(?P<since>desde|a\s+partir\s+de)\s+(?:(?P<month>{MONTH})\s+de(?:l)?\s+)?(?P<year>{_BARE})",
    # years
    rf"(?:(?:en|durante|del?|entre|el\s+periodo|el\s+período)\s+)*(?P<year>{YEAR})(?:{DASH}|/|\s+(?:al?|hasta)\s+)(?P<until>{_BARE})",
    rf"(?:entre|desde)\s+(?P<year>{YEAR})\s+(?:y|hasta)\s+(?P<until>{_BARE})",
    rf"(?:en|durante|de)\s+(?P<year>{YEAR})\s+y\s+(?P<with>{_BARE})",
    rf"{_IN}(?:últimos|pasados|recientes)\s+(?P<years>\d{{1,2}}|{COUNT})\s+años",
    rf"{_IN}última\s+(?P<years>década)",
    rf"{_IN}(?P<ahead>próximos|siguientes)\s+(?P<years>\d{{1,2}}|{COUNT})\s+años",
    rf"(?:(?:al|para\s+el|hasta\s+el)\s+(?:cierre|término|final|finalizar|cerrar)\s+(?:de(?:l)?\s+)?|a\s+fin(?:es|ales)?\s+de\s+"
    rf"|todo\s+)(?:año\s+)?(?P<year>{_BARE})",
    rf"(?:cerró|cerraron|cierra|cerrar|cerrará|concluyó|concluir|terminó|terminar|inició)\s+(?:el\s+)?(?:año\s+)?(?P<year>{_BARE})",
    r"(?P<this>(?:cerrar|terminar|concluir|cierre)\s+(?:el|del)\s+año)(?!\s+(?:pasado|anterior|previo))",
    rf"(?:en|durante|de|del|a|al|para|desde|hasta|por|hacia|antes\s+de|y)\s+(?:el\s+)?(?:año\s+)?(?P<year>{_BARE})",
    rf"(?:(?:en|durante|para|al\s+cierre)\s+)?(?:(?:el|del|de)\s+)?{_relative('alone')}",
    r"(?P<this>(?:al|para\s+el|hasta\s+el)\s+(?:cierre|final|término)\s+del\s+año|antes\s+de\s+que\s+termine\s+el\s+año)",
    rf"(?P<skip>(?:últimos|pasados|próximos|siguientes)\s+(?:\d+|{COUNT})\s+(?:meses|trimestres))",
)


@cache
def grammar() -> Grammar:
    return Grammar.of(RULES, NUMBERS, MONTHS, ratio=r"por\s+ciento|veces|puntos|doble|triple|duplic\w+|triplic\w+")
