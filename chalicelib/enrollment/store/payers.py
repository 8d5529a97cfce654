"""The payer item, and its copy in the order of the list."""

from __future__ import annotations

from dataclasses import asdict

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.cloud.attributes import JSONTextAttribute, WholeNumberAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.writes import add, remove, replace
from chalicelib.enrollment.model import Address, Payer, PayerKind
from chalicelib.enrollment.rules.persons import fold
from chalicelib.enrollment.store.formerly import formerly_fields, formerly_of
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import PayerId
from chalicelib.kernel.paging import Page
from chalicelib.kernel.tables import Tables, Write

PAYER = "PAYER"
PAYERS = "PAYERS"


class PayerItem(CoreItem):
    """A payer, under its id and once more in the list."""

    name = UnicodeAttribute()
    kind = UnicodeAttribute()
    address = JSONTextAttribute()
    email = UnicodeAttribute(null=True)
    phone = UnicodeAttribute(null=True)
    terms_days = WholeNumberAttribute()
    fee_schedule = UnicodeAttribute(null=True)
    active = BooleanAttribute()
    outside_ids = JSONTextAttribute()
    formerly = JSONTextAttribute(null=True)


def listed_at(payer: Payer) -> str:
    """A payer's place in the list."""
    return f"{fold(payer.name)}#{payer.id}"


def payer_item(payer: Payer, by: Actor, *, listed: bool = False) -> PayerItem:
    """The stored form of a payer: its own item, or the copy in the list."""
    return PayerItem(
        PAYERS if listed else payer.id,
        listed_at(payer) if listed else PAYER,
        version=payer.version,
        by=by.subject,
        request=by.request or None,
        name=payer.name,
        kind=payer.kind.value,
        address=asdict(payer.address),
        email=payer.email or None,
        phone=payer.phone or None,
        terms_days=payer.terms_days,
        fee_schedule=payer.fee_schedule or None,
        active=payer.active,
        outside_ids=payer.outside_ids,
        formerly=None if listed else formerly_fields(payer.formerly),
    )


def payer_of_item(item: PayerItem) -> Payer:
    """The model of a stored payer, from either item."""
    return Payer(
        id=PayerId(item.pk if item.sk == PAYER else item.sk.rsplit("#", 1)[1]),
        name=item.name,
        kind=PayerKind(item.kind),
        address=Address(**item.address),
        email=item.email or "",
        phone=item.phone or "",
        terms_days=item.terms_days,
        fee_schedule=item.fee_schedule or "",
        active=item.active,
        version=item.version,
        outside_ids=item.outside_ids,
        formerly=formerly_of(item.formerly),
    )


def read_payer(tables: Tables, payer_id: str) -> Payer | None:
    """Read a payer, strongly consistent."""
    item = tables.get(PayerItem, payer_id, PAYER)
    return payer_of_item(item) if item else None


def page_of_payers(tables: Tables, limit: int, cursor: str | None) -> Page[Payer]:
    """One page of all payers by name."""
    page = tables.page(PayerItem, PAYERS, "", limit, cursor)
    return Page([payer_of_item(item) for item in page.items], page.cursor)


def added(payer: Payer, by: Actor) -> list[Write]:
    """Write a new payer."""
    return [add(payer_item(payer, by)), add(payer_item(payer, by, listed=True))]


def changed(before: Payer, after: Payer, by: Actor) -> list[Write]:
    """Write a payer over its earlier version, and move it in the list when its name changed."""
    row = payer_item(after, by, listed=True)
    if listed_at(before) == listed_at(after):
        rows = [replace(row, before.version)]
    else:
        rows = [remove(payer_item(before, by, listed=True), before.version), add(row)]
    return [replace(payer_item(after, by), before.version), *rows]
