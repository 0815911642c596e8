"""The backups that the desk takes by itself: where they are, and which of them have outlived their use.

They lie in `ONIR_BACKUPS`, which belongs on another disk, or else in `backups` under the home folder. Files of other
names are nobody's to take away.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from onir.desk.backups.taking import Backup, take
from onir.figures.keeping.shelf import home

DAILY, WEEKLY = 7, 4
DAY = 24 * 60 * 60
NAME = "onir-%Y%m%dT%H%M%SZ.zip"
NAMED = re.compile(r"onir-\d{8}T\d{6}Z\.zip")


def backups() -> Path:
    """The folder of nightly backups."""
    named = os.environ.get("ONIR_BACKUPS")
    return Path(named).expanduser() if named else home() / "backups"


def held() -> list[Path]:
    """Those that are there, the newest first."""
    return sorted((file for file in backups().glob("onir-*.zip") if NAMED.fullmatch(file.name)), reverse=True)


def nightly() -> Backup:
    """Take one, then let go of those that have outlived their use."""
    taken = take(backups() / datetime.now(UTC).strftime(NAME))
    for file in (*outlived(held()), *_left()):
        file.unlink(missing_ok=True)
    return taken


def outlived(files: Iterable[Path]) -> list[Path]:
    """All but the last of each of the newest seven days, and of each of the newest four weeks.

    >>> days = [Path(f"onir-202611{day:02}T023000Z.zip") for day in range(1, 24)]
    >>> [file.name[11:13] for file in days if file not in outlived(days)]
    ['08', '15', '17', '18', '19', '20', '21', '22', '23']
    """
    last_of_day: dict[tuple[int, ...], Path] = {}
    last_of_week: dict[tuple[int, ...], Path] = {}
    newest = sorted(files, key=taken_at, reverse=True)
    for file in newest:
        at = taken_at(file)
        last_of_day.setdefault((at.year, at.month, at.day), file)
        last_of_week.setdefault(at.isocalendar()[:2], file)
    kept = {*list(last_of_day.values())[:DAILY], *list(last_of_week.values())[:WEEKLY]}
    return [file for file in newest if file not in kept]


def taken_at(file: Path) -> datetime:
    """When a nightly backup was taken, by its name."""
    return datetime.strptime(file.name, NAME).replace(tzinfo=UTC)


def _left() -> list[Path]:
    """Parts that a killed backup left more than a day ago."""
    return [part for part in backups().glob(".onir-*.part") if time.time() - part.stat().st_mtime > DAY]
