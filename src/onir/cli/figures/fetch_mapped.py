"""`onir figures fetch --map`: a table of an SDMX service by its mapping, or its first mapping."""

from __future__ import annotations

import sys
from pathlib import Path

from onir.cli import show
from onir.cli.figures.add import NEW, say_first_mapping
from onir.errors import BadInput
from onir.language.messages import Message, msg


def fetch_by_mapping(address: str | None, mapping: str, language: str, *, as_json: bool) -> None:
    """Keep what the service of a mapping answers; with “new”, write the mapping of an address."""
    from onir.figures.sdmx.service import fetch_first, fetch_mapped  # noqa: PLC0415 - heavy, and of no use to --help

    def tell(word: Message) -> None:
        sys.stderr.write(word.say(language) + "\n")

    if mapping != NEW:
        if address is not None:
            raise BadInput(
                msg("The mapping names the address itself: leave “{name}” out.", name=address), where="--map"
            )
        added = fetch_mapped(Path(mapping), tell=tell)
        if as_json:
            show.as_json(added.as_dict())
        else:
            show.console().print(added.sentence.say(language))
    elif address is None:
        raise BadInput(msg("Which service? Name the whole address before --map new."), where="--map")
    else:
        say_first_mapping(fetch_first(address, Path.cwd(), tell=tell), language, as_json=as_json)
