"""Collecting what is wrong with a form, so that a person sees all of it at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from chalicelib.kernel.errors import Invalid, Misfit
from chalicelib.kernel.sentences import Said, say

T = TypeVar("T")


class Faults:
    """The fields at fault and how to mend each. Messages never repeat what was typed."""

    def __init__(self) -> None:
        self.fields: dict[str, Said] = {}

    def add(self, field: str, fault: Said) -> None:
        """Note a fault of a field; an empty one is none, and the first of a field stands."""
        if fault:
            self.fields.setdefault(field, fault)

    def read(self, field: str, clean: Callable[[], T], otherwise: T) -> T:
        """Clean a field; where it raises Misfit note its reason and go on with `otherwise`."""
        try:
            return clean()
        except Misfit as error:
            self.add(field, error.why)
            return otherwise

    def settle(self) -> None:
        """Raise Invalid `invalid_fields` naming every field at fault; nothing happens when there is none."""
        if self.fields:
            raise Invalid("invalid_fields", say("Some fields are missing or wrong."), dict(self.fields))
