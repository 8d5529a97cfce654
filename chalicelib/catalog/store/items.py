"""The catalog's items and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

from pynamodb.attributes import UnicodeAttribute

from chalicelib.catalog.model import (
    CodeSystem,
    Crosswalk,
    DiscountRow,
    Edition,
    Finding,
    Load,
    Price,
    PriceRow,
    TaxRow,
    TemplateRow,
)
from chalicelib.cloud.attributes import JSONTextAttribute
from chalicelib.cloud.records import CatalogItem
from chalicelib.cloud.stored import Stored
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import kept, said_again
from chalicelib.kernel.tables import Raw

SHEETS: Final = "SHEETS"


class SheetItem(CatalogItem):
    """The head of a sheet: its name, and the partitions its rows lie in."""

    name = UnicodeAttribute()
    parts = JSONTextAttribute()


class RowItem(CatalogItem):
    """One row of a sheet: everything about one key, by period. What the key says is not said again in `content`."""

    content = JSONTextAttribute()
    changed_by = UnicodeAttribute(null=True)


EDITIONS: Final = Stored(Edition, pk="EDITIONS", sk="{system}", item=CatalogItem)
TAXES: Final = Stored(TaxRow, pk="TAXES", sk="{tax_code}", item=CatalogItem)
DISCOUNTS: Final = Stored(DiscountRow, pk="DISCOUNTS", sk="{key}", item=CatalogItem)
TEMPLATES: Final = Stored(TemplateRow, pk="TEMPLATES", sk="{key}", item=CatalogItem)
LOADS: Final = Stored(Load, pk="LOADS", sk="{id}", item=CatalogItem)


def _days(period: Period) -> list[str | None]:
    return [period.from_on.isoformat(), period.until_on.isoformat() if period.until_on else None]


def _period(from_on: str, until_on: str | None) -> Period:
    return Period(date.fromisoformat(from_on), date.fromisoformat(until_on) if until_on else None)


def price_pk(schedule: str, system: CodeSystem, code: str) -> str:
    """The partition of a price: those of one schedule and system whose codes begin with the same character."""
    return f"PRICES#{schedule}#{system.value}#{code[:1]}"


def price_item(row: PriceRow) -> RowItem:
    """The item of all prices of a code."""
    content = [[p.unit_minor, p.tax_code, *_days(p.period)] for p in row.prices]
    pk = price_pk(row.schedule, row.system, row.code)
    return RowItem(pk=pk, sk=f"{row.code}#{row.currency}", content=content, version=row.version)


def price_row(item: RowItem) -> PriceRow:
    """All prices of a code, of their item."""
    return _price_row(item.pk, item.sk, item.content, item.version)


def price_row_in(raw: Raw) -> PriceRow:
    """The same of the item as it is stored: every charge asks for its prices."""
    return _price_row(raw["pk"]["S"], raw["sk"]["S"], json.loads(raw["content"]["S"]), int(raw["version"]["N"]))


def _price_row(pk: str, sk: str, content: Iterable[Sequence[Any]], version: int) -> PriceRow:
    _, schedule, system, _ = pk.split("#")
    code, unit = sk.rsplit("#", 1)
    in_system, in_currency = CodeSystem(system), currency(unit)
    prices = tuple(
        Price(schedule, in_system, code, minor, in_currency, _period(from_on, until_on), tax_code)
        for minor, tax_code, from_on, until_on in content
    )
    return PriceRow(schedule, in_system, code, in_currency, prices, version)


def crosswalk_pk(from_system: str, from_code: str) -> str:
    """The partition of a crosswalk row."""
    return f"CROSSWALK#{from_system}#{from_code[:1]}"


def crosswalk_item(row: Crosswalk, version: int) -> RowItem:
    """The item of a crosswalk row."""
    pk = crosswalk_pk(row.from_system, row.from_code)
    return RowItem(pk=pk, sk=row.from_code, content=[row.to_system.value, row.to_code], version=version)


def crosswalk_row(item: RowItem) -> Crosswalk:
    """A crosswalk row of its item."""
    _, from_system, _ = item.pk.split("#")
    to_system, to_code = item.content
    return Crosswalk(from_system, item.sk, CodeSystem(to_system), to_code)


def findings_as_lists(findings: Sequence[Finding]) -> list[list[Any]]:
    """Findings as plain lists, for an item or a file."""
    return [[f.row, f.column, kept(f.reason), kept(f.mend)] for f in findings]


def findings_of_lists(stored: Iterable[Sequence[Any]]) -> tuple[Finding, ...]:
    """Findings of plain lists."""
    return tuple(Finding(row, column, said_again(reason), said_again(mend)) for row, column, reason, mend in stored)
