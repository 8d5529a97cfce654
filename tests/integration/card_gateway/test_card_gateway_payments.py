"""A hosted payment, from its start to the state the books may act on."""

from datetime import timedelta

import pytest

from chalicelib.kernel.errors import Conflict, NotFound, RuleBroken
from chalicelib.kernel.money import Currency, Money
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import AttemptState


def test_a_started_payment_redirects_to_the_gateway_and_is_pending(desk):
    payment = desk.payment()
    redirect = desk.gateway.start_hosted(payment)
    snapshot = desk.gateway.retrieve(redirect.gateway_reference)
    assert redirect.url.startswith(f"{desk.sandbox.url}/pay/")
    assert redirect.expires_at == payment.expires_at.replace(microsecond=0)
    assert (snapshot.state, snapshot.payment_reference) == (AttemptState.PENDING, None)
    assert (snapshot.reference, snapshot.account_id) == (payment.reference, payment.account_id)
    assert snapshot.amount == payment.amount


def test_what_the_gateway_is_told_is_amount_description_language_and_our_ids_alone(desk):
    payment = desk.payment(amount=Money(5_000, Currency("PLN")), language="pl")
    desk.gateway.start_hosted(payment)
    session = desk.things("checkout.session")[0]
    assert session["metadata"] == {"reference": payment.reference, "account_id": "acc_7"}
    assert session["_intent_metadata"] == session["metadata"]
    assert (session["currency"], session["amount_total"], session["locale"]) == ("pln", 5_000, "pl")
    assert session["_description"] == "Invoice 1001"


def test_the_client_is_not_offered_another_currency_than_the_invoices(desk):
    desk.start()
    assert desk.things("checkout.session")[0]["adaptive_pricing"] == {"enabled": "false"}


@pytest.mark.parametrize(("currency", "minor"), [("USD", 50), ("SEK", 300), ("PLN", 200), ("EUR", 50)])
def test_a_card_payment_succeeds_with_the_amount_received_in_every_currency(desk, currency, minor):
    amount = Money(minor, Currency(currency))
    snapshot = desk.pay(desk.start(amount=amount))
    assert (snapshot.state, snapshot.amount, snapshot.method) == (AttemptState.SUCCEEDED, amount, "card")
    assert snapshot.payment_reference.startswith("pi_")
    assert snapshot.at is not None


def test_an_amount_below_the_gateways_least_is_refused_by_name(desk):
    with pytest.raises(RuleBroken) as refused:
        desk.start(amount=Money(49, Currency("USD")))
    assert refused.value.code == "amount_too_small"


@pytest.mark.parametrize(
    ("choice", "reason"), [("declined", "generic_decline"), ("insufficient_funds", "insufficient_funds")]
)
def test_a_declined_card_is_no_money_and_leaves_the_page_open_for_another(desk, choice, reason):
    session = desk.start()
    declined = desk.pay(session, choice)
    assert (declined.state, declined.decline_reason) == (AttemptState.PENDING, reason)
    paid = desk.pay(session, "paid")
    assert (paid.state, paid.decline_reason) == (AttemptState.SUCCEEDED, None)
    assert paid.payment_reference == declined.payment_reference


@pytest.mark.parametrize(("currency", "method"), [("USD", "us_bank_account"), ("EUR", "sepa_debit"), ("PLN", "p24")])
def test_a_completed_page_whose_bank_has_not_answered_is_processing_not_paid(desk, currency, method):
    session = desk.start(amount=Money(10_000, Currency(currency)))
    waiting = desk.pay(session, "bank_paid")
    assert (waiting.state, waiting.method) == (AttemptState.PROCESSING, method)
    desk.days_pass(1)
    assert desk.gateway.retrieve(session).state is AttemptState.PROCESSING
    desk.days_pass(1)
    assert desk.gateway.retrieve(session).state is AttemptState.SUCCEEDED


def test_a_bank_that_refuses_days_later_fails_the_payment_with_its_reason(desk):
    session = desk.start()
    desk.pay(session, "bank_failed")
    desk.days_pass(2)
    failed = desk.gateway.retrieve(session)
    assert (failed.state, failed.decline_reason) == (AttemptState.FAILED, "account_closed")


def test_a_payment_cancelled_while_the_bank_is_asked_is_cancelled_for_good(desk):
    session = desk.start()
    intent = desk.pay(session, "bank_paid").payment_reference
    desk.gateway._client.v1.payment_intents.cancel(intent)
    desk.days_pass(3)
    assert desk.gateway.retrieve(session).state is AttemptState.CANCELLED


def test_an_abandoned_page_expires_at_its_time(desk):
    session = desk.start(expires_at=desk.now() + timedelta(minutes=45))
    desk.days_pass(1)
    assert desk.gateway.retrieve(session).state is AttemptState.EXPIRED


def test_a_page_is_closed_once_and_closing_it_again_changes_nothing(desk):
    session = desk.start()
    desk.gateway.expire_hosted(session)
    desk.gateway.expire_hosted(session)
    assert desk.gateway.retrieve(session).state is AttemptState.EXPIRED


def test_a_paid_page_cannot_be_closed(desk):
    session = desk.start()
    desk.pay(session)
    with pytest.raises(Conflict) as refused:
        desk.gateway.expire_hosted(session)
    assert refused.value.code == "gateway_completed"


def test_a_payment_is_read_by_its_session_and_by_its_intent_alike(desk):
    session = desk.start()
    paid = desk.pay(session)
    assert desk.gateway.retrieve(paid.payment_reference) == paid


@pytest.mark.parametrize("name", ["cs_test_none", "pi_none"])
def test_an_unknown_payment_is_not_found_which_is_not_the_same_as_no_answer(desk, name):
    with pytest.raises(NotFound):
        desk.gateway.retrieve(name)


def test_a_payment_whose_session_id_was_never_heard_is_found_by_our_reference(desk):
    payment = desk.payment()
    session = desk.gateway.start_hosted(payment).gateway_reference
    assert desk.gateway.find(payment.reference) is None
    desk.start()
    desk.pay(session, "unheard")
    assert desk.gateway.find(payment.reference) == desk.gateway.retrieve(session)


@pytest.mark.parametrize("choices", [("paid", "declined"), ("declined", "paid"), ("bank_paid", "declined")])
def test_of_two_payments_under_one_reference_the_one_with_money_is_found(desk, choices):
    payment = desk.payment()
    states = {}
    for choice in choices:
        session = desk.start(reference=payment.reference)
        states[desk.pay(session, choice).state] = session
        desk.days_pass(1.5)  # the gateway forgets the key
    expected = states.get(AttemptState.SUCCEEDED) or states[AttemptState.PROCESSING]
    assert desk.gateway.find(payment.reference).gateway_reference == expected


def test_a_reference_cannot_widen_the_search(desk):
    desk.pay(desk.start())
    assert desk.gateway.find("x' OR metadata['account_id']:'acc_7") is None


def test_all_that_succeeded_since_a_moment_is_listed_whatever_came_of_the_rest(desk):
    paid = [desk.pay(desk.start()) for _ in range(3)]
    desk.start()
    desk.pay(desk.start(), "declined")
    found = desk.gateway.successes(desk.now() - timedelta(days=1), None, None).items
    assert sorted(one.payment_reference for one in found) == sorted(one.payment_reference for one in paid)
    assert {(one.account_id, one.amount.minor, one.state) for one in found} == {
        ("acc_7", 12_345, AttemptState.SUCCEEDED)
    }
    assert desk.gateway.successes(desk.now() + timedelta(days=1), None, None) == Page([])
