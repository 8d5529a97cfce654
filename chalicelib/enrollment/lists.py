"""The list of clients, by name. No birth date: the year tells people of one name apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, Protocol

from chalicelib.enrollment.model import Account, Client
from chalicelib.enrollment.rules.rows import of_account
from chalicelib.enrollment.store.clients import CLIENTS as KEPT
from chalicelib.kernel.languages import LANGUAGES
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
    folded,
    in_alphabet,
    one_of,
    typed,
)


class Seen(Protocol):
    """What a client's row is made from, beside the client."""

    @property
    def account(self) -> Account: ...


def _place(client: Client) -> tuple[str, str]:
    """Under the first letter of the family name."""
    sort = folded(f"{client.name.family} {client.name.given}")
    return _letter(sort), sort


def _letter(sort: str) -> str:
    return sort[:1] if sort[:1].isascii() and sort[:1].isalpha() else "#"


def _cells(seen: Seen, client: Client) -> Cells:
    account = seen.account
    return {
        **of_account(account),
        "client_id": client.id,
        "name": f"{client.name.family}, {client.name.given}",
        "birth_year": client.birth_date.year,
        "language": account.language,
        "state": account.state.value,
        "other_guarantor": "" if account.guarantor.client_id == client.id else account.guarantor.name,
    }


def _counts(cells: Cells) -> Iterator[tuple[Counted, int]]:
    """One in its language and state, under its letter, so that a letter's rows alone move what stands there."""
    under = in_alphabet(_letter(folded(cells["name"])))
    yield Counted("clients", cells["currency"], under, f"{cells['language']}.{cells['state']}", "n"), 1


def _summed(asked: Asked, _: date) -> list[Summed] | None:
    def wanted(words: Sequence[str]) -> bool:
        language, state = words
        return asked.get("language") in ("", None, language) and asked.get("state") in ("", None, state)

    return None if asked.get("text") else [Summed("clients", wanted)]


def _parts(sums: Iterable[Sum], asked: Asked, on: date) -> Parts:
    return (sum(kept.numbers.get("n", 0) for kept in sums),)


CLIENTS: Final[ListKind[Client, Seen]] = ListKind(
    "clients",
    _place,
    _cells,
    KEPT,
    "Client",
    "A client in the list.",
    columns=(
        Column("client_id", stands="page"),
        Column("account_id", stands="page"),
        Column("account_number"),
        Column("name"),
        Column("birth_year", "number", "page"),
        Column("owes", "owed", "page"),  # what the client of its account owes: told when it is read
        Column("overdue", "owed", "page"),
        Column("guarantor", stands="file"),
        Column("other_guarantor", stands="page", of=lambda cells, _: cells.get("other_guarantor", "")),
        Column("language"),
        Column("currency"),
        Column("state"),
    ),
    fields=(
        typed("name", "account_number", "guarantor"),
        one_of("language", *LANGUAGES),
        one_of("state", "active", "closed"),
    ),
    counts=_counts,
    totals=Totals("ClientSumsView", "ClientSumView", (), _summed, _parts),
)
