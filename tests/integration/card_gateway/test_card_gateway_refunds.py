"""Money that goes back: refunds, disputes and late returns."""

import contextlib
import threading

import pytest

from chalicelib.cloud.stripe_words import gateway_events
from chalicelib.kernel.errors import Conflict, NotFound, RuleBroken, Unavailable
from chalicelib.kernel.money import Currency, Money
from chalicelib.kernel.ports import AttemptState
from chalicelib.kernel.ports import GatewayEventKind as Kind

USD = Currency("USD")
WHOLE = Money(12_345, USD)
PART = Money(2_345, USD)


def refund(desk, payment, amount=WHOLE, reference="ref_1", reason="requested_by_customer"):
    return desk.gateway.refund(payment, amount, reference, reason)


def dispute_of(desk):
    return desk.gateway.retrieve_dispute(desk.things("dispute")[0]["id"])


def test_a_full_refund_succeeds_and_leaves_the_payment_as_it_was(desk):
    payment = desk.paid()
    made = refund(desk, payment)
    assert (made.state, made.amount, made.reference, made.payment_reference) == ("succeeded", WHOLE, "ref_1", payment)
    assert desk.gateway.retrieve_refund(made.gateway_reference) == made
    assert desk.gateway.retrieve(payment).state is AttemptState.SUCCEEDED
    assert desk.gateway.retrieve(payment).amount == WHOLE


def test_partial_refunds_add_up_to_the_payment_and_not_a_cent_more(desk):
    payment = desk.paid()
    refund(desk, payment, PART, "ref_1")
    with pytest.raises(RuleBroken) as refused:
        refund(desk, payment, WHOLE, "ref_2")
    refund(desk, payment, Money(10_000, USD), "ref_3")
    assert refused.value.code == "refund_exceeds"
    with pytest.raises(RuleBroken) as refused:
        refund(desk, payment, Money(1, USD), "ref_4")
    assert refused.value.code == "refund_exceeds"
    assert sum(made["amount"] for made in desk.things("refund")) == WHOLE.minor


def test_the_same_refund_twice_gives_back_once_even_after_the_gateway_forgot_the_key(desk):
    payment = desk.paid()
    first = refund(desk, payment, PART)
    assert refund(desk, payment, PART) == first
    desk.days_pass(3)
    assert refund(desk, payment, PART) == first
    assert len(desk.things("refund")) == 1


def test_the_same_refund_reference_for_another_amount_is_a_conflict(desk):
    payment = desk.paid()
    refund(desk, payment, PART)
    with pytest.raises(Conflict) as refused:
        refund(desk, payment, WHOLE)
    assert refused.value.code == "gateway_key_reused"


def test_a_refund_whose_reply_is_lost_is_made_once(desk):
    payment = desk.paid()
    desk.fail_with("lose_reply", times=2, path="/v1/refunds")
    assert refund(desk, payment).state == "succeeded"
    assert len(desk.things("refund")) == 1


