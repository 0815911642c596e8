"""Keeps the message catalogues: gathers sentences from the code, checks translations, compiles them at every build.

    python src/onir/locale/catalogues.py update     every `msg("…")` of the code into kk and ru, old translations kept
    python src/onir/locale/catalogues.py check      exit code 1 and a list of what is missing or does not fit
    python src/onir/locale/catalogues.py compile    .po into the .mo that gettext loads; also a build hook of hatchling

Two domains: `onir` holds what the code says by `msg("…")`, `django` what the desk's templates say by
`{% translate "…" %}` and what they show of other libraries, marked by `foreign("…")`. A sentence with gaps stands in
the code, where its values say themselves, so templates have no other tag.

Sentences are gathered from the syntax tree, since that also finds a template that is no literal and a gap that no value
fills. English sentences are their own catalogue. Left out: line numbers, creation dates, a template file (.pot) and
compiled files in the repository, because each is a stale copy of something else. This file is not part of the wheel.
"""

from __future__ import annotations

import ast
import io
import re
import string
import sys
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path(__file__).parent
SOURCE = LOCALE.parent
TRANSLATED = ("kk", "ru")
CALLS = {"onir": ("msg", "marked"), "django": ("foreign",)}
TAG = re.compile(
    r"""\{%\s*(?P<tag>(?:block)?trans(?:late)?)\b\s*(?:(?P<mark>["'])(?P<words>.*?)(?P=mark)\s*)?(?P<rest>[^%]*)%\}"""
)
"""A sentence of a template."""

PENDING = "native reading pending"
HEADERS = {
    "onir": """\
# Öñir: what the library and the command line say, in the terms of docs/glossary.md.
# The names of gaps stay as they are; the form after a colon is grammar and may differ.""",
    "django": """\
# Öñir: what the templates of the desk say, in the terms of docs/glossary.md.""",
}
UNSTABLE = (b'"Project-Id', b'"Report-', b'"POT-', b'"PO-', b'"Last-', b'"Language-Team', b'"Generated-')


class Sentence(NamedTuple):  # no dataclass: hatchling loads this file without registering it as a module
    """One call: `template` is None when it is no literal; `filled` is None when the call does not say what fills it."""

    where: str
    template: str | None
    filled: frozenset[str] | None


def sentences(source: Path = SOURCE, domain: str = "onir") -> list[Sentence]:
    """Every sentence of a domain under `source`, file by file: calls in the code, and tags in the desk's templates."""
    found = [sentence for file in sorted(source.rglob("*.py")) for sentence in _calls(file, source, domain)]
    pages = sorted(path for path in source.rglob("templates/**/*") if path.is_file()) if domain == "django" else []
    return found + [sentence for page in pages for sentence in _tags(page, source)]


def _calls(file: Path, source: Path, domain: str) -> Iterator[Sentence]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS[domain]:
            first = node.args[0] if node.args else None
            literal = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
            names = [keyword.arg for keyword in node.keywords]
            unsaid = None in names or node.func.id == "marked"
            filled = None if unsaid else frozenset(name for name in names if name)
            yield Sentence(f"{file.relative_to(source).as_posix()}:{node.lineno}", literal, filled)


def _tags(page: Path, source: Path) -> Iterator[Sentence]:
    """The sentences of a template; a tag that is not `{% translate "…" %}` alone counts as no literal."""
    for number, line in enumerate(page.read_text("utf-8").splitlines(), 1):
        for tag in TAG.finditer(line):
            alone = tag["tag"] == "translate" and not tag["rest"].strip()
            where = f"{page.relative_to(source).as_posix()}:{number}"
            yield Sentence(where, tag["words"] if alone else None, frozenset())


def gaps(template: str) -> frozenset[str]:
    """Names of the gaps of a template.

    >>> sorted(gaps("{area:loc} {n} {n:plural:region|regions}"))
    ['area', 'n']
    """
    fields = (name for _, name, _, _ in string.Formatter().parse(template) if name is not None)
    return frozenset(name.partition(".")[0].partition("[")[0] for name in fields)


