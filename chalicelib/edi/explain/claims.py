"""Claims in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chalicelib.edi.explain.segments import rest
from chalicelib.edi.explain.words import amount, dated, on, person, service
from chalicelib.edi.rules.claim_content import diagnoses, service_days
from chalicelib.edi.segments.claim import ClaimHeader
from chalicelib.edi.values import Period

_FREQUENCY = {"1": "original", "7": "replacement", "8": "void"}


def lines(batch: Any, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """Who bills whom for whom, what, and how much."""
    for billing in batch.billing:
        yield f"billed by {person(billing.provider.name if billing.provider else None)}"
        for subscriber in billing.subscribers:
            payer = person(subscriber.payer.name if subscriber.payer else None)
            insured = person(subscriber.name.name if subscriber.name else None)
            yield f"  to {payer}, insured {insured}"
            for claim in subscriber.claims:
                yield from (f"    {text}" for text in _claim(claim))
            for patient in subscriber.patients:
                yield f"    patient {person(patient.name.name if patient.name else None)}"
                for claim in patient.claims:
                    yield from (f"      {text}" for text in _claim(claim))


def _claim(claim: Any) -> Iterator[str]:
    frequency = claim.header.facility.frequency
    kind = _FREQUENCY.get(frequency, f"frequency {frequency}")
    listed = ", ".join(diagnoses(claim)) or "none"
    yield f"claim {claim.header.claim_id} ({kind}): charge {amount(claim.header.charge)}; diagnoses {listed}"
    yield from (f"  {words}" for words in rest(claim, ClaimHeader, whole=False))
    span = service_days(claim)
    for line in claim.lines:
        if line.service is not None:
            day = dated(line.dates, "472")
            if day == "undated" and span is not None:
                day = on(Period(*span))
            revenue = getattr(line.service, "revenue_code", "")
            what = (
                f"revenue {revenue}" if revenue and not line.service.procedure.code else service(line.service.procedure)
            )
            yield f"  {what} on {day}: {amount(line.service.charge)}"
            yield from (f"    {words}" for words in rest(line, type(line.service), whole=False))
