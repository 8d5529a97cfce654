"""Webhooks: only the gateway is believed, however often, late and out of order it speaks."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import stripe

from chalicelib.kernel.clock import SystemClock
from chalicelib.kernel.errors import NotAllowed
from chalicelib.kernel.ports import AttemptState
from chalicelib.kernel.ports import GatewayEventKind as Kind
from tests.integration.card_gateway.gateways import SECRET, gateway_at

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
EVENT = {
    "id": "evt_1",
    "object": "event",
    "type": "checkout.session.completed",
    "created": 1_795_262_400,
    "data": {
        "object": {
            "id": "cs_test_1",
            "object": "checkout.session",
            "payment_intent": "pi_1",
            "metadata": {"reference": "att_1", "account_id": "acc_7"},
        }
    },
}
BODY = json.dumps(EVENT)
GATEWAY = gateway_at("http://127.0.0.1:9")


def signed(body=BODY, secret=SECRET, at=NOW):
    return stripe.WebhookSignature.generate_signature_header(body, secret, int(at.timestamp()))


def test_a_signed_notification_names_what_changed():
    [event] = GATEWAY.parse_notification(BODY.encode(), signed(), NOW)
    assert (event.event_id, event.kind) == ("evt_1", Kind.PAYMENT)
    assert (event.gateway_reference, event.payment_reference) == ("cs_test_1", "pi_1")
    assert event.at == datetime.fromtimestamp(1_795_262_400, UTC)


@pytest.mark.parametrize(
    ("body", "signature"),
    [
        (BODY.replace("cs_test_1", "cs_test_2"), signed()),
        (BODY + " ", signed()),
        (BODY, signed(secret="whsec_of_another_office")),
        (BODY, signed(secret="")),
        (BODY, signed(at=NOW - timedelta(seconds=301))),
        (BODY, signed(at=NOW + timedelta(seconds=301))),
        (BODY, signed().replace("t=", "t=1")),
        (BODY, signed().replace("v1=", "v0=")),
        (BODY, signed().split(",")[0]),
        (BODY, signed().split(",")[1]),
        (BODY, signed() + "é"),
        (BODY, "t=now,v1=abc"),
        (BODY, ""),
        ("\x00", signed()),
    ],
    ids=[
        "tampered", "a blank more", "foreign secret", "no secret", "old", "from the future", "another time",
        "another scheme", "no signature", "no time", "not ASCII", "no number", "empty", "another body",
    ],
)  # fmt: skip
def test_a_forged_tampered_or_stale_notification_is_refused(body, signature):
    with pytest.raises(NotAllowed) as refused:
        GATEWAY.parse_notification(body.encode(), signature, NOW)
    assert refused.value.code == "bad_signature"


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(NotAllowed):
        GATEWAY.parse_notification(b"\xff\xfe", signed(), NOW)


@pytest.mark.parametrize("seconds", [-300, 0, 300])
def test_the_age_is_measured_against_the_time_given_not_the_machines(seconds):
    assert GATEWAY.parse_notification(BODY.encode(), signed(at=NOW + timedelta(seconds=seconds)), NOW)


def test_while_a_secret_is_being_changed_either_signature_will_do():
    both = f"{signed(secret='whsec_the_new_one')},{signed().split(',')[1]}"
    assert GATEWAY.parse_notification(BODY.encode(), both, NOW)


def test_the_office_without_a_secret_believes_nobody():
    gateway = gateway_at("http://127.0.0.1:9", secret="")
    with pytest.raises(NotAllowed):
        gateway.parse_notification(BODY.encode(), signed(secret=""), NOW)


def test_what_the_sandbox_delivers_is_signed_as_the_sdk_verifies(desk, office):
    session = desk.start()
    desk.pay(session)
    office.wait_for(lambda types: "checkout.session.completed" in types)
    told = [desk.gateway.parse_notification(*came, SystemClock().now()) for came in office.came]
    assert {event.gateway_reference for events in told for event in events} == {
        session,
        desk.gateway.retrieve(session).payment_reference,
    }


def test_a_moved_clock_dates_the_events_but_not_the_signatures(desk, office):
    desk.days_pass(40)
    desk.pay(desk.start())
    office.wait_for(lambda types: "checkout.session.completed" in types)
    now = SystemClock().now()
    told = [event for came in office.came for event in desk.gateway.parse_notification(*came, now)]
    assert told
    assert all(event.at > now + timedelta(days=39) for event in told)


def test_what_falls_due_in_a_jump_of_the_clock_is_dated_when_it_fell_due(desk):
    session = desk.start()
    paid_at = desk.pay(session, "bank_returned").at
    desk.days_pass(30)
    dates = {event["type"]: event["created"] for event in desk.things("event")}
    began = int(paid_at.timestamp())
    assert dates["checkout.session.async_payment_succeeded"] - began in (2 * 86_400, 2 * 86_400 + 1)
    assert dates["charge.dispute.created"] - began in (7 * 86_400, 7 * 86_400 + 1)


def test_duplicates_carry_the_same_event_id_and_a_fresh_signature_each(desk, office):
    desk.control("webhook", duplicates=3)
    desk.pay(desk.start())
    office.wait_for(lambda types: types.count("checkout.session.completed") == 4)
    completed = [came for came in office.came if b"checkout.session.completed" in came[0]]
    told = {desk.gateway.parse_notification(*came, SystemClock().now())[0].event_id for came in completed}
    assert len(told) == 1


def test_out_of_order_the_object_read_again_still_tells_the_truth(desk, office):
    desk.control("webhook", reorder=True, paused=True)
    session = desk.start()
    desk.pay(session, "bank_paid")
    desk.days_pass(2)
    desk.control("webhook", paused=False)
    types = office.wait_for(lambda types: "checkout.session.completed" in types)
    first, last = "checkout.session.async_payment_succeeded", "checkout.session.completed"
    assert types.index(first) < types.index(last)
    assert desk.gateway.retrieve(session).state is AttemptState.SUCCEEDED


def test_a_notification_the_office_refuses_is_delivered_until_it_is_taken(desk, office):
    office.statuses = [500, 503, 404]
    desk.control("webhook", paused=True)
    desk.gateway.expire_hosted(desk.start())
    desk.control("webhook", paused=False)
    assert office.wait_for(lambda types: len(types) == 4) == ["checkout.session.expired"] * 4


def test_a_payment_nobody_is_told_of_is_there_when_it_is_asked_for(desk, office):
    session = desk.start()
    assert desk.pay(session, "unheard").state is AttemptState.SUCCEEDED
    desk.gateway.expire_hosted(desk.start())
    assert office.wait_for(bool) == ["checkout.session.expired"]
