"""The slow look at a segment that its pattern refused: every element at fault by name, and a record of what is sound.

What could not be read stays in the issue's value; the record has that element empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from chalicelib.edi.compiling import condition
from chalicelib.edi.grammar import Element, Segment, fields_of
from chalicelib.edi.layout import Slot, slots, width
from chalicelib.edi.tree import SegmentNode
from chalicelib.edi.values import COMPONENT, ELEMENT, READ, REPETITION

Report = Callable[[str, str, str, Slot | None], None]
_CONTROL = re.compile("[\x00-\x1f]")
_SHAPES = {"D8": 8, "RD8": 17, "DT": 12, "TM": 4}


def diagnose(node: SegmentNode, raw: str, position: int, report: Report) -> Segment:
    """Reports `(code, element, value, slot)` for each fault of the segment and answers the record of the rest."""
    laid = slots(node.use)
    texts = raw.split(ELEMENT)[1:]
    while len(texts) > len(laid) and not texts[-1]:
        texts.pop()
    for place, text in enumerate(texts[len(laid) :], len(laid) + 1):
        if text:
            report("element.extra", f"{place:02d}", text, None)
    texts = (texts + [""] * len(laid))[: len(laid)]
    values = [_element(slot, texts, f"{slot.place:02d}", report) for slot in laid]
    _syntax(node.use.kind, texts, laid, report)
    return _assemble(node.use.kind, laid, values, texts, position, report)


def _element(slot: Slot, texts: list[str], label: str, report: Report) -> Any:
    text = texts[slot.place - 1]
    if not text:
        if slot.must:
            report("element.missing", label, "", slot)
        return _absent(slot)
    if slot.unused:
        report("element.unused", label, text, slot)
    if slot.element.kind == "composite":
        read = [_composite(slot, piece, label, report) for piece in _pieces(slot, text, label, report)]
        return tuple(read) if slot.element.repeat > 1 else read[0]
    if slot.element.repeat > 1:
        return tuple(_simple(slot, piece, "", label, report) for piece in _pieces(slot, text, label, report))
    return _simple(slot, text, texts[slot.place - 2] if slot.place > 1 else "", label, report)


def _pieces(slot: Slot, text: str, label: str, report: Report) -> list[str]:
    pieces = text.split(REPETITION)
    if len(pieces) > slot.element.repeat:
        report("element.repeated", label, text, slot)
    return pieces


def _composite(slot: Slot, text: str, label: str, report: Report) -> Any:
    pieces = text.split(COMPONENT)
    if len(pieces) > len(slot.components):
        report("element.components", label, text, slot)
    pieces = (pieces + [""] * len(slot.components))[: len(slot.components)]
    read = [_element(inner, pieces, f"{label}-{inner.place}", report) for inner in slot.components]
    return (slot.element.part or object)(*read)


def _simple(slot: Slot, text: str, before: str, label: str, report: Report) -> Any:
    """The value of one simple element; faults are reported, a value without meaning is answered as absent."""
    element = slot.element
    fault = _text_fault(slot, text) if element.kind in ("text", "clock", "count") else ""
    value: Any = None
    try:
        value = READ[element.kind](text)
    except (ValueError, ArithmeticError):
        fault = "element.date" if element.kind in ("date", "when") else "element.character"
    if element.kind == "when" and not fault and len(text) != _SHAPES.get(before, 0):
        fault = "element.date"
    if slot.codes and not fault and text not in slot.codes:
        fault = "element.code"
    if fault:
        report(fault, label, text, slot)
    return _CONTROL.sub("?", value) if isinstance(value, str) else value


def _text_fault(slot: Slot, text: str) -> str:
    element = slot.element
    if _CONTROL.search(text):
        return "element.character"
    if slot.codes:
        return ""
    digits = text.lstrip("-") if element.kind == "count" else text
    if len(digits) < element.least:
        return "element.short"
    if len(digits) > element.most:
        return "element.long"
    return "element.character" if element.kind == "clock" and not re.fullmatch("[0-9]{4,8}", text) else ""


def _absent(slot: Slot) -> Any:
    if slot.element.repeat > 1:
        return ()
    if slot.element.kind == "composite":
        return (slot.element.part or object)()
    return "" if slot.element.kind in ("text", "clock") else None


def _syntax(kind: type, texts: list[str], laid: tuple[Slot, ...], report: Report) -> None:
    for rule in getattr(kind, "SYNTAX", ()):
        if not eval(condition(rule), {f"g{n}": text for n, text in enumerate(texts)}):  # noqa: S307 (our own tables' notes only)
            places = [int(rule[n : n + 2]) for n in range(1, len(rule), 2)]
            empty = [p for p in places if not texts[p - 1]] or places[1:]
            report("element.paired", f"{empty[0]:02d}", "", laid[empty[0] - 1])


def _assemble(
    kind: type, laid: tuple[Slot, ...], values: list[Any], texts: list[str], position: int, report: Report
) -> Segment:
    arguments = {}
    for name, element in fields_of(kind).items():
        places = [slot.place - 1 for slot in laid if slot.name == name]
        if not element.run:
            arguments[name] = values[places[0]]
            continue
        arguments[name] = _run(element, [laid[p] for p in places], values, texts, report)
    record: Segment = kind(position, **arguments)
    return record


def _run(element: Element, places: list[Slot], values: list[Any], texts: list[str], report: Report) -> tuple[Any, ...]:
    start, wide = places[0].place - 1, width(element)
    used = [n for n in range(len(places)) if texts[start + n]]
    turns = range(max(used) // wide + 1) if used else range(0)
    if element.kind != "run":
        return tuple(values[start + n] for n in turns)
    part, items = element.part or object, []
    needed = [n for n, leaf in enumerate(fields_of(part).values()) if leaf.must]
    for turn in turns:
        spot = start + turn * wide
        if turn and any(texts[spot : spot + wide]):
            for n in needed:
                if not texts[spot + n]:
                    report("element.missing", f"{spot + n + 1:02d}", "", places[turn * wide + n])
        items.append(part(*values[spot : spot + wide]))
    return tuple(items)
