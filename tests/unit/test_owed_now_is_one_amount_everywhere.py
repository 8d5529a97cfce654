"""One table of what is held, debited and open, and every side that says what is owed: all tell one amount."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from chalicelib.collections import actions as collections
from chalicelib.enrollment.model import Account
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.actions import papers
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.money import Money
from chalicelib.kernel.ports import AttemptState, DisputeSnapshot, Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.api import invoices, pay
from chalicelib.payments.model import NewAttempt
from chalicelib.reports.api import account as overview
from chalicelib.reports.api import home as at_a_glance
from chalicelib.reports.api import lists, sums
from tests.fakes.client import make_client
from tests.fakes.dunning import enroll, night, owe
from tests.fakes.dunning import pay as paid_cash
from tests.fakes.office import REP, START, make_office
from tests.fakes.practice import carry_stream

TABLE = json.loads((Path(__file__).parent / "owed_now.json").read_text(encoding="utf-8"))


def practice(case: dict[str, Any]) -> tuple[Ports, Account, list[Invoice]]:
    """An account as a row of the table describes it: what is held came before anything was open."""
    ports = make_office()
    account = enroll(ports)
    if case.get("held"):
        paid_cash(ports, account, case["held"], "held")
    if case.get("credited"):
        earlier = owe(ports, account, case["credited"], ledger.today(ports), "earlier")
        paid_cash(ports, account, case["credited"], "earlier")
        invoicing.credit(ports, account.id, earlier.id, invoicing.Wanted(), "wrong", REP, "credit-01")
    rows = enumerate(case["invoices"])
    bills = [owe(ports, account, m, ledger.today(ports) + timedelta(days=d), f"bill-{n}") for n, (m, d) in rows]
    if case.get("debited"):
        attempt = payments.start_attempt(
            ports, account.id, NewAttempt("link", case["debited"], [], "en"), "attempt-1", REP, START
        )
        ports.gateway.settle(attempt.gateway_reference, AttemptState(case.get("state", "processing")))
        payments.settle_attempt(ports, account.id, attempt.id, REP)
    return ports, account, bills


def row(named: str) -> dict[str, Any]:
    return next(case for case in TABLE if case["case"] == named)


@pytest.fixture(params=TABLE, ids=[case["case"] for case in TABLE])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


def seen_by_client(ports: Ports, account: Account) -> dict[str, Any]:
    return dict(
        make_client(ports, [pay.api], Actor(f"client:{account.id}", name="link")).get("/api/v1/pay/account").body
    )


def test_the_pay_page_asks_for_what_is_owed_and_says_what_counts(case: dict[str, Any]) -> None:
    ports, account, bills = practice(case)
    seen = seen_by_client(ports, account)
    assert (seen["amount_due"]["minor"], seen["status"]) == (case["owed"], case["status"])
    assert seen["overdue"] == bool(case["overdue"])
    in_all = sum(minor for minor, _ in case["invoices"])
    assert seen["unapplied"]["minor"] == min(in_all, case.get("held", 0) + case.get("credited", 0))
    assert seen["amount_due"]["minor"] + seen["unapplied"]["minor"] + seen["processing"]["minor"] == in_all
    assert sum(line["owed"]["minor"] for line in seen["lines"]) == case["owed"]
    words = {line["invoice_id"]: line["stands"] for line in seen["lines"]}
    assert [words[bill.id] for bill in bills] == case["stands"]


def test_no_more_than_that_can_be_started(case: dict[str, Any]) -> None:
    ports, account, _ = practice(case)
    with pytest.raises(RuleBroken) as refused:
        payments.start_attempt(
            ports, account.id, NewAttempt("link", case["owed"] + 1, [], "en"), "attempt-2", REP, START
        )
    debited = case.get("debited") and case.get("state") != "pending"
    expected = "payment_processing" if debited else "more_than_due" if case["owed"] else "nothing_due"
    assert refused.value.code == expected
    if case["owed"]:
        ports.clock.advance(timedelta(minutes=1))  # of tries of one moment the latest by its name stands
        started = payments.start_attempt(
            ports, account.id, NewAttempt("link", case["owed"], [], "en"), "attempt-3", REP, START
        )
        assert started.redirect_url


def test_dunning_is_about_that_amount_and_no_other(case: dict[str, Any]) -> None:
    ports, account, _ = practice(case)
    standing = collections.dunning_of(ports, account.id)
    assert standing.overdue_minor == case["overdue"]
    assert sum(standing.ageing.values()) == case["owed"]


# A statement tells what is in the books of its last day; a debit is not before the gateway confirms it.
BOOKED = [case for case in TABLE if "debited" not in case]


@pytest.mark.parametrize("case", BOOKED, ids=[case["case"] for case in BOOKED])
def test_the_statement_says_how_much_of_it_is_overdue(case: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    ports, account, _ = practice(case)
    sheets: list[dict[str, Any]] = []
    monkeypatch.setattr(papers, "render", lambda _, sheet: sheets.append(sheet) or b"")
    today = ledger.today(ports)
    invoicing.statement_pdf(ports, account.id, today - timedelta(days=90), today)
    told = f"Of which overdue: ${case['overdue'] / 100:.2f}" if case["overdue"] else "Nothing is overdue."
    assert sheets[0]["due"]["by"] == told


def test_lists_and_the_overview_and_home_tell_that_amount(case: dict[str, Any]) -> None:
    ports, account, bills = practice(case)
    carry_stream(ports)
    office = make_client(ports, [overview.api, at_a_glance.api, lists.api, sums.api, invoices.api], REP)
    seen = office.get(f"/api/v1/accounts/{account.id}/overview").body
    guarantor = next(party for party in seen["parties"] if party["party"] == "guarantor")
    assert (guarantor["owed"]["minor"], seen["aged"]["minor"]) == (case["owed"], case["owed"])
    assert seen["overdue"]["minor"] == case["overdue"]
    (row,) = office.get("/api/v1/accounts").body["items"]
    assert (row["overdue"]["minor"], sum(m["minor"] for m in row["ageing"].values())) == (case["overdue"], case["owed"])
    assert bool(office.get("/api/v1/accounts", {"overdue": "true"}).body["items"]) == bool(case["overdue"])
    for summed in office.get("/api/v1/accounts/totals").body["by_currency"]:
        assert (summed["overdue"]["minor"], summed["count"]) == (case["overdue"], 1)
    home = office.get("/api/v1/home").body
    assert sum(money["minor"] for money in home["owed"]) == case["owed"]
    assert home["queues"]["overdue"]["count"] == bool(case["overdue"])
    assert sum(money["minor"] for money in home["queues"]["overdue"]["amounts"]) == case["overdue"]
    listed = {one["invoice_id"]: one for one in office.get("/api/v1/invoices").body["items"]}
    told = {one["id"]: one for one in office.get(f"/api/v1/accounts/{account.id}/invoices").body["items"]}
    for bill, word in zip(bills, case["stands"], strict=True):
        one = office.get(f"/api/v1/accounts/{account.id}/invoices/{bill.id}").body
        assert [listed[bill.id]["stands"], told[bill.id]["stands"], one["stands"]] == [word] * 3
        assert listed[bill.id]["owed"] == told[bill.id]["owed"] == one["owed"]
    assert sum(listed[bill.id]["owed"]["minor"] for bill in bills) == case["owed"]


def test_a_dispute_is_told_everywhere_while_it_runs_and_no_longer() -> None:
    ports = make_office()
    account = enroll(ports)
    bill = owe(ports, account, 8000, ledger.today(ports))
    attempt = payments.start_attempt(ports, account.id, NewAttempt("link", 8000, [], "en"), "attempt-1", REP, START)
    ports.gateway.settle(attempt.gateway_reference, AttemptState.SUCCEEDED)
    payments.settle_attempt(ports, account.id, attempt.id, REP)
    (paid,) = payments.payments_of(ports, account.id)
    office = make_client(ports, [lists.api, invoices.api], REP)
    for state, word in (("open", "disputed"), ("won", "paid")):
        said = DisputeSnapshot("dp_1", paid.gateway_reference, state, Money(8000, paid.currency), "fraudulent")
        payments.dispute(ports, account.id, paid.id, said, REP)
        carry_stream(ports)
        (listed,) = office.get("/api/v1/invoices", {"state": word}).body["items"]
        one = office.get(f"/api/v1/accounts/{account.id}/invoices/{bill.id}").body
        assert [listed["stands"], one["stands"]] == [word, word]


def test_a_debit_that_came_to_its_end_since_we_heard_of_it_is_asked_for_before_another_begins() -> None:
    ports, account, _ = practice(row("a page that is only open is no debit"))
    ports.gateway.settle("cs_" + payments.attempts_page(ports, account.id, 100).items[0].id, AttemptState.SUCCEEDED)
    with pytest.raises(RuleBroken) as refused:
        payments.start_attempt(ports, account.id, NewAttempt("link", 8000, [], "en"), "attempt-2", REP, START)
    assert refused.value.code == "nothing_due"
    assert [one.amount_minor for one in payments.payments_of(ports, account.id)] == [8000]


def test_a_debt_that_money_held_covers_gets_no_letter_and_costs_nothing() -> None:
    ports, account, _ = practice(row("more is held"))
    night(ports)
    assert (ports.mail.sent, len(invoicing.invoices_of(ports, account.id))) == ([], 1)


@pytest.mark.parametrize(("held", "interest"), [(0, 63_56), (3_000_00, 39_73), (8_000_00, None)])
def test_money_that_lies_unapplied_bears_no_interest(held: int, interest: int | None) -> None:
    ports = make_office()
    account = enroll(ports, currency="SEK")
    if held:
        paid_cash(ports, account, held, "held")
    ports.clock.advance(timedelta(days=31))
    due = ledger.today(ports) - timedelta(days=5)
    bill = owe(ports, account, 8_000_00, due)
    for day in (0, 10, 15):  # the letters of the Swedish policy: 5, 15 and 30 days past due
        ports.clock.advance(timedelta(days=day))
        collections.advance_account(ports, account.id, ledger.today(ports))
    charged = {i.kind.value: i.total_minor for i in invoicing.invoices_of(ports, account.id) if i.id != bill.id}
    assert charged == ({} if interest is None else {"late_fee": 60_00, "interest": interest})
