"""What stands on a statement of account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.invoicing.papers.letterhead import Sender
from chalicelib.invoicing.papers.paying import ToPay, how_to_pay
from chalicelib.invoicing.papers.sheets import Reader, Sheet, base
from chalicelib.invoicing.papers.words import Writer, words
from chalicelib.invoicing.rules.ageing import OLDEST, days_past_due
from chalicelib.invoicing.rules.owed import OpenItem
from chalicelib.invoicing.rules.statement import Row, Statement


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement tells of a party: the period (both days included), the balance, what is open and for how long it
    has been due, unapplied money, what is overdue after it, and what other parties still owe, all in minor units.
    `numbers` are by invoice or credit note id.
    """

    from_on: date
    to_on: date
    statement: Statement
    items: Sequence[OpenItem]  # the oldest due first
    ages: Mapping[str, int]  # by bucket
    unapplied: int
    overdue: int
    others: Mapping[str, int]
    numbers: Mapping[str, str]


def statement_sheet(sender: Sender, reader: Reader, told: Told, link: str = "") -> Sheet:
    """A statement of account for one party."""
    write = reader.writer
    late = write.say("statement.overdue", amount=write.amount(told.overdue))
    notes = [write.say("statement.credit")] if told.statement.closing < 0 else []
    return {
        **base(sender, reader, told.to_on, "statement.title", reader.account.number),
        "facts": [
            [write.say("account"), reader.account.number],
            [write.say("statement.period"), f"{write.short_date(told.from_on)} – {write.short_date(told.to_on)}"],
        ],
        "due": {
            "label": write.say("statement.balance", date=write.long_date(told.to_on)),
            "by": late if told.overdue else write.say("statement.not_overdue"),
            "amount": write.amount(told.statement.closing),
        },
        "timeline": _timeline(write, told),
        "open": _open(write, told),
        "ageing": _ageing(write, told),
        "others": _others(reader, told),
        "pay": how_to_pay(sender, write, ToPay(reader.account.number, told.statement.closing, told.to_on, link=link)),
        "notes": [*notes, write.say("call", phone=sender.phone)],
    }


def _timeline(write: Writer, told: Told) -> Sheet:
    opening = _balance(write, told.from_on, "statement.opening", told.statement.opening)
    closing = _balance(write, told.to_on, "statement.closing", told.statement.closing)
    return {
        "title": write.say("statement.timeline"),
        "columns": ["text", "wide", "figure", "figure"],
        "head": [write.say(word) for word in ("date", "statement.what", "statement.change", "statement.running")],
        "rows": [opening, *(_row(write, told, row) for row in told.statement.rows), closing],
    }


def _balance(write: Writer, on: date, word: str, minor: int) -> list[Any]:
    return [write.short_date(on), {"strong": write.say(word)}, "", {"strong": write.amount(minor)}]


def _row(write: Writer, told: Told, row: Row) -> list[Any]:
    number = told.numbers.get(row.subject, "")
    known = words(write.language)["entry"]
    text = write.say(f"entry.{row.reason if row.reason in known else 'other'}", number=number)
    return [write.short_date(row.on), text.rstrip(" ,"), write.amount(row.minor), write.amount(row.balance)]


def _open(write: Writer, told: Told) -> Sheet:
    """Each paper that is open: when it was due, and since how many days."""
    return {
        "title": write.say("statement.items.open"),
        "columns": ["wide", "text", "figure", "figure"],
        "head": [
            write.say("invoice.document"),
            *(write.say(f"statement.items.{word}") for word in ("due", "late", "left")),
        ],
        "rows": [_item(write, told.to_on, item) for item in told.items],
    }


def _item(write: Writer, on: date, item: OpenItem) -> list[str]:
    days = days_past_due(item.due_on, on)
    due = write.short_date(item.due_on) if item.due_on else ""
    return [item.number, due, str(days) if days else "–", write.amount(item.minor)]


def _ageing(write: Writer, told: Told) -> Sheet:
    head = [_bucket(write, name) for name in told.ages]
    amounts = [write.amount_or_dash(minor) for minor in told.ages.values()]
    if told.unapplied:
        head, amounts = [*head, write.say("statement.unapplied")], [*amounts, write.amount(-told.unapplied)]
    return {
        "title": write.say("statement.ageing"),
        "columns": ["share"] * len(head),
        "head": head,
        "rows": [amounts],
    }


def _bucket(write: Writer, name: str) -> str:
    if name == OLDEST:
        return write.say("statement.over", **{"from": name.rstrip("+")})
    first, _, last = name.partition("-")
    return write.say("statement.days", **{"from": first, "to": last}) if last else write.say("statement.not_due")


def _others(reader: Reader, told: Told) -> Sheet:
    write = reader.writer
    return {
        "title": write.say("statement.others"),
        "columns": ["wide", "figure"],
        "head": [write.say("party"), write.say("statement.still")],
        "rows": [[reader.name_of(party), write.amount(minor)] for party, minor in told.others.items()],
    }
