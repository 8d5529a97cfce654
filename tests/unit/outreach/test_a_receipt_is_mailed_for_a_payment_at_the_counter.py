"""The receipt of a payment at the counter is mailed as any service message: once a press, gated, without an amount."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from chalice.test import Client

from app import app
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, Channel
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from tests.fakes.dunning import pay
from tests.fakes.office import REP, make_office
from tests.fakes.outreach import debtor, deliver_all


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
