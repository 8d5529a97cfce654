"""Anything is found from one box: by short and long numbers, amounts, references, payers; each with what is owed."""

from __future__ import annotations

import pytest

from chalicelib.cloud.records import ProjectionItem
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions.forms import AccountForm, PayerForm
from chalicelib.enrollment.model import Account, GuarantorKind, PayerKind
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.findable import FOUND_BY, account_number, amounts_asked, number_asked, reference_word
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment, Payment
from chalicelib.reports.api import search
from chalicelib.reports.pointers import FIND
from chalicelib.web.permissions import Permission
from tests.fakes.client import OfficeClient
from tests.fakes.office import REP
from tests.fakes.practice import HOME, carry_stream, enroll, issue


def hits(office: OfficeClient, text: str) -> list[tuple[str, str]]:
    return [(one["kind"], one["id"]) for one in office.get("/api/v1/search", {"q": text, "limit": 20}).body["items"]]


def pay(ports: Ports, account: Account, minor: int, reference: str = "", key: str = "cheque-1") -> Payment:
    new = NewPayment(key, "guarantor", Method.CHEQUE, minor, ledger.today(ports), reference=reference)
    return payments.post_payment(ports, account.id, new, REP)


def pointers(ports: Ports) -> set[str]:
    kept = ports.tables.kept[ProjectionItem.table()]
    return {pk for pk, items in kept.items() if pk.startswith(FIND) and items}


@pytest.mark.parametrize(
    ("typed", "number", "invoice"),
    [
        ("2527", "00002527", ""),
        ("00002527", "00002527", ""),
        (" 2527-4 ", "00002527", "00002527-0004"),
        ("00002527-0004", "00002527", "00002527-0004"),
        ("2527-c1", "00002527", "00002527-C0001"),
        ("", "", ""),
        ("Okafor", "", ""),
        ("67.03", "", ""),
    ],
)
def test_a_number_is_read_short_and_long(typed: str, number: str, invoice: str) -> None:
    assert number_asked(typed) == (number, invoice)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Check 0042", "42", True),
        ("CHQ-42", "check #42", True),
        ("GR-2026-11", "gr 2026 11", True),
        ("Check 42", "43", False),
        ("0", "00", True),
    ],
)
def test_a_reference_is_the_same_however_it_is_written(one: str, other: str, same: bool) -> None:
    assert (reference_word(one) == reference_word(other)) is same


def test_an_amount_without_a_currency_may_be_of_any() -> None:
    assert amounts_asked("67,03") == {"USD": 6703, "SEK": 6703, "PLN": 6703, "EUR": 6703}
    assert amounts_asked("$67.03") == {"USD": 6703}
    assert amounts_asked("Okafor") == amounts_asked("0") == {}


@pytest.mark.parametrize("typed", ["120", "120.00", "120,00", "$120", "120 USD"])
def test_an_open_invoice_is_found_by_its_amount_until_it_is_paid(
    ports: Ports, office: OfficeClient, typed: str
) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    carry_stream(ports)
    assert ("invoice", invoice.id) in hits(office, typed)
    paid = pay(ports, account, 12_000)
    carry_stream(ports)
    found = hits(office, typed)
    assert ("payment", paid.id) in found
    assert ("invoice", invoice.id) not in found


def test_an_amount_of_another_currency_is_not_meant(ports: Ports, office: OfficeClient) -> None:
    issue(ports, enroll(ports), "draft-0001")
    carry_stream(ports)
    assert hits(office, "120 SEK") == []


