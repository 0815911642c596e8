"""The pages of a run: columns looked at, filters, the workbook, a row made ours after a yes."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.desk.conftest import Visit
from tests.desk.reconciling.test_runs import register, row

REGION = {"territory": ["KZ-61"]}


def looked(client: Any, path: Path) -> str:
    with path.open("rb") as file:
        page: str = client.post("/en/register/columns/", {"file": file, "region": "KZ-61"}).content.decode()
    return page


def compared(client: Any, path: Path) -> Any:
    page = looked(client, path)
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token is not None
    chosen = re.findall(r'name="column\.(\w+)".*?<option value="(\d+)" selected', page, re.S)
    given = {f"column.{name}": at for name, at in chosen}
    return client.post("/en/register/run/", {"token": token[1], "region": "KZ-61", **given}, follow=True)


def test_a_file_is_compared_and_a_row_made_a_project(visit: Visit, tmp_path: Path) -> None:
    from onir.desk.pipeline.models import Project

    client = visit("head", **REGION)
    page = compared(client, register(tmp_path, row())).content.decode()
    assert "Only here: 0; only in the register: 1" in page
    address = re.search(r'href="(/en/register/\d+/\d+/)"', page)
    assert address is not None
    assert "Make it a project" in client.get(address[1]).content.decode()
    assert not Project.objects.exists()
    client.post(address[1], {"do": "project", "country": "KZ"})
    assert Project.objects.get().ndip_id == "R-1"
    again = client.post(address[1], {"do": "project", "country": "KZ"})
    assert again.status_code == 400
    assert "held by now" in again.content.decode()


@pytest.mark.parametrize(("query", "shown"), [("kind=theirs", True), ("kind=differs", False), ("field=sum", False),
                                              ("sure=likely", False), ("kind=nonsense", True)])  # fmt: skip
def test_lines_are_filtered(visit: Visit, tmp_path: Path, query: str, *, shown: bool) -> None:
    client = visit("head", **REGION)
    address = compared(client, register(tmp_path, row())).redirect_chain[-1][0]
    assert ("Стекольный завод" in client.get(f"{address}?{query}").content.decode()) is shown


def test_a_run_as_a_workbook(visit: Visit, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    from onir.desk.pipeline.models import ExportLog

    client = visit("head", **REGION)
    wrong = row(**{"Наименование проекта": "-1+1", "Срок ввода": "скоро"})
    address = compared(client, register(tmp_path, wrong)).redirect_chain[-1][0]
    book = load_workbook(BytesIO(client.get(f"{address}findings.xlsx").content))
    lines, faults = book.worksheets
    assert lines["G2"].value == "-1+1"
    assert lines["G2"].data_type == "s"
    assert faults["A1"].value == 2
    assert ExportLog.objects.get().kind == "reconciling.run"


def test_columns_that_are_not_known_are_asked(visit: Visit, tmp_path: Path) -> None:
    from tests.desk.exchange.workbooks import made

    client = visit("head", **REGION)
    file = made(tmp_path / "a.xlsx", {"A": [("что", "кто"), ("завод", "я")]})
    answer = compared(client, file)
    assert answer.status_code == 400
    assert "Neither the title" in answer.content.decode()
    token = re.search(r'name="token" value="(\w+)"', answer.content.decode())
    assert token is not None
    given = {"token": token[1], "region": "KZ-61", "column.title": "0"}
    assert "only in the register: 1" in client.post("/en/register/run/", given, follow=True).content.decode()


def test_a_region_of_somebody_else_is_refused(visit: Visit, tmp_path: Path) -> None:
    client = visit("head", territory=["KZ-19"])
    assert compared(client, register(tmp_path, row())).status_code == 400


def test_a_run_asks_a_bounded_number_of_questions(visit: Visit, tmp_path: Path) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = visit("head", **REGION)
    counts = []
    for size in (2, 30):
        rows = [row(**{"Регистрационный номер": f"R-{n}", "Наименование проекта": f"Завод {n * 7919}"})
                for n in range(size)]  # fmt: skip
        address = compared(client, register(tmp_path, *rows)).redirect_chain[-1][0]
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[1] <= counts[0] + 1
