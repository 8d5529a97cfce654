"""The account item, its pointers, and the running account number."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from chalicelib.cloud.attributes import WholeNumberAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.stored import Stored
from chalicelib.cloud.writes import add, put, remove, replace
from chalicelib.enrollment.model import Account
from chalicelib.kernel.tables import Tables, Write

POINTER = "PTR#"
NUMBERS = ("NUMBERS", "account")


def number_key(number: str) -> str:
    """The lookup key of an account number."""
    return f"ACCTNO#{number}"


ACCOUNTS: Final = Stored(
    Account,
    pk="{id}",
    sk="ACCOUNT",
    index=lambda account: _number_keys(account),
)


def _number_keys(account: Account) -> dict[str, str]:
    """Found by its number; once it was merged, its number is a pointer of the account that has what it had."""
    return {} if account.merged_into else {"lookup_pk": number_key(account.number), "lookup_sk": account.id}


class PointerItem(CoreItem):
    """A second way to find an account: nothing but the lookup key."""


class NumbersItem(CoreItem):
    """The last serial number given out."""

    last = WholeNumberAttribute()


def read_account(tables: Tables, account_id: str) -> Account | None:
    """Read an account, strongly consistent."""
    return ACCOUNTS.get(tables, account_id)


def pointer(account_id: str, owner: str, key: str) -> PointerItem:
    """A pointer of an owner (`CONTACT` or a client's id) under a lookup key."""
    sk = f"{POINTER}{owner}#{key}"
    return PointerItem(account_id, sk, lookup_pk=key, lookup_sk=f"{account_id}#{owner}")


def putting_pointer(account_id: str, owner: str, key: str) -> Write:
    """Write a pointer of an owner under a lookup key, whether or not it is there."""
    return put(pointer(account_id, owner, key))


def dropping_pointer(account_id: str, owner: str, key: str) -> Write:
    """Take a pointer away."""
    return remove(pointer(account_id, owner, key), 1)


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
