"""The tables, one account of which was read already: opening it costs one query, whichever rooms then look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chalicelib.cloud.records import CoreItem
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.tables import Kind, M, Tables, Write


class PartitionRead:
    """The tables, one partition of whose `core` was read already: opening an account costs one query, whoever asks.

    For reading only; what other partitions hold is asked of the tables behind it.
    """

    def __init__(self, tables: Tables, pk: str) -> None:
        self._tables = tables
        self._pk = pk
        self._raws = {raw["sk"]["S"]: raw for raw in tables.raw(CoreItem.Meta.table_name, pk)}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tables, name)

    def _has(self, table: str, pk: str) -> bool:
        return pk == self._pk and table == CoreItem.Meta.table_name

    def get(self, kind: Kind[M], pk: str, sk: str) -> M | None:
        """Read one item."""
        if not self._has(kind.table(), pk):
            found: M | None = self._tables.get(kind, pk, sk)
            return found
        return kind.read(self._raws[sk]) if sk in self._raws else None

    def query(self, kind: Kind[M], pk: str, begins: str = "", *, since: str = "", backwards: bool = False) -> list[M]:
        """Read the items of a partition, in order."""
        raws = self.raw(kind.table(), pk, begins, since=since, backwards=backwards)
        return [kind.read(raw) for raw in raws]

    def raw(
        self, table: str, pk: str, begins: str = "", *, since: str = "", backwards: bool = False
    ) -> Iterator[dict[str, Any]]:
        """Read stored items as they are, in order."""
        if not self._has(table, pk):
            yield from self._tables.raw(table, pk, begins, since=since, backwards=backwards)
            return
        keys = [sk for sk in self._raws if sk.startswith(begins) and sk >= since]
        for sk in reversed(keys) if backwards else keys:
            yield self._raws[sk]

    def commit(self, writes: Sequence[Write], by: Actor) -> None:
        """Refuse: a snapshot is for reading."""
        raise TypeError("A snapshot of an account cannot be written through.")
