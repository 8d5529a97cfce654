"""Who pays what of an invoice: along each client's coverages in order, the remainder to the guarantor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.enrollment.model import Coverage
from chalicelib.enrollment.rules.coverages import share
from chalicelib.invoicing.model import ChargeLine
from chalicelib.invoicing.rules.lines import total_of
from chalicelib.kernel.money import split
from chalicelib.ledger.model import GUARANTOR


def shares(lines: Sequence[ChargeLine], coverages: Iterable[Coverage]) -> dict[str, int]:
    """Split an invoice over the parties: minor units by party, parts sum to the invoice, no zeros.

    Each coverage takes its percentage (half up) of what is left of its client's lines in its period, after its copay,
    at most its cap; once an invoice. What no coverage takes is the guarantor's.
    """
    left = [line.total_minor for line in lines]
    parts: dict[str, int] = {}
    for coverage in sorted(coverages, key=lambda c: (c.order, c.id)):
        its = [i for i, line in enumerate(lines) if _covers(coverage, line) and left[i] > 0]
        taken = share(sum(left[i] for i in its), coverage)
        if taken:
            for i, part in zip(its, split(taken, [left[i] for i in its]), strict=True):
                left[i] -= part
            parts[coverage.payer_id] = parts.get(coverage.payer_id, 0) + taken
    parts[GUARANTOR] = total_of(lines) - sum(parts.values())
    return {party: minor for party, minor in parts.items() if minor}


def _covers(coverage: Coverage, line: ChargeLine) -> bool:
    return coverage.client_id == line.client_id and coverage.period.holds(line.service_on)
