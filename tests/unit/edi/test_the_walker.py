"""The walker at places that whole messages seldom reach: steps it remembers, loops without a place, broken heads."""

from __future__ import annotations

import pytest

from chalicelib.edi import walker
from chalicelib.edi.catalogue import BY_KEY
from chalicelib.edi.reader import messages
from chalicelib.edi.tree import State, find
from chalicelib.edi.values import legible
from chalicelib.edi.walker import MOST_STEPS, Walker
from tests.unit.edi.samples import CLAIM, INQUIRY, REMITTANCE, SECONDARY, STATUS, file, read_one, transaction, wrap


def walked(key="835"):
    return Walker(BY_KEY[key].table, lambda code, segment: "warning", keep=True)


def mapped(*segments):
    return [segment.replace("*", "\x01").replace(":", "\x02").replace("^", "\x03") for segment in segments]


def told(message):
    return [(i.code, i.position, i.loop, i.segment, i.value) for i in (*message.issues, *message.claim_issues)]


def test_what_was_met_once_is_found_without_a_search(monkeypatch):
    body = REMITTANCE.replace("REF*6R*A1001L1", "REF*6R*A1001L1\nREF*HPI*X1\nREF*G1*X2\nAMT*B6*1\nLQ*HE*M20")
    read_one("835", body)

    def searched(state, segment, qualifier):
        if segment == "ST":
            return find(state, segment, qualifier)
        raise AssertionError(f"{segment} {qualifier} was looked for again")

    monkeypatch.setattr(walker, "find", searched)
    again = read_one("835", body.replace("A1001", "B2002").replace("20251201", "20251203"))
    assert len(again.record.claims()[0].lines[0].references) == 3


def test_a_beginning_that_settles_nothing_is_looked_for_each_time():
    first = STATUS.splitlines()
    assert told(read_one("277", STATUS)) == []
    wrong = "\n".join([first[0], "HL*1**21*1", *first[2:]])
    assert [i[:4] for i in told(read_one("277", wrong))[:1]] == [("element.missing", 3, "2000B", "HL")]
    assert told(read_one("277", STATUS)) == []


def test_a_transaction_that_is_cut_off_behind_its_st_is_a_transaction_of_its_own():
    whole = transaction("835", REMITTANCE, "0002")
    first, second = messages(wrap("835", ["ST*835*0001"], whole))
    assert (first.control_number, first.status, first.segments) == ("0001", "rejected", 1)
    assert "transaction.trailer" in [i.code for i in first.issues]
    assert (second.control_number, second.status, second.segments) == ("0002", "accepted", 24)


@pytest.mark.parametrize(("held", "after"), [(MOST_STEPS - 1, MOST_STEPS), (MOST_STEPS, MOST_STEPS)])
def test_the_steps_remembered_have_a_bound(held, after):
    plan = walked()
    plan.state = state = State(plan.state.loop, 0, {str(n): None for n in range(held)})
    plan.feed(mapped("BPR*I*1*C*CHK************20260115"), 0, careful=True)
    assert plan.root.financial.amount == 100
    assert len(state.steps) == after


def test_the_header_is_the_transactions_own_and_another_ends_it():
    message = read_one("835", REMITTANCE)
    assert (message.record.header.control_number, message.record.header.position) == ("0001", 1)
    assert message.record.financial.position == 2
    plan = walked()
    assert plan.feed(mapped("GS*HP", "ST*835*0001", "LX*1", "ST*835*0002", "LX*2"), 1, careful=True) == 3
    assert plan.position == 2
    assert walked().feed(mapped("ST*835*0001", "ST*835*0002"), 0, careful=True) == 1


@pytest.mark.parametrize("segment", ["SE*2*0001", "GE*1*1", "IEA*1*1", "GS*HP", "ISA*00"])
def test_a_segment_of_the_envelope_is_never_the_transactions(segment):
    plan = walked()
    assert plan.feed(mapped(segment), 0, careful=True) == 0
    assert plan.feed(mapped("ST*835*0001", segment), 0, careful=True) == 1
    assert plan.feed(mapped("LX*1", segment), 0, careful=True) == 1
    assert (plan.issues, plan.unread) == ([], 0)


@pytest.mark.parametrize(
    ("segment", "code", "shown"),
    [
        ("ZZ*1", "segment.unknown", "ZZ"),
        ("ZZZ*1", "segment.unknown", "ZZZ"),
        ("Z1*1", "segment.unknown", "Z1"),
        ("Z*1", "segment.id", "Z"),
        ("ZZZZ*1", "segment.id", "ZZZ"),
        ("zz*1", "segment.id", "zz"),
        ("Z-*1", "segment.id", "Z-"),
        ("ZÉ*1", "segment.id", "ZÉ"),
        ("1Z*1", "segment.id", "1Z"),
        ("CUR*PR*USD", "segment.unexpected", "CUR"),
    ],
)
def test_a_segment_without_a_place_is_told_by_what_it_is(segment, code, shown):
    message = read_one("835", REMITTANCE.replace("DTM*232", f"{segment}\nDTM*232"))
    assert told(message) == [(code, 14, "2100", shown, segment)]
    assert message.unread == 1


def test_what_is_left_unread_is_shown_as_it_was_written():
    message = read_one("835", REMITTANCE.replace("DTM*232", "ZZZ*A:B^C" + "D" * 90 + "\nDTM*232"))
    assert told(message)[0][-1] == "ZZZ*A:B^C" + "D" * 71
    assert legible("A\x01B\x02C\x03D\x04" + "E" * 90) == "A*B:C^D~" + "E" * 72
    wrong = read_one("835", REMITTANCE.replace("SVC*HC:G0402*180", "SVC*HC:G0402^X*180"))
    assert told(wrong)[0][-1] == "HC:G0402^X"


