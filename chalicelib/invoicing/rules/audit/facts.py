"""What the audit judges: plain facts, gathered by whoever asks."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from chalicelib.catalog.model import Code
from chalicelib.enrollment.model import AccountState, Coverage
from chalicelib.invoicing.model import ChargeLine
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.sentences import Said


@dataclass(frozen=True, slots=True)
class Charged:
    """What makes two charges the same: one client, one code with its modifiers, one day."""

    client_id: ClientId
    service_on: date
    system: str
    code: str
    modifiers: tuple[str, ...]


def charged(line: ChargeLine) -> Charged:
    """What a line charges for; the order of modifiers does not matter."""
    return Charged(line.client_id, line.service_on, line.system, line.code, tuple(sorted(line.modifiers)))


def mark_of(line: ChargeLine) -> str:
    """A short mark of what a line charges for, the same for the same charge: ten letters that tell nothing of it.

    Two charges of one account and month share a mark by chance once in 2^50 pairs; then one more invoice is read.
    """
    what = charged(line)
    told = "|".join([what.client_id, what.service_on.isoformat(), what.system, what.code, *what.modifiers])
    return b32encode(sha256(told.encode()).digest()[:10]).decode()[:10]


@dataclass(frozen=True, slots=True)
class AuditFacts:
    """A captured invoice and what is known around it.

    `codes` and `prices` are by line id: the catalog's code on the service date (None: not in it), the catalog's price
    of one unit (None: none), in minor units. `known` holds codes the catalog has on any other day. By line id in basis
    points: `tax_rates`, and `discount_caps` of lines that are given one of the catalog's discounts. `others` are
    charges on the account's other invoices, with a name for each invoice. Without `catalog_asked` nothing is known of
    codes, prices and rates, and their rules are left aside.
    """

    today: date
    account_state: AccountState
    client_ids: frozenset[ClientId]
    coverages: tuple[Coverage, ...]
    lines: tuple[ChargeLine, ...]
    self_pay: bool = False
    approved_minor: int = 0  # what the invoice may come to by an approval
    discount_cap_bp: int = 0
    discount_caps: Mapping[str, int] = field(default_factory=dict)
    catalog_asked: bool = True
    codes: Mapping[str, Code | None] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    prices: Mapping[str, int | None] = field(default_factory=dict)
    tax_rates: Mapping[str, int] = field(default_factory=dict)
    others: Mapping[Charged, Said] = field(default_factory=dict)
