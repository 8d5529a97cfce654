"""Forms made into the room's models: every field cleaned by the rules, every fault named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chalicelib.enrollment import rules
from chalicelib.enrollment.actions.forms import (
    ClientForm,
    ContactForm,
    CoverageForm,
    GuarantorForm,
    IdentifierForm,
    PayerForm,
    PhoneForm,
)
from chalicelib.enrollment.model import (
    Address,
    AddressState,
    Client,
    Contact,
    Coverage,
    Guarantor,
    GuarantorKind,
    Identifier,
    Payer,
    Phone,
)
from chalicelib.enrollment.rules import Faults
from chalicelib.enrollment.rules.persons import clean_label
from chalicelib.kernel.carried import carried
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.ids import AccountId, ClientId, CoverageId, PayerId
from chalicelib.kernel.period import Period
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import UNSAID, say
from chalicelib.ledger.actions import today

SEXES = ("female", "male", "other", "unknown")  # FHIR administrative-gender
PHONES_MAX = 5  # our own limit
TERMS_DAYS_MAX = 365  # our own limit: a year to pay


def make_address(form: Address, faults: Faults, at: str) -> Address:
    """A clean address; faults go under `<at>.<field>`."""
    try:
        return rules.clean_address(form)
    except Misfit as error:
        faults.add(f"{at}.{error.field}", error.why)
        return form


def make_client(
    ports: Ports, account_id: str, client_id: str, form: ClientForm, kept: Client | None, faults: Faults, at: str
) -> Client:
    """A client from its form; identifiers are sealed, or kept from the client as it was when the form has none."""
    on = today(ports)
    faults.add(f"{at}birth_date", rules.birth_date_fault(form.birth_date, on))
    faults.add(f"{at}deceased_on", rules.deceased_fault(form.birth_date, form.deceased_on, on))
    faults.add(f"{at}sex", UNSAID if form.sex in SEXES else say("Choose one of {choices}.", choices=", ".join(SEXES)))
    identifiers = kept.identifiers if kept else ()
    if form.identifiers is not None:
        identifiers = seal_identifiers(ports, client_id, form.identifiers, identifiers, faults, at)
    return carried(
        Client,
        form,
        id=ClientId(client_id),
        account_id=AccountId(account_id),
        name=faults.read(f"{at}name", lambda: rules.clean_name(form.name), form.name),
        address=make_address(form.address, faults, f"{at}address"),
        identifiers=identifiers,
        version=kept.version + 1 if kept else 1,
        formerly=kept.formerly if kept else (),
        replaced_by=kept.replaced_by if kept else "",
        replaced_at=kept.replaced_at if kept else 0,
    )


def seal_identifiers(
    ports: Ports,
    client_id: str,
    forms: Sequence[IdentifierForm],
    kept: Sequence[Identifier],
    faults: Faults,
    at: str,
) -> tuple[Identifier, ...]:
    """Seal a client's numbers under the office's key; the last four characters stay to be shown.

    A number that is kept already stays as it was sealed, so that saving a form unchanged changes nothing.
    """
    known = {open_identifier(ports, client_id, identifier): identifier for identifier in kept}
    sealed = []
    for place, form in enumerate(forms):
        value = clean_number(form, faults, f"{at}identifiers.{place}.value")
        if value:
            sealed.append(known.get((form.system, value)) or seal_identifier(ports, client_id, form.system, value))
    if len({identifier.system for identifier in sealed}) != len(sealed):
        faults.add(f"{at}identifiers", say("Give one number of each kind."))
    return tuple(sealed)


def seal_identifier(ports: Ports, client_id: str, system: str, value: str) -> Identifier:
    """Seal one number, bound to its client and kind. A short number shows less than half of itself."""
    shown = value[-min(4, len(value) // 2) :] if len(value) > 1 else ""
    return Identifier(system, shown, ports.crypto.seal(value, f"{client_id}:{system}"))


def open_identifier(ports: Ports, client_id: str, identifier: Identifier) -> tuple[str, str]:
    """A sealed number in clear, with its kind: for hashing and comparing only."""
    return identifier.system, ports.crypto.open(identifier.sealed, f"{client_id}:{identifier.system}")


def clean_number(form: IdentifierForm, faults: Faults, at: str) -> str:
    """A number as it is kept, or empty with its fault noted."""
    return faults.read(at, lambda: rules.clean_identifier(form.system, form.value), "")


def make_guarantor(form: GuarantorForm, clients: Sequence[Client], on: date, faults: Faults) -> Guarantor:
    """The guarantor: one of the clients, or another party of the form."""
    if form.kind is GuarantorKind.SELF:
        client = chosen(form.client, clients)
        if client is not None:
            return guarantor_self(client, form.relationship)
        faults.add("guarantor.client", say("Choose one of the account's clients."))
    if form.birth_date is not None:
        faults.add("guarantor.birth_date", rules.birth_date_fault(form.birth_date, on))
    return Guarantor(
        kind=form.kind,
        name=faults.read("guarantor.name", lambda: clean_label(form.name), form.name),
        address=make_address(form.address, faults, "guarantor.address"),
        relationship=form.relationship.strip(),
        birth_date=form.birth_date,
    )


def guarantor_self(client: Client, relationship: str = "") -> Guarantor:
    """The client as the one who answers for the account."""
    name = rules.display_name(client.name)
    return Guarantor(GuarantorKind.SELF, name, client.address, relationship, client.birth_date, client.id)


def chosen(which: int | str, clients: Sequence[Client]) -> Client | None:
    """The client a form means, by place or by id."""
    if isinstance(which, int):
        return clients[which] if 0 <= which < len(clients) else None
    return next((client for client in clients if client.id == which), None)


def make_contact(ports: Ports, form: ContactForm, kept: Contact | None, faults: Faults) -> Contact:
    """A contact from its form. What is known of an address stays with it; a new one is unverified."""
    email = faults.read("contact.email", lambda: rules.clean_email(form.email), "")
    same = kept is not None and rules.email_key(kept.email) == rules.email_key(email)
    phones = [make_phone(phone, form.country, faults, f"contact.phones.{i}") for i, phone in enumerate(form.phones)]
    faults.add("contact.phones", say("At most {limit}.", limit=PHONES_MAX) if len(phones) > PHONES_MAX else UNSAID)
    known = kept.email_consent_at if kept is not None and same else None  # consent is to one address
    return Contact(
        email=email,
        email_state=kept.email_state if kept is not None and same else AddressState.UNVERIFIED,
        phones=tuple(dict.fromkeys(phones)),
        preferred=form.preferred,
        email_consent_at=(known or ports.clock.now()) if form.email_consent and email else None,
        opted_out=form.opted_out,
    )


def make_phone(form: PhoneForm, country: str, faults: Faults, at: str) -> Phone:
    """A phone from its form."""
    return Phone(faults.read(f"{at}.number", lambda: rules.clean_phone(form.number, country), ""), form.use)


def make_coverage(coverage_id: str, client: Client, form: CoverageForm, faults: Faults, at: str) -> Coverage:
    """A coverage of a client from its form."""
    period = Period(form.from_on)
    if form.until_on is not None:
        fault = say("The coverage must end after it begins.")
        if form.until_on > form.from_on:
            period = Period(form.from_on, form.until_on)
        else:
            faults.add(f"{at}until_on", fault)
    coverage = carried(
        Coverage,
        form,
        id=CoverageId(coverage_id),
        account_id=client.account_id,
        client_id=client.id,
        member_id=form.member_id.strip(),
        period=period,
        version=1,
    )
    for name, fault in rules.terms_faults(coverage).items():
        faults.add(f"{at}{name}", fault)
    return coverage


def make_payer(payer_id: str, form: PayerForm, version: int) -> Payer:
    """A payer from its form. Raises Invalid `invalid_fields`."""
    faults = Faults()
    if not 0 <= form.terms_days <= TERMS_DAYS_MAX:
        faults.add("terms_days", say("Choose 0 to {limit} days.", limit=TERMS_DAYS_MAX))
    payer = carried(
        Payer,
        form,
        id=PayerId(payer_id),
        name=faults.read("name", lambda: clean_label(form.name), ""),
        address=make_address(form.address, faults, "address"),
        email=faults.read("email", lambda: rules.clean_email(form.email), ""),
        phone="",
        fee_schedule=form.fee_schedule.strip(),
        version=version,
        outside_ids=dict(sorted(form.outside_ids.items())),
    )
    country = payer.address.country
    phone = faults.read("phone", lambda: rules.clean_phone(form.phone, country), "") if form.phone.strip() else ""
    faults.settle()
    return replace(payer, phone=phone)
