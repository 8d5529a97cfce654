"""Reading invoices and credit notes, straight from the table and strongly consistent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.invoicing import store
from chalicelib.invoicing.model import CreditNote, Invoice, InvoiceState
from chalicelib.invoicing.rules.owed import in_order
from chalicelib.kernel.errors import NotFound, RuleBroken
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Place
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import Entry, Head


def invoice_of(ports: Ports, account_id: str, invoice_id: str) -> Invoice:
    """Read one invoice of an account. NotFound `invoice_not_found`."""
    invoice = store.read_invoice(ports.tables, account_id, invoice_id)
    if invoice is None:
        raise NotFound("invoice_not_found", say("There is no such invoice on this account."))
    return invoice


def head_and_open(ports: Ports, account_id: str, party: str) -> tuple[Head, list[Invoice]]:
    """Read what an account stands at, and the invoices that a party still owes on, the oldest due first.

    The head names them, so that what was settled before is not read. NotFound `account_not_found`.
    """
    head = ledger.head_of(ports, account_id)
    return head, still_open(ports, head, party)


def still_open(ports: Ports, head: Head, party: str) -> list[Invoice]:
    """Read the invoices that a party still owes on by the account's head, the oldest due first."""
    return in_order(store.read_some(ports.tables, head.account_id, head.open_to(party)))


def places_owed_on(head: Head, party: str) -> list[Place]:
    """Where the invoices that a party still owes on lie, by the account's head: to read them ahead."""
    return store.places_of(head.account_id, (), *head.open_to(party))


def invoices_by_id(ports: Ports, account_id: str, ids: Iterable[str]) -> dict[str, Invoice]:
    """Read the invoices of these ids that exist, by id, strongly consistent."""
    return {invoice.id: invoice for invoice in store.read_some(ports.tables, account_id, ids)}


def named_open(ports: Ports, head: Head) -> list[Invoice]:
    """Read the invoices that anybody still owes on by the account's head, the oldest due first."""
    return in_order(store.read_some(ports.tables, head.account_id, head.open))


def issued_invoice_of(ports: Ports, account_id: str, invoice_id: str) -> Invoice:
    """Read an invoice that is a demand. NotFound `invoice_not_found`; RuleBroken `invoice_not_issued`."""
    return _issued(invoice_of(ports, account_id, invoice_id))


def _issued(invoice: Invoice) -> Invoice:
    if invoice.state is not InvoiceState.ISSUED:
        raise RuleBroken("invoice_not_issued", say("This invoice is not issued yet."))
    return invoice


def among(invoices: Sequence[Invoice], invoice_id: str) -> Invoice:
    """Find an invoice among those that were read. NotFound `invoice_not_found`."""
    for invoice in invoices:
        if invoice.id == invoice_id:
            return invoice
    raise NotFound("invoice_not_found", say("There is no such invoice on this account."))


def issued_among(invoices: Sequence[Invoice], invoice_id: str) -> Invoice:
    """Find an issued invoice among those that were read. NotFound `invoice_not_found`; RuleBroken
    `invoice_not_issued`.
    """
    return _issued(among(invoices, invoice_id))


def invoices_of(ports: Ports, account_id: str) -> list[Invoice]:
    """Read all invoices of an account, drafts and discarded ones too, in order of capture."""
    return store.read_invoices(ports.tables, account_id)


def open_invoices(ports: Ports, account_id: str, party: str) -> list[Invoice]:
    """Read the issued invoices that a party still owes on, the oldest due first."""
    return head_and_open(ports, account_id, party)[1]


def credit_note_of(ports: Ports, account_id: str, note_id: str) -> CreditNote:
    """Read one credit note of an account. NotFound `credit_note_not_found`."""
    note = store.read_credit_note(ports.tables, account_id, note_id)
    if note is None:
        raise NotFound("credit_note_not_found", say("There is no such credit note on this account."))
    return note


def entries_of(ports: Ports, invoice: Invoice) -> list[Entry]:
    """Read the entries about an invoice in order, as far as it was changed: what came later is not read."""
    if not invoice.number:
        return []
    since, home = invoice.entry_version or 1, invoice.booked_in
    return ledger.entries_about(ports, invoice.account_id, invoice.id, since, invoice.changes, home)


def issued_by(entry: Entry) -> InvoiceId:
    """The invoice that an entry of the journal issued; empty for any other entry."""
    kind, _, issued = entry.source.partition(":")
    return InvoiceId(issued if kind == "invoice" else "")


def credit_notes_about(ports: Ports, invoice: Invoice) -> list[CreditNote]:
    """Read the credit notes of an issued invoice in order of their numbers: the entries about it name them."""
    if not invoice.credited_minor:
        return []
    named = [note for entry in entries_of(ports, invoice) for note in credited_by(entry)]
    return credit_notes_named(ports, invoice.account_id, named)


def credit_notes_named(ports: Ports, account_id: str, ids: Iterable[str]) -> list[CreditNote]:
    """Read the credit notes of these ids in order of their numbers."""
    return sorted(store.read_notes(ports.tables, account_id, ids), key=lambda note: note.number)


def credit_notes_page(ports: Ports, account_id: str, limit: int, cursor: str | None) -> Page[CreditNote]:
    """A page of an account's credit notes, the latest first, as the journal names them. Invalid `bad_cursor`."""
    heads = ledger.told_heads(ports, ledger.head_of(ports, account_id))
    if not any(head.credit_notes for head in heads):
        return Page([])
    page = ledger.page_of(ports, heads, credited_by, limit, cursor)
    notes = credit_notes_named(ports, account_id, [note for entry in page.items for note in credited_by(entry)])
    return Page(notes[::-1], page.cursor)


def credited_by(entry: Entry) -> list[str]:
    """The credit note that an entry posted, if it did."""
    return [entry.source.partition(":")[2]] if entry.reason == "credit_note" else []


def credit_notes_of(ports: Ports, account_id: str) -> list[CreditNote]:
    """Read all credit notes of an account in order of their numbers."""
    return store.read_credit_notes(ports.tables, account_id)
