"""What payments need of invoices: read them consistently, and write them settled in their own transaction."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.invoicing import store
from chalicelib.invoicing.actions.reading import issued_among
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Write


def load_for_settlement(ports: Ports, account_id: str, ids: Sequence[str]) -> list[Invoice]:
    """Read issued invoices in the given order, each once, strongly consistent.

    NotFound `invoice_not_found`; RuleBroken `invoice_not_issued`.
    """
    wanted = list(dict.fromkeys(ids))
    found = store.read_some(ports.tables, account_id, wanted)
    return [issued_among(found, invoice_id) for invoice_id in wanted]


def settling(invoice: Invoice, party: str, minor: int) -> Write:
    """The write that settles `minor` units of a party's open amount (negative re-opens), if nobody changed it since.

    ValueError when more than is open would go. For several parties at once chain `Invoice.settled` and use
    `invoice_write(after, was=invoice.version)`.
    """
    return store.invoice_write(invoice.settled(party, minor), invoice.version)
