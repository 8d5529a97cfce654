"""A real small practice: enrollment, catalog and invoicing on memory, and a desk that calls the doors of invoicing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from chalice.test import Client

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import CodeSystem, Listed, Price, TaxRule
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions import ClientForm, ContactForm, CoverageForm, EnrollmentForm, PayerForm
from chalicelib.enrollment.model import Address, PayerKind, PersonName
from chalicelib.invoicing.api.doors import api
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.ports import Ports
from chalicelib.payments.api.invoices import api as reading
from chalicelib.payments.api.papers import api as papers
from chalicelib.privacy.actions import record_read
from chalicelib.web.app import OfficeApp
from tests.fakes.doors import plates_of
from tests.fakes.office import REP, make_office

SPRING = date(2026, 1, 1)
BOSTON = Address(line1="1 Beacon Street", city="Boston", region="MA", postal_code="02108", country="US")
SERVICES = [
    Listed("VISIT", "Office visit, established client", True),
    Listed("BRACE", "Wrist brace", True),
    Listed("GROUP", "Visits of all kinds", False),
]


@dataclass(frozen=True)
class Practice:
    """Ports, one enrolled account with its client, and a payer that covers 80 % for her."""

    ports: Ports
    account_id: str
    client_id: str
    payer_id: str


def make_practice() -> Practice:
    """Enroll Anna, load three services with prices for cash and for her insurer, and a tax."""
    ports = make_office()
    form = EnrollmentForm(
        clients=(ClientForm(PersonName("Lindqvist", "Anna"), date(1980, 3, 12), "female", BOSTON),),
        contact=ContactForm(email="anna@example.com", email_consent=True),
    )
    file = enrollment.enroll(ports, form, REP, "enroll-0001", confirmed_not_duplicate=True)
    account_id, client_id = file.account.id, file.clients[0].id
    payer = enrollment.add_payer(
        ports, PayerForm(name="Blue Shield", kind=PayerKind.INSURER, fee_schedule="blue"), REP, "payer-0001"
    )
    cover = CoverageForm(client_id, payer.id, 1, SPRING, member_id="M1", percent_bp=8000)
    enrollment.add_coverage(ports, account_id, cover, REP, "coverage-0001")
    _fill_catalog(ports)
    return Practice(ports, account_id, client_id, payer.id)


def _fill_catalog(ports: Ports) -> None:
    catalog.load_release(ports, CodeSystem.SERVICE, SPRING, "test", SERVICES, REP)
    usd, always = currency("USD"), Period(SPRING)
    for schedule, code, minor, tax in (
        ("", "VISIT", 12000, ""),
        ("blue", "VISIT", 10000, ""),
        ("", "BRACE", 4000, "GOODS"),
    ):
        price = Price(schedule, CodeSystem.SERVICE, code, minor, usd, always, tax)
        catalog.put_price(ports, price, 0, REP)
    catalog.put_tax(ports, TaxRule("GOODS", 625, always, "", "M.G.L. c. 64H s. 2"), 0, REP)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    body: Any


class Desk:
    """Calls the doors of invoicing, and of what payments shows and lends of it, as one staff member."""

    def __init__(self, ports: Ports, actor: Actor) -> None:
        app = OfficeApp("quittance-test", lambda: ports, lambda *_: actor, lambda *_: actor, record_read)
        app.add(plates_of(api, reading, papers))
        self._http = Client(app).http

    def call(self, method: str, path: str, body: Any = None, key: str = "") -> Answer:
        headers = {"Content-Type": "application/json", "Authorization": "Bearer token"}
        if key:
            headers["Idempotency-Key"] = key
        raw = b"" if body is None else json.dumps(body).encode()
        answer = self._http.request(method, f"/api/v1{path}", headers=headers, body=raw)
        return Answer(answer.status_code, json.loads(answer.body) if answer.body else None)
