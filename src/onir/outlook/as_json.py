"""An outlook as JSON: what is said in sentences, in full."""

from __future__ import annotations

from typing import Any

from onir.outlook.answer import Outlook
from onir.outlook.forecasting.trying import Tried
from onir.standing.certainty.rules import DRAWS, LEVEL


def as_json(answer: Outlook) -> dict[str, Any]:
    """Probabilities as parts of one, figures in base units; null where a place that stays did as well."""
    return {
        "area": answer.area.code,
        "indicator": answer.indicator.code,
        "period": str(answer.period),
        "release": "first" if answer.settling is None else "settled",
        "start": _start(answer),
        "figures": _figures(answer, answer.area.code),
        "nation": _figures(answer, answer.history.country),
        "probabilities": _chances(answer) if answer.told and not answer.of_nation else None,
        "regions": [_region(answer, code) for code in answer.areas] if answer.told else [],
        "tried": None if answer.tried is None else _tried(answer.tried),
        "notes": [one.say("en") for one in answer.sentences],
    }


def _start(answer: Outlook) -> dict[str, Any]:
    history, now = answer.history, answer.now
    return {
        "vintage": history.vintage.as_dict(),
        "first": str(history.panels[0].period),
        "last": str(history.last.period),
        "known_up_to": None if answer.parts is None else str(answer.parts.last.period),
        "steps_ahead": history.ahead,
        "best": None if now is None else now.best,
        "worst": None if now is None else now.worst,
        "draws": DRAWS,
        "seed": answer.seed,
        "level": LEVEL,
    }


def _figures(answer: Outlook, area: str) -> dict[str, Any]:
    low, middle, high = answer.figures(area)
    return {"low": _short(low), "middle": _short(middle), "high": _short(high), "unit": answer.unit}


def _chances(answer: Outlook) -> dict[str, Any]:
    low, high = answer.ranks.run(answer.row, LEVEL)
    return {
        "places": [round(float(one), 4) for one in answer.places[answer.row]],
        "set": [low, high],
        "top_three": round(answer.among(1, 3), 4),
        "above": {code: round(answer.passes(code), 4) for code in answer.areas if code != answer.area.code},
    }


def _region(answer: Outlook, code: str) -> dict[str, Any]:
    row = answer.areas.index(code)
    best, worst, often = answer.ranks.likeliest(row)
    low, high = answer.ranks.run(row, LEVEL)
    place = {"likeliest": [best, worst], "chance": round(often, 4), "set": [low, high]}
    return {"area": code, **place, "figures": _figures(answer, code)}


def _tried(found: Tried) -> dict[str, Any]:
    return {
        "origins": found.origins,
        "methods": [
            {
                "method": one.method,
                "ranked_probability_score": round(one.score, 5),
                "log_score": round(one.log_score, 4),
                "coverage": round(one.coverage, 4),
                "mean_width": round(one.width, 3),
            }
            for one in found.trials
        ],
        "last_place": round(found.last, 5),
        "place_of_the_year_before": round(found.year_before, 5),
        "real_time": False,
    }


def _short(value: float) -> float:
    """Nine digits: draws tell no more, and the last bits of a float are not for readers."""
    return float(f"{value:.9g}")
