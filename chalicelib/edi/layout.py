"""What one use of a segment says about each of its elements: place, kind, length, usage and codes.

`slots(use)` lays the fields of a segment class out over element places, runs expanded, and applies what the use
narrows. Everything else (the fast pattern, the slow diagnosis, the writer, the docs) reads these slots.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from chalicelib.edi.grammar import Element, Segment, Use, fields_of


class Slot(NamedTuple):
    """One element place of one use; `components` are the slots inside a composite."""

    place: int
    name: str
    element: Element
    must: bool = False
    unused: bool = False
    codes: tuple[str, ...] = ()
    components: tuple[Slot, ...] = ()


class Narrowing(NamedTuple):
    """`8!=34|MI` taken apart."""

    must: bool
    unused: bool
    codes: tuple[str, ...]


def narrowings(where: str) -> dict[tuple[int, int], Narrowing]:
    """The narrower elements of a use, by place and component (0 for the element itself)."""
    found = {}
    for token in where.split():
        spot, _, codes = token.partition("=")
        place, _, component = spot.rstrip("!-").partition(".")
        values = tuple(codes.split("|")) if codes else ()
        found[(int(place), int(component or 0))] = Narrowing(spot.endswith("!"), spot.endswith("-"), values)
    return found


def width(element: Element) -> int:
    """How many element places one turn of a run takes."""
    return len(fields_of(element.part)) if element.kind == "run" and element.part else 1


@cache
def slots(use: Use) -> tuple[Slot, ...]:
    """Every element place of this use of a segment, in order."""
    segment = use.kind
    assert issubclass(segment, Segment)  # noqa: S101 (tables are checked once, by the tests that walk them)
    narrowed = narrowings(use.where)
    if use.codes:
        spot = (segment.QUALIFIER, 1) if segment.ID == "HI" else (segment.QUALIFIER, 0)
        narrowed[spot] = Narrowing(True, False, use.codes)
    laid: list[Slot] = []
    for name, element in fields_of(segment).items():
        laid += _spread(name, element, len(laid) + 1, narrowed)
    return tuple(laid)


def _spread(name: str, element: Element, place: int, narrowed: dict[tuple[int, int], Narrowing]) -> list[Slot]:
    if not element.run:
        return [_slot(name, element, place, place, narrowed)]
    if element.kind != "run":
        turns = [
            _slot(name, element, place + n, _rule(place, place + n, narrowed), narrowed) for n in range(element.run)
        ]
        return [turns[0], *(turn._replace(must=False) for turn in turns[1:])]
    laid = []
    leaves = list(fields_of(element.part or object).values())
    for turn in range(element.run):
        for n, leaf in enumerate(leaves):
            spot = place + turn * len(leaves) + n
            slot = _slot(name, leaf, spot, spot, narrowed)
            laid.append(slot if turn == 0 and element.must else slot._replace(must=False))
    return laid


def _rule(start: int, place: int, narrowed: dict[tuple[int, int], Narrowing]) -> int:
    """A turn without a narrowing of its own follows the nearest one before it."""
    return max((p for p, _ in narrowed if start <= p <= place), default=start)


def _slot(name: str, element: Element, place: int, rule: int, narrowed: dict[tuple[int, int], Narrowing]) -> Slot:
    narrow = narrowed.get((rule, 0), Narrowing(False, False, ()))
    components: tuple[Slot, ...] = ()
    if element.kind == "composite" and element.part:
        inner = {(c, 0): n for (p, c), n in narrowed.items() if p == rule and c}
        parts = enumerate(fields_of(element.part).items(), 1)
        components = tuple(_slot(leaf, spec, n, n, inner) for n, (leaf, spec) in parts)
    must = (element.must or narrow.must) and not narrow.unused
    return Slot(place, name, element, must, narrow.unused, narrow.codes, components)
