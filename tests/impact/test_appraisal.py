"""An appraisal: what is counted once, what adds up, what is refused, and that it can be told in three languages."""

import re
from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.impact.made import published

from onir import impact
from onir.errors import BadInput, NotHeld
from onir.figures import Store
from onir.figures.source import SHIPPED, shipped
from onir.figures.store import shipped_tables
from onir.impact.appraisal import phases
from onir.impact.appraisal.appraise import appraise
from onir.impact.appraisal.bridge import bridge
from onir.impact.appraisal.elsewhere import Elsewhere, parted
from onir.impact.appraisal.project import Asset, Construction, Operation, Project
from onir.impact.appraisal.reading import project_of, read_project
from onir.impact.appraisal.result import Appraisal
from onir.impact.appraisal.system import System
from onir.impact.models.solving import adjoint, solve
from onir.impact.ranges.guess import ONE, Guess
from onir.impact.ranges.ranges import Range, drivers
from onir.impact.ranges.sampling import GROUPS, SPENT, Sample, Widths, sample
from onir.impact.regions.between import GOODS, distances
from onir.impact.regions.margins import margins
from onir.impact.regions.multipliers import Recipe, area_multipliers, drawn
from onir.impact.regions.place import Place, lent_table, place_of
from onir.impact.tables.sections import to_sections
from onir.language.messages import LANGUAGES
from onir.territory import area

