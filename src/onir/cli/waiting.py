"""A bar for a person who waits at a terminal; nothing is shown where standard error is a file or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from onir.language.messages import Message

Shown = Callable[[Message, float], None]


@contextmanager
def bar(language: str) -> Iterator[Shown | None]:
    """Shows what is done and its share of the whole; at 1 the rest takes a time that nobody can tell."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a person who waits
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=1.0)
        yield lambda said, share: progress.update(
            task, description=said.say(language), completed=share, total=1.0 if share < 1 else None
        )
