"""Where the books lie, in `core`:

pk = account id · sk = HEAD          the account head
pk = account id · sk = J#000000000042  entry 42
pk = account id · sk = KEY#<key>     an action that was done, where no item of its own carries its natural key
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import DateAttribute, InstantAttribute, JSONTextAttribute, WholeNumberAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.writes import add, replace
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.money import currency
from chalicelib.kernel.tables import Tables, Write
from chalicelib.ledger.model import Entry, Head, Leg
from chalicelib.ledger.rules import legs_as_lists

HEAD = "HEAD"
JOURNAL = "J#"


class HeadItem(CoreItem):
    """The account head. `version` is the version of the last entry."""

    currency = UnicodeAttribute()
    balances = JSONTextAttribute()
    hash = UnicodeAttribute()
    invoices = WholeNumberAttribute(default=0)
    credit_notes = WholeNumberAttribute(default=0)


class EntryItem(CoreItem):
    """One entry of the journal."""

    reason = UnicodeAttribute()
    currency = UnicodeAttribute()
    legs = JSONTextAttribute()
    effective_on = DateAttribute()
    posted_at = InstantAttribute()
    source = UnicodeAttribute()
    by = UnicodeAttribute()
    reverses = WholeNumberAttribute(null=True)
    note = UnicodeAttribute(null=True)
    balances = JSONTextAttribute()
    previous_hash = UnicodeAttribute()
    hash = UnicodeAttribute()


def place(version: int) -> str:
    """The sort key of an entry."""
    return f"{JOURNAL}{version:012d}"


def head_of_item(item: HeadItem) -> Head:
    """The model of a stored account head."""
    return Head(
        account_id=AccountId(item.pk),
        currency=currency(item.currency),
        version=item.version,
        balances=item.balances,
        hash=item.hash,
        invoices=item.invoices,
        credit_notes=item.credit_notes,
    )


def head_item(head: Head) -> HeadItem:
    """The stored form of an account head."""
    return HeadItem(
        head.account_id,
        HEAD,
        version=head.version,
        currency=head.currency,
        balances=head.balances,
        hash=head.hash,
        invoices=head.invoices,
        credit_notes=head.credit_notes,
    )


def entry_of_item(item: EntryItem) -> Entry:
    """The model of a stored entry."""
    return Entry(
        account_id=AccountId(item.pk),
        version=item.version,
        reason=item.reason,
        currency=currency(item.currency),
        legs=tuple(Leg(*leg) for leg in item.legs),
        effective_on=item.effective_on,
        posted_at=item.posted_at,
        source=item.source,
        by=item.by,
        reverses=item.reverses,
        note=item.note or "",
        balances=item.balances,
        previous_hash=item.previous_hash,
        hash=item.hash,
    )


def entry_item(entry: Entry) -> EntryItem:
    """The stored form of an entry."""
    return EntryItem(
        entry.account_id,
        place(entry.version),
        version=entry.version,
        reason=entry.reason,
        currency=entry.currency,
        legs=legs_as_lists(entry.legs),
        effective_on=entry.effective_on,
        posted_at=entry.posted_at,
        source=entry.source,
        by=entry.by,
        reverses=entry.reverses,
        note=entry.note or None,
        balances=entry.balances,
        previous_hash=entry.previous_hash,
        hash=entry.hash,
    )


class KeyItem(CoreItem):
    """The natural key of an action that was done."""


def key_write(account_id: str, key: str) -> Write:
    """Write a natural key: the action it names is done once for ever."""
    return add(KeyItem(account_id, f"KEY#{key}"))


def has_key(tables: Tables, account_id: str, key: str) -> bool:
    """Whether a natural key was written."""
    return tables.get(KeyItem, account_id, f"KEY#{key}") is not None


def opening(head: Head) -> Write:
    """Write a new account head."""
    return add(head_item(head))


def posting(before: Head, after: Head, entry: Entry, request: str = "") -> list[Write]:
    """The entry and the moved head: the two items of every posting. Both fail when somebody posted in between.

    `request` is the correlation id of the call, kept beside the entry for the audit trail; the seal leaves it out.
    """
    item = entry_item(entry)
    item.request = request or None
    put = {"TableName": item.Meta.table_name, "Item": item.raw(), "ConditionExpression": "attribute_not_exists(pk)"}
    next_entry = Write(item.Meta.table_name, item.pk, item.sk, {"Put": put})
    return [next_entry, replace(head_item(after), before.version)]


def read_head(tables: Tables, account_id: str) -> Head | None:
    """Read an account's head, strongly consistent."""
    item = tables.get(HeadItem, account_id, HEAD)
    return head_of_item(item) if item else None


def head_in(raws: Iterable[dict[str, Any]]) -> Head | None:
    """The account's head, among its stored items."""
    return next((head_of_item(HeadItem.read(raw)) for raw in raws if raw["sk"]["S"] == HEAD), None)


def read_entry(tables: Tables, account_id: str, version: int) -> Entry | None:
    """Read one entry."""
    item = tables.get(EntryItem, account_id, place(version))
    return entry_of_item(item) if item else None


def read_journal(tables: Tables, account_id: str, since: int = 0) -> list[Entry]:
    """Read an account's journal in order, from a version on."""
    return [entry_of_item(item) for item in tables.query(EntryItem, account_id, JOURNAL, since=place(since))]


def entries_in(raws: list[dict[str, Any]]) -> list[Entry]:
    """The entries among an account's stored items."""
    return [entry_of_item(EntryItem.read(raw)) for raw in raws if raw["sk"]["S"].startswith(JOURNAL)]
