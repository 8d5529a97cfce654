"""Records of any table, made from the table itself: every value it allows, every usage, every repeat up to a few."""

from __future__ import annotations

import string
from datetime import date, datetime, time

from hypothesis import strategies as st

from chalicelib.edi.grammar import Loop, Segment, Use, fields_of, members_of
from chalicelib.edi.layout import Slot, slots, width
from chalicelib.edi.values import Period

TEXT = string.ascii_uppercase + string.digits + " .-/ÅÉß"
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WHENS = {
    "D8": DAYS,
    "RD8": st.tuples(DAYS, DAYS).map(lambda pair: Period(*pair)),
    "DT": st.builds(datetime.combine, DAYS, st.builds(time, st.integers(0, 23), st.integers(0, 59))),
    "TM": st.builds(time, st.integers(0, 23), st.integers(0, 59)),
}


def texts(least: int, most: int) -> st.SearchStrategy[str]:
    """Text without blanks at its ends."""
    return st.text(TEXT, min_size=least, max_size=min(most, least + 8)).map(
        lambda t: "".join("X" if c == " " and n in (0, len(t) - 1) else c for n, c in enumerate(t))
    )


def leaf(slot: Slot, form: str = "") -> st.SearchStrategy:
    """A value of a simple element or a composite."""
    element = slot.element
    if element.kind == "composite":
        one = composites(slot)
        return st.lists(one, min_size=1, max_size=3).map(tuple) if element.repeat > 1 else one
    if element.kind == "when":
        return WHENS[form] if form else st.none()
    kinds = {
        "money": st.integers(-(10**9), 10**9),
        "number": st.decimals(-9999, 9999, places=2),
        "count": st.integers(1, 10 ** min(element.most, 5) - 1),
        "date": DAYS,
        "clock": st.sampled_from(("0000", "1200", "235959", "12000000")),
    }
    plain = st.sampled_from(slot.codes) if slot.codes else texts(element.least, element.most)
    made = kinds.get(element.kind, plain)
    return st.lists(made, min_size=1, max_size=3).map(tuple) if element.repeat > 1 else made


def absent(slot: Slot):
    """What stands for nothing."""
    if slot.element.repeat > 1:
        return ()
    if slot.element.kind == "composite":
        return slot.element.part()
    return "" if slot.element.kind in ("text", "clock") else None


@st.composite
def composites(draw, slot: Slot):
    """A composite with its needed components and some others; a date goes with its format."""
    return slot.element.part(*filled(draw, slot.components))


def filled(draw, laid: tuple[Slot, ...]) -> list:
    """Values for a row of slots."""
    values = []
    for n, slot in enumerate(laid):
        if slot.element.kind == "when":
            values.append(draw(leaf(slot, values[n - 1])) if values[n - 1] else None)
        elif slot.element.number == "1250":
            allowed = [c for c in slot.codes or WHENS if c in WHENS]
            needed = slot.must or laid[n + 1].must
            values.append(draw(st.sampled_from(allowed)) if needed or draw(st.booleans()) else "")
        elif slot.unused or not (slot.must or draw(st.integers(0, 3)) == 0):
            values.append(absent(slot))
        else:
            values.append(draw(leaf(slot)))
    return values


@st.composite
def segments(draw, use: Use, code: str = ""):
    """A segment of one use, with its syntax notes kept."""
    kind, laid = use.kind, slots(use)
    arguments, spot = {}, 0
    for name, element in fields_of(kind).items():
        if not element.run:
            (arguments[name],) = filled_one(draw, laid, spot, arguments)
            spot += 1
            continue
        wide = width(element)
        turns = draw(st.integers(int(laid[spot].must), min(element.run, 3)))
        items = []
        for turn in range(turns):
            row = laid[spot + turn * wide : spot + turn * wide + wide]
            if element.kind == "run":
                row = tuple(Slot(s.place, s.name, s.element, s.must or leaf_.must, s.unused, s.codes, s.components)
                            for s, leaf_ in zip(row, fields_of(element.part).values(), strict=True))  # fmt: skip
                items.append(element.part(*filled(draw, row)))
            else:
                items.append(draw(leaf(row[0])))
        arguments[name] = tuple(items)
        spot += wide * element.run
    return keep_notes(draw, kind(**arguments), laid)


def filled_one(draw, laid, spot, arguments):
    """The value of one slot, knowing the ones before."""
    slot = laid[spot]
    if slot.element.kind == "when":
        form = list(arguments.values())[-1]
        return [draw(leaf(slot, form)) if form else None]
    if slot.element.number == "1250":
        after = laid[spot + 1] if spot + 1 < len(laid) else slot
        allowed = [c for c in slot.codes or WHENS if c in WHENS]
        return [draw(st.sampled_from(allowed)) if slot.must or after.must or draw(st.booleans()) else ""]
    if slot.unused or not (slot.must or draw(st.integers(0, 3)) == 0):
        return [absent(slot)]
    return [draw(leaf(slot))]


def keep_notes(draw, segment: Segment, laid: tuple[Slot, ...]) -> Segment:
    """Adds or takes away what the segment's syntax notes ask for."""
    by_place = {s.place: s for s in laid}
    for _ in range(3):
        for rule in type(segment).SYNTAX:
            places = [int(rule[n : n + 2]) for n in range(1, len(rule), 2)]
            given = [p for p in places if not _empty(segment, by_place[p])]
            missing = [p for p in places if p not in given]
            if rule[0] == "P" and given and missing:
                _mend(draw, segment, by_place, missing, given)
            elif rule[0] == "R" and not given:
                _give(draw, segment, by_place[next(p for p in places if not by_place[p].unused)])
            elif rule[0] == "E" and len(given) > 1:
                _take(segment, [by_place[p] for p in given[1:]])
            elif rule[0] == "C" and places[0] in given and missing:
                _mend(draw, segment, by_place, missing, [places[0]])
    return segment


def _empty(segment: Segment, slot: Slot) -> bool:
    value = getattr(segment, slot.name)
    return value == absent(slot)


def _mend(draw, segment, by_place, missing, given) -> None:
    if any(by_place[p].unused for p in missing) or any(by_place[p].element.kind == "when" for p in missing):
        _take(segment, [by_place[p] for p in given if not by_place[p].must])
        return
    for place in missing:
        _give(draw, segment, by_place[place])


def _give(draw, segment, slot) -> None:
    setattr(segment, slot.name, draw(leaf(slot, "D8" if slot.element.kind == "when" else "")))


def _take(segment, taken) -> None:
    for slot in taken:
        setattr(segment, slot.name, absent(slot))


@st.composite
def loops(draw, kind: type[Loop], depth: int = 0):
    """A loop with its needed members and some of the others."""
    made = {}
    for name, spec in members_of(kind).items():
        many = spec["many"]
        items = [item for use in spec["uses"] for item in _members(draw, use, depth)]
        if many:
            made[name] = items
        elif items:
            made[name] = items[0]
    return kind(**made)


def _members(draw, use: Use, depth: int) -> list:
    rare = 0 if depth > 3 else draw(st.integers(0, 9))
    times = int(use.must) if rare < 7 else draw(st.integers(1, min(use.most or 2, 2)))
    strategy = segments(use) if issubclass(use.kind, Segment) else loops(use.kind, depth + 1)
    return [draw(strategy) for _ in range(times)]
