"""A private PostgreSQL server: made, started, found again after a crash, stopped.

It listens on a socket in a folder that its account alone may enter, and on no network. Who may come in is told by the
operating system (peer), so no password is kept. What a crash leaves is dealt with here: a server still running is used
on, a pid file whose number belongs to another program by now is taken away, a folder half made is made anew. The data
folder is bound to a major version, and another one is refused in words.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from onir.desk.database import binaries
from onir.desk.database.account import Account, this_person
from onir.errors import NotHeld, Unavailable
from onir.language.messages import msg

SUPERUSER = "onir_super"
SECONDS = 60
"""The longest that starting or stopping may take: after a crash it replays what was written since a checkpoint."""

TRIES, PAUSE = 80, 0.05
"""A server that was killed leaves processes for a moment, and they hold its memory."""

ENDING = ("lock file", "shared memory block")
"""What a start says that meets them."""

LONGEST_SOCKET = 90
"""Bytes of a folder's name, so that the name of a socket in it stays under the 103 that systems allow."""

TIDYING = "initdb: removing "  # said after the reason, of what it clears away
FAILED = {"start": msg("The database does not start."), "stop": msg("The database does not stop.")}

CONFIGURATION = """\
# Written by Öñir at every start.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 60
shared_buffers = 64MB
log_min_messages = warning
timezone = 'UTC'
{more}"""
AT_ONCE = "recovery_init_sync_method = syncfs\n" if sys.platform == "linux" else ""
"""After a crash all files are brought to the disk by one call and not one by one, which takes seconds."""
ADMITTED = "local all all peer map=onir\n"


