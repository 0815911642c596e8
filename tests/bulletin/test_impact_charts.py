"""Charts of an appraisal: every label is the figure in words, steps meet end to end, the borrowed table is named."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from onir.bulletin.charts import Chart, Spreads, Waterfall, svg
from onir.figures import Store
from onir.impact.appraisal.appraise import appraise
from onir.impact.appraisal.reading import read_project
from onir.impact.appraisal.result import Appraisal
from onir.language.messages import LANGUAGES

EXAMPLE = Path(__file__).parents[2] / "examples" / "impact-west-kazakhstan.yaml"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Appraisal:
    return appraise(replace(read_project(EXAMPLE), draws=100), store=Store.open(tmp_path_factory.mktemp("home")))


def charts(result: Appraisal) -> list[Chart]:
    return [kind(result, phase) for kind in (Waterfall, Spreads) for phase in ("construction", "operation")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_are_drawn_with_their_description_and_the_words_of_their_table(result: Appraisal, language: str) -> None:
    for chart in charts(result):
        picture = svg(chart, language)
        root = ET.fromstring(picture)
        assert root.attrib["aria-label"] == chart.alt.say(language)
        shown = ["".join(text.itertext()) for text in root.iter() if text.tag.endswith("text")]
        for row in chart.rows:
            assert row[0].say(language) in shown
            assert row[1].say(language) in shown
        if language != "en":
            assert re.findall(r"[A-Za-z]{4,}", chart.title.say(language)) == []


def test_the_borrowed_table_is_named_in_every_description(result: Appraisal) -> None:
    assert all("Borrowed coefficients" in chart.alt.say("en") for chart in charts(result))


def test_each_step_begins_where_the_one_before_ends(result: Appraisal) -> None:
    first, second, third, total = Waterfall(result).specification("en")["data"]["values"]
    assert (first["start"], second["start"], third["start"]) == (0, first["end"], second["end"])
    assert (total["start"], total["end"]) == (0, third["end"])


def test_phases_are_drawn_apart(result: Appraisal) -> None:
    built, works = (json.dumps(Waterfall(result, phase).specification("en")) for phase in ("construction", "operation"))
    assert built != works
    with pytest.raises(ValueError, match="construction"):
        _ = Waterfall(replace(result, construction=None), "construction").title
