"""The receipt of a payment at the counter is mailed as any service message: once a press, gated, without an amount."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from chalice.test import Client

from app import app
from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, Channel
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.ports import Ports
from chalicelib.notices import actions as notices
from chalicelib.notices.rules.masking import masked
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from tests.fakes.dunning import pay
from tests.fakes.office import REP, make_office
from tests.fakes.outreach import debtor, deliver_all, remind


@pytest.fixture
def ports() -> Iterator[Ports]:
    made, staff = make_office(), app.staff
    app.use_ports(made)
    app.staff = lambda _, token: Actor(f"staff:{token}", frozenset({Role(token)}))
    yield made
    app.staff = staff
    app.use_ports(None)


def asked(account: Account, payment: str, key: str, role: str = "representative") -> tuple[int, dict[str, str]]:
    sent = {"Authorization": f"Bearer {role}", "Content-Type": "application/json", "Idempotency-Key": key}
    path = f"/api/v1/accounts/{account.id}/payments/{payment}/receipt/send"
    answer = Client(app).http.post(path, headers=sent, body=b"{}")
    return answer.status_code, json.loads(answer.body)


def test_a_press_mails_once_and_names_no_amount(ports: Ports) -> None:
    account = debtor(ports)
    payment = pay(ports, account, 42_17, "cash")
    assert [asked(account, payment.id, "press-0001")[1]["state"] for _ in range(2)] == ["queued", "queued"]
    deliver_all(ports)
    (letter,) = ports.mail.sent
    assert "42" not in letter.subject + letter.text.replace(ports.settings.office_phone, "").split("http")[0]
    assert "#k=" in letter.text


def test_the_gate_and_the_books_may_say_no(ports: Ports) -> None:
    account = debtor(ports)
    payment = pay(ports, account, 42_17, "cash")
    assert asked(account, payment.id, "press-0002", "auditor")[0] == 403
    assert asked(account, "pay_none", "press-0003")[0] == 404
    enrollment.opt_out(ports, account.id, Channel.EMAIL, REP)
    assert asked(account, payment.id, "press-0004")[1]["rule"] == "opted_out"
    payments.return_payment(ports, account.id, payment.id, "bounced", "back-0001", REP)
    assert asked(account, payment.id, "press-0005")[1]["code"] == "no_receipt"
    assert ports.mail.sent == []


def mails(account: Account, payment: str, role: str = "representative") -> list[dict[str, str]]:
    sent = {"Authorization": f"Bearer {role}"}
    answer = Client(app).http.get(f"/api/v1/accounts/{account.id}/payments/{payment}/receipt/mails", headers=sent)
    assert answer.status_code == 200
    return list(json.loads(answer.body)["items"])


def test_a_payment_tells_what_was_mailed_of_it_to_whom_and_what_was_refused_the_newest_first(ports: Ports) -> None:
    account = debtor(ports)
    payment, other = pay(ports, account, 42_17, "cash"), pay(ports, account, 10_00, "again")
    assert mails(account, payment.id) == []
    asked(account, payment.id, "press-0001")
    (waiting,) = mails(account, payment.id)
    assert (waiting["state"], waiting["mailed_to"], waiting["sent_at"]) == ("queued", "", None)
    deliver_all(ports)
    ports.clock.advance(timedelta(minutes=5))
    enrollment.opt_out(ports, account.id, Channel.EMAIL, REP)
    asked(account, payment.id, "press-0002")
    refused, gone = mails(account, payment.id)
    assert (refused["state"], refused["rule"], refused["mailed_to"]) == ("refused", "opted_out", "")
    assert (gone["state"], gone["made_by"]) == ("sent", "staff:representative")
    person, _, domain = account.contact.email.partition("@")
    assert gone["mailed_to"] == f"{person[0]}•••@{domain}"
    assert person not in json.dumps(gone)
    assert mails(account, other.id) == []


def test_a_mail_that_is_sent_again_is_told_too_and_other_letters_are_not(ports: Ports) -> None:
    account = debtor(ports)
    payment = pay(ports, account, 42_17, "cash")
    asked(account, payment.id, "press-0001")
    (notice,) = notices.notices_page(ports, account.id, 10, None).items
    notices.record_failed(ports, account.id, notice.id, "rejected", REP)
    ports.clock.advance(timedelta(minutes=5))
    outreach.resend(ports, account.id, notice.id, collections.standstill_of, REP)
    remind(ports, account)
    assert [one["state"] for one in mails(account, payment.id)] == ["queued", "failed"]


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ada.okafor@example.org", "a•••@example.org"),
        ("a@example.org", "a•••@example.org"),
        ('"a@b"@example.org', '"•••@example.org'),
        ("żółć@example.pl", "ż•••@example.pl"),
        ("nobody", ""),
        ("", ""),
    ],
)
def test_an_address_is_known_again_and_cannot_be_written_to(address: str, told: str) -> None:
    assert masked(address) == told
