"""The general ledger, from the accounts' entries: the day journal and the trial balance, each entry counted once.

In `projections`:
pk = JOURNAL#2026-03-02 · sk = <account>#<version>   one entry, under the day it takes effect
pk = TB#2026-03 · sk = <currency>#<shard>            what the month moved on each ledger account; shards spread the load
pk = TB#2026-03-02 · sk = <currency>#<shard>         the same of a day
pk = MONTHS · sk = 2026-03                           the months that have entries
The row and the counters are written in one transaction under the row's key, so a repeat counts nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import InstantAttribute, JSONTextAttribute
from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.cloud.writes import add, bump, put, remove
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import shard
from chalicelib.kernel.lists import Counted, Counts
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.chart import LedgerAccount, chart
from chalicelib.ledger.model import GUARANTOR, Entry
from chalicelib.ledger.rules import legs_as_lists
from chalicelib.reports.counters import JOURNAL, Place, added, numbers_of
from chalicelib.reports.rows import READ_MAX

COUNTER_SHARDS: Final = 8


class JournalRow(ProjectionItem):
    """One entry as the day journal lists it."""

    reason = UnicodeAttribute()
    source = UnicodeAttribute()
    currency = UnicodeAttribute()
    legs = JSONTextAttribute()
    by = UnicodeAttribute()
    posted_at = InstantAttribute()

    @property
    def whose(self) -> str:
        """The account's id."""
        return str(self.sk).split("#")[0]

    @property
    def number(self) -> int:
        """Its place in the account's journal."""
        return int(str(self.sk).split("#")[1])

    @property
    def payers(self) -> set[str]:
        """The parties of its legs that are payers."""
        return {str(party) for _, _, party, *_ in self.legs if party not in ("", GUARANTOR)}


