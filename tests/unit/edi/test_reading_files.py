"""Files as they come: delimiters, terminators, marks before and after, several interchanges, what is no X12, and every segment accounted for."""

from __future__ import annotations

import io

import pytest

from bench.edi_generate import remittance
from chalicelib.edi.issue import MOST_ISSUES, Issue
from chalicelib.edi.lexer import Batch, Opening, lex
from chalicelib.edi.message import Interchange, Message
from chalicelib.edi.reader import messages, read
from chalicelib.edi.walker import Unit
from tests.fuzz_edi import memory, run
from tests.unit.edi.samples import BENEFITS, CLAIM, GOOD, REMITTANCE, codes, file, read_one, transaction, wrap


def same(data: bytes) -> Message:
    (message,) = messages(data)
    assert message.record == messages(GOOD)[0].record
    return message


@pytest.mark.parametrize("terminator", ["~", "~\n", "~\r\n", "\n", "\r", "\r\n", "\x1d", "~\n\n"])
def test_any_segment_terminator(terminator):
    data = GOOD.replace(b"~\n", terminator.encode())
    assert codes(same(data)) == []


@pytest.mark.parametrize(
    ("old", "new"), [("*", "|"), (":", ">"), ("^", "U"), ("*", "\x1e"), (":", "\x1f"), ("*", "\x02"), (":", "\\")]
)
def test_any_delimiter(old, new):
    assert codes(same(GOOD.replace(old.encode(), new.encode()))) == []


@pytest.mark.parametrize("before", [b"\xef\xbb\xbf", b" ", b"\r\n\r\n", b"\t ", b"\xef\xbb\xbf\r\n", b" " * 9000])
@pytest.mark.parametrize("after", [b"", b"\r\n", b"\x1a", b"   ", b"\x00\x00"])
def test_marks_and_blanks_around_a_file(before, after):
    assert codes(same(before + GOOD + after)) == []


def test_indented_and_wrapped_segments():
    assert codes(same(GOOD.replace(b"~\n", b"~\n    \t"))) == []
    flat = GOOD.replace(b"~\n", b"~")
    assert codes(same(flat[:106] + b"\r\n".join(flat[n : n + 80] for n in range(106, len(flat), 80)))) == []


def test_the_last_terminator_may_be_missing():
    assert codes(same(GOOD.rstrip(b"~\n"))) == []


def test_a_mark_named_twice_gives_way_to_the_colon_in_use():
    data = GOOD.replace(b"*T*:", b"*T*^")
    assert codes(same(data)) == ["interchange.component"]


def test_text_that_is_not_utf_8_is_latin_1_with_a_warning():
    (message,) = messages(GOOD.replace(b"TESTER", "MÜLLER".encode("latin-1")))
    assert codes(message) == ["interchange.characters"]
    assert message.status == "accepted_with_warnings"
    assert message.record.claims()[0].names[0].last == "MÜLLER"
    (message,) = messages(GOOD.replace(b"TESTER", "MÜLLER".encode()))
    assert codes(message) == []
    assert message.record.claims()[0].names[0].last == "MÜLLER"


@pytest.mark.parametrize("mark", [b"\x00", b"\x01", b"\x02", b"\x1a", b"\x07", b"\t"])
def test_a_control_character_spoils_its_element_alone(mark):
    (message,) = messages(GOOD.replace(b"TESTER", b"TES" + mark + b"TER"))
    assert codes(message) == ["element.character"]
    assert message.record.claims()[0].payment.charge == 24000
    assert message.unread == 0


def test_several_interchanges_groups_and_transactions():
    two_groups = wrap("835", transaction("835", REMITTANCE, "0001"), transaction("835", REMITTANCE, "0002"))
    both = two_groups + GOOD.replace(b"*", b"|") + b"\r\n" + file("837P", CLAIM)
    found = messages(both)
    assert [(m.key, m.control_number, m.status) for m in found] == [
        ("835", "0001", "accepted"), ("835", "0002", "accepted"), ("835", "0001", "accepted"), ("837P", "0001", "accepted"),
    ]  # fmt: skip
    assert len({id(m.interchange) for m in found}) == 3


def test_an_interchange_that_breaks_off_does_not_swallow_the_next():
    cut = GOOD[: GOOD.index(b"SE*")]
    first, second = messages(cut + GOOD)
    assert (first.status, second.status) == ("rejected", "accepted")
    assert codes(first)[0] == "interchange.trailer"


