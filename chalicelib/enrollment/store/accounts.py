"""The account item, its pointers, and the running account number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import InstantAttribute, JSONTextAttribute, WholeNumberAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.writes import add, put, remove, replace
from chalicelib.enrollment.model import (
    Account,
    AccountState,
    Address,
    AddressState,
    Channel,
    Contact,
    Guarantor,
    GuarantorKind,
    Phone,
)
from chalicelib.enrollment.store.formerly import formerly_fields, formerly_of
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import AccountId, ClientId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import currency
from chalicelib.kernel.tables import Tables, Write

ACCOUNT = "ACCOUNT"
POINTER = "PTR#"
NUMBERS = ("NUMBERS", "account")


class AccountItem(CoreItem):
    """An account. `fingerprint` is the keyed hash of the form that enrolled it."""

    number = UnicodeAttribute()
    currency = UnicodeAttribute()
    language = UnicodeAttribute()
    time_zone = UnicodeAttribute()
    guarantor = JSONTextAttribute()
    email = UnicodeAttribute(null=True)
    email_state = UnicodeAttribute()
    email_consent_at = InstantAttribute(null=True)
    phones = JSONTextAttribute()
    preferred = UnicodeAttribute()
    opted_out = JSONTextAttribute()
    state = UnicodeAttribute()
    enrolled_at = InstantAttribute()
    fingerprint = UnicodeAttribute(null=True)
    formerly = JSONTextAttribute(null=True)


class PointerItem(CoreItem):
    """A second way to find an account: nothing but the lookup key."""


class NumbersItem(CoreItem):
    """The last serial number given out."""

    last = WholeNumberAttribute()


def account_item(account: Account, by: Actor, fingerprint: str = "") -> AccountItem:
    """The stored form of an account."""
    contact = account.contact
    return AccountItem(
        account.id,
        ACCOUNT,
        version=account.version,
        by=by.subject,
        request=by.request or None,
        lookup_pk=number_key(account.number),
        lookup_sk=account.id,
        number=account.number,
        currency=account.currency,
        language=account.language,
        time_zone=account.time_zone,
        guarantor=_guarantor_fields(account.guarantor),
        email=contact.email or None,
        email_state=contact.email_state.value,
        email_consent_at=contact.email_consent_at,
        phones=[[phone.number, phone.use] for phone in contact.phones],
        preferred=contact.preferred.value,
        opted_out=sorted(channel.value for channel in contact.opted_out),
        state=account.state.value,
        enrolled_at=account.enrolled_at,
        fingerprint=fingerprint or None,
        formerly=formerly_fields(account.formerly),
    )


def _guarantor_fields(guarantor: Guarantor) -> dict[str, Any]:
    fields = asdict(guarantor)
    born = guarantor.birth_date
    return {**fields, "kind": guarantor.kind.value, "birth_date": born.isoformat() if born else None}


def guarantor_of(fields: dict[str, Any]) -> Guarantor:
    """The model of a stored guarantor."""
    born = fields.get("birth_date")
    client_id = fields.get("client_id")
    return Guarantor(
        kind=GuarantorKind(fields["kind"]),
        name=fields["name"],
        address=Address(**fields["address"]),
        relationship=fields.get("relationship", ""),
        birth_date=date.fromisoformat(born) if born else None,
        client_id=ClientId(client_id) if client_id else None,
    )


def account_of_item(item: AccountItem) -> Account:
    """The model of a stored account."""
    language: Language = item.language  # type: ignore[assignment]  # only ever written from a Language
    return Account(
        id=AccountId(item.pk),
        number=item.number,
        currency=currency(item.currency),
        language=language,
        time_zone=item.time_zone,
        guarantor=guarantor_of(item.guarantor),
        contact=_contact_of(item),
        state=AccountState(item.state),
        enrolled_at=item.enrolled_at,
        version=item.version,
        formerly=formerly_of(item.formerly),
    )


def _contact_of(item: AccountItem) -> Contact:
    return Contact(
        email=item.email or "",
        email_state=AddressState(item.email_state),
        phones=tuple(Phone(number, use) for number, use in item.phones),
        preferred=Channel(item.preferred),
        email_consent_at=item.email_consent_at,
        opted_out=frozenset(Channel(value) for value in item.opted_out),
    )


def read_item(tables: Tables, account_id: str) -> AccountItem | None:
    """Read the account item, strongly consistent."""
    return tables.get(AccountItem, account_id, ACCOUNT)


def read_account(tables: Tables, account_id: str) -> Account | None:
    """Read an account, strongly consistent."""
    item = read_item(tables, account_id)
    return account_of_item(item) if item else None


def opened(account: Account, by: Actor, fingerprint: str) -> Write:
    """Write a new account."""
    return add(account_item(account, by, fingerprint))


def changed(account: Account, was: int, by: Actor, fingerprint: str) -> Write:
    """Write an account over its version `was`."""
    return replace(account_item(account, by, fingerprint), was)


def number_key(number: str) -> str:
    """The lookup key of an account number."""
    return f"ACCTNO#{number}"


def pointer(account_id: str, owner: str, key: str) -> PointerItem:
    """A pointer of an owner (`CONTACT` or a client's id) under a lookup key."""
    sk = f"{POINTER}{owner}#{key}"
    return PointerItem(account_id, sk, lookup_pk=key, lookup_sk=f"{account_id}#{owner}")


def moved(account_id: str, owner: str, before: Iterable[str], after: Iterable[str]) -> list[Write]:
    """The writes that take away the pointers under the old lookup keys and put those under the new."""
    old, new = set(before), set(after)
    gone = [remove(pointer(account_id, owner, key), 1) for key in sorted(old - new)]
    return [*gone, *(put(pointer(account_id, owner, key)) for key in sorted(new - old))]


def identifier_keys(tables: Tables, account_id: str, client_id: str) -> list[str]:
    """The lookup keys of a client's numbers, read from their pointers."""
    raws = tables.raw(CoreItem.table(), account_id, f"{POINTER}{client_id}#ID#")
    return [raw["lookup_pk"]["S"] for raw in raws]


def owner_of(sk: str) -> str:
    """Whose pointer a sort key is."""
    return sk.split("#")[1]


def read_numbers(tables: Tables) -> NumbersItem | None:
    """Read the last serial number given out."""
    return tables.get(NumbersItem, *NUMBERS)


def numbered(before: NumbersItem | None, count: int) -> Write:
    """Give out the next `count` serial numbers."""
    if before is None:
        return add(NumbersItem(*NUMBERS, last=count))
    return replace(NumbersItem(*NUMBERS, version=before.version + 1, last=before.last + count), before.version)
