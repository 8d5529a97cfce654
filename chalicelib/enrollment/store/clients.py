"""The client item."""

from __future__ import annotations

import base64
from dataclasses import asdict

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import DateAttribute, JSONTextAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.enrollment.model import Address, Client, Identifier, PersonName
from chalicelib.enrollment.store.formerly import formerly_fields, formerly_of
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import AccountId, ClientId
from chalicelib.kernel.tables import Tables

CLIENT = "CLIENT#"


class ClientItem(CoreItem):
    """A client. Identifiers are [system, last4, sealed (base64)]."""

    name = JSONTextAttribute()
    birth_date = DateAttribute()
    sex = UnicodeAttribute()
    address = JSONTextAttribute()
    identifiers = JSONTextAttribute()
    deceased_on = DateAttribute(null=True)
    formerly = JSONTextAttribute(null=True)


def client_item(client: Client, person_hash: str, by: Actor) -> ClientItem:
    """The stored form of a client, to be found by the keyed hash of its name and birth date."""
    return ClientItem(
        client.account_id,
        f"{CLIENT}{client.id}",
        version=client.version,
        by=by.subject,
        request=by.request or None,
        lookup_pk=person_lookup(person_hash),
        lookup_sk=f"{client.account_id}#{client.id}",
        name=asdict(client.name),
        birth_date=client.birth_date,
        sex=client.sex,
        address=asdict(client.address),
        identifiers=[[i.system, i.last4, base64.b64encode(i.sealed).decode()] for i in client.identifiers],
        deceased_on=client.deceased_on,
        formerly=formerly_fields(client.formerly),
    )


def client_of_item(item: ClientItem) -> Client:
    """The model of a stored client."""
    return Client(
        id=ClientId(item.sk.removeprefix(CLIENT)),
        account_id=AccountId(item.pk),
        name=PersonName(**item.name),
        birth_date=item.birth_date,
        sex=item.sex,
        address=Address(**item.address),
        identifiers=tuple(Identifier(s, last4, base64.b64decode(sealed)) for s, last4, sealed in item.identifiers),
        version=item.version,
        deceased_on=item.deceased_on,
        formerly=formerly_of(item.formerly),
    )


def person_lookup(person_hash: str) -> str:
    """The lookup key of a name and birth date."""
    return f"PERSON#{person_hash}"


def read_client(tables: Tables, account_id: str, client_id: str) -> Client | None:
    """Read a client, strongly consistent."""
    item = tables.get(ClientItem, account_id, f"{CLIENT}{client_id}")
    return client_of_item(item) if item else None


def read_clients(tables: Tables, account_id: str) -> list[Client]:
    """Read the clients of an account."""
    return [client_of_item(item) for item in tables.query(ClientItem, account_id, CLIENT)]
