"""271: what an eligibility answer says. A rejection without benefits is an answer, not a failure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chalicelib.edi.grammar import Loop, members_of
from chalicelib.edi.issue import INFO, WARNING, Issue
from chalicelib.edi.rules import Checks
from chalicelib.edi.rules.hierarchy import levels_of, numbering
from chalicelib.edi.rules.shared import broken, shown
from chalicelib.edi.segments.benefit import Benefit, Rejection

ACTIVE, INACTIVE = frozenset("12345"), frozenset("678")
# EB01: kinds whose statement is an amount (EB07) or a fraction (EB08).
MONEY_KINDS = {"B": "copay", "C": "deductible", "G": "out of pocket", "J": "cost containment", "Y": "spend down"}
FRACTION_KINDS = {"A": "coinsurance"}


def coverage(kind: str) -> str:
    """EB01 in a word: active (1-5), inactive (6-8), or what the statement is about."""
    if kind in ACTIVE:
        return "active"
    if kind in INACTIVE:
        return "inactive"
    return (FRACTION_KINDS | MONEY_KINDS).get(kind, "statement")


def segments_in(loop: Loop, kind: type) -> Iterator[Any]:
    """Every segment of a kind anywhere under a loop, in order."""
    return (segment for segment, _ in placed_in(loop, kind))


def placed_in(loop: Loop, kind: type) -> Iterator[tuple[Any, str]]:
    """The same, each with the loop it stands in."""
    for name in members_of(type(loop)):
        value = getattr(loop, name)
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, kind):
                yield item, loop.ID
            elif isinstance(item, Loop):
                yield from placed_in(item, kind)


def outcome(root: Loop) -> str:
    """found, not_found or unclear: benefits, only rejections (AAA), or neither."""
    if any(segments_in(root, Benefit)):
        return "found"
    return "not_found" if any(segments_in(root, Rejection)) else "unclear"


def benefit_value(benefit: Benefit, loop: str) -> Iterator[Issue]:
    """Coinsurance is a fraction (EB08), copay and deductible are money (EB07)."""
    if benefit.kind in FRACTION_KINDS and benefit.amount is not None and benefit.fraction is None:
        message = "Coinsurance is a fraction, and an amount is given."
        yield broken("benefit.value", WARNING, message, benefit, loop, "07", shown(benefit.amount))
    if benefit.fraction is not None and not 0 <= benefit.fraction <= 1:
        message = "A fraction lies between 0 and 1."
        yield broken("benefit.fraction", WARNING, message, benefit, loop, "08", str(benefit.fraction))


class BenefitChecks(Checks):
    """The rules of an eligibility answer."""

    def end(self, root: Any, found: list[Issue]) -> list[Issue]:
        issues = [*found, *numbering(levels_of(root), WARNING, outcome(root) == "not_found")]
        for benefit, loop in placed_in(root, Benefit):
            issues += benefit_value(benefit, loop)
        for rejection, loop in placed_in(root, Rejection):
            message = "The payer could not answer this request; the reason code says why."
            issues.append(broken("benefit.rejected", INFO, message, rejection, loop, "03", rejection.reason))
        return issues


checks = BenefitChecks
