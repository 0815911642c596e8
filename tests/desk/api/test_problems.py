"""What goes wrong, as programs read it: each kind once, in the language asked for."""

import json
from typing import Any

import pytest
from tests.desk.api.conftest import Programs

STANDING = {"area": "KZ-27", "period": "2025"}
BEHIND = {"indicator": "capital.fixed"}


@pytest.mark.parametrize(
    ("path", "words", "status", "members"),
    [
        ("nowhere", {}, 404, {"title": "Not found"}),
        ("standing", STANDING | {"area": "Zapadno"}, 400, {"detail", "accepted"}),
        ("standing", STANDING | {"as_of": "yesterday"}, 400, {"where": "as_of", "accepted": "…"}),
        ("standing", STANDING | {"as_of": ""}, 400, {"where": "as_of"}),
        ("standing", STANDING | {"as_of": "2999-01-01"}, 400, {"where": "as_of"}),
        ("standing", STANDING | {"sort": "size"}, 422, {"where": "sort", "accepted": "…"}),
        ("standing", {"period": "2025"}, 422, {"where": "area", "errors": "…"}),
        ("standing", STANDING | {"indicater": "capital.fixed"}, 400, {"accepted": "…"}),
        ("standing", STANDING | BEHIND | {"area": "all", "sure": "true"}, 400, {"where": "sure"}),
        ("standing", STANDING | BEHIND | {"format": "csv"}, 400, {"where": "format", "then": "…"}),
        ("standing", STANDING | {"period": "1700", **BEHIND}, 404, {"then": "…"}),
        ("territory", {"lang": "de"}, 400, {"where": "lang"}),
        ("figures/show", BEHIND | {"limit": "0"}, 422, {"where": "limit"}),
        ("figures/show", BEHIND | {"limit": "many"}, 422, {"where": "limit"}),
        ("figures/show", {"indicator": "nothing.at.all"}, 400, {}),
        ("figures/export", BEHIND | {"format": "csv", "structure": "true"}, 400, {"where": "structure"}),
        ("figures/export", BEHIND | {"format": "sdmx-csv-2.0", "basis": "ytd"}, 400, {"where": "basis"}),
        ("figures/diff", {"old": "2018-02", "new": "1999"}, 400, {"accepted": "…"}),
        ("check", {}, 405, {"title": "Not done here"}),
    ],
)
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_a_question_that_cannot_be_answered(
    program: Programs, path: str, words: dict[str, str], status: int, members: Any, language: str
) -> None:
    asked = program("reader")
    answer = asked.client.get(f"/api/v1/{path}", words, headers=asked.headers(accept_language=language))
    told = answer.json()
    assert (answer.status_code, answer["content-type"]) == (status, "application/problem+json")
    assert told["status"] == status
    assert {"type", "title", "detail"} <= set(told)
    for name in members:
        assert told.get(name) or name in ("detail", "accepted"), told
        if isinstance(members, dict) and members[name] != "…" and (language == "en" or name == "where"):
            assert told[name] == members[name]
    assert language == "en" or not told["detail"].isascii()


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("check", b"\x89PNG", "image/png", 415),
        ("check", b"", "text/plain", 415),
        ("check", b"   ", "text/plain", 400),
        ("check", "Ïàâëîäàð".encode("cp1252"), "text/plain", 400),
        ("check", b"PK\x03\x04nothing", "text/plain", 400),
        ("check", b"{", "application/json", 400),
        ("check", b"[]", "application/json", 400),
        ("check", b'{"text": 1}', "application/json", 400),
        ("check", b'{"text": "a", "more": 1}', "application/json", 400),
        ("check", b'"\xff"', "application/json", 400),
        ("check", b"[" * 100_000, "application/json", 400),
        ("check", b"a" * 200_001, "text/plain", 413),
        ("check", b" " * 13_000_000, "text/plain", 413),
        ("check?format=claimreview", b"GRP grew by 5%.", "text/plain", 400),
        ("versions", b"{", "application/json", 400),
        ("versions", json.dumps({"files": ["one"]}).encode(), "application/json", 422),
        ("versions", json.dumps({"files": ["a", "b"], "names": ["x", "x"]}).encode(), "application/json", 400),
        ("versions", json.dumps({"files": ["a", "b"], "more": 1}).encode(), "application/json", 422),
        ("versions", json.dumps({"files": ["a", "b" * 200_001]}).encode(), "application/json", 413),
        ("versions", b"[" * 100_000, "application/json", 400),
        ("read?language=xx", b"GRP grew by 5%.", "text/plain", 400),
        ("read?language=english", b"GRP grew by 5%.", "text/plain", 422),
    ],
    ids=lambda value: value[:20].decode("latin-1") if isinstance(value, bytes) else None,
)
def test_a_body_that_is_not_read(program: Programs, path: str, body: bytes, kind: str, status: int) -> None:
    answer = program("reader").post(path, body, kind)
    assert (answer.status_code, answer["content-type"]) == (status, "application/problem+json")
    assert answer.json()["status"] == status


def test_which_methods_an_address_takes_is_said(program: Programs) -> None:
    assert program("reader").get("check")["allow"] == "POST"


def test_a_defect_says_nothing_of_itself(program: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    from onir.desk.api.verbs import territory
    from onir.errors import Defect
    from onir.language.messages import msg

    monkeypatch.setattr(territory, "country", lambda _: 1 / 0)
    answer = program("reader").get("territory", lang="ru")
    assert (answer.status_code, answer["content-type"]) == (500, "application/problem+json")
    assert "ZeroDivision" not in answer.content.decode()

    def spoilt(_: str) -> None:
        raise Defect(msg("Öñir failed, which is a defect of Öñir: {kind}: {reason}", kind="E", reason="secret"))

    monkeypatch.setattr(territory, "country", spoilt)
    other = program("reader").get("territory", lang="ru")
    assert other.json() == answer.json()
