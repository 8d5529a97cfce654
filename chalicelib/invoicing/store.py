"""Where invoices lie, in `core`:

pk = account id · sk = INV#<invoice id>   an invoice from draft on; lines as compressed JSON, below 1 KB with ten lines
pk = account id · sk = CRN#<credit note id>  a credit note
agenda   DUE#<due date>#<shard>           while the guarantor owes on an issued invoice
worklist HELD#<shard> / <captured day>#…  while the audit holds it
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from datetime import date
from typing import Any, Final

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.catalog.model import CodeSystem
from chalicelib.cloud.attributes import (
    CompressedJSONAttribute,
    DateAttribute,
    InstantAttribute,
    JSONTextAttribute,
    WholeNumberAttribute,
)
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import AGENDA_SHARDS, agenda_keys
from chalicelib.cloud.writes import add, replace
from chalicelib.invoicing.model import ChargeLine, CreditNote, Hold, Invoice, InvoiceKind, InvoiceState
from chalicelib.kernel.ids import AccountId, InvoiceId, shard
from chalicelib.kernel.money import currency
from chalicelib.kernel.sentences import kept, said_again
from chalicelib.kernel.tables import Tables, Write
from chalicelib.ledger.model import GUARANTOR

INVOICE: Final = "INV#"
CREDIT_NOTE: Final = "CRN#"
DUE: Final = "DUE"
HELD: Final = "HELD"
_LINE_FIELDS: Final = tuple(field.name for field in fields(ChargeLine))


class InvoiceItem(CoreItem):
    """An invoice. What is empty is not stored, and attribute names are short, to stay within one write unit."""

    kind = UnicodeAttribute()
    state = UnicodeAttribute()
    currency = UnicodeAttribute()
    lines = CompressedJSONAttribute()
    captured_at = InstantAttribute()
    captured_by = UnicodeAttribute()
    holds = CompressedJSONAttribute(null=True)
    number = UnicodeAttribute(null=True)
    issued_on = DateAttribute(null=True)
    due_on = DateAttribute(null=True)
    total = WholeNumberAttribute(default=0)
    tax = WholeNumberAttribute(default=0)
    parties = JSONTextAttribute(null=True)  # party -> [share when issued, part now, open]
    credited = JSONTextAttribute(null=True)  # [total, tax, line ids]
    rebills = UnicodeAttribute(null=True)
    about = UnicodeAttribute(null=True)
    self_pay = BooleanAttribute(null=True)
    done = JSONTextAttribute(null=True)


class CreditNoteItem(CoreItem):
    """A credit note."""

    invoice_id = UnicodeAttribute()
    number = UnicodeAttribute()
    currency = UnicodeAttribute()
    issued_on = DateAttribute()
    reason = UnicodeAttribute()
    total = WholeNumberAttribute()
    tax = WholeNumberAttribute()
    from_open = JSONTextAttribute()
    to_unapplied = JSONTextAttribute()
    unapplied = JSONTextAttribute()
    lines = JSONTextAttribute()
    entry_version = WholeNumberAttribute()


def invoice_write(invoice: Invoice, was: int | None) -> Write:
    """The write of a changed invoice for anybody's transaction: it must still have version `was` (None: be new)."""
    item = _item(invoice)
    return add(item) if was is None else replace(item, was)


def credit_note_write(note: CreditNote, was: int | None) -> Write:
    """The write of a credit note: it must still have version `was` (None: be new)."""
    item = _note_item(note)
    return add(item) if was is None else replace(item, was)


def read_invoice(tables: Tables, account_id: str, invoice_id: str) -> Invoice | None:
    """Read one invoice, strongly consistent."""
    item = tables.get(InvoiceItem, account_id, INVOICE + invoice_id)
    return invoice_of_item(item) if item else None


def read_invoices(tables: Tables, account_id: str) -> list[Invoice]:
    """Read all invoices of an account, strongly consistent, in order of capture."""
    return _in_order(invoice_of_item(item) for item in tables.query(InvoiceItem, account_id, INVOICE))


