"""The words of privacy."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done with a record: who, what and when. `fields` are the names of what changed, never its content.

    `who` is a subject, or one of the words of `rules`: a change around the office, one that does not say who made it.
    `verb` is read, searched, added, changed or removed; `kind` a word such as client or invoice; `item` its place in
    the record, or how many a search found; `request` the correlation id of the call; `source` the stream's own name
    of a change, or that of a file which was taken, by which it is recorded once; "" for a read.
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
    """What somebody did in one call, in the chain of one record: `place` counts from 1, `hash` seals all of it and the
    entry before. The deeds of an entry share who, when and in which call. `kept_at` is when it was recorded; None in
    entries of before, which hold one deed each.
    """

    record: str  # account id, or the key of another record (a payer, the office)
    place: int
    deeds: tuple[Deed, ...]
    previous_hash: str
    hash: str
    kept_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One deed as the trail tells it: `part` of the entry at `place`, counted from 1."""

    place: int
    part: int
    deed: Deed


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a chain stood when it was anchored: the seal of its entry `place`, kept where no function can change it."""

    place: int
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """The first place of a chain that does not hold, and why.

    `missing`: another entry, or none, stands there. `seal`: what it says was changed. `anchor`: it was another when the
    chain was anchored. `cut`: the chain ends before it, and went on when it was anchored.
    """

    place: int
    kind: Literal["missing", "seal", "anchor", "cut"]


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved of a chain: up to which place, whether that is its end, and the first fault."""

    upto: int
    whole: bool
    fault: Fault | None
