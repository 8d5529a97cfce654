"""What the books hold of an account, without its journal, which is most of it."""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.records import CoreItem
from chalicelib.enrollment import actions as enrollment
from chalicelib.imports.rules.preview import Booked
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments

_PEOPLE: Final = ("ACCOUNT", "CLIENT#", "COV#")  # as docs/architecture.md lists the items of an account


def booked_of(ports: Ports, account_id: str) -> Booked:
    """What stands on an account, or on the one it was merged into; nothing when there is no such account."""
    table = CoreItem.Meta.table_name
    raws = [raw for begins in _PEOPLE for raw in ports.tables.raw(table, account_id, begins)]
    try:
        file = enrollment.file_of(raws)
    except NotFound:
        return Booked()
    if file.account.merged_into:
        return booked_of(ports, file.account.merged_into)
    return Booked(
        account=file.account,
        clients={client.id: client for client in file.clients},
        coverages={coverage.id: coverage for coverage in file.coverages},
        invoices={invoice.id: invoice for invoice in invoicing.invoices_of(ports, account_id)},
        payments={payment.id: payment for payment in payments.payments_of(ports, account_id)},
    )
