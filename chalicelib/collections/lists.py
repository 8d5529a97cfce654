"""The list of accounts by what they owe, and of those that have something open, for the ageing report.

An account's summary says of every room what waits for somebody: who answers, what is open and held, what is not issued
yet, where dunning stands. It is declared here because collections is the lowest room that knows all of it, and because
it is the list that collections works through. Ages are reckoned when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final, Protocol

from chalicelib.collections.model import Dunning, DunningHold
from chalicelib.collections.rules import summary
from chalicelib.enrollment.model import Account, AccountFile
from chalicelib.enrollment.rules.rows import of_account
from chalicelib.invoicing.model import Invoice, InvoiceState, Waiting
from chalicelib.invoicing.rules.ageing import BUCKETS
from chalicelib.kernel.findable import amount_word, found_by
from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.lists import (
    Asked,
    Cells,
    Column,
    Field,
    ListKind,
    Summed,
    Totals,
    account_bucket,
    in_currency,
    typed,
)
from chalicelib.ledger.model import UNAPPLIED, Head
from chalicelib.payments.rules.counted import Counted


class Seen(Protocol):
    """What the summary of an account is made from: what is alive of it, read once."""

    @property
    def file(self) -> AccountFile: ...
    @property
    def head(self) -> Head: ...
    @property
    def still_open(self) -> Sequence[Invoice]: ...
    @property
    def counted(self) -> Counted: ...
    @property
    def waits(self) -> Sequence[Waiting]: ...
    @property
    def dunning(self) -> Dunning: ...
    @property
    def holds(self) -> Iterable[DunningHold]: ...


def _cells(seen: Seen, account: Account) -> Cells:
    balances = seen.head.balances
    concerns = [concern for concern in seen.file.concerns if concern.ended_at is None]
    return {
        **of_account(account),
        "language": account.language,
        "state": account.state.value,
        "balances": balances,
        "balance_minor": seen.head.balance,
        "open_items": _open_items(seen),
        "unapplied_minor": -sum(m for key, m in balances.items() if key.startswith(f"{UNAPPLIED}:")),
        **_waiting(seen.waits, "drafts", InvoiceState.DRAFT),
        **_waiting(seen.waits, "held", InvoiceState.HELD),
        "concerns": [[concern.kind.value, concern.severity.value] for concern in concerns],
        "level": seen.dunning.level,
        "next_on": _day(seen.dunning.next_on),
        "holds": [[hold.reason.value, _day(hold.until_on)] for hold in seen.holds if not hold.lifted_at],
        "email_state": account.contact.email_state.value if account.contact.email else "missing",
        **found_by([amount_word(summary.owed_apart(_open_items(seen)))]),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _waiting(waits: Iterable[Waiting], name: str, state: InvoiceState) -> dict[str, int]:
    found = [one for one in waits if one.state == state.value]
    return {name: len(found), f"{name}_minor": sum(one.minor for one in found)}


def _open_items(seen: Seen) -> list[list[str | int]]:
    return [_open_item(invoice, party, seen.counted) for invoice in seen.still_open for party in invoice.open]


def _open_item(invoice: Invoice, party: str, counted: Counted) -> list[str | int]:
    due, minor = invoice.due_for(party) or date.max, invoice.open[party]
    owing = counted.owed[party].on_invoice(invoice.id)
    return [invoice.number, party, due.isoformat(), minor, owing.owed_minor if owing else minor]


def _owing_place(account: Account) -> tuple[str, str]:
    """By number: a thousand accounts to a bucket."""
    return account.number[:-4] or "0", account.number


def _owing_cells(seen: Seen, account: Account) -> Cells | None:
    """What the ageing report shows of an account; none while nothing is open."""
    items = _open_items(seen)
    return {**of_account(account), "open_items": items, "balances": seen.head.balances} if items else None


def _overdue(cells: Cells, on: date) -> int:
    return summary.overdue_minor(cells["open_items"], on.isoformat())


def _late(cells: Cells, days: Any, on: date) -> bool:
    return _overdue(cells, earlier(on, int(days))) > 0


def _summed(asked: Asked, _: date) -> list[Summed] | None:
    return None if ACCOUNTS.asked_for(asked) - {"currency", "overdue"} else [Summed("accounts")]


ACCOUNTS: Final[ListKind[Account, Seen]] = ListKind(
    "accounts",
    lambda account: (account_bucket(account.id), ""),
    _cells,
    one="Account",
    says="An account in the list of accounts that owe.",
    columns=(
        Column("account_id", stands="page"),
        Column("account_number"),
        Column("guarantor"),
        Column("currency", stands="file"),
        Column("balance", "amount"),
        Column("overdue", "amount", of=_overdue),
        Column("days_past_due", "number", "page", summary.days_late),
        Column("unapplied", "amount"),
        Column("ageing", "amounts", "page", summary.guarantor_ages),
        Column("level", "number"),
        Column("next_on", "day"),
        Column("holds", "texts", "page", lambda cells, on: summary.holds_on(cells, on.isoformat())),
        Column("concerns", "pairs", "page"),
    ),
    fields=(
        typed("account_number", "guarantor"),
        Field("party", "id", lambda cells, party, _: any(item[1] == party for item in cells["open_items"])),
        in_currency(),
        Field("overdue", "flag", lambda cells, _, on: _late(cells, 0, on)),
        Field("days_past_due", "number", _late, most=3650),
        Field("unapplied", "flag", lambda cells, *_: cells["unapplied_minor"] > 0),
        Field("on_hold", "choice", lambda cells, held, on: bool(summary.holds_on(cells, on.isoformat())) == held),
        Field("bad_address", "flag", lambda cells, *_: summary.has_bad_address(cells)),
        Field("due", "flag", lambda cells, _, on: summary.is_due(cells, on.isoformat())),
        Field("level", "level", lambda cells, level, _: bool(cells["level"] == level), most=20),
    ),
    counts=summary.counts,
    totals=Totals(
        *("AccountSumsView", "AccountSumView", ("balance", "overdue", "ageing")), _summed, summary.parts, BUCKETS
    ),
)
OWING: Final[ListKind[Account, Seen]] = ListKind("owing", _owing_place, _owing_cells)
