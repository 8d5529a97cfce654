"""Loading what is needed when it is first needed, so that a function's start does not grow with the number of rooms."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any, TypeVar, cast

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """While modules load: what they make stays for ever, and looking for waste among it is a sixth of a start."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def on_first_use(package: str, places: Mapping[str, Sequence[str]]) -> Callable[[str], Any]:
    """The `__getattr__` of a package whose names are loaded when they are first asked for.

    `places` says which module, seen from the package, has which names: `{".issuing": ("issue", "post_charges")}`. The
    package names the same under `if TYPE_CHECKING` for the type checker, and `python -m infra.verbs` makes `places` of
    that. A name may not be that of a module of the package, which Python itself puts there.
    """
    modules = {name: module for module, names in places.items() for name in names}

    def load(name: str) -> Any:
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        with collector_at_rest():
            found = getattr(import_module(modules[name], package), name)
        setattr(sys.modules[package], name, found)
        return found

    return load


class _Later:
    """Stands for what is made when something is first asked of it."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        made = self.__dict__.get("_made")
        if made is None:
            with collector_at_rest():
                made = self._made = self._make()
        return getattr(made, name)


def later(make: Callable[[], T]) -> T:
    """What `make` makes, made when something is first asked of it."""
    return cast(T, _Later(make))


def starts_with(load: Callable[[], object]) -> Callable[[F], F]:
    """Say what the first line of a trigger asks for: the trigger's own worker loads it while it starts.

    Lambda gives a starting function a whole processor, and a running one its share of memory. No other function loads
    it, however many triggers there are.
    """

    def loaded(trigger: F) -> F:
        if own_trigger() == trigger.__name__:
            load()
        return trigger

    return loaded


def own_trigger() -> str:
    """The handler that Lambda runs in this process, such as `work_dunning`; empty where it is not Lambda's."""
    return os.environ.get("_HANDLER", "").rpartition(".")[2]
