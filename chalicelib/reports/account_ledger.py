"""An account's ledger, page after page: what moved what is owed, the newest first, with the balance after each line.

It answers "what do I owe, and why": the client's part, the payers' or everybody's. What an entry moved within a balance
(money laid on an invoice) is no line of it. Money on its way between accounts that are told as one moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from chalicelib.enrollment.model import AccountFile
from chalicelib.kernel.paging import Page, cursor_of, foreign, number_in, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR, RECEIVABLE, UNAPPLIED, Entry, Head, Leg
from chalicelib.ledger.rules import moved_account

PAGE: Final = 20
_LOOKED_AT: Final = 100  # entries of a page: where few of them move the balance asked for, a page is short
_OWED: Final = (RECEIVABLE, UNAPPLIED)
CLIENT: Final = "client"  # what the guarantor owes; `payers`: what all others owe; "": all together
PAYERS: Final = "payers"


@dataclass(frozen=True, slots=True)
class Part:
    """What of a line is about one invoice, or about money that lies on none (`subject` ""), in minor units."""

    subject: str
    number: str
    minor: int


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """An entry that moved a balance: by how much, the balance after it, and of what parts, in minor units."""

    entry: Entry
    minor: int
    balance: int
    parts: tuple[Part, ...]


def page_of_ledger(ports: Ports, file: AccountFile, owing: str, cursor: str | None) -> Page[LedgerLine]:
    """A page of the ledger of an account whose file was just read. Invalid `bad_cursor`."""
    head = ledger.head_among(file.raws)
    place = place_of(cursor, "top", "entry", "balance", "owing")
    if place and place["owing"] != owing:
        raise foreign()
    top = number_in(place["top"]) if place else head.version
    heads = ledger.told_heads(ports, replace(head, version=top))
    balance = _signed(place["balance"]) if place else _balance(heads, owing)
    told = ledger.told_back(ports, heads, place["entry"] if place else "", PAGE)
    lines, behind = list[LedgerLine](), ""
    for behind, entry in islice(told, _LOOKED_AT):  # noqa: B007  # the last place is where the next page begins
        minor = 0 if moved_account(entry) else sum(leg.minor for leg in _legs(entry, owing))
        if minor:
            lines.append(LedgerLine(entry, minor, balance, parts_of(entry, owing)))
            balance -= minor
        if len(lines) == PAGE:
            break
    after = {"top": str(top), "entry": behind, "balance": str(balance), "owing": owing}
    return Page(lines, cursor_of(after if next(told, None) else None))


def parts_of(entry: Entry, owing: str) -> tuple[Part, ...]:
    """What an entry moved, invoice by invoice, and what it moved of money that lies on none."""
    found: dict[str, int] = {}
    for leg in _legs(entry, owing):
        subject = leg.subject if leg.code == RECEIVABLE else ""
        found[subject] = found.get(subject, 0) + leg.minor
    numbers = entry.number_of
    return tuple(Part(subject, numbers.get(subject, ""), minor) for subject, minor in found.items() if minor)


def _signed(text: str) -> int:
    return -number_in(text[1:]) if text.startswith("-") else number_in(text)


def _legs(entry: Entry, owing: str) -> Iterator[Leg]:
    return (leg for leg in entry.legs if leg.code in _OWED and _is_asked(leg.party, owing))


def _is_asked(party: str, owing: str) -> bool:
    return not owing or (party == GUARANTOR) == (owing == CLIENT)


def _balance(heads: list[Head], owing: str) -> int:
    """What is owed now less what lies unapplied, over journals that are told as one."""
    balances = (item for head in heads for item in head.balances.items())
    keys = ((key.split(":", 1), minor) for key, minor in balances)
    return sum(minor for (code, party), minor in keys if code in _OWED and _is_asked(party, owing))
