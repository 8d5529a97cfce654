"""The words and the way of writing amounts, dates and numbers of each language (CLDR, by Babel)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import Money, currency, display

LOCALES: Final[dict[Language, str]] = {"en": "en_US", "sv": "sv_SE", "pl": "pl_PL"}
_FOLDER: Final = Path(__file__).parent.parent / "templates" / "words"


@cache
def words(language: Language) -> dict[str, Any]:
    """All texts of a language, by section and word."""
    found: dict[str, Any] = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes for one reader: in a language and a currency."""

    language: Language
    currency: str

    def say(self, word: str, **values: str) -> str:
        """A text such as `statement.title`, its blanks filled."""
        text: Any = words(self.language)
        for part in word.split("."):
            text = text[part]
        return str(text).format(**values)

    def amount(self, minor: int) -> str:
        """An amount in minor units, with the typographic minus."""
        return display(Money(minor, currency(self.currency)), self.language).replace("-", "−")

    def amount_or_dash(self, minor: int) -> str:
        """An amount in a column where most are nothing."""
        return self.amount(minor) if minor else "–"

    def long_date(self, on: date) -> str:
        """A date in words: March 2, 2026."""
        from babel.dates import format_date  # imported late: 28 ms that most handlers never need

        return str(format_date(on, "long", locale=LOCALES[self.language]))

    def short_date(self, on: date) -> str:
        """A date for a table's column."""
        from babel.dates import format_date

        return str(format_date(on, "medium", locale=LOCALES[self.language]))

    def units(self, thousandths: int) -> str:
        """How many, from thousandths."""
        from babel.numbers import format_decimal

        shown = format_decimal(Decimal(thousandths).scaleb(-3), format="#,##0.###", locale=LOCALES[self.language])
        return str(shown).replace("-", "−")

    def rate(self, basis_points: int) -> str:
        """A rate from basis points: 6.25%."""
        from babel.numbers import format_percent

        exact = Decimal(basis_points).scaleb(-4)
        pattern = {"en": "#,##0.##%"}.get(self.language, "#,##0.##\u00a0%")
        return str(format_percent(exact, format=pattern, locale=LOCALES[self.language]))