def _odd(template: str, names: frozenset[str]) -> str:
    """Names of gaps that only one side has, or why the template cannot be read."""
    try:
        return ", ".join(sorted(gaps(template) ^ names))
    except ValueError as error:
        return str(error)


def path_of(language: str, locale: Path = LOCALE, domain: str = "onir") -> Path:
    return locale / language / "LC_MESSAGES" / f"{domain}.po"


def load(language: str, locale: Path = LOCALE, domain: str = "onir") -> Catalog:
    """The catalogue of `language`, empty when there is no file yet."""
    path = path_of(language, locale, domain)
    if not path.exists():
        return Catalog(language, domain=domain, project="Öñir", header_comment=HEADERS[domain], fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def save(catalogue: Catalog, path: Path) -> None:
    """Writes a catalogue of which only lines change that someone changed: no dates, no names of tools in its header."""
    written = io.BytesIO()
    write_po(written, catalogue, width=100, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    lines = [line for line in written.getvalue().splitlines(keepends=True) if not line.startswith(UNSTABLE)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(lines))


def update(locale: Path = LOCALE, source: Path = SOURCE) -> None:
    """Brings new sentences into every catalogue, empty; reworded ones keep their translation marked fuzzy."""
    for domain in CALLS:
        if found := sentences(source, domain):
            _update(domain, found, locale)


def _update(domain: str, found: list[Sentence], locale: Path) -> None:
    template = Catalog(domain=domain)
    for sentence in found:
        if sentence.template:
            template.add(sentence.template, locations=[(sentence.where.partition(":")[0], 0)])
    for language in TRANSLATED:
        catalogue = load(language, locale, domain)
        catalogue.update(deepcopy(template))  # a new entry is shared otherwise, and with it the comment of one language
        for message in catalogue:
            if language == "kk" and message.id and not message.string:
                message.user_comments = [PENDING]
        save(catalogue, path_of(language, locale, domain))


def problems(locale: Path = LOCALE, source: Path = SOURCE) -> Iterator[str]:
    """What is wrong with the calls in the code, the tags of templates and every catalogue, one line each."""
    for domain in CALLS:
        found = sentences(source, domain)
        for sentence in found:
            yield from _problems_of_call(sentence)
        used = {sentence.template: sentence.where for sentence in found if sentence.template}
        for language in TRANSLATED:
            for what in _problems_of(load(language, locale, domain), used):
                yield f"{language}: {what}"


def _problems_of_call(sentence: Sentence) -> Iterator[str]:
    if sentence.template is None:
        yield f"{sentence.where}: the sentence is no literal string, so it cannot be translated"
    elif sentence.filled is not None and (odd := _odd(sentence.template, sentence.filled)):
        yield f"{sentence.where}: gaps and values differ: {odd}"


def _problems_of(catalogue: Catalog, used: Mapping[str, str]) -> Iterator[str]:
    for template, where in used.items():
        message = catalogue.get(template)
        if message is None:
            yield f"missing (run `make catalogues`): {template!r} of {where}"
        elif not message.string:
            yield f"not translated: {template!r} of {where}"
        elif message.fuzzy:
            yield f"fuzzy, to be read again: {template!r} of {where}"
        elif odd := _odd(str(message.string), gaps(template)):
            yield f"gaps differ ({odd}): {template!r} of {where}"
    kept = [str(message.id) for message in catalogue if message.id] + [str(key) for key in catalogue.obsolete]
    for template in kept:
        if template not in used:
            yield f"no longer used (run `make catalogues`): {template!r}"


def compile_catalogues(locale: Path = LOCALE) -> None:
    """Writes the .mo beside every .po; a fuzzy entry is left out, so that English stands in for a doubtful sentence."""
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name)
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)


class CatalogueHook(BuildHookInterface[Any]):
    """Lets hatchling compile the catalogues before a wheel or an editable install is made."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        compile_catalogues()


def main(verb: str) -> int:
    """Runs one verb; `check` is the only one that can fail."""
    if verb == "update":
        update()
    elif verb == "compile":
        compile_catalogues()
    else:
        found = list(problems())
        print(*found, f"{len(found)} problems in the catalogues" if found else "catalogues are complete", sep="\n")
        return 1 if found else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
