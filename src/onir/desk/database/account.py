"""The account that PostgreSQL runs under: one's own, or an unprivileged one where root starts it.

PostgreSQL refuses root. No account is made and no permission of a folder is widened: the account gets a data folder of
its own, and where it cannot read the installed binaries, a copy of them.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onir.errors import NotHeld
from onir.language.messages import msg

CANDIDATES = ("onir", "postgres", "nobody")
"""Accounts that are looked for when root starts the desk, the most fitting first."""


@dataclass(frozen=True)
class Account:
    """`name` is how the system calls it; `other`: whether it is another than that of this process."""

    name: str
    user: int
    group: int
    other: bool

    def run(self, command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
        """The command in `folder` under this account, with what it said; its exit code is the caller's to judge."""
        person: dict[str, Any] = {"user": self.user, "group": self.group, "extra_groups": []} if self.other else {}
        return subprocess.run(  # noqa: S603 - programs of PostgreSQL with arguments of ours
            command, cwd=folder, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
            errors="replace", check=False, umask=0o077, **person,
        )  # fmt: skip

    def own(self, *places: Path) -> None:
        """Give files and folders to the account."""
        for place in places if self.other else ():
            os.chown(place, self.user, self.group)


def _environment() -> Mapping[str, str]:
    """No setting of the person's own PostgreSQL; a locale in which upper and lower case of Kazakh letters are known."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C.UTF-8"}


def account() -> Account:
    """One's own account, or the first of `CANDIDATES` where that is root's."""
    import pwd  # noqa: PLC0415 - not on every system

    if os.geteuid() != 0:
        return Account(_name(os.geteuid()), os.geteuid(), os.getegid(), other=False)
    for name in CANDIDATES:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, found.pw_uid, found.pw_gid, other=True)
    raise NotHeld(
        msg("PostgreSQL does not run as root, and there is no account to run it under."),
        then=msg("Create one: {command}", command="useradd --system onir"),
    )


def this_person() -> str:
    """The name of the account of this process."""
    return _name(os.geteuid())


def _name(user: int) -> str:
    import pwd  # noqa: PLC0415 - not on every system

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        raise NotHeld(
            msg(
                "The account number {number} has no name on this system, and PostgreSQL asks for one.", number=str(user)
            ),
            then=msg("Start the desk under an account of /etc/passwd."),
        ) from None