def test_a_race_of_the_same_refund_gives_back_once(desk):
    payment = desk.paid()
    # all look for an earlier refund, find none, and ask at the same moment
    desk.fail_with("delay", times=8, path="/v1/refunds", seconds=0.2)
    made = []

    def ask():
        with contextlib.suppress(Unavailable):
            made.append(refund(desk, payment, PART).gateway_reference)

    racers = [threading.Thread(target=ask) for _ in range(4)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert len(desk.things("refund")) == len(set(made)) == 1


@pytest.mark.parametrize("choice", ["refund_pending", "bank_paid"])
def test_a_slow_refund_is_pending_until_it_arrives(desk, choice):
    payment = desk.paid(choice)
    desk.control("settle")
    made = refund(desk, payment)
    assert made.state == "pending"
    desk.days_pass(1)
    assert desk.gateway.retrieve_refund(made.gateway_reference).state == "succeeded"


def test_a_refund_that_succeeded_may_fail_later(desk):
    payment = desk.paid("refund_fails")
    made = refund(desk, payment)
    assert made.state == "succeeded"
    desk.days_pass(1)
    failed = desk.gateway.retrieve_refund(made.gateway_reference)
    assert failed.state == "failed"
    assert refund(desk, payment, reference="ref_2").state == "succeeded"


def test_a_refund_in_another_currency_than_the_payment_is_refused_before_it_is_asked(desk):
    with pytest.raises(RuleBroken) as refused:
        refund(desk, desk.paid(), Money(12_345, Currency("SEK")))
    assert refused.value.code == "refund_currency"
    assert desk.things("refund") == []


@pytest.mark.parametrize(("reason", "sent"), [("duplicate", "duplicate"), ("our own words about a visit", None)])
def test_only_the_gateways_own_reasons_leave_the_house(desk, reason, sent):
    refund(desk, desk.paid(), reason=reason)
    assert desk.things("refund")[0]["reason"] == sent


def test_a_disputed_payment_cannot_be_refunded_as_well(desk):
    payment = desk.paid("disputed")
    desk.days_pass(1)
    with pytest.raises(RuleBroken) as refused:
        refund(desk, payment)
    assert refused.value.code == "payment_disputed"


def test_an_unknown_refund_or_dispute_is_not_found(desk):
    with pytest.raises(NotFound):
        desk.gateway.retrieve_refund("re_none")
    with pytest.raises(NotFound):
        desk.gateway.retrieve_dispute("du_none")


def test_a_fraud_dispute_opens_a_day_later_and_ends_won_or_lost(desk):
    payment = desk.paid("disputed")
    assert desk.things("dispute") == []
    desk.days_pass(1)
    opened = dispute_of(desk)
    assert (opened.state, opened.reason, opened.amount) == ("open", "fraudulent", WHOLE)
    assert opened.payment_reference == payment
    for status, state in (("under_review", "open"), ("lost", "lost"), ("won", "won")):
        desk.control(f"disputes/{opened.gateway_reference}", status=status)
        assert dispute_of(desk).state == state


def test_an_inquiry_takes_no_money_unless_it_becomes_a_dispute(desk):
    payment = desk.paid("inquiry")
    desk.days_pass(1)
    assert dispute_of(desk).state == "warning"
    assert refund(desk, payment, PART).state == "succeeded"
    desk.control(f"disputes/{dispute_of(desk).gateway_reference}", status="warning_closed")
    assert dispute_of(desk).state == "won"


def test_a_bank_debit_that_comes_back_after_it_succeeded_is_a_lost_dispute_with_the_banks_reason(desk):
    session = desk.start()
    desk.pay(session, "bank_returned")
    desk.days_pass(2)
    assert desk.gateway.retrieve(session).state is AttemptState.SUCCEEDED
    desk.days_pass(5)
    returned = dispute_of(desk)
    assert (returned.state, returned.reason) == ("lost", "insufficient_funds")
    assert returned.amount == WHOLE


def test_every_move_of_money_back_is_told(desk):
    payment = desk.paid()
    refund(desk, payment, PART)
    desk.control("disputes", payment_intent=payment, reason="fraudulent", status="needs_response")
    kinds = set()
    for event in desk.things("event"):
        kinds |= {(each.kind, each.payment_reference) for each in gateway_events(event)}
    assert kinds == {(kind, payment) for kind in (Kind.PAYMENT, Kind.REFUND, Kind.DISPUTE)}


EARLIER = {
    "id": "pi_demo_7",
    "amount": 12_345,
    "currency": "USD",
    "created": 1_750_000_000,
    "metadata": {"reference": "pay_7", "account_id": "acc_7"},
}


def test_a_payment_made_before_the_sandbox_was_there_is_refunded_like_any_other(desk, office):
    assert desk.control("payments", payments=[EARLIER]) == {"taken": 1}
    assert office.types() == []  # it is no news
    assert refund(desk, EARLIER["id"], PART).state == "succeeded"
    assert desk.control("payments", payments=[EARLIER]) == {"taken": 0}  # told again, it keeps its refund
    with pytest.raises(RuleBroken):
        refund(desk, EARLIER["id"], WHOLE, "ref_2")


def test_an_earlier_payment_under_dispute_is_not_refunded_until_the_dispute_is_won(desk):
    told = EARLIER | {"dispute": {"id": "dp_pay_7", "status": "needs_response"}}
    desk.control("payments", payments=[told])
    with pytest.raises(RuleBroken) as refused:
        refund(desk, EARLIER["id"])
    assert refused.value.code == "payment_disputed"
    desk.control("disputes/dp_pay_7", status="won")
    assert refund(desk, EARLIER["id"]).state == "succeeded"
