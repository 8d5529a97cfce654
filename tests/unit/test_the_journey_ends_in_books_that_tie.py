"""From enrollment to a paid invoice, through refund, return, dispute and credit: the books tie at every step."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chalicelib.cloud.writes import remove
from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import Conflict, NotAllowed, NotFound, RuleBroken
from chalicelib.kernel.money import Money
from chalicelib.kernel.ports import AttemptState, DisputeSnapshot, Ports
from chalicelib.ledger import actions as ledger
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Allocation, Method, NewAttempt, NewPayment, Payment, PaymentState
from chalicelib.reports import actions as reports
from chalicelib.reports.journal import trial_balance
from chalicelib.reports.rows import all_rows
from tests.fakes.office import REP, START, SUPERVISOR, make_office
from tests.fakes.practice import carry_stream, enroll, issue, open_practice


@pytest.fixture
def ports() -> Ports:
    ports = make_office()
    open_practice(ports)
    return ports


def cheque(ports: Ports, account_id: str, minor: int, key: str, **changes) -> Payment:
    new = NewPayment(key, "guarantor", Method.CHEQUE, minor, ledger.today(ports), **changes)
    return payments.post_payment(ports, account_id, new, REP)


def ties(ports: Ports, account_id: str) -> None:
    assert reports.faults_of(ports, account_id) == []


def test_a_payment_pays_the_oldest_invoice_and_the_rest_waits(ports: Ports) -> None:
    account = enroll(ports)
    first = issue(ports, account, "draft-0001", "VISIT", ports.clock.now().date() - timedelta(days=1))
    second = issue(ports, account, "draft-0002", "LAB")
    paid = cheque(ports, account.id, 15_000, "cheque-1")
    assert paid.allocations == (Allocation(first.id, 12_000), Allocation(second.id, 3_000))
    rest = cheque(ports, account.id, 2_000, "cheque-2")
    assert rest.unapplied_minor == 450
    assert ledger.head_of(ports, account.id).balance == -450
    assert [first.number, second.number] == [f"{account.number}-0001", f"{account.number}-0002"]
    ties(ports, account.id)


def test_posting_twice_is_posting_once_and_another_amount_is_a_conflict(ports: Ports) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    assert cheque(ports, account.id, 5_000, "same") == cheque(ports, account.id, 5_000, "same")
    with pytest.raises(Conflict):
        cheque(ports, account.id, 6_000, "same")
    assert ledger.head_of(ports, account.id).owed("guarantor") == 7_000
    ties(ports, account.id)


def test_a_returned_cheque_opens_its_invoices_again(ports: Ports) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    paid = cheque(ports, account.id, 13_000, "cheque-1")
    for _ in range(2):
        returned = payments.return_payment(ports, account.id, paid.id, "insufficient funds", "return-1", REP)
    assert returned.state is PaymentState.RETURNED
    assert invoicing.invoice_of(ports, account.id, invoice.id).open == {"guarantor": 12_000}
    assert ledger.head_of(ports, account.id).balances == {"receivable:guarantor": 12_000}
    ties(ports, account.id)


def test_a_refund_needs_unapplied_money_and_happens_once(ports: Ports) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    paid = cheque(ports, account.id, 12_000, "cheque-1")
    with pytest.raises(RuleBroken):
        payments.refund(ports, account.id, paid.id, 1_000, "paid twice", "refund-1", SUPERVISOR)
    payments.unallocate(ports, account.id, paid.id, invoice.id, "move-1", REP)
    for _ in range(2):
        refunded = payments.refund(ports, account.id, paid.id, 1_000, "paid twice", "refund-1", SUPERVISOR)
    assert (refunded.unapplied_minor, len(refunded.refunds)) == (11_000, 1)
    ties(ports, account.id)


def test_a_credit_note_for_a_paid_invoice_leaves_money_that_pays_the_next(ports: Ports) -> None:
    account = enroll(ports)
    first, second = issue(ports, account, "draft-0001"), issue(ports, account, "draft-0002", "LAB")
    cheque(ports, account.id, 12_000, "cheque-1", prefer=(first.id,))
    note = invoicing.credit(ports, account.id, first.id, invoicing.Wanted(), "not done", REP, "credit-01")
    ties(ports, account.id)
    for _ in range(2):
        left = payments.apply_credit(ports, account.id, note.id, "guarantor", None, "apply-1", REP)
    assert left.unapplied == {"guarantor": 12_000 - 4_550}
    assert invoicing.invoice_of(ports, account.id, second.id).open == {}
    for _ in range(2):
        left = payments.pay_out_credit(
            ports, account.id, note.id, "guarantor", 7_450, Method.CHEQUE, "moved away", "payout-1", SUPERVISOR
        )
    assert left.unapplied == {}
    assert ledger.head_of(ports, account.id).balances == {}
    ties(ports, account.id)


def link_of(ports: Ports) -> str:
    return ports.mail.sent[-1].text.split("#k=")[1].split()[0]


def mailed(ports: Ports, account, invoice) -> str:
    notice = outreach.send(ports, account.id, f"invoice:{invoice.id}", "invoice_ready", REP, at=START)
    assert notice.state.value == "queued", notice.decision
    for message in ports.queues.messages["notices"] * 2:
        outreach.deliver(ports, message["account_id"], message["notice_id"], collections.standstill_of)
    assert len(ports.mail.sent) == 1
    return link_of(ports)


def test_a_client_pays_by_link_and_nothing_is_booked_before_the_gateway_says_so(ports: Ports) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    token = mailed(ports, account, invoice)
    assert payments.open_link(ports, token).challenge == "birth_date"
    session, account_id = payments.pass_check(ports, token, "1980-05-17")
    client = payments.authenticate_client(ports, session)
    attempt = payments.start_attempt(
        ports, account_id, NewAttempt(client.name, 12_000, [invoice.id], "en"), "attempt-1", REP, START
    )
    assert (
        payments.start_attempt(ports, account_id, NewAttempt(client.name, 12_000, [], "en"), "attempt-1", REP, START).id
        == attempt.id
    )
    payments.settle_attempt(ports, account_id, attempt.id, client)
    assert payments.payments_of(ports, account_id) == []
    ports.gateway.settle(attempt.gateway_reference, AttemptState.SUCCEEDED)
    assert payments.queue_unsettled(ports) == 1
    for message in ports.queues.messages["payments"] * 3:
        payments.work(ports, message)
    (paid,) = payments.payments_of(ports, account_id)
    assert (paid.amount_minor, paid.method) == (12_000, Method.CARD)
    ties(ports, account.id)
    said = DisputeSnapshot("dp_1", paid.gateway_reference, "lost", Money(12_000, paid.currency), "fraudulent")
    for _ in range(2):
        lost = payments.dispute(ports, account_id, paid.id, said, REP)
    assert lost.state is PaymentState.LOST
    assert ledger.head_of(ports, account_id).owed("guarantor") == 12_000
    ties(ports, account.id)


def test_a_link_is_refused_with_the_same_words_however_it_is_not_valid(ports: Ports) -> None:
    account = enroll(ports)
    token = mailed(ports, account, issue(ports, account, "draft-0001"))
    for _ in range(4):
        with pytest.raises(NotAllowed):
            payments.pass_check(ports, token, "1980-05-18")
    payments.open_link(ports, token)
    with pytest.raises(NotAllowed):
        payments.pass_check(ports, token, "1980-05-18")
    refusals = []
    for bad in (token, "x" * 43):
        with pytest.raises(NotFound) as refused:
            payments.pass_check(ports, bad, "1980-05-17")
        refusals.append((refused.value.code, refused.value.message))
    assert len(set(refusals)) == 1
    ports.clock.advance(timedelta(hours=1, seconds=1))
    session, _ = payments.pass_check(ports, token, "1980-05-17")
    payments.revoke_links(ports, account.id, "address_bounced", REP)
    with pytest.raises(NotAllowed):
        payments.authenticate_client(ports, session)


def test_a_bounce_marks_the_address_and_closes_the_link(ports: Ports) -> None:
    account = enroll(ports)
    token = mailed(ports, account, issue(ports, account, "draft-0001"))
    notice_id = ports.queues.messages["notices"][0]["notice_id"]
    event = {
        "notificationType": "Bounce",
        "bounce": {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": account.contact.email}]},
        "mail": {"messageId": "message-1", "tags": {"reference": [f"{account.id}__{notice_id}"]}},
    }
    outreach.hear_mail(ports, event)
    assert enrollment.account_of(ports, account.id).contact.email_state.value == "bounced"
    with pytest.raises(NotFound):
        payments.open_link(ports, token)
    refused = outreach.send(ports, account.id, "again", "invoice_ready", REP, at=START)
    assert (refused.state.value, refused.decision.verdict.value) == ("refused", "refuse")


def test_the_lists_and_the_general_ledger_follow_and_can_be_rebuilt(ports: Ports) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    cheque(ports, account.id, 2_000, "cheque-1")
    carry_stream(ports)

    def seen() -> dict[str, list]:
        lists = ("clients", "invoices", "payments", "accounts")
        return {name: [(r.pk, r.sk, r.cells) for r in all_rows(ports, name)] for name in lists}

    followed = seen()
    assert [len(followed[name]) for name in ("clients", "invoices", "payments", "accounts")] == [1, 1, 1, 1]
    balance = {line.account.code: line for line in trial_balance(ports, ledger.today(ports))}
    assert balance["receivable"].debit_minor == 10_000
    for row in [row for name in followed for row in all_rows(ports, name)]:
        ports.tables.commit([remove(row, row.version)], REP)
    reports.work_proof(ports, {"task": "rebuild", "account_id": account.id})
    assert seen() == followed
    assert {line.account.code: line for line in trial_balance(ports, ledger.today(ports))} == balance
    assert enrollment.search_clients(ports, "okaf", 5)
