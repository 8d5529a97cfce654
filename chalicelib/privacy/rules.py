"""What a change in the tables says about who did what, and how the trail is sealed. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from chalicelib.privacy.model import Anchor, AuditEntry, Deed, Fault

UNRECORDED: Final = "unrecorded"  # what was taken away cannot say who took it
AROUND: Final = "around_the_office"  # the item was written by something else than the office

DEEDS_MAX: Final = 40  # of one entry: some eight kilobytes

Sealing = Callable[[str], str]  # a keyed hash: who has not the office's key can make no seal

# Partitions and items that hold nobody's record, or only repeat what another item says.
_NO_RECORD: Final = ("KEY#", "LINK#", "SESSION#", "NUMBERS", "PAYERS", "IMPORT#", "STAFF#", "BATCH#", "OPENED#")
_DERIVED: Final = ("ATTOF#", "NOTEOF#", "HEAD", "PTR#", "LINES#", "DUNNED")

_WORDS: Final = {
    "ACCOUNT": "account",
    "APART": "told_apart",
    "ATT": "attachment",
    "BATCH": "batch",
    "BILLER": "billing_provider",
    "CLIENT": "client",
    "CONCERN": "concern",
    "COV": "coverage",
    "DUNNING": "dunning",
    "DUNNING#HOLD": "dunning_hold",
    "DUNNING#PROMISE": "promise",
    "DUNNING#SKIP": "skip",
    "ICR": "credit_note",
    "INV": "invoice",
    "J": "entry",
    "NOTE": "note",
    "NOTETEMPLATE": "note_template",
    "NTC": "notice",
    "PAY": "payment",
    "PAYER": "payer",
    "TRY": "attempt",
    "WOFF": "write_off",
}
_VERBS: Final = {"INSERT": "added", "MODIFY": "changed", "REMOVE": "removed"}
_HOUSEKEEPING: Final = frozenset(
    {"pk", "sk", "version", "by", "request", "expires_at", "lookup_pk", "lookup_sk"}
    | {"posted"}  # what a batch comes to: its payments are told themselves
    | {f"{index}_{part}" for index in ("agenda", "worklist") for part in ("pk", "sk")}
)

Image = Mapping[str, Any]


def record_of(change: Mapping[str, Any]) -> str:
    """Whose record a stream record of `core` is about: the partition; "" when it is nobody's."""
    keys = change["dynamodb"]["Keys"]
    pk, sk = keys["pk"]["S"], keys["sk"]["S"]
    return "" if pk.startswith(_NO_RECORD) or sk.startswith(_DERIVED) else str(pk)


def deed_of(change: Mapping[str, Any], now: datetime) -> Deed | None:
    """What a stream record (NEW_AND_OLD_IMAGES) says was done; None when nothing of substance changed.

    `now` stands in for a missing time of the change.
    """
    body = change["dynamodb"]
    old, new = body.get("OldImage") or {}, body.get("NewImage") or {}
    verb = _VERBS[change["eventName"]]
    fields = changed_fields(old, new)
    if verb == "changed" and not fields:
        return None
    sk = body["Keys"]["sk"]["S"]
    return Deed(
        who=_who(old, new),
        verb=verb,
        kind=kind_of(sk),
        item=sk,
        at=_instant(body.get("ApproximateCreationDateTime"), now),
        request=new.get("request", {}).get("S", ""),
        fields=() if verb == "removed" else fields,
        source=change["eventID"],
    )


def kind_of(sk: str) -> str:
    """What an item is called: by the longest beginning of its key that has a word."""
    parts = sk.split("#")
    for end in range(len(parts), 0, -1):
        word = _WORDS.get("#".join(parts[:end]))
        if word:
            return word
    return parts[0].lower()


def _who(old: Image, new: Image) -> str:
    """Who wrote the new image. Whatever the office writes bears who acts, and a new version when it stood there before:
    without them the name on it is that of an earlier writer.
    """
    if not new:
        return UNRECORDED  # the image of a removed item names its last writer, not its remover
    if old and _version(new) <= _version(old):
        return AROUND
    return str(new.get("by", {}).get("S") or AROUND)


def _version(image: Image) -> int:
    return int(image.get("version", {}).get("N", 0))


