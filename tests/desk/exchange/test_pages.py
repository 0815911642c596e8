"""The pages of import and export: who may, what is said, and that nothing is kept before the yes."""

from io import BytesIO
from pathlib import Path

import pytest
from tests.desk.conftest import Visit
from tests.desk.exchange.test_importing import book, figure, row

REGION = {"territory": ["KZ-61"]}


def looked(client: object, path: Path) -> str:
    with path.open("rb") as file:
        answer = client.post("/en/exchange/look/", {"file": file})  # type: ignore[attr-defined]
    return b"".join(answer.streaming_content).decode()


def test_a_workbook_is_shown_and_kept_after_a_yes(visit: Visit, tmp_path: Path) -> None:
    import re

    from onir.desk.pipeline.models import Project

    client = visit("head", **REGION)
    page = looked(client, book(tmp_path, [row(1)], [figure(1)]))
    assert "1 new, 0 changed" in page
    assert "Nothing is stored yet." in page
    assert not Project.objects.exists()
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token is not None
    answer = client.post("/en/exchange/yes/", {"token": token[1]})
    assert "kept whole" in b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert Project.objects.get().code == "A-1"


def test_a_page_that_is_closed_keeps_nothing(visit: Visit, tmp_path: Path) -> None:
    import re

    from onir.desk.pipeline.models import Document, Project

    client = visit("head", **REGION)
    page = looked(client, book(tmp_path, [row(n) for n in range(1200)]))
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token is not None
    answer = client.post("/ru/exchange/yes/", {"token": token[1]})
    coming = iter(answer.streaming_content)  # type: ignore[attr-defined]
    while "Готово к сохранению строк: 1" not in next(coming).decode():
        assert not Project.objects.filter(code="A-1100").exists()
    answer._iterator.close()  # type: ignore[attr-defined] # as a server does when nobody listens any more
    assert not Project.objects.exists()
    assert not Document.objects.exists()


def test_faults_are_told_and_nothing_can_be_kept(visit: Visit, tmp_path: Path) -> None:
    page = looked(visit("head", **REGION), book(tmp_path, [row(1, region="Нигде")]))
    assert "Faults: 1" in page
    assert "Keep the workbook" not in page


def test_a_column_can_be_chosen(visit: Visit, tmp_path: Path) -> None:
    import re

    client = visit("head", **REGION)
    page = looked(client, book(tmp_path, [row(1, announced_on="soon")]))
    token = re.search(r'name="token" value="(\w+)"', page)
    assert token is not None
    answer = client.post("/en/exchange/look/", {"token": token[1], "projects.announced_on": "-1"})
    assert "1 new" in b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("content", "said"), [(b"PK\x03\x04broken", "not a workbook"), (b"", "not a workbook")])
def test_what_is_no_workbook_is_refused(visit: Visit, tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(content or b"x")
    assert said in looked(visit("head", **REGION), file)


def test_an_export_is_a_workbook_and_logged(visit: Visit) -> None:
    from openpyxl import load_workbook

    from onir.desk.pipeline.models import ExportLog

    answer = visit("head", **REGION).get("/ru/exchange/projects.xlsx")
    assert load_workbook(BytesIO(answer.content)).sheetnames == [
        "Проекты", "Участники", "Инвестиции", "Рабочие места", "Производство", "Соглашения",
        "Стороны соглашений", "Суммы соглашений", "Обязательства", "Сроки обязательств",
    ]  # fmt: skip
    assert {log.kind for log in ExportLog.objects.filter(form="xlsx")} == {"pipeline.project", "agreements.agreement"}


def test_the_template_has_the_lists(visit: Visit) -> None:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(visit("manager").get("/en/exchange/template/").content))
    assert ("Investment", "kind", "announced", "announced") in set(book["Lists"].iter_rows(values_only=True))


def test_no_cell_goes_out_as_a_formula(visit: Visit) -> None:
    from django.utils import timezone

    from onir.desk.pipeline.models import Project

    client = visit("head", **REGION)
    Project.objects.create(code="=1+1", title_en="=cmd()", region="KZ-61", stage_since=timezone.localdate())
    lines = client.get("/en/exchange/projects.csv").content.decode()
    assert "'=1+1" in lines
    assert ",=cmd" not in lines


@pytest.mark.parametrize(("role", "status"), [("head", 200), ("reader", 403), ("investor", 403)])
def test_who_may_see_it(visit: Visit, role: str, status: int) -> None:
    assert visit(role).get("/en/exchange/").status_code == status
