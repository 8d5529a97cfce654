"""Reading invoices and credit notes, straight from the table and strongly consistent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.invoicing import store
from chalicelib.invoicing.model import CreditNote, Invoice, InvoiceState
from chalicelib.invoicing.rules.owed import in_order
from chalicelib.kernel.errors import NotFound, RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Place
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import Head


def invoice_of(ports: Ports, account_id: str, invoice_id: str) -> Invoice:
    """Read one invoice of an account. NotFound `invoice_not_found`."""
    invoice = store.read_invoice(ports.tables, account_id, invoice_id)
    if invoice is None:
        raise NotFound("invoice_not_found", say("There is no such invoice on this account."))
    return invoice


def file_and_invoices(ports: Ports, account_id: str) -> tuple[AccountFile, list[Invoice]]:
    """Read an account's people and coverages, and all its invoices, in one query. NotFound `account_not_found`.

    The stored items of the file hold the account's head.
    """
    raws = store.read_file(ports.tables, account_id)
    return enrollment.file_of(raws), store.invoices_in(raws)


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


def invoices_named(ports: Ports, account_id: str, ids: Iterable[str]) -> list[Invoice]:
    """Read the invoices of these ids that exist, strongly consistent, in no order."""
    return store.read_some(ports.tables, account_id, ids)


def open_invoices(ports: Ports, account_id: str, party: str) -> list[Invoice]:
    """Read the issued invoices that a party still owes on, the oldest due first."""
    return head_and_open(ports, account_id, party)[1]


def credit_note_of(ports: Ports, account_id: str, note_id: str) -> CreditNote:
    """Read one credit note of an account. NotFound `credit_note_not_found`."""
    note = store.read_credit_note(ports.tables, account_id, note_id)
    if note is None:
        raise NotFound("credit_note_not_found", say("There is no such credit note on this account."))
    return note


def credit_notes_of(ports: Ports, account_id: str) -> list[CreditNote]:
    """Read all credit notes of an account in order of their numbers."""
    return store.read_credit_notes(ports.tables, account_id)
