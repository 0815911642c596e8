"""An index ranks regions and says its value; it is never summed, shared out or grown."""

import pytest
from tests.figures.sources.shapes import workbook
from tests.figures.sources.specimens_bns import across, twenty

from onir.figures import Store
from onir.figures.keeping.adding import Sealed, add
from onir.figures.sources import publishers
from onir.standing import league, standing

INDEX = "capital.fixed.volume_index"


@pytest.fixture(scope="module", params=[True, False], ids=["with a national row", "without one"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Made-up indices of two years."""
    codes = [*(["KZ"] if request.param else []), *twenty()]
    cells = {(code, year): 90 + number for number, code in enumerate(codes) for year in ("2023", "2024")}
    content = workbook({"Лист1": across(cells, headers=lambda year: f"{year} год")})
    publisher, home = publishers()["bns"], tmp_path_factory.mktemp("home")
    table = next(table for table in publisher.tables if table.id == "bns-5549")
    sealed = Sealed(content, "made.xlsx", table.address, "2026-01-01")
    add(sealed, publisher.read(sealed, table), home_folder=home)
    return Store.open(home)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_an_index_is_ranked_and_nothing_is_summed(store: Store, language: str) -> None:
    found = standing("KZ-27", "2024", indicator=INDEX, store=store)
    assert found.place is not None
    assert (found.place.rank.of, found.place.share, found.balance) == (20, None, None)
    said = found.say(language)
    assert not any(word in said for word in ("add up", "сумма", "қосқанда", "%"))


def test_the_league_of_an_index_has_no_shares_and_no_sum(store: Store) -> None:
    table = league("2024", indicator=INDEX, store=store)
    assert {line.share for line in table.lines} == {None}
    assert table.balance is None
