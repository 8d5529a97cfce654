"""What can be written out, each declared once: who may, its columns, and how a stretch of its rows is read.

A listing is read at a cursor, so that writing may stop and go on anywhere. Rows are as they are when they are read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import LOAD_FINDING_COLUMNS, PRICE_COLUMNS
from chalicelib.catalog.rules.writing import schedule_key
from chalicelib.enrollment import actions as enrollment
from chalicelib.imports import actions as imports
from chalicelib.imports.model import IMPORT_FINDING_COLUMNS
from chalicelib.invoicing.rules.ageing import BUCKETS
from chalicelib.kernel.lists import Cells, Column
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.paging import Page, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass
from chalicelib.privacy import actions as privacy
from chalicelib.reports import ageing, journal
from chalicelib.reports.behind import behind_since
from chalicelib.reports.exports.model import UNKNOWN, Export
from chalicelib.reports.lists import list_of
from chalicelib.reports.naming import with_names
from chalicelib.reports.rows import account_numbers, buckets, page_of_rows
from chalicelib.web.permissions import Permission

NOT_UP_TO_DATE: Final = "not_up_to_date_since"  # the last column of what is made from the accounts' rows
Line = list[object]
Read = Callable[[Ports, Export, int, str | None], Page[Line]]
HowFar = Callable[[Ports, Export, str], int]


def _nobody_knows(ports: Ports, export: Export, cursor: str) -> int:
    return UNKNOWN


@dataclass(frozen=True, slots=True)
class Listing:
    """One list to write out. `permissions` are all needed, also when the file is taken; `kept`: taking it leaves a
    reading, because it shows many clients at once; `how_far`: percent of the list before a cursor; `papers`: not its
    lines are wanted but the paper of each of its rows, by this word of `papers.PAPERS`.
    """

    permissions: tuple[Permission, ...]
    columns: Callable[[], Sequence[str]]  # as the file is headed
    read: Read
    kept: bool = False
    how_far: HowFar = _nobody_knows
    papers: str = ""


def amount(minor: int, code: str) -> object:
    """An amount as a decimal number that a spreadsheet adds up."""
    return Money(minor, currency(code)).decimal()


def cell(cells: Cells, column: Column, on: date) -> object:
    """One cell of a list's line; empty where a row of an older shape has none."""
    value = column.value(cells, on)
    if value is None:
        return ""
    return amount(value, cells["currency"]) if column.kind == "amount" else value


def _marked(ports: Ports, lines: Sequence[tuple[str, Line]]) -> list[Line]:
    """Lines of accounts with since when each is old, where a change of its account was set aside."""
    old = behind_since(ports, (account_id for account_id, _ in lines)) if lines else {}
    return [[*line, old.get(account_id, "")] for account_id, line in lines]


def _read_list(ports: Ports, export: Export, limit: int, cursor: str | None) -> Page[Line]:
    kind = list_of(export.list)
    holds, wanted, columns = kind.holds(export.asked, export.on), kind.wanted(export.asked), kind.in_file
    page = page_of_rows(
        ports, kind.name, holds, limit, cursor, backwards=kind.backwards, wanted=wanted, only=export.only
    )
    named = zip(page.items, with_names(ports, [row.cells for row in page.items]), strict=True)
    lines = [(str(row.account_id), [cell(cells, one, export.on) for one in columns]) for row, cells in named]
    all_found = export.only and export.rows + len(lines) >= len(export.only)
    return Page(_marked(ports, lines), None if all_found else page.cursor)


def _read_rows(name: str, ports: Ports, export: Export, limit: int, cursor: str | None) -> Page[Line]:
    """The rows themselves: whose each is, and what it shows."""
    one = list_of(name)
    holds, wanted = one.holds(export.asked, export.on), one.wanted(export.asked)
    page = page_of_rows(ports, name, holds, limit, cursor, backwards=one.backwards, wanted=wanted, only=export.only)
    all_found = export.only and export.rows + export.left_out + len(page.items) >= len(export.only)
    lines: list[Line] = [[str(row.account_id), row.cells] for row in page.items]
    return Page(lines, None if all_found else page.cursor)


def _of_list(name: str, ports: Ports, export: Export, cursor: str) -> int:
    one = list_of(name)
    wanted = one.wanted(export.asked)
    order = [name for name in buckets(ports, one.name, backwards=one.backwards) if wanted(name)]
    bucket = (place_of(cursor, "list", "bucket", "inner") or {})["bucket"]
    return _passed([name > bucket if one.backwards else name < bucket for name in order])


def _passed(buckets_before: Sequence[bool]) -> int:
    """Percent of a list's buckets that lie before a cursor's."""
    return 100 * sum(buckets_before) // max(len(buckets_before), 1)


def _read_ageing(ports: Ports, export: Export, limit: int, cursor: str | None) -> Page[Line]:
    names = ("party", "currency", "text", "overdue")
    wanted = {name: export.asked[name] for name in names if name in export.asked}
    asked = ageing.AgeingAsked(export.on, **wanted)
    page = ageing.page_of_ageing(ports, asked, limit, cursor)
    return Page(_marked(ports, [(line.account_id, _ageing_line(line)) for line in page.items]), page.cursor)


def _ageing_line(line: ageing.AgeingLine) -> Line:
    minors = [*(line.by_bucket[bucket] for bucket in BUCKETS), line.total_minor, line.unapplied_minor]
    return [line.account_number, line.guarantor, line.currency, *(amount(minor, line.currency) for minor in minors)]


