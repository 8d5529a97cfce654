"""Reading journals: an account's own, and as one with it those of the accounts that were merged into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from heapq import merge
from itertools import takewhile
from typing import Final

from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.horizons import earlier, later
from chalicelib.kernel.paging import Page, cursor_of, number_in, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import rules, store
from chalicelib.ledger.model import Entry, Head, Latest

_LOOKED_AT_MAX: Final = 1000  # entries for one page of what few of them tell of
_CLOCKS_APART_DAYS: Final = 2  # a time zone from UTC, and two workers' clocks at midnight


def head_of(ports: Ports, account_id: str) -> Head:
    """Read what an account stands at now, strongly consistent. NotFound `account_not_found`."""
    head = store.read_head(ports.tables, account_id)
    if head is None:
        raise NotFound("account_not_found", say("There is no such account."))
    return head


def journal(ports: Ports, account_id: str, since: int = 0) -> list[Entry]:
    """Read an account's journal in order."""
    return store.read_journal(ports.tables, account_id, since)


def entries_since(ports: Ports, account_id: str, version: int) -> Iterator[Entry]:
    """Read an account's journal in order from a version on, as far as it is gone through."""
    return store.walk_on(ports.tables, account_id, version)


def told_heads(ports: Ports, head: Head) -> list[Head]:
    """The heads of the journals that are told as one: an account's own, and those of the accounts merged into it."""
    found = [head]
    for one in found:
        found += store.read_heads(ports.tables, one.absorbed)
    return found


def told_back(
    ports: Ports, heads: Sequence[Head], place: str = "", stretch: int = store.STRETCH
) -> Iterator[tuple[str, Entry]]:
    """Read journals as one, backwards in order of posting and as far as they are gone through: each entry with the
    place behind it, to go on from. It begins behind `place`, at the heads for none; `stretch` entries come at first.

    Money that moved from one account to the other is told where it came to. Invalid `bad_cursor` for no such place.
    """
    reached = _reached(heads, place)
    walks = (_told(ports, head, reached[head.account_id], stretch, own=head is heads[0]) for head in heads)
    for entry in merge(*walks, key=_posted_at, reverse=True):
        reached[entry.account_id] = entry.version
        yield ",".join(f"{account_id}:{version}" for account_id, version in reached.items()), entry


def _told(ports: Ports, head: Head, before: int, stretch: int, *, own: bool) -> Iterator[Entry]:
    entries = store.walk_back(ports.tables, head.account_id, before, stretch)
    return (entry for entry in entries if own or rules.moved_account(entry) != head.account_id)


def _posted_at(entry: Entry) -> datetime:
    return entry.posted_at


def _reached(heads: Sequence[Head], place: str) -> dict[str, int]:
    """The version before which each journal goes on; one that was merged in meanwhile is told from its head."""
    told = dict(one.partition(":")[::2] for one in place.split(",")) if place else {}
    return {
        head.account_id: number_in(told[head.account_id]) if head.account_id in told else head.version + 1
        for head in heads
    }


def _whole(heads: Sequence[Head], told: Iterable[Entry]) -> Iterator[Entry]:
    """Without the entries by which money moved from one of the accounts to another: they cancel each other."""
    inside = {head.account_id for head in heads[1:]}
    return (entry for entry in told if rules.moved_account(entry) not in inside)


def whole_journal(ports: Ports, account_id: str) -> list[Entry]:
    """Read an account's journal with those of the accounts that were merged into it, in the order of posting.

    The entries by which money moved from one to the other cancel each other, and are left out.
    """
    heads = told_heads(ports, head_of(ports, account_id))
    return list(_whole(heads, (entry for _, entry in told_back(ports, heads))))[::-1]


def page_of(
    ports: Ports, heads: Sequence[Head], tells: Callable[[Entry], object], limit: int, cursor: str | None
) -> Page[Entry]:
    """A page of the entries of journals, told as one, that tell of something, the newest first. It may be short where
    few do; the cursor says whether more may follow. Invalid `bad_cursor`.
    """
    place = place_of(cursor, "entry") or {"entry": ""}
    found: list[Entry] = []
    told = told_back(ports, heads, place["entry"])
    for looked_at, (behind, entry) in enumerate(told, start=1):
        found += [entry] if tells(entry) else []
        if len(found) == limit or looked_at == _LOOKED_AT_MAX:
            return Page(found, cursor_of({"entry": behind}) if next(told, None) else None)
    return Page(found)


def latest_entries(ports: Ports, head: Head, on: date) -> Latest:
    """Read what took effect on an account on a civil date or later.

    What takes effect was posted that day or after it, so that the journals are read back to the day and no further,
    unless a head knows of an entry that was posted before its day.
    """
    heads = told_heads(ports, head)
    ahead = any(one.ahead_on and one.ahead_on >= on for one in heads)
    since, stands = date.min if ahead else earlier(on, _CLOCKS_APART_DAYS), rules.joined_head(heads)
    if since > ports.clock.now().date():
        return Latest(stands, [])
    told = takewhile(lambda entry: entry.posted_at.date() >= since, (entry for _, entry in told_back(ports, heads)))
    return Latest(stands, list(_whole(heads, told))[::-1])


def entries_about(
    ports: Ports, account_id: str, subject: str, since: int, changes: int, booked_in: str = ""
) -> list[Entry]:
    """Read the entries about an invoice, a payment or a credit note in order, from the one that made it (`since`).

    `changes` is how often it was changed after that: each change is an entry, so that reading ends with the last; that
    it went to another account and came back is none. What was `booked_in` an account that was merged into this one has
    its entries in both journals: they are read whole.
    """
    if booked_in:
        return [entry for entry in whole_journal(ports, account_id) if _changes(entry, subject)]
    found, left = list[Entry](), changes + 1
    for entry in store.walk_on(ports.tables, account_id, since):
        about = _changes(entry, subject)
        found += [entry] if about else []
        left -= about or entry.version == since
        if not left:
            break
    return found


def _changes(entry: Entry, subject: str) -> bool:
    """Whether an entry is about a thing, and more than its way to another account or back."""
    return entry.is_about(subject) and not rules.moved_account(entry)


def owed_on(ports: Ports, account_id: str, on: date) -> dict[tuple[str, str], int]:
    """Who owed what on an account at the end of a civil date: minor units by (invoice id, party)."""
    return rules.owed_on(latest_entries(ports, head_of(ports, account_id), later(on, 1)), on)
