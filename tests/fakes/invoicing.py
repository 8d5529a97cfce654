"""A small practice for invoicing alone: real enrollment, and a catalog of a few codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import Code, CodeSystem, Price, TaxRule
from chalicelib.enrollment.model import (
    Account,
    AccountState,
    Address,
    Client,
    Contact,
    Coverage,
    Guarantor,
    GuarantorKind,
    Payer,
    PayerKind,
    PersonName,
)
from chalicelib.enrollment.store import payers
from chalicelib.enrollment.store.accounts import ACCOUNTS
from chalicelib.enrollment.store.clients import client_write
from chalicelib.enrollment.store.coverages import COVERAGES
from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargeLine, ChargesIn, Invoice, LineIn
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import AccountId, ClientId, CoverageId, PayerId
from chalicelib.kernel.money import Currency, currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.ports import Ports
from tests.fakes.office import REP, make_office, open_books

ACCOUNT = AccountId("acc_01HZX5T1V9Q7R3N8M2K4J6H0GA")
ANNA = ClientId("cli_01HZX5T1V9Q7R3N8M2K4J6H0GB")
ACME, OTHER = PayerId("pyr_acme"), PayerId("pyr_other")
DAY = date(2026, 2, 20)  # a day of service, ten days before the office's today
ALWAYS = Period(date(2020, 1, 1))
CODES = {"VISIT": 10000, "TEST": 4550, "TAXED": 20000, "HEAD": 100, "FREE": 0}


def make_account(**changes: Any) -> Account:
    address = Address("12 Orchard Street", "", "Springfield", "MA", "01101", "US")
    account = Account(
        id=ACCOUNT,
        number="100017",
        currency=currency("USD"),
        language="en",
        time_zone="America/New_York",
        guarantor=Guarantor(GuarantorKind.SELF, "Anna Lindqvist", address, client_id=ANNA),
        contact=Contact("anna@example.test"),
        state=AccountState.ACTIVE,
        enrolled_at=datetime(2025, 1, 1, tzinfo=UTC),
        version=1,
    )
    return replace(account, **changes)


def make_client(client_id: ClientId = ANNA) -> Client:
    return Client(client_id, ACCOUNT, PersonName("Lindqvist", "Anna"), date(1980, 5, 17), "female", Address(), (), 1)


def make_coverage(payer: PayerId = ACME, order: int = 1, percent_bp: int = 8000, **changes: Any) -> Coverage:
    coverage = Coverage(
        id=CoverageId(f"cov_{payer}_{order}"),
        account_id=ACCOUNT,
        client_id=ANNA,
        payer_id=payer,
        member_id="M1",
        order=order,
        period=ALWAYS,
        percent_bp=percent_bp,
        copay_minor=0,
        cap_minor=None,
        version=1,
    )
    return replace(coverage, **changes)


def make_payer(payer_id: PayerId, schedule: str = "") -> Payer:
    address = Address("1 Main Street", "", "Boston", "MA", "02101", "US")
    return Payer(payer_id, "Acme Health", PayerKind.INSURER, address, "", "", 45, schedule, True, 1)


def make_line(number: int = 1, **changes: Any) -> ChargeLine:
    line = ChargeLine(
        id=str(number),
        client_id=ANNA,
        service_on=DAY,
        system=CodeSystem.SERVICE,
        code="VISIT",
        description="Office visit",
        modifiers=(),
        units=1000,
        unit_minor=10000,
        discount_minor=0,
        discount_reason="",
        tax_code="",
        tax_rate_bp=0,
        tax_minor=0,
        net_minor=10000,
    )
    return replace(line, **changes)


def wanted(code: str = "VISIT", **changes: Any) -> LineIn:
    return replace(LineIn(ANNA, DAY, CodeSystem.SERVICE, code), **changes)


def make_practice(*coverages: Coverage, client: Client | None = None, **changes: Any) -> Ports:
    """An office with one account and two payers; keyword arguments change the account, or give its client."""
    account = make_account(**changes)
    ports = make_office()
    open_books(ports, ACCOUNT, account.currency)
    writes = [ACCOUNTS.add(account), client_write(client or make_client(), "hash", None)]
    writes += [COVERAGES.add(coverage) for coverage in coverages]
    ports.tables.commit(writes, REP)
    for payer in (make_payer(ACME, "acme"), make_payer(OTHER)):
        ports.tables.commit(payers.added(payer), REP)
    return ports


def draft(ports: Ports, *lines: LineIn, key: str = "form-0001", **beside: Any) -> Invoice:
    return actions.draft_invoice(ports, ACCOUNT, ChargesIn(lines, **beside), REP, key)


def approve(ports: Ports, invoice: Invoice, by: Actor, line_ids: Sequence[str] = ()) -> Invoice:
    """Approve a draft as it stands now."""
    seen = actions.invoice_of(ports, ACCOUNT, invoice.id)
    return actions.approve_draft(ports, ACCOUNT, invoice.id, seen.version, by, line_ids)


def reasons(invoice: Invoice) -> list[str]:
    """The codes of what holds it."""
    return [hold.code for hold in invoice.holds]


def _code_in(system: str, code: str, on: date) -> Code | None:
    period = Period(date(2026, 3, 1)) if code == "NEW" else ALWAYS
    found = Code(CodeSystem(system), code, f"What {code} is", code != "HEAD", period)
    return found if (code in CODES or code in ("NEW", "UNPRICED")) and period.holds(on) else None


def _open_prices(ports: Ports, wanted: Iterable[tuple[str, CodeSystem, str]], money: Currency) -> catalog.PriceBook:
    found = {}
    for schedule, system, code in wanted:
        unit = 9000 if (schedule, code) == ("acme", "VISIT") else CODES.get(code)
        tax = "VAT" if code == "TAXED" else ""
        if unit is not None:
            found[schedule, system, code] = (Price(schedule, system, code, unit, money, ALWAYS, tax),)
    return catalog.PriceBook(found)


@contextmanager
def neighbours() -> Iterator[None]:
    """The catalog that invoicing asks, played by the codes above."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(catalog, "codebook", lambda ports, system: system)
        patch.setattr(catalog, "code_in", _code_in)
        patch.setattr(catalog, "code_history", lambda ports, system, code: [1] if code == "NEW" else [])
        patch.setattr(catalog, "open_prices", _open_prices)
        patch.setattr(catalog, "find_tax", lambda ports, code, on: TaxRule(code, 2500, ALWAYS, "", "test"))
        yield