@pytest.mark.parametrize(
    ("data", "code", "value"),
    [
        (b"", "file.empty", ""),
        (b" \r\n ", "file.empty", ""),
        (b"<!DOCTYPE html><html>", "file.not_x12", "an HTML or XML page"),
        (b"%PDF-1.7", "file.not_x12", "a PDF document"),
        (b"PK\x03\x04abc", "file.not_x12", "a zip archive"),
        (b"\x1f\x8b\x08", "file.not_x12", "a gzip archive"),
        (b'{"a": 1}', "file.not_x12", "JSON"),
        (b"\xff\xfeI\x00S\x00A\x00", "file.not_x12", "UTF-16 text"),
        (b"UNB+UNOA:1", "file.not_x12", "an EDIFACT message"),
        (b"MSH|^~\\&|", "file.not_x12", "an HL7 message"),
        (b"Dear payer, please find", "file.not_x12", "plain text"),
        (b"\x89PNG\x00\x01", "file.not_x12", "binary"),
        (b"GS*HP*A*B~", "file.no_isa", ""),
        (b"ST*835*0001~", "file.no_isa", ""),
        (b"ISA*00*   ", "file.cut", "ISA*00*   "),
    ],
)
def test_what_is_no_x12_has_its_own_answer(data, code, value):
    (event,) = read(data)
    assert isinstance(event, Issue)
    assert (event.code, event.value, event.severity) == (code, value, "error")


def test_an_isa_without_a_usable_terminator_is_refused():
    (event,) = read(GOOD.replace(b"*T*:~", b"*T*:X"))
    assert isinstance(event, Interchange)
    assert "interchange.terminator" in [i.code for i in event.issues]


def test_an_isa_of_another_length_is_read_with_a_warning():
    message = same(GOOD.replace(b"PAYERSYN       ", b"PAYERSYN"))
    assert codes(message) == ["interchange.length", "interchange.element"]
    assert [issue.element for issue in message.interchange.issues] == ["", "06"]


def test_text_behind_the_interchange_is_told():
    (message,) = messages(GOOD + b"\nGoodbye")
    assert message.status == "accepted_with_warnings"
    assert codes(message) == ["file.tail"]


def accounted(data: bytes) -> tuple[int, int]:
    there = sum(len(p.raws) if isinstance(p, Batch) else isinstance(p, Opening) for p in lex(io.BytesIO(data)))
    return there, sum(e.segments for e in read(data) if isinstance(e, Interchange | Message))


@pytest.mark.parametrize(
    "change",
    [
        (b"LX*1", b"ZZZ*9~LX*1~QQ*1"), (b"ST*835*0001~\n", b""), (b"GS*", b"N1*XX~GS*"), (b"SE*24", b"XX*1~SE*24"),
        (b"GE*1*101~", b"GE*1*101~NM1*1~"), (b"ST*835", b"ST*810"), (b"IEA*1*000000101~", b""), (b"SE*24*0001~", b"SE*24*0001~SE*1~"),
        (b"IEA*", b"TA1*1~IEA*"), (b"IEA*1*000000101~", b"IEA~NM1*1~ST*835*1~"),
    ],
)  # fmt: skip
def test_what_is_read_and_what_is_reported_unread_is_what_was_there(change):
    data = GOOD.replace(*change)
    assert data != GOOD
    there, held = accounted(data)
    assert held == there


def test_unread_segments_are_counted_and_reported():
    message = read_one("835", REMITTANCE.replace("LX*1", "ZZZ*9\nLX*1"))
    assert message.unread == 1
    assert [(i.code, i.position, i.value) for i in message.issues] == [("segment.unknown", 11, "ZZZ*9")]


def test_a_loop_without_a_place_is_left_unread_whole():
    stranger = "NM1*XY*1*DOE\nN3*1 ST\nN4*TOWN*OH*43001\nREF*G2*1"
    message = read_one("837P", CLAIM.replace("LX*1\nSV1", stranger + "\nLX*1\nSV1"))
    assert message.unread == 4
    assert [i.code for i in message.claim_issues] == ["segment.unexpected"] * 4
    assert len(message.record.claims()[0].providers) == 1
    assert len(message.record.claims()[0].lines) == 2


def test_a_level_without_a_place_is_skipped_to_the_next_level():
    level = CLAIM[CLAIM.index("HL*2") :]
    strange = level.replace("HL*2*1*22", "HL*3*1*99").replace("A1001", "B3")
    message = read_one("837P", CLAIM + "\n" + strange + "\n" + level.replace("HL*2*1", "HL*4*1").replace("A1001", "B4"))
    assert [c.header.claim_id for c in message.record.claims()] == ["A1001", "B4"]
    assert message.unread == len(level.splitlines())


def test_a_claim_without_its_lx_is_read_and_the_lx_missed():
    message = read_one("835", REMITTANCE.replace("LX*1\n", ""))
    assert [c.payment.claim_id for c in message.record.claims()] == ["A1001"]
    assert [(i.code, i.segment, i.position) for i in message.issues] == [("segment.missing", "LX", 11)]


