"""Finding a client as one types, and keeping what they are found by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from chalicelib.cloud.tables import AlreadyThere, Contested, until_settled
from chalicelib.enrollment import rules
from chalicelib.enrollment.actions.accounts import account_file
from chalicelib.enrollment.model import Account, AccountFile, Client, Found
from chalicelib.enrollment.rules import Question
from chalicelib.enrollment.store import accounts, clients
from chalicelib.enrollment.store import tokens as store
from chalicelib.kernel.actor import PROJECTOR
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Raw

_ROWS_MAX: Final = 400  # rows read under one token: some 40 KB, and more than a person reads
_ALIKE: Final = 0.5  # share of the asked trigrams a name must have: one slip in five letters keeps it


def search_clients(ports: Ports, text: str, limit: int = 20) -> list[Found]:
    """Find clients by the beginning of names, by phone (its end), e-mail, account or invoice number, or birth date;
    also by the name or birth date of somebody else who answers for their account.

    Best first: whole words before beginnings; names with a slip of the pen only where nothing else was found. The rows
    lag by moments.
    """
    asked = rules.question(text)
    found: dict[tuple[str, str], Found] = {}
    for token in asked.tokens:
        for one in store.read_rows(ports.tables, token, _ROWS_MAX):
            if _fits(one, asked.words):
                found.setdefault((one.account_id, one.client_id), one)
    ranked = sorted(found.values(), key=lambda one: _rank(one, asked.words))
    return (ranked or _alike(ports, asked))[:limit]


def _fits(one: Found, asked: tuple[str, ...]) -> bool:
    """Whether every asked word begins some word of the name, or of the name it was found by."""
    names = _names(one)
    said = (*names, *rules.unspaced(names), *one.by.split())
    return all(any(name.startswith(word) for name in said) for word in asked)


def _names(one: Found) -> list[str]:
    return rules.fold(one.name.replace("'", "").replace("’", "")).split()


def _rank(one: Found, asked: tuple[str, ...]) -> tuple[int, str, str]:
    names = set(_names(one))
    return -sum(word in names for word in asked), rules.fold(one.name), one.account_number


def _alike(ports: Ports, asked: Question) -> list[Found]:
    """Clients who share most of the asked trigrams, the likest first."""
    shared: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, str], Found] = {}
    for token in asked.trigrams:
        near = store.read_rows(ports.tables, token, _ROWS_MAX)
        rows: dict[tuple[str, str], Found] = {(one.account_id, one.client_id): one for one in near}
        shared.update(rows.keys())
        found |= rows
    enough = [key for key, count in shared.items() if count >= _ALIKE * len(asked.trigrams)]
    return sorted((found[key] for key in enough), key=lambda o: (-shared[o.account_id, o.client_id], o.name))


def refresh_search(ports: Ports, account_id: str) -> None:
    """Write what the clients of an account are found by, and take away what no longer holds; again changes nothing.

    Called by the projector whenever an account or client changed. NotFound `account_not_found`.
    """
    file = account_file(ports, account_id)
    for client in file.clients:
        _refresh(ports, file.account, client)


def is_searched(raw: Raw) -> bool:
    """Whether a stored item is of what clients are found by: an account or a client."""
    return accounts.ACCOUNTS.holds(raw["sk"]["S"]) or clients.CLIENTS.holds(raw["sk"]["S"])


def forget_gone(ports: Ports, file: AccountFile, before: Iterable[Raw]) -> None:
    """Take away what clients were found by who, of stored items as they were, are not on the account any more: they
    went with it to another. Again changes nothing.
    """
    here = {client.id for client in file.clients}
    for client in clients.CLIENTS.among(before):
        if client.id not in here:
            _forget(ports, file.account, client)


def _forget(ports: Ports, account: Account, client: Client) -> None:
    def attempt() -> None:
        before = store.read_tokens(ports.tables, account.id, client.id)
        if before is not None:
            ports.tables.commit(store.forgotten(before, account, client), PROJECTOR)

    until_settled(attempt)


def _refresh(ports: Ports, account: Account, client: Client) -> None:
    tokens = rules.client_tokens(account, client)

    def attempt() -> None:
        before = store.read_tokens(ports.tables, account.id, client.id)
        try:
            ports.tables.commit(store.refreshed(before, account, client, tokens), PROJECTOR)
        except AlreadyThere as error:
            raise Contested from error

    until_settled(attempt)