def _of_ageing(ports: Ports, export: Export, cursor: str) -> int:
    bucket = (place_of(cursor, "list", "bucket", "sk") or {})["bucket"]
    return _passed([name < bucket for name in buckets(ports, "owing", backwards=False)])


def _read_journal(ports: Ports, export: Export, limit: int, cursor: str | None) -> Page[Line]:
    wanted = journal.Wanted(**{name: str(export.asked.get(name, "")) for name in ("party", "code", "by")})
    page = journal.day_journal(ports, export.on, wanted, limit, cursor)
    numbers = account_numbers(ports, {row.whose for row in page.items})
    names = enrollment.payer_names(ports, {payer for row in page.items for payer in row.payers})
    return Page([leg for row in page.items for leg in _legs(row, export.on, numbers[row.whose], names)], page.cursor)


def _legs(entry: journal.JournalRow, on: date, account_number: str, names: Mapping[str, str]) -> Iterator[Line]:
    head = [on, account_number or entry.whose, entry.number, entry.reason, entry.posted_at.isoformat(), entry.by]
    for code, minor, party, subject, *_ in entry.legs:
        sides = [amount(max(minor, 0), entry.currency), amount(max(-minor, 0), entry.currency)]
        yield [*head, code, party, names.get(party, ""), subject, entry.currency, *sides]


def _read_trial(ports: Ports, export: Export, limit: int, cursor: str | None) -> Page[Line]:
    """All at once: as many lines as the chart has, which the report's own page reads as well."""
    return Page([_trial_line(line) for line in journal.trial_balance(ports, export.on)])


def _trial_line(line: journal.TrialLine) -> Line:
    of, minors = line.account, (line.debit_minor, line.credit_minor)
    return [of.number, of.code, of.name, line.currency, *(amount(minor, line.currency) for minor in minors)]


def _read_searches(ports: Ports, export: Export, limit: int, cursor: str | None) -> Page[Line]:
    page = privacy.trail(ports, privacy.searches_of(export.asked["subject"]), limit, cursor)
    deeds = [(entry.place, entry.deed) for entry in page.items]
    lines: list[Line] = [[n, d.at.isoformat(), d.who, d.verb, d.kind, ", ".join(d.fields), d.item] for n, d in deeds]
    return Page(lines, page.cursor)


def _read_prices(ports: Ports, export: Export, limit: int, cursor: str | None) -> Page[Line]:
    return catalog.price_lines(ports, schedule_key(export.asked["schedule"]), limit, cursor)


def _read_import(ports: Ports, export: Export, limit: int, cursor: str | None) -> Page[Line]:
    return imports.finding_lines(ports, export.asked["import_id"], export.language, limit, cursor)


def _read_load(ports: Ports, export: Export, limit: int, cursor: str | None) -> Page[Line]:
    return catalog.finding_lines(ports, export.asked["load_id"], export.language, limit, cursor)


def _list(name: str, permission: Permission) -> Listing:
    return Listing(
        (Permission.EXPORT, permission), partial(_in_file, name), _read_list, kept=True, how_far=partial(_of_list, name)
    )


def _in_file(name: str) -> Sequence[str]:
    """The columns of a list's file; its room is loaded when it is first asked for."""
    return [*(column.name for column in list_of(name).in_file), NOT_UP_TO_DATE]


def _papers(word: str, name: str, permission: Permission) -> Listing:
    """The papers of a list's rows: what a person may open one by one, together."""
    needed, read = (Permission.EXPORT, permission), partial(_read_rows, name)
    return Listing(needed, list, read, kept=True, how_far=partial(_of_list, name), papers=word)


def _report(*columns: str, read: Read, kept: bool = True, how_far: HowFar = _nobody_knows) -> Listing:
    return Listing((Permission.EXPORT, Permission.REPORT_READ), lambda: columns, read, kept, how_far)


def _others(permission: Permission, columns: Sequence[str], read: Read) -> Listing:
    return Listing((Permission.EXPORT, permission), lambda: columns, read)


LISTINGS: Final[Mapping[str, Listing]] = {
    "clients": _list("clients", Permission.ACCOUNT_READ),
    "invoices": _list("invoices", Permission.ACCOUNT_READ),
    "write-offs": _list("write-offs", Permission.ACCOUNT_READ),
    "payments": _list("payments", Permission.PAYMENT_READ),
    "accounts": _list("accounts", Permission.ACCOUNT_READ),
    "ageing": _report(
        *("account_number", "guarantor", "currency", *BUCKETS, "total", "unapplied", NOT_UP_TO_DATE),
        read=_read_ageing,
        how_far=_of_ageing,
    ),
    "journal": _report(
        *("effective_on", "account", "entry", "reason", "posted_at", "by"),
        *("code", "party", "party_name", "subject", "currency", "debit", "credit"),
        read=_read_journal,
    ),
    "trial-balance": _report("number", "code", "name", "currency", "debit", "credit", read=_read_trial, kept=False),
    "searches": _others(
        Permission.AUDIT_READ, ("place", "at", "who", "verb", "list", "filter", "found"), _read_searches
    ),
    "prices": _others(Permission.CATALOG_READ, PRICE_COLUMNS, _read_prices),
    "import-findings": _others(Permission.IMPORT_READ, IMPORT_FINDING_COLUMNS, _read_import),
    "invoice-papers": _papers("invoice", "invoices", Permission.ACCOUNT_READ),
    "receipts": _papers("receipt", "payments", Permission.PAYMENT_READ),
    "statements": _papers("statement", "accounts", Permission.ACCOUNT_READ),
    "load-findings": Listing((Permission.CATALOG_READ,), lambda: LOAD_FINDING_COLUMNS, _read_load),
}
