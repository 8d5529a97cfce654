"""What of an account waits to be issued, kept beside its summary in the lists, which counts it."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.invoicing import store
from chalicelib.invoicing.model import Invoice, InvoiceState, Waiting
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Raw


def keep_waiting(ports: Ports, before: Iterable[Raw], now: Iterable[Raw]) -> None:
    """Keep which invoices wait, from stored items of an account as they were and as they are; again changes nothing.

    Called by the projector whenever something of the account changed.
    """
    waited = {one.invoice_id: one for invoice in store.INVOICES.among(before) if (one := _waiting(invoice))}
    for invoice in store.INVOICES.among(now):
        one = _waiting(invoice)
        if one is not None:
            ports.tables.commit([store.WAITING.put(one)], PROJECTOR)
        elif invoice.id in waited:
            ports.tables.commit([store.WAITING.drop(waited[invoice.id])], PROJECTOR)


def waiting_of(ports: Ports, account_id: str) -> list[Waiting]:
    """Read what of an account waits to be issued. It lags by moments."""
    return store.WAITING.of(ports.tables, account_id)


def _waiting(invoice: Invoice) -> Waiting | None:
    """An invoice as what waits to be issued; None once it is issued or discarded."""
    if invoice.state not in (InvoiceState.DRAFT, InvoiceState.HELD):
        return None
    total = sum(line.total_minor for line in invoice.lines)
    return Waiting(invoice.account_id, invoice.id, invoice.state.value, total)