class MonthItem(ProjectionItem):
    """A month that has entries."""


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One ledger account of a trial balance: its balance is on one side or the other, in minor units."""

    account: LedgerAccount
    currency: str
    debit_minor: int
    credit_minor: int


def _month(on: date) -> str:
    return on.isoformat()[:7]


def record_entry(ports: Ports, entry: Entry) -> None:
    """Count an entry into the general ledger, once however often it is told."""
    month = _month(entry.effective_on)
    row = JournalRow(
        f"JOURNAL#{entry.effective_on.isoformat()}",
        f"{entry.account_id}#{entry.version:012d}",
        reason=entry.reason,
        source=entry.source,
        currency=entry.currency,
        legs=legs_as_lists(entry.legs),
        by=entry.by,
        posted_at=entry.posted_at,
    )
    totals = totals_of((leg.code, leg.minor) for leg in entry.legs)
    place = f"{entry.currency}#{_shard(entry.account_id, entry.version)}"
    periods = (f"TB#{month}", f"TB#{entry.effective_on.isoformat()}")
    counters = [bump(ProjectionItem.Meta.table_name, pk, place, {**totals, "entries": 1}) for pk in periods]
    if ports.tables.get(MonthItem, "MONTHS", month) is None:  # read, so that no entry writes one common key
        ports.tables.commit([put(MonthItem("MONTHS", month))], PROJECTOR)
    try:
        until_settled(lambda: ports.tables.commit([add(row), *counters], PROJECTOR))
    except AlreadyThere:
        return


def _shard(account_id: str, version: int) -> int:
    return shard(f"{account_id}{version}", COUNTER_SHARDS)


def counts_of(row: JournalRow) -> dict[Place, int]:
    """What a row of the journal counts for, in its month and on its day, without zeros."""
    day, at = str(row.pk).partition("#")[2], _shard(row.whose, row.number)
    totals = {**totals_of((str(leg[0]), int(leg[1])) for leg in row.legs), "entries": 1}
    periods, moved = (day[:7], day), {code: minor for code, minor in totals.items() if minor}
    return {(at, Counted(JOURNAL, row.currency, on, "", code)): n for on in periods for code, n in moved.items()}


def counters_of(ports: Ports, month: str) -> dict[Place, int]:
    """The counters of a month (yyyy-mm) and of its days, without zeros."""
    found: dict[Place, int] = {}
    for period in (month, *days_of(month)):
        for raw in ports.tables.raw(ProjectionItem.table(), f"TB#{period}"):
            currency, at = raw["sk"]["S"].split("#")
            counted = {Counted(JOURNAL, currency, period, "", code): n for code, n in numbers_of(raw)}
            found |= {(int(at), place): n for place, n in counted.items()}
    return found


def days_of(month: str) -> list[str]:
    """The days of a month (yyyy-mm), as ISO text."""
    first = date.fromisoformat(f"{month}-01")
    days = (later(first, number) for number in range(31))
    return [day.isoformat() for day in days if day.month == first.month]


def take_entry(ports: Ports, row: JournalRow) -> None:
    """Take a row away as it was read, and what it counted for; Contested when it is gone."""
    less: dict[int, Counts] = {}
    for (at, place), n in counts_of(row).items():
        less.setdefault(at, {})[place] = -n
    bumps = [write for at, counts in less.items() for write in added(at, counts)]
    ports.tables.commit([remove(row, row.version), *bumps], PROJECTOR)


def totals_of(amounts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Sum amounts by ledger account; accounts that come to nothing stay, so that a month knows what moved."""
    totals: dict[str, int] = {}
    for code, minor in amounts:
        totals[code] = totals.get(code, 0) + minor
    return totals


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of a day: those with a leg of a payer, with one on a ledger account, posted by somebody."""

    party: str = ""
    code: str = ""
    by: str = ""

    def keeps(self, row: JournalRow) -> bool:
        """Whether an entry is asked for."""
        return (
            (not self.party or self.party in row.payers)
            and (not self.by or self.by == row.by)
            and (not self.code or any(leg[0] == self.code for leg in row.legs))
        )


def day_journal(ports: Ports, on: date, wanted: Wanted, limit: int, cursor: str | None) -> Page[JournalRow]:
    """The entries that take effect on a day, by account: all, or those that are wanted. A page may be short, or empty
    after many others' entries, and still have a cursor.
    """
    for _ in range(0, READ_MAX, limit):
        page: Page[JournalRow] = ports.tables.page(JournalRow, f"JOURNAL#{on.isoformat()}", "", limit, cursor)
        found, cursor = [row for row in page.items if wanted.keeps(row)], page.cursor
        if found or cursor is None:
            break
    return Page(found, cursor)


def moved_on(ports: Ports, on: date) -> dict[tuple[str, str], int]:
    """What a day moved on each ledger account, by currency and code, from its counters."""
    totals: dict[tuple[str, str], int] = {}
    _add(ports, on.isoformat(), totals)
    return totals


def months(ports: Ports) -> list[str]:
    """The months (yyyy-mm) that have entries, in order."""
    return [item.sk for item in ports.tables.query(MonthItem, "MONTHS")]


def trial_balance(ports: Ports, on: date) -> list[TrialLine]:
    """Every ledger account at the end of a civil date, by its number; debits and credits are equal.

    The office's own currency comes first. Months and the days of the last month come from their counters, however many
    entries they have.
    """
    totals: dict[tuple[str, str], int] = {}
    last_month_ends = later(on, 1).day == 1
    for month in months(ports):
        if month < _month(on) or (month == _month(on) and last_month_ends):
            _add(ports, month, totals)
    if not last_month_ends:
        for day in range(1, on.day + 1):
            _add(ports, on.replace(day=day).isoformat(), totals)
    accounts = chart()
    lines = [
        TrialLine(accounts[code], currency, max(minor, 0), max(-minor, 0))
        for (currency, code), minor in totals.items()
        if minor
    ]
    own = ports.settings.office_currency
    return sorted(lines, key=lambda line: (line.currency != own, line.currency, line.account.number))


def _add(ports: Ports, period: str, totals: dict[tuple[str, str], int]) -> None:
    for raw in ports.tables.raw(ProjectionItem.Meta.table_name, f"TB#{period}"):
        currency = raw["sk"]["S"].split("#")[0]
        for code in chart().keys() & raw.keys():
            key = (currency, code)
            totals[key] = totals.get(key, 0) + _number(raw[code])


def _number(value: dict[str, Any]) -> int:
    return int(value["N"])
