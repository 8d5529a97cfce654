"""What makes an entry an entry, what it does to the balances, and what spending does to what holds money. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.sentences import say
from chalicelib.ledger.chart import chart
from chalicelib.ledger.model import (
    CONTROL,
    MERGED,
    RECEIVABLE,
    SPLIT,
    UNAPPLIED,
    Allocation,
    Draft,
    Entry,
    Head,
    Latest,
    Leg,
    Source,
)


def check(draft: Draft) -> None:
    """An entry has at least two legs, each an amount on a known ledger account, and they sum to zero. A memorandum has
    none.

    Legs of control accounts name their party; no other leg does. Raises RuleBroken `entry_unbalanced` or
    `entry_malformed`: both mean a fault in the program, never in what a person typed.
    """
    few = bool(draft.legs) if draft.memorandum else len(draft.legs) < 2
    if few or any(type(leg.minor) is not int or leg.minor == 0 for leg in draft.legs):
        raise RuleBroken("entry_malformed", say("An entry needs two or more legs, none of them zero."))
    for leg in draft.legs:
        if leg.code not in chart() or bool(leg.party) != (leg.code in CONTROL):
            raise RuleBroken(
                "entry_malformed", say("Leg on '{code}' is not on the chart or has a wrong party.", code=leg.code)
            )
    if sum(leg.minor for leg in draft.legs) != 0:
        raise RuleBroken("entry_unbalanced", say("Debits and credits of an entry must be equal."))


def tidy(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """Join legs on the same ledger account, party and subject, and drop those that come to nothing."""
    joined: dict[tuple[str, str, str, date | None], int] = {}
    for leg in legs:
        key = (leg.code, leg.party, leg.subject, leg.due_on)
        joined[key] = joined.get(key, 0) + leg.minor
    return tuple(Leg(code, minor, party, about, due) for (code, party, about, due), minor in joined.items() if minor)


def balances_after(balances: Mapping[str, int], legs: Iterable[Leg]) -> dict[str, int]:
    """The head's balances after these legs: only control accounts are kept, and no zero."""
    after = dict(balances)
    for leg in legs:
        if leg.code in CONTROL:
            key = f"{leg.code}:{leg.party}"
            after[key] = after.get(key, 0) + leg.minor
    return {key: minor for key, minor in sorted(after.items()) if minor}


def open_after(before: Mapping[str, Mapping[str, int]], legs: Iterable[Leg]) -> dict[str, dict[str, int]]:
    """What is still receivable after these legs, by subject and party, in the order it came; no zero."""
    after = {subject: dict(parties) for subject, parties in before.items()}
    for leg in legs:
        if leg.code == RECEIVABLE:
            parties = after.setdefault(leg.subject, {})
            parties[leg.party] = parties.get(leg.party, 0) + leg.minor
    kept = {subject: {party: minor for party, minor in parties.items() if minor} for subject, parties in after.items()}
    return {subject: parties for subject, parties in kept.items() if parties}


def entry_of(head: Head, draft: Draft, posted_at: datetime, by: str) -> Entry:
    """Write the next entry of an account's journal, chained by hash to the one before."""
    check(draft)
    entry = Entry(
        account_id=head.account_id,
        version=head.version + 1,
        reason=draft.reason,
        currency=head.currency,
        legs=draft.legs,
        effective_on=draft.effective_on,
        posted_at=posted_at,
        source=draft.source,
        by=by,
        reverses=draft.reverses,
        note=draft.note,
        balances=balances_after(head.balances, draft.legs),
        previous_hash=head.hash,
        hash="",
        numbers=draft.numbers,
        begun=draft.begun,
    )
    return replace(entry, hash=hash_of(entry))


def hash_of(entry: Entry) -> str:
    """The seal of an entry: SHA-256 over everything it says and the seal before it."""
    said = [
        entry.account_id,
        entry.version,
        entry.reason,
        entry.currency,
        legs_as_lists(entry.legs),
        entry.effective_on.isoformat(),
        entry.posted_at.isoformat(),
        entry.source,
        entry.by,
        entry.reverses,
        entry.note,
        entry.balances,
        entry.previous_hash,
    ]
    if entry.numbers or entry.begun:  # entries of before they were told keep their seal
        said.append([list(entry.numbers), *([entry.begun.at.isoformat(), entry.begun.by] if entry.begun else [])])
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def legs_as_lists(legs: Iterable[Leg]) -> list[list[str | int]]:
    """Legs as they are stored: [code, minor, party, subject], and the day it is due (ISO date) where there is one."""
    return [[leg.code, leg.minor, leg.party, leg.subject, *_due(leg)] for leg in legs]


def _due(leg: Leg) -> list[str]:
    return [leg.due_on.isoformat()] if leg.due_on else []


def head_after(head: Head, entry: Entry) -> Head:
    """The account head after an entry."""
    return replace(
        head,
        version=entry.version,
        balances=entry.balances,
        hash=entry.hash,
        open=open_after(head.open, entry.legs),
        ahead_on=ahead_after(head.ahead_on, entry),
        absorbed=absorbed_after(head, entry),
    )


def ahead_after(before: date | None, entry: Entry) -> date | None:
    """The latest day of effect of what was posted before its day, after an entry."""
    return max(before or entry.effective_on, entry.effective_on) if entry.is_ahead else before


