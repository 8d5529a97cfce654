"""One timeline of everything, the newest first; one search box for clients, accounts and invoices."""

from __future__ import annotations

from datetime import date, timedelta

from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn
from chalicelib.invoicing.rules.references import ocr_of
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from tests.fakes.client import OfficeClient
from tests.fakes.office import REP, START
from tests.fakes.practice import carry_stream, enroll, issue, line


def kinds(office: OfficeClient, account_id: str) -> list[str]:
    found, cursor = [], None
    while True:
        query = {"cursor": cursor} if cursor else None
        page = office.get(f"/api/v1/accounts/{account_id}/timeline", query).body
        found += [one["kind"] for one in page["items"]]
        cursor = page["cursor"]
        if cursor is None:
            return found


def test_everything_that_happened_is_told_the_newest_first(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    ports.clock.advance(timedelta(days=1))
    enrollment.add_note(ports, account.id, "called", REP, "note-0001", START)
    ports.clock.advance(timedelta(days=1))
    hold = collections.place_dunning_hold(ports, account.id, DunningHoldReason.DISPUTE, "", None, "hold-0001", REP)
    ports.clock.advance(timedelta(days=1))
    collections.lift_dunning_hold(ports, account.id, hold.id, hold.version, REP)
    ports.clock.advance(timedelta(days=1))
    new = NewPayment("cheque-1", "guarantor", Method.CHEQUE, 500, ledger.today(ports))
    payments.post_payment(ports, account.id, new, REP)
    assert kinds(office, account.id) == ["payment", "hold_lifted", "hold", "note", "invoice", "enrolled"]


def test_of_one_moment_the_later_step_comes_first(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    issue(ports, account, "draft-0002", "LAB")
    items = office.get(f"/api/v1/accounts/{account.id}/timeline").body["items"]
    assert [one["words"].get("entry") for one in items if one["kind"] == "invoice"] == ["2", "1"]
    assert [one["kind"] for one in items] == ["invoice", "invoice", "enrolled"]


def test_an_invoice_says_when_its_charges_were_captured_and_charges_that_wait_say_so(
    ports: Ports, office: OfficeClient
) -> None:
    account = enroll(ports)
    captured = ports.clock.now()
    draft = invoicing.draft_invoice(ports, account.id, ChargesIn([line(account, ports)]), REP, "draft-0001")
    carry_stream(ports)
    waiting = office.get(f"/api/v1/accounts/{account.id}/timeline").body["items"][0]
    assert (waiting["kind"], waiting["amount"]["minor"]) == ("captured", draft.total_minor)
    ports.clock.advance(timedelta(days=2))
    invoicing.issue(ports, account.id, draft.id, REP)
    items = office.get(f"/api/v1/accounts/{account.id}/timeline").body["items"]
    assert [one["kind"] for one in items] == ["invoice", "enrolled"]
    assert items[0]["words"]["captured_at"] == captured.isoformat()
    assert items[0]["words"]["captured_by"] == REP.subject


def test_a_long_story_pages_without_loss(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    for number in range(120):
        enrollment.add_note(ports, account.id, "called", REP, f"note-{number:04d}", START)
    assert kinds(office, account.id) == ["note"] * 120 + ["enrolled"]


def test_money_in_the_timeline_is_what_the_balance_moved_by(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    new = NewPayment("cheque-1", "guarantor", Method.CHEQUE, 15_000, ledger.today(ports))
    payments.post_payment(ports, account.id, new, REP)
    items = office.get(f"/api/v1/accounts/{account.id}/timeline").body["items"]
    moved = [one["amount"]["minor"] for one in items if one["amount"]]
    assert (moved, sum(moved)) == ([-15_000, 12_000], ledger.head_of(ports, account.id).balance)


def test_an_invoice_is_found_by_its_number_before_its_account_and_client(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    carry_stream(ports)
    printed = ocr_of(invoice.number)
    for asked in (invoice.number, f" {account.number}-1 ", printed, f"{printed[:6]} {printed[6:]}"):
        hits = office.get("/api/v1/search", {"q": asked}).body["items"]
        assert [(hit["kind"], hit["title"]) for hit in hits][:2] == [
            ("invoice", invoice.number), ("account", account.number),
        ]  # fmt: skip
        assert {hit["account_id"] for hit in hits} == {account.id}


def test_an_account_is_found_by_the_reference_of_its_statement(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    hits = office.get("/api/v1/search", {"q": ocr_of(account.number)}).body["items"]
    assert [(hit["kind"], hit["title"]) for hit in hits] == [("account", account.number)]


def test_a_client_is_found_by_what_a_caller_says(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    carry_stream(ports)
    for asked in ("okaf", account.number, "ada.0001@example.org", date(1980, 5, 17).isoformat()):
        hits = office.get("/api/v1/search", {"q": asked}).body["items"]
        assert ("client", account.id) in [(hit["kind"], hit["account_id"]) for hit in hits], asked


def test_what_does_not_exist_is_not_found_and_answers_are_few(ports: Ports, office: OfficeClient) -> None:
    for number in range(1, 5):
        enroll(ports, f"enroll-000{number}")
    carry_stream(ports)
    assert office.get("/api/v1/search", {"q": "999999-1"}).body["items"] == []
    assert len(office.get("/api/v1/search", {"q": "okafor", "limit": 3}).body["items"]) == 3
    assert office.get("/api/v1/search", {"q": "  "}).status == 422
