"""278: levels of a service review."""

from __future__ import annotations

from typing import Any

from chalicelib.edi.issue import Issue
from chalicelib.edi.rules import Checks
from chalicelib.edi.rules.hierarchy import levels_of, numbering


class ReviewChecks(Checks):
    """The rules of a service review."""

    def end(self, root: Any, found: list[Issue]) -> list[Issue]:
        return [*found, *numbering(levels_of(root), self.facts.grade)]


checks = ReviewChecks
