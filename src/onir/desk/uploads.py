"""How much may be handed in: counted while it comes, so that a huge file fills no disk."""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from onir.claims.opening.refusing import LARGEST


class Counted(FileUploadHandler):
    """Breaks off at the size that nothing is opened beyond; a text or a table is told apart later, by its content."""

    came = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django's way of calling
        self.came += len(raw_data)
        if self.came > LARGEST:
            self._drop()
            raise RequestDataTooBig
        return raw_data

    def _drop(self) -> None:
        """Close what the other handlers hold of it, which Django leaves to the collector."""
        for handler in self.request.upload_handlers if self.request else ():
            if (file := getattr(handler, "file", None)) is not None:
                file.close()

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:  # noqa: ARG002
        """Keeps nothing itself."""
        return None
