"""What stands on a receipt: what was received, which invoices it paid, and what was left over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from chalicelib.invoicing.papers.letterhead import Sender
from chalicelib.invoicing.papers.sheets import Reader, Sheet, base


@dataclass(frozen=True, slots=True)
class Receipt:
    """A payment as its receipt tells it, in minor units: `number` can be read out, `paid` is what went to which invoice
    (by its number); what of it was given back or lies unapplied stands beside. `version` is the payment's own.
    """

    id: str
    number: str
    party: str
    method: str
    reference: str
    received_on: date
    posted_at: datetime
    minor: int
    paid: Sequence[tuple[str, int]]
    given_back_minor: int
    left_minor: int
    version: int
    booked_in: str = ""


def receipt_sheet(sender: Sender, reader: Reader, receipt: Receipt) -> Sheet:
    """A receipt, laid out as an invoice is."""
    write = reader.writer
    facts = [
        [write.say("receipt.number"), receipt.number],
        [write.say("receipt.received"), write.long_date(receipt.received_on)],
        [write.say("receipt.method"), write.say(f"receipt.by.{receipt.method}")],
        [write.say("receipt.reference"), receipt.reference],
        [write.say("account"), reader.account.number],
    ]
    return {
        **base(sender, reader, receipt.received_on, "receipt.title", receipt.number),
        "facts": [fact for fact in facts if fact[1]],
        "due": {
            "label": write.say("receipt.thanks"),
            "by": write.say("receipt.from", name=reader.name),
            "amount": write.amount(receipt.minor),
        },
        "lines": {
            "columns": ["wide", "figure"],
            "head": [write.say("receipt.invoice"), write.say("receipt.paid")],
            "rows": [[number, write.amount(minor)] for number, minor in receipt.paid],
        },
        "totals": _totals(reader, receipt),
        "reckoned": {"rows": []},
        "parties": {"rows": []},
        "pay": {"rows": []},
        "notes": [write.say("call", phone=sender.phone)],
    }


def _totals(reader: Reader, receipt: Receipt) -> list[list[Any]]:
    write = reader.writer
    rows = {"receipt.back": receipt.given_back_minor, "receipt.left": receipt.left_minor}
    told: list[list[Any]] = [[write.say(word), write.amount(minor), False] for word, minor in rows.items() if minor]
    return [*told, [write.say("receipt.total"), write.amount(receipt.minor), True]]
