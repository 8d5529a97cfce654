"""Every door is asked with days, numbers, texts, ids and cursors that nobody should send: a refusal, never a fault.

After each door the whole office still answers: home, lists, sums, exports, letters; its stream is still carried on.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from chalice.test import Client

from app import app
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from chalicelib.web.api import Door
from chalicelib.web.permissions import Permission
from infra.doors import declared
from tests.fakes.awkward import LONG, bodies, good_of, queries
from tests.fakes.dunning import queue_night
from tests.fakes.office import REP, make_office
from tests.fakes.practice import carry_stream, enroll, issue, line, open_practice
from tests.house.test_schemathesis_finds_nothing import OpenIdentity

EVERYONE = Actor("staff:everyone", frozenset(Role), "Everyone")
ALL = declared()
DOORS = [door for door in ALL if "/auth/" not in door.path]
IDS = [LONG, "\x00", "..", "李 娜", "²", "%2F", " ", "x" * 128]
SEEN_AFTER = (
    *("/home", "/accounts", "/invoices", "/payments", "/clients"),
    *("/accounts/totals", "/invoices/totals", "/payments/totals", "/accounts/{account_id}/timeline"),
    *("/reports/ageing", "/reports/trial-balance", "/collections/preview", "/accounts/{account_id}"),
)

EXTREMES = ("0001-01-01", "9999-12-31", LONG, str(2**63), str(10**40))  # within no horizon: refused wherever they come
ON_DRAFTS = {
    *((method, "/api/v1/accounts/{account_id}/invoices/{invoice_id}") for method in ("PUT", "DELETE")),
    *(("POST", f"/api/v1/accounts/{{account_id}}/invoices/{{invoice_id}}/{verb}") for verb in ("audit", "issue")),
    ("POST", "/api/v1/accounts/{account_id}/invoices/{invoice_id}/approve"),
}
# What the doors' own descriptions do not say: values that are good together.
PLAIN: dict[str, Any] = {
    "party": "guarantor",
    "from_party": "guarantor",
    "code": "VISIT",
    "system": "service",
    "schedule": "cash",
    "currency": "USD",
    "email": "x@example.org",
    "time_zone": "Europe/Paris",
    "country": "US",
    "units": "1",
    "postal_code": "02118",
    "phone": "+1 617 555 0100",
    "PhoneShape.number": "+1 617 555 0100",
    "identifiers": [],
    "discount_bp": 0,
    "exemption": "",
    "fee_schedule": "",
    "path.key": "us",
    "path.from_system": "snomed",
    "path.template": "reminder_1",
    "template": "reminder_1",
    "path.layout": "plain",
    "path.kind": "clients",
    "layout": "plain",
    "text": "Okafor",
    "FileIn.kind": "clients",
    "line_ids": [],
    "diagnoses": [],
    "modifiers": [],
    "unit_minor": 5,
    "minor": 1,
    "answer": "1980-05-17",
    "channel": "email",
    "fee_key": "",
    "interest_key": "",
    "path.subject": "staff:rep",
    "list": "invoices",
    "filter": {"from_on": "2026-01-01", "text": "Okafor"},
    "order": 3,
    "coverages": [],
    "GuarantorShape.client": 0,
    "TaxBody.version": 0,
    "DiscountBody.version": 0,
    "to_code": "VISIT",
}


class Office:
    """The real application over a small practice in memory, with the names of what is in it."""

    def __init__(self, http: Any) -> None:
        self.http = http
        self.ports: Ports = make_office(identity=Everywhere())
        app.use_ports(self.ports)
        open_practice(self.ports)
        self.asked = 0
        self.known = PLAIN | self._practice()
        self.known |= self._furnished()
        self.known["token"] = payments.create_link(self.ports, self.known["account_id"], "ntc_1", "hash", REP)
        self.session, _ = payments.pass_check(self.ports, self.known["token"], "1980-05-17")

    session = ""

    def _practice(self) -> dict[str, Any]:
        ports, today = self.ports, ledger.today(self.ports)
        account = enroll(ports)
        invoice = issue(ports, account, "draft-0001")
        new = NewPayment("cheque-1", "guarantor", Method.CHEQUE, 500, today)
        payment = payments.post_payment(ports, account.id, new, REP)
        client = line(account, ports).client_id
        return {
            "account_id": account.id,
            "invoice_id": invoice.id,
            "payment_id": payment.id,
            "client_id": client,
            "CoverageShape.client": client,
            "day": str(today),
            "subject": invoice.id,
            "until_on": str(today.replace(year=today.year + 1)),
            "invoices": [invoice.id],
        }

    def _furnished(self) -> dict[str, Any]:
        """What is made by the doors themselves, so that the next ones have something to change."""
        found: dict[str, Any] = {"payer_id": self._made("/payers", "id")}
        self.known |= found
        account = "/accounts/{account_id}"
        for name, path, field in (
            *(("coverage_id", "/coverages", "id"), ("concern_id", "/concerns", "id"), ("hold_id", "/holds", "id")),
            *(("draft_id", "/invoices", "id"), ("notice_id", "/pay-link", "notice_id")),
        ):
            found[name] = self._made(account + path, field)
        note = self._made(account + "/invoices/{invoice_id}/credit", "id")
        more = {name: self._made(path, "id") for name, path in (("import_id", "/imports"), ("export_id", "/exports"))}
        return found | more | {"note_id": note, "to_party": found["payer_id"]}

    def _made(self, path: str, field: str) -> str:
        door = next(d for d in ALL if (d.method, d.path) == ("POST", f"/api/v1{path}"))
        answer = self.ask(door, self.path_of(door), {}, self.good(door))
        assert answer.status_code < 300, (path, answer.body)
        return str(answer.json_body[field])

    def good(self, door: Door) -> bytes:
        """A body the door takes."""
        return json.dumps(good_of(door.body, self.known)).encode() if door.body else b""

    def ask(self, door: Door, path: str, query: dict[str, Any], body: bytes) -> Any:
        self.asked += 1
        token = self.session if door.permission is Permission.PAY_SESSION else "everyone"
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        headers["Idempotency-Key"] = f"awkward-{self.asked:06d}"
        where = f"{path}?{urlencode(query, doseq=True, errors='replace')}" if query else path
        sent = b"" if door.method in ("GET", "DELETE") else body
        answer = self.http.request(door.method, where, headers=headers, body=sent)
        assert answer.status_code < 500, (door.path, query, body[:300], answer.body[:300])
        beyond = any(extreme in f"{path}{query}{body.decode()}" for extreme in EXTREMES)
        assert not beyond or answer.status_code >= 400, (door.path, query, body[:300])
        return answer

    def path_of(self, door: Door, **changes: str) -> str:
        path = door.path
        for name in door.parameters:
            known = "draft_id" if name == "invoice_id" and (door.method, door.path) in ON_DRAFTS else name
            value = changes.get(name, self.known.get(f"path.{name}", self.known.get(known, "x_none")))
            path = path.replace("{" + name + "}", quote(value, safe=""))
        return path

    def still_works(self) -> None:
        carry_stream(self.ports)
        by_path = {door.path: door for door in ALL if door.method == "GET"}
        for path in SEEN_AFTER:
            door = by_path[f"/api/v1{path}"]
            assert self.ask(door, self.path_of(door), {}, b"").status_code == 200, path
        export = next(door for door in ALL if (door.method, door.path) == ("POST", "/api/v1/exports"))
        for name in ("clients", "invoices", "write-offs", "payments", "accounts"):
            assert self.ask(export, export.path, {}, json.dumps({"list": name}).encode()).status_code == 201
        queue_night(self.ports, ledger.today(self.ports))


class Everywhere(OpenIdentity):
    """Lets one token do all things."""

    def verify(self, token: str, now: Any) -> Actor:
        return EVERYONE


@pytest.fixture(scope="module")
def http() -> Iterator[Any]:
    logging.getLogger("quittance").setLevel(logging.CRITICAL)
    with Client(app) as client:
        yield client.http
    app.use_ports(None)
    logging.getLogger("quittance").setLevel(logging.NOTSET)


@pytest.mark.parametrize("door", DOORS, ids=lambda d: f"{d.method} {d.path}")
def test_awkward_values_are_refused_and_nothing_breaks(http: Any, door: Door) -> None:
    office = Office(http)
    good = office.good(door)
    for name in door.parameters:
        for awkward in IDS:
            office.ask(door, office.path_of(door, **{name: awkward}), {}, good)
    for body in bodies(door, office.known):
        office.ask(door, office.path_of(door), {}, body)
    for query in queries(door, office.known):
        office.ask(door, office.path_of(door), query, good)
    if door.body is not None:
        answer = office.ask(door, office.path_of(door), {}, b'{"a": 1, "a": 2}')
        assert answer.status_code == 400 or answer.json_body["code"] != "equal_keys"
    office.still_works()
