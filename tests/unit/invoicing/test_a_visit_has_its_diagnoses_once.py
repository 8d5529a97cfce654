"""The diagnoses of a visit stand once for each client, in order; lines point to them, whatever way they came in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalog.model import CodeSystem
from chalicelib.invoicing import actions
from chalicelib.invoicing.api.shapes import DraftBody
from chalicelib.invoicing.model import ChargesIn, ClientDiagnoses, LineIn
from chalicelib.invoicing.rules.capture import entered_again
from chalicelib.invoicing.rules.diagnoses import completed, diagnoses_of, listed, pointers
from chalicelib.invoicing.rules.lines import wanted_of
from chalicelib.invoicing.store import INVOICES
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.ids import ClientId
from chalicelib.web.shapes import fitted
from tests.fakes.invoicing import ACCOUNT, ANNA, DAY, approve, draft, make_line, make_practice, reasons, wanted
from tests.fakes.office import REP, SUPERVISOR

BELA = ClientId("cli_bela")
PRACTICE = make_practice()
CODES = ["F320", "E119", "I10", "Z0000", "M5450", "J069"]


def of(client_id: ClientId, *codes: str) -> ClientDiagnoses:
    return ClientDiagnoses(client_id, codes)


lines = st.builds(
    LineIn,
    st.sampled_from([ANNA, BELA]),
    st.just(DAY),
    st.just(CodeSystem.SERVICE),
    st.just("VISIT"),
    diagnoses=st.none() | st.lists(st.sampled_from(CODES), max_size=6).map(tuple),
)
lists = st.builds(
    ClientDiagnoses, st.sampled_from([ANNA, BELA]), st.lists(st.sampled_from(CODES), max_size=6).map(tuple)
)


@given(st.lists(lines, max_size=4), st.lists(lists, max_size=3).map(tuple))
def test_every_line_points_into_its_clients_list_and_each_code_stands_once(entered: list, given_lists: tuple) -> None:
    whole = completed(ChargesIn(entered, diagnoses=given_lists))
    lines = tuple(make_line(client_id=one.client_id, diagnoses=one.diagnoses or ()) for one in whole.lines)
    invoice = replace(draft(PRACTICE, key="form-0009"), lines=lines, diagnoses=whole.diagnoses)
    assert all(len(set(one.codes)) == len(one.codes) > 0 for one in listed(invoice))
    for client_id in (ANNA, BELA):
        said = [code for one in given_lists if one.client_id == client_id for code in one.codes]
        assert diagnoses_of(invoice, client_id)[: len(set(said))] == tuple(dict.fromkeys(said))
    for line, was in zip(whole.lines, entered, strict=True):
        own = diagnoses_of(invoice, line.client_id)
        assert set(line.diagnoses or ()) <= set(own)
        if was.diagnoses is None:
            assert line.diagnoses == own[:4]
    assert completed(whole) == whole


def test_the_order_that_was_given_stays_and_what_a_line_names_besides_comes_last() -> None:
    entered = ChargesIn([wanted(diagnoses=("Z00.00", "e11.9")), wanted("TEST")], diagnoses=(of(ANNA, "I10", "E11.9"),))
    invoice = draft(make_practice(), *entered.lines, diagnoses=entered.diagnoses)
    assert listed(invoice) == [of(ANNA, "I10", "E119", "Z0000")]
    assert [pointers(invoice, line) for line in invoice.lines] == [(3, 2), (1, 2, 3)]


def test_an_invoice_for_several_clients_says_of_each_why() -> None:
    entered = [wanted(), wanted("TEST", client_id=BELA)]
    invoice = draft(make_practice(), *entered, diagnoses=(of(ANNA, "F320"), of(BELA, "I10", "J069")))
    assert [line.diagnoses for line in invoice.lines] == [("F320",), ("I10", "J069")]
    assert diagnoses_of(invoice, ANNA) == ("F320",)


def test_what_was_captured_line_by_line_reads_as_before() -> None:
    old = replace(
        draft(make_practice(), wanted()),
        lines=(make_line(1, diagnoses=("E11.9", "I10")), make_line(2), make_line(3, diagnoses=("F320", "I10"))),
        diagnoses=(),
    )
    read = INVOICES.read(INVOICES.raw(old))
    assert read == old
    assert listed(read) == [of(ANNA, "E11.9", "I10", "F320")]
    assert [pointers(read, line) for line in read.lines] == [(1, 2), (), (3, 2)]
    again = completed(entered_again(read, [wanted_of(line) for line in read.lines]))
    assert again.diagnoses == ()
    assert [line.diagnoses for line in again.lines] == [("E119", "I10"), (), ("F320", "I10")]


def test_a_draft_keeps_its_diagnoses_when_it_is_looked_at_again_and_issued() -> None:
    ports = make_practice()
    one = draft(ports, wanted(diagnoses=("I10",)), wanted("TEST"), diagnoses=(of(ANNA, "F320", "I10"),))
    assert actions.audit_draft(ports, ACCOUNT, one.id, REP) == one
    issued = actions.issue(ports, ACCOUNT, one.id, REP)
    assert (issued.diagnoses, issued.lines) == ((of(ANNA, "F320", "I10"),), one.lines)
    _, rebilled = actions.rebill(ports, ACCOUNT, issued.id, "wrong", REP, "rebill-0001")
    assert rebilled.diagnoses == one.diagnoses
    assert [line.diagnoses for line in rebilled.lines] == [("I10",), ("F320", "I10")]


def test_another_diagnosis_takes_no_approval_of_an_amount_away() -> None:
    ports = make_practice()
    line = wanted(discount_bp=5000, discount_reason="hardship")
    held = draft(ports, line, diagnoses=(of(ANNA, "F320"),))
    assert reasons(held) == ["discount_needs_approval"]
    seen = approve(ports, held, SUPERVISOR)
    entered = ChargesIn([line], diagnoses=(of(ANNA, "I10", "F320"),))
    after = actions.change_draft(ports, ACCOUNT, held.id, seen.version, entered, REP)
    assert (reasons(after), after.lines[0].diagnoses) == ([], ("I10", "F320"))


@pytest.mark.parametrize(
    ("listed_codes", "pointed", "field"),
    [
        (CODES, CODES[:5], "lines.0.diagnoses"),
        ([f"Z{n:02d}" for n in range(12)], ["Z99"], "diagnoses"),
    ],
)
def test_no_more_than_a_claim_holds_is_taken(listed_codes: list[str], pointed: list[str], field: str) -> None:
    line = {"client_id": ANNA, "service_on": str(DAY), "system": "service", "code": "VISIT", "diagnoses": pointed}
    sent = {"lines": [line], "diagnoses": [{"client_id": ANNA, "codes": listed_codes}]}
    with pytest.raises(Invalid) as refusal:
        fitted(DraftBody, sent, DAY).charges()
    assert list(refusal.value.fields or {}) == [field]


def test_a_list_that_the_lines_say_by_themselves_is_not_kept_twice() -> None:
    said = draft(make_practice(), wanted(), diagnoses=(of(ANNA, "F320", "I10"),))
    assert (said.diagnoses, listed(said)) == ((), [of(ANNA, "F320", "I10")])
    more = draft(make_practice(), wanted(), diagnoses=(of(ANNA, *CODES),))
    assert (more.diagnoses, more.lines[0].diagnoses) == ((of(ANNA, *CODES),), tuple(CODES[:4]))
