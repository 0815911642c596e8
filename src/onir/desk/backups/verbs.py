"""`onir backup` and `onir restore`, found by the entry-point group `onir.verbs` like all verbs of the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onir.desk.extra import need_extra
from onir.desk.terminal import Language, say
from onir.language.messages import marked, msg

BACKUP = marked("Back everything up that the desk keeps, into one file; it may serve meanwhile.")
RESTORE = marked("Restore a backup into an empty home: all of it, or nothing.")


def add_to(app: typer.Typer) -> None:
    """Make them verbs of `app`."""
    app.command(help=BACKUP)(backup)
    app.command(help=RESTORE)(restore)


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=marked("The file to write."), metavar="FILE")],
    with_secret: Annotated[
        bool, typer.Option("--with-secret", help=marked("Also the key that signs sessions, by which one may sign in."))
    ] = False,
    lang: Language = None,
) -> None:
    """Back everything up that the desk keeps, into one file; it may serve meanwhile."""
    language = context.obj(lang)
    need_extra()
    from onir.desk.backups.taking import take  # noqa: PLC0415 - needs the extra

    taken = take(file, secret=with_secret)
    say(msg("Backed up: {file}, {size} bytes.", file=str(taken.place), size=taken.size), language)
    if not with_secret:
        say(msg("The key that signs sessions is not in it: after a restore people sign in once more."), language)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=marked("The backup."), metavar="FILE")],
    over: Annotated[bool, typer.Option("--over", help=marked("Replace all that is held."))] = False,
    lang: Language = None,
) -> None:
    """Restore a backup into an empty home: all of it, or nothing."""
    language = context.obj(lang)
    need_extra()
    from onir.desk.backups.restoring import restore as put_back  # noqa: PLC0415 - needs the extra

    manifest = put_back(file, over=over)
    said = {"made": manifest.made, "version": manifest.onir}
    say(msg("The backup of {made}, made by Öñir {version}, is restored.", **said), language)
    say(msg("Start the desk: {command}", command="onir serve"), language)
