"""What invoicing answers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Self

from chalicelib.invoicing.model import ChargeLine, CreditNote, Hold, Invoice, InvoiceKind
from chalicelib.invoicing.papers.naming import charged_for
from chalicelib.invoicing.rules.diagnoses import listed
from chalicelib.invoicing.rules.reasons import reason_in
from chalicelib.kernel.languages import Language
from chalicelib.web.shapes import MoneyView, Sentence, View
from chalicelib.web.shown import Amounts, amounts, shown


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
        return shown(cls, hold, asked_by=invoice.asked_by(hold.line_id))


class ClientDiagnosesView(View):
    """The diagnoses of a client, the principal one first."""

    client_id: str
    codes: list[str]


class LineView(View):
    """A priced charge line. `diagnoses` are those of its client's that it points to, in order."""

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
    def of(cls, line: ChargeLine, money: Amounts, description: str) -> LineView:
        """Show a line in its invoice's currency."""
        units = f"{Decimal(line.units).scaleb(-3).normalize():f}"
        return shown(cls, line, money, units=units, description=description)


class PartyView(View):
    """What one party has to do with an invoice: its share when issued (of a draft: as it would be), its part now, what
    it paid and what is open.
    """

    party: str
    share: MoneyView
    liable: MoneyView
    paid: MoneyView
    open: MoneyView


def parties_of(invoice: Invoice, money: Amounts) -> list[PartyView]:
    """Every party that has, or had, a part in an invoice."""
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
    written_off: MoneyView
    holds: list[HoldView]
    rebills: str
    version: int

    @classmethod
    def of(cls, invoice: Invoice, language: Language, **more: Any) -> Self:
        """Show an invoice; `more` is what a view of its own shows besides."""
        holds = [HoldView.of(hold, invoice) for hold in invoice.holds]
        money = amounts(invoice.currency, language)
        return shown(cls, invoice, money, holds=holds, rebills=invoice.rebills or "", **more)


class InvoiceView(InvoiceSummaryView):
    """An invoice with its lines and parties; of a draft all that the form shows."""

    currency: str
    captured_by: str
    self_pay: bool
    about: str
    tax: MoneyView
    credited_lines: list[str]
    diagnoses: list[ClientDiagnosesView]
    lines: list[LineView]
    parties: list[PartyView]

    @classmethod
    def of(cls, invoice: Invoice, language: Language, **more: Any) -> Self:
        """Show an invoice whole."""
        money = amounts(invoice.currency, language)
        lines = [LineView.of(line, money, _described(invoice, line, language)) for line in invoice.lines]
        reasons = [shown(ClientDiagnosesView, one) for one in listed(invoice)]
        parties = parties_of(invoice, money)
        return super().of(invoice, language, lines=lines, parties=parties, diagnoses=reasons, **more)


def _described(invoice: Invoice, line: ChargeLine, language: Language) -> str:
    """A service as the office describes it; a fee or interest, which we word ourselves, in the reader's language."""
    return line.description if invoice.kind is InvoiceKind.SERVICES else charged_for(invoice, line, language)


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
        money = amounts(note.currency, language)
        told = reason_in(note.reason, language)
        return shown(cls, note, money, line_ids=note.lines, parties=_credit_parts(note, money), reason=told)


def _credit_parts(note: CreditNote, money: Amounts) -> list[CreditPartView]:
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
