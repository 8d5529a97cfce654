"""The tables, some of which was read already: what is decided on costs one request, whichever rooms then look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from chalicelib.cloud.records import CoreItem
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Kind, M, Place, Raw, Tables, Write


def read_ahead(ports: Ports, places: Iterable[Place]) -> Ports:
    """Ports in which what lies at these places was read already, in one request a hundred: for one decision on it.

    A read is half a transaction's work, so what is known to be needed is asked for together.
    """
    return replace(ports, tables=PlacesRead(ports.tables, places))


class PlacesRead:
    """The tables, some places of which were read already. For reading only; the rest is asked of the tables behind."""

    def __init__(self, tables: Tables, places: Iterable[Place]) -> None:
        self._tables = tables
        self._places = frozenset(places)
        self._raws = tables.found_at(self._places)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tables, name)

    def get(self, kind: Kind[M], pk: str, sk: str) -> M | None:
        """Read one item."""
        place = (kind.table(), pk, sk)
        if place not in self._places:
            found: M | None = self._tables.get(kind, pk, sk)
            return found
        return kind.read(self._raws[place]) if place in self._raws else None

    def get_all(self, kind: Kind[M], keys: Iterable[tuple[str, str]]) -> list[M]:
        """Read the items of these keys that exist."""
        return [kind.read(raw) for raw in self.found_at((kind.table(), *key) for key in keys).values()]

    def found_at(self, places: Iterable[Place]) -> dict[Place, Raw]:
        """Read what lies at these places, as it is."""
        asked = dict.fromkeys(places)
        others = [place for place in asked if place not in self._places]
        known = {place: self._raws[place] for place in asked if place in self._raws}
        return known | self._tables.found_at(others) if others else known

    def commit(self, writes: Sequence[Write], by: Actor) -> None:
        """Refuse: what was read ahead is for reading."""
        raise TypeError("What was read ahead cannot be written through.")


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
