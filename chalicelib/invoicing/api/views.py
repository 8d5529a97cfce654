"""What invoicing answers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from chalicelib.invoicing.model import ChargeLine, CreditNote, Hold, Invoice, Paper
from chalicelib.kernel.languages import Language
from chalicelib.web.shapes import MoneyView, Sentence, View


class HoldView(View):
    """Why an invoice may not be issued; `line_id` is empty when it is about the whole.

    `asked_by` is who gave the line's discount or price, or the whole its amount: somebody else approves it.
    """

    code: str
    message: Sentence
    line_id: str
    asked_by: str

    @classmethod
    def of(cls, hold: Hold, invoice: Invoice) -> HoldView:
        """Show a hold of an invoice."""
        return cls(code=hold.code, message=hold.message, line_id=hold.line_id, asked_by=invoice.asked_by(hold.line_id))


class LineView(View):
    """A priced charge line."""

    id: str
    client_id: str
    service_on: date
    system: str
    code: str
    description: str
    modifiers: list[str]
    diagnoses: list[str]
    units: str
    unit: MoneyView
    discount: MoneyView
    discount_reason: str
    discount_approved_by: str
    price_reason: str
    price_approved_by: str
    tax_code: str
    tax_rate_bp: int
    net: MoneyView
    tax: MoneyView
    total: MoneyView

    @classmethod
    def of(cls, line: ChargeLine, code: str, language: Language) -> LineView:
        """Show a line in its invoice's currency."""

        def money(minor: int) -> MoneyView:
            return MoneyView.of(minor, code, language)

        return cls(
            id=line.id,
            client_id=line.client_id,
            service_on=line.service_on,
            system=line.system.value,
            code=line.code,
            description=line.description,
            modifiers=list(line.modifiers),
            diagnoses=list(line.diagnoses),
            units=f"{Decimal(line.units).scaleb(-3).normalize():f}",
            unit=money(line.unit_minor),
            discount=money(line.discount_minor),
            discount_reason=line.discount_reason,
            discount_approved_by=line.discount_approved_by,
            price_reason=line.price_reason,
            price_approved_by=line.price_approved_by,
            tax_code=line.tax_code,
            tax_rate_bp=line.tax_rate_bp,
            net=money(line.net_minor),
            tax=money(line.tax_minor),
            total=money(line.total_minor),
        )


class PartyView(View):
    """What one party has to do with an invoice: its share when issued (of a draft: as it would be), its part now, what
    it paid and what is open.
    """

    party: str
    share: MoneyView
    liable: MoneyView
    paid: MoneyView
    open: MoneyView


def parties_of(invoice: Invoice, language: Language) -> list[PartyView]:
    """Every party that has, or had, a part in an invoice."""

    def money(minor: int) -> MoneyView:
        return MoneyView.of(minor, invoice.currency, language)

    return [
        PartyView(
            party=party,
            share=money(invoice.shares.get(party, 0)),
            liable=money(invoice.liable.get(party, 0)),
            paid=money(invoice.paid(party)),
            open=money(invoice.open.get(party, 0)),
        )
        for party in {**invoice.shares, **invoice.liable, **invoice.open}
    ]


class InvoiceSummaryView(View):
    """An invoice in a list."""

    id: str
    account_id: str
    number: str
    kind: str
    state: str
    captured_at: datetime
    issued_on: date | None
    due_on: date | None
    total: MoneyView
    open: MoneyView
    credited: MoneyView
    holds: list[HoldView]
    rebills: str
    version: int

    @classmethod
    def of(cls, invoice: Invoice, language: Language) -> InvoiceSummaryView:
        """Show an invoice in a list."""

        def money(minor: int) -> MoneyView:
            return MoneyView.of(minor, invoice.currency, language)

        return cls(
            id=invoice.id,
            account_id=invoice.account_id,
            number=invoice.number,
            kind=invoice.kind.value,
            state=invoice.state.value,
            captured_at=invoice.captured_at,
            issued_on=invoice.issued_on,
            due_on=invoice.due_on,
            total=money(invoice.total_minor),
            open=money(invoice.open_minor),
            credited=money(invoice.credited_minor),
            holds=[HoldView.of(hold, invoice) for hold in invoice.holds],
            rebills=invoice.rebills or "",
            version=invoice.version,
        )


class InvoiceView(InvoiceSummaryView):
    """An invoice with its lines and parties; of a draft all that the form shows."""

    currency: str
    captured_by: str
    self_pay: bool
    about: str
    tax: MoneyView
    credited_lines: list[str]
    lines: list[LineView]
    parties: list[PartyView]

    @classmethod
    def of(cls, invoice: Invoice, language: Language) -> InvoiceView:
        """Show an invoice whole."""
        row = InvoiceSummaryView.of(invoice, language)
        return cls(
            **{name: getattr(row, name) for name in InvoiceSummaryView.model_fields},
            currency=invoice.currency,
            captured_by=invoice.captured_by,
            self_pay=invoice.self_pay,
            about=invoice.about,
            tax=MoneyView.of(invoice.tax_minor, invoice.currency, language),
            credited_lines=list(invoice.credited_lines),
            lines=[LineView.of(line, invoice.currency, language) for line in invoice.lines],
            parties=parties_of(invoice, language),
        )


class CreditPartView(View):
    """Where a credit went for one party."""

    party: str
    from_open: MoneyView
    to_unapplied: MoneyView
    unapplied: MoneyView


class CreditNoteView(View):
    """A credit note."""

    id: str
    account_id: str
    invoice_id: str
    number: str
    issued_on: date
    reason: str
    line_ids: list[str]
    total: MoneyView
    tax: MoneyView
    parties: list[CreditPartView]
    version: int

    @classmethod
    def of(cls, note: CreditNote, language: Language) -> CreditNoteView:
        """Show a credit note."""
        return cls(
            id=note.id,
            account_id=note.account_id,
            invoice_id=note.invoice_id,
            number=note.number,
            issued_on=note.issued_on,
            reason=note.reason,
            line_ids=list(note.lines),
            total=MoneyView.of(note.total_minor, note.currency, language),
            tax=MoneyView.of(note.tax_minor, note.currency, language),
            parties=_credit_parts(note, language),
            version=note.version,
        )


def _credit_parts(note: CreditNote, language: Language) -> list[CreditPartView]:
    def money(minor: int) -> MoneyView:
        return MoneyView.of(minor, note.currency, language)

    return [
        CreditPartView(
            party=party,
            from_open=money(note.from_open.get(party, 0)),
            to_unapplied=money(note.to_unapplied.get(party, 0)),
            unapplied=money(note.unapplied.get(party, 0)),
        )
        for party in {**note.from_open, **note.to_unapplied}
    ]


class RebillView(View):
    """A rebill: the credit note and the new draft."""

    credit_note: CreditNoteView
    draft: InvoiceView


class PaperView(View):
    """Where a document can be fetched for a short time, and the characters that no font of ours draws: the paper shows
    a sign (�) for each.
    """

    url: str
    undrawn: list[str]

    @classmethod
    def of(cls, paper: Paper) -> PaperView:
        """Show where a paper is."""
        return cls(url=paper.url, undrawn=paper.undrawn)
