"""An invented table as an office would hand it in: every region has a figure, and the nation is their sum."""

import io

from onir.territory import country

REGIONS = tuple(sorted(country("KZ").areas(), key=lambda area: area.code))

MAPPING = """\
table: made-inflow
publisher: {en: Invented office, ru: Выдуманное ведомство, kk: Ойдан шығарылған мекеме}
title: {en: Invented inflow, ru: Выдуманный приток, kk: Ойдан шығарылған ағын}
address: javascript:alert(1)
country: KZ
indicator: fdi.gross_inflow
unit: USD mn
basis: flow
layout: {shape: across, header: [1], labels: A, delimiter: semicolon, decimal: ","}
areas: {Всего: KZ}
"""


def table(*years: int, more: int = 0, repeated: int = 0) -> bytes:
    """The figures of these years, `more` added to the last one of the first region; `repeated` rows stand twice."""
    lines = [["Регион", *map(str, years)]]
    for place, area in enumerate(REGIONS):
        figures = [100 + 7 * place + year % 100 for year in years]
        figures[-1] += 0 if place else more
        lines.append([area.say("ru"), *map(str, figures)])
    sums = [str(sum(int(line[column]) for line in lines[1:])) for column in range(1, len(years) + 1)]
    lines += [*lines[1 : 1 + repeated], ["Всего", *sums]]
    return "".join(";".join(line) + "\n" for line in lines).encode()


def handed(content: bytes, name: str = "table.csv") -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file
