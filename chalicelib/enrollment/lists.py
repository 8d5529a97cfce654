"""The list of clients, by name. No birth date: the year tells people of one name apart."""

from __future__ import annotations

from typing import Final, Protocol

from chalicelib.enrollment.model import Account, Client
from chalicelib.enrollment.rules.rows import of_account
from chalicelib.enrollment.store.clients import CLIENTS as KEPT
from chalicelib.kernel.languages import LANGUAGES
from chalicelib.kernel.lists import Cells, Column, ListKind, folded, one_of, typed


class Seen(Protocol):
    """What a client's row is made from, beside the client."""

    @property
    def account(self) -> Account: ...


def _place(client: Client) -> tuple[str, str]:
    """Under the first letter of the family name."""
    sort = folded(f"{client.name.family} {client.name.given}")
    return sort[:1] if sort[:1].isascii() and sort[:1].isalpha() else "#", sort


def _cells(seen: Seen, client: Client) -> Cells:
    account = seen.account
    return {
        **of_account(account),
        "client_id": client.id,
        "name": f"{client.name.family}, {client.name.given}",
        "birth_year": client.birth_date.year,
        "language": account.language,
        "state": account.state.value,
    }


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
        Column("guarantor"),
        Column("language"),
        Column("currency"),
        Column("state"),
    ),
    fields=(
        typed("name", "account_number", "guarantor"),
        one_of("language", *LANGUAGES),
        one_of("state", "active", "closed"),
    ),
)
