"""The list of write-offs, under the month they were asked for, the newest first; `lists.py` hands it on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, Protocol

from chalicelib.enrollment.model import Account
from chalicelib.enrollment.rules.rows import of_account
from chalicelib.invoicing.model import WriteOff, WriteOffReason, WriteOffState
from chalicelib.invoicing.store import WRITE_OFFS as KEPT
from chalicelib.kernel.lists import (
    Asked,
    Cells,
    Column,
    Counted,
    ListKind,
    Parts,
    Sum,
    Summed,
    Totals,
    between,
    by_letter,
    in_currency,
    months_asked,
    on_day,
    one_of,
    typed,
)


class Seen(Protocol):
    """What a write-off's row is made from, beside the write-off."""

    @property
    def account(self) -> Account: ...


def _place(one: WriteOff) -> tuple[str, str]:
    on = one.asked_on.isoformat()
    return on[:7], f"{on}#{one.number}"


def _cells(seen: Seen, one: WriteOff) -> Cells:
    return {
        **of_account(seen.account),
        "write_off_id": one.id,
        "invoice_id": one.invoice_id,
        "number": one.number,
        "party": one.party,
        "state": one.state.value,
        "reason": one.reason.value,
        "asked_on": one.asked_on.isoformat(),
        "asked_by": one.asked_by,
        "decided_by": one.decided_by,
        "amount_minor": one.minor,
    }


def _counts(cells: Cells) -> Iterator[tuple[Counted, int]]:
    for letter, minor in (("c", 1), ("m", cells["amount_minor"])):
        yield on_day("write-offs", cells, f"{cells['state']}.{cells['reason']}", letter, cells["asked_on"]), minor


def _summed(asked: Asked, _: date) -> list[Summed] | None:
    """Every count has the words of its rows; a typed text and a party are in none."""

    def wanted(words: Sequence[str]) -> bool:
        return all(asked.get(name) in ("", None, word) for name, word in zip(("state", "reason"), words, strict=True))

    return None if asked.get("text") or asked.get("party") else [Summed("write-offs", wanted)]


def _parts(sums: Iterable[Sum], asked: Asked, on: date) -> Parts:
    return by_letter(sums, asked, on)[:2]


WRITE_OFFS: Final[ListKind[WriteOff, Seen]] = ListKind(
    "write-offs",
    _place,
    _cells,
    KEPT,
    "WriteOff",
    "A write-off in the list: of which invoice, why, and what became of it.",
    backwards=True,
    columns=(
        Column("write_off_id", stands="page"),
        Column("account_id", stands="page"),
        Column("invoice_id", stands="page"),
        Column("asked_on", "day"),
        Column("number"),
        Column("account_number"),
        Column("guarantor"),
        Column("party"),
        Column("party_name", of=lambda cells, _: cells.get("party_name", "")),  # named when it is read
        Column("state", "word", words=WriteOffState),
        Column("reason", "word", words=WriteOffReason),
        Column("asked_by"),
        Column("decided_by"),
        Column("currency", stands="file"),
        Column("amount", "amount"),
    ),
    fields=(
        typed("number", "account_number", "guarantor"),
        one_of("state", *WriteOffState),
        one_of("reason", *WriteOffReason),
        one_of("party"),
        in_currency(),
        *between("asked_on"),
    ),
    wanted=months_asked,
    counts=_counts,
    totals=Totals("WriteOffSumsView", "WriteOffSumView", ("amount",), _summed, _parts),
)
