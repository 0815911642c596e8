"""How far a plan was fulfilled: "83 % of the plan", «выполнен на 104 %», of the plan said before as of the one beside.

The plan stands in the sentence, or the sentence before it and a pronoun here. Budgets are fulfilled in the same words:
what the plan is of is for the indicator to say.
"""

from __future__ import annotations

from onir.claims.reading.cues import Figure, Role
from onir.claims.reading.phrase import Phrase

_FEW_WORDS = 2
_ONLY = Phrase(r"\s*(?:<only>\s)?")


def of_the_plan(figure: Figure) -> Role | None:
    """«План выполнен на 104 %», "83 % of the plan"."""
    sight, end = figure.sight, figure.one.end
    plan = sight.kind("planbase")
    beside = any(0 <= mark.start - end <= 2 for mark in plan)
    fits = bool(plan) and (beside or sight.has("fulfil")) and not sight.has("change")
    fits = fits or _of_it(figure) or _that_plan(figure) or _part_of_a_plan(figure)
    if sight.rules.verb_last and figure.one.case == "dative":
        done = sight.after(end, "fulfil")
        fits = fits or (done is not None and _ONLY.fullmatch(sight, end, done.start) is not None)
    return Role("target", "plan_fulfilment") if fits else None


def _of_it(figure: Figure) -> bool:
    """ "12 percent more; this is 73 percent of the annual target": whatever changed before it."""
    sight, end = figure.sight, figure.one.end
    plan = sight.after(end, "planbase")
    return plan is not None and plan.start == end + 1 and plan.text.split()[0].lower() in sight.rules.of_whole


def _part_of_a_plan(figure: Figure) -> bool:
    """ "Жылдық жоспардың 81 пайызы": the plan in the genitive, its part as a possession."""
    sight, one = figure.sight, figure.one
    plan = sight.before(one.start, "planbase") if sight.rules.verb_last and one.case == "possessive" else None
    return plan is not None and plan.end + 1 == one.start and sight.rules.case(plan.text) == "genitive"


def _that_plan(figure: Figure) -> bool:
    """«План – 480 млрд. На 1 декабря он выполнен на 91 %»: the plan of the sentence before."""
    sight, one = figure.sight, figure.one
    done = sight.before(one.start, "fulfil")
    if done is None or not (figure.by or one.change) or not sight.has("thatplan"):
        return False
    words = sight.text[done.end : one.start].split()
    return len(words) <= _FEW_WORDS and not sight.within(sight.sentence.start, done.start, "indicator", "count")


def of_the_plan_in_a_list(figure: Figure) -> Role | None:
    """ "A reached 71 percent of its plan, B 84 percent"."""
    said = figure.said
    goes_on = said is not None and said.form == "plan_fulfilment" and figure.cue is None and figure.is_listed
    return Role("target", "plan_fulfilment") if goes_on else None
