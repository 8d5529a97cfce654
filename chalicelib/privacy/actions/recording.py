"""Recording who saw and changed what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from chalicelib.cloud.tables import AlreadyThere, Contested, until_settled
from chalicelib.kernel.actor import TRAIL, Actor
from chalicelib.kernel.ports import Ports
from chalicelib.privacy import rules, store
from chalicelib.privacy.model import AuditEntry, Deed

_ONCE: Final = ("exported", "read")  # what is done again on purpose, or by a worker that died, and told once


def record_read(
    ports: Ports, actor: Actor, account_id: str, what: str, correlation_id: str, *, source: str = ""
) -> None:
    """Record that somebody read a client's record: every time, before it is shown. `attachment#att_…` names one thing
    of a kind. What has a `source`, such as one file of many papers, is recorded once.

    Raises Unavailable `busy` when it cannot be recorded; nothing is shown then.
    """
    kind, _, item = what.partition("#")
    deed = Deed(actor.subject, "read", kind, item or kind, ports.clock.now(), correlation_id, source=source)
    _append(ports, account_id, deed)


def record_search(ports: Ports, actor: Actor, hits: int, correlation_id: str) -> None:
    """Record that somebody searched among all clients, and how many were found; never what they typed, which may be a
    name or a number of a person. Each person's searches are a chain of their own.

    Raises Unavailable `busy` when it cannot be recorded; nothing is shown then.
    """
    deed = Deed(actor.subject, "searched", "clients", str(hits), ports.clock.now(), correlation_id)
    _append(ports, searches_of(actor.subject), deed)


def record_list(
    ports: Ports,
    actor: Actor,
    name: str,
    asked: Mapping[str, object],
    rows: int,
    correlation_id: str,
    *,
    taken: bool,
    source: str = "",
) -> None:
    """Record that somebody looked at a list of many clients, or took it along as a file: which list, how it was
    filtered, how many rows. A text that was typed may be a person's name: only that there was one is kept. What has a
    `source`, such as one file, is recorded once.

    Raises Unavailable `busy` when it cannot be recorded; nothing is shown or lent then.
    """
    told = {key: value for key, value in asked.items() if value not in ("", None, False)}
    fields = tuple("text" if key == "text" else f"{key}={value}" for key, value in sorted(told.items()))
    verb = "exported" if taken else "searched" if "text" in told else "listed"
    deed = Deed(actor.subject, verb, name, str(rows), ports.clock.now(), correlation_id, fields, source)
    _append(ports, searches_of(actor.subject), deed)


def searches_of(subject: str) -> str:
    """The record that a person's searches, lists and exports are kept under: for `trail` and `prove_chain`."""
    return f"SEARCHES#{subject}"


def record_changes(ports: Ports, changes: Iterable[Mapping[str, Any]]) -> int:
    """Record what the stream of `core` says was changed (records as Lambda gets them), each once however often it
    comes; what a person did in one call in one entry. Answers how many deeds were told.
    """
    deeds: dict[str, list[Deed]] = {}
    for change in changes:
        record = rules.record_of(change)
        deed = rules.deed_of(change, ports.clock.now()) if record else None
        if deed is not None:
            deeds.setdefault(record, []).append(deed)
    return sum(_tell(ports, record, done) for record, done in deeds.items())


def _tell(ports: Ports, record: str, deeds: Sequence[Deed]) -> int:
    """Append what a chain does not tell yet; answers how many deeds that were. A change is found told by its source in
    what was recorded since it was made, however late it comes again.
    """
    since, count = min(deed.at for deed in deeds), 0

    def attempt() -> None:
        nonlocal count
        end = store.read_end(ports.tables, record, since)
        left = rules.untold(deeds, end)
        if any(entry.kept_at is None for entry in end):  # behind an entry of before, changes were marked as told
            left = [deed for deed in left if not store.was_seen(ports.tables, record, deed.source)]
        last = end[0] if end else None
        for done in rules.entries_of(left):
            last = _appended(ports, record, done, last)
            count += len(done)

    until_settled(attempt)
    return count


def _append(ports: Ports, record: str, deed: Deed) -> None:
    """Append a deed that is done now; what has a source once only, however often it is done."""

    def attempt() -> None:
        if not deed.source or not store.was_seen(ports.tables, record, deed.source):
            end = store.read_end(ports.tables, record)
            _appended(ports, record, (deed,), end[0] if end else None)

    until_settled(attempt)


def _appended(ports: Ports, record: str, deeds: tuple[Deed, ...], last: AuditEntry | None) -> AuditEntry:
    """Write the next entry of a chain; Contested when its place was taken.

    That the chain grew today is said before: said without need, it costs a look of the night, left out, an anchor.
    """
    now = ports.clock.now()
    entry = rules.entry_of(record, deeds, last, now, ports.crypto.keyed_hash)
    if _first_of_day(last, now):
        ports.tables.commit([store.moved(record, now)], TRAIL)
    marks = [store.seen(record, deed.source, now) for deed in deeds if deed.source and deed.verb in _ONCE]
    try:
        ports.tables.commit([store.appended(entry), *marks], TRAIL)
    except AlreadyThere as error:
        raise Contested from error
    return entry


def _first_of_day(last: AuditEntry | None, now: datetime) -> bool:
    """Whether nothing shows that a chain grew today before."""
    return last is None or (last.kept_at or last.deeds[0].at).date() != now.date()
