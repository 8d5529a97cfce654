"""Who calls in the tasks of a day: a client with an employer's cover, made at the API, and the catalog charged from."""

from __future__ import annotations

import random
import urllib.request
import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.e2e.desk import Desk, awake, office_now, until

CODE = "TESTVISIT"
SERVICES = ("TALKA", "TALKB", "TALKC")
DIAGNOSIS = "F320"
PRICE = 12_000  # minor units, as `Desk.stock` prices it


@dataclass
class Caller:
    """A client with an employer's cover, on whose account something happened, and how it is found."""

    desk: Desk
    mark: str = field(default_factory=lambda: uuid.uuid4().hex[:5])
    file: dict[str, Any] = field(init=False)
    payer: dict[str, Any] = field(init=False)
    units: int = field(default_factory=lambda: random.randrange(1_001, 7_999))  # an amount of its own
    invoices: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        works = {"name": f"Granite{self.mark}", "kind": "employer"}
        self.payer = Desk(self.desk.office, "admin").ask("POST", "/payers", works)
        self.phone = f"617555{random.randrange(10_000):04d}"
        address = {"line1": "12 Elm Street", "city": "Boston", "region": "MA", "postal_code": "02118", "country": "US"}
        person = {"name": {"family": self.family, "given": "Ada"}, "birth_date": "1980-05-17", "address": address}
        day = (self.desk.today() - timedelta(days=400)).isoformat()
        cover = {"client": 0, "payer_id": self.payer["id"], "from_on": day, "percent_bp": 8_000}
        contact = {"email": f"{self.mark}@people.example", "email_consent": True}
        form = {
            "clients": [person], "guarantor": {"kind": "self", "client": 0}, "coverages": [cover],
            "contact": contact | {"phones": [{"number": self.phone, "use": "mobile"}]},
            "language": "en", "time_zone": awake(office_now(self.desk.office.url)), "confirmed_not_duplicate": True,
        }  # fmt: skip
        self.file = self.desk.ask("POST", "/accounts", form)

    @property
    def family(self) -> str:
        return f"Quist{self.mark}"

    @property
    def account(self) -> str:
        return str(self.file["account"]["id"])

    @property
    def number(self) -> str:
        return str(self.file["account"]["number"])

    def bill(self, units: int = 1_000, modifier: str = "") -> dict[str, Any]:
        """Charge and issue a service of today."""
        line = {"client_id": self.file["clients"][0]["id"], "service_on": self.desk.today().isoformat()}
        line |= {
            "system": "service",
            "code": CODE,
            "units": f"{units / 1000:.3f}",
            "modifiers": [modifier] if modifier else [],
        }
        draft = self.desk.ask("POST", f"/accounts/{self.account}/invoices", {"lines": [line]})
        issued = self.desk.ask("POST", f"/accounts/{self.account}/invoices/{draft['id']}/issue")
        self.invoices.append(issued)
        return dict(issued)

    def pay(self, minor: int, party: str = "guarantor", method: str = "cheque", on: date | None = None) -> str:
        """Post a payment; answers the reference on it."""
        reference = f"{random.randrange(10**7):07d}"
        received = (on or self.desk.today()).isoformat()
        body = {"amount_minor": minor, "party": party, "method": method, "received_on": received}
        self.desk.ask("POST", f"/accounts/{self.account}/payments", body | {"reference": reference})
        return reference

    def findable(self, typed: str) -> str:
        """Wait until the search box finds something by what is typed: the stream makes its rows a moment later."""
        until(lambda: self.desk.ask("GET", f"/search?q={typed}")["items"])
        return typed


def stock(desk: Desk) -> None:
    """The catalog that the tasks charge from: three services with prices, and a diagnosis."""
    desk.stock()
    admin = Desk(desk.office, "admin")
    if admin.ask("GET", f"/catalog/codes?system=icd10cm&q={DIAGNOSIS}")["items"]:
        return
    for code in SERVICES:
        version = next(one["version"] for one in admin.ask("GET", "/catalog/releases") if one["system"] == "service")
        admin.ask("PUT", f"/catalog/services/{code}", {"description": code, "billable": True, "version": version})
        price = {"system": "service", "code": code, "currency": "USD", "unit_minor": PRICE, "version": 0}
        price |= {"from_on": desk.today().isoformat()}
        admin.ask("PUT", "/catalog/fee-schedules/cash/prices", price)
    file = f"code,description,billable\n{DIAGNOSIS},Depressive episode,true\n".encode()
    lent = admin.ask("POST", "/catalog/uploads", {"size": len(file)})
    put = urllib.request.Request(lent["address"], file, {"Content-Type": "application/octet-stream"}, method="PUT")  # noqa: S310  # the local cloud
    urllib.request.urlopen(put, timeout=60).close()  # noqa: S310
    load = {"kind": "codes", "system": "icd10cm", "effective_on": "2026-10-01", "document_key": lent["document_key"]}
    done = admin.ask("POST", "/catalog/releases", load)
    until(lambda: admin.ask("GET", f"/catalog/loads/{done['id']}")["taken"])
