"""What a person watches, from a program: the same as on the page, for the owner of the token alone."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest
from tests.desk.api.conftest import Program, Programs
from tests.desk.api.test_answers import faults

STANDING = {"area": "KZ-27", "indicator": "capital.fixed", "period": "2025"}
TEXT = "In 2025, fixed-capital investment in West Kazakhstan Region came to KZT 893.4 billion."
BEGUN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("standing", STANDING),
    ("standing", {"area": "БҚО", "indicator": "capital.fixed"}),
    ("text", {"text": TEXT, "published": "2026-10-01"}),
)


def figure_of(asked: Program) -> dict[str, str]:
    """A figure of the first table held that has one."""
    told = asked.get("figures/history", area="KZ-27", period="2025", indicator="capital.fixed").json()
    return {**STANDING, "table": told["editions"][-1]["vintage"]["table"]}


def test_it_is_begun_listed_and_stopped(program: Programs) -> None:
    asked, other = program("reader"), program("administrator")
    begun = [*BEGUN, ("figure", figure_of(asked))]
    for kind, body in begun:
        answer = asked.post(f"watching/{kind}", body, lang="kk")
        assert answer.status_code == 200, answer.content.decode()
        assert faults("post", f"watching/{kind}", answer.json()) == []
        assert (answer.json()["kind"], bool(answer.json()["answer"])) == (kind, True)
    held = asked.get("watching/list").json()
    assert faults("get", "watching/list", held) == []
    assert [one["kind"] for one in held["items"]] == [kind for kind, _ in begun]
    assert other.get("watching/list").json()["items"] == []
    first = held["items"][0]["id"]
    assert other.post("watching/stop", {"id": first}).status_code == 404
    assert asked.post("watching/stop", {"id": first}).json() == {"id": first}
    assert first not in [one["id"] for one in asked.get("watching/list").json()["items"]]


def test_the_same_twice_is_watched_once(program: Programs) -> None:
    asked = program("reader")
    one, again = (asked.post("watching/standing", STANDING).json()["id"] for _ in range(2))
    assert one == again


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("standing", STANDING | {"area": "Nowhere"}, 400),
        ("standing", STANDING | {"indicator": "nothing"}, 400),
        ("standing", STANDING | {"more": "1"}, 422),
        ("figure", STANDING | {"table": "nothing"}, 404),
        ("text", {"text": "Nothing is claimed here."}, 400),
        ("text", {"text": TEXT, "published": "soon"}, 400),
        ("text", {"text": "\0 " + TEXT}, 200),
        ("stop", {"id": 1}, 404),
    ],
)
def test_what_cannot_be_watched_is_said(program: Programs, kind: str, body: dict[str, Any], status: int) -> None:
    asked = program("reader")
    answer = asked.post(f"watching/{kind}", body)
    assert answer.status_code == status, answer.content.decode()
    assert len(asked.get("watching/list").json()["items"]) == (status == 200)


def test_the_feed_tells_what_changed(program: Programs) -> None:
    from onir.desk.watching.models import Notice, Watch

    asked = program("reader")
    number = asked.post("watching/standing", STANDING).json()["id"]
    watch = Watch.objects.get(pk=number)
    change = {"was": "one", "now": "another", "release": "by this"}
    told = {tongue: {"title": f"of {tongue}", "changes": [change]} for tongue in ("kk", "ru", "en")}
    Notice.objects.create(person=watch.person, watch=watch, told=told, address="standing/", due=False)
    answer = asked.get("watching/feed", lang="kk").json()
    assert faults("get", "watching/feed", answer) == []
    assert [(one["title"], one["watch"], one["changes"]) for one in answer["items"]] == [("of kk", number, [change])]
    atom = asked.get("watching/feed", format="atom", lang="ru")
    assert atom["content-type"].startswith("application/atom+xml")
    assert "of ru" in [
        title.text for title in ElementTree.fromstring(atom.content).iter("{http://www.w3.org/2005/Atom}title")
    ]
    assert asked.client.get(answer["feed"].partition("//")[2].partition("/")[2].join(["/", ""])).status_code == 200
