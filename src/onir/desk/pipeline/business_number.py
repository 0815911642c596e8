"""БИН, БСН: the twelve digits by which Kazakhstan knows an organisation; the last one tells of a typing error.

The order of the digits and the check digit are those of the national registers of identification numbers (Law of the
Republic of Kazakhstan No. 223-III of 12 January 2007 and the Government's rules under it): eleven digits times the
weights 1 … 11, modulo 11; where that gives 10, once more with the weights 3 … 11, 1, 2; a number that gives 10 again is
not issued. An individual's number (ИИН, ЖСН) ends by the same rule. What the other digits tell (month of registration,
kind) is left alone: old registrations keep numbers that tell otherwise.
"""

from __future__ import annotations

from onir.errors import BadInput
from onir.language.messages import msg

FIRST = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
SECOND = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)


def check_digit(eleven: str) -> int | None:
    """The twelfth digit; None where no number begins so.

    >>> check_digit("02024000055")
    5
    """
    digits = [int(digit) for digit in eleven]
    for weights in (FIRST, SECOND):
        left = sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11
        if left < 10:
            return left
    return None


def checked(text: str) -> str:
    """The number without spaces; BadInput says what is wrong with it."""
    number = "".join(text.split())
    if len(number) != 12 or not (number.isascii() and number.isdigit()):
        raise BadInput(
            msg("“{text}” is not a BIN.", text=text), accepted=msg("Accepted: twelve digits, such as 020240000555.")
        )
    if check_digit(number[:11]) != int(number[11]):
        raise BadInput(
            msg("The BIN {number} is mistyped: its last digit does not fit the others.", number=number),
            then=msg("Compare it with the certificate of registration."),
        )
    return number