def read_credit_note(tables: Tables, account_id: str, note_id: str) -> CreditNote | None:
    """Read one credit note, strongly consistent."""
    item = tables.get(CreditNoteItem, account_id, CREDIT_NOTE + note_id)
    return _note_of_item(item) if item else None


def read_credit_notes(tables: Tables, account_id: str) -> list[CreditNote]:
    """Read all credit notes of an account in order of their numbers."""
    notes = [_note_of_item(item) for item in tables.query(CreditNoteItem, account_id, CREDIT_NOTE)]
    return sorted(notes, key=lambda note: note.number)


def read_file(tables: Tables, account_id: str) -> list[dict[str, Any]]:
    """Read what charges are judged on in one query: the account, its people, coverages and invoices. The journal, which
    only grows, sorts behind them and is left alone.
    """
    return list(tables.between(CoreItem.Meta.table_name, account_id, "ACCOUNT", INVOICE + "\uffff"))


def read_standing(tables: Tables, account_id: str) -> list[dict[str, Any]]:
    """Read what money is posted on in one query: the account's head and its invoices."""
    return list(tables.between(CoreItem.Meta.table_name, account_id, "HEAD", INVOICE + "\uffff"))


def invoices_in(raws: Iterable[dict[str, Any]]) -> list[Invoice]:
    """The invoices among an account's stored items, in order of capture."""
    found = (raw for raw in raws if raw["sk"]["S"].startswith(INVOICE))
    return _in_order(invoice_of_item(InvoiceItem.read(raw)) for raw in found)


def credit_notes_in(raws: Iterable[dict[str, Any]]) -> list[CreditNote]:
    """The credit notes among an account's stored items."""
    return [_note_of_item(CreditNoteItem.read(raw)) for raw in raws if raw["sk"]["S"].startswith(CREDIT_NOTE)]


def due_keys(tables: Tables, on: date, part: int) -> list[tuple[str, str]]:
    """(account id, invoice id) of the open invoices that fall due on a day, in one of the shards."""
    return [(pk, sk.removeprefix(INVOICE)) for pk, sk in tables.due(DUE, on, part)]


def held_keys(tables: Tables) -> list[tuple[str, str]]:
    """(account id, invoice id) of every held invoice."""
    parts = (tables.worklist(f"{HELD}#{part:02d}") for part in range(AGENDA_SHARDS))
    return [(pk, sk.removeprefix(INVOICE)) for found in parts for pk, sk in found]


def _in_order(invoices: Iterable[Invoice]) -> list[Invoice]:
    return sorted(invoices, key=lambda invoice: (invoice.captured_at, invoice.number, invoice.id))


def _line_values(line: ChargeLine) -> list[Any]:
    return [value.isoformat() if isinstance(value, date) else value for value in asdict(line).values()]


def _line_of(values: Sequence[Any]) -> ChargeLine:
    told: dict[str, Any] = dict(zip(_LINE_FIELDS, values, strict=True))
    told["service_on"] = date.fromisoformat(told["service_on"])
    told["system"] = CodeSystem(told["system"])
    told["modifiers"] = tuple(told["modifiers"])
    told["diagnoses"] = tuple(told["diagnoses"])
    return ChargeLine(**told)


def _parties(invoice: Invoice) -> dict[str, list[int]]:
    parties = {**invoice.shares, **invoice.liable, **invoice.open}
    return {p: [invoice.shares.get(p, 0), invoice.liable.get(p, 0), invoice.open.get(p, 0)] for p in parties}


def _place_in_indexes(invoice: Invoice) -> dict[str, str]:
    subject = INVOICE + invoice.id
    if invoice.state is InvoiceState.ISSUED and invoice.due_on and invoice.open.get(GUARANTOR, 0) > 0:
        return agenda_keys(DUE, invoice.due_on, invoice.account_id, subject)
    if invoice.state is InvoiceState.HELD:
        held_in = f"{HELD}#{shard(invoice.account_id, AGENDA_SHARDS):02d}"
        day = invoice.captured_at.date().isoformat()
        return {"worklist_pk": held_in, "worklist_sk": f"{day}#{invoice.account_id}#{subject}"}
    return {}


