"""Rule 25: interchange, group and transaction as envelopes, and what TA1 and 999 say of them."""

from __future__ import annotations

import io

import pytest

from chalicelib.edi.acknowledge import functional, technical
from chalicelib.edi.command import main
from chalicelib.edi.message import Interchange
from chalicelib.edi.reader import messages, read
from chalicelib.edi.rules import Facts
from tests.unit.edi.samples import (
    BENEFITS,
    CLAIM,
    GOOD,
    INQUIRY,
    ISA,
    REMITTANCE,
    STATUS,
    codes,
    file,
    interchange,
    replaced,
)

SENDING = Facts(sending=True)


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
