"""A small practice in memory: services with prices, an account to bill, and the stream carried by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import Code, CodeSystem, Listed, Price
from chalicelib.cloud.records import CoreItem
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, Address, GuarantorKind, PersonName
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, Invoice, LineIn
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.ports import Ports
from chalicelib.reports import actions as reports
from tests.fakes.office import REP

SERVICES = {"VISIT": 12_000, "LAB": 4_550, "XRAY": 23_075}
HOME = Address("12 Elm Street", "", "Boston", "MA", "02118", "US")


def open_practice(ports: Ports, code: str = "USD") -> None:
    """Put the office's services and their cash prices into the catalog."""
    since = Period(date(2024, 1, 1))
    rows = [Listed(service, f"Service {service.lower()}", True) for service in SERVICES]
    catalog.load_release(ports, CodeSystem.SERVICE, since.from_on, "Opening", rows, REP)
    for service, minor in SERVICES.items():
        price = Price("", CodeSystem.SERVICE, service, minor, currency(code), since, "")
        catalog.put_price(ports, price, 0, REP)


def enroll(ports: Ports, key: str = "enroll-0001", **changes: Any) -> Account:
    """Enroll one adult who answers for themself and takes e-mail."""
    person = enrollment.ClientForm(PersonName("Okafor", f"Ada {key[-4:]}"), date(1980, 5, 17), "female", HOME)
    form: dict[str, Any] = {
        "clients": (person,),
        "guarantor": enrollment.GuarantorForm(GuarantorKind.SELF),
        "contact": enrollment.ContactForm(email=f"ada.{key[-4:]}@example.org", email_consent=True),
    }
    made = enrollment.EnrollmentForm(**{**form, **changes})
    return enrollment.enroll(ports, made, REP, key, confirmed_not_duplicate=True).account


def line(account: Account, ports: Ports, code: str = "VISIT", on: date | None = None, units: int = 1000) -> LineIn:
    """One charge for the account's first client."""
    client = enrollment.account_file(ports, account.id).clients[0]
    return LineIn(ClientId(client.id), on or ports.clock.now().date(), CodeSystem.SERVICE, code, units)


def issue(ports: Ports, account: Account, key: str, code: str = "VISIT", on: date | None = None) -> Invoice:
    """Capture and issue one charge."""
    draft = invoicing.draft_invoice(ports, account.id, ChargesIn([line(account, ports, code, on)]), REP, key)
    return invoicing.issue(ports, account.id, draft.id, REP)


def carry_stream(ports: Ports) -> int:
    """Hand what changed in `core` to the projector, as its stream would; answers how many records there were."""
    changes = [(old, new) for table, old, new in ports.tables.changes if table == CoreItem.Meta.table_name]
    ports.tables.changes.clear()
    reports.project(ports, changes)
    return len(changes)


def code_on(ports: Ports, system: CodeSystem, code: str, on: date) -> Code | None:
    """The code that holds on a day, as the audit of a charge finds it."""
    return catalog.code_in(catalog.codebook(ports, system), code, on)
