"""Where the sums lie, in `projections`: whole numbers that the stream adds to, spread over shards by account.

pk = SUM#<list>#<shard> · sk = <month>#<currency>#<what>   counts by day: `m02` is a sum of the month's second day

A row and the counts it moves are one transaction (`rows.write_rows`), so that a repeated or late change counts nothing
twice. They are for reading at a glance and proved against the rows; money is decided from the books alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from typing import Final

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.tables import AlreadyThere
from chalicelib.cloud.writes import add, bump
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.ids import shard
from chalicelib.kernel.lists import Counted, Counts, Sum
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Raw, Write

SHARDS: Final = 4  # of 1,000 write units a second each (DynamoDB's limit on a key): 2,000 changed accounts a second
_AT_ONCE: Final = 90  # counts added in one transaction, which holds 100 items
_FIRST: Final = " "  # before every sort key: DynamoDB takes no empty text as a bound
_NAMES: Final = ("pk", "sk")
JOURNAL: Final = "journal"  # the counters of the trial balance lie in their own way (`journal.py`)
Place = tuple[int, Counted]  # a shard, and what is counted there


def bumps(account_id: str, counts: Counts) -> list[Write]:
    """The writes that add counts of an account's row."""
    return added(shard(account_id, SHARDS), counts)


def added(part: int, counts: Counts) -> list[Write]:
    """The writes that add counts to a shard of the sums."""
    by_item: dict[tuple[str, str], dict[str, int]] = {}
    for place, minor in counts.items():
        by_item.setdefault(_place(place, part), {})[place.key] = minor
    return [bump(ProjectionItem.table(), pk, sk, more) for (pk, sk), more in sorted(by_item.items())]


def _place(place: Counted, part: int) -> tuple[str, str]:
    if place.list == JOURNAL:
        return f"TB#{place.month}", f"{place.currency}#{part}"
    return f"SUM#{place.list}#{part}", f"{place.month}#{place.currency}#{place.what}"


class MendedItem(ProjectionItem):
    """What was added to sums that lacked it, so that it is not added twice."""


def add_once(ports: Ports, part: int, counts: Counts) -> None:
    """Add to a shard of the sums what they lack, as they stand today: the same is not added twice on a day."""
    left = list(counts.items())
    while left:
        some, left = left[:_AT_ONCE], left[_AT_ONCE:]
        told = "|".join(f"{place}:{number}" for place, number in sorted(some, key=str))
        day = ports.clock.now().date().isoformat()
        mark = MendedItem(f"MENDED#{day}", f"{part}#{sha256(told.encode()).hexdigest()}")
        with suppress(AlreadyThere):
            ports.tables.commit([add(mark), *added(part, dict(some))], PROJECTOR)


def sums_of(ports: Ports, name: str, since: str = "", until: str = "9999-12") -> Iterator[Sum]:
    """The sums of a list from one month to another (yyyy-mm), both included; each comes once a shard: add them up."""
    since = since or _FIRST
    for part in range(SHARDS):
        for raw in ports.tables.between(ProjectionItem.table(), f"SUM#{name}#{part}", since, f"{until}~"):
            month, currency, what = raw["sk"]["S"].split("#", 2)
            yield Sum(month, currency, what, dict(numbers_of(raw)), part)


def numbers_of(raw: Raw) -> Iterator[tuple[str, int]]:
    """What an item counts, by key, without zeros."""
    return ((key, int(value["N"])) for key, value in raw.items() if key not in _NAMES and value["N"] != "0")
