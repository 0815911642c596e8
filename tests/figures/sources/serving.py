"""A publisher's service on this machine."""

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from onir.figures.sources import Publisher

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Answer:
    content: bytes
    type: str = "application/json"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Route = Callable[[Mapping[str, str]], Answer]
PAGE = Answer(b"<!DOCTYPE html><html><body>Service unavailable</body></html>", "text/html; charset=utf-8")


class Service:
    """Answers by path; `asked` keeps what was asked for, `headers` with which headers."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def give(self, path: str, answer: Answer | Route) -> None:
        self.routes[path] = (lambda _: answer) if isinstance(answer, Answer) else answer

    def _handler(service) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the handler's own self stands inside
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                parts = urlsplit(self.path)
                service.asked.append(self.path)
                service.headers.append(dict(self.headers.items()))
                query = {name: values[0] for name, values in parse_qs(parts.query).items()}
                route = service.routes.get(parts.path)
                answer = route(query) if route else Answer(b"not here", "text/plain", 404)
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.type)
                for name, value in {"Content-Length": str(len(answer.content)), **answer.headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer.content)

            def log_message(self, *_: Any) -> None:
                """Says nothing."""

        return Handler


@dataclass
class Marked:
    """A file under a tag, which answers as the standard says; of its bytes it sends `most`, then the line breaks."""

    service: Service
    content: bytes
    tag: str = '"one"'
    most: int | None = None

    def __call__(self, query: Mapping[str, str]) -> Answer:
        asked = self.service.headers[-1]
        about = {"ETag": self.tag}
        if self.tag and asked.get("If-None-Match") == self.tag:
            return Answer(b"", status=304, headers=about)
        start = 0
        if asked.get("If-Range") == self.tag:
            start = int(asked["Range"].removeprefix("bytes=").removesuffix("-"))
            about["Content-Range"] = f"bytes {start}-{len(self.content) - 1}/{len(self.content)}"
        rest = self.content[start:]
        about["Content-Length"] = str(len(rest))
        return Answer(rest[: self.most], status=206 if start else 200, headers=about)


Local = Callable[[str], Publisher]
"""A publisher by its code, its addresses those of the service."""
Put = Callable[[str], None]
"""Lets the service serve the specimen of a table."""


@contextmanager
def silent() -> Iterator[str]:
    """The address of a service that takes calls and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
