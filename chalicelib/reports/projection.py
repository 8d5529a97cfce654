"""From the stream of `core` to the rows of the lists and the general ledger. Every record may come late or twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from chalicelib.cloud.records import CoreItem, ProjectionItem
from chalicelib.cloud.snapshot import PartitionRead
from chalicelib.cloud.stored import Stored
from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.enrollment.store import accounts as account_store
from chalicelib.enrollment.store import clients as client_store
from chalicelib.invoicing import store as invoice_store
from chalicelib.invoicing.model import Invoice
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Raw
from chalicelib.ledger import actions as ledger
from chalicelib.ledger import store as ledger_store
from chalicelib.ledger.model import UNAPPLIED, Head
from chalicelib.payments import actions as payments
from chalicelib.payments import store as payment_store
from chalicelib.payments.rules.counted import Counted
from chalicelib.reports import shown
from chalicelib.reports.journal import record_entry
from chalicelib.reports.moved import record_moved
from chalicelib.reports.rows import Row, RowItem, write_rows

Change = tuple[Raw | None, Raw | None]  # the old and the new image of an item of `core`
WAITING: Final = Stored(shown.Waiting, pk="WAITING#{account_id}", sk="{invoice_id}", item=ProjectionItem)


class _AsStored:
    """Items as they lie in `core`, whatever they are."""

    def table(self) -> str:
        return CoreItem.table()

    def read(self, raw: Mapping[str, Any]) -> Raw:
        return dict(raw)


def on_account(ports: Ports, account_id: str) -> Ports:
    """Ports in which the account was read already, in one query: for reading it through all rooms."""
    return replace(ports, tables=PartitionRead(ports.tables, account_id))


def project(ports: Ports, changes: Iterable[Change]) -> None:
    """Bring the lists and the general ledger up to what changed: (old image, new image) of items of `core`."""
    by_account: dict[str, list[Change]] = {}
    for old, new in changes:
        image = new or old
        if image is not None and image["pk"]["S"].startswith("acc_"):
            by_account.setdefault(image["pk"]["S"], []).append((old, new))
    for account_id, changed in by_account.items():
        _project_account(ports, account_id, changed)


def _project_account(ports: Ports, account_id: str, changed: Sequence[Change]) -> None:
    """Bring up what follows from a few changed items, by themselves and what is alive of their account now.

    A change that comes late, twice or out of order finds the items as they are by then, so that all orders end alike.
    """
    entries = ledger_store.ENTRIES.among([new for _, new in changed if new is not None])
    for entry in entries:
        record_entry(ports, entry)
    try:
        file = enrollment.account_file(ports, account_id)
    except NotFound:  # books without a person: an import that is under way
        return
    record_moved(ports, file.account, entries)
    still_open, counted = payments.counted_on(ports, file.raws)
    now = _as_they_are(ports, file, [*changed, *_touched(file, changed, still_open)])
    old_rows = [row for old, _ in changed if old for row in _rows_of(file, old, counted)]
    _keep_waiting(ports, now, [old for old, _ in changed if old])
    standing = summary(ports, file, still_open, counted)
    owing = shown.owing_row(standing, file.account)
    owes = [owing] if standing.cells["open_items"] else []
    rows = [row for raw in now for row in _rows_of(file, raw, counted)]
    write_rows(ports, [*old_rows, owing], [*rows, standing, *owes])
    if any(sk == "ACCOUNT" or client_store.CLIENTS.holds(sk) for sk in _keys(changed)):
        enrollment.refresh_search(ports, account_id)


def _touched(file: AccountFile, changed: Iterable[Change], still_open: Sequence[Invoice]) -> list[Change]:
    """What else to bring up: invoices that a dispute begins or ends to touch, and, where unapplied money, a debit or a
    dispute counts on what is open, all that is open: it may count otherwise now.
    """
    disputes = [image for pair in changed for image in pair if image and payment_store.DISPUTES.holds(image["sk"]["S"])]
    ids = {one for image in disputes for one in payment_store.DISPUTES.read(image).invoice_ids}
    if any(_counts(image) for pair in changed for image in pair if image) or _counts_now(file):
        ids |= {invoice.id for invoice in still_open}
    return [(None, _named(file.account.id, invoice_id)) for invoice_id in sorted(ids)]


def _named(account_id: str, invoice_id: str) -> Raw:
    return {"pk": {"S": account_id}, "sk": {"S": invoice_store.INVOICES.begins + invoice_id}}


def _counts(image: Raw) -> bool:
    """Whether an item says that money lies unapplied, or is being debited."""
    sk = image["sk"]["S"]
    return payment_store.DEBITS.holds(sk) or (ledger_store.HEADS.holds(sk) and _holds(ledger_store.HEADS.read(image)))


def _counts_now(file: AccountFile) -> bool:
    return any(_counts(raw) for raw in file.raws)


def _holds(head: Head) -> bool:
    return any(key.startswith(f"{UNAPPLIED}:") for key in head.balances)


def _keys(changed: Iterable[Change]) -> set[str]:
    return {image["sk"]["S"] for pair in changed for image in pair if image}


def _as_they_are(ports: Ports, file: AccountFile, changed: Sequence[Change]) -> list[Raw]:
    """The changed items that rows show, as they are now; all of the account when what every row says of it changed."""
    account_id = file.account.id
    if any(_renamed(*pair) for pair in changed):
        kinds = (client_store.CLIENTS.begins, invoice_store.INVOICES.begins, payment_store.PAYMENTS.begins)
        return [raw for begins in kinds for raw in ports.tables.raw(CoreItem.table(), account_id, begins)]
    wanted = [(account_id, sk) for sk in sorted(_keys(changed)) if _is_shown(sk)]
    return ports.tables.get_all(_AsStored(), wanted) if wanted else []


def _is_shown(sk: str) -> bool:
    shown_kinds = (invoice_store.INVOICES, payment_store.PAYMENTS)
    return client_store.CLIENTS.holds(sk) or any(kind.holds(sk) for kind in shown_kinds)


def _renamed(old: Raw | None, new: Raw | None) -> bool:
    if old is None or new is None or new["sk"]["S"] != account_store.ACCOUNTS.sk:
        return False
    before, after = (account_store.ACCOUNTS.read(raw) for raw in (old, new))
    return shown.named(before) != shown.named(after)


def _rows_of(file: AccountFile, raw: Raw, counted: Counted) -> list[Row]:
    """The rows that one stored item stands in. Their place follows from the item alone."""
    sk = raw["sk"]["S"]
    row: Row | None = None
    if client_store.CLIENTS.holds(sk):
        row = shown.client_row(file.account, client_store.CLIENTS.read(raw))
    elif invoice_store.INVOICES.holds(sk):
        row = shown.invoice_row(file.account, invoice_store.INVOICES.read(raw), counted)
    elif payment_store.PAYMENTS.holds(sk):
        row = shown.payment_row(file.account, payment_store.PAYMENTS.read(raw))
    return [row] if row else []


def _keep_waiting(ports: Ports, now: Iterable[Raw], before: Iterable[Raw]) -> None:
    """Keep what waits to be issued beside the account's summary, which counts it."""
    waited = {raw["sk"]["S"]: one for raw in before if (one := _waiting(raw))}
    for raw in now:
        one = _waiting(raw)
        if one is not None:
            ports.tables.commit([WAITING.put(one)], PROJECTOR)
        elif raw["sk"]["S"] in waited:
            ports.tables.commit([WAITING.drop(waited[raw["sk"]["S"]])], PROJECTOR)


