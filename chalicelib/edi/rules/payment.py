"""835: line, claim and payment balance, patient responsibility, reversals, provider-level adjustments.

Amounts are minor units. AMT segments inform only and never take part in balancing [X12 RFI 2601].
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from chalicelib.edi.issue import ERROR, WARNING, Issue
from chalicelib.edi.rules import Checks
from chalicelib.edi.rules.identifiers import npi_issue, valid_npi
from chalicelib.edi.rules.shared import shown
from chalicelib.edi.segments.payment import ProviderAdjustment
from chalicelib.edi.segments.shared import Adjustment
from chalicelib.edi.tables.remittance import Claim, Remittance, ServiceLine
from chalicelib.edi.walker import Unit

REVERSAL = "22"


def adjusted(adjustments: Iterable[Adjustment]) -> int:
    """What a set of CAS segments takes off, all groups and reasons together."""
    total = 0
    for adjustment in adjustments:
        for detail in adjustment.details:
            total += detail.amount or 0
    return total


def adjusted_in(adjustments: Iterable[Adjustment], group: str) -> int:
    """The part of the adjustments in one group, PR for the patient's."""
    return sum(d.amount or 0 for a in adjustments if a.group == group for d in a.details)


def claim_adjustments(claim: Claim) -> list[Adjustment]:
    """The adjustments of a claim and of its lines."""
    return [*claim.adjustments, *(a for line in claim.lines for a in line.adjustments)]


def line_balance(line: ServiceLine) -> Issue | None:
    """Charge less the line's adjustments is what was paid for it: SVC02 − Σ CAS(2110) = SVC03 [X12 RFI 2348, 2601]."""
    service = line.service
    if service.charge is None or (service.paid is None and not line.adjustments):
        return None
    off = service.charge - adjusted(line.adjustments) - (service.paid or 0)
    if not off:
        return None
    message = f"The line's charge less its adjustments differs from the payment by {shown(off)}."
    return Issue(
        ERROR, "payment.line_balance", message, service.position, "2110", "SVC", "03", shown(service.paid or 0)
    )


def claim_balance(claim: Claim) -> Issue | None:
    """Charge less all adjustments is what was paid: CLP03 − Σ CAS(2100, 2110) = CLP04 [X12 RFI 2601]."""
    payment = claim.payment
    if payment.charge is None or payment.paid is None:
        return None
    off = payment.charge - payment.paid - adjusted(claim.adjustments)
    for line in claim.lines:
        off -= adjusted(line.adjustments)
    if not off:
        return None
    message = f"The claim's charge less its adjustments differs from the payment by {shown(off)}."
    return Issue(ERROR, "payment.claim_balance", message, payment.position, "2100", "CLP", "04", shown(payment.paid))


def patient_responsibility(claim: Claim) -> Issue | None:
    """What the patient owes is the sum of PR adjustments, except on reversals: CLP05 = Σ CAS PR [X12 RFI 2548]."""
    payment = claim.payment
    if payment.status == REVERSAL:
        return None
    owed = adjusted_in(claim_adjustments(claim), "PR")
    if owed == (payment.patient_responsibility or 0):
        return None
    value = shown(payment.patient_responsibility or 0)
    message = f"The patient's share is stated as {value}, its adjustments give {shown(owed)}."
    return Issue(WARNING, "payment.patient_responsibility", message, payment.position, "2100", "CLP", "05", value)


def reversal_signs(claim: Claim) -> Issue | None:
    """A reversal (CLP02 22) negates every charge, payment and adjustment [X12 RFI 1147, 1429, 2442]."""
    payment = claim.payment
    if payment.status != REVERSAL:
        return None
    amounts = [
        payment.charge,
        payment.paid,
        *(v for line in claim.lines for v in (line.service.charge, line.service.paid)),
    ]
    amounts += [detail.amount for a in claim_adjustments(claim) for detail in a.details]
    if not any((amount or 0) > 0 for amount in amounts):
        return None
    message = "A reversal must take back every amount, and one of them is positive."
    return Issue(ERROR, "payment.reversal_sign", message, payment.position, "2100", "CLP", "02", REVERSAL)


def correction_group(claim: Claim) -> Issue | None:
    """Group CR does not exist in 5010: corrections keep the original group code [X12 RFI 1147]."""
    for adjustment in claim_adjustments(claim):
        if adjustment.group == "CR":
            message = "Adjustment group CR does not exist in this version; the original group must be used."
            return Issue(WARNING, "payment.correction_group", message, adjustment.position, "", "CAS", "01", "CR")
    return None


