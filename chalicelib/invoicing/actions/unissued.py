"""What of an account waits to be issued, kept beside its summary in the lists, which counts it; and what never was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from chalicelib.cloud.stored import Stored
from chalicelib.invoicing import store
from chalicelib.invoicing.model import Invoice, InvoiceState, Waiting
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Raw


def keep_waiting(ports: Ports, before: Iterable[Raw], now: Iterable[Raw]) -> None:
    """Keep which invoices wait, and which drafts were discarded, from stored items of an account as they were and as
    they are; again changes nothing.

    Called by the projector whenever something of the account changed.
    """
    earlier, later = dict(_kept(before)), dict(_kept(now))
    writes = [kind.put(one) for kind, one in later.values()]
    writes += [kind.drop(one) for place, (kind, one) in earlier.items() if place not in later]
    for write in writes:
        ports.tables.commit([write], PROJECTOR)


def _kept(raws: Iterable[Raw]) -> Iterator[tuple[tuple[str, str], tuple[Stored[Any], Waiting | store.Discarded]]]:
    """What invoices among stored items are kept as, and where: what waits, and what was discarded."""
    for invoice in store.INVOICES.among(raws):
        waiting = _waiting(invoice)
        if waiting is not None:
            yield store.WAITING.key(waiting), (store.WAITING, waiting)
        if invoice.state is InvoiceState.DISCARDED:
            gone = store.Discarded(invoice.account_id, invoice.captured_at.isoformat(), invoice.id)
            yield store.DISCARDED.key(gone), (store.DISCARDED, gone)


def waiting_of(ports: Ports, account_id: str) -> list[Waiting]:
    """Read what of an account waits to be issued. It lags by moments."""
    return store.WAITING.of(ports.tables, account_id)


def discarded_before(ports: Ports, account_id: str, place: str) -> Iterator[store.Discarded]:
    """Read the discarded drafts of an account from before a place on ("" from the latest captured), as far as they are
    gone through. It lags by moments.
    """
    return store.DISCARDED.walk(ports.tables, account_id, place, stretch=6, backwards=True)


def _waiting(invoice: Invoice) -> Waiting | None:
    """An invoice as what waits to be issued; None once it is issued or discarded."""
    if invoice.state not in (InvoiceState.DRAFT, InvoiceState.HELD):
        return None
    total = sum(line.total_minor for line in invoice.lines)
    return Waiting(invoice.account_id, invoice.id, invoice.state.value, total)
