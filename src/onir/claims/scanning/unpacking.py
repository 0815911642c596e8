"""Unpacking what archives are packed in, within bounds: a small file that unpacks to a mountain is refused in words.

Lines of JSON come as they are, in gzip or Zstandard; pages of a crawl as their servers sent them. The longest line is
cut, so that no file is held in memory as one.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from onir.errors import BadInput
from onir.language.messages import msg

FREE = 200_000_000
"""Bytes that any file may unpack to."""

RATIO = 400
"""How many times larger than it is packed a file may be beyond that: text is packed 3 to 30 times."""

_CHUNK = 1_000_000


class Unpacked:
    """A file that is read unpacked; `read` counts the bytes of the file itself."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._raw: IO[bytes] = file.open("rb")
        self._stream = _stream(file, self._raw)
        self._given = 0

    def __enter__(self) -> Unpacked:
        return self

    def __exit__(self, *_: object) -> None:
        self._stream.close()
        self._raw.close()

    @property
    def read(self) -> int:
        return self._raw.tell()

    def lines(self, longest: int) -> Iterator[bytes]:
        """The lines, each at most so long; what a longer one holds beyond is passed over."""
        while line := self._line(longest):
            yield line
            while len(line) == longest and not line.endswith(b"\n"):
                line = self._line(longest)

    def _line(self, longest: int) -> bytes:
        parts: list[bytes] = []
        left = longest
        while left and (part := self._stream.readline(min(left, _CHUNK))):
            parts.append(part)
            left -= len(part)
            self._count(len(part))
            if part.endswith(b"\n"):
                break
        return b"".join(parts)

    def _count(self, more: int) -> None:
        self._given += more
        if self._given > FREE and self._given > RATIO * self.read:
            raise BadInput(
                msg("The file unpacks to more than {times} times its size.", times=RATIO), where=str(self.file)
            )


def _stream(file: Path, raw: IO[bytes]) -> IO[bytes]:
    name = file.name.lower()
    if name.endswith(".gz"):
        return gzip.GzipFile(fileobj=raw)  # type: ignore[return-value]
    if name.endswith(".zst"):
        return _zstandard(raw)
    return raw


def _zstandard(raw: IO[bytes]) -> IO[bytes]:
    import io  # noqa: PLC0415

    import pyarrow as pa  # noqa: PLC0415 - slow to load

    return io.BufferedReader(pa.CompressedInputStream(raw, "zstd"), _CHUNK)


def body(raw: bytes, headers: Mapping[str, str], longest: int) -> bytes:
    """A page as a browser sees it, from the bytes its server sent; as they are where they are not what it said."""
    from fastwarc import stream_io  # noqa: PLC0415 - an extra

    readers: dict[str, Any] = {
        "chunked": stream_io.ChunkedReader,
        "gzip": stream_io.GzipReader,
        "x-gzip": stream_io.GzipReader,
        "br": stream_io.BrotliReader,
        "zstd": stream_io.ZstdReader,
    }
    for header in ("Transfer-Encoding", "Content-Encoding"):
        reader = readers.get((headers.get(header) or "").strip().lower())
        if reader is not None:
            try:
                raw = reader(BytesIO(raw)).read(longest) or raw
            except OSError:
                continue
    return raw