def reversal_faults(original: Claim, reversal: Claim) -> list[Issue]:
    """Whether a reversal takes back exactly what the original paid, by group code [X12 RFI 1429, 2442]."""
    first, back = original.payment, reversal.payment
    pairs = {"charge": (first.charge, back.charge), "payment": (first.paid, back.paid)}
    for group in sorted({a.group for a in claim_adjustments(original) + claim_adjustments(reversal)}):
        both = (adjusted_in(claim_adjustments(c), group) for c in (original, reversal))
        pairs[f"adjustment {group}"] = (next(both), next(both))
    return [
        Issue(
            ERROR,
            "payment.reversal_differs",
            f"The reversal takes back {shown(-(now or 0))} of the {what}, the original was {shown(then or 0)}.",
            back.position,
            "2100",
            "CLP",
            claim=back.claim_id,
            scope="claim",
        )
        for what, (then, now) in pairs.items()
        if (then or 0) + (now or 0)
    ]


def provider_adjusted(adjustments: Iterable[ProviderAdjustment]) -> int:
    """The sum of all PLB amounts; a negative one raised the payment."""
    return sum(detail.amount or 0 for plb in adjustments for detail in plb.details)


def payment_balance(amount: int | None, paid: int, provider_level: int, position: int = 0) -> Issue | None:
    """The payment is the claims' payments less the provider-level adjustments: BPR02 = Σ CLP04 − Σ PLB."""
    if amount is None or amount == paid - provider_level:
        return None
    given = shown(paid - provider_level)
    message = f"The payment is {shown(amount)}, its claims less provider-level adjustments give {given}."
    return Issue(ERROR, "payment.balance", message, position, "835", "BPR", "02", shown(amount))


_CLAIM_RULES = (claim_balance, patient_responsibility, reversal_signs, correction_group)


def sound(claim: Claim) -> bool:
    """One pass over a claim that balances in every way, so that the rules need not be asked one by one."""
    payment = claim.payment
    if payment.status == REVERSAL or payment.charge is None or payment.paid is None:
        return False
    total, owed = 0, 0
    for adjustment in claim.adjustments:
        patient = adjustment.group == "PR"
        for detail in adjustment.details:
            total += detail.amount or 0
            owed += (patient and detail.amount) or 0
    for line in claim.lines:
        taken = 0
        for adjustment in line.adjustments:
            patient = adjustment.group == "PR"
            for detail in adjustment.details:
                taken += detail.amount or 0
                owed += (patient and detail.amount) or 0
        service = line.service
        if (service.charge or 0) - taken != (service.paid or 0):
            return False
        total += taken
    return payment.charge - total == payment.paid and owed == (payment.patient_responsibility or 0)


class PaymentChecks(Checks):
    """The rules of a remittance over its claims as they close."""

    def unit(self, unit: Unit) -> None:
        claim: Claim = unit.record
        payment, totals = claim.payment, self.totals
        totals["claims"] += 1
        totals["lines"] += len(claim.lines)
        totals["charge"] += payment.charge or 0
        totals["paid"] += payment.paid or 0
        found: list[Issue | None] = []
        if unit.issues or not sound(claim):
            found = [*(rule(claim) for rule in _CLAIM_RULES), *(line_balance(line) for line in claim.lines)]
        for name in claim.names:
            if name.id_qualifier == "XX" and not valid_npi(name.identifier):
                found.append(npi_issue(name, "2100", self.facts))
        if found:
            unit.issues[:] = [issue.on_claim(payment.claim_id) for issue in (*unit.issues, *found) if issue]

    def end(self, root: Any, found: list[Issue]) -> list[Issue]:
        remittance: Remittance = root
        issues: list[Issue | None] = [*found]
        financial = remittance.financial
        if financial is not None:
            taken = provider_adjusted(remittance.provider_adjustments)
            amount = -financial.amount if financial.credit_debit == "D" and financial.amount else financial.amount
            issues.append(payment_balance(amount, self.totals["paid"], taken, financial.position))
        payee = remittance.payee
        if payee is not None and payee.name.id_qualifier == "XX":
            issues.append(npi_issue(payee.name, "1000B", self.facts))
        return [issue for issue in issues if issue is not None]


checks = PaymentChecks