def owed_on(latest: Latest, on: date) -> dict[tuple[str, str], int]:
    """Who owed what on a civil date: receivable by (invoice, party), which is what is open now without what took effect
    after that day. `latest` reaches back to the day after it.
    """
    open_now = latest.head.open.items()
    owed = {(subject, party): minor for subject, parties in open_now for party, minor in parties.items()}
    for leg in latest.legs_after(on):
        if leg.code == RECEIVABLE:
            key = (leg.subject, leg.party)
            owed[key] = owed.get(key, 0) - leg.minor
    return {key: minor for key, minor in owed.items() if minor}


def faults(head: Head, entries: Iterable[Entry]) -> list[str]:
    """What is wrong with an account's books: a gap, an unbalanced entry, a broken seal, a head that does not tie."""
    found: list[str] = []
    at = Head(head.account_id, head.currency, version=0)
    for entry in entries:
        balances = balances_after(at.balances, entry.legs)
        found += _faults_of(entry, at, balances)
        at = replace(head_after(at, entry), version=at.version + 1, balances=balances)
    if (head.version, head.hash, head.balances) != (at.version, at.hash, at.balances):
        found.append("the account head does not tie to its journal")
    if head.ahead_on != at.ahead_on:
        found.append("the account head does not know of an entry that was posted before its day")
    if head.open != at.open:
        found.append("the account head names other open amounts than its journal leaves")
    if head.absorbed != at.absorbed:
        found.append("the account head names other accounts as merged into it than its journal")
    return found


def _faults_of(entry: Entry, before: Head, balances: Mapping[str, int]) -> Iterator[str]:
    if entry.version != before.version + 1:
        yield f"entry {entry.version} stands where {before.version + 1} should"
    if sum(leg.minor for leg in entry.legs):
        yield f"entry {entry.version} does not balance"
    if entry.previous_hash != before.hash or entry.hash != hash_of(entry):
        yield f"entry {entry.version} has a broken seal"
    if entry.balances != balances:
        yield f"entry {entry.version} carries wrong balances"


def moved_account(entry: Entry) -> str:
    """The account that was merged or split by an entry; empty for any other entry."""
    return entry.source.split(":")[1] if entry.reason in (MERGED, SPLIT) else ""


def absorbed_after(head: Head, entry: Entry) -> tuple[str, ...]:
    """The accounts whose books are merged into an account's, after an entry of its journal."""
    moved = moved_account(entry)
    others = tuple(account for account in head.absorbed if account != moved)
    return (*others, moved) if entry.reason == MERGED and moved != head.account_id else others


def joined_head(heads: Sequence[Head]) -> Head:
    """What the first of the heads stands at, with what the others, merged into it, still have: nothing, once all has
    moved.
    """
    first, *others = heads
    balances, still_open = dict(first.balances), {subject: dict(owed) for subject, owed in first.open.items()}
    for other in others:
        for key, minor in other.balances.items():
            balances[key] = balances.get(key, 0) + minor
        still_open |= {subject: dict(owed) for subject, owed in other.open.items()}
    return replace(first, balances=balances, open=still_open)


def spent(source: Source, allocations: Sequence[Allocation]) -> Source:
    """The source after free money of it went onto invoices. ValueError when it has less: a fault in the program."""
    total = sum(allocation.minor for allocation in allocations)
    return replace(moved_out(source, total), pays=joined(source.pays, allocations))


def given_back(source: Source, invoice_id: str, minor: int) -> Source:
    """The source after `minor` units of it came off an invoice and are free again. ValueError when less is on it."""
    return replace(gone_from(source, invoice_id, minor), free_minor=source.free_minor + minor)


def moved_out(source: Source, minor: int) -> Source:
    """The source after `minor` units of its free money left it. ValueError when it has less."""
    if not 0 <= minor <= source.free_minor:
        raise ValueError("More than the free part of a source cannot leave it.")
    return replace(source, free_minor=source.free_minor - minor)


def gone_from(source: Source, invoice_id: str, minor: int) -> Source:
    """The source after `minor` units that paid an invoice left it altogether. ValueError when less is on it."""
    if not 0 <= minor <= source.on(invoice_id):
        raise ValueError("More than a source pays of an invoice cannot be taken off it.")
    return replace(source, pays=joined(source.pays, [Allocation(InvoiceId(invoice_id), -minor)]))


def still_on(source: Source, invoice_id: str, minor: int) -> Source:
    """The source with `minor` units on an invoice after all: they were found nowhere."""
    return replace(source, pays=joined(source.pays, [Allocation(InvoiceId(invoice_id), minor)]))


def spending_legs(source: Source, allocations: Sequence[Allocation]) -> list[Leg]:
    """Free money pays invoices: it is unapplied no more, and so much less is owed on each."""
    legs = [Leg(RECEIVABLE, -a.minor, source.party, a.invoice_id) for a in allocations]
    return [Leg(UNAPPLIED, sum(a.minor for a in allocations), source.party, source.subject), *legs]


def joined(have: Iterable[Allocation], more: Iterable[Allocation]) -> tuple[Allocation, ...]:
    """Allocations with more added to them, one per invoice, none of zero."""
    minors: dict[InvoiceId, int] = {}
    for allocation in (*have, *more):
        minors[allocation.invoice_id] = minors.get(allocation.invoice_id, 0) + allocation.minor
    return tuple(Allocation(invoice_id, minor) for invoice_id, minor in minors.items() if minor)
