"""Where invoices lie, in `core`:

pk = account id · sk = INV#<invoice id>   an invoice from draft on; lines as compressed JSON, below 1 KB with ten lines
pk = account id · sk = ICR#<credit note id>  a credit note
agenda   DUE#<due date>#<shard>           while the guarantor owes on an issued invoice
worklist HELD#<shard> / <captured day>#…  while the audit holds it
pk = account id · sk = LINES#<yyyy-mm>    what was charged for services of that month, by whichever invoice
pk = account id · sk = WOFF#<invoice id>#<write-off id>  a write-off of an invoice, one that waits or was refused too
pk = OFFICE     · sk = WOFF_POLICY#<currency> what the office writes off; WOFF_POLICY_WAS#<currency>#<nnnn> each
pk = OFFICE     · sk = SELLER#<currency>  the office on its papers (`actions/letterheads.py`: few functions need it)

In `projections`, by the projector:
pk = WAITING#<account> · sk = <invoice>   an invoice that is not issued yet
pk = DISCARDED#<account> · sk = <captured at>#<invoice>  a draft that was discarded: no entry tells of it
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Final

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.stored import Stored
from chalicelib.cloud.tables import AGENDA_SHARDS, agenda_keys
from chalicelib.invoicing.model import CreditNote, Invoice, InvoiceState, Waiting, WriteOff, WriteOffPolicy
from chalicelib.kernel.ids import AccountId, shard
from chalicelib.kernel.tables import Place, Raw, Tables, Write
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.model import GUARANTOR

DUE: Final = "DUE"
HELD: Final = "HELD"


def _place_in_indexes(invoice: Invoice) -> dict[str, str]:
    if invoice.state is InvoiceState.ISSUED and invoice.due_on and invoice.open.get(GUARANTOR, 0) > 0:
        return agenda_keys(DUE, invoice.due_on, invoice.account_id)
    if invoice.state is InvoiceState.HELD:
        held_in = f"{HELD}#{shard(invoice.account_id, AGENDA_SHARDS):02d}"
        day = invoice.captured_at.date().isoformat()
        return {"worklist_pk": held_in, "worklist_sk": f"{day}#{invoice.account_id}"}
    return {}


# What is empty is not stored, and names are short, to stay within one write unit.
INVOICES: Final = Stored(
    Invoice,
    pk="{account_id}",
    sk="INV#{id}",
    short={
        "total_minor": "total",
        "tax_minor": "tax",
        "credited_minor": "credited",
        "credited_taxes": "credited_tax",
        "captured_at": "at",
        "captured_by": "who",
        "entry_version": "entry",
        "issued_version": "first",
        "issued_on": "on",
    },
    packed=frozenset({"lines", "holds", "diagnoses"}),
    index=_place_in_indexes,
)
CREDIT_NOTES: Final = Stored(
    CreditNote, pk="{account_id}", sk="ICR#{id}", short={"total_minor": "total", "tax_minor": "tax"}
)
WRITE_OFFS: Final = Stored(WriteOff, pk="{account_id}", sk="WOFF#{invoice_id}#{id}", short={"entry_version": "entry"})
WRITE_OFF_POLICIES: Final = Stored(WriteOffPolicy, pk="OFFICE", sk="WOFF_POLICY#{currency}")
WRITE_OFF_POLICIES_BEFORE: Final = Stored(WriteOffPolicy, pk="OFFICE", sk="WOFF_POLICY_WAS#{currency}#{version:04d}")


@dataclass(frozen=True, slots=True)
class Discarded:
    """A draft of an account that was discarded, and when it was captured (UTC, text that sorts by time)."""

    account_id: AccountId
    captured_at: str
    invoice_id: str


@dataclass(frozen=True, slots=True)
class ChargedMonth:
    """Which invoices of an account charge for services of a month (yyyy-mm), each with short marks of its charges.

    It finds the invoices that may charge for the same service without reading all there are; what they charge for now
    is asked of themselves, so that nothing is ever taken out. `version` 0 is a month nothing was charged for.
    """

    account_id: AccountId
    month: str
    version: int = 0
    invoices: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def with_invoice(self, invoice_id: str, marks: Iterable[str]) -> ChargedMonth:
        """The month with an invoice's charges in it, those that it had before too; itself when nothing is new."""
        before = self.invoices.get(invoice_id, ())
        new = tuple(sorted(set(marks) - set(before)))
        if not new:
            return self
        return replace(self, version=self.version + 1, invoices={**self.invoices, invoice_id: (*before, *new)})

    def charging(self, marks: Iterable[str]) -> list[str]:
        """The invoices that charge, or charged, for one of these."""
        wanted = set(marks)
        return [invoice_id for invoice_id, known in self.invoices.items() if wanted & set(known)]


