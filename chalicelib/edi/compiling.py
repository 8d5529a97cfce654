"""From slots to speed: one pattern that accepts a faultless segment whole, and one expression that makes its record.

A segment that matches its pattern needs no further check of usage, length, codes or characters, and its groups are the
values. A segment that does not match is looked at again, slowly, by `faults`.
See docs/decisions/edi-compiled-tables.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple

from chalicelib.edi.grammar import Element, Use, fields_of
from chalicelib.edi.layout import Slot, slots, width
from chalicelib.edi.values import CACHES, COMPONENT, ELEMENT, REPETITION, Cache, quick_cents

# Any character but the controls, which hold the mapped delimiters too: X12.6 extended character set.
_TEXT = "[^\x00-\x1f]"
_KINDS = {
    "clock": "[0-9]{4}(?:[0-9]{2}){0,2}",
    "date": "[0-9]{8}",
    "number": r"-?(?:[0-9]{1,15}\.?[0-9]{0,8}|\.[0-9]{1,8})",
    "money": r"-?(?:[0-9]{1,16}\.?[0-9]{0,2}|\.[0-9]{1,2})",
}


def pattern(laid: tuple[Slot, ...], separator: str, plain: bool = False) -> str:
    """The pattern of elements (or components) after the first separator, each in its own group.

    An alternative with nothing (`|`) costs the matcher less than an optional group (`?`).
    """
    rest, needed = "", False
    for slot in reversed(laid):
        value = "" if slot.unused else _value(slot, separator, plain) + ("" if slot.must else "|")
        body = f"{separator}({value}){rest}"
        needed = needed or slot.must
        rest = body if needed else f"(?:{body}|)"
    return rest


def _value(slot: Slot, before: str, plain: bool) -> str:
    element = slot.element
    if slot.codes:
        return "(?:" + "|".join(map(re.escape, slot.codes)) + ")"
    if element.kind == "composite":
        return "[^\x00\x01\x04-\x1f]{1,999}"
    if element.kind == "when":
        return _by_format(before)
    if element.kind == "count":
        return f"-?[0-9]{{{element.least},{element.most}}}"
    character = "[^\x01]" if plain else _TEXT
    single = _KINDS.get(element.kind) or f"{character}{{{element.least},{element.most}}}"
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


@cache
def _composite_reader(components: tuple[Slot, ...], part: type, repeated: bool) -> Cache:
    match = re.compile(pattern(components, COMPONENT)).fullmatch
    make = _expression(components, part, "")

    def read(text: str) -> Any:
        found = match(COMPONENT + text)
        if found is None:
            raise ValueError("composite")
        return make(*found.groups(""))

    if not repeated:
        return Cache(read, part())
    return Cache(lambda text: tuple(read(piece) for piece in text.split(REPETITION)), ())


def _expression(laid: tuple[Slot, ...], kind: type, first: str) -> Callable[..., Any]:
    """A function of the groups that makes the record, compiled once a use: no loop is left in it."""
    scope: dict[str, Any] = {"kind": kind, "new": object.__new__, "broken": _broken, "cents": quick_cents}
    values = {"position": first} if first else {}
    for name, element in fields_of(kind).items():
        places = tuple(slot for slot in laid if slot.name == name)
        if places:
            values[name] = _value_of(element, places, scope)
    holds = " and ".join(condition(rule, len(laid)) for rule in getattr(kind, "SYNTAX", ())) or "True"
    given = [*([first] if first else []), *(f"g{slot.place - 1}" for slot in laid)]
    return _function(kind, ", ".join(given), holds, values, scope)


def _function(kind: type, given: str, holds: str, values: dict[str, str], scope: dict[str, Any]) -> Callable[..., Any]:
    """The source of the record maker, compiled. A record that may change is filled slot by slot, which is twice as fast
    as its __init__; a frozen one is constructed.
    """
    if kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        source = f"def make({given}):\n return kind({', '.join(values.values())}) if {holds} else broken()"
    else:
        rest = {f.name: f"d_{f.name}" for f in fields(kind) if f.name not in values}
        scope |= {f"d_{f.name}": f.default for f in fields(kind)}
        filled = "".join(f" made.{name} = {value}\n" for name, value in (values | rest).items())
        check = "" if holds == "True" else f" if not ({holds}): broken()\n"
        source = f"def make({given}):\n{check} made = new(kind)\n{filled} return made"
    exec(source, scope)  # noqa: S102 (names and indices of our own tables only)
    made: Callable[..., Any] = scope["make"]
    return made


def opener(kind: type) -> Callable[[Any], Any]:
    """A function of the opening segment that makes an open loop's record: every list empty, all else absent."""
    first, *others = fields(kind)
    filled = "".join(f" made.{f.name} = {'[]' if f.default_factory is list else 'None'}\n" for f in others)
    scope: dict[str, Any] = {"kind": kind, "new": object.__new__}
    exec(f"def make(head):\n made = new(kind)\n made.{first.name} = head\n{filled} return made", scope)  # noqa: S102
    made: Callable[[Any], Any] = scope["make"]
    return made


