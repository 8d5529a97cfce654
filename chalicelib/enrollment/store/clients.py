"""Where clients lie, and what a person is found by."""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.enrollment.model import Client
from chalicelib.kernel.tables import Tables, Write

CLIENTS: Final = Stored(
    Client,
    pk="{account_id}",
    sk="CLIENT#{id}",
    index=lambda client: {"lookup_sk": f"{client.account_id}#{client.id}"},
)


def client_write(client: Client, person_hash: str, was: int | None) -> Write:
    """Write a client over its version `was` (None: newly), to be found by the keyed hash of its name and birth date."""
    return CLIENTS.write(client, was, lookup_pk=person_lookup(person_hash))


def person_lookup(person_hash: str) -> str:
    """The lookup key of a name and birth date."""
    return f"PERSON#{person_hash}"


def read_client(tables: Tables, account_id: str, client_id: str) -> Client | None:
    """Read a client, strongly consistent."""
    return CLIENTS.get(tables, account_id, client_id)


def read_clients(tables: Tables, account_id: str) -> list[Client]:
    """Read the clients of an account."""
    return CLIENTS.of(tables, account_id)
