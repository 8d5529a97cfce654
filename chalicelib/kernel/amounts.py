"""The one reader of amounts and numbers that people or other programs wrote: `1 240,50`, `1,240.50`, `1240.5`, `kr 5`.

The portal's fields read by the same table of examples (`tests/examples/amounts.json`, `frontend/src/words/amount.ts`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.horizons import AMOUNT_MAX, amount_fault
from chalicelib.kernel.money import MINOR_DIGITS, Currency
from chalicelib.kernel.sentences import say
from chalicelib.kernel.values import dataclass

# How each currency is written beside an amount: its ISO 4217 code, and its signs as CLDR has them.
_SIGNS: Final = {"USD": ("US$", "$"), "SEK": ("kr.", "kr"), "PLN": ("zł",), "EUR": ("€",)}
_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_MINUS: Final = re.compile("[\u2212\u2013]")
# Groups of three, parted alike throughout; then the decimals behind the other mark.
_GROUPED: Final = re.compile(r"([1-9][0-9]{0,2}(?:([ '’.,])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]{1,9}))?")
_PLAIN: Final = re.compile(r"([0-9]*)(?:[.,]([0-9]*))?")
_LONGEST: Final = 40  # characters of an amount with its unit: more is no amount that books hold
_OF_THREE: Final = 3  # figures of a group of thousands


@dataclass(frozen=True, slots=True)
class Read:
    """A number read: `units` of its last decimal (cents, thousandths).

    `sure` is false where only one mark stands before three figures (`1,000`): one country writes a thousand so, another
    one. A form shows how it was read; a file, which nobody sees, must be refused.
    """

    units: int
    sure: bool = True


def read_amount(text: str, code: Currency) -> Read:
    """An amount in minor units of its currency, whose sign or code may stand beside it; negative behind or before a
    minus sign or in parentheses. Misfit for anything else, for more decimals than the currency has and beyond what one
    amount may be; the text is not repeated.
    """
    found = _signed(text, _unit(code), MINOR_DIGITS[code])
    if found is None:
        raise Misfit(say("Write the amount in figures, such as 1234.50."))
    if amount_fault(found.units):
        raise Misfit(amount_fault(found.units))
    return found


def read_number(text: str, decimals: int) -> Read:
    """A number with at most so many decimals, in units of the last of them. Misfit for anything else."""
    found = _signed(text, "", decimals)
    if found is None or abs(found.units) > AMOUNT_MAX:
        raise Misfit(say("Write the number in figures, such as 1.5."))
    return found


def sure_amount(text: str, code: Currency) -> int:
    """The same amount where nobody sees how it is read; Misfit, with how to write it, where it could mean two."""
    found = read_amount(text, code)
    if not found.sure:
        whole = found.units // 10 ** MINOR_DIGITS[code]
        raise Misfit(
            say("Write {plain} if a thousand or more is meant, or at most two figures after the mark.", plain=whole)
        )
    return found.units


@cache
def _unit(code: str) -> str:
    return "|".join(re.escape(sign) for sign in (code, *_SIGNS.get(code, ())))


@cache
def _frame(unit: str) -> re.Pattern[str]:
    """Sign, unit and figures: the sign and the unit once each, before or behind."""
    unit = unit or "(?!)"
    sides = rf"(-|\+)? ?({unit})? ?(-|\+)? ?([0-9][0-9 '’.,]*|[.,][0-9]+) ?(-)? ?({unit})? ?(-)?"
    return re.compile(sides, re.IGNORECASE)


def _signed(text: str, unit: str, decimals: int) -> Read | None:
    plain = _MINUS.sub("-", _SPACES.sub(" ", text).strip())
    inner = plain[1:-1].strip() if plain.startswith("(") and plain.endswith(")") else plain
    match = _frame(unit).fullmatch(inner)
    if match is None or len(inner) > _LONGEST:
        return None
    first, before, second, figures, third, behind, fourth = match.groups()
    signs = [sign for sign in (first, second, third, fourth, "-" if inner != plain else None) if sign]
    if len(signs) > 1 or (before and behind):
        return None
    found = _figures(figures.strip(), decimals)
    return Read(-found.units, found.sure) if found and signs == ["-"] else found


def _figures(text: str, decimals: int) -> Read | None:
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        whole, mark, fraction = grouped.groups()
        single = mark in ".," and whole.count(mark) == 1 and fraction is None
        if single and decimals >= _OF_THREE:  # units of a charge have three decimals: then it is the decimal mark
            head, tail = whole.split(mark)
            return Read(_units(head, tail, decimals), sure=False)
        units = _units(whole.replace(mark, ""), fraction or "", decimals)
        return None if units < 0 else Read(units, not single)
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return None
    whole, fraction = plain.group(1), plain.group(2) or ""
    units = _units(whole, fraction, decimals) if whole or fraction else -1
    return None if units < 0 else Read(units)


def _units(whole: str, fraction: str, decimals: int) -> int:
    """Whole and decimals as one number of the last decimal; below zero when there are more decimals than that.

    Zeros beyond are none, but for three figures (`0.500`): those are a group of thousands or nothing.
    """
    if fraction[decimals:].strip("0") or len(fraction) == _OF_THREE > decimals:
        return -1
    return int((whole or "0") + fraction[:decimals].ljust(decimals, "0"))
