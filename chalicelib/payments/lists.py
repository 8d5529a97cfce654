"""The list of payments, under the month they were received, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, Protocol

from chalicelib.enrollment.model import Account
from chalicelib.enrollment.rules.rows import of_account
from chalicelib.kernel.findable import amount_word, found_by, reference_word
from chalicelib.kernel.lists import (
    Asked,
    Cells,
    Column,
    Counted,
    Field,
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
from chalicelib.ledger.model import GUARANTOR, payers_among
from chalicelib.payments.model import GONE, Payment, of_payer
from chalicelib.payments.store import PAYMENTS as KEPT


class Seen(Protocol):
    """What a payment's row is made from, beside the payment."""

    @property
    def account(self) -> Account: ...


def _place(payment: Payment) -> tuple[str, str]:
    on = payment.received_on.isoformat()
    return on[:7], on


def _cells(seen: Seen, payment: Payment) -> Cells:
    return {
        **of_account(seen.account),
        "payment_id": payment.id,
        "party": payment.party,
        "method": payment.method.value,
        "state": payment.state.value,
        "received_on": payment.received_on.isoformat(),
        "reference": payment.reference,
        "amount_minor": payment.amount_minor,
        "unapplied_minor": payment.unapplied_minor,
        **found_by((amount_word(payment.amount_minor), reference_word(payment.reference))),
    }


def _counts(cells: Cells) -> Iterator[tuple[Counted, int]]:
    what = f"{cells['method']}.{cells['state']}.{int(cells['unapplied_minor'] > 0)}"
    lists = ("payments", *map(of_payer, payers_among([cells.get("party", GUARANTOR)])))
    for name in lists:
        for letter, minor in (("c", 1), ("m", cells["amount_minor"]), ("u", cells["unapplied_minor"])):
            yield on_day(name, cells, what, letter, cells["received_on"]), minor


def _summed(asked: Asked, _: date) -> list[Summed] | None:
    """Every count has the words of its rows, and payers have counts of their own; a typed text is in none."""
    party = str(asked.get("party") or "")

    def wanted(words: Sequence[str]) -> bool:
        method, state, unapplied = words
        return (
            asked.get("method") in ("", None, method)
            and asked.get("state") in ("", None, state)
            and (not asked.get("unapplied") or unapplied == "1")
        )

    if asked.get("text") or party == GUARANTOR:
        return None
    return [Summed(of_payer(party) if party else "payments", wanted)]


def _adds(cells: Cells, asked: Asked) -> bool:
    """Money that went back, or never came to this account, is in no sum but that of its own state."""
    return bool(asked.get("state")) or cells["state"] not in GONE


def _parts(sums: Iterable[Sum], asked: Asked, on: date) -> Parts:
    came, whole = list[Sum](), list(sums)
    for kept in whole:
        state = kept.what.split(".")[1]
        came += [kept] if _adds({"state": state}, asked) else []
    return (by_letter(whole, asked, on)[0], *by_letter(came, asked, on)[1:])


PAYMENTS: Final[ListKind[Payment, Seen]] = ListKind(
    "payments",
    _place,
    _cells,
    KEPT,
    "Payment",
    "A payment in the list.",
    backwards=True,
    columns=(
        Column("payment_id", stands="page"),
        Column("account_id", stands="page"),
        Column("received_on", "day"),
        Column("account_number"),
        Column("guarantor"),
        Column("party"),
        Column("party_name", of=lambda cells, _: cells.get("party_name", "")),  # named when it is read
        Column("method"),
        Column("state"),
        Column("reference"),
        Column("currency", stands="file"),
        Column("amount", "amount"),
        Column("unapplied", "amount"),
    ),
    fields=(
        typed("reference", "account_number", "guarantor"),
        one_of("method", "card", "cheque", "cash", "bank_transfer", "payer"),
        one_of("state", "posted", "returned", "disputed", "lost", "void"),
        one_of("party"),
        in_currency(),
        Field("unapplied", "flag", lambda cells, *_: cells["unapplied_minor"] > 0),
        *between("received_on"),
    ),
    wanted=months_asked,
    counts=_counts,
    totals=Totals("PaymentSumsView", "PaymentSumView", ("amount", "unapplied"), _summed, _parts, adds=_adds),
)
