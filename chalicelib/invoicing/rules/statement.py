"""What a statement of account tells a party: its balance before, what happened, its balance after, how old it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED, Entry, Latest, Leg


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that moved a party's balance: its day, the entry's reason, what it is about, minor units, and the
    balance after it.
    """

    on: date
    reason: str
    subject: str
    minor: int
    balance: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A party's balance before a period, what moved it, and after it, in minor units (positive: the party owes)."""

    opening: int
    rows: tuple[Row, ...]
    closing: int


def statement(latest: Latest, party: str, from_on: date, to_on: date) -> Statement:
    """Tell what moved a party's balance from a day to another, both included, in order of effect: from what the party
    stands at now, back over the `latest` entries, which reach back to the first day.

    Entries that only moved its money within the balance (an allocation) are left out.
    """
    in_order = sorted(latest.entries, key=lambda entry: (entry.effective_on, entry.version))
    since = sum(_effect(entry, party) for entry in in_order if entry.effective_on >= from_on)
    opening = latest.head.owed(party) - latest.head.unapplied(party) - since
    rows: list[Row] = []
    balance = opening
    for entry in in_order:
        minor = _effect(entry, party)
        if minor and from_on <= entry.effective_on <= to_on:
            balance += minor
            rows.append(Row(entry.effective_on, entry.reason, _subject(entry, party), minor, balance))
    return Statement(opening, tuple(rows), balance)


def _legs(entry: Entry, party: str) -> list[Leg]:
    return [leg for leg in entry.legs if leg.party == party and leg.code in (RECEIVABLE, UNAPPLIED)]


def _effect(entry: Entry, party: str) -> int:
    return sum(leg.minor for leg in _legs(entry, party))


def _subject(entry: Entry, party: str) -> str:
    if entry.reason == "credit_note":  # its own number, not that of the invoice it takes back
        return entry.source.partition(":")[2]
    return next((leg.subject for leg in _legs(entry, party)), "")


def unapplied_on(latest: Latest, party: str, on: date) -> int:
    """Money of a party that lay on no invoice on a day, in positive minor units."""
    legs = latest.legs_after(on)
    return latest.head.unapplied(party) + sum(leg.minor for leg in legs if leg.code == UNAPPLIED and leg.party == party)
