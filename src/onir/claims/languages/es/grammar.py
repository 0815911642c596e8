"""Spanish as Mexico's press writes it: "creció 18 %", "18 % más" are changes, "pasó de 702 a 781" a level reached."""

from onir.claims.reading.grammar import Grammar

GRAMMAR = Grammar(
    language="es",
    script="a-zA-Z",
    accents="áéíóúüñÁÉÍÓÚÜÑ",
    common=frozenset({
        "el", "la", "los", "las", "de", "del", "en", "y", "que", "por", "con", "se", "un", "una", "al", "su",
        "millones", "inversión", "extranjera", "para", "fue", "más", "creció", "cayó", "lugar", "estado",
        "entidad", "año", "es",
    }),
    abbreviations=frozenset({
        "sr", "sra", "lic", "ing", "dr", "dra", "mtro", "mtra", "art", "núm", "no", "av", "col", "tel", "ext", "c.p",
        "s.a", "ee", "uu", "ee.uu", "gto", "qro", "jal", "n.l", "b.c", "chih", "coah", "tamps", "aprox",
    }),
    by=frozenset({"en", "un", "una"}),
    to=frozenset({"a", "al", "hasta"}),
    since=frozenset({"de", "desde", "del"}),
    minus=frozenset({"menos"}),
    comparatives=frozenset({"más", "menos", "mayor", "menor", "superior", "inferior", "por", "arriba", "abajo"}),
    more=frozenset({"más", "mayor", "superior"}),
    also=frozenset({"o", "decir", "equivalente"}),
    margin="por|en|con una diferencia de",
    than=frozenset({"que", "al", "frente", "respecto", "contra"}),
    than_area=(
        r"(?:más|menos|mayor(?:es)?|menor(?:es)?|superior(?:es)?|inferior(?:es)?)(?:\s+[^\W\d]+){0,5}"
        r"\s+(?:que|al?)(?:\s+(?:el|la|los|las|lo))?(?:\s+(?:del?|en))?"
        r"|(?:(?<=doble )|(?<=triple )|(?<=veces ))(?:de(?:\s+[^\W\d]+){1,5}\s+)?(?:que|lo|la|el|los|la"
        r"s)(?:\s+(?:captad|recibid|registrad|atraíd)[oa]s?)?(?:\s+(?:en|por|del?))?"
    ),
    ranges=frozenset({("entre", "y")}),
    size_first=True,
    stated="fue(?:ron)?(?:\\s+de)?|alcanzó|llegó a|se ubicó en|ascendió a",
    index_word="índice",
    of_base="del nivel|de lo",
    goes_on="en|al|a|de|según",
    price=frozenset({"por", "de", "con", "en"}),
    of_whole=frozenset({"del", "de"}),
    the="el|la|los|las|lo",
    into="en",
    toward="en|a|hacia|para|al",
    for_="para",
    by_part="en|de",
    from_="de|del|por|desde",
    with_="con",
    out_of="desde|proveniente de|procedente de",
    office="secretarí|secretari|subsecretari|titular|ministeri|ministr|comisión|consej|cámara|dirección",
    at="en",
    links=frozenset({
        "y", "e", "la", "el", "los", "las", "de", "del", "ciudad", "estado", "estados", "solo", "sólo", "ambas", ",",
    }),
    area_head="en|de|del|la|el|los|estados? de|la ciudad de",
    others=r"otr[oa]s\b|demás\b|vari[oa]s\b|algun[oa]s\b",
    inner_place=r"\b(?:[Cc]iudad|[Mm]unicipio|[Aa]lcaldía|[Pp]uerto|[Ll]ocalidad)\s+de(?:l)?\s+(?:la\s+|los\s+)?<name>",
    when_="cuando|año en que",
    start="inicios? de|principios? de|1 de enero de",
    end="cierre|fin|final|finales|término",
    to_place="el|la|en|como|al|lugar|número|su",
    after_place="en|entre|con|de|del|nacional|después|detrás|por|tras",
    ordinal_mark="er|r[oa]|d[oa]|t[oa]|º|ª|°",
    and_="y|e|así como|además de",
    turn="y|e|pero|mientras|aunque|en tanto|en cambio",
    denied=(
        r"\b(?:no\s+(?!s[oó]lo\b|menos\b|más\b|obstante\b|únicamente\b)|nunca\s+|jamás\s+|tampoco\s+)"
        r"(?:se\s+|lo\s+|ha(?:n|bía|bían)?\s+|fue(?:ron)?\s+)*[^\W\d]+"
    ),
    auxiliary=frozenset({"se", "que", "a", "ser", "sea", "sean", "de"}),
    is_="es(?: de)?|de|en",
    are=frozenset({"son", "eran", "fueron"}),
)  # fmt: skip