def _instant(seconds: object, now: datetime) -> datetime:
    if isinstance(seconds, int | float):
        return datetime.fromtimestamp(seconds, UTC)
    return seconds.astimezone(UTC) if isinstance(seconds, datetime) else now


def changed_fields(old: Image, new: Image) -> tuple[str, ...]:
    """The names of what differs between two stored images, without the content; `guarantor.name` in stored JSON."""
    names: list[str] = []
    for name in sorted((old.keys() | new.keys()) - _HOUSEKEEPING):
        if old.get(name) != new.get(name):
            names += _parts(name, old.get(name), new.get(name))
    return tuple(names)


def _parts(name: str, old: Any, new: Any) -> list[str]:
    one, other = _json_object(old), _json_object(new)
    if one is None or other is None:
        return [name]
    return [f"{name}.{part}" for part in sorted(one.keys() | other.keys()) if one.get(part) != other.get(part)]


def _json_object(value: Any) -> dict[str, Any] | None:
    text = value.get("S", "") if isinstance(value, dict) else ""
    if not text.startswith("{"):
        return None
    try:
        found = json.loads(text)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def entries_of(deeds: Iterable[Deed]) -> list[tuple[Deed, ...]]:
    """Deeds by the entries they stand in: those of one call by one person at one moment are told together."""
    calls: dict[tuple[str, datetime, str], list[Deed]] = {}
    for deed in deeds:
        calls.setdefault((deed.who, deed.at, deed.request), []).append(deed)
    return [
        tuple(done[start : start + DEEDS_MAX]) for done in calls.values() for start in range(0, len(done), DEEDS_MAX)
    ]


def untold(deeds: Iterable[Deed], chain: Iterable[AuditEntry]) -> list[Deed]:
    """The deeds whose source no entry tells of, each once."""
    told = {deed.source for entry in chain for deed in entry.deeds}
    return list({deed.source: deed for deed in deeds if deed.source not in told}.values())


def entry_of(
    record: str, deeds: tuple[Deed, ...], last: AuditEntry | None, kept_at: datetime, sealing: Sealing
) -> AuditEntry:
    """The next entry of a record's chain."""
    place, previous = (last.place + 1, last.hash) if last else (1, "")
    entry = AuditEntry(record, place, deeds, previous, "", kept_at)
    return replace(entry, hash=seal(entry, sealing))


def seal(entry: AuditEntry, sealing: Sealing) -> str:
    """The keyed hash of everything an entry says and the seal before it."""
    first = entry.deeds[0]
    said: list[Any] = ["trail", entry.record, entry.place, first.who]  # no hash for a look-up begins so: none is a seal
    if entry.kept_at is None:
        said += [first.verb, first.kind, first.item, first.at.isoformat(), first.request, list(first.fields)]
        said += [first.source]
    else:
        said += [first.at.isoformat(), first.request, [parts_of(deed) for deed in entry.deeds]]
        said += [entry.kept_at.isoformat()]
    return sealing(json.dumps([*said, entry.previous_hash]))


def parts_of(deed: Deed) -> list[Any]:
    """What a deed says that the others of its entry do not."""
    return [deed.verb, deed.kind, deed.item, list(deed.fields), deed.source]


def first_fault(
    entries: Iterable[AuditEntry], sealing: Sealing, anchors: Collection[Anchor] = (), start: int = 1
) -> Fault | None:
    """The first fault of a chain from its entry `start` on, which was proved before when it is not 1: a gap, a broken
    seal, or another entry than was anchored. `cut_off` looks behind its end.
    """
    anchored: dict[int, set[str]] = {}
    for anchor in anchors:
        anchored.setdefault(anchor.place, set()).add(anchor.hash)
    previous: str | None = "" if start == 1 else None
    for place, entry in enumerate(entries, start=start):
        if entry.place != place:
            return Fault(place, "missing")
        if entry.hash != seal(entry, sealing) or previous not in (None, entry.previous_hash):
            return Fault(place, "seal")
        if anchored.get(place, {entry.hash}) != {entry.hash}:
            return Fault(place, "anchor")
        previous = entry.hash
    return None


def cut_off(end: int, anchors: Iterable[Anchor]) -> Fault | None:
    """Whether a chain that ends at a place went further when it was anchored."""
    return Fault(end + 1, "cut") if any(anchor.place > end for anchor in anchors) else None
