"""The whole journey against the deployed package: enroll, bill, send, pay on the gateway's page; books tie."""

from __future__ import annotations

from typing import Any

import pytest

from infra import drill
from infra.local.places import STACK
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk, Payer, choose, until

pytestmark = pytest.mark.local_cloud


@pytest.fixture(scope="module")
def desk(office: Office) -> Desk:
    desk = Desk(office)
    desk.stock()
    return desk


def sent(desk: Desk, file: dict[str, Any], invoice: dict[str, Any]) -> Payer:
    account = file["account"]["id"]
    answer = desk.ask("POST", f"/accounts/{account}/invoices/{invoice['id']}/send")
    assert answer["state"] == "queued", answer
    return Payer(desk, desk.link(file["account"]["contact"]["email"]))


def balance(desk: Desk, file: dict[str, Any]) -> int:
    return int(desk.ask("GET", f"/accounts/{file['account']['id']}/overview")["balance"]["minor"])


def test_a_client_pays_a_mailed_link_and_the_lists_and_the_ledger_follow(desk: Desk) -> None:
    file = desk.enroll("Journey")
    invoice = desk.bill(file)
    assert invoice["number"].endswith("-0001")
    payer = sent(desk, file, invoice)
    seen = payer.check()
    assert (seen["status"], seen["amount_due"]["minor"]) == ("open", 12_000)
    started = payer.start(12_000, "one-attempt-0001")
    assert payer.start(12_000, "one-attempt-0001")["redirect_url"] == started["redirect_url"]
    choose(started["redirect_url"], "paid")
    until(lambda: payer.state(started["attempt_id"]) == "succeeded")
    assert balance(desk, file) == 0
    account = file["account"]["id"]
    rows = until(lambda: [r for r in desk.ask("GET", "/payments")["items"] if r["account_id"] == account])
    assert (len(rows), rows[0]["amount"]["minor"]) == (1, 12_000)
    report = desk.ask("GET", "/reports/trial-balance")
    assert report["balanced"] is True


@pytest.mark.parametrize("choice", ["declined", "bank_failed"])
def test_money_the_gateway_did_not_confirm_is_never_booked(desk: Desk, choice: str) -> None:
    file = desk.enroll("Unpaid")
    payer = sent(desk, file, desk.bill(file))
    payer.check()
    started = payer.start(12_000)
    choose(started["redirect_url"], choice)
    assert payer.state(started["attempt_id"]) in ("pending", "processing", "failed")
    assert balance(desk, file) == 12_000


def test_money_the_gateway_confirmed_is_booked_though_nobody_heard_of_it(desk: Desk) -> None:
    file = desk.enroll("Unheard")
    payer = sent(desk, file, desk.bill(file))
    payer.check()
    choose(payer.start(12_000)["redirect_url"], "unheard")
    assert balance(desk, file) == 12_000
    desk.office.fire("ReconcilePayments")
    until(lambda: balance(desk, file) == 0)


def test_a_guessed_answer_locks_the_link_and_a_scanner_changes_nothing(desk: Desk) -> None:
    file = desk.enroll("Guessed")
    payer = sent(desk, file, desk.bill(file))
    for _ in range(3):
        assert desk.ask("POST", "/pay/open", {"token": payer.token})["challenge"] == "birth_date"
    for _ in range(5):
        assert payer.check("1980-05-18", expect=403)["code"] == "wrong_answer"
    assert payer.check(expect=404)["code"] == "link_not_valid"
    assert desk.ask("POST", "/pay/open", {"token": "x" * 43}, expect=404)["code"] == "link_not_valid"


def test_the_books_are_restored_and_proved_by_whoever_is_pointed_at_them(
    desk: Desk, office: Office, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.bill(desk.enroll("Restored"))
    told = {"ENDPOINT_URL": office.places.cloud_url, "ACCESS_KEY_ID": "test", "SECRET_ACCESS_KEY": "test"}
    for name, value in {**told, "REGION": "us-east-1"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    before = set(office.client("dynamodb").list_tables()["TableNames"])
    drill.drill(office.places.session(), STACK, sleep=lambda seconds: None)
    said = capfd.readouterr().out
    assert " accounts proved, 0 do not hold" in said
    assert "\n  0 accounts" not in said
    assert set(office.client("dynamodb").list_tables()["TableNames"]) == before
