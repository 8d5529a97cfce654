"""The accounts whose books or lists did not tie at their last proof: for a person to look at, until a proof finds them
well again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from chalicelib.cloud.records import ProjectionItem
from chalicelib.cloud.stored import Stored
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.lists import ACCOUNT_SHARDS, account_bucket
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class FaultyAccount:
    """What a proof found wrong with one account, in words for whoever keeps the tables. No names, no health data."""

    bucket: str
    account_id: str
    found_at: datetime
    faults: tuple[str, ...]


# Spread like the accounts' rows: a proof of a million accounts reads here a thousand times a second.
_FAULTY = Stored(FaultyAccount, pk="FAULTY#{bucket}", sk="{account_id}", item=ProjectionItem)


def keep_faults(ports: Ports, account_id: str, faults: tuple[str, ...]) -> None:
    """Keep what is wrong with an account; nothing wrong takes it off the list."""
    bucket = account_bucket(account_id)
    if faults:
        faulty = FaultyAccount(bucket, account_id, ports.clock.now(), faults)
        ports.tables.commit([_FAULTY.put(faulty)], PROJECTOR)
        return
    known = _FAULTY.get(ports.tables, bucket, account_id)
    if known is not None:
        ports.tables.commit([_FAULTY.drop(known)], PROJECTOR)


def faulty_accounts(ports: Ports) -> Iterator[FaultyAccount]:
    """The accounts that did not tie when they were last proved."""
    for part in range(ACCOUNT_SHARDS):
        yield from _FAULTY.of(ports.tables, f"{part:02d}")


@dataclass(frozen=True, slots=True)
class FaultyList:
    """What a proof found wrong with the sums or the rows of a part of a list."""

    list: str
    part: str
    found_at: datetime
    faults: tuple[str, ...]


_LISTS = Stored(FaultyList, pk="FAULTY#lists", sk="{list}#{part}", item=ProjectionItem)


def keep_list_faults(ports: Ports, name: str, part: str, faults: tuple[str, ...]) -> None:
    """Keep what is wrong with a part of a list; nothing wrong takes it off."""
    faulty = FaultyList(name, part, ports.clock.now(), faults)
    if faults:
        ports.tables.commit([_LISTS.put(faulty)], PROJECTOR)
    elif _LISTS.get(ports.tables, "", f"{name}#{part}"):
        ports.tables.commit([_LISTS.drop(faulty)], PROJECTOR)


def faulty_lists(ports: Ports) -> list[FaultyList]:
    """The parts of lists whose sums or rows did not tie when they were last proved."""
    return _LISTS.of(ports.tables, "")