def test_an_account_is_found_by_what_it_owes_where_no_one_invoice_says_so(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    issue(ports, account, "draft-0002", "LAB")
    carry_stream(ports)
    assert hits(office, "165.50") == [("account", account.id)]
    pay(ports, account, 12_000)
    carry_stream(ports)
    assert hits(office, "165.50") == []


def test_a_payment_is_found_by_its_reference_and_by_what_the_gateway_calls_it(
    ports: Ports, office: OfficeClient
) -> None:
    account = enroll(ports)
    by_cheque = pay(ports, account, 5_000, "Check 0987")
    new = NewPayment("card-1", "guarantor", Method.CARD, 700, ledger.today(ports), gateway_reference="pi_3Qx9")
    by_card = payments.post_payment(ports, account.id, new, REP)
    carry_stream(ports)
    assert hits(office, "987") == [("payment", by_cheque.id)]
    assert hits(office, "pi_3Qx9") == [("payment", by_card.id)]


def test_an_account_is_found_by_its_number_without_zeros_and_says_what_its_client_owes(
    ports: Ports, office: OfficeClient
) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    carry_stream(ports)
    short = account.number.lstrip("0")
    assert account_number(short) == account.number
    for asked in (short, f"{short}-1", account.number, "okafor"):
        items = office.get("/api/v1/search", {"q": asked}).body["items"]
        mine = [one for one in items if one["account_id"] == account.id]
        assert {one["kind"] for one in mine} >= {"client" if asked in ("okafor", short) else "account"}, asked
        assert {one["owes"][0]["minor"] for one in mine} == {12_000}, asked
    assert hits(office, f"{short}-1")[0] == ("invoice", invoice.id)
    found = enrollment.search_clients(ports, short)
    assert [one.account_id for one in found] == [account.id]


def test_a_credit_note_is_found_by_its_number_short_and_long(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    short = account.number.lstrip("0")
    assert hits(office, f"{short}-c1") == []  # none yet: no fault, and no account that was not asked for
    note = invoicing.credit(ports, account.id, invoice.id, invoicing.Wanted(), "wrong", REP, "credit-0001")
    carry_stream(ports)
    for typed in (note.number, f"{short}-c1", f" {short}-C0001"):
        assert hits(office, typed)[0] == ("credit_note", note.id), typed
    assert hits(office, f"{account.number}-C0002")[0] == ("account", account.id)


def test_an_invoice_paid_in_part_is_found_by_what_its_paper_says_too(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    pay(ports, account, 5_000)
    carry_stream(ports)
    for typed in ("120.00", "70"):
        assert ("invoice", invoice.id) in hits(office, typed), typed
    pay(ports, account, 7_000, key="cheque-2")
    carry_stream(ports)
    assert pointers(ports) == {f"{FIND}m5000", f"{FIND}m7000"}  # of the payments alone


def test_who_answers_for_a_child_is_found_by_their_own_name(ports: Ports, office: OfficeClient) -> None:
    parent = enrollment.GuarantorForm(GuarantorKind.PERSON, name="Nils O'Dell-Berg", address=HOME)
    account = enroll(ports, guarantor=parent)
    carry_stream(ports)
    for typed in ("nils", "odell", "berg nils", "okafor nils"):
        (hit,) = office.get("/api/v1/search", {"q": typed}).body["items"]
        assert (hit["kind"], hit["account_id"]) == ("client", account.id), typed
        assert hit["detail"].endswith(f"{account.number} · Nils O'Dell-Berg")
    assert hits(office, "nils zimmer") == []
    client = enrollment.account_file(ports, account.id).clients[0].id
    own = enrollment.GuarantorForm(GuarantorKind.SELF, client=client)
    form = AccountForm(language=account.language, time_zone=account.time_zone, guarantor=own)
    enrollment.change_account(ports, account.id, form, account.version, REP)
    carry_stream(ports)
    assert hits(office, "nils") == []


def test_payers_are_found_by_a_word_of_their_name_beside_clients(ports: Ports, office: OfficeClient) -> None:
    payer = enrollment.add_payer(ports, PayerForm("Granite Okafor Works", PayerKind.EMPLOYER), REP, "payer-0001")
    enroll(ports)
    carry_stream(ports)
    assert hits(office, "granite") == hits(office, "works") == [("payer", payer.id)]
    assert [kind for kind, _ in hits(office, "okafor")] == ["client", "payer"]


def test_nothing_points_at_what_is_not_found_any_more(ports: Ports) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    carry_stream(ports)
    assert pointers(ports) == {f"{FIND}m12000"}
    pay(ports, account, 12_000, "Check 7")
    carry_stream(ports)
    assert pointers(ports) == {f"{FIND}m12000", f"{FIND}r7"}


def test_a_pointer_to_a_row_that_changed_leads_nowhere(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    carry_stream(ports)
    kept = ports.tables.kept[ProjectionItem.table()]
    before = dict(kept[f"{FIND}m12000"])
    pay(ports, account, 12_000)
    carry_stream(ports)
    kept[f"{FIND}m12000"].update(before)  # as after a crash between a pointer and its row
    assert [kind for kind, _ in hits(office, "120.00")] == ["payment"]


@pytest.mark.parametrize("typed", ["120", "120.00", "{short}-1", "okaf 120"])
def test_the_list_of_invoices_keeps_a_typed_amount_or_short_number(
    ports: Ports, office: OfficeClient, typed: str
) -> None:
    account = enroll(ports)
    invoice = issue(ports, account, "draft-0001")
    issue(ports, account, "draft-0002", "LAB")
    carry_stream(ports)
    text = typed.format(short=account.number.lstrip("0"))
    items = office.get("/api/v1/invoices", {"text": text}).body["items"]
    assert [one["invoice_id"] for one in items] == [invoice.id]


def test_a_row_bears_what_it_is_found_by(ports: Ports) -> None:
    account = enroll(ports)
    pay(ports, account, 5_000, "Check 0987")
    carry_stream(ports)
    from chalicelib.reports.rows import all_rows

    assert [row.cells[FOUND_BY] for row in all_rows(ports, "payments")] == [["m5000", "r987"]]


def test_who_may_read_no_payments_finds_none_by_any_of_their_numbers(
    ports: Ports, office: OfficeClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = enroll(ports)
    paid = pay(ports, account, 5_000, "Check 0042")
    carry_stream(ports)
    typed = (f"{account.number}-R{paid.entry_version:04d}", "0042", "50.00")
    assert all(("payment", paid.id) in hits(office, text) for text in typed)
    monkeypatch.setattr(search, "may", lambda _, asked: asked is not Permission.PAYMENT_READ)
    assert not any(kind == "payment" for text in typed for kind, _ in hits(office, text))
