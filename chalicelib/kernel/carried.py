"""One model made from another: one that has fields of the same names, or the same with some fields changed."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

M = TypeVar("M")


def carried(model: type[M], thing: object, **told: Any) -> M:
    """A dataclass with what `thing` has under the names of its fields; what differs is told.

    TypeError when a field that has no default is neither there nor told.
    """
    names = [field.name for field in fields(model) if field.name not in told and hasattr(thing, field.name)]  # type: ignore[arg-type]
    return model(**{name: getattr(thing, name) for name in names}, **told)


def changed(thing: M, **told: Any) -> M:
    """A dataclass with some fields changed; itself where they say the same already, which costs less."""
    if all(getattr(thing, name) == value for name, value in told.items()):
        return thing
    return replace(thing, **told)  # type: ignore[type-var]
