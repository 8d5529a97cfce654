"""837: the claim's charge and what prior payers paid of it, by line and by claim.

Amounts are minor units. Rules take any of the three claims: professional, institutional or dental.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from chalicelib.edi.issue import ERROR, WARNING, Issue
from chalicelib.edi.rules.payment import adjusted
from chalicelib.edi.rules.shared import broken, shown
from chalicelib.edi.tables.claims import LineAdjudication, OtherCoverage

# CLM05-3: replacement and void of a prior claim (NUBC frequency codes).
REPLACES = ("7", "8")


def line_charge(line: Any) -> int:
    """The charge of a service line of any claim kind; 0 where it is missing."""
    return (line.service.charge or 0) if line.service is not None else 0


def claim_total(claim: Any) -> Iterator[Issue]:
    """The claim's charge is the sum of its lines, on secondary claims too: CLM02 = Σ SV102, SV203, SV302."""
    total = sum(line_charge(line) for line in claim.lines)
    charge = claim.header.charge
    if charge is not None and charge != total:
        message = f"The claim's charge is {shown(charge)}, its lines add up to {shown(total)}."
        yield broken("claim.total", ERROR, message, claim.header, "2300", "02", shown(charge))


def negative_amounts(claim: Any) -> Iterator[Issue]:
    """No charge and no units below zero: corrections replace or void the claim [X12 RFI 2499]."""
    message = "An amount below zero cannot be billed; replace or void the earlier claim instead."
    if (claim.header.charge or 0) < 0:
        yield broken("claim.negative", ERROR, message, claim.header, "2300", "02", shown(claim.header.charge))
    for line in claim.lines:
        if line.service is not None and (line_charge(line) < 0 or (line.service.quantity or 0) < 0):
            yield broken("claim.negative", ERROR, message, line.service, "2400")


def replacement_number(claim: Any) -> Iterator[Issue]:
    """A claim that replaces or voids (CLM05-3 of 7 or 8) names the payer's number of the earlier one (REF F8)."""
    if claim.header.facility.frequency in REPLACES and not claim.reference("F8"):
        message = "A claim that replaces or voids another must give the payer's number of that claim (REF F8)."
        frequency = claim.header.facility.frequency
        yield broken("claim.replaced_number", ERROR, message, claim.header, "2300", "05-3", frequency)


def decisions_by_payer(line: Any) -> dict[str, list[LineAdjudication]]:
    """The decisions on a line, by payer: unbundled lines have several of one payer, which count together."""
    found: dict[str, list[LineAdjudication]] = defaultdict(list)
    for adjudication in line.adjudications:
        found[adjudication.decision.payer].append(adjudication)
    return found


def prior_line_balance(claim: Any) -> Iterator[Issue]:
    """Per prior payer, paid and adjusted of a line make its charge: Σ SVD02 + Σ CAS(2430) [X12 RFI 1555]."""
    for line in claim.lines:
        for payer, adjudications in decisions_by_payer(line).items():
            paid = sum(a.decision.paid or 0 for a in adjudications)
            taken = sum(adjusted(a.adjustments) for a in adjudications)
            off = line_charge(line) - paid - taken
            if off:
                first = adjudications[0].decision
                message = (
                    f"The prior payer's payment and adjustments of this line differ from its charge by {shown(off)}."
                )
                yield broken("cob.line_balance", ERROR, message, first, "2430", "02", payer)


def prior_claim_balance(claim: Any) -> Iterator[Issue]:
    """Per prior payer, AMT D is Σ SVD02 − Σ CAS(2320) [X12 RFI 1053].

    Without line decisions the claim's charge is AMT D + Σ CAS(2320).
    """
    for other in claim.others:
        paid = other.amount("D")
        if paid is None:
            continue
        decided = [a.decision.paid or 0 for a in _line_decisions(claim, other)]
        taken = adjusted(other.adjustments)
        expected = sum(decided) - taken if decided else (claim.header.charge or 0) - taken
        if (decided or other.adjustments) and paid != expected:
            message = f"The prior payer's total is {shown(paid)}, its lines and adjustments give {shown(expected)}."
            yield broken("cob.claim_balance", ERROR, message, other.subscriber, "2320", "", shown(paid))


def adjusted_once(claim: Any) -> Iterator[Issue]:
    """The same adjustment stands at the claim or at a line, never at both [Stedi, coordination of benefits]."""
    for other in claim.others:
        at_claim = {(a.group, d.reason, d.amount) for a in other.adjustments for d in a.details}
        at_line = {
            (a.group, d.reason, d.amount)
            for decision in _line_decisions(claim, other)
            for a in decision.adjustments
            for d in a.details
        }
        if at_claim & at_line:
            message = "The same adjustment is given for the claim and for a line; it must be given once."
            yield broken("cob.adjusted_twice", WARNING, message, other.subscriber, "2320")


def _line_decisions(claim: Any, other: OtherCoverage) -> list[LineAdjudication]:
    if other.payer is None:
        return []
    payer = other.payer.name.identifier
    return [a for line in claim.lines for a in line.adjudications if a.decision.payer == payer]
