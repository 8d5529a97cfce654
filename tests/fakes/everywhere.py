"""A constant of the house changed for a test, wherever it is known by name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import pytest

import chalicelib


def change_everywhere(patch: pytest.MonkeyPatch, owner: ModuleType, name: str, value: object) -> None:
    """Set a constant in the module that declares it and in all that import it by its name.

    Every module is loaded first: one that is loaded for the first time while the constant is changed would keep what
    it found for ever, and with it every test after.
    """
    was = getattr(owner, name)
    for module in _modules():
        if getattr(module, name, None) is was:
            patch.setattr(module, name, value)


@cache
def _modules() -> list[ModuleType]:
    names = [found.name for found in walk_packages(chalicelib.__path__, "chalicelib.")]
    return [import_module(name) for name in names if not name.endswith(".__main__")]
