"""Lookup keys: what a person is found by, as keyed hashes, so that the index holds no address or number in clear."""

from __future__ import annotations

from chalicelib.enrollment import rules
from chalicelib.enrollment.actions.made import open_identifier
from chalicelib.enrollment.model import Client, Contact
from chalicelib.kernel.ports import Ports

CONTACT = "CONTACT"  # the owner of pointers that belong to the account's contact


def email_hash(ports: Ports, email: str) -> str:
    """The keyed hash of an e-mail address: how other rooms name an address without holding it."""
    return ports.crypto.keyed_hash(f"email:{rules.email_key(email)}")


def email_lookup(ports: Ports, email: str) -> str:
    """The lookup key of an e-mail address."""
    return f"EMAIL#{email_hash(ports, email)}"


def phone_lookup(ports: Ports, number: str) -> str:
    """The lookup key of a phone number in E.164."""
    return f"PHONE#{ports.crypto.keyed_hash(f'phone:{number}')}"


def identifier_lookup(ports: Ports, system: str, value: str) -> str:
    """The lookup key of a person's number, cleaned."""
    return f"ID#{system}#{ports.crypto.keyed_hash(f'{system}:{value}')}"


def person_hash(ports: Ports, client: Client) -> str:
    """The keyed hash of a client's name and birth date."""
    return ports.crypto.keyed_hash(f"person:{rules.person_key(client.name, client.birth_date)}")


def contact_lookups(ports: Ports, contact: Contact) -> list[str]:
    """The lookup keys of a contact."""
    emails = [email_lookup(ports, contact.email)] if contact.email else []
    return [*emails, *(phone_lookup(ports, phone.dialled) for phone in contact.phones)]


def client_lookups(ports: Ports, client: Client) -> list[str]:
    """The lookup keys of a client's numbers, opened for the moment it takes to hash them."""
    opened = (open_identifier(ports, client.id, identifier) for identifier in client.identifiers)
    return [identifier_lookup(ports, system, value) for system, value in opened]
