"""Who pays before the guarantor: the coverages that hold on a day, in order, and how they share an amount."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from chalicelib.enrollment.model import Coverage
from chalicelib.kernel.horizons import AMOUNT_MAX
from chalicelib.kernel.money import times
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import Said, say

WHOLE_BP: Final = 10_000  # basis points of the whole
ORDER_MAX: Final = 11  # X12 837 SBR01 (5010): P, S, T, then A to H: eleven places of payment responsibility


def coverages_on(coverages: Iterable[Coverage], client_id: str, on: date) -> list[Coverage]:
    """The coverages of a client that hold on a service date, first payer first."""
    holding = [c for c in coverages if c.client_id == client_id and c.period.holds(on)]
    return sorted(holding, key=lambda c: (c.order, c.id))


def overlaps(one: Period, other: Period) -> bool:
    """Whether two periods share a day."""
    return (other.until_on is None or one.from_on < other.until_on) and (
        one.until_on is None or other.from_on < one.until_on
    )


def overlapping(wanted: Coverage, others: Iterable[Coverage]) -> Coverage | None:
    """The coverage of the same client that stands in the way: the same place in the order, or the same payer and
    member number, on a shared day. None when there is none.
    """
    for other in others:
        if other.id == wanted.id or other.client_id != wanted.client_id or not overlaps(wanted.period, other.period):
            continue
        same_right = (other.payer_id, other.member_id) == (wanted.payer_id, wanted.member_id)
        if other.order == wanted.order or same_right:
            return other
    return None


def terms_faults(coverage: Coverage) -> dict[str, Said]:
    """What is wrong with a coverage's order and terms, by field."""
    faults = {}
    if not 1 <= coverage.order <= ORDER_MAX:
        faults["order"] = say("Choose a place from 1 to {last}.", last=ORDER_MAX)
    if not 1 <= coverage.percent_bp <= WHOLE_BP:
        faults["percent_bp"] = say("Choose more than 0 % and at most 100 %.")
    if not 0 <= coverage.copay_minor <= AMOUNT_MAX:
        faults["copay_minor"] = say("The copay cannot be negative.")
    if coverage.cap_minor is not None and not 0 < coverage.cap_minor <= AMOUNT_MAX:
        faults["cap_minor"] = say("The most a payer takes must be above zero, or left empty.")
    return faults


def share(left_minor: int, coverage: Coverage) -> int:
    """What one payer takes of what is left: percent of it after the copay, half a minor unit up, at most the cap."""
    after_copay = max(left_minor - coverage.copay_minor, 0)
    minor = times(after_copay, Decimal(coverage.percent_bp) / WHOLE_BP, ROUND_HALF_UP)
    return min(minor, coverage.cap_minor) if coverage.cap_minor is not None else minor
