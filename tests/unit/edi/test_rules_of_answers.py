"""Rules 25 to 27: what a 999 says of segments and elements, claim acknowledgements, eligibility answers."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from chalicelib.edi.acknowledge import answer, functional
from chalicelib.edi.reader import messages
from chalicelib.edi.rules.benefits import coverage, outcome
from chalicelib.edi.rules.status import verdict
from chalicelib.edi.writer import Envelope
from tests.unit.edi.samples import (
    BENEFITS,
    CLAIM,
    GOOD,
    REMITTANCE,
    codes,
    file,
    interchange,
    read_one,
    replaced,
    transaction,
    wrap,
)

OURS = Envelope("CLINICSYN", "PAYERSYN", datetime(2026, 1, 16, tzinfo=UTC), 7)
ACKNOWLEDGED = """AK1*HP*101*005010X221A1
AK2*835*0001
IK5*A
AK9*A*1*1*1"""


def test_rule_25_a_control_number_twice_in_a_group_is_told():
    twice = wrap("835", transaction("835", REMITTANCE), transaction("835", REMITTANCE))
    first, second = messages(twice)
    assert (codes(first), codes(second)) == ([], ["transaction.duplicate"])
    told = functional(first.group)
    assert [a.verdict.verdict for a in told.transactions] == ["A", "R"]
    assert told.transactions[1].verdict.faults == ("23",)
    assert (told.verdict.verdict, told.verdict.received, told.verdict.accepted) == ("P", 2, 1)


def test_rule_25_the_999_names_segment_element_and_value():
    body = CLAIM.replace("NM1*40*2*", "NM1*40**").replace("DMG*D8*19800101*F", "DMG*D8*19801301*F")
    told = functional(read_one("837P", body).group).transactions[0]
    first, second = told.segments
    assert (first.fault.segment, first.fault.place, first.fault.loop, first.fault.fault) == ("NM1", 5, "", "8")
    assert (
        first.elements[0].fault.place.element,
        first.elements[0].fault.reference,
        first.elements[0].fault.fault,
    ) == (2, "1065", "1")
    assert (second.fault.segment, second.fault.place) == ("DMG", 16)
    assert (second.elements[0].fault.fault, second.elements[0].fault.value) == ("8", "19801301")
    assert told.verdict.verdict == "R"
    assert told.verdict.faults == ("5",)


@pytest.mark.parametrize(
    ("old", "new", "code", "fault"),
    [
        ("N4*ANYTOWN*OH*430010000\n", "", "segment.missing", "3"),
        ("TRN*1*", "ZZZ*1~\nTRN*1*", "segment.unknown", "1"),
        ("LX*1", "SV1*HC:G0402*1\nLX*1", "segment.unknown", "1"),
        ("REF*TJ*999887777", "REF*TJ*999887777\nREF*ZZ*1", "segment.unexpected", "2"),
        ("N3*1 PLAN WAY", "N3*1 PLAN WAY\nN3*2", "segment.excess", "5"),
        ("REF*TJ*999887777\n", "REF*TJ*999887777\nN3*1 LATE ST\n", "segment.sequence", "7"),
        ("N1*PE*", "N1*PR*AGAIN~\nN1*PE*", "loop.excess", "4"),
        ("N1*PR*SYNTHETIC HEALTH PLAN\nN3*1 PLAN WAY\nN4*ANYTOWN*OH*430010000\nPER*BL*EDI HELP*TE*8005550100\n", "", "loop.missing", "I7"),
    ],
)  # fmt: skip
def test_rule_25_segments_at_fault_have_their_own_codes(old, new, code, fault):
    message = read_one("835", REMITTANCE.replace(old, new.replace("~\n", "\n")))
    assert code in codes(message)
    told = functional(message.group).transactions[0]
    assert fault in [s.fault.fault for s in told.segments]
    assert told.verdict.verdict == "E"


@pytest.mark.parametrize(
    ("segment", "code", "fault"),
    [
        ("CLP**1*240*160*8*12*ICN1001*11*1", "element.missing", "1"),
        ("CLP*A1001*1*240*160*8*12*ICN1001*11*12", "element.long", "5"),
        ("CLP*A1001*1*240*160*8*12*ICN1001*11*1******9", "element.extra", "3"),
        ("CLP*A1001*99*240*160*8*12*ICN1001*11*1", "element.code", "7"),
        ("CLP*A1001*1*24O*160*8*12*ICN1001*11*1", "element.character", "6"),
        ("CLP*A1001*1*240*160*8*12*ICN1001*11*1*1", "element.unused", "I10"),
        ("CLP*A1001*1*240.001*160*8*12*ICN1001*11*1", "element.character", "6"),
    ],
)
def test_rule_25_elements_at_fault_have_their_own_codes(segment, code, fault):
    message = read_one("835", REMITTANCE.replace("CLP*A1001*1*240*160*8*12*ICN1001*11*1", segment))
    assert code in codes(message)
    (found,) = functional(message.group).transactions[0].segments
    assert (found.fault.segment, found.fault.fault) == ("CLP", "8")
    assert fault in [e.fault.fault for e in found.elements]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("NM1*QC*1*TESTER*ANA****MI*SYN0001", "NM1*QC*1*TESTER*ANA****MI*S", "element.short"),
        ("NM1*QC*1*TESTER*ANA****MI*SYN0001", "NM1*QC*1*TESTER*ANA****MI", "element.paired"),
        ("DTM*232*20251201", "DTM*232*20251301", "element.date"),
        ("DTM*232*20251201", "DTM*232*20250230", "element.date"),
        ("SVC*HC:G0402*", "SVC*HC:G0402:1:2:3:4:5:6:7*", "element.components"),
        ("NM1*QC*1*TESTER", "NM1*QC*1*TES^TER", "element.character"),
        ("CAS*CO*45*60", "CAS*CO*45*60**46", "element.missing"),
    ],
)
def test_rule_25_more_elements_at_fault(old, new, code):
    assert code in codes(read_one("835", REMITTANCE.replace(old, new)))


def test_rule_25_repetitions_are_counted():
    body = BENEFITS.replace("EB*1**30^98", "EB*1**" + "^".join(["30"] * 100))
    assert "element.repeated" in codes(read_one("271", body))


def test_rule_26_an_acknowledgement_is_never_acknowledged():
    acknowledgement = interchange(replaced("*0*T*:", "*1*T*:", file("999", ACKNOWLEDGED)))
    assert answer(acknowledgement, OURS).technical is None
    assert answer(acknowledgement, OURS).functional is None
    ta1 = interchange(b"ISA*00*          *00*          *ZZ*A              *ZZ*B              *260115*1200*^*00501*000000001*1*T*:~"
                      b"TA1*000000005*260115*1200*A*000~IEA*0*000000001~")  # fmt: skip
    assert answer(ta1, OURS).technical is None
    assert answer(interchange(GOOD), OURS).functional is not None


@pytest.mark.parametrize(
    ("category", "told"),
    [("A1", "accepted"), ("A2", "accepted"), ("A3", "rejected"), ("A6", "rejected"), ("A7", "rejected"), ("A8", "rejected"),
     ("A0", "pending"), ("A4", "pending"), ("A5", "pending"), ("P1", "pending")],
)  # fmt: skip
def test_rule_26_a_claim_is_taken_or_refused(category, told):
    assert verdict(category) == told


@pytest.mark.parametrize(
    ("kind", "told"),
    [*((k, "active") for k in "12345"), *((k, "inactive") for k in "678"), ("A", "coinsurance"), ("B", "copay"),
     ("C", "deductible"), ("G", "out of pocket"), ("L", "statement")],
)  # fmt: skip
def test_rule_27_benefits_have_a_meaning(kind, told):
    assert coverage(kind) == told


def test_rule_27_a_rejection_is_an_answer():
    found, refused = read_one("271", BENEFITS), BENEFITS.split("DMG")[0] + "AAA*N**75*C"
    assert outcome(found.record) == "found"
    assert codes(found) == []
    message = read_one("271", refused)
    assert outcome(message.record) == "not_found"
    assert (message.status, codes(message)) == ("accepted", ["benefit.rejected"])
    neither = read_one("271", BENEFITS.split("EB*")[0].rstrip())
    assert outcome(neither.record) == "unclear"


def test_rule_27_a_rejection_may_stop_at_any_level():
    early = BENEFITS.split("HL*3")[0] + "AAA*Y**50*N"
    assert codes(read_one("271", early)) == ["benefit.rejected"]
    assert "hierarchy.children" in codes(read_one("271", early.replace("AAA*Y**50*N", "REF*EO*1")))


def test_rule_27_coinsurance_is_a_fraction_and_copay_money():
    answered = read_one("271", BENEFITS).record.sources[0].receivers[0].subscribers[0].benefits
    assert [(b.benefit.kind, b.benefit.amount, str(b.benefit.fraction)) for b in answered] == [
        ("1", None, "None"), ("B", 1000, "None"), ("A", None, "0.2"),
    ]  # fmt: skip
    assert codes(read_one("271", BENEFITS.replace("EB*A**98*****.2", "EB*A**98****20"))) == ["benefit.value"]
    for fraction, told in (("0", []), ("1", []), ("1.01", ["benefit.fraction"]), ("-.1", ["benefit.fraction"])):
        assert codes(read_one("271", BENEFITS.replace("EB*A**98*****.2", f"EB*A**98*****{fraction}"))) == told
