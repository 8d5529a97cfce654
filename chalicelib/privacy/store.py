"""Where the trail lies, in `audit`:

pk = E#<record> · sk = A#000000000042        entry 42 of the record's chain
pk = E#<record> · sk = SEEN#<stream event>   a change already recorded; kept while the stream may deliver it again
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import InstantAttribute, JSONTextAttribute
from chalicelib.cloud.records import AuditItem
from chalicelib.cloud.writes import add
from chalicelib.kernel.horizons import later
from chalicelib.kernel.paging import Page
from chalicelib.kernel.tables import Tables, Write
from chalicelib.privacy.model import AuditEntry, Deed

RECORD: Final = "E#"
ENTRY: Final = "A#"
SEEN: Final = "SEEN#"
_SEEN_DAYS: Final = 7  # DynamoDB Streams keep a record 24 hours; a failed batch may be replayed by hand


class AuditEntryItem(AuditItem):
    """One entry of a chain. `who` did `verb` to `item`."""

    at = InstantAttribute()
    who = UnicodeAttribute()
    verb = UnicodeAttribute()
    kind = UnicodeAttribute()
    item = UnicodeAttribute()
    request = UnicodeAttribute(null=True)
    fields = JSONTextAttribute()
    source = UnicodeAttribute(null=True)
    previous_hash = UnicodeAttribute(null=True)
    hash = UnicodeAttribute()


class SeenItem(AuditItem):
    """A change that has been recorded."""


def place(number: int) -> str:
    """The sort key of an entry."""
    return f"{ENTRY}{number:012d}"


def entry_item(entry: AuditEntry) -> AuditEntryItem:
    """The stored form of an entry."""
    deed = entry.deed
    return AuditEntryItem(
        f"{RECORD}{entry.record}",
        place(entry.place),
        at=deed.at,
        who=deed.who,
        verb=deed.verb,
        kind=deed.kind,
        item=deed.item,
        request=deed.request or None,
        fields=list(deed.fields),
        source=deed.source or None,
        previous_hash=entry.previous_hash or None,
        hash=entry.hash,
    )


def entry_of_item(item: AuditEntryItem) -> AuditEntry:
    """The model of a stored entry."""
    deed = Deed(
        who=item.who,
        verb=item.verb,
        kind=item.kind,
        item=item.item,
        at=item.at,
        request=item.request or "",
        fields=tuple(item.fields),
        source=item.source or "",
    )
    number = int(item.sk.removeprefix(ENTRY))
    return AuditEntry(item.pk.removeprefix(RECORD), number, deed, item.previous_hash or "", item.hash)


def read_last(tables: Tables, record: str) -> AuditEntry | None:
    """Read the end of a chain. It may lag: the next place then turns out taken, and one reads again."""
    page = tables.page(AuditEntryItem, f"{RECORD}{record}", ENTRY, 1, None, backwards=True)
    return entry_of_item(page.items[0]) if page.items else None


def read_chain(tables: Tables, record: str) -> list[AuditEntry]:
    """Read a whole chain in order."""
    return [entry_of_item(item) for item in tables.query(AuditEntryItem, f"{RECORD}{record}", ENTRY)]


def page_of_chain(tables: Tables, record: str, limit: int, cursor: str | None) -> Page[AuditEntry]:
    """Read one page of a chain, latest first."""
    page = tables.page(AuditEntryItem, f"{RECORD}{record}", ENTRY, limit, cursor, backwards=True)
    return Page([entry_of_item(item) for item in page.items], page.cursor)


def was_seen(tables: Tables, record: str, source: str) -> bool:
    """Whether a change has been recorded."""
    return tables.get(SeenItem, f"{RECORD}{record}", f"{SEEN}{source}") is not None


def appended(entry: AuditEntry, now: datetime) -> list[Write]:
    """Write an entry; a change also under its source, so that it is recorded once."""
    entries = [add(entry_item(entry))]
    if entry.deed.source:
        until = int(later(now, _SEEN_DAYS).timestamp())
        entries.append(add(SeenItem(f"{RECORD}{entry.record}", f"{SEEN}{entry.deed.source}", expires_at=until)))
    return entries
