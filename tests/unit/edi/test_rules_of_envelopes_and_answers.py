"""Rules 25 to 27: envelope and acknowledgements, claim acknowledgements, eligibility answers."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from chalicelib.edi.acknowledge import answer, functional, technical
from chalicelib.edi.command import main
from chalicelib.edi.message import Interchange
from chalicelib.edi.reader import messages, read
from chalicelib.edi.rules import Facts
from chalicelib.edi.rules.benefits import coverage, outcome
from chalicelib.edi.rules.status import verdict
from chalicelib.edi.writer import Envelope
from tests.unit.edi.samples import (
    BENEFITS,
    CLAIM,
    INQUIRY,
    ISA,
    REMITTANCE,
    STATUS,
    codes,
    file,
    read_one,
    transaction,
    wrap,
)

OURS = Envelope("CLINICSYN", "PAYERSYN", datetime(2026, 1, 16, tzinfo=UTC), 7)
GOOD = file("835", REMITTANCE)
SENDING = Facts(sending=True)
ACKNOWLEDGED = """AK1*HP*101*005010X221A1
AK2*835*0001
IK5*A
AK9*A*1*1*1"""


def interchange(data):
    return next(event for event in read(data) if isinstance(event, Interchange))


def replaced(old, new, data=GOOD):
    assert old.encode() in data
    return data.replace(old.encode(), new.encode())


@pytest.mark.parametrize(
    ("old", "new", "code", "note"),
    [
        ("IEA*1*000000101", "IEA*1*000000102", "interchange.control_number", "001"),
        ("IEA*1*", "IEA*2*", "interchange.count", "021"),
        ("IEA*1*000000101~", "", "interchange.trailer", "023"),
        ("GS*HP", "NM1*XX~\nGS*HP", "interchange.stray", "022"),
        ("*00501*", "*00401*", "interchange.version", ""),
        ("*T*:", "*X*:", "interchange.element", ""),
    ],
)
def test_rule_25_a_broken_interchange_is_told_in_a_ta1(old, new, code, note):
    found = interchange(replaced(old, new))
    assert code in [issue.code for issue in found.issues]
    told = technical(found)
    assert (told.note if told else "") == note
    if told:
        assert told.verdict == "R"
        assert messages(replaced(old, new))[0].status == "rejected"


def test_rule_25_a_kept_envelope_asks_for_nothing():
    assert interchange(GOOD).issues == []
    assert technical(interchange(GOOD)) is None


def test_rule_25_a_ta1_is_sent_where_asked():
    asked = interchange(replaced("*0*T*:", "*1*T*:"))
    told = technical(asked)
    assert (told.control_number, told.day, told.time, told.verdict, told.note) == (
        "000000101",
        "260115",
        "1200",
        "A",
        "000",
    )
    noted = technical(interchange(replaced("*00501*", "*00401*", replaced("*0*T*:", "*1*T*:"))))
    assert (noted.verdict, noted.note) == ("E", "003")


@pytest.mark.parametrize(
    ("old", "new", "code", "fault"),
    [
        ("SE*24*0001", "SE*25*0001", "transaction.count", "4"),
        ("SE*24*0001", "SE*24*0002", "transaction.control_number", "3"),
        ("SE*24*0001~\n", "", "transaction.trailer", "2"),
        ("ST*835*0001", "ST*810*0001", "transaction.unsupported", "1"),
        ("005010X221A1", "004010X091A1", "transaction.version", "I6"),
    ],
)
def test_rule_25_a_broken_transaction_is_rejected_in_the_999(old, new, code, fault):
    data = replaced(old, new)
    (message,) = messages(data)
    assert message.status == "rejected"
    assert code in codes(message)
    told = functional(message.group)
    assert told.transactions[0].verdict.verdict == "R"
    assert told.transactions[0].verdict.faults[0] == fault
    assert (told.verdict.verdict, told.verdict.accepted) == ("R", 0)


@pytest.mark.parametrize(
    ("old", "new", "code", "fault"),
    [
        ("GE*1*101", "GE*1*102", "group.control_number", "4"),
        ("GE*1*101", "GE*2*101", "group.count", "5"),
        ("GE*1*101~\n", "", "group.trailer", "3"),
    ],
)
def test_rule_25_a_broken_group_is_rejected_in_the_999(old, new, code, fault):
    (message,) = messages(replaced(old, new))
    assert [issue.code for issue in message.group.issues] == [code]
    told = functional(message.group)
    assert (told.verdict.verdict, told.verdict.faults) == ("R", (fault,))
    assert message.status == "rejected"


ENVELOPE = "GS*HP*PAYERSYN*CLINICSYN*20260115*1200*101*X*005010X221A1"


@pytest.mark.parametrize(
    ("place", "value", "severity", "said"),
    [
        (1, "", "warning", "GS01 must be given and is empty."),
        (1, "H", "warning", "GS01 is shorter than 2 characters."),
        (2, "", "warning", "GS02 must be given and is empty."),
        (2, "P", "warning", "GS02 is shorter than 2 characters."),
        (3, "", "warning", "GS03 must be given and is empty."),
        (3, "C" * 16, "warning", "GS03 is longer than 15 characters."),
        (4, "20261301", "warning", "GS04 is not a date in the announced format."),
        (4, "260115", "warning", "GS04 is shorter than 8 characters."),
        (5, "2460", "warning", "GS05 holds a character that does not belong there."),
        (6, "1O1", "error", "GS06 holds a character that does not belong there."),
        (7, "Y", "warning", "GS07 holds a code that the guide does not list."),
        (8, "", "error", "GS08 must be given and is empty."),
        (9, "MORE", "warning", "GS09 is beyond the last element this segment has."),
    ],
)
def test_rule_25_the_elements_of_a_group_are_read(place, value, severity, said):
    elements = [*ENVELOPE.split("*"), ""][: max(place, 8) + 1]
    elements[place] = value
    group = messages(replaced(ENVELOPE, "*".join(elements)))[0].group
    found = [issue for issue in group.issues if issue.code == "group.element"]
    assert [(i.severity, i.scope, i.segment, i.element, i.message) for i in found] == [
        (severity, "group", "GS", f"{place:02d}", said)
    ]
    sent = next(e for e in read(replaced(ENVELOPE, "*".join(elements)), facts=SENDING) if isinstance(e, Interchange))
    assert {i.severity for i in sent.groups[0].issues} == {"error"}


@pytest.mark.parametrize(
    ("place", "value", "said", "note"),
    [
        (1, "  ", "ISA01 must be given and is empty.", "010"),
        (2, " " * 9, "ISA02 is shorter than 10 characters.", "011"),
        (5, "XX", "ISA05 holds a code that the guide does not list.", "005"),
        (6, " " * 15, "ISA06 must be given and is empty.", "006"),
        (7, "99", "ISA07 holds a code that the guide does not list.", "007"),
        (8, " " * 15, "ISA08 must be given and is empty.", "008"),
        (9, "261332", "ISA09 is not a date in the announced format.", "014"),
        (10, "2500", "ISA10 holds a character that does not belong there.", "015"),
        (13, "00000010A", "ISA13 holds a character that does not belong there.", "018"),
        (14, "2", "ISA14 holds a code that the guide does not list.", "019"),
        (15, "X", "ISA15 holds a code that the guide does not list.", "020"),
    ],
)
def test_rule_25_the_elements_of_an_interchange_are_read(place, value, said, note):
    elements = ISA.split("*")
    elements[14] = "1"  # a TA1 is asked for
    elements[place] = value
    found = interchange(replaced(ISA, "*".join(elements)))
    told = [issue for issue in found.issues if issue.code == "interchange.element"]
    assert [(i.severity, i.scope, i.element, i.message) for i in told] == [
        ("warning", "interchange", f"{place:02d}", said)
    ]
    if place not in (13, 14):  # a number that differs from IEA's is told first; 14 asks for no answer
        assert technical(found).note == ("024" if any(i.code == "interchange.length" for i in found.issues) else note)


@pytest.mark.parametrize(
    ("key", "body", "functional", "severity"),
    [
        ("835", REMITTANCE, "HC", "error"),
        ("837P", CLAIM, "HP", "error"),
        ("271", BENEFITS, "HS", "warning"),
        ("271", BENEFITS, "XX", "warning"),
        ("277", STATUS, "HR", "warning"),
        ("270", INQUIRY, "HB", "warning"),
    ],
)
def test_rule_25_a_group_of_another_kind_is_told(key, body, functional, severity):
    good = file(key, body)
    assert messages(good)[0].group.issues == []
    own = messages(good)[0].group.element(1)
    (message,) = messages(good.replace(f"GS*{own}*".encode(), f"GS*{functional}*".encode()))
    (found,) = message.group.issues
    assert (found.code, found.severity, found.scope, found.value[:2]) == (
        "group.functional", severity, "group", functional
    )  # fmt: skip
    assert (message.status == "rejected") == (severity == "error")


def test_rule_25_a_group_number_twice_in_an_interchange_is_told():
    start, end = GOOD.index(b"GS*"), GOOD.index(b"IEA*")
    twice = GOOD[:end] + GOOD[start:end] + b"IEA*2*000000101~"
    assert [[i.code for i in group.issues] for group in interchange(twice).groups] == [[], ["group.duplicate"]]


def test_rule_25_the_header_of_a_transaction_that_is_not_read_is_looked_at():
    (message,) = messages(replaced("ST*835*0001", "ST*810*01"))
    assert [(i.code, i.element) for i in message.issues if i.segment == "ST"] == [
        ("transaction.unsupported", ""),
        ("element.short", "02"),
    ]


@pytest.mark.parametrize("sender", ["", "P", "P" * 40])
def test_rule_25_our_answer_to_a_faulty_group_has_a_faultless_envelope(sender, tmp_path):
    made = tmp_path / "in.835"
    made.write_bytes(replaced("GS*HP*PAYERSYN*", f"GS*HP*{sender}*"))
    assert main(["check", "--ack", str(tmp_path), str(made)], io.StringIO(), io.StringIO()) == 0
    ours = interchange((tmp_path / "in.835.999").read_bytes())
    assert [*ours.issues, *ours.groups[0].issues] == []


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
