"""What posting a remittance rests on: meaning of adjustments, the key that posts once, and the sum that must come out.

These are facts of the standard for the rooms above; nothing is posted here. Amounts are minor units.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.edi.issue import ERROR, WARNING, Issue
from chalicelib.edi.rules.shared import shown
from chalicelib.edi.segments.payment import ProviderAdjustment
from chalicelib.edi.tables.remittance import Claim, Remittance

PATIENT, WRITE_OFF, PRIOR_PAYER, REVIEW = "patient", "write_off", "prior_payer", "review"


def meaning(group: str, reason: str) -> str:
    """What an adjustment asks for: PR is the patient's, CO a write-off or work item by rule, PI and OA work items.

    OA 23 tells what prior payers paid or adjusted; it is information, never a write-off against the patient.
    """
    if group == "OA" and reason == "23":
        return PRIOR_PAYER
    return {"PR": PATIENT, "CO": WRITE_OFF, "PI": WRITE_OFF}.get(group, REVIEW)


# Reasons of provider-level adjustments and what they are, in our own words (X12 element 426).
PROVIDER_ADJUSTMENTS = {
    "50": "late charge",
    "51": "interest penalty",
    "72": "refund sent, offset",
    "90": "early payment allowance",
    "AH": "origination fee",
    "AM": "applied to borrower's account",
    "AP": "acceleration of benefits",
    "B2": "rebate",
    "B3": "recovery allowance",
    "BD": "bad debt",
    "BN": "bonus",
    "C5": "temporary allowance",
    "CR": "capitation interest",
    "CS": "adjustment",
    "CT": "capitation payment",
    "CV": "capital pass-through",
    "CW": "certified anaesthetist pass-through",
    "DM": "direct medical education",
    "E3": "withholding",
    "FB": "forward balance",
    "FC": "fund allocation",
    "GO": "graduate medical education",
    "HM": "haemophilia supplement",
    "IP": "incentive",
    "IR": "tax withholding",
    "IS": "interim settlement",
    "J1": "non-reimbursable",
    "L3": "penalty",
    "L6": "interest owed",
    "LE": "levy",
    "LS": "lump sum",
    "OA": "organ acquisition",
    "OB": "offset for affiliated providers",
    "PI": "periodic interim payment",
    "PL": "payment final",
    "RA": "retroactive adjustment",
    "RE": "return on equity",
    "SL": "student loan repayment",
    "TL": "third party liability",
    "WO": "overpayment recovery",
    "WU": "unspecified recovery",
}


def provider_adjustment(reason: str, amount: int) -> str:
    """What a provider-level adjustment does, in words; a negative amount raises the payment.

    WO below zero announces an overpayment that is not yet taken back, above zero takes it back [BCBS, X12 RFI 227].
    """
    name = PROVIDER_ADJUSTMENTS.get(reason, f"adjustment {reason}")
    if reason == "WO" and amount < 0:
        return "overpayment announced, not yet taken back"
    if reason == "FB":
        return (
            "forward balance carried to a later payment" if amount < 0 else "forward balance taken from an earlier one"
        )
    return f"{name} added" if amount < 0 else f"{name} taken"


def carried_balances(earlier: Iterable[ProviderAdjustment], later: Iterable[ProviderAdjustment]) -> list[Issue]:
    """A forward balance (FB) stands in both remittances with opposite signs; claims are not repeated [X12 RFI 1604]."""
    carried, taken = _forward_balances(earlier), _forward_balances(later)
    return [
        Issue(
            WARNING,
            "payment.forward_balance",
            f"The balance of {shown(-amount)} carried forward does not come back in the later remittance.",
            segment="PLB",
            value=reference,
        )
        for reference, amount in carried.items()
        if amount < 0 and taken.get(reference) != -amount
    ]


def _forward_balances(adjustments: Iterable[ProviderAdjustment]) -> dict[str, int]:
    details = (d for plb in adjustments for d in plb.details if d.what.reason == "FB")
    return {d.what.reference: d.amount for d in details if d.amount is not None}


@dataclass(frozen=True, slots=True)
class PaymentKey:
    """What makes a payment this payment and no other: payer, trace number, day and amount."""

    payer: str
    trace: str
    day: str
    amount: int


def payment_key(remittance: Remittance) -> PaymentKey | None:
    """The key to post a payment once: TRN03 (else N104), TRN02, BPR16, BPR02.

    ISA13 does not serve: a resend has a new one.     None where the remittance has no trace or no amount.
    """
    trace, financial = remittance.trace, remittance.financial
    if trace is None or financial is None or financial.amount is None or not trace.number:
        return None
    payer = trace.originator or (remittance.payer.name.identifier if remittance.payer is not None else "")
    return PaymentKey(payer, trace.number, str(financial.effective_on or ""), financial.amount)


def claim_key(claim: Claim) -> tuple[str, str]:
    """Within a payment: the payer's claim number and the status, so that a reversal and its correction are two."""
    return claim.payment.payer_claim_number, claim.payment.status


def is_settled_without_claims(remittance: Remittance) -> bool:
    """A remittance of provider-level adjustments alone is legitimate, and so is one that pays nothing (BPR04 NON)."""
    return not remittance.claims() and bool(remittance.provider_adjustments)


def reconciled(amount: int, posted: int, held: int, unapplied: int, provider_level: int) -> Issue | None:
    """Every cent has a place: posted + held + unapplied − provider-level adjustments = BPR02; None where it does."""
    off = posted + held + unapplied - provider_level - amount
    if not off:
        return None
    message = f"Posted, held and unapplied less provider-level adjustments differ from the payment by {shown(off)}."
    return Issue(ERROR, "payment.unreconciled", message, segment="BPR", element="02", value=shown(amount))
