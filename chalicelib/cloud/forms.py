"""What form a type of the models has in a table: its attribute, and its JSON inside an attribute."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pynamodb.attributes import Attribute, BinaryAttribute, BooleanAttribute, UnicodeAttribute

from chalicelib.cloud.attributes import (
    CompressedJSONAttribute,
    DateAttribute,
    InstantAttribute,
    JSONTextAttribute,
    SentenceAttribute,
    WholeNumberAttribute,
)
from chalicelib.kernel.sentences import Said, kept, said_again

Turn = Callable[[Any], Any]
_GROUPS = (tuple, list, frozenset, dict)


def same(value: Any) -> Any:
    """No turn at all."""
    return value


def optional(hint: Any) -> bool:
    """Whether a type may be None."""
    return get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint)


def plain(hint: Any) -> Any:
    """A type without its names and its None: `AccountId | None` is str."""
    if optional(hint):
        (hint,) = [one for one in get_args(hint) if one is not NoneType]
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint


def empty(hint: Any) -> Any:
    """What a field without a default is when nothing is stored: an empty text, group, or None."""
    kind = plain(hint)
    if optional(hint):
        return None
    if get_origin(kind) in _GROUPS:
        return get_origin(kind)()
    return Said("") if kind is Said else "" if kind is str or get_origin(kind) is Literal else None


def from_key(hint: Any) -> Turn:
    """How the text of a key becomes the value of a field."""
    kind = plain(hint)
    if kind is date:
        return date.fromisoformat
    return kind if isinstance(kind, type) and kind is not str else same


_SCALARS: dict[Any, Callable[[], Attribute[Any]]] = {
    str: UnicodeAttribute,
    int: WholeNumberAttribute,
    bool: BooleanAttribute,
    date: DateAttribute,
    datetime: InstantAttribute,
    bytes: lambda: BinaryAttribute(legacy_encoding=False),
    Said: SentenceAttribute,
}


def attribute_of(hint: Any, packed: bool) -> tuple[Attribute[Any], Turn, Turn]:
    """The attribute a type is stored as, with the turns of a value before and behind it."""
    kind = plain(hint)
    if get_origin(kind) is Literal:
        return UnicodeAttribute(), same, same
    if _is_enum(kind):
        return UnicodeAttribute(), _value, kind
    if kind in _SCALARS:
        return _SCALARS[kind](), same, same
    if is_dataclass(kind) and not packed:
        return JSONTextAttribute(), _names_to_json(kind), _names_from_json(kind)
    return (CompressedJSONAttribute() if packed else JSONTextAttribute()), to_json(kind), from_json(kind)


def to_json(hint: Any) -> Turn:
    """How a value of a type becomes JSON."""
    kind, origin = plain(hint), get_origin(plain(hint))
    if origin is dict:
        inner = to_json(get_args(kind)[1])
        return lambda value: {str(key): inner(one) for key, one in value.items()}
    if origin in _GROUPS:
        inner, order = to_json(get_args(kind)[0]), sorted if origin is frozenset else list
        return lambda value: order(inner(one) for one in value)
    turn = _value if _is_enum(kind) else _fields_to_json(kind) if is_dataclass(kind) else _TO_JSON.get(kind, same)
    return (lambda value: None if value is None else turn(value)) if optional(hint) else turn


def from_json(hint: Any) -> Turn:
    """How a value of a type is made of JSON again."""
    kind, origin = plain(hint), get_origin(plain(hint))
    if origin is dict:
        inner = from_json(get_args(kind)[1])
        return lambda value: {key: inner(one) for key, one in value.items()}
    if origin in _GROUPS:
        inner = from_json(get_args(kind)[0])
        return lambda value: origin(inner(one) for one in value)
    turn = kind if _is_enum(kind) else _fields_from_json(kind) if is_dataclass(kind) else _FROM_JSON.get(kind, same)
    return (lambda value: None if value is None else turn(value)) if optional(hint) else turn


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _value(value: Any) -> Any:
    return value.value


def _fields_to_json(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    turns = [(f.name, to_json(hints[f.name]), f.default) for f in fields(kind)]

    def out(value: Any) -> list[Any]:  # what equals its default at the end of the row takes no room
        told = [(getattr(value, name), turn, default) for name, turn, default in turns]
        while told and told[-1][0] == told[-1][2]:
            told.pop()
        return [turn(one) for one, turn, _ in told]

    return out


def _fields_from_json(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    turns = [(f.name, from_json(hints[f.name])) for f in fields(kind)]

    def back(values: Sequence[Any]) -> Any:  # a row of before has no field that was added since: its default holds
        return kind(**{name: turn(value) for (name, turn), value in zip(turns, values, strict=False)})

    return back


def _names_to_json(kind: Any) -> Turn:
    """By name, so that the trail can tell which of its fields changed; what equals its default takes no room."""
    hints = get_type_hints(kind)
    turns = [(f.name, to_json(hints[f.name]), f.default) for f in fields(kind)]
    return lambda value: {
        name: turn(getattr(value, name)) for name, turn, default in turns if getattr(value, name) != default
    }


def _names_from_json(kind: Any) -> Turn:
    hints = get_type_hints(kind)
    turns = {f.name: from_json(hints[f.name]) for f in fields(kind)}
    return lambda told: kind(**{name: turns[name](value) for name, value in told.items()})


_TO_JSON: dict[Any, Turn] = {
    Said: kept,
    date: date.isoformat,
    datetime: lambda value: value.astimezone(UTC).isoformat(),
    bytes: lambda value: base64.b64encode(value).decode(),
}
_FROM_JSON: dict[Any, Turn] = {
    Said: said_again,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    bytes: base64.b64decode,
}
