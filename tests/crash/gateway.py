"""The jobs of the card gateway: what became of attempts, refunds and disputes, heard of, asked for and found again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import app as office
from chalicelib.kernel.clock import SystemClock
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import AttemptState, DisputeSnapshot, Ports, RefundSnapshot
from chalicelib.payments import actions as payments
from chalicelib.payments import store as payment_store
from tests.crash.jobs import ENDED_LATER, SCHEDULED, Facts, begun, handled, job, overpaid_by_card, queued, reconciled
from tests.fakes.office import REP, SUPERVISOR


def work(ports: Ports, **message: Any) -> object:
    return handled(office.app, ports, office.work_payment, queued(message))


def confirmed(ports: Ports, it: Facts) -> None:
    begun(ports, it)
    ports.gateway.inner.settle(it["attempt"].gateway_reference, AttemptState.SUCCEEDED)


# How often an attempt was asked for is counted for people to see; a repeat asks again.
ASKED = {**ENDED_LATER, "TRY#": {"by", "request", "checks", "checked_at", "version"}}


@job(confirmed, afterwards=reconciled, chance=ASKED)
def settle_a_confirmed_attempt(ports: Ports, it: Facts) -> object:
    return work(ports, task="attempt", account_id=it.account.id, subject=it["attempt"].id)


def declined(ports: Ports, it: Facts) -> None:
    begun(ports, it)
    ports.gateway.inner.settle(it["attempt"].gateway_reference, AttemptState.FAILED, "insufficient_funds")


@job(declined, afterwards=reconciled, chance=ASKED)
def settle_a_declined_attempt(ports: Ports, it: Facts) -> object:
    return work(ports, task="attempt", account_id=it.account.id, subject=it["attempt"].id)


@job(confirmed, afterwards=reconciled, chance=ASKED)
def hear_of_a_payment(ports: Ports, it: Facts) -> object:
    return work(ports, task="gateway", kind="payment", gateway_reference=it["attempt"].gateway_reference)


def refunding(ports: Ports, it: Facts) -> None:
    """A refund of ours that the gateway has taken and not carried out."""
    overpaid_by_card(ports, it)
    gateway = ports.gateway.inner
    gateway.refund = lambda *given: RefundSnapshot("re_1", given[0], given[2], "pending", given[1])
    refunded = payments.refund(ports, it.account.id, it["payment"].id, 1_000, "paid twice", "refund-1", SUPERVISOR)
    del gateway.__dict__["refund"]
    (made,) = refunded.refunds
    it["refund"] = made
    went = RefundSnapshot("re_1", "pi_1", made.id, "succeeded", Money(1_000, currency("USD")))
    gateway.refunds = {"re_1": went, f"re_{made.id}": went}


@job(refunding)
def hear_of_a_refund(ports: Ports, it: Facts) -> object:
    return work(ports, task="gateway", kind="refund", gateway_reference="re_1")


@job(refunding, afterwards=reconciled, chance=ENDED_LATER)
def ask_for_a_refund(ports: Ports, it: Facts) -> object:
    return work(ports, task="refund", account_id=it.account.id, subject=it["payment"].id)


def disputed(ports: Ports, it: Facts) -> None:
    overpaid_by_card(ports, it)
    said = DisputeSnapshot("dp_1", "pi_1", "lost", Money(13_000, currency("USD")), "fraudulent")
    ports.gateway.inner.disputes["dp_1"] = said


@job(disputed)
def hear_of_a_lost_dispute(ports: Ports, it: Facts) -> object:
    return work(ports, task="gateway", kind="dispute", gateway_reference="dp_1")


def disputed_in_part(ports: Ports, it: Facts) -> None:
    """A card payment with two disputes of a part: one open in the books, that was won since, and one that begins."""
    overpaid_by_card(ports, it)
    disputes = ports.gateway.inner.disputes
    opened = DisputeSnapshot("dp_1", "pi_1", "open", Money(2_000, currency("USD")), "fraudulent")
    payments.dispute(ports, it.account.id, it["payment"].id, opened, REP)
    disputes["dp_1"] = replace(opened, state="won")
    disputes["dp_2"] = DisputeSnapshot("dp_2", "pi_1", "open", Money(3_000, currency("USD")), "fraudulent")


@job(disputed_in_part)
def hear_of_a_won_dispute(ports: Ports, it: Facts) -> object:
    return work(ports, task="gateway", kind="dispute", gateway_reference="dp_1")


@job(disputed_in_part)
def hear_of_a_second_dispute(ports: Ports, it: Facts) -> object:
    return work(ports, task="gateway", kind="dispute", gateway_reference="dp_2")


@job(begun)
def reconcile_payments(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.reconcile_payments, SCHEDULED)


def confirmed_and_lost(ports: Ports, it: Facts) -> None:
    """A payment that the gateway confirmed and the books know nothing of: they were set back."""
    confirmed(ports, it)
    attempt = it["attempt"]
    ports.tables.commit([payment_store.ATTEMPTS.remove(attempt, attempt.version)], REP)


@job(confirmed_and_lost, chance=ENDED_LATER)
def find_a_confirmed_payment_again(ports: Ports, it: Facts) -> object:
    day = {"on": SystemClock().now().date().isoformat(), "begun_at": ports.clock.now().isoformat(), "part": 0}
    return work(ports, task="confirmed", round="rnd_1", cursor="", stretch=0, **day)


def two_pages_confirmed_and_lost(ports: Ports, it: Facts) -> None:
    """The same, at a gateway that names one payment at a time, and another before it."""
    confirmed_and_lost(ports, it)
    gateway = ports.gateway.inner
    gateway.listed = 1
    first = gateway.retrieve(it["attempt"].gateway_reference)
    gateway.payments["cs_older"] = replace(first, gateway_reference="cs_older", payment_reference="pi_older")


@job(two_pages_confirmed_and_lost, chance=ENDED_LATER)
def find_two_pages_of_confirmed_payments_again(ports: Ports, it: Facts) -> object:
    return find_a_confirmed_payment_again(ports, it)
