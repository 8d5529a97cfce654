"""The way to the tables as the rooms' stores know it: `cloud.tables.Tables` stands behind it, a memory in tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.paging import Page
from chalicelib.kernel.values import dataclass

M = TypeVar("M")
M_co = TypeVar("M_co", covariant=True)
Raw = dict[str, Any]  # an item as DynamoDB has it: {"pk": {"S": "acc_…"}, …}
Place = tuple[str, str, str]  # where an item lies: table, partition, sort key


class Kind(Protocol[M_co]):
    """A kind of stored thing: its table, and how one is read."""

    def table(self) -> str: ...

    def read(self, raw: Mapping[str, Any]) -> M_co: ...


@dataclass(frozen=True, slots=True)
class Write:
    """One conditional write. `fresh` marks a new item whose key must not exist: its natural key."""

    table: str
    pk: str
    sk: str
    request: dict[str, Any]  # {"Put": …} or {"Delete": …} as TransactWriteItems takes it
    fresh: bool = False


class Tables(Protocol):
    """Reads and writes the tables; each method is described where it is done, in `cloud/tables.py`."""

    def get(self, kind: Kind[M], pk: str, sk: str) -> M | None: ...

    def get_all(self, kind: Kind[M], keys: Iterable[tuple[str, str]]) -> list[M]: ...

    def found_at(self, places: Iterable[Place]) -> dict[Place, Raw]: ...

    def query(
        self, kind: Kind[M], pk: str, begins: str = "", *, since: str = "", backwards: bool = False
    ) -> list[M]: ...

    def raw(
        self, table: str, pk: str, begins: str = "", *, since: str = "", backwards: bool = False
    ) -> Iterator[Raw]: ...

    def between(self, table: str, pk: str, first: str, last: str) -> Iterator[Raw]: ...

    def page(
        self, kind: Kind[M], pk: str, begins: str, limit: int, cursor: str | None, *, backwards: bool = False
    ) -> Page[M]: ...

    def lookup(self, lookup_pk: str) -> list[tuple[str, str]]: ...

    def worklist(self, worklist_pk: str) -> list[tuple[str, str]]: ...

    def due(self, queue: str, on: date, part: int, after: str = "", at_once: int = 0) -> Iterator[tuple[str, str]]: ...

    def walk(self, table: str, part: int, parts: int, cursor: str | None) -> Page[tuple[str, str]]: ...

    def count(self, pk: str, sk: str, *, lives_seconds: int, add: int = 1) -> int: ...

    def commit(self, writes: Sequence[Write], by: Actor) -> None: ...
