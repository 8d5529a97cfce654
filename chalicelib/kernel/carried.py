"""One model made from another that has fields of the same names."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypeVar

M = TypeVar("M")


def carried(model: type[M], thing: object, **told: Any) -> M:
    """A dataclass with what `thing` has under the names of its fields; what differs is told.

    TypeError when a field that has no default is neither there nor told.
    """
    names = [field.name for field in fields(model) if field.name not in told and hasattr(thing, field.name)]  # type: ignore[arg-type]
    return model(**{name: getattr(thing, name) for name in names}, **told)
