"""The people of an account."""

from __future__ import annotations

from dataclasses import replace

from chalicelib.cloud.tables import AlreadyThere, Contested, edited, until_settled
from chalicelib.enrollment.actions.accounts import account_writes, open_account_of
from chalicelib.enrollment.actions.forms import ClientForm
from chalicelib.enrollment.actions.keys import client_lookups, identifier_lookup, person_hash
from chalicelib.enrollment.actions.made import guarantor_self, make_client
from chalicelib.enrollment.model import Client
from chalicelib.enrollment.rules import Faults, clean_identifier
from chalicelib.enrollment.rules.formerly import remembered
from chalicelib.enrollment.store import accounts, clients
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write


def client_of(ports: Ports, account_id: str, client_id: str) -> Client:
    """Read a client, strongly consistent. NotFound `client_not_found`."""
    client = clients.read_client(ports.tables, account_id, client_id)
    if client is None:
        raise NotFound("client_not_found", say("There is no such client on this account."))
    return client


def clients_by_identifier(ports: Ports, system: str, value: str) -> list[tuple[str, str]]:
    """Find clients by a national or outside number: (account id, client id). The index lags by moments.

    ValueError when there can be no such number.
    """
    found = ports.tables.lookup(identifier_lookup(ports, system, clean_identifier(system, value)))
    return [(account_id, accounts.owner_of(sk)) for account_id, sk in found]


def client_writes(ports: Ports, before: Client | None, after: Client) -> list[Write]:
    """The writes of a new or changed client and of what it is found by."""
    first = clients.client_write(after, person_hash(ports, after), before.version if before else None)
    old = client_lookups(ports, before) if before else []
    return [first, *accounts.moved(after.account_id, after.id, old, client_lookups(ports, after))]


def add_client(ports: Ports, account_id: str, form: ClientForm, by: Actor, key: str, *, named_by: str = "") -> Client:
    """Add a client to an account, once for ever under `key`, also by the account `named_by` that was merged into it.

    NotFound `account_not_found`; Conflict `account_merged`; Invalid `invalid_fields`.
    """
    open_account_of(ports, account_id)
    faults = Faults()
    client_id = id_from("cli", f"{named_by or account_id}:{key}")
    client = make_client(ports, account_id, client_id, form, None, faults, "")
    faults.settle()

    def attempt() -> Client:
        try:
            ports.tables.commit(client_writes(ports, None, client), by)
        except AlreadyThere:
            return client_of(ports, account_id, client_id)
        return client

    return until_settled(attempt)


def change_client(ports: Ports, account_id: str, client_id: str, form: ClientForm, version: int, by: Actor) -> Client:
    """Change a client; where the client answers for the account, the guarantor changes with them.

    Conflict `changed_meanwhile`; NotFound `client_not_found`; Invalid `invalid_fields`.
    """

    def attempt() -> Client:
        before = client_of(ports, account_id, client_id)
        faults = Faults()
        after = make_client(ports, account_id, client_id, form, before, faults, "")
        faults.settle()
        if replace(after, version=before.version) == before:
            return before
        edited(before.version, version)
        after = replace(after, formerly=remembered(before, after, ports.clock.now()))
        ports.tables.commit([*client_writes(ports, before, after), *_guarantor_writes(ports, after)], by)
        return after

    return until_settled(attempt)


def _guarantor_writes(ports: Ports, client: Client) -> list[Write]:
    """The account with its guarantor renewed, when the client is the guarantor and looks different now."""
    account = accounts.read_account(ports.tables, client.account_id)
    if account is None:
        raise Contested
    guarantor = guarantor_self(client, account.guarantor.relationship)
    if account.guarantor.client_id != client.id or account.guarantor == guarantor:
        return []
    after = replace(account, guarantor=guarantor, version=account.version + 1)
    return account_writes(ports, account, after)
