"""Frozen values whose classes cost little to load.

`dataclass` here is that of the standard library to whoever reads, checks or uses a class, frozen and slotted. What
differs is when its methods are made: the standard library writes and compiles six for each class while its module is
loaded, which was a tenth of the start of a worker with its hundred and thirty classes. Here a class makes its
`__init__`, `__eq__`, `__hash__` and `__repr__`, the standard library's own, when one of them is first called; a message
touches a few classes (docs/decisions/cold-starts.md).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

_LATER: Final = ("__init__", "__eq__", "__hash__", "__repr__")


def _frozen(kind: type) -> type:
    """A slotted class that nobody can change, with its other methods to come."""
    made: type = dataclasses.dataclass(slots=True, init=False, eq=False, repr=False)(kind)
    names = [name for name in _LATER if name not in vars(kind)]

    def complete() -> None:
        whole = vars(_written_out(made))
        for name in names:
            setattr(made, name, whole[name])

    for name in names:
        setattr(made, name, _to_come(made, name, complete))
    for name, method in _UNCHANGING.items():
        setattr(made, name, method)
    return made


def _to_come(kind: type, name: str, complete: Callable[[], None]) -> Callable[..., Any]:
    """A method that makes those of its class when it is first called."""

    def first(self: object, *given: Any, **named: Any) -> Any:
        complete()
        return getattr(kind, name)(self, *given, **named)

    return first


def _written_out(kind: type) -> type:
    """The class as the standard library writes it, for its methods."""
    declared = [(one.name, Any, _again(one)) for one in dataclasses.fields(kind)]
    after = {name: getattr(kind, name) for name in ("__post_init__",) if hasattr(kind, name)}
    return dataclasses.make_dataclass(kind.__name__, declared, namespace=after, frozen=True)


def _again(one: dataclasses.Field[Any]) -> Any:
    """The same field for another class; what says nothing is left to the standard library."""
    names = ("default", "default_factory", "init", "repr", "hash", "compare", "kw_only")
    return dataclasses.field(**{name: getattr(one, name) for name in names})


def _refuse_to_set(_: object, name: str, __: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(_: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(value: Any) -> list[Any]:
    return [getattr(value, one.name) for one in dataclasses.fields(value)]


def _set_state(value: Any, state: list[Any]) -> None:
    for one, held in zip(dataclasses.fields(value), state, strict=True):
        object.__setattr__(value, one.name, held)


_UNCHANGING: Final[dict[str, Callable[..., Any]]] = {
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,  # a copy is made around the refusal
    "__setstate__": _set_state,
}

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """`@dataclass(frozen=True, slots=True)`; for anything else take that of the standard library."""
        if not (frozen and slots):
            raise TypeError("chalicelib.kernel.values makes frozen, slotted classes only")
        return _frozen
