"""Making documents: rendered once, kept, and lent by a short-lived address.

A paper shows the names and addresses of the moment it was owed from (docs/decisions/papers-of-their-day.md), also when
it is made later. A statement is a letter of the day it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.enrollment.rules.formerly import named_at
from chalicelib.invoicing.actions.letterheads import letterhead_of
from chalicelib.invoicing.actions.reading import (
    credit_note_of,
    credit_notes_about,
    credit_notes_named,
    entries_of,
    invoices_by_id,
    issued_invoice_of,
)
from chalicelib.invoicing.model import CreditNote, Invoice
from chalicelib.invoicing.papers import sheets
from chalicelib.invoicing.papers.credit_notes import credit_note_sheet
from chalicelib.invoicing.papers.letterhead import Sender
from chalicelib.invoicing.papers.paper import Paper
from chalicelib.invoicing.papers.receipts import Receipt, receipt_sheet
from chalicelib.invoicing.papers.render import render, undrawn
from chalicelib.invoicing.papers.sheets import Reader, Sheet
from chalicelib.invoicing.papers.statements import Told, statement_sheet
from chalicelib.invoicing.rules.ageing import ageing
from chalicelib.invoicing.rules.asked import Asked, asked_of
from chalicelib.invoicing.rules.owed import OpenItem
from chalicelib.invoicing.rules.owed import owed as owed_now
from chalicelib.invoicing.rules.statement import statement, unapplied_on
from chalicelib.invoicing.seller import COUNTRIES
from chalicelib.kernel.errors import Invalid, NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR, Head
from chalicelib.ledger.rules import owed_on

EDITION = 3  # of the templates: a new edition makes new documents and leaves the old ones as they were sent
_PDF = "application/pdf"
PayAt = Callable[[], str]  # makes the address of a page where the guarantor can pay


def _nowhere() -> str:
    return ""


def invoice_pdf(ports: Ports, account_id: str, invoice_id: str, party: str = "", pay_at: PayAt = _nowhere) -> Paper:
    """Lend the PDF of an issued invoice for a party that has, or had, a part in it, by transfer too (the guarantor by
    default). Later payments and credits do not change it; a transfer makes another paper. `pay_at` is asked where it
    can be paid when the paper is made, and never for one that is there.

    NotFound `invoice_not_found` or `party_not_found`, RuleBroken `invoice_not_issued`.
    """
    invoice = issued_invoice_of(ports, account_id, invoice_id)
    home, file = _home(ports, enrollment.account_file(ports, account_id), invoice.booked_in)
    asked = _asked(ports, home, invoice)
    whom = party or _first(asked.parts)
    if whom not in asked.parts and whom not in invoice.shares:
        raise NotFound("party_not_found", say("This party has no share of the invoice."))
    at = asked.moments.get(whom)
    reader = _reader(ports, file, whom, {**invoice.shares, **asked.parts}, at)
    moved = "" if asked.parts.get(whom, 0) == invoice.shares.get(whom, 0) else f"-{asked.parts.get(whom, 0)}"
    key = f"{home}/invoices/{invoice_id}-{whom}{moved}-{file.account.language}-{EDITION}.pdf"
    link = "" if _is_kept(ports, key) else _link(reader, asked.parts.get(whom, 0), pay_at)
    sheet = sheets.invoice_sheet(_sender(ports, file, at), reader, invoice, asked.parts, link)
    return _lent(ports, key, f"{invoice.number}.pdf", "invoice", sheet)


def _link(reader: Reader, minor: int, pay_at: PayAt) -> str:
    """Where the guarantor can pay, in a country whose papers have no code for a bank's app."""
    online = reader.party == GUARANTOR and COUNTRIES[reader.account.currency] == "US"
    return pay_at() if online and minor > 0 else ""


def _home(ports: Ports, file: AccountFile, booked_in: str) -> tuple[str, AccountFile]:
    """The account whose paper one is, and its file: a paper stays as it was when its account is merged into another."""
    if not booked_in:
        return file.account.id, file
    return booked_in, replace(file, account=enrollment.account_of(ports, booked_in))