def _value_of(element: Element, places: tuple[Slot, ...], scope: dict[str, Any]) -> str:
    """The expression of one field over the groups; what it calls goes into the scope."""
    index = places[0].place - 1
    if element.run and len(places) == width(element):
        return _usual_run(element, places, scope)
    if element.run:
        scope[f"f{index}"] = run_reader(element, places)
        return f"f{index}(({', '.join(f'g{slot.place - 1}' for slot in places)},))"
    scope[f"f{index}"] = read = reader(places[0])
    return _argument(element, index, read is not None)


def _argument(element: Element, index: int, read: bool) -> str:
    if element.kind == "money" and element.repeat == 1:
        return f"cents(g{index})"
    return f"f{index}[g{index}]" if read else f"g{index}"


def condition(rule: str, reach: int = 99) -> str:
    """A syntax note (P paired, R at least one, C if-then, E not both, L if-then-any) as an expression over groups."""
    numbers = [int(rule[n : n + 2]) for n in range(1, len(rule), 2)]
    places = [f"g{number - 1}" if number <= reach else "''" for number in numbers]
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
    wide = width(element)
    item = _item_reader(element, places[:wide])

    def read(groups: tuple[str, ...]) -> tuple[Any, ...]:
        if not any(groups):
            return ()
        last = max(n for n, text in enumerate(groups) if text) // wide
        return tuple(item(*groups[n * wide : n * wide + wide]) for n in range(last + 1))

    return read


def _item_reader(element: Element, places: tuple[Slot, ...]) -> Callable[..., Any]:
    if element.kind != "run":
        read = reader(places[0])
        return read.__getitem__ if read is not None else str
    part = element.part or object
    needed = [n for n, leaf in enumerate(fields_of(part).values()) if leaf.must]
    make = _item_maker(part, places)

    def item(*groups: str) -> Any:
        if any(groups) and not all(groups[n] for n in needed):
            raise ValueError("incomplete")
        return make(*groups)

    return item


def _item_maker(part: type, places: tuple[Slot, ...]) -> Callable[..., Any]:
    named = zip(places, fields_of(part), strict=True)
    moved = (slot._replace(place=n, name=name) for n, (slot, name) in enumerate(named, 1))
    return _expression(tuple(moved), part, "")


def _usual_run(element: Element, places: tuple[Slot, ...], scope: dict[str, Any]) -> str:
    """The argument for a run of which the quick pattern takes the first turn alone, with all its needed elements."""
    index = places[0].place - 1
    if element.kind != "run" or not element.must:
        scope[f"f{index}"] = run_reader(element, places)
        return f"f{index}(({', '.join(f'g{slot.place - 1}' for slot in places)},))"
    scope[f"f{index}"] = _item_maker(element.part or object, places)
    return f"(f{index}({', '.join(f'g{slot.place - 1}' for slot in places)}),)"


class Compiled(NamedTuple):
    """One use, ready: `match` with `make` for any segment, `quick` with `quick_make` for the usual elements only.

    `quick` leaves out the characters that the caller has excluded: repetitions, controls and, unless the segment is
    `composed`, components.
    """

    match: Callable[[str], re.Match[str] | None]
    make: Callable[..., Any]
    quick: Callable[[str], re.Match[str] | None]
    quick_make: Callable[..., Any]
    composed: bool


@cache
def compiled(use: Use) -> Compiled:
    """The patterns and the record makers of one use: `make(position, *match.groups(""))`."""
    laid, name = slots(use), use.kind.ID  # type: ignore[attr-defined]
    usual = max([use.kind.USUAL or len(laid), *(slot.place for slot in laid if slot.must)])  # type: ignore[attr-defined]
    composed = any(slot.components for slot in laid)
    match = re.compile(f"{name}{pattern(laid, ELEMENT)}{ELEMENT}*").fullmatch
    quick = re.compile(f"{name}{pattern(laid[:usual], ELEMENT, plain=not composed)}").fullmatch
    return Compiled(match, _expression(laid, use.kind, "n"), quick, _expression(laid[:usual], use.kind, "n"), composed)
