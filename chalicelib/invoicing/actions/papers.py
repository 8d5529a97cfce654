"""Making documents: rendered once, kept, and lent by a short-lived address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.enrollment.rules.persons import display_name
from chalicelib.invoicing.actions.pricing import due_on
from chalicelib.invoicing.actions.reading import credit_note_of, credit_notes_of, file_and_invoices, issued_among
from chalicelib.invoicing.model import Invoice
from chalicelib.invoicing.papers import sheets
from chalicelib.invoicing.papers.render import render
from chalicelib.invoicing.papers.sheets import Reader, Sender
from chalicelib.invoicing.papers.statements import Told, statement_sheet
from chalicelib.invoicing.rules.statement import aged, statement, unapplied_on
from chalicelib.kernel.errors import Invalid, NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR, Entry
from chalicelib.ledger.rules import owed_on

EDITION = 1  # of the templates: a new edition makes new documents and leaves the old ones as they were sent
_PDF = "application/pdf"


def invoice_pdf(ports: Ports, account_id: str, invoice_id: str, party: str = "") -> str:
    """Lend the PDF of an issued invoice as it was issued, for one of its parties (the guarantor by default).

    Answers a short-lived address. NotFound `invoice_not_found` or `party_not_found`, RuleBroken `invoice_not_issued`.
    """
    file, invoices = file_and_invoices(ports, account_id)
    invoice = issued_among(invoices, invoice_id)
    whom = party or _first_party(invoice)
    if whom != GUARANTOR and whom not in invoice.shares:
        raise NotFound("party_not_found", say("This party has no share of the invoice."))

    def draw() -> bytes:
        due = due_on(ports, [whom], invoice.issued_on or date.min)
        reader = _reader(ports, file, whom, invoice.shares)
        return render("invoice", sheets.invoice_sheet(_sender(ports), reader, invoice, due))

    key = f"{account_id}/invoices/{invoice_id}-{whom}-{file.account.language}-{EDITION}.pdf"
    return _lent(ports, key, f"{invoice.number}.pdf", draw)


def credit_note_pdf(ports: Ports, account_id: str, note_id: str) -> str:
    """Lend the PDF of a credit note. NotFound `credit_note_not_found`."""
    note = credit_note_of(ports, account_id, note_id)
    file, invoices = file_and_invoices(ports, account_id)

    def draw() -> bytes:
        invoice = issued_among(invoices, note.invoice_id)
        reader = _reader(ports, file, GUARANTOR, {**note.from_open, **note.to_unapplied})
        return render("credit_note", sheets.credit_note_sheet(_sender(ports), reader, note, invoice))

    key = f"{account_id}/credit-notes/{note_id}-{file.account.language}-{EDITION}.pdf"
    return _lent(ports, key, f"{note.number}.pdf", draw)


def statement_pdf(ports: Ports, account_id: str, from_on: date, to_on: date) -> str:
    """Make the guarantor's statement of account from a day to another, both included, and lend its PDF.

    Invalid `period_invalid` when it would end before it begins.
    """
    if to_on < from_on:
        raise Invalid(
            "period_invalid", say("The statement must end after it begins."), {"to_on": say("Choose a later day.")}
        )
    file, invoices = file_and_invoices(ports, account_id)
    account = file.account
    told = _told(ports, account_id, invoices, from_on, to_on)
    sheet = statement_sheet(_sender(ports), _reader(ports, file, GUARANTOR, told.others), told)
    key = f"{account_id}/statements/{from_on}-{to_on}-{account.language}-{ports.clock.now():%Y%m%dT%H%M%S}.pdf"
    ports.documents.put(key, render("statement", sheet), _PDF)
    return ports.documents.download_address(key, f"{account.number}-{from_on}-{to_on}.pdf")


def _told(ports: Ports, account_id: str, invoices: Sequence[Invoice], from_on: date, to_on: date) -> Told:
    entries = ledger.journal(ports, account_id)
    owed = owed_on(entries, to_on)
    mine = {invoice_id: minor for (invoice_id, party), minor in owed.items() if party == GUARANTOR}
    due: dict[str, date] = {invoice.id: invoice.due_on for invoice in invoices if invoice.due_on}
    numbers: dict[str, str] = {invoice.id: invoice.number for invoice in invoices}
    return Told(
        from_on=from_on,
        to_on=to_on,
        statement=statement(entries, GUARANTOR, from_on, to_on),
        ages=aged(mine, due, to_on),
        unapplied=unapplied_on(entries, GUARANTOR, to_on),
        others=_others(owed),
        numbers={**numbers, **_note_numbers(ports, account_id, entries)},
    )


def _others(owed: dict[tuple[str, str], int]) -> dict[str, int]:
    others: dict[str, int] = {}
    for (_, party), minor in owed.items():
        if party != GUARANTOR:
            others[party] = others.get(party, 0) + minor
    return {party: minor for party, minor in others.items() if minor}


def _note_numbers(ports: Ports, account_id: str, entries: Iterable[Entry]) -> dict[str, str]:
    if not any(entry.reason == "credit_note" for entry in entries):
        return {}
    return {note.id: note.number for note in credit_notes_of(ports, account_id)}


def _first_party(invoice: Invoice) -> str:
    return GUARANTOR if GUARANTOR in invoice.shares else next(iter(invoice.shares))


def _sender(ports: Ports) -> Sender:
    return Sender(ports.settings.office_name, ports.settings.office_phone)


def _reader(ports: Ports, file: AccountFile, party: str, parties: Iterable[str]) -> Reader:
    payers = {name: enrollment.payer_of(ports, name) for name in {party, *parties} if name != GUARANTOR}
    names = {payer_id: payer.name for payer_id, payer in payers.items()}
    people: dict[str, str] = {client.id: display_name(client.name) for client in file.clients}
    account = file.account
    if party == GUARANTOR:
        return Reader(account, party, account.guarantor.name, account.guarantor.address, names, people)
    return Reader(account, party, payers[party].name, payers[party].address, names, people)


def _lent(ports: Ports, key: str, file_name: str, draw: Callable[[], bytes]) -> str:
    try:
        ports.documents.get(key)
    except NotFound:
        ports.documents.put(key, draw(), _PDF)
    return ports.documents.download_address(key, file_name)
