"""The one family of errors. Its kinds say what to do next: mend the input, get what is missing, try again, tell us.

Every error says what happened, where (file, sheet, cell, line), what is accepted and what to do next, and is translated
at the border. An error that would show a traceback to a person is a defect.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from onir.language.messages import Message


class OnirError(Exception):
    """What happened, where, what is accepted, what to do next; says itself in every language.

    >>> from onir.language.messages import msg
    >>> print(BadInput(msg("The file is empty."), where="text.txt"))
    text.txt: The file is empty.
    """

    def __init__(
        self, what: Message, *, where: str = "", accepted: Message | None = None, then: Message | None = None
    ) -> None:
        super().__init__(what, where, accepted, then)
        self.what, self.where, self.accepted, self.then = what, where, accepted, then

    def say(self, language: str, form: str = "") -> str:  # noqa: ARG002 - a Sayable
        """The whole message in `language`, one line."""
        parts = [part.say(language) for part in (self.what, self.accepted, self.then) if part is not None]
        return (f"{self.where}: " if self.where else "") + " ".join(parts)

    def __str__(self) -> str:
        return self.say("en")

    def __reduce__(self) -> tuple[Any, ...]:
        """How it goes from process to process, its words by their names.

        >>> import pickle
        >>> from onir.language.messages import msg
        >>> pickle.loads(pickle.dumps(NotHeld(msg("No table is held."), where="store"))).where
        'store'
        """
        return partial(type(self), self.what, where=self.where, accepted=self.accepted, then=self.then), ()


class BadInput(OnirError):
    """The input cannot be used as it is: mend it and come again. Exit code 2."""


class NotHeld(OnirError):
    """The question is sound, the table or cell that answers it is not held: get it. Exit code 2."""


class NotAllowed(OnirError):
    """Whoever asks may not do this: ask somebody who may. Exit code 2."""


class Unavailable(OnirError):
    """A service or file could not be reached now: try again. Exit code 2."""


class Defect(OnirError):
    """Something that Öñir promised does not hold: tell us."""