@dataclass(frozen=True)
class Cluster:
    """A server with its `folder`, which holds data, socket and log, and the account it runs under."""

    folder: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def start(self) -> Path:
        """Make it if need be, start it unless it runs, and give the folder of its socket."""
        self._make_folder(self.folder)
        self._check_edition()
        if not self.data.exists():
            self._make()
        if (running := self._running()) is not None and self._answers(running):
            return running
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        socket = self._socket()
        self._configure(socket)
        self._launch()
        return socket

    def stop(self) -> None:
        """End it after what was being written is written; nothing happens where it does not run."""
        running = self._running()
        if running is None:
            return
        self._control("stop", "--mode=fast")
        if running.parent != self.folder:
            shutil.rmtree(running, ignore_errors=True)

    # -- making ---------------------------------------------------------------------------------------------

    def _make_folder(self, folder: Path) -> None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.account.own(folder)
        except OSError as fault:
            raise _unusable(folder, fault.strerror or str(fault)) from fault

    def _check_edition(self) -> None:
        """NotHeld where the data folder was made by another major version."""
        try:
            made_by = (self.data / "PG_VERSION").read_text("ascii").strip()
        except FileNotFoundError:
            return
        if made_by != binaries.major():
            raise NotHeld(
                msg(
                    "The database was made by PostgreSQL {old}, and this installation brings {new}.",
                    old=made_by, new=binaries.major(),
                ),
                where=str(self.data),
                then=msg("Back it up with the installation that made it, and restore the backup with this one."),
            )  # fmt: skip

    def _make(self) -> None:
        """A new data folder under another name, renamed when it is whole."""
        part = self.folder / "data.part"
        shutil.rmtree(part, ignore_errors=True)
        made = self.account.run(
            [
                self._binary("initdb"), f"--pgdata={part}", f"--username={SUPERUSER}", "--auth=reject",
                "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
                "--no-instructions",
            ],
            self.folder,
        )  # fmt: skip
        if made.returncode:
            raise _unusable(part, _last(made.stderr))
        part.rename(self.data)

    def _configure(self, socket: Path) -> None:
        """Settings, and whom it lets in: the person who starts the desk, under any role."""
        person = this_person()
        written = {
            "postgresql.conf": CONFIGURATION.format(socket=socket, more=AT_ONCE),
            "pg_hba.conf": ADMITTED,
            "pg_ident.conf": f'onir "{person}" all\n',
        }
        for name, text in written.items():
            (self.data / name).write_text(text, "utf-8")

    def _socket(self) -> Path:
        """A folder for the socket: in this one, or a new short one where that name is too long for a socket."""
        own = self.folder / "socket"
        short = len(os.fsencode(own)) <= LONGEST_SOCKET
        folder = own if short else Path(tempfile.mkdtemp(prefix="onir-"))
        self._make_folder(folder)
        return folder

    # -- running --------------------------------------------------------------------------------------------

    def _running(self) -> Path | None:
        """The folder of the socket of a server that runs on this data folder."""
        try:
            lines = (self.data / "postmaster.pid").read_text("utf-8").splitlines()
            process, socket = int(lines[0]), lines[4]
        except (FileNotFoundError, IndexError, ValueError):
            return None
        return Path(socket) if socket and _is_server(process, self.data) else None

    def _answers(self, socket: Path) -> bool:
        """Whether it lets anybody in: one that was killed a moment ago does not."""
        return not self.account.run([self._binary("pg_isready"), f"--host={socket}", "--quiet"], self.folder).returncode

    def _launch(self) -> None:
        for remaining in reversed(range(TRIES)):
            try:
                self._control("start", f"--log={self.log}")
            except Unavailable as fault:
                if not remaining or not any(word in str(fault) for word in ENDING):
                    raise
                time.sleep(PAUSE)
            else:
                return

    def _control(self, verb: str, option: str) -> None:
        command = [self._binary("pg_ctl"), verb, f"--pgdata={self.data}", f"--timeout={SECONDS}", "--wait", "--silent"]
        before = len(self._logged())
        if self.account.run([*command, option], self.folder).returncode:
            said = self._logged()[before:]
            raise Unavailable(FAILED[verb], where=str(self.log), then=msg("Its last words: {words}", words=_last(said)))

    def _logged(self) -> str:
        return self.log.read_text("utf-8", errors="replace") if self.log.exists() else ""

    def _binary(self, name: str) -> str:
        """The path of a program, of a copy where the account may not read the installed one."""
        own = binaries.installed()
        copy = self.folder / f"postgresql-{binaries.edition()}"
        if self.account.other and not copy.exists() and not self._runs(own):
            self._copy(own, copy)
        return str((copy / own.parent.name / own.name if copy.exists() else own) / "bin" / name)

    def _copy(self, own: Path, copy: Path) -> None:
        """The package and the libraries that its wheel has beside it."""
        part = copy.with_name(f"{copy.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        for folder in own.parent.parent.glob(f"{own.parent.name}*"):
            if folder.suffix != ".dist-info":
                shutil.copytree(folder, part / folder.name, symlinks=True)
        for place in (part, *part.rglob("*")):
            os.chown(place, self.account.user, self.account.group, follow_symlinks=False)
        part.rename(copy)

    def _runs(self, installed: Path) -> bool:
        try:
            return not self.account.run([str(installed / "bin" / "postgres"), "--version"], self.folder).returncode
        except OSError:
            return False


def _is_server(process: int, data: Path) -> bool:
    """Whether the process is a PostgreSQL on this data folder, in which every such server works."""
    import psutil  # noqa: PLC0415 - comes with the binaries, in the extra alone

    try:
        found = psutil.Process(process)
        return found.name().startswith("postgres") and Path(found.cwd()) == data.resolve()
    except (psutil.Error, OSError):
        return False


def _unusable(folder: Path, reason: str) -> Unavailable:
    return Unavailable(msg("The database cannot be kept here: {reason}.", reason=reason), where=str(folder))


def _last(said: str) -> str:
    """The last line that a program said, one that tells why it ended before any other; without its full stop."""
    lines = [line.strip() for line in said.splitlines() if line.strip() and not line.startswith(TIDYING)]
    reasons = [line.partition("FATAL:")[2].strip() for line in lines if "FATAL:" in line]
    return next(reversed(reasons or lines), "?").rstrip(".")
