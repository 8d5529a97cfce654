"""Money: whole minor units of one currency, never a float."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, NewType, TypeVar

from chalicelib.kernel.languages import Language
from chalicelib.kernel.values import dataclass

Currency = NewType("Currency", str)
Sum = TypeVar("Sum")

# ISO 4217 minor-unit exponents of the currencies an account may be kept in.
MINOR_DIGITS: Final[dict[str, int]] = {"USD": 2, "SEK": 2, "PLN": 2, "EUR": 2}


def currency(code: str) -> Currency:
    """Name a currency the office keeps accounts in; ValueError for any other ISO 4217 code."""
    if code not in MINOR_DIGITS:
        raise ValueError(f"Unknown currency {code!r}: use one of {', '.join(sorted(MINOR_DIGITS))}.")
    return Currency(code)


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount: `minor` whole cents, öre or grosze of `currency`.

    A sum may be as large as it comes; what one amount may be is asked where it is typed in (`kernel/horizons.py`).
    Raises TypeError for a float or bool and ValueError for an unknown currency.
    """

    minor: int
    currency: Currency

    def __post_init__(self) -> None:
        if type(self.minor) is not int:
            raise TypeError(f"Money takes whole minor units, not {type(self.minor).__name__}.")
        currency(self.currency)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"Cannot mix {self.currency} and {other.currency}.")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.minor < other.minor

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.minor <= other.minor

    def times(self, rate: Decimal, rounding: str) -> Money:
        """Multiply by an exact rate; the caller names the rounding (a `decimal.ROUND_*` constant)."""
        return Money(times(self.minor, rate, rounding), self.currency)

    def decimal(self) -> Decimal:
        """The amount in major units, for a document or a file."""
        return Decimal(self.minor).scaleb(-MINOR_DIGITS[self.currency])


def times(minor: int, rate: Decimal, rounding: str) -> int:
    """Minor units times an exact rate, rounded to a whole minor unit as the caller names."""
    return int((Decimal(minor) * rate).quantize(Decimal(1), rounding=rounding))


def total(amounts: Iterable[Money], code: Currency) -> Money:
    """Sum amounts of one currency; zero of `code` when there are none."""
    return sum(amounts, start=Money(0, code))


def own_first(by_code: Mapping[str, Sum], own: str) -> dict[str, Sum]:
    """Sums by currency, the office's own first and the others by their codes."""
    return {code: by_code[code] for code in sorted(by_code, key=lambda code: (code != own, code))}


def split(minor: int, weights: Sequence[int]) -> list[int]:
    """Split an amount by weight so that the parts sum to the whole (largest remainder, ties to the earlier part).

    Raises ValueError for no weights, a negative weight or weights that sum to zero. A negative amount is split as
    its mirror image.
    """
    if not weights or min(weights) < 0 or sum(weights) == 0:
        raise ValueError("Weights must be non-negative and not all zero.")
    if minor < 0:
        return [-part for part in split(-minor, weights)]
    whole = sum(weights)
    parts = [minor * weight // whole for weight in weights]
    left = minor - sum(parts)
    order = sorted(range(len(weights)), key=lambda i: (-(minor * weights[i] % whole), i))
    for i in order[:left]:
        parts[i] += 1
    return parts


# The currencies whose sign a reader of each language knows; another one's code says which dollars or crowns are meant.
_SIGNED: Final[dict[Language, frozenset[str]]] = {
    "en": frozenset({"USD", "EUR"}),
    "sv": frozenset({"SEK", "EUR"}),
    "pl": frozenset({"PLN", "EUR"}),
}
_CODED: Final[dict[Language, str]] = {"en": "¤¤\u00a0#,##0.00", "sv": "#,##0.00\u00a0¤¤", "pl": "#,##0.00\u00a0¤¤"}


def display(money: Money, language: Language) -> str:
    """An amount as the reader's language writes it (CLDR, by Babel): with its own currency's sign or the euro's, else
    with the code, apart from the figure by a space that does not break.
    """
    from babel.numbers import format_currency  # 28 ms of import that most handlers never need

    locale = {"en": "en_US", "sv": "sv_SE", "pl": "pl_PL"}[language]
    pattern = None if money.currency in _SIGNED[language] else _CODED[language]
    return str(format_currency(money.decimal(), money.currency, pattern, locale=locale))
