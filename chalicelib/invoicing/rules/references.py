"""How a transfer names what it pays: the number of the paper, or the OCR number made of it. Declared once: papers
print it, search and imports read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stdnum import luhn

from chalicelib.kernel.values import dataclass

# A running number has four digits, and more only above 9999 (docs/decisions/numbering-by-account.md).
_RUNNING: Final = (4, 5, 6)
_NUMBER: Final = re.compile(r"(?<![\d-])(\d{5,12})(?:-(\d{1,6}))?(?![\d-])")


@dataclass(frozen=True, slots=True)
class Named:
    """What a reference may name: an account by its number, or an invoice of it by the running number too."""

    account: str
    running: int | None = None

    @property
    def number(self) -> str:
        """The number of the paper: 00002576-0001, or the account's alone."""
        return self.account if self.running is None else f"{self.account}-{self.running:04d}"


def ocr_of(number: str) -> str:
    """The OCR number of a paper's number: its digits, the last digit of the length of the whole, a Luhn check digit
    (Bankgirot, OCR-referenskontroll: variable length with length digit, 2 to 25 digits).
    """
    digits = re.sub(r"\D", "", number)
    measured = f"{digits}{(len(digits) + 2) % 10}"
    return f"{measured}{luhn.calc_check_digit(measured)}"


def named_by(reference: str) -> list[Named]:
    """What a reference may name, the likeliest first; nothing for a cheque's number or any other text.

    Of an OCR number the account and the running number are told apart by who asks: there is at most one such account.
    """
    written = [Named(found[1], int(found[2]) if found[2] else None) for found in _NUMBER.finditer(reference)]
    digits = re.sub(r"[\s-]", "", reference)
    return [*written, *(_of_ocr(digits[:-2]) if digits.isdecimal() and _is_ocr(digits) else ())]


def _is_ocr(digits: str) -> bool:
    return len(digits) > 2 and ocr_of(digits[:-2]) == digits


def _of_ocr(body: str) -> Iterator[Named]:
    for width in _RUNNING:
        account, running = body[:-width], body[-width:]
        if len(account) >= 5 and (width == _RUNNING[0] or not running.startswith("0")):
            yield Named(account, int(running))
    yield Named(body)
