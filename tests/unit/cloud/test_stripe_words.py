"""What Stripe's words mean in the office's."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.cloud.stripe_words import (
    attempt_state,
    dispute_snapshot,
    gateway_events,
    instant,
    money,
    refund_snapshot,
    snapshot,
)
from chalicelib.kernel.money import Currency, Money
from chalicelib.kernel.ports import AttemptState as State
from chalicelib.kernel.ports import GatewayEventKind as Kind

SESSION_STATUSES = ["open", "complete", "expired", None, "a new word"]
PAYMENT_STATUSES = ["paid", "unpaid", "no_payment_required", "a new word"]
INTENT_STATUSES = [
    None, "requires_payment_method", "requires_confirmation", "requires_action", "processing", "requires_capture",
    "canceled", "succeeded", "a new word",
]  # fmt: skip


@pytest.mark.parametrize(
    ("session", "payment", "intent", "state"),
    [
        ("open", "unpaid", None, State.PENDING),
        ("open", "unpaid", "requires_payment_method", State.PENDING),  # declined, may try again
        ("open", "unpaid", "requires_action", State.PENDING),
        ("open", "unpaid", "canceled", State.CANCELLED),
        ("complete", "unpaid", "processing", State.PROCESSING),
        ("complete", "unpaid", "requires_action", State.PROCESSING),
        ("complete", "unpaid", "requires_payment_method", State.FAILED),  # the bank refused, days later
        ("complete", "unpaid", "canceled", State.CANCELLED),
        ("complete", "unpaid", "succeeded", State.SUCCEEDED),  # the intent is a moment ahead of its session
        ("complete", "unpaid", "requires_capture", State.UNKNOWN),
        ("complete", "unpaid", None, State.UNKNOWN),
        ("complete", "paid", "succeeded", State.SUCCEEDED),
        ("complete", "paid", "canceled", State.UNKNOWN),
        ("complete", "paid", None, State.UNKNOWN),
        ("complete", "no_payment_required", None, State.UNKNOWN),
        ("expired", "unpaid", None, State.EXPIRED),
        ("expired", "unpaid", "requires_payment_method", State.EXPIRED),
        ("expired", "paid", "succeeded", State.UNKNOWN),
        (None, "unpaid", None, State.UNKNOWN),
        ("a new word", "paid", "succeeded", State.UNKNOWN),
    ],
)
def test_the_state_of_a_payment_is_read_from_session_and_intent_together(session, payment, intent, state):
    assert attempt_state(session, payment, intent) is state


@settings(deadline=None)  # speed is measured in bench/, not here
@given(st.sampled_from(SESSION_STATUSES), st.sampled_from(PAYMENT_STATUSES), st.sampled_from(INTENT_STATUSES))
def test_nothing_is_money_unless_the_page_was_completed_and_the_intent_succeeded(session, payment, intent):
    state = attempt_state(session, payment, intent)
    assert (state is State.SUCCEEDED) <= (session == "complete" and intent == "succeeded")


def test_the_amount_of_a_success_is_what_was_received_not_what_was_asked():
    read = snapshot(
        {
            "id": "cs_1",
            "status": "complete",
            "payment_status": "paid",
            "amount_total": 10_000,
            "currency": "sek",
            "created": 100,
            "metadata": {"reference": "att_1", "account_id": "acc_7"},
            "payment_intent": {"id": "pi_1", "status": "succeeded", "amount_received": 9_000, "currency": "sek"},
        }
    )
    assert read.amount == Money(9_000, Currency("SEK"))
    assert (read.reference, read.account_id, read.payment_reference) == ("att_1", "acc_7", "pi_1")
    assert read.at == datetime(1970, 1, 1, 0, 1, 40, tzinfo=UTC)


def test_a_payment_of_another_system_at_the_same_gateway_has_no_reference_of_ours():
    read = snapshot({"id": "cs_1", "status": "open", "payment_status": "unpaid", "created": 1, "metadata": {}})
    assert (read.reference, read.account_id, read.amount) == ("", "", None)


def test_a_paid_session_whose_intent_was_not_sent_along_is_not_money_yet():
    paid = {"id": "cs_1", "status": "complete", "payment_status": "paid", "payment_intent": "pi_1"}
    read = snapshot(paid)
    assert (read.state, read.payment_reference, read.at) == (State.UNKNOWN, "pi_1", None)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("pending", "pending"),
        ("requires_action", "pending"),
        ("succeeded", "succeeded"),
        ("failed", "failed"),
        ("canceled", "failed"),
        ("a new word", "pending"),
        (None, "pending"),
    ],
)
def test_a_refund_is_pending_succeeded_or_failed(status, state):
    refund = {"id": "re_1", "payment_intent": {"id": "pi_1"}, "status": status, "amount": 5, "currency": "eur"}
    read = refund_snapshot(refund | {"metadata": None})
    assert (read.state, read.payment_reference, read.reference) == (state, "pi_1", "")


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("warning_needs_response", "warning"),
        ("warning_under_review", "warning"),
        ("warning_closed", "won"),
        ("needs_response", "open"),
        ("under_review", "open"),
        ("appeal_needs_response", "open"),
        ("appeal_under_review", "open"),
        ("won", "won"),
        ("lost", "lost"),
        ("prevented", "unknown"),
        ("a new word", "unknown"),
    ],
)
def test_a_dispute_says_where_the_money_is(status, state):
    dispute = {"id": "du_1", "payment_intent": "pi_1", "status": status, "amount": 5, "currency": "usd"}
    read = dispute_snapshot(dispute | {"reason": "fraudulent"})
    assert (read.state, read.reason) == (state, "fraudulent")


def event(kind, subject):
    return {"id": "evt_1", "object": "event", "type": kind, "created": 1, "data": {"object": subject}}


OURS = {"metadata": {"reference": "att_1"}}
DISPUTED = (Kind.DISPUTE, "pi_1")


@pytest.mark.parametrize(
    ("kind", "subject", "told"),
    [
        ("checkout.session.completed", {"id": "cs_1", "object": "checkout.session"} | OURS, (Kind.PAYMENT, None)),
        ("checkout.session.expired", {"id": "cs_1", "object": "checkout.session"} | OURS, (Kind.PAYMENT, None)),
        ("payment_intent.canceled", {"id": "pi_1", "object": "payment_intent"} | OURS, (Kind.PAYMENT, "pi_1")),
        ("refund.failed", {"id": "re_1", "object": "refund", "payment_intent": "pi_1"}, (Kind.REFUND, "pi_1")),
        ("charge.refund.updated", {"id": "re_1", "object": "refund", "payment_intent": "pi_1"}, (Kind.REFUND, "pi_1")),
        ("charge.dispute.closed", {"id": "du_1", "object": "dispute", "payment_intent": "pi_1"}, DISPUTED),
    ],
)  # fmt: skip
def test_an_event_names_the_kind_the_object_and_the_payment(kind, subject, told):
    [read] = gateway_events(event(kind, subject))
    assert (read.kind, read.payment_reference) == told
    assert (read.event_id, read.gateway_reference) == ("evt_1", subject["id"])


@pytest.mark.parametrize(
    ("kind", "subject"),
    [
        ("customer.created", {"id": "cus_1", "object": "customer"}),
        ("charge.succeeded", {"id": "ch_1", "object": "charge"} | OURS),
        ("charge.refunded", {"id": "ch_1", "object": "charge"} | OURS),
        ("checkout.session.completed", {"id": "cs_1", "object": "checkout.session", "metadata": {}}),
        ("payment_intent.succeeded", {"id": "pi_1", "object": "payment_intent", "metadata": None}),
    ],
)
def test_news_that_is_not_ours_or_comes_another_way_is_passed_over(kind, subject):
    assert gateway_events(event(kind, subject)) == []


def test_a_currency_the_office_keeps_no_accounts_in_is_refused():
    with pytest.raises(ValueError, match="JPY"):
        money(100, "jpy")
    assert instant(0) == datetime(1970, 1, 1, tzinfo=UTC)
