"""What a party owes now: what is open, less its unapplied money, less what is being debited at the gateway.

Everybody who asks a person for money, or says what one owes, asks here (docs/decisions/owed-now.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Generic, Protocol, TypeVar

from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.values import dataclass


class Placed(Protocol):
    """What has a place in the order money is counted in: an invoice's day, number and id."""

    @property
    def id(self) -> str: ...

    @property
    def number(self) -> str: ...

    @property
    def due_on(self) -> date | None: ...


class Open(Placed, Protocol):
    """An open amount by the books, in minor units."""

    @property
    def minor(self) -> int: ...


P = TypeVar("P", bound=Placed)
O = TypeVar("O", bound=Open)  # noqa: E741  # an open amount, of whichever room


@dataclass(frozen=True, slots=True)
class OpenItem:
    """What a party has open on one invoice by the books, in minor units."""

    id: str
    number: str
    due_on: date | None
    minor: int


@dataclass(frozen=True, slots=True)
class Debit:
    """Money being debited at the gateway just now, in minor units, and the invoices its payer chose, in their order."""

    minor: int
    prefer: tuple[InvoiceId, ...] = ()


@dataclass(frozen=True, slots=True)
class Owing(Generic[O]):
    """An open amount and what counts on it already: of unapplied money, of the debits. Minor units."""

    item: O
    unapplied_minor: int
    debited_minor: int

    @property
    def owed_minor(self) -> int:
        """What is still owed of it."""
        return self.item.minor - self.unapplied_minor - self.debited_minor


@dataclass(frozen=True, slots=True)
class Owed(Generic[O]):
    """What a party owes now, invoice by invoice, the oldest due first. Minor units of the account's currency."""

    items: tuple[Owing[O], ...]

    @property
    def owed_minor(self) -> int:
        """What is owed now: what may be asked for, and never more than that."""
        return sum(one.owed_minor for one in self.items)

    @property
    def unapplied_minor(self) -> int:
        """What of unapplied money counts on what is open; money beyond that is owed to nobody's invoice."""
        return sum(one.unapplied_minor for one in self.items)

    @property
    def debited_minor(self) -> int:
        """What of the debits counts on what is open."""
        return sum(one.debited_minor for one in self.items)

    def overdue(self, on: date) -> tuple[Owing[O], ...]:
        """What is owed now and was due before a civil day, the oldest first."""
        return tuple(one for one in self.items if one.owed_minor and one.item.due_on and one.item.due_on < on)

    def overdue_minor(self, on: date) -> int:
        """How much is owed now of what was due before a civil day."""
        return sum(one.owed_minor for one in self.overdue(on))

    def on_invoice(self, invoice_id: str) -> Owing[O] | None:
        """What is owed on one invoice; None when nothing is open on it."""
        return next((one for one in self.items if one.item.id == invoice_id), None)


def owed(items: Iterable[O], unapplied_minor: int = 0, debits: Iterable[Debit] = ()) -> Owed[O]:
    """Count unapplied money, then what is being debited, against what is open, as posting it would.

    Unapplied money (of payments and credit notes) goes to the oldest due first; a debit to the invoices its payer
    chose, then to the oldest due. `unapplied_minor` in minor units.
    """
    ordered = in_order(items)
    covered = pay_down(unapplied_minor, [item.minor for item in ordered])
    left = {item.id: item.minor - part for item, part in zip(ordered, covered, strict=True)}
    before = dict(left)
    for debit in debits:
        chosen = in_order(ordered, debit.prefer)
        parts = pay_down(debit.minor, [left[item.id] for item in chosen])
        left |= {item.id: left[item.id] - part for item, part in zip(chosen, parts, strict=True)}
    return Owed(
        tuple(Owing(item, part, before[item.id] - left[item.id]) for item, part in zip(ordered, covered, strict=True))
    )


def open_items(invoices: Iterable[Invoice], party: str) -> list[OpenItem]:
    """What a party has open by the books, invoice by invoice."""
    return [
        OpenItem(invoice.id, invoice.number, invoice.due_on, invoice.open[party])
        for invoice in invoices
        if invoice.open.get(party, 0) > 0
    ]


def in_order(things: Iterable[P], prefer: Sequence[str] = ()) -> list[P]:
    """The order money is spread in: what its payer chose, then the oldest due; what has no day comes last."""
    chosen = {invoice_id: place for place, invoice_id in enumerate(prefer)}
    last = len(chosen)
    return sorted(things, key=lambda one: (chosen.get(one.id, last), one.due_on or date.max, one.number, one.id))


def pay_down(minor: int, amounts: Iterable[int]) -> list[int]:
    """How much of each amount some money pays, in the given order, until it ends. Minor units; nothing below zero."""
    parts: list[int] = []
    for amount in amounts:
        part = max(0, min(minor, amount))
        parts.append(part)
        minor -= part
    return parts
