"""What a transfer or an adjustment does to an invoice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.sentences import say
from chalicelib.ledger.model import GUARANTOR


def lessened(invoice: Invoice, party: str, minor: int, done: str) -> Invoice:
    """The invoice after a party owes that much less on it; RuleBroken `more_than_open`."""
    if not 0 < minor <= invoice.open.get(party, 0):
        raise RuleBroken("more_than_open", say("This party does not owe that much on the invoice."))
    return replace(
        invoice,
        open=plus(invoice.open, party, -minor),
        liable=plus(invoice.liable, party, -minor),
        done=(*invoice.done, done),
        version=invoice.version + 1,
    )


def moved(invoice: Invoice, from_party: str, to_party: str, minor: int, done: str, due_on: date) -> Invoice:
    """The invoice after a part moved from one party to another; RuleBroken `more_than_open` or `same_party`.

    A guarantor who owed nothing on it before is given until `due_on`: nobody is late with what was never asked. Payers
    have to pay when they had to.
    """
    if from_party == to_party:
        raise RuleBroken("same_party", say("A transfer goes from one party to another."))
    after = lessened(invoice, from_party, minor, done)
    first = to_party == GUARANTOR and not invoice.open.get(GUARANTOR)
    return replace(
        after,
        open=plus(after.open, to_party, minor),
        liable=plus(after.liable, to_party, minor),
        due_on=max(due_on, invoice.due_on or due_on) if first else invoice.due_on,
        payers_due_on=invoice.payers_due_on or invoice.due_on if first else invoice.payers_due_on,
    )


def plus(parts: dict[str, int], party: str, minor: int) -> dict[str, int]:
    """Amounts by party with one more for a party; no zeros."""
    after = {**parts, party: parts.get(party, 0) + minor}
    return {name: part for name, part in after.items() if part}
