"""Where the trail lies, in `audit`:

pk = E#<record> · sk = A#000000000042        entry 42 of the record's chain, with all that was done in one call
pk = E#<record> · sk = SEEN#<source>         a file that was taken, told already; in a trail of before, a change
pk = MOVED#<day>#<shard> · sk = <record>     a chain that grew on a day (UTC); kept while it may still be anchored

and its anchors, by their names alone (`ports.anchors`):

chains/<record>/<place>/<hash>               the end of a chain on a night
nights/<day>/<shard>                         all chains of a shard that grew on a day held and are anchored
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import quote

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import CompressedJSONAttribute, InstantAttribute, JSONTextAttribute
from chalicelib.cloud.records import AuditItem
from chalicelib.cloud.writes import add, put
from chalicelib.kernel.horizons import earlier, later
from chalicelib.kernel.ids import shard
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Anchors
from chalicelib.kernel.tables import Tables, Write
from chalicelib.privacy.model import Anchor, AuditEntry, Deed
from chalicelib.privacy.rules import parts_of

RECORD: Final = "E#"
ENTRY: Final = "A#"
SEEN: Final = "SEEN#"
MOVED: Final = "MOVED#"
SHARDS: Final = 16
LOOK_BACK_DAYS: Final = 35  # so long a night that failed is made up for
_MOVED_DAYS: Final = LOOK_BACK_DAYS + 2
_SEEN_DAYS: Final = 7  # as long as a file may be taken
# The clocks of the table, which says when a change was made, and of the function, which says when it was recorded.
_CLOCKS: Final = timedelta(minutes=5)


class AuditEntryItem(AuditItem):
    """One entry of a chain: `who` did what `deeds` say (`rules.parts_of`), packed so that a call's stay below a write
    unit. An entry of before says its one deed in attributes of its own.
    """

    at = InstantAttribute()
    who = UnicodeAttribute()
    request = UnicodeAttribute(null=True)
    kept_at = InstantAttribute(null=True)
    deeds = CompressedJSONAttribute(null=True)
    verb = UnicodeAttribute(null=True)
    kind = UnicodeAttribute(null=True)
    item = UnicodeAttribute(null=True)
    fields = JSONTextAttribute(null=True)
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
    first = entry.deeds[0]
    return AuditEntryItem(
        f"{RECORD}{entry.record}",
        place(entry.place),
        at=first.at,
        who=first.who,
        request=first.request or None,
        kept_at=entry.kept_at,
        deeds=[parts_of(deed) for deed in entry.deeds],
        previous_hash=entry.previous_hash or None,
        hash=entry.hash,
    )


def entry_of_item(item: AuditEntryItem) -> AuditEntry:
    """The model of a stored entry."""
    parts = item.deeds or [[item.verb, item.kind, item.item, item.fields, item.source or ""]]
    deeds = tuple(
        Deed(item.who, verb, kind, what, item.at, item.request or "", tuple(fields), source)
        for verb, kind, what, fields, source in parts
    )
    number = int(item.sk.removeprefix(ENTRY))
    return AuditEntry(item.pk.removeprefix(RECORD), number, deeds, item.previous_hash or "", item.hash, item.kept_at)


def read_end(tables: Tables, record: str, since: datetime | None = None) -> list[AuditEntry]:
    """Read the end of a chain, latest first: its last entry, or all that were recorded since a moment, and a few more.

    It may lag: the next place then turns out taken, and one reads again. It stops at an entry of before, which does
    not say when it was recorded.
    """
    found, cursor, limit = list[AuditEntry](), None, 10 if since else 1
    while True:
        page: Page[AuditEntry] = page_of_chain(tables, record, limit, cursor)
        found += page.items
        cursor, limit = page.cursor, 100
        if not (since and cursor) or any(one.kept_at is None or one.kept_at < since - _CLOCKS for one in page.items):
            return found


def read_from(tables: Tables, record: str, first: int, last: int) -> list[AuditEntry]:
    """Read a chain in order, from one place to another."""
    raws = tables.between(AuditItem.table(), f"{RECORD}{record}", place(first), place(last))
    return [entry_of_item(AuditEntryItem.read(raw)) for raw in raws]


def page_of_chain(tables: Tables, record: str, limit: int, cursor: str | None) -> Page[AuditEntry]:
    """Read one page of a chain, latest first."""
    page = tables.page(AuditEntryItem, f"{RECORD}{record}", ENTRY, limit, cursor, backwards=True)
    return Page([entry_of_item(item) for item in page.items], page.cursor)


def was_seen(tables: Tables, record: str, source: str) -> bool:
    """Whether what has this source has been recorded under it."""
    return tables.get(SeenItem, f"{RECORD}{record}", f"{SEEN}{source}") is not None


def appended(entry: AuditEntry) -> Write:
    """Write an entry."""
    return add(entry_item(entry))


def seen(record: str, source: str, now: datetime) -> Write:
    """Keep that something was recorded."""
    until = int(later(now, _SEEN_DAYS).timestamp())
    return add(SeenItem(f"{RECORD}{record}", f"{SEEN}{source}", expires_at=until))


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
