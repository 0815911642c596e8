"""What specimens are made of: figures that ship, workbooks, JSON whose numbers stand as printed."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from onir.figures.source import SHIPPED


def shipped_rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((SHIPPED / name).read_text(encoding="utf-8").splitlines()))


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


class Amount(str):
    """A number that JSON must print as it stands."""


def as_json(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, default=str)
    for amount in sorted({row["amount"] for row in _dicts(value) if isinstance(row.get("amount"), Amount)}, key=len):
        text = text.replace(f'"amount": "{amount}"', f'"amount": {amount}')
    return text.encode()


def _dicts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _dicts(each)
