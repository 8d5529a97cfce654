"""The verbs of fee schedules: find a price and say why, list, edit, publish, write out."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from chalicelib.catalog.model import (
    Code,
    CodeSystem,
    FeeSchedule,
    Finding,
    Price,
    PriceAnswer,
    PriceRow,
    Tally,
)
from chalicelib.catalog.rules.dates import placed
from chalicelib.catalog.rules.prices import CASH, choose_price
from chalicelib.catalog.rules.writing import schedule_name, spelled
from chalicelib.catalog.store import sheets
from chalicelib.catalog.store.items import EDITIONS, RowItem, SheetItem, price_item, price_pk, price_row, price_row_in
from chalicelib.cloud.tables import edited, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotFound, RuleBroken
from chalicelib.kernel.money import Currency, Money
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Place
from chalicelib.kernel.values import dataclass

SHEET: Final = "PRICES#"
Wanted = tuple[str, CodeSystem, str]  # fee schedule, code system, code
Key = tuple[str, str]  # partition and sort key of a price row


@dataclass(frozen=True, slots=True)
class PriceBook:
    """The prices of some codes as they stood when they were read, through all periods."""

    rows: Mapping[Wanted, tuple[Price, ...]]

    def explain(self, schedule: str, system: CodeSystem, code: str, on: date) -> PriceAnswer:
        """What one unit of a code that was read costs on the service date, and why it is that."""
        kept = spelled(system, code)
        payer = () if schedule == CASH else self.rows.get((schedule, system, kept), ())
        return choose_price(schedule, payer, self.rows.get((CASH, system, kept), ()), on)


def open_prices(ports: Ports, wanted: Iterable[Wanted], currency: Currency) -> PriceBook:
    """Read the prices of codes (schedule, code system, code), each with its cash price, in one request for fifty."""
    rows = (price_row_in(raw) for raw in ports.tables.found_at(_places(wanted, currency)).values())
    return PriceBook({(row.schedule, row.system, row.code): tuple(row.prices) for row in rows})


def places_of(wanted: Sequence[Wanted], currency: Currency) -> list[Place]:
    """Where the prices of codes and the present editions of their systems lie: to read them ahead."""
    return [
        *_places(wanted, currency),
        *(EDITIONS.place("", system) for system in {system.value for _, system, _ in wanted}),
    ]


def _places(wanted: Iterable[Wanted], currency: Currency) -> list[Place]:
    kept = {(of, system, spelled(system, code)) for schedule, system, code in wanted for of in (schedule, CASH)}
    return [(RowItem.table(), price_pk(*one), f"{one[2]}#{currency}") for one in sorted(kept)]


def explain_price(
    ports: Ports, schedule: str, system: CodeSystem, code: str, on: date, currency: Currency
) -> PriceAnswer:
    """What one unit of a code costs on the service date, and why it is that. One strongly consistent read."""
    return open_prices(ports, [(schedule, system, code)], currency).explain(schedule, system, code, on)


def price_row_of(ports: Ports, schedule: str, system: CodeSystem, code: str, currency: Currency) -> PriceRow:
    """All prices of a code on a schedule by period; version 0 and none when it has none."""
    item = ports.tables.get(RowItem, price_pk(schedule, system, code), f"{code}#{currency}")
    return price_row(item) if item else PriceRow(schedule, system, code, currency, (), 0)


def list_schedules(ports: Ports) -> list[FeeSchedule]:
    """All fee schedules, the cash prices first."""
    return [_schedule(head) for head in sheets.heads(ports.tables, SHEET)]


def _schedule(head: SheetItem) -> FeeSchedule:
    return FeeSchedule(head.sk.removeprefix(SHEET), head.name, head.version)


def _head(ports: Ports, schedule: str) -> SheetItem:
    head = sheets.head_of(ports.tables, SHEET + schedule)
    if head is None and schedule == CASH:  # every office has cash prices, though it has not written one yet
        return SheetItem(sk=SHEET + CASH, name="", parts=[], version=0)
    if head is None:
        raise NotFound("schedule_not_found", say("There is no such fee schedule."))
    return head


def list_prices(
    ports: Ports, schedule: str, limit: int, cursor: str | None, *, system: CodeSystem | None = None, begins: str = ""
) -> Page[PriceRow]:
    """One page of a schedule's prices in order; of one system and of codes that begin so. NotFound without it."""
    wanted = begins.strip().upper()
    parts = [part for part in _head(ports, schedule).parts if _wanted(part, schedule, system, wanted)]
    page = sheets.page_of(ports.tables, parts, wanted, limit, cursor)
    return Page([price_row(item) for item in page.items], page.cursor)


def _wanted(part: str, schedule: str, system: CodeSystem | None, begins: str) -> bool:
    of_system, first = part.removeprefix(f"{SHEET}{schedule}#").split("#")
    return system in (None, of_system) and begins[:1] in ("", first)


def price_lines(ports: Ports, schedule: str, limit: int, cursor: str | None) -> Page[list[Any]]:
    """A fee schedule's prices as the lines of a file that loads again (`PRICE_COLUMNS`), those of `limit` codes.

    NotFound `schedule_not_found`.
    """
    name, page = _head(ports, schedule).name, list_prices(ports, schedule, limit, cursor)
    return Page([_line(price, name) for row in page.items for price in row.prices], page.cursor)


