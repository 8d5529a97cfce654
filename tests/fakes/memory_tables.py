"""The tables in memory, with the contract of `chalicelib.cloud.tables.Tables` and faults on demand.

`tests/integration/test_books_keep_their_contract.py` runs the same cases against this and against moto.
"""

from __future__ import annotations

import marshal
import threading
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import AlreadyThere, Contested, agenda_key
from chalicelib.cloud.writes import stamped
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import shard
from chalicelib.kernel.paging import Page, cursor_of, place_in, place_of
from chalicelib.kernel.tables import Place, Write

Raw = dict[str, Any]

# DynamoDB's limits: a partition key has 1 to 2,048 bytes, a sort key 1 to 1,024; a number has 38 figures.
PK_BYTES, SK_BYTES, FIGURES = 2048, 1024, 38
WALKED = 50  # keys to a page of `walk`


class TooLong(Exception):
    """What DynamoDB answers with a ValidationException, which no caller expects."""


def fits(pk: str, sk: str | None = None) -> None:
    """Refuse keys that DynamoDB refuses."""
    good = 0 < len(pk.encode()) <= PK_BYTES and (sk is None or 0 < len(sk.encode()) <= SK_BYTES)
    if not good:
        raise TooLong("a key's size")


def storable(raw: Raw) -> None:
    """Refuse items that DynamoDB refuses: by their keys, those of indexes too, and by numbers too long."""
    for prefix in ("", "lookup_", "agenda_", "worklist_"):
        if f"{prefix}pk" in raw:
            fits(raw[f"{prefix}pk"]["S"], raw[f"{prefix}sk"]["S"])
    for value in raw.values():
        if len(value.get("N", "").lstrip("-")) > FIGURES:
            raise TooLong("a number's figures")


def apart(raw: Raw) -> Raw:
    """A copy of an item that shares nothing with it, at a sixth of what `copy.deepcopy` takes."""
    copied: Raw = marshal.loads(marshal.dumps(raw))  # noqa: S302  # written and read in one breath
    return copied