def _item(invoice: Invoice) -> InvoiceItem:
    credited = [invoice.credited_minor, invoice.credited_tax_minor, invoice.credited_lines]
    item = InvoiceItem(
        invoice.account_id,
        INVOICE + invoice.id,
        version=invoice.version,
        kind=invoice.kind.value,
        state=invoice.state.value,
        currency=invoice.currency,
        lines=[_line_values(line) for line in invoice.lines],
        captured_at=invoice.captured_at,
        captured_by=invoice.captured_by,
        holds=[[hold.code, kept(hold.message), hold.line_id] for hold in invoice.holds] or None,
        number=invoice.number or None,
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        total=invoice.total_minor,
        tax=invoice.tax_minor,
        parties=_parties(invoice) or None,
        credited=credited if any(credited) else None,
        rebills=invoice.rebills,
        about=invoice.about or None,
        self_pay=invoice.self_pay or None,
        done=list(invoice.done) or None,
    )
    for name, value in _place_in_indexes(invoice).items():
        setattr(item, name, value)
    return item


def invoice_of_item(item: InvoiceItem) -> Invoice:
    """The model of a stored invoice."""
    parties: dict[str, list[int]] = item.parties or {}
    credited = item.credited or [0, 0, []]
    return Invoice(
        id=InvoiceId(item.sk.removeprefix(INVOICE)),
        account_id=AccountId(item.pk),
        kind=InvoiceKind(item.kind),
        state=InvoiceState(item.state),
        currency=currency(item.currency),
        lines=tuple(_line_of(values) for values in item.lines),
        captured_at=item.captured_at,
        captured_by=item.captured_by,
        version=item.version,
        holds=tuple(Hold(code, said_again(message), line) for code, message, line in item.holds or ()),
        number=item.number or "",
        issued_on=item.issued_on,
        due_on=item.due_on,
        total_minor=item.total,
        tax_minor=item.tax,
        credited_minor=credited[0],
        shares={party: parts[0] for party, parts in parties.items() if parts[0]},
        open={party: parts[2] for party, parts in parties.items() if parts[2]},
        rebills=InvoiceId(item.rebills) if item.rebills else None,
        about=item.about or "",
        self_pay=bool(item.self_pay),
        liable={party: parts[1] for party, parts in parties.items() if parts[1]},
        credited_tax_minor=credited[1],
        credited_lines=tuple(credited[2]),
        done=tuple(item.done or ()),
    )


def _note_item(note: CreditNote) -> CreditNoteItem:
    return CreditNoteItem(
        note.account_id,
        CREDIT_NOTE + note.id,
        version=note.version,
        invoice_id=note.invoice_id,
        number=note.number,
        currency=note.currency,
        issued_on=note.issued_on,
        reason=note.reason,
        total=note.total_minor,
        tax=note.tax_minor,
        from_open=note.from_open,
        to_unapplied=note.to_unapplied,
        unapplied=note.unapplied,
        lines=list(note.lines),
        entry_version=note.entry_version,
    )


def _note_of_item(item: CreditNoteItem) -> CreditNote:
    return CreditNote(
        id=item.sk.removeprefix(CREDIT_NOTE),
        account_id=AccountId(item.pk),
        invoice_id=InvoiceId(item.invoice_id),
        number=item.number,
        currency=currency(item.currency),
        issued_on=item.issued_on,
        reason=item.reason,
        total_minor=item.total,
        tax_minor=item.tax,
        from_open=item.from_open,
        to_unapplied=item.to_unapplied,
        entry_version=item.entry_version,
        version=item.version,
        unapplied=item.unapplied,
        lines=tuple(item.lines),
    )
