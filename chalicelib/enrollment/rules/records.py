"""Several records of one person on an account: which stands for all of them, and what each has of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.enrollment.model import AccountFile, Client, Coverage
from chalicelib.kernel.ids import ClientId


def person_in(clients: Iterable[Client], client_id: str) -> ClientId:
    """The record among an account's that stands for the person whom one of them is about: itself, unless replaced."""
    replaced = {str(client.id): client.replaced_by for client in clients if client.replaced_by}
    while client_id in replaced:
        client_id = replaced[client_id]
    return ClientId(client_id)


def records_of(clients: Iterable[Client], client_id: str) -> list[ClientId]:
    """All records of the person whom a client's record is about."""
    known = list(clients)
    person = person_in(known, client_id)
    return [client.id for client in known if person_in(known, client.id) == person] or [person]


def rights(file: AccountFile) -> tuple[Coverage, ...]:
    """An account's coverages by every record of the person they cover: what one record has, all of them have."""
    return tuple(
        replace(coverage, client_id=record)
        for coverage in file.coverages
        for record in records_of(file.clients, coverage.client_id)
    )