def test_a_component_mark_inside_plain_text_is_told():
    message = read_one("835", REMITTANCE.replace("TESTER*ANA", "TES:TER*ANA"))
    assert [i[:4] for i in told(message)] == [("element.character", 13, "2100", "NM1")]


def test_a_finding_names_the_data_element_and_an_element_too_many_has_none():
    (long,) = read_one("835", REMITTANCE.replace("CLP*A1001", "CLP*" + "A" * 39)).claim_issues
    assert (long.code, long.reference, long.loop, long.segment, long.element) == (
        "element.long", "1028", "2100", "CLP", "01",
    )  # fmt: skip
    assert "longer than 38" in long.message
    (extra,) = read_one("835", REMITTANCE.replace("DTM*405*20260115", "DTM*405*20260115*****X")).issues
    assert (extra.code, extra.reference, extra.element, extra.value) == ("element.extra", "", "07", "X")


def test_a_loop_without_a_place_is_skipped_until_another_begins_or_ends():
    within = read_one("835", REMITTANCE.replace("SVC*HC:G0402", "N1*ZZ*WHO\nN3*STREET\nSVC*HC:G0402"))
    assert [i[0] for i in told(within)] == ["segment.unexpected", "segment.unexpected"]
    assert len(within.record.claims()[0].lines) == 2
    after = REMITTANCE.replace("I*160*C", "I*150*C") + "\nN1*ZZ*WHO\nDTM*472*20251201\nPLB*1200000010*20261231*L6*10"
    ended = read_one("835", after)
    assert [i[0] for i in told(ended)] == ["segment.unexpected", "segment.unexpected"]
    assert len(ended.record.provider_adjustments) == 1
    assert len(ended.record.claims()[0].lines[1].dates) == 1


def test_what_stands_where_there_is_one_place_is_counted_each_time():
    message = read_one("835", REMITTANCE.replace("DTM*405*20260115", "DTM*405*20260115\n" * 2 + "DTM*405*20260116"))
    assert [(i[0], i[1], i[3]) for i in told(message)] == [("segment.excess", 5, "DTM"), ("segment.excess", 6, "DTM")]
    assert (message.unread, message.record.production_date.position) == (2, 4)


def test_uses_that_share_a_place_are_counted_apart():
    kept = REMITTANCE.replace(
        "DTM*232*20251201", "DTM*232*20251201\nDTM*233*20251202\nDTM*036*20261231\nDTM*050*20260105"
    )
    assert told(read_one("835", kept)) == []
    broken = kept.replace("DTM*036*20261231", "DTM*036*20261231\nDTM*036*20261231")
    assert [i[:2] for i in told(read_one("835", broken))] == [("segment.excess", 17)]


def test_loops_that_share_a_place_are_counted_apart():
    assert (
        told(read_one("837P", CLAIM.replace("LX*1", "NM1*77*2*PLACE\nN3*1 WAY\nN4*ANYTOWN*OH*430010001\nLX*1"))) == []
    )
    twice = read_one("837P", CLAIM.replace("LX*1", "NM1*82*1*DOC*PIA****XX*1300000027\nLX*1"))
    assert [(i[0], i[1], i[3]) for i in told(twice)] == [("loop.excess", 21, "NM1")]
    assert len(twice.record.claims()[0].providers) == 2


def test_a_use_that_must_be_there_is_missed_among_those_that_share_its_place():
    message = read_one(
        "835", REMITTANCE.replace("NM1*QC*1*TESTER*ANA****MI*SYN0001", "NM1*82*1*DOC*PAT****XX*1300000027")
    )
    assert told(message) == [("segment.missing", 14, "2100", "NM1", "QC")]
    prior = read_one("837P", SECONDARY.replace("NM1*PR*2*PRIOR PLAN*****PI*PRIOR1\n", ""))
    assert ("loop.missing", "2330B", "PR") in [(i[0], i[2], i[4]) for i in told(prior)]


def test_a_missing_segment_is_told_with_the_codes_it_may_have():
    nameless = read_one(
        "837P", CLAIM.replace("HL*1**20*1\n", "HL*1**20*1\nPRV*BI*PXC*207Q00000X\n").replace("REF*EI*999887777\n", "")
    )
    assert [(i[0], i[2], i[3], i[4]) for i in told(nameless)] == [("segment.missing", "2010AA", "REF", "EI|SY")]
    unasked = read_one("270", INQUIRY.replace("NM1*PR*2*SYNTHETIC PLAN*****PI*842610001\n", ""))
    assert [(i[0], i[2], i[4]) for i in told(unasked)] == [("loop.missing", "2100A", "2B|36|GP")]


def test_a_loop_whose_beginning_is_missing_is_opened_where_it_belongs():
    headless = read_one("837P", CLAIM.replace("HL*2*1*22*0\nSBR*P*18*******CI\n", ""))
    missing = [(i[0], i[2], i[3]) for i in told(headless)]
    assert ("segment.missing", "2000B", "HL") in missing
    assert len(headless.record.claims()) == 1
    assert headless.unread == 0


def test_every_segment_is_read_or_counted_as_unread():
    garbage = file("835", REMITTANCE.replace("LX*1", "LX*1\nZZ*1\nZZ*2"))
    assert b"ZZ*2" in garbage
    message = read_one("835", REMITTANCE.replace("LX*1", "LX*1\nZZ*1\nZZ*2"))
    assert (message.unread, message.segments) == (2, 26)
