"""From the stream of `core` to the rows of the lists and the general ledger. Every record may come late or twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from chalicelib.cloud.records import CoreItem, ProjectionItem
from chalicelib.cloud.snapshot import PartitionRead
from chalicelib.cloud.writes import drop
from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.enrollment.store import clients as client_store
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing import store as invoice_store
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger import store as ledger_store
from chalicelib.payments import store as payment_store
from chalicelib.reports import shown
from chalicelib.reports.journal import record_entry
from chalicelib.reports.rows import Row, write_rows

Raw = Mapping[str, Any]


def on_account(ports: Ports, account_id: str) -> Ports:
    """Ports in which the account was read already, in one query: for reading it through all rooms."""
    return replace(ports, tables=PartitionRead(ports.tables, account_id))


def project(ports: Ports, changes: Iterable[tuple[Raw | None, Raw | None]]) -> None:
    """Bring the lists and the general ledger up to what changed: (old image, new image) of items of `core`."""
    by_account: dict[str, list[tuple[Raw | None, Raw | None]]] = {}
    for old, new in changes:
        image = new or old
        if image is not None and image["pk"]["S"].startswith("acc_"):
            by_account.setdefault(image["pk"]["S"], []).append((old, new))
    for account_id, changed in by_account.items():
        _project_account(ports, account_id, changed)


def _project_account(ports: Ports, account_id: str, changed: Sequence[tuple[Raw | None, Raw | None]]) -> None:
    for _, new in changed:
        if new is not None and ledger_store.ENTRIES.holds(new["sk"]["S"]):
            record_entry(ports, ledger_store.ENTRIES.read(new))
    reading = on_account(ports, account_id)
    try:
        file = enrollment.account_file(reading, account_id)
    except NotFound:  # books without a person: an import that is under way
        return
    old_rows = [row for old, _ in changed if old for row in _rows_of(file, old)]
    keys = {image["sk"]["S"] for pair in changed for image in pair if image}
    everything = "ACCOUNT" in keys  # names stand in every row
    found = reading.tables.raw(CoreItem.table(), account_id)
    raws = [raw for raw in found if everything or raw["sk"]["S"] in keys]
    rows = [row for raw in raws for row in _rows_of(file, raw)]
    write_rows(ports, old_rows, [*rows, summary(reading, file)])
    if everything or any(key.startswith(client_store.CLIENT) for key in keys):
        enrollment.refresh_search(ports, account_id)


def _rows_of(file: AccountFile, raw: Raw) -> list[Row]:
    """The rows that one stored item stands in. Their place follows from the item alone."""
    sk = raw["sk"]["S"]
    row: Row | None = None
    if sk.startswith(client_store.CLIENT):
        row = shown.client_row(file.account, client_store.client_of_item(client_store.ClientItem.read(raw)))
    elif invoice_store.INVOICES.holds(sk):
        row = shown.invoice_row(file.account, invoice_store.INVOICES.read(raw))
    elif payment_store.PAYMENTS.holds(sk):
        row = shown.payment_row(file.account, payment_store.PAYMENTS.read(raw))
    return [row] if row else []


def summary(reading: Ports, file: AccountFile) -> Row:
    """The summary row of an account as it is now."""
    account_id = file.account.id
    standing = collections.dunning_of(reading, account_id)
    return shown.account_row(
        file,
        ledger.head_of(reading, account_id),
        invoicing.invoices_of(reading, account_id),
        standing.dunning,
        standing.holds,
    )


def rebuild(ports: Ports) -> int:
    """Make all rows anew from the accounts; answers how many accounts there are. Walks the whole table."""
    for raw in list(ports.tables.scan(ProjectionItem.Meta.table_name)):
        if not raw["pk"]["S"].startswith("RATE#"):
            ports.tables.commit([drop(ProjectionItem.read(raw))], PROJECTOR)
    accounts = [
        raw["pk"]["S"]
        for raw in ports.tables.scan(CoreItem.Meta.table_name)
        if ledger_store.HEADS.holds(raw["sk"]["S"])
    ]
    for account_id in accounts:
        everything = [(None, raw) for raw in ports.tables.raw(CoreItem.Meta.table_name, account_id)]
        _project_account(ports, account_id, everything)
    return len(accounts)
