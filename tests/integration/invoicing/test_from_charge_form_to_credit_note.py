"""The journey of an invoice through its doors, on the real rooms below: capture, audit, issue, correct, print."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from chalicelib.cloud.records import CoreItem
from chalicelib.enrollment.api.doors import api as enrollment_doors
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.api.doors import api
from chalicelib.kernel.actor import Actor, Role
from chalicelib.ledger import actions as ledger
from chalicelib.payments.api.papers import api as paper_doors
from chalicelib.web.openapi import document
from chalicelib.web.permissions import Permission
from tests.fakes.client import make_client
from tests.fakes.invoicing_desk import Desk, Practice, make_practice
from tests.fakes.office import REP, SUPERVISOR

ADDRESS = {
    "line1": "12 Elm Street",
    "city": "Boston",
    "region": "MA",
    "postal_code": "02118",
    "country": "US",
}


@pytest.fixture
def practice() -> Practice:
    return make_practice()


def line(practice: Practice, code: str = "VISIT", **more: Any) -> dict[str, Any]:
    given = {"client_id": practice.client_id, "service_on": "2026-02-20", "system": "service", "code": code}
    return {**given, **more}


def capture(practice: Practice, *lines: dict[str, Any], key: str = "form-0001", **more: Any) -> Any:
    path = f"/accounts/{practice.account_id}/invoices"
    answer = Desk(practice.ports, REP).call("POST", path, {"lines": list(lines), **more}, key)
    assert answer.status == 201, answer.body
    return answer.body


def at(practice: Practice, invoice: Any, verb: str = "") -> str:
    return f"/accounts/{practice.account_id}/invoices/{invoice['id']}{verb}"


def issued(practice: Practice, *lines: dict[str, Any]) -> Any:
    draft = capture(practice, *(lines or [line(practice)]))
    answer = Desk(practice.ports, REP).call("POST", at(practice, draft, "/issue"), key="issue-0001")
    assert answer.status == 200, answer.body
    return answer.body


def parties(invoice: Any, what: str) -> dict[str, int]:
    return {party["party"]: party[what]["minor"] for party in invoice["parties"]}


def test_the_form_shows_price_tax_shares_and_holds_at_once(practice: Practice) -> None:
    lines = [
        line(practice, units="1.5", modifiers=["25"], diagnoses=["E11.9"]),
        line(practice, "BRACE", discount_bp=2000, discount_reason="hardship"),
        line(practice, "NONE"),
    ]
    draft = capture(practice, *lines)
    first, brace, _ = draft["lines"]
    assert (first["unit"]["display"], first["net"]["minor"], first["units"]) == ("$100.00", 15000, "1.5")
    assert (brace["discount"]["minor"], brace["tax"]["minor"], brace["tax_rate_bp"]) == (800, 200, 625)
    assert {(hold["line_id"], hold["code"]) for hold in draft["holds"]} == {
        ("2", "discount_needs_approval"),
        ("3", "missing_code"),
        ("3", "no_price"),
    }
    assert (draft["state"], draft["total"]["minor"]) == ("held", 18400)
    assert parties(draft, "share") == {practice.payer_id: 14720, "guarantor": 3680}


def test_an_expired_code_is_told_from_an_unknown_one(practice: Practice) -> None:
    draft = capture(practice, line(practice, service_on="2025-12-31"), self_pay=True)
    assert {hold["code"] for hold in draft["holds"]} == {"expired_code", "no_price"}


def test_a_preview_keeps_nothing(practice: Practice) -> None:
    desk, path = Desk(practice.ports, REP), f"/accounts/{practice.account_id}/invoices"
    answer = desk.call("POST", f"{path}/preview", {"lines": [line(practice)], "self_pay": True})
    assert (answer.status, answer.body["total"]["minor"], answer.body["id"]) == (200, 12000, "")
    assert desk.call("GET", path).body == {"items": [], "cursor": None}


def test_a_draft_is_changed_on_its_version_approved_and_discarded(practice: Practice) -> None:
    desk = Desk(practice.ports, REP)
    draft = capture(practice, line(practice, discount_minor=5000, discount_reason="hardship"))
    assert desk.call("POST", at(practice, draft, "/approve"), {"version": 1}).status == 403
    approved = Desk(practice.ports, SUPERVISOR).call("POST", at(practice, draft, "/approve"), {"version": 1})
    assert (approved.status, approved.body["state"], approved.body["version"]) == (200, "draft", 2)
    change = {"lines": [line(practice)], "version": 1}
    assert desk.call("PUT", at(practice, draft), change).body["code"] == "changed_meanwhile"
    assert desk.call("PUT", at(practice, draft), {**change, "version": 2}).body["total"]["minor"] == 10000
    assert desk.call("POST", at(practice, draft, "/audit")).body["holds"] == []
    assert desk.call("DELETE", at(practice, draft)).status == 204
    assert desk.call("POST", at(practice, draft, "/issue"), key="issue-0001").body["code"] == "invoice_discarded"


def test_a_held_draft_is_refused_with_its_reasons(practice: Practice) -> None:
    draft = capture(practice, line(practice, "GROUP"))
    answer = Desk(practice.ports, REP).call("POST", at(practice, draft, "/issue"), key="issue-0001")
    assert (answer.status, answer.body["code"], list(answer.body["fields"])) == (409, "invoice_held", ["lines.1"])


def test_issue_transfer_adjust_credit_and_rebill_tie_to_the_books(practice: Practice) -> None:
    desk = Desk(practice.ports, REP)
    invoice = issued(practice)
    assert invoice["number"].endswith("-0001")
    assert parties(invoice, "open") == {practice.payer_id: 8000, "guarantor": 2000}
    moving = {"from_party": practice.payer_id, "to_party": "guarantor", "amount_minor": 500, "reason": "denied"}
    for _ in range(2):
        moved = desk.call("POST", at(practice, invoice, "/transfer"), moving, "move-00001").body
    assert parties(moved, "open") == {practice.payer_id: 7500, "guarantor": 2500}
    less = {"party": practice.payer_id, "amount_minor": 1500, "reason": "contract"}
    adjusted = desk.call("POST", at(practice, invoice, "/adjust"), less, "less-00001").body
    assert parties(adjusted, "liable") == {practice.payer_id: 6000, "guarantor": 2500}
    again = desk.call("POST", at(practice, invoice, "/rebill"), {"reason": "wrong payer"}, "again-0001")
    assert (again.status, again.body["credit_note"]["total"]["minor"]) == (201, 8500)
    assert (again.body["draft"]["rebills"], again.body["draft"]["holds"]) == (invoice["id"], [])
    assert ledger.head_of(practice.ports, practice.account_id).balances == {}
    assert ledger.prove(practice.ports, practice.account_id) == []


def test_a_credit_of_lines_or_an_amount_makes_numbered_notes(practice: Practice) -> None:
    desk = Desk(practice.ports, REP)
    invoice = issued(practice, line(practice), line(practice, "BRACE"))
    wrong = {"reason": "wrong", "line_ids": ["2"]}
    note = desk.call("POST", at(practice, invoice, "/credit"), wrong, "wrong-0001").body
    assert (note["number"][-6:], note["total"]["minor"], note["tax"]["minor"]) == ("-C0001", 4250, 250)
    assert (
        desk.call("POST", at(practice, invoice, "/credit"), {"reason": "x", "line_ids": ["2"]}, "wrong-0002").status
        == 409
    )
    part = desk.call("POST", at(practice, invoice, "/credit"), {"reason": "x", "amount_minor": 1}, "wrong-0003").body
    listed = desk.call("GET", f"/accounts/{practice.account_id}/credit-notes").body["items"]
    assert [one["id"] for one in listed] == [part["id"], note["id"]]
    one = desk.call("GET", f"/accounts/{practice.account_id}/credit-notes/{note['id']}")
    assert one.body == note


def test_lists_are_paged_latest_first(practice: Practice) -> None:
    for number in range(3):
        capture(practice, line(practice, modifiers=[f"A{number}"]), key=f"form-{number:04d}")
    desk, path = Desk(practice.ports, REP), f"/accounts/{practice.account_id}/invoices"
    captured = list(practice.ports.tables.raw(CoreItem.table(), practice.account_id, "INV#"))
    invoicing.keep_waiting(practice.ports, [], captured)  # as the projector does
    first = desk.call("GET", f"{path}?limit=2").body
    rest = desk.call("GET", f"{path}?limit=2&cursor={first['cursor']}").body
    assert (len(first["items"]), len(rest["items"]), rest["cursor"]) == (2, 1, None)
    assert len({row["id"] for row in first["items"] + rest["items"]}) == 3


def test_documents_are_lent_and_hold_what_the_books_say(practice: Practice) -> None:
    desk, invoice = Desk(practice.ports, REP), issued(practice)
    note = desk.call("POST", at(practice, invoice, "/credit"), {"reason": "x"}, "credit-0001").body
    paths = {
        at(practice, invoice, "/pdf"): f"Invoice {invoice['number']}",
        at(practice, invoice, f"/pdf?party={practice.payer_id}"): f"Invoice {invoice['number']}",
        f"/accounts/{practice.account_id}/credit-notes/{note['id']}/pdf": f"Credit note {note['number']}",
        f"/accounts/{practice.account_id}/statement?from_on=2026-01-01&to_on=2026-03-31": "Statement of account",
    }
    for path, title in paths.items():
        answer = desk.call("GET", path)
        assert answer.status == 200, answer.body
        key = answer.body["url"].removeprefix("memory:").split("?")[0]
        found = PdfReader(BytesIO(practice.ports.documents.get(key)))
        assert found.metadata is not None
        assert str(found.metadata.title).startswith(title)
    wrong = f"/accounts/{practice.account_id}/statement?from_on=2026-02-01&to_on=2026-01-01"
    assert desk.call("GET", wrong).body["code"] == "period_invalid"


def test_every_reading_is_recorded(practice: Practice) -> None:
    invoice = issued(practice)
    before = len(practice.ports.tables.changes)
    Desk(practice.ports, REP).call("GET", at(practice, invoice))
    tables = [table for table, _, _ in practice.ports.tables.changes[before:]]
    assert practice.ports.settings.audit_table in tables


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"units": "0"}, "lines.0.units"),
        ({"discount_bp": 500}, "lines.0.discount_reason"),
        ({"system": "icd10cm"}, "lines.0.system"),
        ({"units": "1.2345"}, "lines.0.units"),
        ({"unit_minor": 1.5, "price_reason": "x"}, "lines.0.unit_minor"),
        ({"diagnoses": ["broken leg"]}, "lines.0.diagnoses.0"),
        ({"surprise": 1}, "lines.0.surprise"),
    ],
)
def test_what_is_wrong_in_a_charge_is_named_by_field(practice: Practice, wrong: dict[str, Any], field: str) -> None:
    path = f"/accounts/{practice.account_id}/invoices"
    answer = Desk(practice.ports, REP).call("POST", path, {"lines": [line(practice, **wrong)]}, "form-0001")
    assert (answer.status, list(answer.body["fields"])) == (422, [field])


def test_moving_money_needs_a_key(practice: Practice) -> None:
    invoice = issued(practice)
    for verb in ("issue", "credit", "rebill", "transfer", "adjust"):
        answer = Desk(practice.ports, REP).call("POST", at(practice, invoice, f"/{verb}"), {})
        assert answer.body["code"] == "idempotency_key_missing"


def test_an_account_that_is_not_there_is_not_found_by_any_door(practice: Practice) -> None:
    desk = Desk(practice.ports, SUPERVISOR)
    bodies = {
        "draft_invoice": {"lines": []},
        "preview_invoice": {"lines": []},
        "change_draft": {"lines": [], "version": 1},
        "approve_draft": {"version": 1},
        "credit_invoice": {"reason": "x"},
        "rebill_invoice": {"reason": "x"},
        "transfer_open": {"from_party": "guarantor", "to_party": practice.payer_id, "amount_minor": 1, "reason": "x"},
        "adjust_open": {"party": "guarantor", "amount_minor": 1, "reason": "x"},
        "write_off": {"party": "guarantor", "amount_minor": 1, "reason": "small_balance"},
    }
    for door in (one for one in (*api.doors, *paper_doors.doors) if "{account_id}" in one.path):
        path = door.path.removeprefix("/api/v1").format(
            account_id="acc_none", invoice_id="inv_none", note_id="crn_none", write_off_id="wof_none"
        )
        query = "?from_on=2026-01-01&to_on=2026-02-01" if path.endswith("statement") else ""
        answer = desk.call(door.method, path + query, bodies.get(door.handler.__name__, {}), "key-00000001")
        assert answer.status == 404, (door.path, answer)


def test_no_amount_is_too_large_to_answer(practice: Practice) -> None:
    most = {"discount_minor": 10**10, "discount_reason": "x"}
    path = f"/accounts/{practice.account_id}/invoices"
    lines = [line(practice, "BRACE", **most) for _ in range(3)]
    answer = Desk(practice.ports, REP).call("POST", path, {"lines": lines}, "form-0001")
    assert (answer.status, answer.body["code"]) == (422, "amount_too_large")


def test_who_may_only_read_changes_nothing(practice: Practice) -> None:
    invoice = issued(practice)
    auditor = Desk(practice.ports, Actor("staff:aud", frozenset({Role.AUDITOR})))
    for door in api.doors:
        ids = {"account_id": practice.account_id, "invoice_id": invoice["id"], "note_id": "crn_none", "currency": "USD"}
        path = door.path.removeprefix("/api/v1").format(**ids, write_off_id="wof_none")
        if door.permission is not Permission.ACCOUNT_READ:
            assert auditor.call(door.method, path, {}, "key-00000001").status == 403
    assert auditor.call("GET", at(practice, invoice)).status == 200


def test_the_doors_describe_themselves() -> None:
    described = document(api.doors)
    assert len(described["paths"]) == 25
    assert all(door.handler.__doc__ for door in api.doors)


@pytest.mark.parametrize(
    ("family", "given", "undrawn"),
    [
        ("李", "娜", []),
        ("김", "민준", []),
        ("Παπαδόπουλος", "Γιώργος", []),
        ("محمد", "عبد", []),
        ("𠮷野", "家", ["𠮷"]),
    ],
)
def test_every_paper_of_a_name_in_any_script_is_lent_and_says_what_it_could_not_draw(
    practice: Practice, family: str, given: str, undrawn: list[str]
) -> None:
    client = {"name": {"family": family, "given": given}, "birth_date": "1980-05-17", "address": ADDRESS}
    body = {"clients": [client], "guarantor": {"kind": "self", "client": 0}, "contact": {"email": "a@people.example"}}
    doors = make_client(practice.ports, [enrollment_doors, api, paper_doors], REP)
    file = doors.post("/api/v1/accounts", {**body, "confirmed_not_duplicate": True}).body
    account = file["account"]["id"]
    charge = {**line(practice), "client_id": file["clients"][0]["id"]}
    draft = doors.post(f"/api/v1/accounts/{account}/invoices", {"lines": [charge]}).body
    invoice = doors.post(f"/api/v1/accounts/{account}/invoices/{draft['id']}/issue", None).body
    path = f"/api/v1/accounts/{account}/invoices/{invoice['id']}"
    note = make_client(practice.ports, [api], SUPERVISOR).post(f"{path}/credit", {"reason": "all of it"}).body
    papers = (
        f"{path}/pdf",
        f"/api/v1/accounts/{account}/credit-notes/{note['id']}/pdf",
        f"/api/v1/accounts/{account}/statement?from_on=2026-03-01&to_on=2026-03-31",
    )
    for paper in papers:
        answer = doors.get(paper)
        assert (answer.status, answer.body["undrawn"]) == (200, undrawn)
        pdf = practice.ports.documents.get(answer.body["url"].removeprefix("memory:").split("?")[0])
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
        assert (set(family + given) - set(undrawn)) <= set(text)
