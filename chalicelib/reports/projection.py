"""From the stream of `core` to the rows of the lists and the general ledger. Every record may come late or twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.snapshot import PartitionRead
from chalicelib.collections import actions as collections
from chalicelib.collections.model import Dunning, DunningHold
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, AccountFile
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice, Waiting
from chalicelib.invoicing.rules.stands import Position
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.lists import Kept, Row
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Raw
from chalicelib.kernel.values import dataclass
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import Head
from chalicelib.payments import actions as payments
from chalicelib.payments.rules.counted import Counted
from chalicelib.reports.journal import record_entry
from chalicelib.reports.lists import every_list
from chalicelib.reports.moved import record_moved
from chalicelib.reports.rows import RowItem, write_rows

Change = tuple[Raw | None, Raw | None]  # the old and the new image of an item of `core`
# The lists of what lies under an account, each with the kind of its items, and those of the accounts themselves.
_OF_ITEMS: Final = tuple((one.kept, one) for one in every_list() if one.kept is not None)
_OF_ACCOUNTS: Final = tuple(one for one in every_list() if one.kept is None)


class _AsStored:
    """Items as they lie in `core`, whatever they are."""

    def table(self) -> str:
        return CoreItem.table()

    def read(self, raw: Mapping[str, Any]) -> Raw:
        return dict(raw)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the rows of an account are made from: what is alive of it, read once."""

    file: AccountFile
    head: Head
    still_open: Sequence[Invoice]
    counted: Counted
    waits: Sequence[Waiting]
    dunning: Dunning
    holds: Sequence[DunningHold]

    @property
    def account(self) -> Account:
        """The account itself."""
        return self.file.account

    def position(self, invoice: Invoice) -> Position:
        """What decides where an invoice stands."""
        return self.counted.position(invoice)


def seen_of(ports: Ports, file: AccountFile) -> Seen:
    """Read what the rows of an account are made from, as it is now."""
    return _seen(ports, file, *payments.counted_on(ports, file.raws))


def _seen(ports: Ports, file: AccountFile, still_open: Sequence[Invoice], counted: Counted) -> Seen:
    waits = invoicing.waiting_of(ports, file.account.id)
    return Seen(file, ledger.head_among(file.raws), still_open, counted, waits, *collections.dunning_in(ports, file))


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
    entries = ledger.entries_among(new for _, new in changed if new is not None)
    for entry in entries:
        record_entry(ports, entry)
    try:
        file = enrollment.account_file(ports, account_id)
    except NotFound:  # books without a person: an import that is under way
        return
    record_moved(ports, file.account, entries)
    still_open, counted = payments.counted_on(ports, file.raws)
    images = [image for pair in changed for image in pair if image]
    touched = payments.touched(images, file.raws, still_open)
    before, now = [old for old, _ in changed if old], _as_they_are(ports, account_id, changed, touched)
    invoicing.keep_waiting(ports, before, now)
    seen = _seen(ports, file, still_open, counted)
    write_rows(ports, _stood(seen, before), [*_rows_of(seen, now), *_account_rows(seen)])
    if any(enrollment.is_searched(image) for image in images):
        enrollment.refresh_search(ports, account_id)
        enrollment.forget_gone(ports, file, before)


def _as_they_are(ports: Ports, account_id: str, changed: Sequence[Change], invoice_ids: Iterable[str]) -> list[Raw]:
    """The changed items that lists show, and these invoices, as they are now; all of the account that lists show when
    what every row says of it changed.
    """
    if any(enrollment.renamed(*pair) for pair in changed):
        return [raw for kept, _ in _OF_ITEMS for raw in ports.tables.raw(CoreItem.table(), account_id, kept.begins)]
    keys = {image["sk"]["S"] for pair in changed for image in pair if image}
    keys |= {_kept("invoices").begins + invoice_id for invoice_id in invoice_ids}
    wanted = [(account_id, sk) for sk in sorted(keys) if any(kept.holds(sk) for kept, _ in _OF_ITEMS)]
    return ports.tables.get_all(_AsStored(), wanted) if wanted else []


def _kept(name: str) -> Kept[Any]:
    """The stored kind that makes the rows of a list."""
    return next(kept for kept, one in _OF_ITEMS if one.name == name)


def _stood(seen: Seen, before: Iterable[Raw]) -> list[Row]:
    """Where the rows of an account, and of stored items as they were, may have stood: it follows from them alone."""
    account = seen.account
    rows = [
        one.stood(account.id, kept.read(raw)) for raw in before for kept, one in _OF_ITEMS if kept.holds(raw["sk"]["S"])
    ]
    return [*rows, *(one.stood(account.id, account) for one in _OF_ACCOUNTS)]


def _rows_of(seen: Seen, raws: Iterable[Raw]) -> list[Row]:
    """The rows that stored items stand in."""
    shown = ((one, kept.read(raw)) for raw in raws for kept, one in _OF_ITEMS if kept.holds(raw["sk"]["S"]))
    return [row for one, model in shown if (row := one.row(seen.account.id, seen, model))]


def _account_rows(seen: Seen) -> list[Row]:
    """The rows that an account itself stands in; one that was merged into another stands in none."""
    if seen.account.merged_into:
        return []
    return [row for one in _OF_ACCOUNTS if (row := one.row(seen.account.id, seen, seen.account))]


def project_whole(ports: Ports, account_id: str) -> None:
    """Bring the lists and the general ledger up to all of an account; what stands as it should is only read."""
    everything: list[Change] = [(None, raw) for raw in ports.tables.raw(CoreItem.table(), account_id)]
    _project_account(ports, account_id, everything)


def rows_behind(ports: Ports, account_id: str) -> list[str]:
    """Where the lists do not show an account as it is now; empty when all do. It changes nothing."""
    now = on_account(ports, account_id)
    try:
        seen = seen_of(now, enrollment.account_file(now, account_id))
    except NotFound:  # books without a person: an import that is under way
        return []
    told = [*_account_rows(seen), *_rows_of(seen, now.tables.raw(CoreItem.table(), account_id))]
    rows = {row.place: row for row in told}
    gone = {row.place: row for row in _stood(seen, ()) if row.place not in rows}  # what the account stands in no more
    kept = {(item.pk, item.sk): item.cells for item in ports.tables.get_all(RowItem, [*rows, *gone])}
    old = [f"{row.id} is not in {row.list} as it is" for place, row in rows.items() if kept.get(place) != row.cells]
    return old + [f"{row.id} is in {row.list} and should not" for place, row in gone.items() if place in kept]