MONTHS: Final = Stored(ChargedMonth, pk="{account_id}", sk="LINES#{month}", packed=frozenset({"invoices"}))
WAITING: Final = Stored(Waiting, pk="WAITING#{account_id}", sk="{invoice_id}", item=ProjectionItem)
DISCARDED: Final = Stored(Discarded, pk="DISCARDED#{account_id}", sk="{captured_at}#{invoice_id}", item=ProjectionItem)


def read_months(tables: Tables, account_id: str, months: Iterable[str]) -> list[ChargedMonth]:
    """Read what was charged for services of these months (yyyy-mm), strongly consistent; a new month is empty."""
    wanted = list(months)
    found = tables.get_all(MONTHS, [(account_id, MONTHS.begins + month) for month in wanted])
    by_month = {one.month: one for one in found}
    return [by_month.get(month) or ChargedMonth(AccountId(account_id), month) for month in wanted]


def places_of(account_id: str, months: Iterable[str], *invoice_ids: str) -> list[Place]:
    """Where what was charged for services of these months, and these invoices, lie: to read them ahead."""
    found = [MONTHS.place(account_id, month) for month in months]
    return [*found, *(INVOICES.place(account_id, invoice_id) for invoice_id in invoice_ids)]


def month_write(before: ChargedMonth, after: ChargedMonth) -> Write:
    """The write of a month that was charged more for: refused when somebody charged for the month meanwhile."""
    return MONTHS.replace(after, before.version) if before.version else MONTHS.follow(after)


def invoice_write(invoice: Invoice, was: int | None) -> Write:
    """The write of a changed invoice for anybody's transaction: it must still have version `was` (None: be new)."""
    return INVOICES.write(invoice, was)


def credit_note_write(note: CreditNote, was: int | None) -> Write:
    """The write of a credit note: it must still have version `was` (None: be new)."""
    return CREDIT_NOTES.write(note, was)


def read_invoice(tables: Tables, account_id: str, invoice_id: str) -> Invoice | None:
    """Read one invoice, strongly consistent."""
    return INVOICES.get(tables, account_id, invoice_id)


def read_some(tables: Tables, account_id: str, ids: Iterable[str]) -> list[Invoice]:
    """Read the invoices of these ids that exist, strongly consistent, in no order."""
    return tables.get_all(INVOICES, [(account_id, INVOICES.begins + invoice_id) for invoice_id in ids])


def read_named(tables: Tables, ids: Iterable[tuple[str, str]]) -> list[Invoice]:
    """Read the invoices of these (account, invoice) that exist, in the order given."""
    wanted = list(dict.fromkeys(ids))
    found = tables.get_all(INVOICES, [(account_id, INVOICES.begins + invoice_id) for account_id, invoice_id in wanted])
    by_place = {(str(one.account_id), str(one.id)): one for one in found}
    return [by_place[place] for place in wanted if place in by_place]


def read_write_offs(tables: Tables, account_id: str, invoice_id: str) -> list[WriteOff]:
    """Read the write-offs of one invoice, strongly consistent, in no order."""
    return tables.query(WRITE_OFFS, account_id, f"{WRITE_OFFS.begins}{invoice_id}#")


def writing_write_off_policy(policy: WriteOffPolicy) -> list[Write]:
    """Write what the office writes off, and the same under its version. Version 1 is the delivered one."""
    was = None if policy.version == 2 else policy.version - 1
    return [WRITE_OFF_POLICIES_BEFORE.add(policy), WRITE_OFF_POLICIES.write(policy, was)]


def read_invoices(tables: Tables, account_id: str) -> list[Invoice]:
    """Read all invoices of an account, strongly consistent, in order of capture."""
    return _in_order(INVOICES.of(tables, account_id))


def read_credit_note(tables: Tables, account_id: str, note_id: str) -> CreditNote | None:
    """Read one credit note, strongly consistent."""
    return CREDIT_NOTES.get(tables, account_id, note_id)


def read_notes(tables: Tables, account_id: str, ids: Iterable[str]) -> list[CreditNote]:
    """Read the credit notes of these ids that exist, strongly consistent, in no order."""
    return tables.get_all(CREDIT_NOTES, [(account_id, CREDIT_NOTES.begins + note_id) for note_id in ids])


def read_credit_notes(tables: Tables, account_id: str) -> list[CreditNote]:
    """Read all credit notes of an account in order of their numbers."""
    return sorted(CREDIT_NOTES.of(tables, account_id), key=lambda note: note.number)


def invoices_in(raws: Iterable[Raw]) -> list[Invoice]:
    """The invoices among an account's stored items, in order of capture."""
    return _in_order(INVOICES.among(raws))


def _in_order(invoices: Iterable[Invoice]) -> list[Invoice]:
    return sorted(invoices, key=lambda invoice: (invoice.captured_at, invoice.number, invoice.id))
