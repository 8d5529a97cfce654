"""What a file says, row by row: the plain layouts, and how every bad row is reported.

Plain layouts are CSV with a heading (comma, semicolon or tab; UTF-8 or Windows-1252; gzip allowed):
codes      code, description [, billable] [, from_on] [, until_on]     (office services, CPT, ICD-10-CM)
prices     schedule, system, code, unit_price, currency, from_on [, until_on] [, tax_code] [, name]
taxes      tax_code, rate_percent, from_on, source [, until_on] [, exemption]
crosswalk  from_system, from_code, to_system, to_code
"""

from __future__ import annotations

import csv
import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, TypeVar

from chalicelib.catalog.model import CodeSystem, Crosswalk, Finding, Listed, Price, TaxRule
from chalicelib.catalog.rules import writing
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.money import Currency, currency, parse
from chalicelib.kernel.period import Period

T = TypeVar("T")

BYTES_MAX: Final = 64 * 1024 * 1024  # the ICD-10-CM list is 8 MB; what unpacks to more than this is no catalog file
DESCRIPTION_MAX: Final = 2000  # the longest HCPCS description is below 1,000 characters


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number in the file and its cells by heading."""

    number: int
    cells: dict[str, str]


class Bad(Exception):
    """A cell that cannot be read."""

    def __init__(self, column: str, reason: str, mend: str) -> None:
        super().__init__(reason)
        self.column, self.reason, self.mend = column, reason, mend

    def finding(self, row: int) -> Finding:
        """The report of it."""
        return Finding(row, self.column, self.reason, self.mend)


def text_of(body: bytes) -> str:
    """The text of a file: unpacked when gzipped, UTF-8 or else Windows-1252. Invalid `file_unreadable`."""
    if body[:2] == b"\x1f\x8b":
        unpacker = zlib.decompressobj(wbits=31)
        try:
            body = unpacker.decompress(body, BYTES_MAX)
        except zlib.error as error:
            raise Invalid("file_unreadable", "The file says it is gzip but cannot be unpacked.") from error
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise Invalid("file_unreadable", "The gzip file is cut short or unpacks to more than 64 MB.")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


class _Quoted(csv.excel):
    strict = True  # a mark left open is an error, not the rest of the file


class _Semicolons(_Quoted):
    delimiter = ";"


class _Plain(csv.excel_tab):
    quoting = csv.QUOTE_NONE  # tab-separated lists quote nothing


_DIALECTS: Final[dict[str, type[csv.Dialect]]] = {",": _Quoted, ";": _Semicolons, "\t": _Plain}


def table(text: str, required: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV text by lower-case heading. Bad for a missing column or a row that CSV cannot hold."""
    lines = csv.reader(io.StringIO(text, newline=""), dialect=_DIALECTS[_delimiter(text)])
    try:
        heading = [_heading(cell) for cell in next(lines, [])]
        for name in required:
            if name not in heading:
                raise Bad(name, "The column is missing.", f"The first row must name: {', '.join(required)}.")
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield Row(lines.line_num, dict(zip(heading, (cell.strip() for cell in cells), strict=False)))
    except csv.Error as error:
        raise Bad("", "The row is not valid CSV.", "Close every quotation mark; save the file as CSV.") from error


