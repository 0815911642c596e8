"""Pages that many ask for, answered before anybody asks: the league table, every region's standing and its page.

A process of the lowest priority does it in all languages, after the start and whenever the figures changed, and ends; a
small one waits beside the server and starts it. Left out: earlier periods and comparisons, of which there are too many.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from onir.desk.background.worker import WAYS
from onir.desk.ending import child_of
from onir.errors import OnirError
from onir.language.messages import LANGUAGES

if TYPE_CHECKING:
    from onir.desk.pages.standing import Asked

PAUSE = 2
"""Seconds between two looks at whether the figures changed."""

SIGNED_IN, VISITING = ("export", "watch"), ("export",)
"""What of the page of a standing people may do."""

log = logging.getLogger(__name__)


@contextmanager
def prepared() -> Iterator[None]:
    """Pages are prepared as long as this lasts."""
    process = WAYS.Process(target=_whenever_figures_change, args=(os.getpid(),), name="onir-preparing")
    process.start()
    try:
        yield
    finally:
        process.kill()  # it has nothing to finish, and the process it started ends when it is gone
        process.join()


def _whenever_figures_change(server: int) -> None:
    child_of(server)
    from onir.desk.held import edition  # noqa: PLC0415 - once Django is set up

    done: object = None
    while True:
        if (now := edition()) != done:
            process = WAYS.Process(target=_prepare, args=(os.getpid(),))
            process.start()
            process.join()
            done = now
        time.sleep(PAUSE)


def _prepare(above: int) -> None:
    """Every one of these pages; what the figures do not give is said to whoever asks, and so is a defect."""
    child_of(above)
    if sys.platform != "win32":
        os.nice(19)
    settled()
    for page in pages():
        try:
            page()
        except OnirError:
            continue
        except Exception:
            log.exception("a page could not be prepared")


def settled() -> object:
    """The edition of the figures, once every table that ships is judged and kept: that makes another one, once."""
    from onir.desk.held import edition, store  # noqa: PLC0415 - once Django is set up

    assert store().printed is not None
    return edition()


def pages() -> Iterator[Callable[[], None]]:
    """What answers each of them."""
    from django.conf import settings  # noqa: PLC0415 - once Django is set up

    rights = (SIGNED_IN, VISITING) if settings.PUBLIC else (SIGNED_IN,)
    for asked, language in product(_asked(), LANGUAGES):
        yield from (partial(_standing, asked, language, may) for may in rights)
        yield partial(_region, asked, language)


def _standing(asked: Asked, language: str, may: tuple[str, ...]) -> None:
    from django.utils.translation import override  # noqa: PLC0415 - once Django is set up

    from onir.desk.pages.standing import answered  # noqa: PLC0415 - the same

    with override(language):
        answered(asked.settled(), language, may)


def _region(asked: Asked, language: str) -> None:
    from django.utils.translation import override  # noqa: PLC0415 - once Django is set up

    from onir.desk.pages.region import answered  # noqa: PLC0415 - the same

    with override(language):
        answered(asked.settled("country", "area", "as_of"), language)


def _asked() -> Iterator[Asked]:
    """Of each country every indicator in its newest period, whole and region by region; the usual ones first."""
    from onir.desk.held import store  # noqa: PLC0415 - loads the engine
    from onir.desk.pages.standing import Asked  # noqa: PLC0415 - once Django is set up
    from onir.territory import country  # noqa: PLC0415

    lands = Asked(()).countries
    usual = [(land, Asked((("country", land),)).indicator) for land in lands]
    others = [(land, code) for land in lands for code in store().indicators(land)]
    for land, indicator in dict.fromkeys([*usual, *others]):
        said = (("country", land), ("indicator", indicator))
        yield Asked(said)
        yield from (Asked((*said, ("area", one.code))) for one in country(land).areas())
