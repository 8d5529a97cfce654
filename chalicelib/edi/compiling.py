"""From slots to speed: one pattern that accepts a faultless segment whole, and one expression that makes its record.

A segment that matches its pattern needs no further check of usage, length, codes or characters, and its groups are the
values. A segment that does not match is looked at again, slowly, by `faults`. See docs/decisions/edi-compiled-tables.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from chalicelib.edi.grammar import Element, Use, fields_of
from chalicelib.edi.layout import Slot, slots, width
from chalicelib.edi.values import CACHE_ENTRIES, CACHES, COMPONENT, ELEMENT, REPETITION, Cache

# Any character but the controls, which hold the mapped delimiters too: X12.6 extended character set.
_TEXT = "[^\x00-\x1f]"
_KINDS = {
    "clock": "[0-9]{4}(?:[0-9]{2}){0,2}",
    "date": "[0-9]{8}",
    "number": r"-?(?:[0-9]{1,15}(?:\.[0-9]{0,8})?|\.[0-9]{1,8})",
    "money": r"-?(?:[0-9]{1,16}(?:\.[0-9]{0,2}0*)?|\.[0-9]{1,2})",
}


def pattern(laid: tuple[Slot, ...], separator: str) -> str:
    """The pattern of elements (or components) after the first separator, each in its own group."""
    rest = ""
    for slot in reversed(laid):
        piece = "()" if slot.unused else f"({_value(slot, separator)})" + ("" if slot.must else "?")
        body = separator + piece + rest
        needed = slot.must or any(s.must for s in laid if s.place > slot.place)
        rest = body if needed else f"(?:{body})?"
    return rest


def _value(slot: Slot, before: str) -> str:
    element = slot.element
    if slot.codes:
        return "(?:" + "|".join(map(re.escape, slot.codes)) + ")"
    if element.kind == "composite":
        return f"[^\x00\x01\x04-\x1f]{{1,999}}"
    if element.kind == "when":
        return _by_format(before)
    if element.kind == "count":
        return f"-?[0-9]{{{element.least},{element.most}}}"
    single = _KINDS.get(element.kind) or f"{_TEXT}{{{element.least},{element.most}}}"
    return f"{single}(?:{REPETITION}{single}){{0,{element.repeat - 1}}}" if element.repeat > 1 else single


def _by_format(before: str) -> str:
    """Element 1251 in the shape its qualifier announces, so a range under D8 does not pass."""
    shapes = {"D8": "[0-9]{8}", "RD8": "[0-9]{8}-[0-9]{8}", "DT": "[0-9]{12}", "TM": "[0-9]{4}"}
    return "(?:" + "|".join(f"(?<={before}{q}{before}){shape}" for q, shape in shapes.items()) + ")"


def reader(slot: Slot) -> Cache | None:
    """What turns the text of this slot into its value; None where the text is the value."""
    if slot.element.kind == "composite":
        return _composite_reader(slot.components, slot.element.part or object, slot.element.repeat > 1)
    if slot.element.repeat > 1:
        return _REPEATED_TEXT
    return CACHES.get(slot.element.kind)


_REPEATED_TEXT = Cache(lambda text: tuple(text.split(REPETITION)), ())


@lru_cache(maxsize=None)
def _composite_reader(components: tuple[Slot, ...], part: type, repeated: bool) -> Cache:
    match = re.compile(pattern(components, COMPONENT)).fullmatch
    make = _expression(components, part, "")

    def read(text: str) -> Any:
        found = match(COMPONENT + text)
        if found is None:
            raise ValueError("composite")
        return make(found.groups(""))

    if not repeated:
        return Cache(read, part())
    return Cache(lambda text: tuple(read(piece) for piece in text.split(REPETITION)), ())


def _expression(laid: tuple[Slot, ...], kind: type, first: str) -> Callable[..., Any]:
    """A function of the groups that makes the record, compiled once a use: no loop is left in it."""
    scope: dict[str, Any] = {"kind": kind, "broken": _broken}
    arguments = [first] if first else []
    for name, element in fields_of(kind).items():
        places = tuple(slot for slot in laid if slot.name == name)
        index = places[0].place - 1
        read = run_reader(element, places) if element.run else reader(places[0])
        scope[f"f{index}"] = read
        if element.run:
            arguments.append(f"f{index}(g)")
        else:
            arguments.append(f"f{index}[g[{index}]]" if read is not None else f"g[{index}]")
    holds = " and ".join(condition(rule) for rule in getattr(kind, "SYNTAX", ()))
    tail = f" if {holds} else broken()" if holds else ""
    source = f"lambda g{', n' if first else ''}: kind({', '.join(arguments)}){tail}"
    return eval(source, scope)  # type: ignore[no-any-return]  # noqa: S307 (names and indices of our own tables only)


def condition(rule: str) -> str:
    """A syntax note (P paired, R at least one, C if-then, E not both, L if-then-any) as an expression over groups."""
    places = [f"g[{int(rule[n : n + 2]) - 1}]" for n in range(1, len(rule), 2)]
    first, others = places[0], places[1:]
    if rule[0] == "P":
        return "(" + " and ".join(f"(not {first}) is (not {other})" for other in others) + ")"
    if rule[0] == "R":
        return "(" + " or ".join(places) + ")"
    if rule[0] == "E":
        return f"(not {first} or not ({' or '.join(others)}))"
    joint = " and " if rule[0] == "C" else " or "
    return f"(not {first} or ({joint.join(others)}))"


def _broken() -> None:
    raise ValueError("syntax note")


def run_reader(element: Element, places: tuple[Slot, ...]) -> Callable[[tuple[str, ...]], tuple[Any, ...]]:
    """Reads a run: one item a turn until the rest of the run is empty; an incomplete item raises ValueError."""
    start, wide = places[0].place - 1, width(element)
    end = start + len(places)
    item = _item_reader(element, places[:wide])

    def read(groups: tuple[str, ...]) -> tuple[Any, ...]:
        if not groups[start]:
            return () if not any(groups[start:end]) else _turns(groups[start:end], wide, item)
        if start + wide >= end or not any(groups[start + wide : end]):
            return (item(groups[start : start + wide]),)
        return _turns(groups[start:end], wide, item)

    return read


def _turns(groups: tuple[str, ...], wide: int, item: Callable[[tuple[str, ...]], Any]) -> tuple[Any, ...]:
    last = max(n for n, text in enumerate(groups) if text) // wide
    return tuple(item(groups[n * wide : n * wide + wide]) for n in range(last + 1))


def _item_reader(element: Element, places: tuple[Slot, ...]) -> Callable[[tuple[str, ...]], Any]:
    if element.kind != "run":
        read = reader(places[0])
        return (lambda groups: read[groups[0]]) if read is not None else (lambda groups: groups[0])
    part = element.part or object
    needed = [n for n, leaf in enumerate(fields_of(part).values()) if leaf.must]
    shifted = tuple(slot_at(slot, n + 1, name) for n, (slot, name) in enumerate(zip(places, fields_of(part), strict=True)))
    make = _expression(shifted, part, "")

    seen: dict[tuple[str, ...], Any] = {}

    def item(groups: tuple[str, ...]) -> Any:
        found = seen.get(groups)
        if found is not None:
            return found
        if any(groups) and not all(groups[n] for n in needed):
            raise ValueError("incomplete")
        if len(seen) >= CACHE_ENTRIES:
            seen.clear()
        seen[groups] = found = make(groups)
        return found

    return item


def slot_at(slot: Slot, place: int, name: str) -> Slot:
    """The same slot somewhere else."""
    return Slot(place, name, slot.element, slot.must, slot.unused, slot.codes, slot.components)


@lru_cache(maxsize=None)
def compiled(use: Use) -> tuple[Callable[[str], re.Match[str] | None], Callable[..., Any]]:
    """The whole-segment match and the record maker of one use: `make(match.groups(""), position)`."""
    laid = slots(use)
    match = re.compile(use.kind.ID + pattern(laid, ELEMENT) + f"{ELEMENT}*").fullmatch  # type: ignore[attr-defined]
    return match, _expression(laid, use.kind, "n")