def _heading(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_")


def _delimiter(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max("\t;,", key=first.count)


Reading = tuple[list[tuple[int, T]], list[Finding]]  # good rows with their numbers; what is wrong


def read_each(text: str, required: tuple[str, ...], of: Callable[[Row], T]) -> Reading[T]:
    """Read every row; a bad one is reported and the others go on."""
    good: list[tuple[int, T]] = []
    findings: list[Finding] = []
    number = 1
    try:
        for row in table(text, required):
            number = row.number
            try:
                good.append((row.number, of(row)))
            except Bad as bad:
                findings.append(bad.finding(row.number))
    except Bad as bad:  # of the file itself: nothing after it can be read
        findings.append(bad.finding(number))
    if not good and not findings:
        findings.append(Finding(1, "", "The file holds no rows.", "Send the file with its rows."))
    return good, findings


def codes_of(text: str, system: CodeSystem) -> Reading[Listed]:
    """The codes of a plain list."""

    def one(row: Row) -> Listed:
        code, text = code_in(row, "code", system), description_in(row)
        from_on = period_in(row).from_on if row.cells.get("from_on") else None
        until_on = date_in(row, "until_on") if row.cells.get("until_on") else None
        return Listed(code, text, billable_in(row), from_on, until_on)

    return read_each(text, ("code", "description"), one)


def prices_of(text: str) -> Reading[tuple[Price, str]]:
    """The prices of fee schedules, each with the name its schedule is given ("" when none)."""

    def one(row: Row) -> tuple[Price, str]:
        schedule = key_in(row, "schedule", writing.SCHEDULE, "lower-case letters, digits and hyphens; cash for cash")
        system = system_in(row, "system")
        code = code_in(row, "code", system)
        unit_minor, unit = amount_in(row, "unit_price")
        tax_code = (
            key_in(row, "tax_code", writing.KEY, "a tax code of the tax table") if row.cells.get("tax_code") else ""
        )
        return Price(
            writing.schedule_key(schedule), system, code, unit_minor, unit, period_in(row), tax_code
        ), row.cells.get("name", "")[:100]

    return read_each(text, ("schedule", "system", "code", "unit_price", "currency", "from_on"), one)


def taxes_of(text: str) -> Reading[TaxRule]:
    """The rules of tax codes; an exemption names its reason and has no rate."""

    def one(row: Row) -> TaxRule:
        tax_code = key_in(row, "tax_code", writing.KEY, "letters, digits, points and hyphens")
        rate_bp, exemption = rate_in(row, "rate_percent"), row.cells.get("exemption", "")
        if exemption and rate_bp:
            raise Bad("rate_percent", "An exemption has a rate.", "Write 0 in rate_percent, or leave exemption empty.")
        if not row.cells.get("source"):
            raise Bad("source", "The source is missing.", "Name the law or ruling the rate comes from.")
        return TaxRule(tax_code, rate_bp, period_in(row), exemption[:500], row.cells["source"][:500])

    return read_each(text, ("tax_code", "rate_percent", "from_on", "source"), one)


def crosswalk_of(text: str) -> Reading[Crosswalk]:
    """What codes of other systems are called in ours."""

    def one(row: Row) -> Crosswalk:
        to_system = system_in(row, "to_system")
        return Crosswalk(
            key_in(row, "from_system", writing.OTHER_SYSTEM, "a short name such as snomed, rxnorm or cvx"),
            key_in(row, "from_code", writing.OTHER_CODE, "the code as the other system writes it"),
            to_system,
            code_in(row, "to_code", to_system),
        )

    return read_each(text, ("from_system", "from_code", "to_system", "to_code"), one)


def key_in(row: Row, column: str, shape: re.Pattern[str], mend: str) -> str:
    """A key of a known shape."""
    text = row.cells.get(column, "")
    if not shape.fullmatch(text):
        raise Bad(column, f"{text[:40]!r} is not a valid {column}.", f"Write {mend}.")
    return text


def system_in(row: Row, column: str) -> CodeSystem:
    """A code system of ours."""
    try:
        return CodeSystem(row.cells.get(column, "").lower())
    except ValueError as error:
        raise Bad(column, "The code system is not known.", f"Write one of {', '.join(CodeSystem)}.") from error


def code_in(row: Row, column: str, system: CodeSystem) -> str:
    """A code in the shape of its system."""
    code = writing.spelled(system, row.cells.get(column, ""))
    if not writing.well_formed(system, code):
        raise Bad(column, f"{code[:20]!r} is no {system.value} code.", "Correct the code or its system.")
    return code


def description_in(row: Row) -> str:
    """What a code means."""
    text = " ".join(row.cells.get("description", "").split())
    if not 0 < len(text) <= DESCRIPTION_MAX:
        raise Bad("description", "The description is empty or too long.", f"Write 1 to {DESCRIPTION_MAX} characters.")
    return text


def billable_in(row: Row) -> bool:
    """Whether a code may be billed; yes unless said otherwise."""
    answer = {"": True, "1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    text = row.cells.get("billable", "").lower()
    if text not in answer:
        raise Bad("billable", f"{text[:20]!r} is neither yes nor no.", "Write 1 or 0.")
    return answer[text]


def date_in(row: Row, column: str) -> date:
    """A civil date as 2026-11-21."""
    text = row.cells.get(column, "")
    try:
        if len(text) != 10:
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError as error:
        raise Bad(column, f"{text[:20]!r} is not a date.", "Write it as 2026-11-21.") from error


def period_in(row: Row) -> Period:
    """`from_on` and, where there is one, `until_on`: the first day that no longer counts."""
    from_on = date_in(row, "from_on")
    until_on = date_in(row, "until_on") if row.cells.get("until_on") else None
    if until_on is not None and until_on <= from_on:
        raise Bad("until_on", "The period ends before it begins.", "until_on is the first day that no longer counts.")
    return Period(from_on, until_on)


def amount_in(row: Row, column: str) -> tuple[int, Currency]:
    """A price of zero or more in minor units, with the currency of its row."""
    try:
        money = parse(row.cells.get(column, ""), currency(row.cells.get("currency", "").upper()))
    except ValueError as error:
        raise Bad(
            column, "The price or its currency cannot be read.", "Write 1234.50 and USD, SEK, PLN or EUR."
        ) from error
    if money.minor < 0:
        raise Bad(column, "The price is negative.", "Write a price of zero or more.")
    return money.minor, money.currency


def rate_in(row: Row, column: str) -> int:
    """A rate in basis points, from percent with at most two decimals, 0 to 100."""
    text = row.cells.get(column, "")
    try:
        bp = Decimal(text) * 100
    except InvalidOperation:
        bp = Decimal("NaN")
    if not bp.is_finite() or bp != int(bp) or not 0 <= bp <= 10_000:
        raise Bad(column, f"{text[:20]!r} is not a rate.", "Write percent such as 25 or 8.25, from 0 to 100.")
    return int(bp)
