"""What stands on a credit note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chalicelib.invoicing.model import ChargeLine, CreditNote, Invoice, InvoiceKind
from chalicelib.invoicing.papers.corrections import corrects, lines_corrected, rates_corrected
from chalicelib.invoicing.papers.letterhead import Sender
from chalicelib.invoicing.papers.sheets import Reader, Sheet, base, exempt_notes, for_whom, lines_table, sold, taxes
from chalicelib.invoicing.papers.words import Writer
from chalicelib.invoicing.rules.corrected import lines_touched
from chalicelib.invoicing.rules.reasons import reason_in


def credit_note_sheet(
    sender: Sender, reader: Reader, note: CreditNote, invoice: Invoice, earlier: Sequence[CreditNote] = ()
) -> Sheet:
    """A credit note: what it takes back of which invoice, and where the credit goes. Where the law asks for it, the
    invoice before and after, less what `earlier` credit notes took.
    """
    write, word = reader.writer, _words_of(invoice)
    dated = write.long_date(invoice.issued_on or note.issued_on)
    by_law = corrects(write, invoice)
    lines = lines_touched(note, invoice, earlier) if by_law else lines_taken_back(note, invoice)
    explained = [write.say("credit_note.explained")] if note.to_unapplied else []
    return {
        **base(sender, reader, note.issued_on, f"{word}.title", note.number),
        "facts": [
            [write.say(f"{word}.number"), note.number],
            [write.say("credit_note.issued"), write.long_date(note.issued_on)],
            [write.say(f"{word}.invoice"), invoice.number],
            *(sold(write, invoice) if by_law else []),
            [write.say("account"), reader.account.number],
            *for_whom(reader, invoice.lines),
        ],
        "due": {
            "label": write.say("credit_note.credited"),
            "by": write.say(f"{word}.for", number=invoice.number, date=dated),
            "amount": write.amount(note.total_minor),
        },
        **(
            _corrected(sender, reader, note, invoice, lines, earlier)
            if by_law
            else _taken_back(sender, reader, note, invoice, lines)
        ),
        "parties": _destinations(reader, note),
        "notes": [
            write.say("credit_note.reason", reason=reason_in(note.reason, write.language)),
            *explained,
            *exempt_notes(sender, write, invoice, lines or invoice.lines),
            write.say("call", phone=sender.phone),
        ],
    }


def _words_of(invoice: Invoice) -> str:
    """A fee or interest is no sale: in Poland no invoice corrects it."""
    return "credit_note" if invoice.kind is InvoiceKind.SERVICES else f"credit_note.{invoice.kind.value}"


def _corrected(
    sender: Sender,
    reader: Reader,
    note: CreditNote,
    invoice: Invoice,
    lines: Sequence[ChargeLine],
    earlier: Sequence[CreditNote],
) -> Sheet:
    """Before, after and the difference: of each line, where lines are taken back, and of each rate."""
    return {
        "lines": lines_corrected(sender, reader, note, invoice, lines),
        "rates": rates_corrected(sender, reader.writer, note, invoice, earlier),
        "totals": [],
    }


def _taken_back(
    sender: Sender, reader: Reader, note: CreditNote, invoice: Invoice, lines: Sequence[ChargeLine]
) -> Sheet:
    write = reader.writer
    taxed: list[list[Any]] = [
        [write.say("credit_note.net"), write.amount(note.total_minor - note.tax_minor), False],
        *taxes(write, note.taxes, exempt=sender.exempts(invoice, invoice.lines)),
    ]
    return {
        "lines": lines_table(sender, reader, invoice, lines) if lines else _part_of(write, note, invoice),
        "rates": {"rows": []},
        "totals": [
            *(taxed if note.tax_minor else []),
            [write.say("total"), write.amount(note.total_minor), True],
        ],
    }


def lines_taken_back(note: CreditNote, invoice: Invoice) -> list[ChargeLine]:
    """The lines that a credit note takes back for good: those it names, all of them when it takes back the whole."""
    whole = not note.lines and note.total_minor == invoice.total_minor
    return [line for line in invoice.lines if whole or line.id in note.lines]


def _part_of(write: Writer, note: CreditNote, invoice: Invoice) -> Sheet:
    """The one line of a credit note that takes back an amount, or what earlier ones had left."""
    said = write.say("credit_note.amount_of", number=invoice.number)
    return {
        "columns": ["text", "wide", "figure"],
        "head": [write.say("invoice.date"), write.say("invoice.about"), write.say("invoice.net")],
        "rows": [[write.short_date(note.issued_on), said, write.amount(note.total_minor - note.tax_minor)]],
    }


def _destinations(reader: Reader, note: CreditNote) -> Sheet:
    write = reader.writer
    parties = list(dict.fromkeys([*note.from_open, *note.to_unapplied]))
    return {
        "title": write.say("credit_note.parties"),
        "columns": ["wide", "figure", "figure"],
        "head": [write.say("party"), write.say("credit_note.off"), write.say("credit_note.back")],
        "rows": [
            [
                reader.name_of(party),
                write.amount_or_dash(note.from_open.get(party, 0)),
                write.amount_or_dash(note.to_unapplied.get(party, 0)),
            ]
            for party in parties
        ],
    }