class MemoryTables:
    """Items by table, partition and sort key. `fault(step, writes)` may raise before or after a commit."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, dict[str, Raw]]] = {}
        self.order: dict[tuple[str, str], list[str]] = {}
        self.indexes: dict[tuple[str, str], set[tuple[str, str, str]]] = {}
        self.changes: list[tuple[str, Raw | None, Raw | None]] = []  # (table, old, new): what a stream would carry
        self.fault: Callable[[str, Sequence[Write]], None] | None = None
        self.counters: dict[tuple[str, str], int] = {}
        self._lock = threading.Lock()

    @property
    def client(self) -> Any:
        raise AssertionError("A store went around Tables to the plain client.")

    def _reading(self) -> None:
        if self.fault:
            self.fault("read", [])

    def get(self, kind: Any, pk: str, sk: str) -> Any:
        self._reading()
        fits(pk, sk)
        raw = self.kept.get(kind.table(), {}).get(pk, {}).get(sk)
        return kind.read(apart(raw)) if raw else None

    def get_all(self, kind: Any, keys: Iterable[tuple[str, str]]) -> list[Any]:
        return [kind.read(raw) for raw in self.found_at((kind.table(), *key) for key in keys).values()]

    def found_at(self, places: Iterable[Place]) -> dict[Place, Raw]:
        self._reading()
        found = {}
        for table, pk, sk in dict.fromkeys(places):
            fits(pk, sk)
            raw = self.kept.get(table, {}).get(pk, {}).get(sk)
            if raw:
                found[table, pk, sk] = apart(raw)
        return found

    def query(self, kind: Any, pk: str, begins: str = "", *, since: str = "", backwards: bool = False) -> list[Any]:
        return [kind.read(raw) for raw in self.raw(kind.table(), pk, begins, since=since, backwards=backwards)]

    def raw(self, table: str, pk: str, begins: str = "", *, since: str = "", backwards: bool = False) -> Iterator[Raw]:
        self._reading()
        fits(pk, begins or None)
        order = self.order.get((table, pk), [])
        keys = []
        for sk in order[bisect_left(order, since or begins) :]:
            if begins and not sk.startswith(begins) and sk > begins + "\uffff":
                break
            if sk.startswith(begins):
                keys.append(sk)
        for sk in reversed(keys) if backwards else keys:
            yield apart(self.kept[table][pk][sk])

    def between(self, table: str, pk: str, first: str, last: str) -> Iterator[Raw]:
        if not (pk and first and last):
            raise ValueError("One or more parameter values are not valid: a key condition holds an empty text.")
        for sk in self.order.get((table, pk), []):
            if first <= sk <= last:
                yield apart(self.kept[table][pk][sk])

    def page(
        self, kind: Any, pk: str, begins: str, limit: int, cursor: str | None, *, backwards: bool = False
    ) -> Page[Any]:
        raws = list(self.raw(kind.table(), pk, begins, backwards=backwards))
        place = place_in(cursor, pk, begins)
        if place is not None:
            raws = [r for r in raws if (r["sk"]["S"] < place["sk"] if backwards else r["sk"]["S"] > place["sk"])]
        more = len(raws) > limit
        raws = raws[:limit]
        return Page(
            [kind.read(raw) for raw in raws], cursor_of({"pk": pk, "sk": raws[-1]["sk"]["S"]}) if more else None
        )

    def lookup(self, lookup_pk: str) -> list[tuple[str, str]]:
        return self._index("lookup", lookup_pk)

    def worklist(self, worklist_pk: str) -> list[tuple[str, str]]:
        return self._index("worklist", worklist_pk)

    def due(self, queue: str, on: date, part: int, after: str = "", at_once: int = 0) -> Iterator[tuple[str, str]]:
        yield from self._index("agenda", agenda_key(queue, on, part), after)

    def _index(self, index: str, key: str, after: str = "") -> list[tuple[str, str]]:
        self._reading()
        fits(key)
        return [(pk, sk) for place, pk, sk in sorted(self.indexes.get((index, key), set())) if place > after]

    def scan(self, table: str) -> Iterator[Raw]:
        for partition in list(self.kept.get(table, {}).values()):
            for sk in sorted(partition):
                yield apart(partition[sk])

    def walk(self, table: str, part: int, parts: int, cursor: str | None) -> Page[tuple[str, str]]:
        keys = [(pk, sk) for pk in sorted(self.kept.get(table, {})) for sk in sorted(self.kept[table][pk])]
        place = place_of(cursor, "pk", "sk")
        left = [(pk, sk) for pk, sk in keys if shard(pk, parts) == part]
        if place is not None:
            left = [key for key in left if key > (place["pk"], place["sk"])]
        page = left[:WALKED]
        more = len(left) > WALKED
        return Page(page, cursor_of({"pk": page[-1][0], "sk": page[-1][1]}) if more else None)

    def count(self, pk: str, sk: str, *, lives_seconds: int, add: int = 1) -> int:
        fits(pk, sk)
        with self._lock:
            self.counters[pk, sk] = self.counters.get((pk, sk), 0) + add
            return self.counters[pk, sk]

    def commit(self, writes: Sequence[Write], by: Actor) -> None:
        writes = [stamped(write, by) for write in writes]
        if len({(w.table, w.pk, w.sk) for w in writes}) != len(writes):
            raise ValueError("Transaction request cannot include multiple operations on one item")
        if self.fault:
            self.fault("before", writes)
        with self._lock:
            failed = [write for write in writes if not self._holds(write)]
            if failed:
                fresh = [write for write in failed if write.fresh]
                worst = (fresh or failed)[-1]
                raise AlreadyThere(worst.pk, worst.sk) if worst.fresh else Contested()
            for write in writes:
                self._apply(write)
        if self.fault:
            self.fault("after", writes)

    def _holds(self, write: Write) -> bool:
        ((_, request),) = write.request.items()
        fits(write.pk, write.sk)
        storable(request.get("Item", {}))
        found = self.kept.get(write.table, {}).get(write.pk, {}).get(write.sk)
        condition = request.get("ConditionExpression")
        if condition is None:
            return True
        if condition == "attribute_not_exists(pk)":
            return found is None
        if condition == "version = :was":
            return found is not None and found["version"] == request["ExpressionAttributeValues"][":was"]
        raise AssertionError(f"MemoryTables does not know the condition {condition!r}")

    def _apply(self, write: Write) -> None:
        ((verb, request),) = write.request.items()
        if verb == "ConditionCheck":
            return
        partition = self.kept.setdefault(write.table, {}).setdefault(write.pk, {})
        old = partition.get(write.sk)
        new = self._bumped(write, request, old) if verb == "Update" else None
        if verb == "Put":
            new = apart(request["Item"])
        if new is None:
            partition.pop(write.sk, None)
        else:
            partition[write.sk] = new
        self._move(write, old, new)
        self.changes.append((write.table, old, new))

    def _bumped(self, write: Write, request: Raw, old: Raw | None) -> Raw:
        new = apart(old) if old else {"pk": {"S": write.pk}, "sk": {"S": write.sk}}
        for name, attribute in request["ExpressionAttributeNames"].items():
            given = request["ExpressionAttributeValues"][name.replace("#", ":")]
            before = int(new.get(attribute, {"N": "0"})["N"]) if name.startswith("#n") else 0
            new[attribute] = {"N": str(before + int(given["N"]))} if name.startswith("#n") else given
        return new

    def _move(self, write: Write, old: Raw | None, new: Raw | None) -> None:
        order = self.order.setdefault((write.table, write.pk), [])
        if old is None and new is not None:
            insort(order, write.sk)
        if old is not None and new is None:
            order.remove(write.sk)
        if write.table != CoreItem.Meta.table_name:
            return
        for index in ("lookup", "agenda", "worklist"):
            for raw, change in ((old, set.discard), (new, set.add)):
                if raw and f"{index}_pk" in raw:
                    rows = self.indexes.setdefault((index, raw[f"{index}_pk"]["S"]), set())
                    change(rows, (raw[f"{index}_sk"]["S"], write.pk, write.sk))
