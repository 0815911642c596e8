"""Library = command = API: verbs and options have one name everywhere, or stand in the list of what is left out."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from onir.cli.app import app

DOCS = Path(__file__).parents[3] / "docs" / "reference" / "api.md"
OF_TERMINALS = {"lang", "as_json", "as_csv", "help"}
"""Options of every verb that HTTP says in its own way: languages and forms."""
NAMES = {"file": "text", "form": "format"}
"""Options that have another name here."""


def verbs(command: Any, path: str = "") -> dict[str, Any]:
    """Every verb of the command line by its path, with its options."""
    found: dict[str, Any] = {}
    for name, one in command.commands.items():
        full = f"{path} {name}".strip()
        if hasattr(one, "commands"):
            found |= verbs(one, full)
        if not hasattr(one, "commands") or one.invoke_without_command:
            found[full] = {NAMES.get(option.name, option.name) for option in one.params} - OF_TERMINALS
    return found


def left_out(heading: str) -> set[str]:
    section = DOCS.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `onir ([^`]+)` \|", section, flags=re.MULTILINE))


def of_the_desk() -> set[str]:
    """Operations on what the desk alone has, as the reference lists them."""
    section = DOCS.read_text("utf-8").partition("\n## What the desk alone has\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([a-z ]+)` \|", section, flags=re.MULTILINE))


@pytest.fixture
def operations(desk: None) -> dict[str, set[str]]:
    """The operations of the API by verb, with the words each of them understands."""
    from onir.desk.api.description import description
    from onir.desk.api.service import api

    found: dict[str, set[str]] = {}
    for path in description(api, "en")["paths"].values():
        for operation in path.values():
            words = {word["name"] for word in operation["parameters"]}
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            found[operation["operationId"]] = words | set(_properties(body, api))
    return found


def _properties(schema: Any, api: Any) -> list[str]:
    if "$ref" in schema:
        from onir.desk.api.description import description

        schema = description(api, "en")["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return list(schema.get("properties", {}))


def test_every_verb_is_an_operation_or_left_out_for_a_reason(operations: dict[str, set[str]]) -> None:
    named = set(verbs(typer.main.get_command(app))) | {"serve", "demo", "backup", "restore"}  # of the desk
    assert named - set(operations) == {one for one in left_out("What the API leaves out") if " --" not in one}
    assert set(operations) - named == {"read", "mentions"} | of_the_desk()  # verbs of the library alone, and of pages


def test_every_option_is_a_word_or_left_out_for_a_reason(operations: dict[str, set[str]]) -> None:
    told = verbs(typer.main.get_command(app))
    missing = {
        f"{verb} --{option.replace('_', '-')}"
        for verb, options in told.items()
        if verb in operations
        for option in options - operations[verb]
    }
    assert missing == {one for one in left_out("What the API leaves out") if " --" in one}


def test_operations_are_at_the_address_of_their_name(desk: None) -> None:
    from onir.desk.api.description import description
    from onir.desk.api.service import api

    paths = description(api, "en")["paths"]
    named = {path: operation["operationId"] for path, ways in paths.items() for operation in ways.values()}
    assert all(path == "/api/v1/" + name.replace(" ", "/") for path, name in named.items())


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_description_is_in_the_language_asked_for(desk: None, language: str) -> None:
    from onir.desk.api.description import description
    from onir.desk.api.service import api

    told = description(api, language)
    said = [
        text
        for path in told["paths"].values()
        for operation in path.values()
        for text in (
            operation["summary"],
            *(word["description"] for word in operation["parameters"]),
            *(one["description"] for status, one in operation["responses"].items() if status != "200"),
        )
    ]
    assert [text for text in said if text.isascii()] == []
