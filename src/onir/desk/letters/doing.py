"""The one door for how a person is reached: language, feed, letters, and an e-mail address that is proved to be theirs.

An address counts once the link of a letter to it was opened by the very person who gave it. The link says itself whom
it is for; nothing is kept of an address nobody has proved.
"""

from __future__ import annotations

from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from onir.desk.accounts.models import User
from onir.desk.letters.models import Delivery, new_token
from onir.errors import BadInput
from onir.language.messages import LANGUAGES, Message, msg

SALT = "onir.email"
HOURS = 24


def delivery_of(person: User, language: str) -> Delivery:
    """How the person is reached; at first in the language of the page they are at."""
    return Delivery.objects.get_or_create(person=person, defaults={"language": language})[0]


def speak(delivery: Delivery, language: str) -> Message:
    """Letters come in that language from now on."""
    if language not in LANGUAGES:
        raise BadInput(msg("The desk did not understand this request."))
    delivery.language = language
    delivery.save(update_fields=["language"])
    return msg("Your language is kept.")


def renew_feed(delivery: Delivery) -> Message:
    """The former address of the feed leads nowhere from now on."""
    delivery.feed = new_token()
    delivery.save(update_fields=["feed"])
    return msg("The feed has a new address; the former one is closed.")


def set_letters(delivery: Delivery, *, wanted: bool) -> Message:
    """Send letters about what is watched, or none."""
    delivery.by_mail = wanted
    delivery.save(update_fields=["by_mail"])
    return msg("Changes come by e-mail.") if wanted else msg("No more letters are sent.")


def claim_of(person: User, email: str) -> str:
    """What a letter to the address says back to prove it; BadInput where it is no address."""
    return signing.dumps([person.pk, an_address(email)], salt=SALT)


def an_address(email: str) -> str:
    """The same; BadInput where it is none."""
    try:
        validate_email(email)
    except ValidationError as fault:
        raise BadInput(
            msg("“{text}” is not an e-mail address.", text=email),
            accepted=msg("Accepted: {form}.", form="name@example.kz"),
        ) from fault
    return email


def proved(person: User, claim: str) -> str:
    """The address that a link proves; BadInput where it is old, spoilt or somebody else's."""
    try:
        number, email = signing.loads(claim, salt=SALT, max_age=HOURS * 60 * 60)
    except signing.BadSignature:
        number, email = None, ""
    if number != person.pk:
        raise BadInput(
            msg("This link no longer proves an address of yours."),
            then=msg("Give the address once more; the link of the letter is good for a day."),
        )
    return str(email)


def take_email(person: User, claim: str) -> Message:
    """The address that a link proves is the person's."""
    person.email = proved(person, claim)
    person.save(update_fields=["email"])
    return msg("Your e-mail address is {email}.", email=person.email)


def forget_email(person: User) -> Message:
    """No letter reaches the person any more, a link to a new password either."""
    person.email = ""
    person.save(update_fields=["email"])
    return msg("Your e-mail address is deleted.")
