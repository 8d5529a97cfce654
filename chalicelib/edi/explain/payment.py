"""A remittance in words."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.edi.codes import wording
from chalicelib.edi.explain.words import amount, dated, person, service, why
from chalicelib.edi.rules.posting import provider_adjustment
from chalicelib.edi.tables.remittance import Claim, Remittance, ServiceLine

_STATUS = {
    "1": "paid as primary",
    "2": "paid as secondary",
    "3": "paid as tertiary",
    "4": "denied",
    "19": "paid as primary, forwarded",
    "20": "paid as secondary, forwarded",
    "21": "paid as tertiary, forwarded",
    "22": "reversal of an earlier payment",
    "23": "not our claim, forwarded",
    "25": "predetermination, no payment",
}


def lines(remittance: Remittance, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """Who pays whom how much, then claim by claim what was paid and why not more."""
    financial, trace = remittance.financial, remittance.trace
    payer = remittance.payer.name.name if remittance.payer else "unknown payer"
    payee = remittance.payee.name.name if remittance.payee else "unknown payee"
    paid = amount(financial.amount) if financial else "no amount"
    how = f"{financial.method} on {financial.effective_on}" if financial else "unknown"
    yield f"{payer} pays {payee} {paid} ({how}), trace {trace.number if trace else 'missing'}"
    for claim in remittance.claims():
        yield from _claim(claim, texts)
    for plb in remittance.provider_adjustments:
        for detail in plb.details:
            what = provider_adjustment(detail.what.reason, detail.amount or 0)
            which = f"{detail.what.reason} {detail.what.reference}".strip()
            yield f"provider {plb.provider}: {what}, {amount(detail.amount)} ({which})"


def _claim(claim: Claim, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    payment = claim.payment
    status = _STATUS.get(payment.status, f"status {payment.status}")
    yield (
        f"claim {payment.claim_id}, {person(claim.name('QC'))}: {status}; "
        f"charged {amount(payment.charge)}, paid {amount(payment.paid)}, "
        f"patient {amount(payment.patient_responsibility or 0)}"
    )
    yield from (f"  {reason}" for reason in why(claim.adjustments, texts.get("carc", {})))
    remarks = (
        *(claim.outpatient.remarks if claim.outpatient else ()),
        *(claim.inpatient.remarks if claim.inpatient else ()),
    )
    yield from (f"  remark {code}: {wording('rarc', code, texts.get('rarc'))}" for code in remarks if code)
    for line in claim.lines:
        yield from (f"  {text}" for text in _line(line, texts))


def _line(line: ServiceLine, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    paid = line.service
    day = dated(line.dates, "472", "150")
    yield f"{service(paid.procedure)} on {day}: charged {amount(paid.charge)}, paid {amount(paid.paid or 0)}"
    yield from (f"  {reason}" for reason in why(line.adjustments, texts.get("carc", {})))
    for remark in line.remarks:
        yield f"  remark {remark.code}: {wording('rarc', remark.code, texts.get('rarc'))}"
