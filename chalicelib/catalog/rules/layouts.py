"""What a file says, row by row: the plain layouts, and how every bad row is reported.

Plain layouts are CSV with a heading (comma, semicolon or tab; gzip allowed; encodings as `kernel.encodings` has them):
codes      code, description [, billable] [, from_on] [, until_on]     (office services, CPT, ICD-10-CM)
prices     schedule, system, code, unit_price, currency, from_on [, until_on] [, tax_code] [, name]
taxes      tax_code, rate_percent, from_on, source [, until_on] [, exemption]
crosswalk  from_system, from_code, to_system, to_code
names      system, code [, en] [, sv] [, pl]
"""

from __future__ import annotations

import csv
import zlib
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from chalicelib.catalog.model import CodeSystem, Crosswalk, Finding, Listed, Named, Price, TaxRule
from chalicelib.catalog.rules import writing
from chalicelib.catalog.rules.cells import (
    Bad,
    Row,
    amount_in,
    billable_in,
    code_in,
    date_in,
    description_in,
    key_in,
    names_in,
    period_in,
    rate_in,
    rounding_in,
    system_in,
)
from chalicelib.kernel.csv_reading import Lines
from chalicelib.kernel.encodings import Reading, Unclear, decoded
from chalicelib.kernel.errors import Invalid, Misfit
from chalicelib.kernel.sentences import Said, as_is, in_turn, say

T = TypeVar("T")

BYTES_MAX: Final = 64 * 1024 * 1024  # the ICD-10-CM list is 8 MB; what unpacks to more than this is no catalog file


def text_of(body: bytes, encoding: str = "") -> str:
    """The text of a file, unpacked when gzipped, in the encoding that was asked for, or else is found.

    Invalid `file_unreadable`; Invalid `encoding_unclear` when a person must choose the encoding.
    """
    try:
        return decoded(_unpacked(body), encoding).text
    except Unclear as error:
        read = in_turn(*(_as_read(reading) for reading in error.readings), between="; ")
        mend = say("Send it again and choose the encoding: {readings}", readings=read)
        raise Invalid("encoding_unclear", error.why, {"encoding": mend}) from error
    except Misfit as error:
        raise Invalid("file_unreadable", error.why) from error


def _as_read(reading: Reading) -> Said:
    return as_is(f"{reading.encoding.value} ({', '.join(reading.words)})")


def _unpacked(body: bytes) -> bytes:
    if body[:2] != b"\x1f\x8b":
        return body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(body, BYTES_MAX)
    except zlib.error as error:
        raise Invalid("file_unreadable", say("The file says it is gzip but cannot be unpacked.")) from error
    if unpacker.unconsumed_tail or not unpacker.eof:
        raise Invalid("file_unreadable", say("The gzip file is cut short or unpacks to more than 64 MB."))
    return plain


def table(text: str, required: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV text by lower-case heading. Bad for a missing column or a row that CSV cannot hold."""
    lines = Lines(text, quoted_tabs=False)  # tab-separated lists quote nothing
    try:
        heading = [_heading(cell) for cell in next(lines, [])]
        for name in required:
            if name not in heading:
                raise Bad(
                    name,
                    say("The column is missing."),
                    say("The first row must name: {choices}.", choices=", ".join(required)),
                )
        for cells in lines:
            if any(cells):
                yield Row(lines.number, dict(zip(heading, cells, strict=False)))
    except csv.Error as error:
        raise Bad(
            "", say("The row is not valid CSV."), say("Close every quotation mark; save the file as CSV.")
        ) from error


def _heading(cell: str) -> str:
    return cell.strip().lower().replace(" ", "_")


Sifted = tuple[list[tuple[int, T]], list[Finding]]  # good rows with their numbers; what is wrong


def read_each(text: str, required: tuple[str, ...], of: Callable[[Row], T]) -> Sifted[T]:
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
        findings.append(Finding(1, "", say("The file holds no rows."), say("Send the file with its rows.")))
    return good, findings


def codes_of(text: str, system: CodeSystem) -> Sifted[Listed]:
    """The codes of a plain list."""

    def one(row: Row) -> Listed:
        code, text = code_in(row, "code", system), description_in(row)
        from_on = period_in(row).from_on if row.cells.get("from_on") else None
        until_on = date_in(row, "until_on") if row.cells.get("until_on") else None
        return Listed(code, text, billable_in(row), from_on, until_on)

    return read_each(text, ("code", "description"), one)


def prices_of(text: str) -> Sifted[tuple[Price, str]]:
    """The prices of fee schedules, each with the name its schedule is given ("" when none)."""

    def one(row: Row) -> tuple[Price, str]:
        schedule = key_in(
            row,
            "schedule",
            writing.SCHEDULE,
            say("Write lower-case letters, digits and hyphens; cash for cash prices."),
        )
        system = system_in(row, "system")
        code = code_in(row, "code", system)
        unit_minor, unit = amount_in(row, "unit_price")
        tax_code = (
            key_in(row, "tax_code", writing.KEY, say("Write a tax code of the tax table."))
            if row.cells.get("tax_code")
            else ""
        )
        return Price(
            writing.schedule_key(schedule), system, code, unit_minor, unit, period_in(row), tax_code
        ), row.cells.get("name", "")[:100]

    return read_each(text, ("schedule", "system", "code", "unit_price", "currency", "from_on"), one)


def taxes_of(text: str) -> Sifted[TaxRule]:
    """The rules of tax codes; an exemption names its reason and has no rate."""

    def one(row: Row) -> TaxRule:
        tax_code = key_in(row, "tax_code", writing.KEY, say("Write letters, digits, points and hyphens."))
        rate_bp, exemption = rate_in(row, "rate_percent"), row.cells.get("exemption", "")
        if exemption and rate_bp:
            raise Bad(
                "rate_percent",
                say("An exemption has a rate."),
                say("Write 0 in rate_percent, or leave exemption empty."),
            )
        if not row.cells.get("source"):
            raise Bad("source", say("The source is missing."), say("Name the law or ruling the rate comes from."))
        rounding, source = rounding_in(row, "rounding"), row.cells["source"][:500]
        return TaxRule(tax_code, rate_bp, period_in(row), exemption[:500], source, rounding)

    return read_each(text, ("tax_code", "rate_percent", "from_on", "source"), one)


def crosswalk_of(text: str) -> Sifted[Crosswalk]:
    """What codes of other systems are called in ours."""

    def one(row: Row) -> Crosswalk:
        to_system = system_in(row, "to_system")
        return Crosswalk(
            key_in(row, "from_system", writing.OTHER_SYSTEM, say("Write a short name such as snomed, rxnorm or cvx.")),
            key_in(row, "from_code", writing.OTHER_CODE, say("Write the code as the other system writes it.")),
            to_system,
            code_in(row, "to_code", to_system),
        )

    return read_each(text, ("from_system", "from_code", "to_system", "to_code"), one)


def names_of(text: str) -> Sifted[Named]:
    """What clients read of codes, by language: an empty cell takes a name away, a missing column leaves it."""

    def one(row: Row) -> Named:
        system = system_in(row, "system")
        return Named(system, code_in(row, "code", system), names_in(row))

    return read_each(text, ("system", "code"), one)
