"""Enrolling: an account, its books, its first clients and what is known of them, in one transaction."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from chalicelib.cloud.tables import AlreadyThere, Contested, until_settled
from chalicelib.enrollment import rules
from chalicelib.enrollment.actions.accounts import account_file
from chalicelib.enrollment.actions.clients import client_writes
from chalicelib.enrollment.actions.concerns import make_concern
from chalicelib.enrollment.actions.duplicates import refuse_duplicates
from chalicelib.enrollment.actions.forms import EnrollmentForm
from chalicelib.enrollment.actions.keys import CONTACT, contact_lookups
from chalicelib.enrollment.actions.made import chosen, make_client, make_contact, make_coverage, make_guarantor
from chalicelib.enrollment.actions.payers import payer_of
from chalicelib.enrollment.model import (
    Account,
    AccountFile,
    AccountState,
    Client,
    Concern,
    Contact,
    Coverage,
    Guarantor,
)
from chalicelib.enrollment.rules import Faults
from chalicelib.enrollment.store import accounts
from chalicelib.enrollment.store.concerns import CONCERNS
from chalicelib.enrollment.store.coverages import COVERAGES, guarded, read_guard
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.ids import AccountId, id_from
from chalicelib.kernel.languages import LANGUAGES
from chalicelib.kernel.money import MINOR_DIGITS, currency
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write
from chalicelib.ledger.actions import new_head, today

CLIENTS_MAX: Final = 6  # own limit: with five numbers each, all stays within the 100 items of one transaction
PARTS_MAX: Final = 20  # coverages and concerns, each: own limit, for the same reason


@dataclass(frozen=True, slots=True)
class _Checked:
    """An enrollment whose every field was found good."""

    clients: list[Client]
    guarantor: Guarantor
    contact: Contact
    coverages: list[Coverage]
    concerns: list[Concern]


def enroll(
    ports: Ports, form: EnrollmentForm, by: Actor, key: str, *, confirmed_not_duplicate: bool = False
) -> AccountFile:
    """Enroll a new account with its first clients, once for ever under `key`: again with the same form answers the
    same account.

    Raises Invalid `invalid_fields`; Conflict `likely_duplicates` (fields: client id to reasons) unless confirmed;
    Conflict `key_reused` when the key came with another form; NotFound `payer_not_found`.
    """
    account_id = AccountId(id_from("acc", key))
    fingerprint = ports.crypto.keyed_hash(f"enrollment:{_canonical(form)}")
    account = accounts.read_account(ports.tables, account_id)
    if account is None:
        checked = _check(ports, account_id, form, by)
        if not confirmed_not_duplicate:
            refuse_duplicates(ports, checked.clients, checked.contact)
        account = _account(ports, account_id, form, checked, _next_number(ports, by))
        account = _save(ports, replace(account, fingerprint=fingerprint), checked, by)
    if account.fingerprint != fingerprint:
        raise Conflict("key_reused", say("This key enrolled another account. Send a new Idempotency-Key."))
    return account_file(ports, account_id)


def _save(ports: Ports, account: Account, checked: _Checked, by: Actor) -> Account:
    """Write it all, or find that a twin of this call, or this one whose answer was lost, wrote it before."""

    def attempt() -> Account:
        found = accounts.read_account(ports.tables, account.id)
        if found is not None:
            return found
        try:
            ports.tables.commit(_writes(ports, account, checked), by)
        except AlreadyThere as error:
            raise Contested from error
        return account

    return until_settled(attempt)


def _canonical(form: EnrollmentForm) -> str:
    return json.dumps(asdict(form), sort_keys=True, default=_plain)


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else str(value)


def take_numbers(ports: Ports, by: Actor, count: int = 1) -> range:
    """Give out the next serial numbers of accounts, each once for ever. A call that fails afterwards leaves a gap."""

    def attempt() -> range:
        before = accounts.read_numbers(ports.tables)
        try:
            ports.tables.commit([accounts.numbered(before, count)], by)
        except AlreadyThere as error:
            raise Contested from error
        first = (before.last if before else 0) + 1
        return range(first, first + count)

    return until_settled(attempt)


def _next_number(ports: Ports, by: Actor) -> str:
    return rules.account_number(take_numbers(ports, by)[0])


def _check(ports: Ports, account_id: AccountId, form: EnrollmentForm, by: Actor) -> _Checked:
    faults = Faults()
    _check_sizes(form, faults)
    ids = [id_from("cli", f"{account_id}:{place}") for place in range(len(form.clients))]
    clients = [
        make_client(ports, account_id, client_id, client, None, faults, f"clients.{place}.")
        for place, (client_id, client) in enumerate(zip(ids, form.clients, strict=True))
    ]
    contact = make_contact(ports, form.contact, None, faults)
    guarantor = make_guarantor(form.guarantor, clients, today(ports), faults)
    coverages = _check_coverages(ports, account_id, form, clients, faults)
    concerns = [
        make_concern(ports, account_id, id_from("con", f"{account_id}:{place}"), concern, by)
        for place, concern in enumerate(form.concerns)
    ]
    faults.settle()
    return _Checked(clients, guarantor, contact, coverages, concerns)


def _check_sizes(form: EnrollmentForm, faults: Faults) -> None:
    if not 1 <= len(form.clients) <= CLIENTS_MAX:
        faults.add("clients", say("Give 1 to {limit} clients; more can be added afterwards.", limit=CLIENTS_MAX))
    for name in ("coverages", "concerns"):
        if len(getattr(form, name)) > PARTS_MAX:
            faults.add(name, say("At most {limit}; more can be added afterwards.", limit=PARTS_MAX))
    if form.currency not in MINOR_DIGITS:
        faults.add("currency", say("Choose one of {choices}.", choices=", ".join(sorted(MINOR_DIGITS))))
    if form.language not in LANGUAGES:
        faults.add("language", say("Choose one of {choices}.", choices=", ".join(LANGUAGES)))
    faults.read("time_zone", lambda: rules.clean_time_zone(form.time_zone), "")


def _check_coverages(
    ports: Ports, account_id: str, form: EnrollmentForm, clients: Sequence[Client], faults: Faults
) -> list[Coverage]:
    made: list[Coverage] = []
    for place, coverage_form in enumerate(form.coverages):
        at = f"coverages.{place}."
        client = chosen(coverage_form.client, clients)
        if client is None:
            faults.add(f"{at}client", say("Choose one of the clients."))
            continue
        payer_of(ports, coverage_form.payer_id)
        coverage = make_coverage(id_from("cov", f"{account_id}:{place}"), client, coverage_form, faults, at)
        if rules.overlapping(coverage, made):
            faults.add(
                f"{at}order", say("Another coverage has this place, or this payer and member number, on these days.")
            )
        made.append(coverage)
    return made


def _account(ports: Ports, account_id: AccountId, form: EnrollmentForm, checked: _Checked, number: str) -> Account:
    return Account(
        id=account_id,
        number=number,
        currency=currency(form.currency),
        language=form.language,
        time_zone=form.time_zone,
        guarantor=checked.guarantor,
        contact=checked.contact,
        state=AccountState.ACTIVE,
        enrolled_at=ports.clock.now(),
        version=1,
    )


def _writes(ports: Ports, account: Account, checked: _Checked) -> list[Write]:
    people = [write for client in checked.clients for write in client_writes(ports, None, client)]
    guards = [read_guard(ports.tables, account.id, client_id) for client_id in {c.client_id for c in checked.coverages}]
    return [
        accounts.ACCOUNTS.add(account),
        new_head(account.id, account.currency),
        *people,
        *accounts.moved(account.id, CONTACT, (), contact_lookups(ports, account.contact)),
        *(COVERAGES.add(coverage) for coverage in checked.coverages),
        *(guarded(guard) for guard in guards),
        *(CONCERNS.add(concern) for concern in checked.concerns),
    ]