def _waiting(raw: Raw) -> shown.Waiting | None:
    return shown.waiting(invoice_store.INVOICES.read(raw)) if invoice_store.INVOICES.holds(raw["sk"]["S"]) else None


def summary(ports: Ports, file: AccountFile, still_open: Sequence[Invoice], counted: Counted) -> Row:
    """The summary row of an account as it is now, from what is alive of it."""
    head = ledger.head_among(file.raws)
    dunning, holds = collections.dunning_in(ports, file)
    waits = WAITING.of(ports.tables, file.account.id)
    return shown.account_row(file, head, still_open, counted, waits, dunning, holds)


def project_whole(ports: Ports, account_id: str) -> None:
    """Bring the lists and the general ledger up to all of an account; what stands as it should is only read."""
    everything: list[Change] = [(None, raw) for raw in ports.tables.raw(CoreItem.table(), account_id)]
    _project_account(ports, account_id, everything)


def rows_behind(ports: Ports, account_id: str) -> list[str]:
    """Where the lists do not show an account as it is now; empty when all do. It changes nothing."""
    now = on_account(ports, account_id)
    try:
        file = enrollment.account_file(now, account_id)
    except NotFound:  # books without a person: an import that is under way
        return []
    still_open, counted = payments.counted_on(now, file.raws)
    raws = now.tables.raw(CoreItem.table(), account_id)
    told = [summary(now, file, still_open, counted), *(row for raw in raws for row in _rows_of(file, raw, counted))]
    rows = {row.place: row for row in told}
    kept = {(item.pk, item.sk): item.cells for item in ports.tables.get_all(RowItem, rows)}
    return [f"{row.id} is not in {row.list} as it is" for place, row in rows.items() if kept.get(place) != row.cells]