def _asked(ports: Ports, account_id: str, invoice: Invoice) -> Asked:
    """What came after is read only for an invoice that was corrected: any other stands as it was issued."""
    if invoice.done:
        return asked_of(invoice, entries_of(ports, invoice))
    issued = ledger.entry_of(ports, account_id, invoice.entry_version)
    return asked_of(invoice, [issued] if issued else [])


def credit_note_pdf(ports: Ports, account_id: str, note_id: str, party: str = "") -> Paper:
    """Lend the PDF of a credit note for a party of it or of its invoice (the guarantor by default).

    NotFound `credit_note_not_found` or `party_not_found`.
    """
    note = credit_note_of(ports, account_id, note_id)
    home, file = _home(ports, enrollment.account_file(ports, account_id), note.booked_in)
    invoice = issued_invoice_of(ports, account_id, note.invoice_id)
    parties = {**invoice.shares, **note.from_open, **note.to_unapplied}
    whom = party or _first(parties)
    if whom not in parties:
        raise NotFound("party_not_found", say("This party has no share of the invoice."))
    at = _moment_of(ports, note)
    reader = _reader(ports, file, whom, parties, at)
    sheet = credit_note_sheet(_sender(ports, file, at), reader, note, invoice, _earlier(ports, note, invoice))
    key = f"{home}/credit-notes/{note_id}-{whom}-{file.account.language}-{EDITION}.pdf"
    return _lent(ports, key, f"{note.number}.pdf", "credit_note", sheet)


def _earlier(ports: Ports, note: CreditNote, invoice: Invoice) -> list[CreditNote]:
    """What was credited of the invoice before; read only where this was not all of it."""
    if note.total_minor == invoice.credited_minor:
        return []
    made = (note.issued_on, note.number)
    return [one for one in credit_notes_about(ports, invoice) if (one.issued_on, one.number) < made]


def receipt_pdf(ports: Ports, account_id: str, receipt: Receipt) -> Paper:
    """Lend the receipt of a payment: made once for each version of it, with the names of when it was posted."""
    home, file = _home(ports, enrollment.account_file(ports, account_id), receipt.booked_in)
    reader = _reader(ports, file, receipt.party, (), receipt.posted_at)
    sheet = receipt_sheet(_sender(ports, file, receipt.posted_at), reader, receipt)
    key = f"{home}/receipts/{receipt.id}-{receipt.version}-{file.account.language}-{EDITION}.pdf"
    return _lent(ports, key, f"{receipt.number}.pdf", "invoice", sheet)


def _moment_of(ports: Ports, note: CreditNote) -> datetime | None:
    entry = ledger.entry_of(ports, note.booked_in or note.account_id, note.entry_version)
    return entry.posted_at if entry else None


def statement_pdf(
    ports: Ports, account_id: str, from_on: date, to_on: date, party: str = "", pay_at: PayAt = _nowhere
) -> Paper:
    """Make a party's statement of account (the guarantor's by default) from a day to another, both included, and lend
    its PDF. It is a letter of today: names and addresses are those of now, whatever the period.

    Invalid `period_invalid` when it would end before it begins; NotFound `payer_not_found`.
    """
    must_be_a_period(from_on, to_on)
    file = enrollment.account_file(ports, account_id)
    account, whom = file.account, party or GUARANTOR
    told = _told(ports, ledger.head_among(file.raws), whom, from_on, to_on)
    reader = _reader(ports, file, whom, told.others, None)
    link = _link(reader, told.statement.closing, pay_at)
    sheet = statement_sheet(_sender(ports, file, None), reader, told, link)
    made = f"{ports.clock.now():%Y%m%dT%H%M%S}"
    key = f"{account_id}/statements/{whom}-{from_on}-{to_on}-{account.language}-{made}.pdf"
    ports.documents.put(key, render("statement", sheet), _PDF)
    name = f"{account.number}-{from_on}-{to_on}.pdf"
    return Paper(ports.documents.download_address(key, name), undrawn(sheet), key, name)


