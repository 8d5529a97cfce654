"""Reading the audit trail, and proving that it was not touched."""

from __future__ import annotations

from typing import Final

from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.privacy import rules, store
from chalicelib.privacy.model import AuditEntry, Proof, Told

CHANGES: Final = frozenset({"added", "changed", "removed"})  # the verbs of what is not only seen
_LOOKED_AT: Final = 5  # pages of a trail that one page of its changes looks through
_PROVED_AT_ONCE: Final = 2000  # about 1 MB of entries: a page of DynamoDB's, far below a request's 29 s


def trail(ports: Ports, account_id: str, limit: int, cursor: str | None = None, *, changes: bool = False) -> Page[Told]:
    """One page of who saw and changed an account, latest first: so many entries, each with all its deeds; of the
    `changes` alone, so many or what some times as many entries have of them.
    """
    told = list[Told]()
    for _ in range(_LOOKED_AT if changes else 1):
        page = store.page_of_chain(ports.tables, account_id, limit, cursor)
        told += [one for entry in page.items for one in _told(entry) if not changes or one.deed.verb in CHANGES]
        cursor = page.cursor
        if cursor is None or len(told) >= limit:
            break
    return Page(told, cursor)


def _told(entry: AuditEntry) -> list[Told]:
    return [Told(entry.place, part, entry.deeds[part - 1]) for part in range(len(entry.deeds), 0, -1)]


def prove_chain(ports: Ports, record: str, since: int = 1) -> Proof:
    """Prove that a record's trail was not touched: no gap, no broken seal, and all that was anchored still stands.

    A long chain is proved in parts of 2,000 entries: ask again with `since` the place that was proved last. Unavailable
    `anchors_unavailable` or `key_unavailable` when it cannot be told.
    """
    anchors = store.read_anchors(ports.anchors, record)  # before the entries, which may be more by then
    entries = store.read_from(ports.tables, record, since, since + _PROVED_AT_ONCE)
    fault = rules.first_fault(entries, ports.crypto.keyed_hash, anchors, since)
    upto = entries[-1].place if entries else since - 1
    whole = len(entries) <= _PROVED_AT_ONCE
    if fault is None and whole:
        fault = rules.cut_off(upto, anchors)
    return Proof(upto, whole, fault)
