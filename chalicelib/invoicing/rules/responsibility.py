"""Who pays what of an invoice: along each client's coverages in order, the remainder to the guarantor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from chalicelib.enrollment.model import Coverage
from chalicelib.invoicing.model import ChargeLine
from chalicelib.invoicing.rules.lines import part_of, total_of
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.money import split
from chalicelib.ledger.model import GUARANTOR


def in_force(coverages: Iterable[Coverage], client_id: ClientId, on: date) -> list[Coverage]:
    """A client's coverages on a day, the one that pays first first."""
    found = (c for c in coverages if c.client_id == client_id and c.period.holds(on))
    return sorted(found, key=lambda coverage: (coverage.order, coverage.id))


def shares(lines: Sequence[ChargeLine], coverages: Iterable[Coverage]) -> dict[str, int]:
    """Split an invoice over the parties: minor units by party, parts sum to the invoice, no zeros.

    Each coverage takes its percentage (half up) of what is left of its client's lines in its period, after its copay,
    at most its cap; once an invoice. What no coverage takes is the guarantor's.
    """
    left = [line.total_minor for line in lines]
    parts: dict[str, int] = {}
    for coverage in sorted(coverages, key=lambda c: (c.order, c.id)):
        its = [i for i, line in enumerate(lines) if _covers(coverage, line) and left[i] > 0]
        taken = _taken(coverage, sum(left[i] for i in its))
        if taken:
            for i, part in zip(its, split(taken, [left[i] for i in its]), strict=True):
                left[i] -= part
            parts[coverage.payer_id] = parts.get(coverage.payer_id, 0) + taken
    parts[GUARANTOR] = total_of(lines) - sum(parts.values())
    return {party: minor for party, minor in parts.items() if minor}


def _covers(coverage: Coverage, line: ChargeLine) -> bool:
    return coverage.client_id == line.client_id and coverage.period.holds(line.service_on)


def _taken(coverage: Coverage, base_minor: int) -> int:
    due = part_of(max(0, base_minor - coverage.copay_minor), coverage.percent_bp)
    return due if coverage.cap_minor is None else min(due, coverage.cap_minor)
