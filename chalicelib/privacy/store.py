"""Where the trail lies, in `audit`:

pk = E#<record> · sk = A#000000000042        entry 42 of the record's chain
pk = E#<record> · sk = SEEN#<stream event>   a change already recorded; kept while the stream may deliver it again
pk = MOVED#<day>#<shard> · sk = <record>     a chain that grew on a day (UTC); kept while it may still be anchored

and its anchors, by their names alone (`ports.anchors`):

chains/<record>/<place>/<hash>               the end of a chain on a night
nights/<day>/<shard>                         all chains of a shard that grew on a day held and are anchored
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final
from urllib.parse import quote

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import InstantAttribute, JSONTextAttribute
from chalicelib.cloud.records import AuditItem
from chalicelib.cloud.writes import add, put
from chalicelib.kernel.horizons import earlier, later
from chalicelib.kernel.ids import shard
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Anchors
from chalicelib.kernel.tables import Tables, Write
from chalicelib.privacy.model import Anchor, AuditEntry, Deed

RECORD: Final = "E#"
ENTRY: Final = "A#"
SEEN: Final = "SEEN#"
MOVED: Final = "MOVED#"
SHARDS: Final = 16
LOOK_BACK_DAYS: Final = 35  # so long a night that failed is made up for
_MOVED_DAYS: Final = LOOK_BACK_DAYS + 2
_SEEN_DAYS: Final = 100  # DynamoDB Streams keep a record 24 hours; what was given up is replayed by hand, later


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


class MovedItem(AuditItem):
    """A chain that grew on a day."""


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


def read_from(tables: Tables, record: str, first: int, last: int) -> list[AuditEntry]:
    """Read a chain in order, from one place to another."""
    raws = tables.between(AuditItem.table(), f"{RECORD}{record}", place(first), place(last))
    return [entry_of_item(AuditEntryItem.read(raw)) for raw in raws]


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


def moved(record: str, now: datetime) -> Write:
    """Keep that a chain grew today."""
    until = int(later(now, _MOVED_DAYS).timestamp())
    return put(MovedItem(_moved_on(now.date(), shard(record, SHARDS)), record, expires_at=until))


def _moved_on(on: date, part: int) -> str:
    return f"{MOVED}{on.isoformat()}#{part:02d}"


def read_moved(tables: Tables, on: date, part: int) -> list[str]:
    """The records of a shard whose chains grew on a day."""
    return [raw["sk"]["S"] for raw in tables.raw(AuditItem.table(), _moved_on(on, part))]


def anchor_name(record: str, anchor: Anchor) -> str:
    """The name that is the anchor of a chain."""
    return f"{_anchors_of(record)}{anchor.place:012d}/{anchor.hash}"


def _anchors_of(record: str) -> str:
    return f"chains/{quote(record, safe=':')}/"


def read_anchors(anchors: Anchors, record: str) -> list[Anchor]:
    """Where a chain stood on each night it was anchored, in order."""
    named = (name.split("/")[-2:] for name in anchors.named(_anchors_of(record)))
    return sorted((Anchor(int(number), sealed) for number, sealed in named), key=lambda anchor: anchor.place)


def night_name(on: date, part: int) -> str:
    """The name under which a night's work on a shard is done."""
    return f"nights/{on.isoformat()}/{part:02d}"


def read_nights(anchors: Anchors, since: date) -> Iterable[str]:
    """Which nights' work is done, from a day on."""
    return anchors.named("nights/", night_name(earlier(since, 1), SHARDS))
