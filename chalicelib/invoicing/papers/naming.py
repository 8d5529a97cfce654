"""What a client reads that a charge is for, in their language."""

from __future__ import annotations

from chalicelib.invoicing.model import ChargeLine, Invoice, InvoiceKind
from chalicelib.invoicing.papers.words import Writer
from chalicelib.kernel.languages import Language


def charged_for(invoice: Invoice, line: ChargeLine, language: Language) -> str:
    """What a line is for, as a reader of a language calls it: what the catalog called it in that language on the day of
    the charge, else as the office does; a fee or interest by the paper's own words.
    """
    if invoice.kind is not InvoiceKind.SERVICES:
        about = line.description.rsplit(" ", 1)[-1]
        return Writer(language, invoice.currency).say(f"invoice.{invoice.kind.value}", number=about)
    return line.names.get(language) or line.description or line.code
