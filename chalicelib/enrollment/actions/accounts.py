"""Accounts: reading them whole, changing who answers and how they are reached, what comes back from the mail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import edited, until_settled
from chalicelib.enrollment import rules
from chalicelib.enrollment.actions.forms import AccountForm, ContactForm
from chalicelib.enrollment.actions.keys import CONTACT, contact_lookups, email_hash
from chalicelib.enrollment.actions.made import make_contact, make_guarantor
from chalicelib.enrollment.model import Account, AccountFile, AddressState, Channel, Contact
from chalicelib.enrollment.rules import Faults
from chalicelib.enrollment.rules.formerly import remembered
from chalicelib.enrollment.rules.rows import named
from chalicelib.enrollment.store import accounts, clients
from chalicelib.enrollment.store.concerns import CONCERNS
from chalicelib.enrollment.store.coverages import COVERAGES
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write
from chalicelib.ledger.actions import merged, today

_HEAD: Final = "HEAD"  # the last item that every action on an account wants: see docs/architecture.md
# What an address is known for only gets worse while it stays the same address.
_WORSE: Final = (AddressState.UNVERIFIED, AddressState.GOOD, AddressState.BOUNCED, AddressState.COMPLAINED)


def account_of(ports: Ports, account_id: str) -> Account:
    """Read an account, strongly consistent. NotFound `account_not_found`."""
    account = accounts.read_account(ports.tables, account_id)
    if account is None:
        raise NotFound("account_not_found", say("There is no such account."))
    return account


def accounts_by_id(ports: Ports, account_ids: Iterable[str]) -> dict[str, Account]:
    """Read accounts by their ids, a hundred a request; of those that there are."""
    wanted = [(account_id, "ACCOUNT") for account_id in account_ids]
    found: list[Account] = ports.tables.get_all(accounts.ACCOUNTS, wanted) if wanted else []
    return {account.id: account for account in found}


def open_account_of(ports: Ports, account_id: str) -> Account:
    """Read an account to work on. NotFound `account_not_found`; Conflict `account_merged`."""
    account = account_of(ports, account_id)
    if account.merged_into:
        raise merged(account.merged_into)
    return account


def refuse_merged(ports: Ports, account_id: str) -> None:
    """Refuse work on an account that was merged into another: Conflict `account_merged`."""
    account = accounts.read_account(ports.tables, account_id)
    if account is not None and account.merged_into:
        raise merged(account.merged_into)


def surviving_account(ports: Ports, account: Account) -> Account:
    """The account that has what an account had: itself, or the one it was merged into."""
    while account.merged_into:
        account = account_of(ports, account.merged_into)
    return account


def account_file(ports: Ports, account_id: str) -> AccountFile:
    """Read what is alive of an account in one query: its people, coverages and concerns, where it stands in dunning,
    its head. What only grows (invoices, journal, payments, notices, notes) sorts behind the head and is left alone.

    NotFound `account_not_found`.
    """
    return file_of(tuple(ports.tables.between(CoreItem.table(), account_id, accounts.ACCOUNTS.sk, _HEAD)))


def file_of(raws: Sequence[dict[str, Any]]) -> AccountFile:
    """Sort out an account's stored items. NotFound `account_not_found` when the account is not among them."""
    account = next(iter(accounts.ACCOUNTS.among(raws)), None)
    if account is None:
        raise NotFound("account_not_found", say("There is no such account."))
    rights, worries = COVERAGES.among(raws), CONCERNS.among(raws)
    return AccountFile(
        account=account,
        clients=tuple(clients.CLIENTS.among(raws)),
        coverages=tuple(sorted(rights, key=lambda c: (c.client_id, c.period.from_on, c.order))),
        concerns=tuple(sorted(worries, key=lambda c: c.noted_at)),
        raws=tuple(raws),
    )


