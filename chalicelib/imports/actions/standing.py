"""What the books hold of an account, in one query."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.cloud.snapshot import PartitionBooks
from chalicelib.enrollment import actions as enrollment
from chalicelib.imports.rules.preview import Standing
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments


def standing_of(ports: Ports, account_id: str) -> Standing:
    """What stands on an account; nothing when there is no such account."""
    snapshot = replace(ports, books=PartitionBooks(ports.books, account_id))
    try:
        file = enrollment.account_file(snapshot, account_id)
    except NotFound:
        return Standing()
    return Standing(
        account=file.account,
        clients={client.id: client for client in file.clients},
        coverages={coverage.id: coverage for coverage in file.coverages},
        invoices={invoice.id: invoice for invoice in invoicing.invoices_of(snapshot, account_id)},
        payments={payment.id: payment for payment in payments.payments_of(snapshot, account_id)},
    )
