"""270: levels of an eligibility inquiry."""

from __future__ import annotations

from typing import Any

from chalicelib.edi.issue import Issue
from chalicelib.edi.rules import Checks
from chalicelib.edi.rules.hierarchy import levels_of, numbering


class InquiryChecks(Checks):
    """The rules of an eligibility inquiry."""

    def end(self, root: Any, found: list[Issue]) -> list[Issue]:
        return [*found, *numbering(levels_of(root), self.facts.grade)]


checks = InquiryChecks