def test_a_second_payer_is_left_unread_and_the_first_kept():
    message = read_one("835", REMITTANCE.replace("N1*PE", "N1*PR*OTHER\nN3*2 ELSE ST\nN1*PE"))
    assert message.record.payer.name.name == "SYNTHETIC HEALTH PLAN"
    assert message.record.payer.street.line_1 == "1 PLAN WAY"
    assert message.unread == 2


def test_a_missing_segment_is_placed_where_it_should_have_stood():
    message = read_one("835", REMITTANCE.replace("N3*1 PLAN WAY\n", ""))
    assert [(i.code, i.segment, i.loop, i.position) for i in message.issues] == [("segment.missing", "N3", "1000A", 6)]


def test_a_late_segment_is_read_with_a_warning():
    message = read_one("835", REMITTANCE.replace("DTM*472*20251201\nCAS*CO*45*60", "CAS*CO*45*60\nDTM*472*20251201", 1))
    assert [(i.code, i.position, i.claim) for i in message.claim_issues] == [("segment.sequence", 17, "A1001")]
    assert len(message.record.claims()[0].lines[0].dates) == 1


def test_repeats_beyond_the_table_are_told_by_use():
    amounts = "\n".join(["AMT*AU*1"] * 14)
    message = read_one("835", REMITTANCE.replace("SVC*HC:G0402", amounts + "\nSVC*HC:G0402"))
    assert [(i.code, i.segment) for i in message.claim_issues] == [("segment.excess", "AMT")]
    dates = REMITTANCE.replace("DTM*232*20251201", "DTM*232*20251201\nDTM*050*20251202\nDTM*050*20251203")
    assert [(i.code, i.position) for i in read_one("835", dates).claim_issues] == [("segment.excess", 16)]


def test_every_record_knows_its_position():
    claim = read_one("835", REMITTANCE).record.claims()[0]
    assert (
        claim.position,
        claim.payment.position,
        claim.lines[1].position,
        claim.lines[1].adjustments[1].position,
    ) == (12, 12, 19, 22)


def test_the_stream_hands_out_claims_and_keeps_none():
    events = list(read(remittance(40)))
    units = [e for e in events if isinstance(e, Unit)]
    (message,) = [e for e in events if isinstance(e, Message)]
    assert len(units) == 40
    assert message.record.claims() == []
    assert units[0].around[0] is message.record
    assert [u.record for u in units] == messages(remittance(40))[0].record.claims()


def test_a_large_file_is_read_in_little_memory():
    data = remittance(3000)
    assert len(data) > 1_000_000
    assert memory(data) < 3


def test_findings_have_a_bound_and_the_rest_is_counted():
    body = REMITTANCE.replace("LX*1", "\n".join(["ZZZ*1"] * (MOST_ISSUES + 7)) + "\nLX*1")
    message = read_one("835", body)
    assert message.unread == MOST_ISSUES + 7
    (last,) = [i for i in message.issues if i.code == "issues.more"]
    assert last.value == "7"


@pytest.mark.parametrize("version", ["005010X221A1", "005010X221", "005010X221A2", "005010", "5010"])
def test_errata_and_bare_versions_of_a_guide_are_read(version):
    (message,) = messages(GOOD.replace(b"005010X221A1", version.encode()))
    assert (message.key, message.unread) == ("835", 0)


def test_a_bare_version_does_not_settle_which_claims_these_are():
    data = file("837P", CLAIM).replace(b"*005010X222A1~", b"*005010~")
    assert codes(messages(data)[0]) == ["transaction.version"]


def test_the_transactions_own_guide_is_taken():
    (message,) = messages(file("837P", CLAIM).replace(b"*X*005010X222A1", b"*X*005010X223A2"))
    assert (message.key, codes(message)) == ("837P", ["transaction.guide"])


def test_repetitions_are_read_where_there_is_a_separator():
    benefit = read_one("271", BENEFITS).record.sources[0].receivers[0].subscribers[0].benefits[0].benefit
    assert benefit.service_types == ("30", "98")


def test_a_few_thousand_mutated_inputs_are_handled():
    assert run(3000, seed=20260115) == 0


def test_memory_stays_within_ten_times_the_input_whatever_comes():
    garbage = ["ZZZ*" + "9" * 60] * 9000
    wide = "NM1*" + "*".join(["A"] * 200)
    for body in ("\n".join(garbage), "\n".join([wide] * 1500), "\n".join(["CLP*A*1*1*1**12*X"] * 20000)):
        data = file("835", REMITTANCE.replace("LX*1", "LX*1\n" + body))
        assert memory(data) < 10
