"""The words a transaction's table is written in.

A segment is a slotted dataclass whose fields say which data element stands where; a loop is a slotted dataclass whose
fields say which segments and loops follow each other. The same classes are the records that callers hold, so a table
and its records cannot disagree. Fields of a loop that share a place in the standard (the references of a
claim, say) are one list, which keeps the order they came in.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, make_dataclass
from typing import Any, ClassVar, NamedTuple, TypeVar, dataclass_transform

UNLIMITED = 0
R = TypeVar("R")


class Element(NamedTuple):
    """One data element as a segment uses it: its reference number, kind, length, and whether it must be there."""

    number: str
    kind: str
    least: int
    most: int
    must: bool = False
    repeat: int = 1
    part: type | None = None
    run: int = 0


class Record:
    """What every record can do, written once: generating it for each of 150 classes doubles the time of an import."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in _compared(type(self)))

    def __hash__(self) -> int:
        raise TypeError(f"{type(self).__name__} may change and cannot be hashed")

    def __repr__(self) -> str:
        given = ((name, getattr(self, name)) for name in _compared(type(self)))
        return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in given if v not in (None, '', (), []))})"


def _first_call(self: Any, *given: Any, **named: Any) -> None:
    """Stands in for a record's __init__ until one is made: generating all of them takes most of an import's time, and
    reading makes its records without them.
    """
    kind: Any = type(self)
    declared = [(f.name, f.type, field(default=f.default, default_factory=f.default_factory)) for f in fields(kind)]
    frozen = kind.__dataclass_params__.frozen
    kind.__init__ = make_dataclass(kind.__name__, declared, frozen=frozen, eq=False, repr=False).__init__  # type: ignore[misc]
    kind.__init__(self, *given, **named)


@dataclass_transform(eq_default=False)
def record(kind: type[R]) -> type[R]:
    """A slotted dataclass with the methods of `Record` and an __init__ that is made when it is first called."""
    return _slotted(kind, frozen=False)


@dataclass_transform(eq_default=False, frozen_default=True)
def frozen_record(kind: type[R]) -> type[R]:
    """The same for a record that is shared between those who hold it and must not change."""
    return _slotted(kind, frozen=True)


def _slotted(kind: type[R], frozen: bool) -> type[R]:
    kind.__init__ = _first_call  # type: ignore[method-assign]
    return dataclass(slots=True, init=False, eq=False, repr=False, frozen=frozen)(kind)


def _compared(kind: type) -> list[str]:
    declared = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return [name for name, f in declared.items() if f.metadata]


class Composite(Record):
    """Elements that belong together: components inside one element, or a run of elements that recurs in a segment."""

    __slots__ = ()
    NUMBER: ClassVar[str] = ""


@record
class Segment(Record):
    """One segment; `position` counts from 1 at ST and does not take part in comparisons."""

    ID: ClassVar[str] = ""
    QUALIFIER: ClassVar[int] = 0
    SYNTAX: ClassVar[tuple[str, ...]] = ()
    USUAL: ClassVar[int] = 0  # how many elements nearly every one of them has; the quick pattern stops there
    position: int = field(default=0, compare=False)


class Loop(Record):
    """Segments and loops in the order of the standard; the first field is the segment that opens it."""

    __slots__ = ()
    ID: ClassVar[str] = ""

    @property
    def position(self) -> int:
        """Where the loop begins, counted in segments from ST."""
        head = getattr(self, next(iter(members_of(type(self)))))
        return int(head.position)


class Use(NamedTuple):
    """One use of a segment or a loop inside a loop: by which qualifiers it is known, usage, repeats, narrower elements.

    `where` narrows elements by place, separated by blanks: `3!` must be there, `4-` must not, `8=34|MI` takes these
    codes only, `1.2!=A|B` the same for a component.
    """

    kind: type
    codes: tuple[str, ...] = ()
    must: bool = False
    most: int = 1
    where: str = ""


def _element(number: int | str, kind: str, least: int, most: int, absent: Any, **more: Any) -> Any:
    return field(default=absent, metadata={"x12": Element(str(number), kind, least, most, **more)})


def text(number: int, least: int, most: int, must: bool = False, repeat: int = 1, run: int = 0) -> Any:
    """A string or a code (AN, ID); a tuple of them where it may repeat or recur."""
    absent = () if repeat > 1 or run else ""
    return _element(number, "text", least, most, absent, must=must, repeat=repeat, run=run)


def money(number: int = 782, most: int = 18, must: bool = False) -> Any:
    """An amount in minor units (R)."""
    return _element(number, "money", 1, most, None, must=must)


def number(number: int = 380, most: int = 15, must: bool = False) -> Any:
    """An exact decimal (R)."""
    return _element(number, "number", 1, most, None, must=must)


def count(number: int, most: int, must: bool = False) -> Any:
    """A whole number (N0)."""
    return _element(number, "count", 1, most, None, must=must)


def day(number: int = 373, must: bool = False) -> Any:
    """A civil day (DT)."""
    return _element(number, "date", 8, 8, None, must=must)


def clock(number: int = 337, must: bool = False) -> Any:
    """A time of day as it was written: HHMM, with seconds and hundredths where given (TM)."""
    return _element(number, "clock", 4, 8, "", must=must)


def when(number: int = 1251, must: bool = False) -> Any:
    """A day, range, moment or time by the format qualifier before it (element 1251)."""
    return _element(number, "when", 1, 35, None, must=must)


def composite(part: type[Composite], must: bool = False, repeat: int = 1, run: int = 0) -> Any:
    """Components inside one element; a tuple of them where it may repeat or recur."""
    absent = () if repeat > 1 or run else part()
    return _element(part.NUMBER, "composite", 1, 999, absent, must=must, part=part, repeat=repeat, run=run)


def run(part: type[Composite], times: int, must: bool = False) -> Any:
    """The same elements over and over, `times` at most: the reason, amount and quantity of CAS, the numbers of PER."""
    return _element(part.NUMBER, "run", 1, 999, (), must=must, part=part, run=times)


def use(kind: type, codes: str = "", must: bool = False, most: int = 1, where: str = "") -> Use:
    """One use of a segment or loop; `codes` are the values of its qualifying element, separated by |."""
    return Use(kind, tuple(codes.split("|")) if codes else (), must, most, where)


def one(kind: type, codes: str = "", must: bool = False, where: str = "") -> Any:
    """A place for at most one segment or loop."""
    return field(default=None, metadata={"uses": (use(kind, codes, must, 1, where),), "many": False})


def head(kind: type, codes: str = "", where: str = "") -> Any:
    """The segment that opens the loop."""
    uses = (use(kind, codes, True, 1, where),)
    return field(default_factory=kind, metadata={"uses": uses, "many": False})


def many(*uses: Use | type, most: int = UNLIMITED, where: str = "", must: bool = False) -> Any:
    """A place for several: one use that repeats, or several uses that share it in any order."""
    whole = tuple(u if isinstance(u, Use) else use(u, must=must, most=most, where=where) for u in uses)
    return field(default_factory=list, metadata={"uses": whole, "many": True})


def fields_of(kind: type) -> dict[str, Element]:
    """The elements of a segment or composite by field name, in order."""
    declared = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return {name: f.metadata["x12"] for name, f in declared.items() if "x12" in f.metadata}


def members_of(kind: type) -> dict[str, Any]:
    """The places of a loop by field name, in order: `uses` and whether there may be `many`."""
    declared = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return {name: f.metadata for name, f in declared.items() if "uses" in f.metadata}
