"""At every door that asks for one, a caller's key binds verb, place, content and person: the same again is answered."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.errors import Unavailable
from chalicelib.ledger import actions as ledger
from chalicelib.payments.actions import posting
from tests.fakes.client import Answer, OfficeClient, make_client
from tests.fakes.doors import plates_of  # noqa: F401  # declares all doors
from tests.fakes.money import Desk
from tests.fakes.office import SUPERVISOR

KEY = "the-same-key"


class Counter:
    """Two supervisors at the doors of one account."""

    def __init__(self) -> None:
        from chalicelib.collections.api.doors import api as collecting
        from chalicelib.invoicing.api.doors import api as invoicing
        from chalicelib.payments.api.desk import api as paying

        apis = [paying, invoicing, collecting]
        self.desk = Desk()
        self.invoice = self.desk.bill()
        self.first: OfficeClient = make_client(self.desk.ports, apis, SUPERVISOR)
        other = Actor("staff:someone-else", frozenset({Role.SUPERVISOR}))
        self.other: OfficeClient = make_client(self.desk.ports, apis, other)
        self.at = f"/api/v1/accounts/{self.desk.account.id}"

    def pay(self, minor: int = 5_000, client: OfficeClient | None = None, key: str = KEY) -> Answer:
        body = {"method": "cheque", "amount_minor": minor, "received_on": ledger.today(self.desk.ports).isoformat()}
        return (client or self.first).post(f"{self.at}/payments", body, key=key)

    def entries(self) -> int:
        return len(ledger.journal(self.desk.ports, self.desk.account.id))


@pytest.fixture
def counter() -> Counter:
    return Counter()


def refused(answer: Answer) -> bool:
    return (answer.status, answer.body.get("code")) == (409, "key_reused")


def test_the_same_request_is_answered_again_and_posts_nothing(counter: Counter) -> None:
    first = counter.pay()
    entries = counter.entries()
    assert (first.status, counter.pay().body) == (201, first.body)
    assert counter.entries() == entries


def test_another_content_person_or_place_under_the_key_is_refused(counter: Counter) -> None:
    paid = counter.pay().body["id"]
    entries = counter.entries()
    assert refused(counter.pay(6_000))
    assert refused(counter.pay(client=counter.other))
    body: dict[str, Any]
    for place, body in {
        f"payments/{paid}/allocate": {"allocations": None},
        f"payments/{paid}/return": {"reason": "no funds"},
        f"invoices/{counter.invoice.id}/release": {},
        f"invoices/{counter.invoice.id}/credit": {"reason": "wrong"},
        f"invoices/{counter.invoice.id}/adjust": {"party": "guarantor", "amount_minor": 100, "reason": "contract"},
        "promises": {"amount_minor": 100, "promised_on": "2026-12-31"},
        "holds": {"reason": "dispute"},
    }.items():
        assert refused(counter.first.post(f"{counter.at}/{place}", body, key=KEY)), place
    assert counter.entries() == entries


def test_a_refund_under_the_key_of_a_return_is_refused_not_swallowed(counter: Counter) -> None:
    paid = counter.pay(20_000, key="another-key").body["id"]
    assert counter.first.post(f"{counter.at}/payments/{paid}/return", {"reason": "no funds"}, key=KEY).status == 200
    again = {"amount_minor": 100, "reason": "asked for"}
    assert refused(counter.first.post(f"{counter.at}/payments/{paid}/refund", again, key=KEY))


def test_a_refusal_in_which_nothing_was_done_lets_the_key_go(counter: Counter) -> None:
    adjust = {"party": "guarantor", "amount_minor": 99_999, "reason": "contract"}
    place = f"{counter.at}/invoices/{counter.invoice.id}/adjust"
    assert counter.first.post(place, adjust, key=KEY).body["code"] == "more_than_open"
    assert counter.first.post(place, adjust | {"amount_minor": 100}, key=KEY).status == 200
    assert refused(counter.first.post(place, adjust | {"amount_minor": 200}, key=KEY))


def test_what_may_have_been_done_keeps_its_key(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*given: object) -> None:
        raise Unavailable("busy", "Nobody knows.")

    with monkeypatch.context() as patch:
        patch.setattr(posting.ledger, "post_as_read", silent)
        assert counter.pay().status == 503
    assert refused(counter.pay(6_000))
    assert counter.pay().status == 201
