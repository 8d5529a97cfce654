"""Reading what is owed now, and where an account's invoices stand: the rooms above ask here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice
from chalicelib.invoicing.rules.owed import Debit, OpenItem, Owed
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Raw
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import rules, store
from chalicelib.payments.rules import Counted


def guarantor_owes(ports: Ports, raws: Sequence[Raw]) -> Owed[OpenItem]:
    """Read what the guarantor owes now of an account whose stored items (those that are alive) were just read."""
    head = ledger.head_among(raws)
    invoices = invoicing.still_open(ports, head, GUARANTOR)
    return rules.owed_by(GUARANTOR, head, invoices, store.DEBITS.among(raws))


def guarantor_bill(ports: Ports, account_id: str) -> tuple[list[Invoice], Counted]:
    """Read the invoices the guarantor has open, the oldest due first, and what counts on them. NotFound
    `account_not_found`.
    """
    head, invoices = invoicing.head_and_open(ports, account_id, GUARANTOR)
    payments = store.PAYMENTS.of(ports.tables, account_id)
    return invoices, rules.counted(head, invoices, store.DEBITS.of(ports.tables, account_id), payments)


def debits_in(raws: Iterable[Raw]) -> list[Debit]:
    """What is being debited at the gateway just now, from an account's stored items."""
    return rules.debits_of(store.DEBITS.among(raws))
