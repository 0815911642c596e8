"""The desk under load: people clicking, the league table beside Datasette's page of it, memory, starting anew.

`python -m benchmarks.desk` runs it alone. Server, database and people share the machine, as no office would have it.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import psutil

from benchmarks.desk_people import Browser, Click, clicked, first_sign_in, requests_a_second

PEOPLE, SECONDS = 50, 60
CONNECTIONS, SECONDS_EACH = 8, 10
STARTS = 5
QUIET = 15
ROOT = Path(__file__).parent.parent
PAGE = "/en/standing/?area=&indicator=capital.fixed&period=2025&country=KZ"


@dataclass
class Desk:
    """A desk that was started: its process, its port, and the password it printed, if it was its first start."""

    process: subprocess.Popen[str]
    port: int
    password: str

    def processes(self) -> list[psutil.Process]:
        """The server with its workers, and its PostgreSQL."""
        own = psutil.Process(self.process.pid)
        database = [one for one in psutil.process_iter(["name"]) if one.info["name"] == "postgres"]
        home = os.environ["ONIR_HOME"]
        return [own, *own.children(recursive=True), *(one for one in database if _is_of(one, home))]

    def memory(self) -> float:
        """Megabytes of all its processes, what they share counted once."""
        total = 0
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                total += process.memory_full_info().pss
        return total / 1e6

    def end(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def kill(self) -> None:
        """Server, workers and database at once, none of which can say goodbye."""
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self.process.wait(60)


def _is_of(process: psutil.Process, home: str) -> bool:
    """Whether a PostgreSQL was made for this home, which names its folder."""
    from onir.desk.place import cluster  # noqa: PLC0415 - needs the extra

    assert os.environ["ONIR_HOME"] == home
    with suppress(psutil.Error):
        return bool(process.cwd() == str(cluster().data.resolve()))
    return False


def start(**settings: str) -> Desk:
    """`onir serve`, answering."""
    port = _free_port()
    command = [sys.executable, "-m", "onir", "serve", "--no-browser", "--port", str(port), "--lang", "en"]
    process = subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    password = ""
    for line in process.stdout:
        password = next(iter(re.findall(r"with the password (\S+)", line)), password)
        if "Ctrl-C" in line:
            return Desk(process, port, password)
    raise SystemExit("The desk did not start")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def home() -> Iterator[None]:
    """A home of its own, taken away with what root's PostgreSQL keeps."""
    from onir.desk.place import cluster  # noqa: PLC0415 - needs the extra

    folder = tempfile.mkdtemp(prefix="onir-bench-")
    before = os.environ.get("ONIR_HOME")
    os.environ["ONIR_HOME"] = folder
    try:
        yield
    finally:
        shutil.rmtree(cluster().folder, ignore_errors=True)
        shutil.rmtree(folder, ignore_errors=True)
        os.environ.pop("ONIR_HOME") if before is None else os.environ.update(ONIR_HOME=before)


def _once_prepared() -> float:
    """Seconds until the pages are prepared that many ask for: no new answer was kept for a while."""
    began, held, since = time.monotonic(), 0, time.monotonic()
    while time.monotonic() - since < QUIET:
        time.sleep(1)
        now = sum(1 for _ in Path(os.environ["ONIR_HOME"], "desk", "answers").rglob("*"))
        if now != held:
            held, since = now, time.monotonic()
    return since - began


