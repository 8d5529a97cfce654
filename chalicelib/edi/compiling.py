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
from chalicelib.edi.values import CACHES, CENTS, COMPONENT, ELEMENT, REPETITION, Cache

Match = Callable[[str], re.Match[str] | None]
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
    make = _expression(components, part)

    def read(text: str) -> Any:
        found = match(COMPONENT + text)
        if found is None:
            raise ValueError("composite")
        return make(*found.groups(""))

    if not repeated:
        return Cache(read, part())
    return Cache(lambda text: tuple(read(piece) for piece in text.split(REPETITION)), ())


def _expression(laid: tuple[Slot, ...], kind: type) -> Callable[..., Any]:
    """A function of the groups that makes the record, compiled once: no loop is left in it."""
    scope: dict[str, Any] = {}
    body = _body(laid, kind, {}, scope)
    return _function(f"def make({_groups(laid)}):\n{body}", scope)


def _segment_reader(laid: tuple[Slot, ...], kind: type, match: Match) -> Callable[[str, int], Any]:
    """A function of a segment and its position that makes the record, or answers None where the pattern refuses it.

    Unpacking the groups inside it costs half of what passing them as arguments does.
    """
    scope: dict[str, Any] = {"match": match}
    body = _body(laid, kind, {"position": "n"}, scope)
    begin = f" found = match(raw)\n if found is None: return None\n {_groups(laid)} = found.groups('')\n"
    return _function(f"def make(raw, n):\n{begin}{body}", scope)


def _groups(laid: tuple[Slot, ...]) -> str:
    return "".join(f"g{slot.place - 1}, " for slot in laid)


def _body(laid: tuple[Slot, ...], kind: type, values: dict[str, str], scope: dict[str, Any]) -> str:
    """The lines that make the record of the groups; what they name goes into the scope. A record that may change is
    filled slot by slot, which is twice as fast as its __init__; a frozen one is constructed.
    """
    scope |= {"kind": kind, "new": object.__new__, "broken": _broken, "cents": CENTS}
    for name, element in fields_of(kind).items():
        places = tuple(slot for slot in laid if slot.name == name)
        if places:
            values[name] = _value_of(element, places, scope)
    check = "".join(f" if not {condition(rule, len(laid))}: broken()\n" for rule in getattr(kind, "SYNTAX", ()))
    if kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return f"{check} return kind({', '.join(values.values())})"
    rest = {f.name: f"d_{f.name}" for f in fields(kind) if f.name not in values}
    scope |= {f"d_{f.name}": f.default for f in fields(kind)}
    filled = "".join(f" made.{name} = {value}\n" for name, value in (values | rest).items())
    return f"{check} made = new(kind)\n{filled} return made"


def _function(source: str, scope: dict[str, Any]) -> Callable[..., Any]:
    exec(source, scope)  # noqa: S102 (names and indices of our own tables only)
    made: Callable[..., Any] = scope["make"]
    return made


def opener(kind: type) -> Callable[[Any], Any]:
    """A function of the opening segment that makes an open loop's record: every list empty, all else absent."""
    first, *others = fields(kind)
    filled = "".join(f" made.{f.name} = {'[]' if f.default_factory is list else 'None'}\n" for f in others)
    scope: dict[str, Any] = {"kind": kind, "new": object.__new__}
    return _function(f"def make(head):\n made = new(kind)\n made.{first.name} = head\n{filled} return made", scope)


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
        return f"(int(g{index}.replace('.', '')) if g{index}[-3:-2] == '.' else cents[g{index}])"
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
    return _expression(tuple(moved), part)


def _usual_run(element: Element, places: tuple[Slot, ...], scope: dict[str, Any]) -> str:
    """The argument for a run of which the quick pattern takes the first turn alone, with all its needed elements."""
    index = places[0].place - 1
    if element.kind != "run" or not element.must:
        scope[f"f{index}"] = run_reader(element, places)
        return f"f{index}(({', '.join(f'g{slot.place - 1}' for slot in places)},))"
    scope[f"f{index}"] = _item_maker(element.part or object, places)
    return f"(f{index}({', '.join(f'g{slot.place - 1}' for slot in places)}),)"


class Compiled(NamedTuple):
    """One use, ready: `whole` reads any faultless segment, `quick` one with the usual elements only; None is a refusal.

    `quick` leaves out the characters that the caller has excluded: repetitions, controls and, unless the segment is
    `composed`, components. Both raise ValueError where a value or a syntax note is at fault.
    """

    whole: Callable[[str, int], Any]
    quick: Callable[[str, int], Any]
    composed: bool


@cache
def compiled(use: Use) -> Compiled:
    """The readers of one use, made when it is first met."""
    laid, kind = slots(use), use.kind
    usual = max([kind.USUAL or len(laid), *(slot.place for slot in laid if slot.must)])  # type: ignore[attr-defined]
    composed = any(slot.components for slot in laid)
    match = re.compile(f"{kind.ID}{pattern(laid, ELEMENT)}{ELEMENT}*").fullmatch  # type: ignore[attr-defined]
    quick = re.compile(f"{kind.ID}{pattern(laid[:usual], ELEMENT, plain=not composed)}").fullmatch  # type: ignore[attr-defined]
    return Compiled(_segment_reader(laid, kind, match), _segment_reader(laid[:usual], kind, quick), composed)
