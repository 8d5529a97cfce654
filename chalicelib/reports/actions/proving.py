"""Proving the books of one account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import CreditNote, Invoice
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import DISPUTED_CASH, RECEIVABLE, REFUNDS_PAYABLE, UNAPPLIED, Head
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Payment
from chalicelib.payments.rules import holds_together
from chalicelib.reports.projection import on_account


def faults_of(ports: Ports, account_id: str) -> list[str]:
    """What is wrong with an account's books; empty when all is well.

    The journal proves itself; then every store of money ties by party to the items that hold it: what is receivable to
    open invoices, unapplied to payments and credit notes, refunds payable to pending refunds, disputed cash to open
    disputes. No cent of a payment is missing, no invoice is open beyond what its party is liable for, what is written
    off of it is what its write-offs say, and the numbers of invoices and credit notes run without gap or double. A
    merged account holds nothing, and its papers lie where it went.
    """
    ports = on_account(ports, account_id)
    head = ledger.head_of(ports, account_id)
    found = ledger.prove(ports, account_id)
    invoices = [i for i in invoicing.invoices_of(ports, account_id) if i.number]
    notes = invoicing.credit_notes_of(ports, account_id)
    paid = payments.payments_of(ports, account_id)
    kept = _kept(invoices, notes, paid)
    for key in sorted(kept.keys() | head.balances.keys()):
        if kept.get(key, 0) != head.balances.get(key, 0):
            found.append(f"{key} is {head.balances.get(key, 0)} on the head and {kept.get(key, 0)} in open items")
    found += [f"payment {p.id} does not add up" for p in paid if not holds_together(p)]
    found += [] if head.moving else _beyond(invoices, notes, paid)  # what pays an invoice comes after it
    found += [] if head.moving else _given_up(ports, invoices)
    if head.merged_into and not head.moving:
        found += _left_behind(ports, account_id)
    return found + _series(ports, head, invoices, notes)


def _left_behind(ports: Ports, account_id: str) -> list[str]:
    """What of a merged account did not go along."""
    from chalicelib.merging.actions import left_behind  # most accounts never need it

    return [f"{sk} was left behind when the account was merged" for sk in left_behind(ports, account_id)]


def _series(ports: Ports, head: Head, invoices: Sequence[Invoice], notes: Sequence[CreditNote]) -> list[str]:
    """Gaps and doubles in the numbers an account gave out, wherever the papers lie since it was merged."""
    number = enrollment.account_of(ports, head.account_id).number
    papers: list[Invoice | CreditNote] = [*invoices, *notes]
    if head.merged_into:
        there = ledger.surviving_head(ports, head.account_id).account_id
        papers += [i for i in invoicing.invoices_of(ports, there) if i.number]
        papers += invoicing.credit_notes_of(ports, there)
    own = [paper for paper in papers if paper.number.rpartition("-")[0] == number]
    given_out = [(paper.number, isinstance(paper, Invoice)) for paper in own]
    return [
        *_gaps([name for name, bills in given_out if bills], head.invoices, "invoice"),
        *_gaps([name for name, bills in given_out if not bills], head.credit_notes, "credit note"),
    ]


def _kept(invoices: Sequence[Invoice], notes: Sequence[CreditNote], paid: Sequence[Payment]) -> dict[str, int]:
    """What the items hold, by control account and party, as the head keeps it."""
    kept: Counter[str] = Counter()
    for invoice in invoices:
        for party, minor in invoice.open.items():
            kept[f"{RECEIVABLE}:{party}"] += minor
    for note in notes:
        for party, minor in note.unapplied.items():
            kept[f"{UNAPPLIED}:{party}"] -= minor
    for payment in paid:
        kept[f"{UNAPPLIED}:{payment.party}"] -= payment.unapplied_minor
        kept[f"{REFUNDS_PAYABLE}:{payment.party}"] -= sum(r.minor for r in payment.refunds if r.state == "pending")
        kept[f"{DISPUTED_CASH}:{payment.party}"] += payment.withheld_minor
    return dict(kept)


def _beyond(invoices: Sequence[Invoice], notes: Sequence[CreditNote], paid: Sequence[Payment]) -> list[str]:
    """Invoices that are open beyond what a party is liable for, or paid by more than lies on them."""
    sources = [p.source() for p in paid] + [n.source(party) for n in notes for party in n.pays]
    on: Counter[tuple[str, str]] = Counter()
    for source in sources:
        for one in source.pays:
            on[one.invoice_id, source.party] += one.minor
    parties = [(invoice, party) for invoice in invoices for party in invoice.open.keys() | invoice.liable.keys()]
    return [
        f"invoice {invoice.number} is paid {invoice.paid(party)} by {party}, with {on[invoice.id, party]} on it"
        for invoice, party in parties
        if not 0 <= invoice.paid(party) <= on[invoice.id, party]
    ]


def _given_up(ports: Ports, invoices: Sequence[Invoice]) -> list[str]:
    """Invoices that say that another amount of them is written off than their write-offs do."""
    found = []
    for invoice in (one for one in invoices if one.written_off):
        posted = invoicing.posted_write_offs(ports, invoice)
        if posted != invoice.written_off:
            found.append(
                f"invoice {invoice.number} is written off by {invoice.written_off}, its write-offs say {posted}"
            )
    return found


def _gaps(numbers: Sequence[str], count: int, what: str) -> list[str]:
    running = sorted(int(number.rsplit("-", 1)[1].lstrip("C")) for number in numbers)
    return [] if running == list(range(1, count + 1)) else [f"{what} numbers have a gap or a double"]
