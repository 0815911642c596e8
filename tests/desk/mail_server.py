"""A mail server on loopback, which keeps what it is given: enough of SMTP (RFC 5321) for a letter."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from onir.desk.letters.server import server_of

SENDER = "Öñir <desk@example.kz>"


class _Talk(socketserver.StreamRequestHandler):
    """One talk with a client; `refuses` is a receiver whom this server does not take."""

    server: "Mailbox"

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                self.server.letters.append(message_from_bytes(self._letter(), policy=policy.default))
            elif verb == b"RCPT" and self.server.refuses and self.server.refuses.encode() in line:
                self._say("550 nobody of this name")
                continue
            self._say("250 so be it" if verb != b"QUIT" else "221 farewell")

    def _letter(self) -> bytes:
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(line.removeprefix(b".") if line.startswith(b"..") else line for line in lines)

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class Mailbox(socketserver.ThreadingTCPServer):
    """The server with the letters it was given."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.letters: list[EmailMessage] = []
        self.refuses = ""

    @property
    def settings(self) -> dict[str, Any]:
        """Settings of a desk that sends through it."""
        found = server_of(f"smtp://127.0.0.1:{self.server_address[1]}", SENDER)
        return {"MAIL": True, "ADDRESS": "https://desk.example.kz", **found}


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
