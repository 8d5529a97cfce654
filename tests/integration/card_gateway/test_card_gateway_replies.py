"""What becomes of a payment when the gateway stumbles: lost replies, errors, races, repeated references."""

import contextlib
import threading
import time
from datetime import timedelta

import pytest

from chalicelib.kernel.errors import Conflict, Unavailable
from chalicelib.kernel.money import Currency, Money
from tests.integration.card_gateway.gateways import gateway_at


def sessions(desk):
    return desk.things("checkout.session")


def test_the_same_payment_twice_is_the_same_session(desk):
    payment = desk.payment()
    assert desk.gateway.start_hosted(payment) == desk.gateway.start_hosted(payment)
    assert len(sessions(desk)) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": Money(12_346, Currency("USD"))},
        {"description": "Invoice 1002"},
        {"account_id": "acc_8"},
        {"language": "sv"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_reference_that_comes_back_with_other_content_is_a_conflict(desk, changes):
    payment = desk.payment()
    desk.gateway.start_hosted(payment)
    other = desk.payment(reference=payment.reference, expires_at=payment.expires_at, **changes)
    with pytest.raises(Conflict) as refused:
        desk.gateway.start_hosted(other)
    assert refused.value.code == "gateway_key_reused"
    assert len(sessions(desk)) == 1


@pytest.mark.parametrize("lost", [1, 2])
def test_a_lost_reply_is_asked_for_again_under_the_same_key(desk, lost):
    desk.fail_with("lose_reply", times=lost)
    redirect = desk.gateway.start_hosted(desk.payment())
    assert [session["id"] for session in sessions(desk)] == [redirect.gateway_reference]


def test_when_every_reply_is_lost_the_outcome_is_unknown_and_the_repeat_finds_it(desk):
    payment = desk.payment()
    desk.fail_with("lose_reply", times=3)
    with pytest.raises(Unavailable) as refused:
        desk.gateway.start_hosted(payment)
    assert refused.value.code == "gateway_unavailable"
    assert len(sessions(desk)) == 1
    assert desk.gateway.start_hosted(payment).gateway_reference == sessions(desk)[0]["id"]


@pytest.mark.parametrize("fault", ["500", "503"])
def test_a_passing_error_of_the_gateway_is_not_noticed(desk, fault):
    desk.fail_with(fault, times=2)
    desk.start()
    assert len(sessions(desk)) == 1


@pytest.mark.parametrize("fault", ["500", "503", "429"])
def test_a_gateway_that_keeps_failing_is_unavailable_and_has_done_nothing(desk, fault):
    desk.fail_with(fault, times=3)
    with pytest.raises(Unavailable) as refused:
        desk.start()
    assert refused.value.code == "gateway_unavailable"
    assert sessions(desk) == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda gateway: gateway.retrieve("cs_test_1"),
        lambda gateway: gateway.retrieve("pi_1"),
        lambda gateway: gateway.find("att_1"),
        lambda gateway: gateway.expire_hosted("cs_test_1"),
        lambda gateway: gateway.refund("pi_1", Money(1, Currency("USD")), "ref_1", ""),
        lambda gateway: gateway.retrieve_refund("re_1"),
        lambda gateway: gateway.retrieve_dispute("du_1"),
    ],
    ids=["session", "intent", "find", "expire", "refund", "read refund", "read dispute"],
)
def test_every_call_to_a_gateway_that_is_not_there_is_unavailable(ask):
    with pytest.raises(Unavailable) as refused:
        ask(gateway_at("http://127.0.0.1:9"))
    assert refused.value.code == "gateway_unavailable"


def test_a_gateway_that_answers_too_late_is_asked_again_and_makes_one_session(desk):
    hasty = gateway_at(desk.sandbox.url, timeout=(1.0, 0.3))
    desk.fail_with("delay", seconds=0.8)
    redirect = _until_known(hasty, desk.payment())
    assert [session["id"] for session in sessions(desk)] == [redirect.gateway_reference]


def _until_known(gateway, payment):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with contextlib.suppress(Unavailable):
            return gateway.start_hosted(payment)
    raise AssertionError("the gateway never answered")


def test_a_race_of_the_same_payment_makes_one_session(desk):
    payment = desk.payment()
    desk.fail_with("delay", times=2, seconds=0.02)
    found = []
    racers = [
        threading.Thread(target=lambda: found.append(_until_known(gateway_at(desk.sandbox.url), payment)))
        for _ in range(4)
    ]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert len(found) == 4
    assert len({redirect.gateway_reference for redirect in found}) == len(sessions(desk)) == 1


def test_a_refused_request_frees_its_reference(desk):
    payment = desk.payment(expires_at=desk.now() + timedelta(minutes=1))
    with pytest.raises(Exception, match="refused"):
        desk.gateway.start_hosted(payment)
    mended = desk.payment(reference=payment.reference)
    assert desk.gateway.start_hosted(mended).gateway_reference == sessions(desk)[0]["id"]


def test_a_key_the_gateway_does_not_accept_is_told_apart_from_silence(desk):
    with pytest.raises(Unavailable) as refused:
        gateway_at(desk.sandbox.url, key="sk_live_of_another_office").retrieve("cs_test_1")
    assert refused.value.code == "gateway_misconfigured"
    assert "sk_live" not in refused.value.message