def must_be_a_period(from_on: date, to_on: date) -> None:
    """Refuse a statement that would end before it begins: Invalid `period_invalid`."""
    if to_on < from_on:
        raise Invalid(
            "period_invalid", say("The statement must end after it begins."), {"to_on": say("Choose a later day.")}
        )


def _told(ports: Ports, head: Head, party: str, from_on: date, to_on: date) -> Told:
    """Reads back to where the period begins, and the papers that it tells of."""
    latest = ledger.latest_entries(ports, head, from_on)
    owed, told = owed_on(latest, to_on), statement(latest, party, from_on, to_on)
    mine = {invoice_id: minor for (invoice_id, whose), minor in owed.items() if whose == party}
    subjects = {*mine, *(row.subject for row in told.rows)}
    invoices = invoices_by_id(ports, head.account_id, (one for one in subjects if one.startswith("inv_"))).values()
    notes = credit_notes_named(ports, head.account_id, (one for one in subjects if one.startswith("crn_")))
    due: dict[str, date] = {invoice.id: invoice.due_on for invoice in invoices if invoice.due_on}
    numbers: dict[str, str] = {invoice.id: invoice.number for invoice in invoices}
    held = unapplied_on(latest, party, to_on)
    now = owed_now([OpenItem(i, numbers.get(i, ""), due.get(i), minor) for i, minor in mine.items()], held)
    return Told(
        from_on=from_on,
        to_on=to_on,
        statement=told,
        ages=ageing([(due.get(invoice_id), minor) for invoice_id, minor in mine.items()], to_on),
        items=[one.item for one in now.items],
        overdue=now.overdue_minor(to_on),
        unapplied=held,
        others=_others(owed, party),
        numbers={**numbers, **{note.id: note.number for note in notes}},
    )


def _others(owed: dict[tuple[str, str], int], reader: str) -> dict[str, int]:
    """What other parties still owe. Only the guarantor is told: a payer has no business with what others owe."""
    others: dict[str, int] = {}
    for (_, party), minor in owed.items() if reader == GUARANTOR else ():
        if party != reader:
            others[party] = others.get(party, 0) + minor
    return {party: minor for party, minor in others.items() if minor}


def _first(parties: Iterable[str]) -> str:
    found = list(parties)
    return GUARANTOR if GUARANTOR in found else found[0]


def _sender(ports: Ports, file: AccountFile, at: datetime | None) -> Sender:
    """The office as it stood on papers in the account's currency at a moment (None: now)."""
    seller = letterhead_of(ports, file.account.currency).at(at)
    return Sender(seller.name or ports.settings.office_name, ports.settings.office_phone, seller)


def _reader(ports: Ports, file: AccountFile, party: str, parties: Iterable[str], at: datetime | None) -> Reader:
    """Who a paper is for, everybody by the name and address of a moment (None: now)."""
    payers = {name: enrollment.payer_of(ports, name) for name in {party, *parties} if name != GUARANTOR}
    addressees = {payer_id: named_at(payer, at) for payer_id, payer in payers.items()}
    people: dict[str, str] = {client.id: named_at(client, at).name for client in file.clients}
    guarantor = named_at(file.account, at)
    account = replace(
        file.account, guarantor=replace(file.account.guarantor, name=guarantor.name, address=guarantor.address)
    )
    whom = guarantor if party == GUARANTOR else addressees[party]
    names = {payer_id: addressee.name for payer_id, addressee in addressees.items()}
    return Reader(account, party, whom.name, whom.address, names, people)


def _lent(ports: Ports, key: str, file_name: str, template: str, sheet: Sheet) -> Paper:
    if not _is_kept(ports, key):
        ports.documents.put(key, render(template, sheet), _PDF)
    return Paper(ports.documents.download_address(key, file_name), undrawn(sheet), key, file_name)


def _is_kept(ports: Ports, key: str) -> bool:
    try:
        ports.documents.get(key)
    except NotFound:
        return False
    return True
