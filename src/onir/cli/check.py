"""`onir check`: the claims of a press text and the verdict of each, marked in the sentence they stand in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onir.claims.pieces import Sentences
from onir.claims.telling import words
from onir.cli import options, show
from onir.errors import BadInput
from onir.files import whole
from onir.language.messages import marked, msg

if TYPE_CHECKING:
    from rich.text import Text

    from onir.claims.checking.report import Checked, Report
    from onir.claims.telling.claim_review import Reviewer

COLOURS = {
    "supported": "green",
    "revised": "yellow",
    "contradicted": "red",
    "misattributed": "magenta",
    "undecided": "cyan",
    "unverifiable": "blue",
}
DEFAULT_FAILURES = "contradicted,misattributed"


HELP = marked("Read the claims of a press text and judge each against the official tables.")


def check(
    file: Annotated[
        str,
        typer.Argument(
            help=marked("The text to check: a file (plain text, HTML, DOCX or PDF), or - for standard input.")
        ),
    ],
    published: Annotated[
        str | None, typer.Option(help=marked("The day the text was published."), metavar="YYYY-MM-DD")
    ] = None,
    as_of: options.AsOf = None,
    fail_on: Annotated[
        str, typer.Option(help=marked("Verdicts that end with exit code 1, separated by commas."), metavar="VERDICTS")
    ] = DEFAULT_FAILURES,
    as_json: options.AsJson = False,
    html: Annotated[
        Path | None,
        typer.Option(help=marked("Write the marked text with its verdicts as an HTML page."), metavar="FILE"),
    ] = None,
    pdf: Annotated[
        Path | None, typer.Option(help=marked("Write the marked text with its verdicts as a PDF."), metavar="FILE")
    ] = None,
    claimreview: Annotated[
        Path | None,
        typer.Option(help=marked("Write the verdicts as ClaimReview of schema.org (JSON-LD)."), metavar="FILE"),
    ] = None,
    by: Annotated[str | None, typer.Option(help=marked("Whose review --claimreview is."), metavar="NAME")] = None,
    url: Annotated[
        str | None, typer.Option(help=marked("Where the text was published, for --claimreview."), metavar="ADDRESS")
    ] = None,
    docx: Annotated[
        Path | None,
        typer.Option(help=marked("Write the DOCX that was checked, with a comment at each claim."), metavar="FILE"),
    ] = None,
    lang: options.Language = None,
) -> None:
    """Read the claims of a press text and judge each against the official tables."""
    failures = _failures(fail_on)
    day, until = options.day(published, "--published"), options.day(as_of, "--as-of")
    options.language(lang)
    reviewer = _reviewer(claimreview, by, url)
    from onir.claims.checking import check as judge  # noqa: PLC0415 - heavy, and of no use to --help
    from onir.claims.opening import bytes_of, opened  # noqa: PLC0415
    from onir.claims.telling.page import page  # noqa: PLC0415

    raw = bytes_of(file)
    document = opened(raw, file if file != "-" else "stdin")
    report = judge(document.text, published=day or document.published, as_of=until)
    answer = options.language(lang, words.language_of_report(report))
    if docx is not None:
        _write_docx(docx, raw, report, answer, where=file)
    if html is not None:
        _write(html, page(report, answer))
    if pdf is not None:
        _write_pdf(pdf, report, answer)
    if reviewer is not None and claimreview is not None:
        _write_reviews(claimreview, report, reviewer, answer)
    _end(report, answer, failures, as_json=as_json)


def _end(report: Report, language: str, failures: frozenset[str], *, as_json: bool) -> None:
    """Say the verdicts; exit code 1 where one of them is one that fails."""
    if as_json:
        show.as_json(report.as_dict())
    else:
        _show(report, language)
    if any(checked.verdict in failures for checked in report.claims):
        raise typer.Exit(1)


def add_to(app: typer.Typer) -> None:
    """Make it a verb of `app`."""
    app.command(help=HELP)(check)


def _failures(text: str) -> frozenset[str]:
    wanted = frozenset(part.strip() for part in text.split(",") if part.strip())
    if unknown := sorted(wanted - set(words.VERDICTS)):
        raise BadInput(
            msg("“{text}” is not a verdict.", text=unknown[0]),
            where="--fail-on",
            accepted=msg("Accepted: {verdicts}.", verdicts=", ".join(words.VERDICTS)),
        )
    return wanted


def _reviewer(claimreview: Path | None, by: str | None, url: str | None) -> Reviewer | None:
    """Who signs the reviews: a review without a name is nobody's."""
    if claimreview is None:
        if by is None and url is None:
            return None
        raise BadInput(
            msg("{option} says nothing without --claimreview.", option="--by" if by is not None else "--url"),
            then=msg("Name the file to write with --claimreview."),
        )
    if by is None or not by.strip():
        raise BadInput(
            msg("A review needs the name of the person or the house whose review it is."),
            where="--claimreview",
            then=msg("Give it with --by."),
        )
    from onir.claims.telling.claim_review import Reviewer  # noqa: PLC0415

    return Reviewer(by.strip(), url)


def _write(path: Path, content: str) -> None:
    with whole(path) as part:
        part.write_text(content, "utf-8")


def _write_reviews(path: Path, report: Report, reviewer: Reviewer, language: str) -> None:
    from onir.claims.telling.claim_review import claim_reviews  # noqa: PLC0415 - of no use to --help

    reviews = claim_reviews(report, reviewer, language, today=date.today())
    _write(path, json.dumps(reviews, ensure_ascii=False, indent=2) + "\n")


def _write_pdf(path: Path, report: Report, language: str) -> None:
    from onir.bulletin.printed import checked_pdf  # noqa: PLC0415 - of no use to --help

    content = checked_pdf(report, language)
    with whole(path) as part:
        part.write_bytes(content)


def _write_docx(path: Path, raw: bytes, report: Report, language: str, *, where: str) -> None:
    from onir.claims.telling.comments import commented_docx  # noqa: PLC0415 - of no use to --help

    copy = commented_docx(raw, report, language, today=date.today(), where=where)
    with whole(path) as part:
        part.write_bytes(copy.document)
    if copy.left:
        typer.echo(copy.say(language), err=True)


def _show(report: Report, language: str) -> None:
    console = show.console()
    if not report.claims:
        console.print(words.NOTHING.say(language))
    told: set[str] = set()
    sentences = Sentences(report.text)
    for number, checked in enumerate(report.claims, 1):
        console.print(_head(number, checked, language))
        console.print(_sentence(sentences, checked))
        guards = [f"• {sentence}" for sentence in words.guard_lines(checked, language, told)]
        mended = words.mend_lines(report, checked, language)
        for line in (checked.say(language), *mended, *words.evidence_lines(checked, language), *guards):
            console.print(f"   {line}")
        console.print()
    if report.claims:
        console.print(words.summary(report, language))


def _head(number: int, checked: Checked, language: str) -> Text:
    from rich.text import Text  # noqa: PLC0415

    verdict = words.VERDICTS[checked.verdict].say(language)
    head = Text(f"{number}. ", style="bold")
    head.append(f"{words.SHAPES[checked.verdict]} {verdict}", style=f"bold {COLOURS[checked.verdict]}")
    return head.append(f"  {' · '.join(words.subject(checked, language))}", style="dim")


def _sentence(sentences: Sentences, checked: Checked) -> Text:
    """The sentence of the claim, its own words marked."""
    from rich.text import Text  # noqa: PLC0415

    before, said, after = sentences.around(checked.claim)
    line = Text("   «").append(before).append(f"[{said}]", style=f"bold {COLOURS[checked.verdict]}")
    return line.append(after).append("»")
