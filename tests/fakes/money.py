"""An account with a card gateway, to move money there and back in tests."""

from __future__ import annotations

import itertools

from chalicelib.enrollment.model import Account
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice, WriteOff, WriteOffReason, WriteOffState, WriteOffWanted
from chalicelib.kernel.actor import system
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import AttemptState, Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import actions as payments
from chalicelib.payments.actions.recovering import Confirmed, recover_confirmed
from chalicelib.payments.model import Method, NewAttempt, NewPayment, Payment
from chalicelib.reports import actions as reports
from tests.fakes.office import REP, START, SUPERVISOR, make_office
from tests.fakes.practice import enroll, issue, open_practice

USD = currency("USD")


def recovered(ports: Ports) -> Confirmed:
    """Look through all that the gateway confirmed in the last days, message by message; what was found in all."""
    payments.begin_recovery(ports)
    whole = Confirmed()
    while messages := ports.queues.messages.pop("payments", []):
        for message in messages:
            found = recover_confirmed(ports, message)
            whole.listed += found.listed
            whole.found_again += found.found_again
            whole.refused += found.refused
    return whole


def refunds_asked(ports: Ports) -> None:
    """Ask the gateway for the refunds that were queued, as `work_payment` does."""
    waiting = ports.queues.messages.get("payments", [])
    mine = [message for message in waiting if message["task"] == "refund"]
    ports.queues.messages["payments"] = [message for message in waiting if message not in mine]
    for message in mine:
        payments.settle_refunds(ports, message["account_id"], message["subject"], system("reconciler"))


class Desk:
    """An account whose guarantor pays by card or cheque, and the gateway that moves his money."""

    def __init__(self) -> None:
        self.ports: Ports = make_office()
        open_practice(self.ports)
        self.account: Account = enroll(self.ports)
        self.keys = itertools.count()

    def key(self) -> str:
        return f"key-{next(self.keys):06d}"

    def bill(self, code: str = "VISIT") -> Invoice:
        return issue(self.ports, self.account, self.key(), code)

    def by_card(self, minor: int) -> Payment:
        by, account_id = REP, self.account.id
        attempt = payments.start_attempt(
            self.ports, account_id, NewAttempt("link", minor, [], "en"), self.key(), by, START
        )
        self.ports.gateway.settle(attempt.gateway_reference, AttemptState.SUCCEEDED)
        payments.settle_attempt(self.ports, account_id, attempt.id, by)
        return payments.payments_of(self.ports, account_id)[0]

    def by_cheque(self, minor: int) -> Payment:
        new = NewPayment(self.key(), "guarantor", Method.CHEQUE, minor, ledger.today(self.ports))
        return payments.post_payment(self.ports, self.account.id, new, REP)

    def refund(self, paid: Payment, minor: int) -> Payment:
        given = (self.account.id, paid.id, minor, "asked for", self.key(), SUPERVISOR)
        payments.refund(self.ports, *given)
        refunds_asked(self.ports)
        return self.now(paid)

    def end_refund(self, paid: Payment, state: str) -> None:
        for refund in self.now(paid).refunds:
            reference = f"re_{refund.id}"
            self.ports.gateway.end_refund(reference, state)
            payments.hear_refund(self.ports, self.account.id, paid.id, self.ports.gateway.refunds[reference], REP)

    def dispute(self, paid: Payment, state: str, minor: int, reference: str = "dp_1") -> Payment:
        said = self.ports.gateway.dispute(reference, paid.gateway_reference, state, Money(minor, USD))
        return payments.dispute(self.ports, self.account.id, paid.id, said, REP)

    def unallocate(self, paid: Payment, invoice: Invoice) -> Payment:
        return payments.unallocate(self.ports, self.account.id, paid.id, invoice.id, self.key(), REP)

    def credit(self, invoice: Invoice, minor: int | None = None):
        wanted = invoicing.Wanted(minor=minor)
        return invoicing.credit(self.ports, self.account.id, invoice.id, wanted, "wrong", REP, self.key())

    def write_off(self, invoice: Invoice, key: str = "") -> WriteOff:
        """All that the guarantor has open on it; what is above the office's limit the supervisor approves."""
        minor = invoicing.invoice_of(self.ports, self.account.id, invoice.id).open[GUARANTOR]
        wanted = WriteOffWanted(GUARANTOR, minor, WriteOffReason.SMALL_BALANCE)
        asked = invoicing.write_off(self.ports, self.account.id, invoice.id, wanted, REP, key or self.key())
        if asked.state is not WriteOffState.ASKED:
            return asked
        one = (self.account.id, invoice.id, asked.id, SUPERVISOR, self.key())
        return invoicing.approve_write_off(self.ports, *one)

    def take_back(self, given_up: WriteOff, key: str = "") -> WriteOff:
        one = (self.account.id, given_up.invoice_id, given_up.id, "paid after all", REP, key or self.key())
        return invoicing.take_back_write_off(self.ports, *one)

    def now(self, paid: Payment) -> Payment:
        return payments.payment_of(self.ports, self.account.id, paid.id)

    def open(self, invoice: Invoice) -> int:
        return invoicing.invoice_of(self.ports, self.account.id, invoice.id).open_minor

    def unapplied(self) -> int:
        return ledger.head_of(self.ports, self.account.id).unapplied("guarantor")

    def sum(self, code: str) -> int:
        entries = ledger.journal(self.ports, self.account.id)
        return sum(leg.minor for entry in entries for leg in entry.legs if leg.code == code)

    def ties(self) -> None:
        assert reports.faults_of(self.ports, self.account.id) == []
        assert self.sum("cash_card") == self.ports.gateway.owes()