EXAMPLE = Path(__file__).parents[2] / "examples" / "impact-west-kazakhstan.yaml"
SAID: dict[str, Any] = yaml.safe_load(EXAMPLE.read_text("utf-8"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return Store.open(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def place(store: Store) -> Place:
    return place_of("KZ-27", store=store)


@pytest.fixture(scope="module")
def project() -> Project:
    return replace(read_project(EXAMPLE), draws=300)


@pytest.fixture(scope="module")
def result(project: Project, store: Store) -> Appraisal:
    return appraise(project, store=store)


@pytest.fixture(scope="module")
def system(place: Place, project: Project) -> System:
    return System(place, project, sample(200, len(place.sections), seed=1), Widths.of(borrowed=True))


def test_the_table_that_ships_is_the_published_one_by_section() -> None:
    shipped, whole = lent_table(), to_sections(published("croatia-2010-domestic"))
    assert shipped.codes == whole.codes[:-1]
    assert whole.output[-1] == 0
    assert shipped.flows == pytest.approx(whole.flows[:-1, :-1], abs=0.001)
    assert shipped.output == pytest.approx(whole.output[:-1], abs=0.001)
    assert shipped.value_added == pytest.approx(whole.value_added[:-1], abs=0.001)
    assert shipped.consumption == pytest.approx(whole.consumption, abs=0.01)


def test_quotients_come_from_the_real_value_added_of_the_region(place: Place) -> None:
    known = place.margins
    share = known.region / known.nation * (known.nation.sum() / known.region.sum())
    found = dict(zip(known.sections, share.round(2).tolist(), strict=True))
    assert {code: found[code] for code in "ABCDFGH"} == {
        "A": 0.97, "B": 3.54, "C": 0.38, "D": 0.81, "F": 1.09, "G": 0.55, "H": 0.78,
    }  # fmt: skip
    assert found["I"] == found["P"] == found["E"]
    assert known.nation.sum() == pytest.approx(136_693_318.3e6)
    assert known.vintage.table == "bns-5927-sections"


def test_what_is_spent_is_value_added_taxes_or_imports(system: System, project: Project, place: Place) -> None:
    assert project.construction is not None
    built = phases.construction(system, project.construction)
    rounds = built.steps["direct"] + built.steps["indirect"]
    made = rounds[:, : system.n] + rounds[:, system.n :]
    demanded = sum(
        asset.amount.drawn(system.draws.uniform("project", 10 + turn))
        * float(sum(bridge()[asset.kind].sections.values()))
        for turn, asset in enumerate(project.construction.assets)
    )
    exhausted = made @ (place.added + place.taxes) + built.imports
    assert exhausted == pytest.approx(demanded, rel=1e-9)


def test_every_column_of_every_draw_adds_up(system: System, place: Place) -> None:
    whole = system.a.sum(axis=1) + place.added + place.taxes + system.imports
    assert whole == pytest.approx(np.ones_like(whole))
    assert (system.imports >= -1e-12).all()
    own, rest = system.home
    for share in (own, rest):
        assert ((share >= 0) & (share <= 1)).all()
    n = system.n
    assert system.whole[:, :n, :n] + system.whole[:, n : 2 * n, :n] == pytest.approx(system.a)


def test_direct_and_operation_are_counted_once(system: System, project: Project) -> None:
    """The plant's sales enter nowhere as demand: with nothing bought at home, only itself and its pay remain."""
    assert project.operation is not None
    alone = replace(
        project.operation, purchases={"C": Guess.known(Decimal(10) ** 9)}, local={"C": Guess.known(Decimal(0))}
    )
    works = phases.operation(system, alone, "C")
    assert works.steps["direct"].sum() == 0
    assert np.abs(works.steps["indirect"]).max() < 1e-3
    assert works.amount("output", "region", "direct") == pytest.approx(works.own["output"])
    assert works.amount("value_added", "region", "direct") == pytest.approx(works.own["output"] - 1e9)


def test_region_and_rest_together_are_the_nation(system: System, project: Project, place: Place) -> None:
    """Where a purchase is made moves effects between region and rest, and their sum is what one nation's A gives."""
    assert project.construction is not None
    built = phases.construction(system, project.construction)
    n = system.n
    without = built.steps["direct"] + built.steps["indirect"]
    demand = built.demand[:, :n] + built.demand[:, n : 2 * n]
    for draw in (0, 99):
        one = solve(system.a[draw], demand[draw]).x
        assert without[draw, :n] + without[draw, n:] == pytest.approx(one, rel=1e-9)


def test_steps_add_up_and_years_share_out_the_phase(result: Appraisal) -> None:
    for phase in (result.construction, result.operation):
        assert phase is not None
        for (measure, where), total in phase.totals.items():
            parts = sum(phase.parts[measure, where, step].mean for step in phases.STEPS)
            assert float(parts) == pytest.approx(float(total.mean), rel=2e-3)
    assert result.construction is not None
    built = [year for year in result.years if year.phase == "construction"]
    assert sum(year.part for year in built) == 1
    total = result.construction.totals["value_added", "region"]
    assert float(sum(year.value_added.mean for year in built)) == pytest.approx(float(total.mean), rel=2e-3)
    ramp = [year.part for year in result.years if year.phase == "operation"]
    assert (ramp[:3], len(ramp)) == ([Decimal("0.5"), Decimal("0.8"), Decimal(1)], 20)


def test_job_years_and_jobs_are_never_one_number(result: Appraisal) -> None:
    told = result.as_dict()
    assert "job_years" in told["construction"]["region"]
    assert "jobs" not in told["construction"]["region"]
    assert "jobs" in told["operation"]["region"]
    assert "job_years" not in told["operation"]["region"]


def test_the_same_seed_gives_the_same_answer_and_another_another(
    project: Project, store: Store, result: Appraisal
) -> None:
    assert appraise(project, store=store).as_dict() == result.as_dict()
    assert appraise(replace(project, seed=28), store=store).as_dict() != result.as_dict()


def test_the_result_says_whose_table_it_rests_on(result: Appraisal, store: Store, project: Project) -> None:
    assert result.origin.borrowed
    assert result.sentences[0].say("en").startswith("Borrowed coefficients, not those of Kazakhstan")
    assert result.as_dict()["table"]["borrowed"] is True
    assert result.with_own_table is not None
    assert result.operation is not None
    region, rest = result.with_own_table
    assert float(region.mean) == pytest.approx(float(result.headline.mean), rel=0.02)
    assert rest.width < result.operation.totals["value_added", "rest"].width
    own = replace(lent_table(), origin=replace(lent_table().origin, economy="KZ"))
    loaded = appraise(project, table=own, store=store)
    assert loaded.with_own_table is None
    assert not loaded.origin.borrowed
    assert not any("Borrowed" in sentence.say("en") for sentence in loaded.sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_said_in_every_language(result: Appraisal, language: str) -> None:
    said = [sentence.say(language) for sentence in result.sentences]
    assert all("{" not in line and line for line in said)
    if language != "en":
        assert all(re.search("[а-яәіңғүұқөһ]{3}", line) for line in said)
        assert not any(re.search(r"\b(the|and|of)\b", line) for line in said)


def test_income_that_stays_is_less_than_value_added(result: Appraisal) -> None:
    assert result.income is not None
    assert result.operation is not None
    assert result.income.mean < result.operation.totals["value_added", "region"].mean
    assert result.headline.mean < result.operation.totals["value_added", "region"].mean


def test_relief_and_rates_make_the_taxes(result: Appraisal) -> None:
    profit, pay, assets = result.taxes
    assert profit.relieved.mean == 0
    assert (profit.until, profit.level) == (2038, "republican")
    assert pay.full == pay.relieved
    assert assets.full.p50 == Decimal("0.015") * 53_000_000_000
    assert assets.full.width == 0


def test_capacity_is_flagged_where_a_section_would_have_to_grow_too_much(project: Project, store: Store) -> None:
    tight = appraise(replace(project, slack=Decimal("0.001"), unemployed=100), store=store)
    assert {strain.section for strain in tight.strains} >= {"", "F"}
    assert any("look for work" in sentence.say("en") for sentence in tight.sentences)
    assert appraise(replace(project, slack=Decimal(1)), store=store).strains == ()


def test_a_phase_may_stand_alone(project: Project, store: Store) -> None:
    built = appraise(replace(project, operation=None, taxes=()), store=store)
    works = appraise(replace(project, construction=None), store=store)
    assert (built.operation, works.construction) == (None, None)
    assert built.headline.mean > 0
    assert works.as_dict()["construction"] is None
    with pytest.raises(BadInput, match="neither what is built nor what will work"):
        appraise(replace(project, operation=None, construction=None), store=store)


def test_without_purchases_the_column_of_the_section_is_taken(project: Project, system: System, place: Place) -> None:
    assert project.operation is not None
    works = phases.operation(system, replace(project.operation, purchases=None), "C")
    k = place.sections.index("C")
    assert works.own["value_added"] == pytest.approx(works.own["output"] * place.added[k])


# -- every region ------------------------------------------------------------------------------------------------------


def test_the_other_regions_add_up_to_the_rest_in_every_draw(system: System, project: Project, place: Place) -> None:
    assert project.operation is not None
    works = phases.operation(system, project.operation, "C")
    others = Elsewhere(place)
    assert others.trade is not None
    assert len(others.codes) == 19
    assert "KZ-27" not in others.codes
    made = parted(works, others.trade, others.codes)
    rest = works.made[:, system.n :]
    assert (made >= 0).all()
    assert made.sum(axis=2) == pytest.approx(rest, rel=1e-4, abs=1e-5 * rest.max())


def test_every_region_has_a_place_and_neighbours_are_near(place: Place) -> None:
    codes = tuple(place.margins.regions)
    far = distances(codes, "KZ", 2024)
    assert far == pytest.approx(far.T)
    where = {code: turn for turn, code in enumerate(codes)}
    printed = {("KZ-75", "KZ-71"): 970, ("KZ-27", "KZ-23"): 460, ("KZ-19", "KZ-75"): 73}  # great circles, kilometres
    for (one, other), kilometres in printed.items():
        assert far[where[one], where[other]] == pytest.approx(kilometres, rel=0.05, abs=8)
    assert far[where["KZ-75"], where["KZ-75"]] == pytest.approx(9.95, abs=0.01)  # of 700 square kilometres
    assert far[where["KZ-27"]].argmin() == where["KZ-27"]


def test_trade_is_whole_and_falls_faster_the_larger_beta(place: Place) -> None:
    found = Elsewhere(place).trade
    assert found is not None
    assert found.shares.sum(axis=2) == pytest.approx(1.0)
    own = found.shares.diagonal(axis1=2, axis2=3).mean(axis=2)  # values of β × products
    assert (np.diff(own, axis=0) > 0).all()
    goods = [code in GOODS for code in place.sections]
    assert found.chosen(np.array([0.0, 0.5, 1.0])).tolist() == [0, 4, 8]
    assert any(goods)
    assert not all(goods)


def test_what_falls_to_each_region_is_told_with_its_range(result: Appraisal) -> None:
    for phase in (result.construction, result.operation):
        assert phase is not None
        means = [one.value_added.mean for one in phase.elsewhere]
        assert means == sorted(means, reverse=True)
        assert float(sum(means)) == pytest.approx(float(phase.totals["value_added", "rest"].mean), rel=2e-3)
        jobs = sum(one.jobs.mean for one in phase.elsewhere)
        assert float(jobs) == pytest.approx(float(phase.totals["jobs", "rest"].mean), rel=2e-3)
        for one in phase.elsewhere:
            assert one.value_added.p5 < one.value_added.p50 < one.value_added.p95
            assert float(sum(part.mean for part in one.sections.values())) == pytest.approx(
                float(one.value_added.mean), rel=2e-3
            )
    told = result.as_dict()["operation"]["rest_by_region"]
    assert {"area", "value_added", "jobs", "value_added_by_section"} == set(told[0])
    assert "job_years" in result.as_dict()["construction"]["rest_by_region"][0]


# -- ranges ----------------------------------------------------------------------------------------------------------


@given(st.decimals(-5, 5, places=2), st.decimals(0, 5, places=2), st.decimals(0, 5, places=2))
def test_a_guess_is_drawn_between_its_ends_with_the_mean_of_the_triangle(
    low: Decimal, up: Decimal, more: Decimal
) -> None:
    guess = Guess(low, low + up, low + up + more)
    values = guess.drawn((np.arange(4000) + 0.5) / 4000)
    assert (np.diff(values) >= -1e-12).all()
    assert values.min() >= float(guess.low) - 1e-9
    assert values.max() <= float(guess.high) + 1e-9
    assert values.mean() == pytest.approx(float(guess.low + guess.mode + guess.high) / 3, abs=0.01)


def test_the_range_is_owed_to_what_moves_it() -> None:
    one, other = (sample(4000, 2, seed=3, block=block) for block in (0, 1))

    def measure(draws: Sample) -> Any:
        return 3 * draws.uniform("delta", 0) + 1 * draws.uniform("local", 0)

    shares = drivers(measure, one, other, GROUPS)
    assert next(iter(shares)) == "delta"
    assert float(shares["delta"]) == pytest.approx(90, abs=2)
    assert shares["cells"] == 0


@settings(max_examples=20)
@given(st.integers(1, 10_000))
def test_samples_of_one_seed_agree_and_of_two_blocks_differ(seed: int) -> None:
    one, same, other = (sample(5, 3, seed=seed, block=block) for block in (0, 0, 1))
    for group in GROUPS:
        assert np.array_equal(one.blocks[group], same.blocks[group])
        assert not np.array_equal(one.blocks[group], other.blocks[group])


def test_wider_with_a_borrowed_table() -> None:
    own, lent = Widths.of(borrowed=False), Widths.of(borrowed=True)
    assert (own.cells, own.columns) == (0.36, 0.13)
    assert lent.cells > own.cells
    assert lent.columns > own.columns


# -- places ----------------------------------------------------------------------------------------------------------


def test_multipliers_of_a_region_lie_below_those_of_its_nation(store: Store, place: Place) -> None:
    region, nation = area_multipliers(place), area_multipliers(place_of("KZ", store=store))
    for own, whole in zip(region, nation, strict=True):
        assert own.type_one[0] <= own.type_one[1] <= own.type_one[2]
        assert own.type_one[1] < whole.type_one[1]
        assert own.type_two[1] >= own.type_one[1] >= 1
        assert own.type_two[2] >= own.type_one[2]


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("KZ-YUZ", NotHeld, "The table has no region “KZ-YUZ”"),
        ("MX-PUE", NotHeld, "No table of"),
        ("Atlantis", BadInput, "is not the name or the code of an area"),
    ],
)
def test_a_place_that_is_not_in_the_tables_is_refused(
    store: Store, code: str, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        place_of(code, store=store)


# -- reading ---------------------------------------------------------------------------------------------------------


def test_the_example_is_read_as_it_is_written(project: Project) -> None:
    assert (project.area, project.section, project.currency, project.fictitious) == ("KZ-27", "C", "KZT", True)
    assert project.construction is not None
    assert project.construction.assets[1] == Asset(
        "machinery",
        Guess(*(Decimal(amount) * 10**6 for amount in (24000, 26000, 31000))),
        Guess(Decimal("0.05"), Decimal("0.1"), Decimal("0.2")),
    )
    assert isinstance(project.operation, Operation)
    assert isinstance(project.construction, Construction)
    assert project.operation.local["D"] == ONE
    assert project.taxes[1].name.say("kk") == "жеке табыс салығы"


def without(*path: Any) -> Callable[[dict[str, Any]], None]:
    def change(said: dict[str, Any]) -> None:
        *way, last = path
        for key in way:
            said = said[key]
        del said[last]

    return change


def put(value: Any, *path: Any) -> Callable[[dict[str, Any]], None]:
    def change(said: dict[str, Any]) -> None:
        *way, last = path
        for key in way:
            said = said[key]
        said[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (without("area"), "area: This key is missing."),
        (put("KZ-99", "area"), "area: “KZ-99” is not the name"),
        (put("Z", "section"), "section: “Z” is not accepted here."),
        (put("persons", "unit"), "unit: A currency is needed here."),
        (put("x", "colour"), "colour: This key is not known."),
        (put({2027: 40, 2028: 50}, "construction", "years"), "construction: years: The parts of all years must add up"),
        (put("castle", "construction", "assets", 0, "kind"), "construction: assets 1: kind: “castle” is not accepted"),
        (put(-1, "construction", "assets", 0, "amount"), "amount: A number of zero or more"),
        (put([3, 2, 1], "operation", "sales"), "operation: sales: One number is needed here, or three"),
        (put([1, 2], "operation", "sales"), "operation: sales: One number is needed here, or three"),
        (put(120, "operation", "foreign_owned"), "foreign_owned: A share from 0 to 100 per cent"),
        (put("1e13", "operation", "sales"), "operation: sales: A number from 0 to 1,000,000,000,000 is needed here."),
        (put("soon", "operation", "start"), "operation: start: A year from 1900 to 2200 is needed here."),
        (put(0, "operation", "life"), "operation: life: A whole number from 1 to 100 is needed here."),
        (put(10**12, "operation", "life"), "operation: life: A whole number from 1 to 100 is needed here."),
        (put([50, 800], "operation", "ramp"), "operation: ramp: A share from 0 to 100 per cent"),
        (put(20255, "prices"), "prices: A year from 1900 to 2200"),
        (put(-1, "seed"), "seed: A whole number of zero or more"),
        (put("gold", "taxes", 0, "base"), "taxes 1: base: “gold” is not accepted"),
        (without("taxes", 0, "rate"), "taxes 1: rate: This key is missing."),
        (put([{}] * 50, "construction", "assets"), "At most 40 entries"),
        (put("many", "construction", "assets"), "assets: A list is needed here."),
        (put({"C": 90000}, "operation", "purchases"), "operation: purchases: The plant buys more than it sells."),
        (put(2_900_000, "operation", "pay"), "operation: pay: What the plant buys and pays its staff is more"),
        (put(5, "draws"), "draws: A whole number from 20 to 20,000 is needed here."),
        (put({"soon": 100}, "construction", "years"), "years: soon: A year from 1900 to 2200"),
        (put([1], "operation", "purchases"), "purchases: A list of keys and values"),
    ],
)
def test_a_project_is_refused_by_its_key(change: Callable[[dict[str, Any]], None], words: str) -> None:
    said = yaml.safe_load(EXAMPLE.read_text("utf-8"))
    change(said)
    with pytest.raises(BadInput, match=re.escape(words)):
        project_of(said, "p.yaml")


def test_a_range_is_told_as_written() -> None:
    assert Range.of(np.array([1234.5678])).p50 == Decimal(1235)


def test_drawn_multipliers_are_those_of_the_bordered_system(place: Place) -> None:
    """Without noise, and at one δ, drawing gives what solving the system with households inside gives."""
    n, known = len(place.sections), place.margins
    recipe = Recipe(place.a, np.ones((n, 1)), place.pay, place.bought, None, known.nation)
    one, two = drawn(recipe, Widths(0.0, 0.0), draws=3, seed=1)
    assert one[0, :, 0] == pytest.approx(adjoint(place.a, np.ones(n)).x)
    closed = np.zeros((n + 1, n + 1))
    closed[:n, :n], closed[n, :n] = place.a, place.pay
    for draw in range(3):
        spent = SPENT.drawn(np.array([_second_uniform(draw, n)]))[0]
        closed[:n, n] = spent * place.bought
        assert two[draw, :, 0] == pytest.approx(adjoint(closed, np.append(np.ones(n), 0.0)).x[:n])


def _second_uniform(draw: int, n: int) -> float:
    """The number that decides spending in a draw: it follows the noise of cells and columns."""
    chance = np.random.default_rng([1, 0])
    chance.standard_normal((3, n, n))
    chance.standard_normal((3, n))
    return float(chance.random(3)[draw])


ODD: tuple[Any, ...] = (
    None,
    "",
    [],
    {},
    -1,
    0,
    "x",
    True,
    [1],
    [3, 2, 1],
    float("nan"),
    {"a": 1},
    [[1]],
    "1e999",
    2.5,
    {1: 2},
)


def ways(said: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value of a file."""
    inside = said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ()
    return [way] * bool(way) + [one for key, value in inside for one in ways(value, (*way, key))]


@pytest.mark.parametrize("way", ways(SAID), ids=str)
def test_no_value_of_a_project_is_read_wrongly_or_breaks(way: tuple[Any, ...]) -> None:
    for odd in ODD:
        said = deepcopy(SAID)
        put(odd, *way)(said)
        with suppress(BadInput):
            assert isinstance(project_of(said, "p.yaml"), Project)


def test_what_is_said_to_be_bought_in_the_region_is_bought_there(system: System) -> None:
    asset = Asset("civil_works", Guess.known(Decimal(100)), local=ONE, in_region=ONE)
    built = phases.construction(system, Construction({2027: Decimal(1)}, (asset,)))
    assert built.steps["direct"].sum(axis=1) == pytest.approx(np.full(200, 100.0))
    assert built.amount("output", "rest", "direct").sum() == 0


def test_the_library_has_the_verbs_of_the_command(project: Project, result: Appraisal, store: Store) -> None:
    assert impact.appraise(project, store=store).headline == result.headline
    assert impact.read_project(EXAMPLE).seed == project.seed
    assert set(impact.__all__) >= {"appraise", "area_multipliers", "multipliers", "read_table"}
    with pytest.raises(AttributeError):
        _ = impact.magic


def full_table(home: Path) -> Store:
    """The shipped table as a later release that prints every section: what was printed together is parted in two."""
    source = next(one for one in shipped() if one.source == "bns-5927-sections")
    lines = (SHIPPED / source.file).read_text("utf-8").splitlines()
    printed = [line for line in lines if ",_O," not in line]
    for line in (line for line in lines if ",_O," in line):
        code, _, year, value, _ = line.split(",")
        for section in "EIJKLMNOPQRS":
            printed.append(f"{code},NACE2-{section},{year},{Decimal(value) / 12:.4f},")
    later = replace(source, source="invented-sections", released="2026-09-30")
    both = [*shipped_tables(), (later, "\n".join(printed).encode())]
    return Store.holding(both, home)


def test_a_release_with_every_section_is_taken_whole(tmp_path: Path) -> None:
    known = margins(area("KZ-27"), 2024, tuple("ABCDEFGHIJKLMNOPQRST"), full_table(tmp_path))
    assert known.vintage.key.startswith("invented-sections")
    assert known.apart == tuple("ABCDEFGHIJKLMNOPQRS")
    assert known.nation.sum() == pytest.approx(136_693_318.3e6, rel=1e-6)  # nothing is counted twice
    assert known.nation[-1] == 0


def test_of_a_nation_nothing_is_elsewhere(project: Project, store: Store) -> None:
    whole = appraise(replace(project, area="KZ", draws=50), store=store)
    assert whole.operation is not None
    assert whole.operation.totals["value_added", "rest"].p95 == 0
    assert whole.operation.elsewhere == ()
    part = appraise(replace(project, draws=50), store=store).operation
    assert part is not None
    assert whole.operation.totals["value_added", "region"].mean > part.totals["value_added", "region"].mean


def test_a_section_that_no_other_table_knows_brings_nothing(store: Store, project: Project) -> None:
    """The published table has extraterritorial organisations, the nation's own figures have not."""
    table = published("croatia-2010-domestic")
    whole = place_of("KZ-27", table=table, store=store)
    assert whole.sections[-1] == "U"
    assert whole.jobs[-1] == 0
    few = replace(project, draws=50)
    assert appraise(few, table=table, store=store).headline.mean > 0
