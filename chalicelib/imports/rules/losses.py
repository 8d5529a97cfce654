"""What a row that was taken away may have belonged to: an invoice or claim that lost a row is not whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

from chalicelib.imports.rules.tables import Lost

T = TypeVar("T")


class Owners(Generic[T]):
    """The invoices or claims of a file: by their names, by the people they are about, and those that take more rows."""

    def __init__(self, names: Iterable[tuple[str, T]], people: Iterable[tuple[str, T]], open_to: Iterable[T]) -> None:
        self._names = _index(names)
        self._people = _index(people)
        self._open_to = list(open_to)

    def of(self, lost: Lost, own_name: str) -> Iterable[T]:
        """Whose a lost row may be: of those under the name it bears; when that cannot be read, of those that any of its
        cells names; else of those about a person it names; else of all.
        """
        if own_name:
            return self._names.get(own_name, [])
        by_name = [owner for cell in lost.cells for owner in self._names.get(cell, [])]
        by_person = [owner for cell in lost.cells for owner in self._people.get(cell, [])]
        return by_name or by_person or self._open_to


def _index(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for name, owner in pairs:
        found[name].append(owner)
    return dict(found)
