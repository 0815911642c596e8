"""The commands of the how-to page, each of them as curl would send it."""

import re
import shlex
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from tests.desk.api.conftest import Program, Programs

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "how-to" / "ask-from-a-program.md").read_text("utf-8")
COMMANDS = [
    command
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, flags=re.MULTILINE | re.DOTALL)
    for command in re.split(r"\n(?=curl )", block.replace("\\\n", " ").strip())
    if command.startswith("curl ")
]


def sent(command: str, asked: Program) -> Any:
    """What curl would send, asked of the desk in this process; an option that is not known here is a fault."""
    words = shlex.split(command.replace("$ONIR_TOKEN", asked.secret).replace("$ONIR", ""))[1:]
    headers: dict[str, str] = {}
    query: list[tuple[str, str]] = []
    body, address = None, ""
    while words:
        match words.pop(0):
            case "-H":
                name, _, value = words.pop(0).partition(": ")
                headers[name.lower()] = value
            case "-d":
                body = words.pop(0).encode()
            case "--data-binary":
                body = (ROOT / words.pop(0).removeprefix("@")).read_bytes()
            case "--data-urlencode":
                name, _, value = words.pop(0).partition("=")
                query.append((name, value))
            case "-o":
                words.pop(0)
            case "-G":
                pass
            case other:
                assert other.startswith("/api/v1/"), other
                address = other
    if query:
        address += "?" + urlencode(query)
    if body is None:
        return asked.client.get(address, headers=headers)
    return asked.client.post(address, body, content_type=headers.pop("content-type"), headers=headers)


def test_the_page_shows_commands() -> None:
    assert len(COMMANDS) == len(re.findall("^curl ", PAGE, flags=re.MULTILINE)) > 5


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.rpartition("/")[2][:40])
def test_a_command_of_the_page_is_answered(program: Programs, command: str) -> None:
    from onir.desk.pipeline.models import Project

    asked = program("analyst")
    if "61-2026-0001" in command:
        Project.objects.create(code="61-2026-0001", title_en="Made up", region="KZ-61", stage_since=date.today())
    answer = sent(command, asked)
    assert answer.status_code == 200, answer.content.decode()
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert len(content) > 10
