"""How long a password has to be, said in our own words: Django's have a plural table that Kazakh does not need."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from onir.desk.accounts.models import User
from onir.desk.words import language
from onir.language.messages import msg


class LongEnough:
    """Refuses a short password."""

    def __init__(self, letters: int) -> None:
        self.letters = letters

    def validate(self, password: str, user: User | None = None) -> None:  # noqa: ARG002 - Django's way of calling
        if len(password) < self.letters:
            raise ValidationError(msg("The password is shorter than {n} characters.", n=self.letters).say(language()))

    def get_help_text(self) -> str:
        return ""
