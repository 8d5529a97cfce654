"""Rules as small pure functions, one file a subject; a `Checks` runs those of one transaction over its claims."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any, NamedTuple

from chalicelib.edi.issue import ERROR, WARNING, Issue
from chalicelib.edi.walker import Unit


class Facts(NamedTuple):
    """What rules may know beside the message: whether we send it, today (civil), which codes are valid on a day."""

    sending: bool = False
    today: date | None = None
    valid_code: Callable[[str, str, date | None], bool] | None = None
    open_claims: frozenset[str] = frozenset()

    @property
    def grade(self) -> str:
        """Error on what we send, warning on what we receive: identifiers and formats that are not ours to mend."""
        return ERROR if self.sending else WARNING


NO_FACTS = Facts()


class Checks:
    """The rules of one transaction: `unit` for each claim as it closes, `end` for the whole; totals on the way."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.totals = {"claims": 0, "lines": 0, "charge": 0, "paid": 0, "usable": 0}

    def unit(self, unit: Unit) -> None:
        """Looks at one claim and adds what is wrong to the unit's issues."""

    def end(self, root: Any, found: list[Issue]) -> list[Issue]:
        """All that is wrong with the transaction: what the walker found outside claims, and the rules' findings."""
        return found


def checks_for(name: str, facts: Facts) -> Checks:
    """The checks in `rules/NAME.py`; none for transactions without rules of their own."""
    if not name:
        return Checks(facts)
    made: Checks = import_module(f"chalicelib.edi.rules.{name}").checks(facts)
    return made
