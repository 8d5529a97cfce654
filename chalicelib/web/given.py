"""What was sent, as the form that a room's verb takes: `given(ClientForm, body)`, by the names of the fields.

A shape within is made into the form's own dataclass, a list into its tuple or set. What differs is told by name:
`given(LineIn, body, units=…)`. A field of the shape that the form has no place for is a fault in the program, so that
nothing entered is lost on the way; what rides beside a form (the version of an edit) the shape names in `beside`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from chalicelib.web.shapes import Shape

F = TypeVar("F")


def given(form: type[F], shape: Shape, **told: Any) -> F:
    """The form of what was sent. TypeError for a field without a place, or a place without its field."""
    entered, places = type(shape).model_fields.keys(), _places(form)  # type: ignore[arg-type]  # a class is hashable
    lost = entered - places.keys() - told.keys() - shape.beside
    if lost:
        raise TypeError(f"{form.__name__} has no place for {', '.join(sorted(lost))}.")
    taken = {name: _as(places[name], getattr(shape, name)) for name in entered & places.keys() if name not in told}
    return form(**taken, **told)


@cache
def _places(form: type[Any]) -> Mapping[str, Any]:
    hints = get_type_hints(form)
    return {field.name: hints[field.name] for field in fields(form)}


def _as(hint: Any, value: Any) -> Any:
    """A value as its place has it."""
    if isinstance(value, Shape):
        return given(next(kind for kind in _kinds(hint) if isinstance(kind, type) and is_dataclass(kind)), value)
    if isinstance(value, list):
        kind = next(kind for kind in _kinds(hint) if get_origin(kind) in (tuple, frozenset))
        return get_origin(kind)(_as(get_args(kind)[0], one) for one in value)
    return value


def _kinds(hint: Any) -> tuple[Any, ...]:
    if get_origin(hint) in (Union, UnionType):
        return tuple(kind for kind in get_args(hint) if kind is not NoneType)
    return (hint,)