def _line(price: Price, name: str) -> list[Any]:
    amount = Money(price.unit_minor, price.currency).decimal()
    days = [price.period.from_on, price.period.until_on or ""]
    return [
        schedule_name(price.schedule),
        price.system.value,
        price.code,
        amount,
        price.currency,
        *days,
        price.tax_code,
        name,
    ]


def put_price(ports: Ports, price: Price, expected: int, by: Actor) -> PriceRow:
    """Set a price from a day on, on the version of its row that was read (0 when there was none).

    The same again changes nothing. Conflict `changed_meanwhile`; RuleBroken `periods_overlap`.
    """

    def attempt() -> PriceRow:
        found = price_row_of(ports, price.schedule, price.system, price.code, price.currency)
        after = replace(found, prices=placed(found.prices, price), version=found.version + 1)
        if after.prices == found.prices:
            return found
        edited(found.version, expected)
        sheets.save_rows(ports.tables, SHEET + price.schedule, None, [(_item(after, by), found.version)], by)
        return after

    return until_settled(attempt)


def _item(row: PriceRow, by: Actor) -> RowItem:
    item = price_item(row)
    item.changed_by = by.subject
    return item


def publish_fee_schedule(
    ports: Ports, schedule: str, name: str | None, rows: Sequence[tuple[int, Price]], by: Actor
) -> Tally:
    """Put many prices of one schedule in force, each with its row number in the source; None keeps the name.

    A price without an end holds until the next one begins. A row whose period overlaps another is reported and left
    out. The same rows again change nothing, so a run that broke off is simply repeated.
    """
    wanted = _by_key(rows)
    taken: set[Key] = set()

    def attempt() -> tuple[int, list[Finding]]:
        changed, findings = _changes(ports, schedule, wanted, by)
        taken.update((item.pk, item.sk) for item, _ in changed)
        sheets.save_rows(ports.tables, SHEET + schedule, name, changed, by)
        return len(findings), findings

    refused, findings = until_settled(attempt)
    good = len(rows) - refused
    changed_rows = min(good, sum(len(news) for key, news in wanted.items() if key in taken))
    return Tally(len(rows), changed_rows, good - changed_rows, tuple(findings))


def _by_key(rows: Iterable[tuple[int, Price]]) -> dict[Key, list[tuple[int, Price]]]:
    wanted: dict[Key, list[tuple[int, Price]]] = {}
    for number, price in sorted(rows, key=lambda row: (row[1].period.from_on, row[0])):
        key = price_pk(price.schedule, price.system, price.code), f"{price.code}#{price.currency}"
        wanted.setdefault(key, []).append((number, price))
    return wanted


def _changes(
    ports: Ports, schedule: str, wanted: dict[Key, list[tuple[int, Price]]], by: Actor
) -> tuple[list[tuple[RowItem, int]], list[Finding]]:
    parts = sorted({part for part, _ in wanted})
    found = {(item.pk, item.sk): price_row(item) for part in parts for item in ports.tables.query(RowItem, part)}
    changed: list[tuple[RowItem, int]] = []
    findings: list[Finding] = []
    for key, news in wanted.items():
        first = news[0][1]
        row = found.get(key) or PriceRow(schedule, first.system, first.code, first.currency, (), 0)
        after = replace(row, prices=_placed_all(row.prices, news, findings), version=row.version + 1)
        if after.prices != row.prices:
            changed.append((_item(after, by), row.version))
    return changed, findings


def _placed_all(
    prices: tuple[Price, ...], news: Sequence[tuple[int, Price]], findings: list[Finding]
) -> tuple[Price, ...]:
    for number, price in news:
        try:
            prices = placed(prices, price)
        except RuleBroken as broken:
            mend = say("End the other period first, or begin this one after it.")
            findings.append(Finding(number, "from_on", broken.message, mend))
    return prices


_Kept = dict[str, tuple[int, dict[tuple[CodeSystem, str, str], tuple[Price, ...]]]]
_kept: weakref.WeakKeyDictionary[Any, _Kept] = weakref.WeakKeyDictionary()
_lock = threading.Lock()


def sheet_on(ports: Ports, schedule: str, currency: Currency, on: date) -> Callable[[Code], Price | None]:
    """What every code costs on a day, for lists: whole schedules kept in memory while their version stands."""
    payer = _sheet(ports, schedule) if schedule != CASH else {}
    cash = _sheet(ports, CASH)

    def of(code: Code) -> Price | None:
        key = (code.system, code.code, currency)
        return choose_price(schedule, payer.get(key, ()), cash.get(key, ()), on).price

    return of


def _sheet(ports: Ports, schedule: str) -> dict[tuple[CodeSystem, str, str], tuple[Price, ...]]:
    head = sheets.head_of(ports.tables, SHEET + schedule)
    if head is None:
        return {}
    with _lock:
        kept = _kept.setdefault(ports.tables, {})
        if schedule not in kept or kept[schedule][0] != head.version:
            rows = (price_row(item) for item in sheets.rows_of(ports.tables, head))
            kept[schedule] = head.version, {(row.system, row.code, row.currency): row.prices for row in rows}
        return kept[schedule][1]
