"""Invented people to enroll: `enroll_one(ports, …)`, `add_insurer(ports, …)`."""

from __future__ import annotations

from datetime import date
from typing import Any
from zlib import crc32

from chalicelib.enrollment import actions
from chalicelib.enrollment.actions import ClientForm, ContactForm, EnrollmentForm, IdentifierForm, PayerForm, PhoneForm
from chalicelib.enrollment.model import AccountFile, Address, Payer, PayerKind, PersonName
from chalicelib.kernel.ports import Ports
from tests.fakes.office import REP

BOSTON = Address(line1="1 Beacon Street", city="Boston", region="MA", postal_code="02108", country="US")


def record_number(given: str = "Anna", family: str = "Lindqvist") -> str:
    """The medical record number of an invented client."""
    return f"MRN-{crc32(f'{given} {family}'.encode()):010d}"


def client_form(given: str = "Anna", family: str = "Lindqvist", **changes: Any) -> ClientForm:
    """A client with an address and a medical record number."""
    fields: dict[str, Any] = {
        "name": PersonName(family, given),
        "birth_date": date(1980, 3, 12),
        "sex": "female",
        "address": BOSTON,
        "identifiers": (IdentifierForm("mrn", record_number(given, family)),),
    }
    return ClientForm(**{**fields, **changes})


def contact_form(**changes: Any) -> ContactForm:
    """An e-mail address with consent, and a phone."""
    fields: dict[str, Any] = {
        "email": "anna@example.com",
        "phones": (PhoneForm("(617) 555-0123"),),
        "email_consent": True,
    }
    return ContactForm(**{**fields, **changes})


def enrollment_form(**changes: Any) -> EnrollmentForm:
    """One client who answers for themselves."""
    fields: dict[str, Any] = {"clients": (client_form(),), "contact": contact_form()}
    return EnrollmentForm(**{**fields, **changes})


def enroll_one(ports: Ports, key: str = "enroll-0001", **changes: Any) -> AccountFile:
    """Enroll an account, looking for no duplicates."""
    return actions.enroll(ports, enrollment_form(**changes), REP, key, confirmed_not_duplicate=True)


def add_insurer(ports: Ports, name: str = "Blue Shield", key: str = "", **changes: Any) -> Payer:
    """Add a payer; by default an insurer."""
    form = PayerForm(**{"name": name, "kind": PayerKind.INSURER, **changes})
    return actions.add_payer(ports, form, REP, key or f"payer-{name}")
