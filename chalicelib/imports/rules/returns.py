"""Which payment a returned one was: the same amount and party, on an invoice it paid, by the day it came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chalicelib.imports.deeds import Pay, Return
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.keys import was_used
from chalicelib.payments.model import Payment, PaymentState


@dataclass(slots=True)
class Money:
    """A payment as a return is compared with it; `pays` is what each invoice got of it, in minor units."""

    deed: Pay | Payment
    names: frozenset[str]  # what a reference may call it
    pays: dict[str, int]
    gone: bool = False


@dataclass(slots=True)
class Till:
    """The payments of an account by id: those of the books, then those of the deeds before."""

    found: dict[str, Money] = field(default_factory=dict)

    @classmethod
    def of(cls, payments: Iterable[Payment]) -> Till:
        """The payments of the books."""
        till = cls()
        for payment in payments:
            names = frozenset({payment.reference, payment.natural_key.rpartition(":")[2]} - {""})
            pays = {str(a.invoice_id): a.minor for a in payment.allocations}
            till.found[payment.id] = Money(payment, names, pays, payment.state is not PaymentState.POSTED)
        return till

    def take_in(self, deed: Pay, taken: int) -> None:
        """Add a payment that is new; `taken` minor units of it go to its invoice."""
        names = frozenset({deed.reference, deed.key.rpartition(":")[2]} - {""})
        pays = {deed.invoice_id: taken} if deed.invoice_id else {}
        self.found[id_from("pay", deed.key)] = Money(deed, names, pays)

    def returned_under(self, key: str) -> str:
        """The id of the payment that was returned under a key before; "" when none was."""
        done = ((name, one.deed) for name, one in self.found.items())
        return next((name for name, of in done if isinstance(of, Payment) and was_used(of.done, key)), "")

    def match(self, deed: Return) -> str:
        """The id of the payment that came back: the one its reference names, else the latest that fits; "" for none."""
        fitting = [(name, one) for name, one in self.found.items() if not one.gone and _fits(one, deed)]
        named = [(name, one) for name, one in fitting if deed.reference in one.names]
        latest = max(named or fitting, key=lambda told: _day(told[1]), default=None)
        if latest is None:
            return ""
        latest[1].gone = True
        return latest[0]


def _fits(one: Money, deed: Return) -> bool:
    of = one.deed
    minor, on = (of.amount_minor, of.received_on) if isinstance(of, Payment) else (of.minor, of.on)
    same = (minor, of.party) == (deed.minor, deed.party) and deed.method in (None, of.method)
    return same and on <= deed.on and (not deed.invoice_id or deed.invoice_id in one.pays)


def _day(one: Money) -> str:
    return (one.deed.received_on if isinstance(one.deed, Payment) else one.deed.on).isoformat()
