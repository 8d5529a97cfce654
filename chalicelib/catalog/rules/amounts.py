"""The arithmetic of a charge line: whole minor units in and out, exact, rounded half up (away from zero) once a line.

The Polish VAT act, art. 106e(11), prescribes half up to whole grosze; the other currencies follow the same rule so that
an amount does not depend on the country.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from chalicelib.catalog.model import DiscountRule
from chalicelib.kernel.money import times


def gross_minor(units: int, unit_minor: int) -> int:
    """What the units cost before discount and tax; `units` counts thousandths (1.5 units is 1500)."""
    return times(unit_minor, Decimal(units).scaleb(-3), ROUND_HALF_UP)


def tax_minor(net_minor: int, rate_bp: int) -> int:
    """The tax on a net amount at a rate in basis points (25 % is 2500)."""
    return times(net_minor, Decimal(rate_bp).scaleb(-4), ROUND_HALF_UP)


def discount_minor(gross: int, rate_bp: int) -> int:
    """A discount of so many basis points of the gross amount."""
    return times(gross, Decimal(rate_bp).scaleb(-4), ROUND_HALF_UP)


def cap_minor(rule: DiscountRule, gross: int) -> int:
    """The most that may be given freely on a line, rounded as the discount itself is."""
    return discount_minor(gross, rule.cap_bp)


class DiscountVerdict(StrEnum):
    """What is to be done with a discount somebody wants to give."""

    FREE = "free"
    NEEDS_APPROVAL = "needs_approval"
    TOO_MUCH = "too_much"  # negative, or more than the line comes to


def judge_discount(rule: DiscountRule | None, gross: int, discount: int) -> DiscountVerdict:
    """Whether a discount on a line may be given: freely up to the cap, above it with an approval, never above the line.

    Without a rule every discount needs an approval.
    """
    if discount < 0 or discount > max(gross, 0):
        return DiscountVerdict.TOO_MUCH
    free = max(cap_minor(rule, gross), 0) if rule else 0
    return DiscountVerdict.FREE if discount <= free else DiscountVerdict.NEEDS_APPROVAL