def renamed(old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    """Whether a change of a stored item, from its image of before to that of after, changed what every row of lists
    says of its account.
    """
    if old is None or new is None or not accounts.ACCOUNTS.holds(new["sk"]["S"]):
        return False
    before, after = (accounts.ACCOUNTS.read(raw) for raw in (old, new))
    return named(before) != named(after)


def email_closed_in(raw: dict[str, Any]) -> bool:
    """Whether a stored item is an account whose person opted out of e-mail."""
    return any(Channel.EMAIL in account.contact.opted_out for account in accounts.ACCOUNTS.among([raw]))


def account_of_number(ports: Ports, number: str) -> AccountId | None:
    """Find an account by its number, or None. The index lags by moments."""
    found = ports.tables.lookup(accounts.number_key(number))
    return AccountId(found[0][0]) if found else None


def _edit(
    ports: Ports,
    account_id: str,
    compose: Callable[[Account], Account],
    by: Actor,
    expected: int | None = None,
) -> Account:
    """Change an account as `compose` says, with its pointers; nothing is written when nothing changes.

    An edit repeated after its answer was lost finds itself done, and says so.
    """

    def attempt() -> Account:
        before = open_account_of(ports, account_id)
        after = compose(before)
        if after == before:
            return before
        if expected is not None:
            edited(before.version, expected)
        after = replace(after, version=before.version + 1)
        ports.tables.commit(account_writes(ports, before, after), by)
        return after

    return until_settled(attempt)


def account_writes(ports: Ports, before: Account, after: Account) -> list[Write]:
    """The writes that change an account and what it is found by."""
    old, new = contact_lookups(ports, before.contact), contact_lookups(ports, after.contact)
    after = replace(after, formerly=remembered(before, after, ports.clock.now()))
    changed = accounts.ACCOUNTS.replace(after, before.version)
    return [changed, *accounts.moved(after.id, CONTACT, old, new)]


def change_account(ports: Ports, account_id: str, form: AccountForm, version: int, by: Actor) -> Account:
    """Change language, time zone, guarantor or state. Conflict `changed_meanwhile`; Invalid `invalid_fields`."""

    def compose(account: Account) -> Account:
        faults = Faults()
        people = clients.read_clients(ports.tables, account_id)
        after = replace(
            account,
            language=form.language,
            time_zone=faults.read("time_zone", lambda: rules.clean_time_zone(form.time_zone), account.time_zone),
            guarantor=make_guarantor(form.guarantor, people, today(ports), faults),
            state=form.state,
        )
        faults.settle()
        return after

    return _edit(ports, account_id, compose, by, version)


def change_contact(ports: Ports, account_id: str, form: ContactForm, version: int, by: Actor) -> Account:
    """Change how the account is reached. A new e-mail address starts unverified; consent keeps its first date.

    Conflict `changed_meanwhile`; Invalid `invalid_fields`.
    """

    def compose(account: Account) -> Account:
        faults = Faults()
        contact = make_contact(ports, form, account.contact, faults)
        faults.settle()
        return replace(account, contact=contact)

    return _edit(ports, account_id, compose, by, version)


def mark_address(ports: Ports, account_id: str, address_hash: str, state: AddressState, by: Actor) -> Account:
    """Note what the mail said of an address (`keys.email_hash` of it): good, bounced or complained.

    Nothing happens when the account has another address by now, or worse is known of this one already.
    """

    def compose(account: Account) -> Account:
        contact = account.contact
        same = bool(contact.email) and email_hash(ports, contact.email) == address_hash
        worse = _WORSE.index(state) > _WORSE.index(contact.email_state)
        return replace(account, contact=replace(contact, email_state=state)) if same and worse else account

    return _edit(ports, account_id, compose, by)


def opt_out(ports: Ports, account_id: str, channel: Channel, by: Actor) -> Account:
    """Close a channel as the account's person asked; an e-mail opt-out ends the consent too. Again changes nothing."""

    def compose(account: Account) -> Account:
        return replace(account, contact=_without(account.contact, channel))

    return _edit(ports, account_id, compose, by)


def _without(contact: Contact, channel: Channel) -> Contact:
    consent_at = None if channel is Channel.EMAIL else contact.email_consent_at
    return replace(contact, opted_out=contact.opted_out | {channel}, email_consent_at=consent_at)
