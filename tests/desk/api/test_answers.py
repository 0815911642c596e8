"""Every operation answers what the library answers, in the shape that the description names."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.desk.api.conftest import Programs

TEXT = "In 2025, fixed-capital investment in West Kazakhstan Region came to KZT 893.4 billion."
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("standing", {"area": "KZ-27", "period": "2025", "indicator": "capital.fixed"}),
    ("standing", {"area": "KZ", "period": "2025", "indicator": "capital.fixed", "why": "true"}),
    (
        "standing",
        {"area": "БҚО", "period": "2025", "indicator": "capital.fixed"}
        | dict.fromkeys(("sure", "why", "gap", "history"), "true"),
    ),
    ("standing", {"area": "all", "period": "2025", "indicator": "capital.fixed", "gap": "true", "history": "true"}),
    ("territory", {}),
    ("territory", {"area": "Батыс Қазақстан облысында"}),
    ("figures/list", {}),
    ("figures/show", {"indicator": "capital.fixed", "area": "KZ-27"}),
    ("figures/history", {"indicator": "capital.fixed", "area": "KZ-27", "period": "2025"}),
    ("figures/diff", {"old": "2018-02", "new": "2025-11", "period": "2017"}),
    ("figures/revisions", {"indicator": "fdi.net_inflow"}),
    ("figures/calendar", {}),
    ("figures/corrections", {}),
    ("figures/split", {"indicator": "capital.fixed", "area": "KZ-10", "period": "2020"}),
)


@pytest.mark.parametrize(("path", "words"), ASKED, ids=lambda value: value if isinstance(value, str) else "")
def test_answers_are_of_the_shape_described(program: Programs, path: str, words: dict[str, Any]) -> None:
    answer = program("reader").get(path, **words)
    assert answer.status_code == 200, answer.content.decode()
    assert faults("get", path, answer.json()) == []


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("check", {"text": TEXT}, {}),
        ("read", {"text": TEXT}, {"published": "2026-10-01", "language": "en"}),
        ("mentions", {"text": TEXT}, {}),
        ("versions", {"files": [TEXT, TEXT.replace("893.4", "894.4")], "names": ["one", "two"]}, {}),
    ],
)
def test_answers_about_texts_are_of_the_shape_described(
    program: Programs, path: str, body: dict[str, Any], words: dict[str, Any]
) -> None:
    answer = program("reader").post(path, body, **words)
    assert answer.status_code == 200, answer.content.decode()
    assert faults("post", path, answer.json()) == []
    assert answer.json()


def test_the_answer_is_that_of_the_library(program: Programs) -> None:
    import onir
    from onir.figures import show_figures

    asked = program("reader")
    assert asked.post("check", {"text": TEXT}).json() == json.loads(json.dumps(onir.check(TEXT).as_dict()))
    cells = [cell.as_dict() for cell in show_figures("capital.fixed", "KZ-27")]
    assert asked.get("figures/show", indicator="capital.fixed", area="KZ-27").json()["items"] == cells


@pytest.mark.parametrize("kind", ["text/plain", "text/plain; charset=utf-8", "text/html"])
def test_a_text_comes_as_it_is(program: Programs, kind: str) -> None:
    body = TEXT if kind.startswith("text/plain") else f"<!doctype html><html><body><p>{TEXT}</p></body></html>"
    answer = program("reader").post("check", body.encode(), kind)
    assert [claim["verdict"] for claim in answer.json()["claims"]] == ["supported"]


def test_a_check_comes_as_a_page_and_as_reviews(program: Programs) -> None:
    asked = program("reader")
    page = asked.post("check", {"text": TEXT}, format="html", lang="kk")
    assert page["content-type"] == "text/html; charset=utf-8"
    assert page["content-disposition"].startswith("attachment")
    assert '<html lang="kk">' in page.content.decode()
    assert asked.post("check", {"text": TEXT}, format="pdf").content.startswith(b"%PDF")
    reviews = asked.post("check", {"text": TEXT}, format="claimreview", by="Newsroom").json()
    assert [review["@type"] for review in reviews["@graph"]] == ["ClaimReview"]


def faults(method: str, path: str, answer: Any) -> list[str]:
    from onir.desk.api.description import description
    from onir.desk.api.service import api

    told = description(api, "en")
    content = told["paths"][f"/api/v1/{path}"][method]["responses"]["200"]["content"]
    schema = content["application/json"]["schema"] | {"components": told["components"]}
    validator = Draft202012Validator(schema)
    return [f"{fault.json_path}: {fault.message[:200]}" for fault in validator.iter_errors(answer)]
