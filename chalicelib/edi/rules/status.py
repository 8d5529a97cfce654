"""276, 277 and 277CA: levels, NPIs, and whether a claim was taken."""

from __future__ import annotations

from typing import Any

from chalicelib.edi.issue import WARNING, Issue
from chalicelib.edi.rules import Checks
from chalicelib.edi.rules.benefits import segments_in
from chalicelib.edi.rules.hierarchy import levels_of, numbering
from chalicelib.edi.rules.identifiers import npi_issue
from chalicelib.edi.segments.benefit import Status
from chalicelib.edi.segments.payment import ServicePayment
from chalicelib.edi.segments.shared import Name

# Status categories of a claim acknowledgement (X12 code source 507).
TAKEN, REFUSED = frozenset({"A1", "A2"}), frozenset({"A3", "A6", "A7", "A8"})


def verdict(category: str) -> str:
    """accepted (A1, A2), rejected (A3, A6, A7, A8) or pending for a claim acknowledgement's status category."""
    if category in TAKEN:
        return "accepted"
    return "rejected" if category in REFUSED else "pending"


class StatusChecks(Checks):
    """The rules of claim status messages; `claims` counts the claims asked about or answered."""

    def end(self, root: Any, found: list[Issue]) -> list[Issue]:
        claims = [claim for loop in _claim_loops(root) for claim in loop]
        self.totals["claims"] = len(claims)
        self.totals["lines"] = sum(len(list(segments_in(claim, ServicePayment))) for claim in claims)
        for claim in claims:
            status = next(segments_in(claim, Status), None)
            if status is not None:
                self.totals["charge"] += status.charge or 0
                self.totals["paid"] += status.paid or 0
        issues = [*found, *numbering(levels_of(root), WARNING)]
        for name in segments_in(root, Name):
            issue = npi_issue(name, "2100C", self.facts) if name.id_qualifier == "XX" else None
            issues += [issue] if issue is not None else []
        return issues


def _claim_loops(root: Any) -> list[list[Any]]:
    tops = root.payers if hasattr(root, "payers") else root.sources
    providers = [p for top in tops for receiver in top.receivers for p in receiver.providers]
    patients = [s for p in providers for s in (p.subscribers if hasattr(p, "subscribers") else p.patients)]
    return [s.claims for s in patients] + [d.claims for s in patients for d in getattr(s, "dependents", [])]


checks = StatusChecks