class Memory:
    """The most memory that the desk held while people clicked."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.most, self.ended = desk, 0.0, threading.Event()
        self.thread = threading.Thread(target=self._watch)

    def _watch(self) -> None:
        while not self.ended.wait(5):
            self.most = max(self.most, self.desk.memory())

    def __enter__(self) -> Memory:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()


def people_table(clicks: Sequence[Click]) -> list[str]:
    """The milliseconds an answer took, by the kind of page."""
    kinds = {"all": list(clicks)}
    for click in sorted(clicks, key=lambda one: one.kind):
        kinds.setdefault(click.kind, []).append(click)
    rows = ["| page | answers | p50, ms | p95, ms | p99, ms | errors |", "| --- | --: | --: | --: | --: | --: |"]
    for kind, own in kinds.items():
        cut = quantiles([click.took for click in own], n=100, method="inclusive")
        failed = sum(click.status >= 400 for click in own)
        told = f"{cut[49]:.0f} | {cut[94]:.0f} | {cut[98]:.0f} | {failed}"
        rows.append(f"| {f'**{kind}**' if kind == 'all' else kind} | {len(own):,} | {told} |")
    return rows


# -- Datasette ------------------------------------------------------------------------------------------------------


def league_database(file: Path) -> None:
    """The league table of the page as a table of SQLite, with the words that the page shows."""
    from onir.standing import league  # noqa: PLC0415 - loads the engine

    table = league("2025", country="KZ", indicator="capital.fixed")
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE league (rank TEXT, won TEXT, region TEXT, value TEXT, share TEXT, change TEXT)")
        rows = [[cell.say("en") for cell in row] for row in table.rows]
        database.executemany("INSERT INTO league VALUES (?, ?, ?, ?, ?, ?)", rows)
    database.close()


@contextmanager
def datasette(python: str, file: Path) -> Iterator[int]:
    """Datasette serving a file that nobody changes, which is how it is fastest."""
    port = _free_port()
    command = [python, "-m", "datasette", "serve", "-i", str(file), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _until_it_answers(f"http://127.0.0.1:{port}/")
            yield port
        finally:
            process.terminate()


def _until_it_answers(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(address, timeout=60).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{address} does not answer")


def beside_datasette(port: int, python: str) -> list[str]:
    """The league table by the same client in one run, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        league_database(Path(folder) / "league.db")
        with datasette(python, Path(folder) / "league.db") as peer:
            ask: Callable[[int, str], float] = lambda where, path: requests_a_second(  # noqa: E731
                where, path, connections=CONNECTIONS, seconds=SECONDS_EACH
            )
            turns = [(ask(port, PAGE), ask(peer, "/league/league")) for _ in range(3)]
    ours, theirs = (median(column) for column in zip(*turns, strict=True))
    return [
        "| page of the league table | requests a second | times Datasette's |",
        "| --- | --: | --: |",
        f"| **Öñir**, with its charts | {ours:,.0f} | {ours / theirs:.1f} |",
        f"| Datasette 0.65.5, the table alone | {theirs:,.0f} | 1.0 |",
    ]


# -- starting anew --------------------------------------------------------------------------------------------------


def seconds_to_answer(desk: Desk, stop: Callable[[Desk], None]) -> tuple[Desk, float]:
    """Stops it, and tells how long a new start takes to its first page."""
    stop(desk)
    began = time.perf_counter()
    again = start(ONIR_PUBLIC="1")
    _until_it_answers(f"http://127.0.0.1:{again.port}{PAGE}")
    return again, time.perf_counter() - began


def starting_table(desk: Desk) -> tuple[Desk, list[str]]:
    rows = ["| start | seconds to the first page |", "| --- | --: |"]
    for name, stop in (("after it was ended", Desk.end), ("after all of it was killed, database too", Desk.kill)):
        seconds = []
        for _ in range(STARTS):
            desk, took = seconds_to_answer(desk, stop)
            seconds.append(took)
        rows.append(f"| {name} | {median(seconds):.1f} |")
    return desk, rows


def lines(python: str) -> list[str]:
    """The part of RESULTS.md; `python` is that of Datasette's environment."""
    with home():
        desk = start(ONIR_PUBLIC="1")
        try:
            first_sign_in(Browser(desk.port), desk.password)
            prepared = _once_prepared()
            idle = desk.memory()
            with Memory(desk) as memory:
                clicks = clicked(desk.port, PEOPLE, SECONDS)
            compared = beside_datasette(desk.port, python)
            desk, starting = starting_table(desk)
        finally:
            desk.end()
    return [
        "## The desk",
        "",
        f"{PEOPLE} people who have signed in click through the pages for {SECONDS} seconds, each a page or a form",
        "every two to three seconds, in three languages. Server, database and the people's client (our own,",
        "benchmarks/desk_people.py) have the same cores. Four clicks in a hundred ask what nobody asked before, every",
        f"text checked is another one; the rest was prepared in the {prepared:.0f} seconds after the first start, or",
        "is asked of the figures each time. A page is timed to its last byte.",
        "",
        *people_table(clicks),
        "",
        f"Server and database held {idle:.0f} MB before the load and at most {memory.most:.0f} MB under it; what",
        "processes share is counted once.",
        "",
        f"The page of the league table, and Datasette's page of the same rows: {CONNECTIONS} connections that ask",
        "again at once, a visitor without an account, medians of three turns.",
        "",
        *compared,
        "",
        *starting,
    ]


def put_into(results: Path, told: Sequence[str]) -> None:
    """Writes this part of the results anew and leaves the others."""
    before, _, after = results.read_text("utf-8").partition(f"{told[0]}\n")
    rest = after.partition("\n## ")[2]
    results.write_text("\n".join([before.rstrip(), "", *told]) + (f"\n\n## {rest}" if rest else "\n"), "utf-8")


if __name__ == "__main__":
    from benchmarks.__main__ import RESULTS, python_of

    told = lines(python_of("datasette"))
    put_into(RESULTS, told)
    print("\n".join(told))
