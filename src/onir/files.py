"""Files that Öñir writes for a person, whole or not at all, and the YAML that a person writes for it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from onir.errors import BadInput, Unavailable
from onir.language.messages import msg


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name beside `path` to write under, renamed when all is written; a file of that name is replaced."""
    part = path.with_name(f".{path.name}.{uuid4().hex}.part")
    try:
        yield part
        part.replace(path)
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno else str(fault)  # libraries name the unfinished file
        raise Unavailable(msg("The file cannot be written: {reason}.", reason=reason), where=str(path)) from fault
    finally:
        part.unlink(missing_ok=True)


def read_yaml(path: Path) -> Any:
    """The plain values of a YAML file; BadInput says in which line it is none.

    A value that stands for another (`*name`) is not accepted: a few of them, one in the other, would fill any memory.
    Nor is a key that stands twice: which of the two was meant, only its writer knows.
    """
    import yaml  # noqa: PLC0415 - needed for mappings and projects only

    class Loader(yaml.SafeLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.events.AliasEvent):
                where = f"{path.name}:{self.current_event.start_mark.line + 1}"
                raise BadInput(msg("“*” stands here for another value: write that value itself."), where=where)
            return super().compose_node(parent, index)

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            keys = set[str]()
            for key in (one for one, _ in node.value if isinstance(one, yaml.ScalarNode)):
                if key.value in keys:
                    where = f"{path.name}:{key.start_mark.line + 1}"
                    raise BadInput(msg("The key “{key}” stands here twice.", key=key.value), where=where)
                keys.add(key.value)
            return super().construct_mapping(node, deep)

    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506 - it is a SafeLoader
    except FileNotFoundError:
        raise BadInput(msg("There is no such file."), where=str(path)) from None
    except (OSError, UnicodeError) as fault:
        raise BadInput(msg("The file cannot be read as text in UTF-8."), where=str(path)) from fault
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        where = f"{path.name}:{mark.line + 1}" if mark else path.name
        raise BadInput(msg("The file is not YAML."), where=where) from fault
    except (RecursionError, ValueError) as fault:  # lists in lists in lists, a number of thousands of digits
        raise BadInput(msg("The file is not YAML."), where=path.name) from fault
