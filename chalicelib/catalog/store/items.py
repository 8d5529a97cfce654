"""The catalog's items and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from pynamodb.attributes import UnicodeAttribute

from chalicelib.catalog.model import (
    CodeSystem,
    Crosswalk,
    DiscountRow,
    DiscountRule,
    Edition,
    Finding,
    Load,
    LoadKind,
    LoadState,
    Price,
    PriceRow,
    Release,
    TaxRounding,
    TaxRow,
    TaxRule,
)
from chalicelib.cloud.attributes import DateAttribute, InstantAttribute, JSONTextAttribute, WholeNumberAttribute
from chalicelib.cloud.records import CatalogItem
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import kept, said_again

EDITIONS, SHEETS, TAXES, DISCOUNTS, LOADS = "EDITIONS", "SHEETS", "TAXES", "DISCOUNTS", "LOADS"


class SheetItem(CatalogItem):
    """The head of a sheet: its name, and the partitions its rows lie in."""

    name = UnicodeAttribute()
    parts = JSONTextAttribute()


class RowItem(CatalogItem):
    """One row of a sheet, of the taxes or of the discounts: everything about one key, by period."""

    content = JSONTextAttribute()
    changed_by = UnicodeAttribute(null=True)


class EditionItem(CatalogItem):
    """A code system as it stands."""

    index_key = UnicodeAttribute()
    releases = JSONTextAttribute()


class LoadItem(CatalogItem):
    """A file that was handed in."""

    kind = UnicodeAttribute()
    document_key = UnicodeAttribute()
    name = UnicodeAttribute()
    system = UnicodeAttribute(null=True)
    effective_on = DateAttribute(null=True)
    requested_at = InstantAttribute()
    requested_by = UnicodeAttribute()
    state = UnicodeAttribute()
    rows = WholeNumberAttribute(default=0)
    taken = WholeNumberAttribute(default=0)
    unchanged = WholeNumberAttribute(default=0)
    findings = JSONTextAttribute()
    findings_count = WholeNumberAttribute(default=0)
    findings_key = UnicodeAttribute(null=True)
    encoding = UnicodeAttribute(null=True)


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
    _, schedule, system, _ = item.pk.split("#")
    code, unit = item.sk.rsplit("#", 1)
    in_system, in_currency = CodeSystem(system), currency(unit)
    prices = tuple(
        Price(schedule, in_system, code, minor, in_currency, _period(from_on, until_on), tax_code)
        for minor, tax_code, from_on, until_on in item.content
    )
    return PriceRow(schedule, in_system, code, in_currency, prices, item.version)


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


def tax_item(row: TaxRow) -> RowItem:
    """The item of a tax code's rules."""
    content = [[r.rate_bp, r.exemption, r.source, *_days(r.period), r.rounding.value] for r in row.rules]
    return RowItem(pk=TAXES, sk=row.tax_code, content=content, version=row.version)


def tax_row(item: RowItem) -> TaxRow:
    """A tax code's rules of their item."""
    rules = tuple(
        TaxRule(item.sk, rate_bp, _period(from_on, until_on), exemption, source, TaxRounding(*rounding or ["line"]))
        for rate_bp, exemption, source, from_on, until_on, *rounding in item.content
    )
    return TaxRow(item.sk, rules, item.version)


def discount_item(row: DiscountRow) -> RowItem:
    """The item of a discount's rules."""
    content = [[r.name, r.rate_bp, r.cap_bp, *_days(r.period)] for r in row.rules]
    return RowItem(pk=DISCOUNTS, sk=row.key, content=content, version=row.version)


def discount_row(item: RowItem) -> DiscountRow:
    """A discount's rules of their item."""
    rules = tuple(
        DiscountRule(item.sk, name, rate_bp, cap_bp, _period(from_on, until_on))
        for name, rate_bp, cap_bp, from_on, until_on in item.content
    )
    return DiscountRow(item.sk, rules, item.version)


def edition_item(edition: Edition) -> EditionItem:
    """The item of a code system's edition."""
    releases = [
        [r.effective_on.isoformat(), r.name, r.rows, r.rows_key, r.loaded_at.isoformat(), r.loaded_by]
        for r in edition.releases
    ]
    sk, version = edition.system.value, edition.version
    return EditionItem(pk=EDITIONS, sk=sk, index_key=edition.index_key, releases=releases, version=version)


def edition_of(item: EditionItem) -> Edition:
    """A code system's edition of its item."""
    system = CodeSystem(item.sk)
    releases = tuple(
        Release(system, date.fromisoformat(on), name, rows, key, datetime.fromisoformat(at), by)
        for on, name, rows, key, at, by in item.releases
    )
    return Edition(system, item.index_key, releases, item.version)


def findings_as_lists(findings: Sequence[Finding]) -> list[list[Any]]:
    """Findings as plain lists, for an item or a file."""
    return [[f.row, f.column, kept(f.reason), kept(f.mend)] for f in findings]


def findings_of_lists(stored: Iterable[Sequence[Any]]) -> tuple[Finding, ...]:
    """Findings of plain lists."""
    return tuple(Finding(row, column, said_again(reason), said_again(mend)) for row, column, reason, mend in stored)


def load_item(load: Load) -> LoadItem:
    """The item of a load."""
    return LoadItem(
        pk=LOADS,
        sk=load.id,
        kind=load.kind.value,
        document_key=load.document_key,
        name=load.name,
        system=load.system.value if load.system else None,
        effective_on=load.effective_on,
        requested_at=load.requested_at,
        requested_by=load.requested_by,
        state=load.state.value,
        rows=load.rows,
        taken=load.taken,
        unchanged=load.unchanged,
        findings=findings_as_lists(load.findings),
        findings_count=load.findings_count,
        findings_key=load.findings_key or None,
        version=load.version,
        encoding=load.encoding or None,
    )


def load_of(item: LoadItem) -> Load:
    """A load of its item."""
    return Load(
        id=item.sk,
        kind=LoadKind(item.kind),
        document_key=item.document_key,
        name=item.name,
        system=CodeSystem(item.system) if item.system else None,
        effective_on=item.effective_on,
        requested_at=item.requested_at,
        requested_by=item.requested_by,
        state=LoadState(item.state),
        rows=item.rows,
        taken=item.taken,
        unchanged=item.unchanged,
        findings=findings_of_lists(item.findings),
        findings_count=item.findings_count,
        findings_key=item.findings_key or "",
        version=item.version,
        encoding=item.encoding or "",
    )
