"""The command as a person calls it: exit code, what is said, what went wrong."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from onir.cli import main


class Answer(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Answer]


@pytest.fixture
def onir(capsys: pytest.CaptureFixture[str]) -> Command:
    """`onir("standing", "KZ-27", "2025")`: one run of the command."""

    def run(*arguments: str) -> Answer:
        with pytest.raises(SystemExit) as end:
            main(list(arguments))
        said = capsys.readouterr()
        return Answer(int(end.value.code or 0), said.out, said.err)

    return run
