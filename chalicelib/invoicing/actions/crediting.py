"""Credit notes, and billing again what was credited."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.cloud.tables import AlreadyThere
from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import store
from chalicelib.invoicing.actions.drafts import draft_invoice
from chalicelib.invoicing.actions.posting import MadeBefore, post
from chalicelib.invoicing.actions.reading import credit_notes_about, issued_invoice_of
from chalicelib.invoicing.model import CreditNote, Invoice
from chalicelib.invoicing.rules import legs
from chalicelib.invoicing.rules.again import billed_again
from chalicelib.invoicing.rules.capture import entered_again
from chalicelib.invoicing.rules.credits import Credit, Wanted, by_party, credit_of, credited
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.keys import mark_of, was_asked
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import Posting, today
from chalicelib.ledger.model import Draft, Head


def credit(
    ports: Ports, account_id: str, invoice_id: str, wanted: Wanted, reason: str, by: Actor, key: str
) -> CreditNote:
    """Take back an issued invoice by a credit note: some lines, an amount with tax, or all that is left.

    It comes off what is open; what was paid becomes unapplied money of who paid. The same `key` on an account answers
    the credit note it made. Raises RuleBroken `credit_too_large`, `line_credited`, `written_off_first` or
    `invoice_not_issued`, Invalid `credit_unclear` or `line_not_found`, Conflict `key_reused`.
    """
    note_id = id_from("crn", f"{account_id}:{key}")
    mark = mark_of(key, "credit", invoice_id, wanted, reason, by.subject)

    def decide(head: Head) -> tuple[Posting, CreditNote]:
        found = _made_before(ports, account_id, note_id, mark)
        if found is not None:
            raise MadeBefore(found)
        invoice = issued_invoice_of(ports, account_id, invoice_id)
        worth = credit_of(invoice, wanted)
        note = replace(_note(ports, head, invoice, note_id, worth, wanted.lines, reason), done=(mark,))
        after = credited(invoice, note, worth.lines)
        moving = legs.of_credit(invoice, note)
        numbers = legs.numbers_of(moving, (invoice, note))
        draft = Draft("credit_note", moving, today(ports), f"credit-note:{note_id}", note=reason, numbers=numbers)
        writes = [store.invoice_write(after, invoice.version), store.credit_note_write(note, None)]
        return Posting(draft, writes, numbered_credit_notes=1), note

    try:
        return post(ports, account_id, decide, by)
    except AlreadyThere:  # a twin was faster since we looked: it is answered, not refused
        found = _made_before(ports, account_id, note_id, mark)
        if found is None:
            raise
        return found


def _made_before(ports: Ports, account_id: str, note_id: str, mark: str) -> CreditNote | None:
    found = store.read_credit_note(ports.tables, account_id, note_id)
    return found if found is not None and was_asked(found.done, mark) else None


def _note(
    ports: Ports, head: Head, invoice: Invoice, note_id: str, worth: Credit, lines: tuple[str, ...], reason: str
) -> CreditNote:
    from_open, to_unapplied = by_party(invoice, worth.total_minor)
    prefix = prefix_of(ports, head, invoice)
    return CreditNote(
        id=note_id,
        account_id=invoice.account_id,
        invoice_id=invoice.id,
        number=f"{prefix}-C{head.credit_notes + 1:04d}",
        currency=invoice.currency,
        issued_on=today(ports),
        reason=reason,
        total_minor=worth.total_minor,
        tax_minor=worth.tax_minor,
        from_open=from_open,
        to_unapplied=to_unapplied,
        entry_version=head.version + 1,
        unapplied=dict(to_unapplied),
        lines=lines,
        taxes=worth.taxes,
    )


def prefix_of(ports: Ports, head: Head, invoice: Invoice) -> str:
    """What the numbers of an account's papers begin with: as the invoice's, unless that came by a merge."""
    if invoice.booked_in:
        return enrollment.account_of(ports, head.account_id).number
    return invoice.number.rsplit("-", 1)[0]


def rebill(
    ports: Ports, account_id: str, invoice_id: str, reason: str, by: Actor, key: str
) -> tuple[CreditNote, Invoice]:
    """Credit all that is left of an invoice and capture it again as a draft, linked to it and priced anew.

    What was credited before is not billed again. Two steps, each done once for its `key`: a repeat finishes what was
    begun. Raises as `credit`.
    """
    again = f"rebill:{key}"
    note = credit(ports, account_id, invoice_id, Wanted(), reason, by, again)
    old = issued_invoice_of(ports, account_id, invoice_id)
    notes = credit_notes_about(ports, old)
    lines = billed_again(old, [one for one in notes if one.id != note.id])
    return note, draft_invoice(ports, account_id, entered_again(old, lines), by, again, rebills=old.id)
