"""The words of privacy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done with a record: who, what and when. `fields` are the names of what changed, never its content.

    `verb` is read, searched, added, changed or removed; `kind` a word such as client or invoice; `item` its place in
    the record, or how many a search found; `request` the correlation id of the call; `source` the stream's own name
    of a change, "" for a read.
    """

    who: str
    verb: str
    kind: str
    item: str
    at: datetime
    request: str = ""
    fields: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One deed in the chain of one record: `place` counts from 1, `hash` seals the deed and the entry before."""

    record: str  # account id, or the key of another record (a payer, the office)
    place: int
    deed: Deed
    previous_hash: str
    hash: str
