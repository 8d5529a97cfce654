"""What arrives late for an account that was merged is booked where its money went, once, and the books tie."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chalicelib.collections import actions as collections
from chalicelib.collections.model import Outcome
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import InvoiceKind
from chalicelib.kernel.errors import NotAllowed, RuleBroken
from chalicelib.kernel.money import Money
from chalicelib.kernel.ports import AttemptState
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from chalicelib.payments.api import pay
from chalicelib.payments.model import NewAttempt, PaymentState
from tests.fakes.client import make_client
from tests.fakes.merging import Twice
from tests.fakes.money import USD, recovered
from tests.fakes.office import REP, START

BORN = "1980-05-17"


@pytest.fixture
def desk() -> Twice:
    return Twice()


def open_to(desk: Twice) -> int:
    return ledger.head_of(desk.ports, desk.other.id).owed("guarantor")


def test_a_payment_begun_before_the_merge_pays_what_it_was_begun_for(desk: Twice) -> None:
    bill, later = desk.bill(), desk.bill_other()
    attempt = payments.start_attempt(
        desk.ports, desk.first.id, NewAttempt("link", 12_000, [bill.id], "en"), desk.key(), REP, START
    )
    desk.merge()
    desk.ports.gateway.settle(attempt.gateway_reference, AttemptState.SUCCEEDED)
    told = {"task": "gateway", "kind": "payment", "gateway_reference": attempt.gateway_reference}
    asked = {"task": "attempt", "account_id": desk.first.id, "subject": attempt.id}
    for message in (told, asked, told):
        payments.work(desk.ports, message)
    (paid,) = payments.payments_of(desk.ports, desk.other.id)
    assert [one.invoice_id for one in paid.allocations] == [bill.id]
    assert desk.open(later) == 4_550
    desk.both_tie()


def test_a_payment_whose_attempt_was_lost_is_found_again_at_the_survivor(desk: Twice) -> None:
    desk.bill()
    attempt = payments.start_attempt(
        desk.ports, desk.first.id, NewAttempt("link", 12_000, [], "en"), desk.key(), REP, START
    )
    desk.ports.gateway.settle(attempt.gateway_reference, AttemptState.SUCCEEDED)
    desk.merge()
    found = recovered(desk.ports)
    assert (found.found_again, found.refused) == (1, 0)
    desk.ports.clock.advance(timedelta(days=1))
    again = recovered(desk.ports)
    assert (again.found_again, open_to(desk)) == (0, 0)
    desk.both_tie()


@pytest.mark.parametrize("end", ["won", "lost"])
def test_a_dispute_runs_on_through_the_merge(desk: Twice, end: str) -> None:
    bill = desk.bill()
    card = desk.by_card(12_000)
    desk.dispute(card, "open", 5_000)
    desk.merge()
    desk.both_tie()
    desk.ports.gateway.dispute("dp_1", card.gateway_reference, end, Money(5_000, USD))
    desk.hears(card, "dispute", "dp_1")
    assert desk.open(bill) == (5_000 if end == "lost" else 0)
    desk.both_tie()


def test_a_dispute_of_a_payment_that_went_along_opens_there(desk: Twice) -> None:
    desk.bill()
    card = desk.by_card(12_000)
    desk.merge()
    desk.ports.gateway.dispute("dp_1", card.gateway_reference, "open", Money(5_000, USD))
    desk.hears(card, "dispute", "dp_1")
    desk.hears(card, "dispute", "dp_1")
    assert ledger.head_of(desk.ports, desk.other.id).balances["disputed_cash:guarantor"] == 5_000
    desk.both_tie()


def test_a_returned_cheque_opens_its_invoice_again_at_the_survivor(desk: Twice) -> None:
    bill = desk.bill()
    cheque = desk.by_cheque(12_000)
    desk.merge()
    back = payments.return_payment(desk.ports, desk.other.id, cheque.id, "no funds", desk.key(), REP)
    assert (back.state, desk.open(bill)) == (PaymentState.RETURNED, 12_000)
    assert (
        ledger.journal(desk.ports, desk.other.id)[-1].reverses is None
    )  # what it takes back stands in another journal
    desk.both_tie()


@pytest.mark.parametrize("end", ["succeeded", "failed"])
def test_a_refund_on_its_way_comes_to_its_end(desk: Twice, end: str) -> None:
    desk.ports.gateway.refund_begins = lambda: "pending"
    desk.bill("LAB")
    card = desk.by_card(4_550)
    desk.unallocate(card, invoicing.invoices_of(desk.ports, desk.first.id)[0])
    desk.refund(card, 4_550)
    desk.merge()
    desk.both_tie()
    (refund,) = desk.now(card).refunds
    desk.ports.gateway.end_refund(f"re_{refund.id}", end)
    desk.hears(card, "refund", f"re_{refund.id}")
    assert [one.state for one in desk.now(card).refunds] == [end]
    desk.both_tie()


def test_a_credit_of_what_was_paid_before_becomes_money_of_the_survivor(desk: Twice) -> None:
    bill = desk.bill()
    desk.by_cheque(12_000)
    desk.merge()
    desk.credit(bill, 3_000)
    assert desk.unapplied() == 3_000
    desk.both_tie()


def test_an_old_pay_link_leads_on_and_asks_what_it_asked(desk: Twice) -> None:
    desk.bill()
    token = payments.create_link(desk.ports, desk.first.id, "ntc_1", "hash", REP)
    session, _ = payments.pass_check(desk.ports, token, BORN)
    desk.merge()
    assert payments.open_link(desk.ports, token).challenge == "birth_date"
    with pytest.raises(NotAllowed):
        payments.pass_check(desk.ports, token, "1999-01-01")
    _, account_id = payments.pass_check(desk.ports, token, BORN)
    assert account_id == desk.other.id
    # A session of before ends at the next look, and the link opens again.
    answer = make_client(desk.ports, [pay.api], payments.authenticate_client(desk.ports, session)).get(
        "/api/v1/pay/account"
    )
    assert (answer.status, answer.body["code"]) == (403, "session_ended")


def test_opting_out_by_an_old_link_closes_the_survivors_mail_and_all_links(desk: Twice) -> None:
    token = payments.create_link(desk.ports, desk.first.id, "ntc_1", "hash", REP)
    desk.merge()
    outreach.opt_out(desk.ports, token)
    assert Channel.EMAIL in enrollment.account_of(desk.ports, desk.other.id).contact.opted_out
    assert payments.account_of_link(desk.ports, token) == desk.first.id
    with pytest.raises(Exception, match="not valid"):
        payments.open_link(desk.ports, token)


def test_a_letter_that_waited_for_the_merged_account_is_decided_where_it_lies_now(desk: Twice) -> None:
    desk.bill()
    file = enrollment.account_file(desk.ports, desk.first.id)
    notice = outreach.send_about(desk.ports, file, "letter-1", "invoice_ready", REP, at=START)
    assert notice.state is NoticeState.QUEUED
    desk.merge()
    sent = outreach.deliver(desk.ports, desk.first.id, notice.id, collections.standstill_of)
    assert sent is not None
    assert sent.account_id == desk.other.id
    assert len(desk.ports.mail.sent) == (1 if sent.state is NoticeState.SENT else 0)
    assert [one.id for one in notices.notices_page(desk.ports, desk.other.id, 100, None).items] == [notice.id]


def test_dunning_runs_once_and_no_letter_goes_again(desk: Twice) -> None:
    desk.bill_days_ago(40)
    desk.ports.clock.advance(timedelta(days=45))
    on = ledger.today(desk.ports)
    first = collections.advance_account(desk.ports, desk.first.id, on)
    assert first.outcome is Outcome.REMIND
    desk.merge()
    desk.both_tie()
    stands = collections.dunning_of(desk.ports, desk.other.id).dunning
    assert (stands.level, stands.last_step_on) == (first.level, on)
    again = collections.advance_account(desk.ports, desk.first.id, on)
    assert again.outcome is Outcome.NOT_YET
    letters = [
        n for n in notices.notices_page(desk.ports, desk.other.id, 100, None).items if n.template == first.template
    ]
    assert len(letters) == 1


def test_a_fee_charged_before_is_not_charged_again(desk: Twice) -> None:
    bill = desk.bill()
    key = f"late-fee:{bill.id}:1"
    fee = invoicing.issue_fee(desk.ports, desk.first.id, bill.id, InvoiceKind.LATE_FEE, 500, key, REP)
    desk.merge()
    again = invoicing.issue_fee(desk.ports, desk.other.id, bill.id, InvoiceKind.LATE_FEE, 500, key, REP)
    assert again.id == fee.id
    other = invoicing.issue_fee(desk.ports, desk.other.id, bill.id, InvoiceKind.LATE_FEE, 500, key + "2", REP)
    assert other.number == f"{desk.other.number}-0001"
    desk.both_tie()


def test_a_service_charged_before_the_merge_is_not_charged_again(desk: Twice) -> None:
    desk.bill()
    desk.merge([desk.same_person()])
    with pytest.raises(RuleBroken) as refusal:
        desk.bill()
    assert refusal.value.code == "invoice_held"


def test_a_paper_of_before_is_the_paper_that_was_sent(desk: Twice) -> None:
    bill = desk.bill()
    sent = invoicing.invoice_pdf(desk.ports, desk.first.id, bill.id)
    files = set(desk.ports.documents.files)
    desk.merge()
    again = invoicing.invoice_pdf(desk.ports, desk.other.id, bill.id)
    assert again.url == sent.url
    assert set(desk.ports.documents.files) == files
