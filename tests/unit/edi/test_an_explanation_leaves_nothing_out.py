"""What a payer wrote is in the explanation: every text, amount, quantity and day of an answer, in any legal message."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chalicelib.edi.explain import _BY_KEY
from chalicelib.edi.explain.words import amount
from chalicelib.edi.grammar import Composite, Segment, fields_of
from chalicelib.edi.segments.shared import Level, LineNumber, TransactionBegin, TransactionHeader
from chalicelib.edi.values import Period, write_decimal
from chalicelib.edi.writer import flatten
from tests.unit.edi.samples import BENEFITS, REMITTANCE, REVIEW, STATUS, read_one
from tests.unit.edi.strategies import loops
from tests.unit.edi.test_findings import STATUS as ACKNOWLEDGEMENT

FRAME = (TransactionHeader, TransactionBegin, Level, LineNumber)
CODES = 15  # what is shorter is a code or a qualifier, for which words stand


LIMITS = """EB*1**30**GOLD
EB*F**AD***23***VS*8**Y
EB*CB**AD***27***VS*20*Y*Y
HSD*VS*12*WK*3*34*1
REF*G1*AUTH77
DTP*292*RD8*20260101-20261231
AAA*N**15*C
MSG*20 VISITS A YEAR
III*ZZ*21
LS*2120
NM1*P3*1*JONES*MARCUS****SV*0202034
LE*2120"""


def explained(key: str, record) -> str:
    module = import_module(f"chalicelib.edi.explain.{_BY_KEY.get(key, 'levels')}")
    return "\n".join(module.lines(record, {}))


def values(part: Segment | Composite) -> Iterator[str]:
    """What of a segment must be told as it stands."""
    for name, element in fields_of(type(part)).items():
        value = getattr(part, name)
        for one in value if isinstance(value, tuple) and not isinstance(value, Period) else (value,):
            if isinstance(one, Composite):
                yield from values(one)
            elif element.kind == "money" and one is not None:
                yield amount(one)
            elif element.number == "954" and one is not None:
                yield write_decimal(one) if part.ID != "EB" else f"{write_decimal(one * 100)} %"
            elif isinstance(one, Decimal):
                yield write_decimal(one)
            elif isinstance(one, date):
                yield f"{one:%Y-%m-%d}"
            elif isinstance(one, Period):
                yield f"{one.start}"
            elif isinstance(one, str) and element.most > CODES:
                yield one


ANSWER = """AK1*HP*1*005010X221A1
AK2*835*0001
IK3*CLP*5*2100*8
IK4*2*1029*7*9
IK5*R*5
AK9*R*1*1*0"""
SAMPLES = {"999": ANSWER, "835": REMITTANCE, "271": BENEFITS, "277": STATUS, "277CA": ACKNOWLEDGEMENT, "278": REVIEW}


def places(key: str, record) -> list[list]:
    """Where the loops of an answer stand that hold most of what a payer says."""
    if key == "999":
        return [record.transactions]
    if key == "835":
        return [record.groups[0].claims]
    if key == "271":
        return [record.sources[0].receivers[0].subscribers[0].benefits]
    if key == "277":
        return [record.payers[0].receivers[0].providers[0].subscribers[0].claims]
    if key == "277CA":
        return [record.sources[0].receivers[0].providers[0].patients[0].claims]
    return [record.reviewers[0].requesters[0].subscribers[0].events]


def untold(key: str, record) -> list[str]:
    told = explained(key, record)
    inside = [s for s in flatten(record) if not isinstance(s, FRAME)]
    return [f"{segment.ID}: {value}" for segment in inside for value in values(segment) if value not in told]


@pytest.mark.parametrize("key", SAMPLES)
@given(data=st.data())
@settings(max_examples=40, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_every_text_amount_quantity_and_day_is_told(key, data):
    record = read_one(key, SAMPLES[key]).record
    for place in places(key, record):
        place[:] = [data.draw(loops(type(place[0])))]
    assert untold(key, record) == []


@pytest.mark.parametrize(
    "words",
    [
        "limited [F] 8 visits, calendar year, for services AD, in network",
        "coverage basis [CB] 20 visits, visit, for services AD, in network, authorisation required",
        "delivery: 12 visits, per 3 week, within 1 month",
        "prior authorisation number (G1): AUTH77",
        "benefit (292): 2026-01-01 to 2026-12-31",
        "refused: application data are missing (15); correct and ask again",
        "in words: 20 VISITS A YEAR",
        "depends on place of service (ZZ) 21",
        "MARCUS JONES (0202034) as primary care provider (P3)",
    ],
)
def test_the_terms_of_a_benefit_are_told_in_words(words):
    body = BENEFITS[: BENEFITS.index("EB*")] + LIMITS
    assert words in explained("271", read_one("271", body).record)


def test_what_a_payer_says_to_a_claim_is_told_in_words():
    body = STATUS.replace(
        "STC*F1:65*20260110**240*160", "STC*A3:21:QC*20260110*U*240*160*20260109*CHK*20260110*987***SEND RECORDS"
    )
    told = explained("277", read_one("277", body).record)
    for words in (
        "about the patient (QC)", "(A3:21)", "action: rejected (U)", "in words: SEND RECORDS",
        "paid on 2026-01-09, by CHK, remitted on 2026-01-10, cheque or trace 987", "line G0402: charge 60.00, paid 40.00",
    ):  # fmt: skip
        assert words in told


def test_a_remittance_tells_its_codes_and_what_was_billed_instead():
    body = REMITTANCE.replace("DTM*232*20251201", "MIA*3****MA01\nDTM*232*20251201", 1)
    body = body.replace("REF*6R*A1001L1", "REF*6R*A1001L1\nLQ*RX*75\nLQ*HE*N130", 1)
    body = body.replace("SVC*HC:G0402*180*120**1", "SVC*HC:G0402*180*120**1*HC:G0438*2", 1)
    told = explained("835", read_one("835", body + "\nPLB*1200000010*20261231*WO:OLD7*-40").record)
    for words in (
        "remark MA01: ", "code 75 of list RX", "remark N130: ", "billed as G0438", "billed units 2",
        "overpayment announced, not yet taken back, -40.00 (WO OLD7), year to 2026-12-31",
    ):  # fmt: skip
        assert words in told


def test_an_acknowledgement_tells_its_reasons_and_counts():
    body = ANSWER.replace("IK5*R*5", "CTX*SITUATIONAL TRIGGER*NM1*4*2100*8:1\nIK5*R*5*I5").replace(
        "AK9*R*1*1*0", "AK9*R*2*1*0*5"
    )
    told = explained("999", read_one("999", body).record)
    for words in (
        "transaction 835 0001 rejected: segments at fault (5); against the guide (I5)", "segment CLP at 5: elements at fault (8), loop 2100",
        "element 2: holds a wrong code (7), 9, element number 1029", "SITUATIONAL TRIGGER", "group HP 1 rejected: count of transactions wrong (5)",
        "2 transactions counted, 1 received, 0 accepted, 005010X221A1",
    ):  # fmt: skip
        assert words in told


def test_a_review_tells_why_and_how_much():
    body = REVIEW.replace("HCR*A1*AUTH1", "HCR*A3*AUTH1*35*Y\nHSD*VS*12\nMSG*CALL US FIRST")
    told = explained("278", read_one("278", body).record)
    for words in ("decision: not certified (A3), number AUTH1; reason 35; second opinion Y", "delivery: 12 visits", "in words: CALL US FIRST"):  # fmt: skip
        assert words in told
