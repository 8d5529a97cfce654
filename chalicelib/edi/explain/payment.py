"""A remittance in words."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.edi.codes import wording
from chalicelib.edi.explain.segments import details, plain, rest
from chalicelib.edi.explain.words import amount, dated, person, service, why
from chalicelib.edi.rules.posting import provider_adjustment
from chalicelib.edi.segments.payment import (
    ClaimPayment,
    FinancialInformation,
    InpatientAdjudication,
    OutpatientAdjudication,
    ProviderAdjustment,
    ServicePayment,
)
from chalicelib.edi.segments.shared import Adjustment, Remark
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


_TOLD_OF_CLAIM = ("claim_id", "status", "charge", "paid", "patient_responsibility")
_TOLD = (ClaimPayment, Adjustment, InpatientAdjudication, OutpatientAdjudication)


def lines(remittance: Remittance, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """Who pays whom how much, then claim by claim what was paid and why not more."""
    financial, trace = remittance.financial, remittance.trace
    payer = remittance.payer.name.name if remittance.payer else "unknown payer"
    payee = remittance.payee.name.name if remittance.payee else "unknown payee"
    paid = amount(financial.amount) if financial else "no amount"
    how = f"{financial.method} on {financial.effective_on}" if financial else "unknown"
    yield f"{payer} pays {payee} {paid} ({how}), trace {trace.number if trace else 'missing'}"
    if financial and (terms := plain(financial, "amount", "method", "effective_on")):
        yield terms
    yield from rest(remittance, FinancialInformation, ProviderAdjustment, whole=False)
    for title, party in (("payer", remittance.payer), ("payee", remittance.payee)):
        if party is not None:
            yield from (f"{title}: {words}" for words in rest(party))
    for group in remittance.groups:
        yield from rest(group, whole=False)
    for claim in remittance.claims():
        yield from _claim(claim, texts)
    for plb in remittance.provider_adjustments:
        for detail in plb.details:
            what = provider_adjustment(detail.what.reason, detail.amount or 0)
            which = f"{detail.what.reason} {detail.what.reference}".strip()
            year = f", year to {plb.fiscal_period_end}" if plb.fiscal_period_end else ""
            yield f"provider {plb.provider}: {what}, {amount(detail.amount)} ({which}){year}"


def _claim(claim: Claim, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    payment = claim.payment
    status = _STATUS.get(payment.status, f"status {payment.status}")
    yield (
        f"claim {payment.claim_id}, {person(claim.name('QC'))}: {status}; "
        f"charged {amount(payment.charge)}, paid {amount(payment.paid)}, "
        f"patient {amount(payment.patient_responsibility or 0)}"
    )
    if terms := plain(payment, *_TOLD_OF_CLAIM):
        yield f"  {terms}"
    yield from (f"  {reason}" for reason in why(claim.adjustments, texts.get("carc", {})))
    yield from (f"  {words}" for words in _adjudication(claim, texts))
    yield from (f"  {words}" for words in rest(claim, *_TOLD, whole=False))
    for line in claim.lines:
        yield from (f"  {text}" for text in _line(line, texts))


def _adjudication(claim: Claim, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """MIA and MOA: the remark codes in words, the amounts by their names."""
    for found in (claim.inpatient, claim.outpatient):
        if found is not None:
            codes = (getattr(found, "remark_1", ""), *found.remarks)
            yield from (_remark(code, texts) for code in codes if code)
            amounts = plain(found, "remark_1", "remarks")
            yield from [amounts] if amounts else []


def _remark(code: str, texts: dict[str, dict[str, str]], list_name: str = "HE") -> str:
    """A remark code in words; the list of pharmacies (RX) is another one, whose words we do not have."""
    if list_name != "HE":
        return f"code {code} of list {list_name}"
    return f"remark {code}: {wording('rarc', code, texts.get('rarc'))}"


def _line(line: ServiceLine, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    paid = line.service
    day = dated(line.dates, "472", "150")
    yield f"{service(paid.procedure)} on {day}: charged {amount(paid.charge)}, paid {amount(paid.paid or 0)}"
    yield from (f"  {words}" for words in details(paid))
    yield from (f"  {reason}" for reason in why(line.adjustments, texts.get("carc", {})))
    for remark in line.remarks:
        yield f"  {_remark(remark.code, texts, remark.list_name)}"
    yield from (f"  {words}" for words in rest(line, ServicePayment, Adjustment, Remark))
