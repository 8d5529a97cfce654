"""Reading what is owed now, and where an account's invoices stand: the rooms above ask here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice
from chalicelib.invoicing.rules.owed import Debit, OpenItem, Owed
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Raw
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR, UNAPPLIED
from chalicelib.payments import store
from chalicelib.payments.rules.counted import Counted, counted, debits_of, owed_by


def guarantor_owes(ports: Ports, raws: Sequence[Raw]) -> Owed[OpenItem]:
    """Read what the guarantor owes now of an account whose stored items (those that are alive) were just read."""
    head = ledger.head_among(raws)
    invoices = invoicing.still_open(ports, head, GUARANTOR)
    return owed_by(GUARANTOR, head, invoices, store.DEBITS.among(raws))


def counted_on(ports: Ports, raws: Sequence[Raw]) -> tuple[list[Invoice], Counted]:
    """Read what anybody has open of an account whose stored items (those that are alive) were just read, the oldest due
    first, and what counts on its invoices.
    """
    head = ledger.head_among(raws)
    invoices = invoicing.named_open(ports, head)
    return invoices, counted(head, invoices, store.DEBITS.among(raws), store.DISPUTES.among(raws))


def touched(changed: Iterable[Raw], alive: Iterable[Raw], still_open: Iterable[Invoice]) -> set[InvoiceId]:
    """The invoices that may stand otherwise now, from the images of what changed on an account and what is alive of it:
    those that a dispute begins or ends to touch, and, where unapplied money, a debit or a dispute counts on what is
    open, all that is open.
    """
    images = list(changed)
    ids = {one for dispute in store.DISPUTES.among(images) for one in dispute.invoice_ids}
    if any(_counts(raw) for raw in (*images, *alive)):
        ids |= {invoice.id for invoice in still_open}
    return ids


def _counts(raw: Raw) -> bool:
    """Whether a stored item says that money lies unapplied, or is being debited."""
    held = ledger.is_head(raw["sk"]["S"]) and ledger.head_among([raw]).balances
    return store.DEBITS.holds(raw["sk"]["S"]) or any(key.startswith(f"{UNAPPLIED}:") for key in held or ())


def debits_in(raws: Iterable[Raw]) -> list[Debit]:
    """What is being debited at the gateway just now, from an account's stored items."""
    return debits_of(store.DEBITS.among(raws))
