"""The cells of the catalog's files: what they may hold, and what is said of those that hold something else."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from chalicelib.catalog.model import CodeSystem, Finding, TaxRounding
from chalicelib.catalog.rules import writing
from chalicelib.kernel.amounts import Read, read_number, sure_amount
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.languages import LANGUAGES, Language
from chalicelib.kernel.money import Currency, currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import Said, say
from chalicelib.kernel.values import dataclass

WHOLE_BP: Final = 10_000  # basis points of the whole
DESCRIPTION_MAX: Final = 2000  # the longest HCPCS description is below 1,000 characters

NAME_MAX: Final = 200  # two lines of a paper


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number in the file and its cells by heading."""

    number: int
    cells: dict[str, str]


class Bad(Exception):
    """A cell that cannot be read."""

    def __init__(self, column: str, reason: Said, mend: Said) -> None:
        super().__init__(reason)
        self.column, self.reason, self.mend = column, reason, mend

    def finding(self, row: int) -> Finding:
        """The report of it."""
        return Finding(row, self.column, self.reason, self.mend)


def key_in(row: Row, column: str, shape: re.Pattern[str], mend: Said) -> str:
    """A key of a known shape."""
    text = row.cells.get(column, "")
    if not shape.fullmatch(text):
        raise Bad(
            column,
            say("'{text}' is not a valid {column}.", text=text[:40], column=column),
            mend,
        )
    return text


def system_in(row: Row, column: str) -> CodeSystem:
    """A code system of ours."""
    try:
        return CodeSystem(row.cells.get(column, "").lower())
    except ValueError as error:
        raise Bad(
            column, say("The code system is not known."), say("Write one of {choices}.", choices=", ".join(CodeSystem))
        ) from error


def code_in(row: Row, column: str, system: CodeSystem) -> str:
    """A code in the shape of its system."""
    code = writing.spelled(system, row.cells.get(column, ""))
    if not writing.well_formed(system, code):
        raise Bad(
            column,
            say("'{code}' is no {system} code.", code=code[:20], system=system.value),
            say("Correct the code or its system."),
        )
    return code


def description_in(row: Row) -> str:
    """What a code means."""
    text = " ".join(row.cells.get("description", "").split())
    if not 0 < len(text) <= DESCRIPTION_MAX:
        raise Bad(
            "description",
            say("The description is empty or too long."),
            say("Write 1 to {limit} characters.", limit=DESCRIPTION_MAX),
        )
    return text


def names_in(row: Row) -> dict[Language, str]:
    """What clients read of a code, by the language that heads the column."""
    names: dict[Language, str] = {
        language: " ".join(row.cells[language].split()) for language in LANGUAGES if language in row.cells
    }
    if not names:
        choices = ", ".join(LANGUAGES)
        raise Bad(
            "en", say("No column is of a language."), say("Head one with each language: {choices}.", choices=choices)
        )
    for language, name in names.items():
        if len(name) > NAME_MAX:
            raise Bad(language, say("The name is too long."), say("Write at most {limit} characters.", limit=NAME_MAX))
    return names


def billable_in(row: Row) -> bool:
    """Whether a code may be billed; yes unless said otherwise."""
    answer = {"": True, "1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    text = row.cells.get("billable", "").lower()
    if text not in answer:
        raise Bad("billable", say("'{text}' is neither yes nor no.", text=text[:20]), say("Write 1 or 0."))
    return answer[text]


def date_in(row: Row, column: str) -> date:
    """A civil date as 2026-11-21."""
    text = row.cells.get(column, "")
    try:
        if len(text) != 10:
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        raise Bad(column, say("'{text}' is not a date.", text=text[:20]), say("Write it as 2026-11-21.")) from error


def period_in(row: Row) -> Period:
    """`from_on` and, where there is one, `until_on`: the first day that no longer counts."""
    from_on = date_in(row, "from_on")
    until_on = date_in(row, "until_on") if row.cells.get("until_on") else None
    if until_on is not None and until_on <= from_on:
        raise Bad(
            "until_on",
            say("The period ends before it begins."),
            say("until_on is the first day that no longer counts."),
        )
    return Period(from_on, until_on)


def amount_in(row: Row, column: str) -> tuple[int, Currency]:
    """A price of zero or more in minor units, with the currency of its row, by the one reader of amounts."""
    try:
        unit = currency(row.cells.get("currency", "").upper())
    except ValueError as error:
        raise Bad("currency", say("The currency is not known here."), say("Write USD, SEK, PLN or EUR.")) from error
    try:
        minor = sure_amount(row.cells.get(column, ""), unit)
    except Misfit as error:
        raise Bad(column, say("The price cannot be read."), error.why) from error
    if minor < 0:
        raise Bad(column, say("The price is negative."), say("Write a price of zero or more."))
    return minor, unit


def rounding_in(row: Row, column: str) -> TaxRounding:
    """Where a tax is rounded: by line (an empty cell too), or by rate and paper."""
    text = row.cells.get(column, "").strip().lower() or TaxRounding.LINE.value
    if text not in set(TaxRounding):
        raise Bad(column, say("'{text}' is no way to round a tax.", text=text[:20]), say("Write line or rate."))
    return TaxRounding(text)


def rate_in(row: Row, column: str) -> int:
    """A rate in basis points, from percent with at most two decimals, 0 to 100."""
    text = row.cells.get(column, "")
    try:
        read = read_number(text, 2)
    except Misfit:
        read = Read(-1)
    if not read.sure or not 0 <= read.units <= WHOLE_BP:
        raise Bad(
            column,
            say("'{text}' is not a rate.", text=text[:20]),
            say("Write percent such as 25 or 8.25, from 0 to 100."),
        )
    return read.units
