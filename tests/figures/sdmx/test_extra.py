"""Without the extra: CSV is read and everything is written; XML says how to get what it needs."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.figures.sdmx.messages import MESSAGES, mapping, put

from onir.cli import main
from onir.errors import BadInput
from onir.figures import Store, export_sdmx
from onir.figures.sdmx import extra
from onir.figures.sdmx.reading import read_rows


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    """pysdmx cannot be found."""
    found: Callable[[str], object] = lambda name: None if name == "pysdmx" else find_spec(name)  # noqa: E731
    monkeypatch.setattr(extra, "find_spec", found)


@pytest.mark.usefixtures("without")
@pytest.mark.parametrize("form", ["SDMX-ML 2.1 generic", "SDMX-ML 3.0 flat"])
def test_a_message_in_xml_names_the_extra_and_the_line_that_installs_it(tmp_path: Path, form: str) -> None:
    with pytest.raises(BadInput) as refused:
        list(read_rows(put(tmp_path, *MESSAGES[form]), mapping()))
    assert str(refused.value) == (
        't.xml: SDMX in XML needs the extra sdmx, which is not installed. Install it: pip install "onir[sdmx]"'
    )


@pytest.mark.usefixtures("without")
def test_the_command_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path, *MESSAGES["SDMX-ML 3.0 flat"])
    with pytest.raises(SystemExit) as end:
        main(["figures", "add", str(path), "--map", "new", "--lang", "en"])
    assert end.value.code == 2
    assert 'pip install "onir[sdmx]"' in capsys.readouterr().err


@pytest.mark.usefixtures("without")
def test_csv_is_read_and_figures_are_written_without_it(tmp_path: Path, store: Store) -> None:
    assert len(list(read_rows(put(tmp_path, *MESSAGES["SDMX-CSV 2.0"]), mapping()))) == 4
    assert export_sdmx("capital.fixed", tmp_path / "told.xml", store=store).rows > 300
