"""The bar of `onir figures fetch`: how far the table that is coming has come, on a terminal alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onir.language.messages import Message

if TYPE_CHECKING:
    from onir.figures.fetching.network import Coming
    from onir.figures.sources import Table

Watch = Callable[["Table", "Coming"], None]


@contextmanager
def bar(language: str) -> Iterator[tuple[Callable[[Message], None], Watch]]:
    """Who says the words of a fetch and who shows how far it is; without a terminal the second does nothing."""

    def tell(word: Message) -> None:
        sys.stderr.write(word.say(language) + "\n")

    if not sys.stderr.isatty():
        yield tell, lambda _, __: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for a person who waits
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[came]}"), TimeElapsedColumn()
    to_screen = sys.stdout.isatty()  # a file that standard output goes to gets its lines itself
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=to_screen) as progress:
        task = progress.add_task("", total=None, came="")

        def watch(table: Table, coming: Coming) -> None:
            share = coming.share
            progress.update(
                task,
                description=table.id,
                total=None if share is None else 1.0,
                completed=0.0 if share is None else share,
                came=f"{coming.done / 1e6:.1f} MB",
            )

        yield tell, watch
