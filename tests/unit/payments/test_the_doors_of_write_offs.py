"""The doors of write-offs: a representative asks, a supervisor approves, each sentence in the reader's language."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.invoicing.api.doors import api
from chalicelib.kernel.actor import Actor, Role
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.money import Desk
from tests.fakes.office import REP, SUPERVISOR

CODER = Actor("staff:cod", frozenset({Role.CODER}), "Cleo Coder")


@pytest.fixture
def desk() -> Desk:
    return Desk()


def behind(desk: Desk, by: Actor) -> OfficeClient:
    return make_client(desk.ports, [api], by)


def body(minor: int, **more: Any) -> dict[str, Any]:
    return {"party": "guarantor", "amount_minor": minor, "reason": "small_balance", **more}


def at(desk: Desk, invoice_id: str) -> str:
    return f"/api/v1/accounts/{desk.account.id}/invoices/{invoice_id}/write-offs"


def test_a_representative_asks_and_a_supervisor_approves(desk: Desk) -> None:
    invoice, rep, sup = desk.bill(), behind(desk, REP), behind(desk, SUPERVISOR)
    place = at(desk, invoice.id)
    asked = rep.post(place, body(12_000, note="moved abroad"))
    assert (asked.status, asked.body["state"], asked.body["amount"]["display"]) == (201, "asked", "$120.00")
    one = f"{place}/{asked.body['id']}"
    assert rep.post(f"{one}/approve", {}).status == 403
    posted = sup.post(f"{one}/approve", {})
    assert (posted.status, posted.body["state"], posted.body["decided_by"]) == (200, "posted", "staff:sup")
    assert [found["note"] for found in rep.get(place).body] == ["moved abroad"]
    (listed,) = rep.get(f"/api/v1/accounts/{desk.account.id}/write-offs").body["items"]
    assert (listed["number"], listed["state"]) == (invoice.number, "posted")
    back = rep.post(f"{one}/take-back", {"note": "paid after all"})
    assert (back.body["state"], desk.open(invoice)) == ("taken_back", 12_000)


def test_what_is_asked_is_refused_or_withdrawn(desk: Desk) -> None:
    invoice, rep, sup = desk.bill(), behind(desk, REP), behind(desk, SUPERVISOR)
    place = at(desk, invoice.id)
    first = rep.post(place, body(12_000)).body["id"]
    assert rep.post(f"{place}/{first}/withdraw", {}).body["state"] == "refused"
    second = rep.post(place, body(12_000)).body["id"]
    assert sup.post(f"{place}/{second}/withdraw", {}).body["code"] == "others_request"
    assert rep.post(f"{place}/{second}/refuse", {}).status == 403
    assert sup.post(f"{place}/{second}/refuse", {}).body["decided_by"] == "staff:sup"
    assert desk.open(invoice) == 12_000


@pytest.mark.parametrize(
    ("given", "status", "code"),
    [
        (body(11_000), 409, "open_changed"),
        (body(12_000, party="pyr_none"), 409, "nothing_open"),
        (body(12_000, reason="too lazy"), 422, "invalid_request"),
        (body(0), 422, "invalid_request"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(desk: Desk, given: dict[str, Any], status: int, code: str) -> None:
    answer = behind(desk, REP).post(at(desk, desk.bill().id), given)
    assert (answer.status, answer.body["code"]) == (status, code)


def test_the_small_balances_of_an_account_say_what_would_become_of_them(desk: Desk) -> None:
    small, large = desk.bill("LAB"), desk.bill("XRAY")
    desk.by_cheque(4_000)
    rep = behind(desk, REP)
    found = rep.get(f"/api/v1/accounts/{desk.account.id}/small-balances").body
    assert [(one["number"], one["at_once"], one["refused"]) for one in found["items"]] == [(small.number, True, "")]
    assert (found["at_once"], found["asked"], found["at_once_amounts"][0]["minor"]) == (1, 0, 550)
    named = [{"account_id": desk.account.id, "invoice_id": one.id} for one in (small, large)]
    ahead = rep.post("/api/v1/write-offs/preview", {"invoices": named}).body
    assert (ahead["at_once"], ahead["asked"], ahead["refused"]) == (1, 1, 0)
    assert (ahead["at_once_amounts"][0]["minor"], ahead["asked_amounts"][0]["minor"]) == (550, 23_075)
    desk.write_off(small)
    told = rep.post("/api/v1/write-offs/preview", {"invoices": named}, accept_language="sv").body["items"][0]["refused"]
    assert told == "Betalaren är inte skyldig något på fakturan: det finns inget att skriva av."


def test_the_limit_is_chosen_by_who_may_and_told_in_the_readers_language(desk: Desk) -> None:
    rep, sup = behind(desk, REP), behind(desk, SUPERVISOR)
    usd = rep.get("/api/v1/write-off-policies", accept_language="pl").body[0]
    assert (usd["currency"], usd["limit"]["minor"], usd["days"], usd["version"]) == ("USD", 1_000, 60, 1)
    assert usd["source"].startswith("Zasada biura")
    changed = {"limit_minor": 2_000, "days": 90, "source": usd["source"], "version": 1}
    assert rep.put("/api/v1/write-off-policies/USD", changed).status == 403
    saved = sup.put("/api/v1/write-off-policies/USD", changed, accept_language="pl").body
    assert (saved["limit"]["minor"], saved["days"], saved["version"]) == (2_000, 90, 2)
    assert rep.get("/api/v1/write-off-policies").body[0]["source"].startswith("Office policy")
    assert sup.put("/api/v1/write-off-policies/USD", changed).status == 409


def test_who_may_not_write_off_is_refused(desk: Desk) -> None:
    invoice = desk.bill()
    assert behind(desk, CODER).post(at(desk, invoice.id), body(12_000)).status == 403
