"""The sandbox's own side: its page, its doors, its memory."""

import os
import re
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
import requests

from chalicelib.kernel.money import Currency, Money
from chalicelib.kernel.ports import AttemptState
from infra.sandbox_gateway.choices import CHOICES
from infra.sandbox_gateway.server import Sandbox
from infra.sandbox_gateway.state import State
from infra.sandbox_gateway.texts import TEXTS
from tests.integration.card_gateway.gateways import gateway_at


def get(url, **options):
    return requests.get(url, timeout=10, **options)


def choose(url, choice):
    return requests.post(url, {"choice": choice}, timeout=10, allow_redirects=False)


def address(desk, **changes):
    return desk.gateway.start_hosted(desk.payment(**changes)).url


def test_the_page_says_that_it_is_a_sandbox_who_is_paid_what_and_for_what(desk):
    html = get(address(desk, description="Invoice 1001 <b>")).text
    assert "Sandbox. No real money moves" in html
    assert "$123.45" in html
    assert "Quittance demo office" in html
    assert "Invoice 1001 &lt;b&gt;" in html
    assert 'href="http://127.0.0.1:9/back"' in html


@pytest.mark.parametrize(
    ("language", "currency", "amount"),
    [("en", "USD", "$123.45"), ("sv", "SEK", "123,45\xa0kr"), ("pl", "PLN", "123,45\xa0zł")],
)
def test_the_page_speaks_the_clients_language(desk, language, currency, amount):
    html = get(address(desk, language=language, amount=Money(12_345, Currency(currency)))).text
    assert f'<html lang="{language}">' in html
    assert amount in html
    assert TEXTS[language]["choose"] in html


def test_every_language_has_every_word():
    assert {frozenset(words) for words in TEXTS.values()} == {frozenset(TEXTS["en"])}
    assert {"d_declined" if choice.key == "declined" else choice.key for choice in CHOICES} <= set(TEXTS["en"])


@pytest.mark.parametrize(("currency", "banks"), [("USD", 3), ("EUR", 3), ("PLN", 2), ("SEK", 0)])
def test_bank_debits_are_offered_where_the_currency_has_them(desk, currency, banks):
    html = get(address(desk, amount=Money(12_345, Currency(currency)))).text
    assert len(re.findall(r'value="bank_\w+"', html)) == banks


def test_the_page_loads_nothing_and_cannot_be_framed(desk):
    answer = get(address(desk))
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert not re.search(r"<script|src=|javascript:", answer.text)


def test_paying_sends_the_client_back_with_the_session_in_the_address(desk):
    url = address(desk)
    answer = choose(url, "paid")
    session = url.rsplit("/", 1)[1]
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"http://127.0.0.1:9/thanks?session={session}"


def test_a_declined_card_shows_why_and_offers_the_choice_again(desk):
    answer = choose(address(desk), "declined")
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert "<button>Pay $123.45</button>" in answer.text


@pytest.mark.parametrize("choice", ["redirect_lost", "unheard"])
def test_a_client_whose_way_back_is_lost_has_paid_all_the_same(desk, choice):
    url = address(desk)
    answer = choose(url, choice)
    assert (answer.status_code, "Location" in answer.headers) == (200, False)
    assert desk.gateway.retrieve(url.rsplit("/", 1)[1]).state is AttemptState.SUCCEEDED


def test_only_what_the_office_is_not_told_of_stays_unsaid(desk, office):
    desk.control("webhook", paused=True)
    choose(address(desk), "unheard")
    assert desk.control("state", "GET")["deliveries"] == []
    choose(address(desk), "redirect_lost")
    assert len(desk.control("state", "GET")["deliveries"]) == 3


def test_a_page_is_paid_once_however_often_the_button_is_pressed(desk):
    url = address(desk)
    assert choose(url, "paid").status_code == 303
    assert "closed" in choose(url, "paid").text
    assert "closed" in get(url).text
    assert len(desk.things("charge")) == 1


def test_looking_at_the_page_changes_nothing(desk):
    url = address(desk)
    for _ in range(3):
        assert requests.head(url, timeout=10).status_code == 501
        get(url)
    assert desk.things("charge") == desk.things("payment_intent") == []


def test_an_unknown_page_or_choice_is_refused(desk):
    assert get(f"{desk.sandbox.url}/pay/cs_test_none").status_code == 404
    assert choose(address(desk), "free of charge").status_code == 400


def test_the_sandbox_serves_this_machine_only(desk):
    assert desk.sandbox.url.startswith("http://127.0.0.1:")
    assert get(desk.sandbox.url + "/v1/events", headers={"Host": "gateway.example"}).status_code == 403


def test_a_browser_page_cannot_reach_the_controls_unasked(desk):
    answer = requests.post(desk.sandbox.url + "/sandbox/clock", data='{"advance_seconds": 5}', timeout=10)
    assert answer.status_code == 415
    assert desk.control("state", "GET")["offset_seconds"] == 0


