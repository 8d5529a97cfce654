"""Where the books lie, in `core`:

pk = account id · sk = HEAD          the account head
pk = account id · sk = J#000000000042  entry 42
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.kernel.tables import Raw, Tables, Write
from chalicelib.ledger.model import Entry, Head

HEADS: Final = Stored(Head, pk="{account_id}", sk="HEAD", packed=frozenset({"open"}))
ENTRIES: Final = Stored(Entry, pk="{account_id}", sk="J#{version:012d}", short={"by": "by"})
STRETCH: Final = 25  # entries of the first request: what most look for is near


def place(version: int) -> str:
    """The sort key of an entry."""
    return f"{ENTRIES.begins}{version:012d}"


def opening(head: Head) -> Write:
    """Write a new account head."""
    return HEADS.add(head)


def posting(before: Head, after: Head, entry: Entry) -> list[Write]:
    """The entry and the moved head: the two items of every posting. Both fail when somebody posted in between."""
    return [ENTRIES.follow(entry), HEADS.replace(after, before.version)]


def read_head(tables: Tables, account_id: str) -> Head | None:
    """Read an account's head, strongly consistent."""
    return HEADS.get(tables, account_id)


def read_heads(tables: Tables, account_ids: Iterable[str]) -> list[Head]:
    """Read the heads of accounts that there are, strongly consistent."""
    wanted = [(account_id, HEADS.sk) for account_id in account_ids]
    return tables.get_all(HEADS, wanted) if wanted else []


def head_in(raws: Iterable[Raw]) -> Head | None:
    """The account's head, among its stored items."""
    return next(iter(HEADS.among(raws)), None)


def read_entry(tables: Tables, account_id: str, version: int) -> Entry | None:
    """Read one entry."""
    return ENTRIES.get(tables, account_id, f"{version:012d}")


def walk_back(tables: Tables, account_id: str, before: int, stretch: int = STRETCH) -> Iterator[Entry]:
    """Read an account's journal backwards from the entry before a version, as far as it is gone through."""
    return ENTRIES.walk(tables, account_id, f"{before:012d}", stretch=stretch, backwards=True)


def walk_on(tables: Tables, account_id: str, since: int) -> Iterator[Entry]:
    """Read an account's journal in order from a version on, as far as it is gone through."""
    return ENTRIES.walk(tables, account_id, f"{since - 1:012d}", stretch=STRETCH)


def read_journal(tables: Tables, account_id: str, since: int = 0) -> list[Entry]:
    """Read an account's journal in order, from a version on."""
    return tables.query(ENTRIES, account_id, ENTRIES.begins, since=place(since))
