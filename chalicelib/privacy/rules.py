"""What a change in the tables says about who did what, and how the trail is sealed. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from chalicelib.privacy.model import AuditEntry, Deed

UNRECORDED: Final = "unrecorded"  # the item does not say who wrote it

# Partitions and items that hold nobody's record, or only repeat what another item says.
_NO_RECORD: Final = ("KEY#", "LINK#", "SESSION#", "NUMBERS", "PAYERS", "IMPORT#", "STAFF#")
_DERIVED: Final = ("HEAD", "PTR#")

_WORDS: Final = {
    "ACCOUNT": "account",
    "CLIENT": "client",
    "CONCERN": "concern",
    "COV": "coverage",
    "CRN": "credit_note",
    "INV": "invoice",
    "J": "entry",
    "NOTE": "note",
    "NTC": "notice",
    "PAY": "payment",
    "PAYER": "payer",
}
_VERBS: Final = {"INSERT": "added", "MODIFY": "changed", "REMOVE": "removed"}
_HOUSEKEEPING: Final = frozenset(
    {"pk", "sk", "version", "by", "request", "expires_at", "lookup_pk", "lookup_sk"}
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
    prefix = sk.split("#", 1)[0]
    return Deed(
        who=_who(old, new),
        verb=verb,
        kind=_WORDS.get(prefix, prefix.lower()),
        item=sk,
        at=_instant(body.get("ApproximateCreationDateTime"), now),
        request=new.get("request", {}).get("S", ""),
        fields=() if verb == "removed" else fields,
        source=change["eventID"],
    )


def _who(old: Image, new: Image) -> str:
    """Who wrote the new image: `by`, or the one such attribute of the room (`posted_by`) that is new in it."""
    if not new:
        return UNRECORDED  # the image of a removed item names its last writer, not its remover
    named = [name for name in sorted(new) if name.endswith("_by") and new[name] != old.get(name)]
    for name in ["by", *named]:
        if new.get(name, {}).get("S"):
            return str(new[name]["S"])
    return UNRECORDED


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


def entry_of(record: str, deed: Deed, last: AuditEntry | None) -> AuditEntry:
    """The next entry of a record's chain."""
    place, previous = (last.place + 1, last.hash) if last else (1, "")
    return AuditEntry(record, place, deed, previous, seal(record, place, deed, previous))


def seal(record: str, place: int, deed: Deed, previous_hash: str) -> str:
    """SHA-256 over everything an entry says and the seal before it."""
    said = [
        record,
        place,
        deed.who,
        deed.verb,
        deed.kind,
        deed.item,
        deed.at.isoformat(),
        deed.request,
        list(deed.fields),
        deed.source,
        previous_hash,
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def faults(entries: Iterable[AuditEntry]) -> list[str]:
    """What is wrong with a chain: a gap, or a broken seal. Its end cannot prove that nothing was cut off behind it."""
    found: list[str] = []
    previous = ""
    for place, entry in enumerate(entries, start=1):
        if entry.place != place:
            found.append(f"audit entry {entry.place} stands where {place} should")
        resealed = seal(entry.record, entry.place, entry.deed, entry.previous_hash)
        if entry.previous_hash != previous or entry.hash != resealed:
            found.append(f"audit entry {entry.place} has a broken seal")
        previous = entry.hash
    return found
