"""What lists come to: sums over every row that holds a filter, by currency, in minor units.

What the stream counts is read from its sums, whatever the number of rows. Under a filter that is not counted (a typed
text, say) the first rows are looked at, and the answer says so: no request walks a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.kernel.lists import Asked, Cells, ListKind, Parts, Sum, Summed, Totals
from chalicelib.kernel.ports import Ports
from chalicelib.reports.counters import sums_of
from chalicelib.reports.lists import list_of
from chalicelib.reports.rows import READ_MAX, page_of_rows


@dataclass(frozen=True, slots=True)
class Sums:
    """What a list comes to, by currency: how many rows, then amounts. Where not the `whole` list was looked at, it
    comes to this at least; its export has all of it.
    """

    by_currency: dict[str, Parts]
    whole: bool = True


def totals_of(ports: Ports, name: str, asked: Asked, on: date) -> Sums:
    """What the rows of a list that hold a filter come to: how many, then the columns it totals.

    From the sums that the stream keeps where its declaration says that they answer, else from the first rows.
    """
    kind = list_of(name)
    summed = kind.totals.summed(asked, on)
    if summed is None:
        return _looked(ports, kind, asked, on)
    added = _added(_of_sums(ports, kind.totals, summed, asked, on))
    return Sums({code: parts for code, parts in added.items() if parts[0]})


def _added(parts: Iterable[tuple[str, Parts]]) -> dict[str, Parts]:
    sums: dict[str, Parts] = {}
    for code, more in parts:
        sums[code] = tuple(a + b for a, b in zip(sums[code], more, strict=True)) if code in sums else more
    return sums


def _looked(ports: Ports, kind: ListKind[Any, Any], asked: Asked, on: date) -> Sums:
    """What the first rows of a list come to that hold a filter, where nothing is counted for it."""
    holds, wanted = kind.holds(asked, on), kind.wanted(asked)
    page = page_of_rows(ports, kind.name, holds, READ_MAX, None, backwards=kind.backwards, wanted=wanted)
    parts = _added((row.cells["currency"], _parts(kind, row.cells, asked, on)) for row in page.items)
    return Sums(parts, whole=page.cursor is None)


def _parts(kind: ListKind[Any, Any], cells: Cells, asked: Asked, on: date) -> Parts:
    values = [kind.column(name).value(cells, on) for name in kind.totals.columns]
    adds = kind.totals.adds(cells, asked)
    return (1, *(minor * adds for value in values for minor in _minors(value)))


def _minors(value: Any) -> Iterable[int]:
    return value.values() if isinstance(value, dict) else (value,)


def _of_sums(
    ports: Ports, totals: Totals, summed: Iterable[Summed], asked: Asked, on: date
) -> Iterator[tuple[str, Parts]]:
    for one in summed:
        question = {**asked, **one.asked}
        by_code: dict[str, list[Sum]] = {}
        for kept in _kept(ports, one, question):
            by_code.setdefault(kept.currency, []).append(kept)
        for code, sums in by_code.items():
            yield code, tuple(one.sign * part for part in totals.parts(sums, question, on))


def _kept(ports: Ports, one: Summed, asked: Asked) -> Iterator[Sum]:
    """The sums that answer, of the months asked for: as many however many rows there are."""
    since, until = str(asked.get("from_on") or "")[:7], str(asked.get("to_on") or "9999-12")[:7]
    kept = sums_of(ports, one.name, since, until)
    return (
        sums for sums in kept if asked.get("currency") in ("", None, sums.currency) and one.wanted(sums.what.split("."))
    )