@pytest.mark.parametrize(
    ("door", "asked"),
    [
        ("clock", {"advance_seconds": -1}),
        ("faults", {"faults": [{"fault": "earthquake"}]}),
        ("faults", {}),
        ("webhook", {"colour": "red"}),
        ("pay", {"session": "cs_test_none"}),
        ("nothing", {}),
    ],
)
def test_a_control_that_makes_no_sense_is_refused(desk, door, asked):
    with pytest.raises(requests.HTTPError, match=r"40[04]"):
        desk.control(door, **asked)


@pytest.mark.parametrize("key", ["", "Bearer sk_live_1", "Basic sk_test_1"])
def test_the_api_wants_a_test_key(desk, key):
    assert get(desk.sandbox.url + "/v1/events", headers={"Authorization": key}).status_code == 401


@pytest.mark.parametrize("body", ["=", "mode=payment", "mode=payment&line_items=1", "mode=payment&line_items[0]=x"])
def test_a_request_that_makes_no_sense_is_refused_as_stripe_refuses(desk, body):
    headers = {"Authorization": "Bearer sk_test_1", "Idempotency-Key": "one"}
    answer = requests.post(desk.sandbox.url + "/v1/checkout/sessions", body, headers=headers, timeout=10)
    assert (answer.status_code, answer.json()["error"]["type"]) == (400, "invalid_request_error")
    assert desk.things("checkout.session") == []


def test_lists_come_by_page_newest_first(desk):
    started = [desk.start() for _ in range(5)]
    client = desk.gateway._client
    read = [session.id for session in client.v1.checkout.sessions.list({"limit": 2}).auto_paging_iter()]
    assert read == started[::-1]
    assert client.v1.events.list({"type": "charge.succeeded"}).data == []


def test_the_secret_of_the_webhooks_is_never_shown(desk, office):
    assert desk.control("state", "GET")["hook"]["secret"] == "set"


def test_payments_delayed_outcomes_and_keys_survive_a_stop(desk, tmp_path):
    file = tmp_path / "gateway.json"
    payment = desk.payment(expires_at=desk.now() + timedelta(hours=2))
    with Sandbox(file=file) as first:
        before = gateway_at(first.url).start_hosted(payment)
        session = before.gateway_reference
        requests.post(f"{first.url}/pay/{session}", {"choice": "bank_paid"}, timeout=10, allow_redirects=False)
        requests.post(f"{first.url}/sandbox/clock", json={"advance_seconds": 3600}, timeout=10)
    assert file.stat().st_mode & 0o077 == 0
    with Sandbox(file=file) as second:
        gateway = gateway_at(second.url)
        assert gateway.start_hosted(payment) == before
        assert gateway.retrieve(session).state is AttemptState.PROCESSING
        requests.post(f"{second.url}/sandbox/clock", json={"offset_seconds": 2 * 86_400 + 3600}, timeout=10)
        assert gateway.retrieve(session).state is AttemptState.SUCCEEDED


def remembered(state):
    return [list(state.things.values()), state.due, state.undelivered, state.offset, state.replies]


def test_what_was_answered_is_kept_whatever_moment_the_sandbox_is_killed_at(desk, tmp_path):
    """After each answer, what a start would read is what the running sandbox knows: no less and no more."""
    file = tmp_path / "gateway.json"

    def kept():
        known = State()
        known.load(file)
        return remembered(known) == remembered(running.state)

    with Sandbox(file=file) as running:
        gateway = gateway_at(running.url)
        for choice in ("paid", "bank_paid", "declined", "card_disputed", "unheard"):
            session = gateway.start_hosted(desk.payment(expires_at=desk.now() + timedelta(hours=2))).gateway_reference
            assert kept(), choice
            requests.post(f"{running.url}/pay/{session}", {"choice": choice}, timeout=10, allow_redirects=False)
            assert kept(), choice
            running.state.save(file)  # as every half minute
            assert kept(), choice
        (intent,) = [thing for thing in running.state.all("payment_intent") if thing["status"] == "processing"]
        requests.post(f"{running.url}/sandbox/clock", json={"advance_seconds": 3 * 86_400}, timeout=10)
        assert intent["status"] == "succeeded"
        assert kept()
        made = {"id": "pi_old", "amount": 100, "currency": "USD", "created": 1_700_000_000, "metadata": {}}
        requests.post(f"{running.url}/sandbox/payments", json={"payments": [made]}, timeout=10)
        assert "pi_old" in running.state.things
        assert kept()


def test_the_command_says_where_it_listens_and_saves_when_it_is_terminated(desk, tmp_path):
    file = tmp_path / "gateway.json"
    command = [sys.executable, "-m", "infra.sandbox_gateway", "--port", "0", "--state", str(file)]
    environ = os.environ | {"PYTHONPATH": os.getcwd()}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as running:
        url = running.stdout.readline().rsplit(" ", 1)[1].strip()
        gateway_at(url).start_hosted(desk.payment())
        running.send_signal(signal.SIGTERM)
        assert running.wait(20) == 0
    assert "checkout.session" in file.read_text()
