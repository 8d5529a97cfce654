"""What an invoice asks of each party: its share when issued, moved by transfers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from chalicelib.invoicing.model import Invoice
from chalicelib.invoicing.rules.moves import plus
from chalicelib.ledger.model import RECEIVABLE, Entry


@dataclass(frozen=True, slots=True)
class Asked:
    """Minor units asked of each party, without regard to payments and credits, and since which moment (UTC)."""

    parts: dict[str, int]
    moments: dict[str, datetime]


def asked_of(invoice: Invoice, entries: Iterable[Entry]) -> Asked:
    """What is asked of whom: by the invoice's own entry and the transfers among an account's entries, in order."""
    parts, moments = dict(invoice.shares), dict[str, datetime]()
    for entry in entries:
        if entry.version != invoice.entry_version and entry.reason != "transfer":
            continue
        for leg in entry.legs:
            if leg.code == RECEIVABLE and leg.subject == invoice.id:
                moments[leg.party] = entry.posted_at
                if entry.reason == "transfer":
                    parts = plus(parts, leg.party, leg.minor)
    return Asked(parts, moments)
