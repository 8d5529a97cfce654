"""What things are found by from the one box, beside names: amounts, references and short numbers, exactly. Pure.

A row of a list bears the words it is found by in its cell `found_by`; a typed text is turned into the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from chalicelib.kernel.amounts import read_amount
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.money import MINOR_DIGITS, currency

FOUND_BY: Final = "found_by"
_NUMBER: Final = re.compile(r"(\d{1,12})(?:-(C?)(\d{1,6}))?", re.IGNORECASE)
_WIDE: Final = 8  # figures of an account number; of an invoice's running number behind it
_RUNNING: Final = 4
_KEPT: Final = 80  # longest reference kept in a key


def found_by(words: Iterable[str]) -> dict[str, list[str]]:
    """The cell of what a row is found by; no cell when there is nothing."""
    found = sorted(set(words) - {""})
    return {FOUND_BY: found} if found else {}


def amount_word(minor: int) -> str:
    """What an amount is found by, in minor units of whatever currency; "" for none."""
    return f"m{minor}" if minor > 0 else ""


def reference_word(text: str) -> str:
    """What a reference is found by: its one number, however it is written (`Check 0042` is `42`), else all of it."""
    numbers = re.findall(r"\d+", text)
    plain = "".join(re.findall(r"[^\W_]+", text.casefold()))
    return f"r{(numbers[0].lstrip('0') or '0') if len(numbers) == 1 else plain}"[:_KEPT] if plain else ""


@lru_cache(maxsize=64)  # a question is asked of thousands of rows
def amounts_asked(text: str) -> Mapping[str, int]:
    """The amounts that a typed text may be, in minor units by currency: all currencies where none is named."""
    found: dict[str, int] = {}
    for code in MINOR_DIGITS:
        try:
            found[code] = read_amount(text, currency(code)).units
        except Misfit:
            continue
    return {code: minor for code, minor in found.items() if minor > 0}


def account_number(figures: str) -> str:
    """An account's number from its figures, however many zeros were left out."""
    return figures.zfill(_WIDE)


def number_asked(text: str) -> tuple[str, str]:
    """The account's number that a text names, short or long, and that of an invoice or credit note of it; "" for none.

    `2527-4` names 00002527 and 00002527-0004.
    """
    match = _NUMBER.fullmatch(text.strip())
    if not match:
        return "", ""
    number, credit, running = account_number(match[1]), (match[2] or "").upper(), match[3]
    return number, f"{number}-{credit}{int(running):0{_RUNNING}d}" if running else ""


def tells(cells: Mapping[str, Any], said: str, word: str) -> bool:
    """Whether a row says a typed word: as a part of its texts, as the short form of a number, or as an amount of it."""
    number = number_asked(word)[1]
    if word in said or (number and number.casefold() in said):
        return True
    asked = amounts_asked(word).get(str(cells.get("currency")), 0)
    shown = (value for name, value in cells.items() if name.endswith("_minor"))
    return asked > 0 and (asked in shown or amount_word(asked) in cells.get(FOUND_BY, ()))
