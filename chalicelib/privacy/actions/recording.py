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

_AT_ONCE: Final = 40  # two items each stay below the 100 of a transaction


def record_read(ports: Ports, actor: Actor, account_id: str, what: str, correlation_id: str) -> None:
    """Record that somebody read a client's record: every time, before it is shown.

    Raises Unavailable `busy` when it cannot be recorded; nothing is shown then.
    """
    deed = Deed(actor.subject, "read", what, what, ports.clock.now(), correlation_id)
    _append(ports, account_id, [deed])


def record_search(ports: Ports, actor: Actor, hits: int, correlation_id: str) -> None:
    """Record that somebody searched among all clients, and how many were found; never what they typed, which may be a
    name or a number of a person. Each person's searches are a chain of their own.

    Raises Unavailable `busy` when it cannot be recorded; nothing is shown then.
    """
    deed = Deed(actor.subject, "searched", "clients", str(hits), ports.clock.now(), correlation_id)
    _append(ports, searches_of(actor.subject), [deed])


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
    _append(ports, searches_of(actor.subject), [deed])


def searches_of(subject: str) -> str:
    """The record that a person's searches, lists and exports are kept under: for `trail` and `prove_chain`."""
    return f"SEARCHES#{subject}"


def record_changes(ports: Ports, changes: Iterable[Mapping[str, Any]]) -> int:
    """Record what the stream of `core` says was changed (records as Lambda gets them), each once however often it
    comes. Answers how many entries were written.
    """
    deeds: dict[str, list[Deed]] = {}
    for change in changes:
        record = rules.record_of(change)
        deed = rules.deed_of(change, ports.clock.now()) if record else None
        if deed is not None:
            deeds.setdefault(record, []).append(deed)
    return sum(_append_all(ports, record, done) for record, done in deeds.items())


def _append_all(ports: Ports, record: str, deeds: Sequence[Deed]) -> int:
    single = list({deed.source: deed for deed in deeds}.values())
    parts = [single[start : start + _AT_ONCE] for start in range(0, len(single), _AT_ONCE)]
    return sum(_append(ports, record, part) for part in parts)


def _append(ports: Ports, record: str, deeds: Sequence[Deed]) -> int:
    """Append deeds to a chain; whoever finds the next place taken reads the end again."""

    def attempt() -> int:
        new = [deed for deed in deeds if not deed.source or not store.was_seen(ports.tables, record, deed.source)]
        last = store.read_last(ports.tables, record)
        now = ports.clock.now()
        writes = [store.moved(record, now)] if new and _first_of_day(last, now) else []
        for deed in new:
            last = rules.entry_of(record, deed, last, ports.crypto.keyed_hash)
            writes += store.appended(last, now)
        try:
            if writes:
                ports.tables.commit(writes, TRAIL)
        except AlreadyThere as error:
            raise Contested from error
        return len(new)

    return until_settled(attempt)


def _first_of_day(last: AuditEntry | None, now: datetime) -> bool:
    """Whether nothing shows that a chain grew today before. What was done earlier may be recorded late: then its day is
    said twice, never left out.
    """
    return last is None or last.deed.at.date() != now.date()
