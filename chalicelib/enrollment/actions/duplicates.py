"""Who is here already: candidates by lookup and birth date, judged by the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final

from chalicelib.enrollment import rules
from chalicelib.enrollment.actions.accounts import account_file
from chalicelib.enrollment.actions.forms import ClientForm, ContactForm
from chalicelib.enrollment.actions.keys import client_lookups, contact_lookups, person_hash
from chalicelib.enrollment.actions.made import make_client, make_contact
from chalicelib.enrollment.model import AccountFile, Client, Contact
from chalicelib.enrollment.rules import LIKELY, Faults, Token, Traits
from chalicelib.enrollment.rules.duplicates import Likeness
from chalicelib.enrollment.rules.records import person_in
from chalicelib.enrollment.store import clients as client_store
from chalicelib.enrollment.store.accounts import identifier_keys
from chalicelib.enrollment.store.apart import APART
from chalicelib.enrollment.store.tokens import read_rows
from chalicelib.kernel.errors import Conflict, NotFound
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import as_is, say

CANDIDATES_MAX: Final = 50  # accounts looked at; more share only a number such as an institution's phone
_SAME_BIRTH_DATE_MAX: Final = 200  # rows of one birth date looked at
_SAME_NAME_MAX: Final = 200  # rows of one name looked at


def likely_duplicates(ports: Ports, form: ClientForm, contact: ContactForm) -> list[Likeness]:
    """Who the person on a form may already be, likeliest first; without saving anything. Invalid `invalid_fields`."""
    faults = Faults()
    client = make_client(ports, "", "", form, None, faults, "")
    reached = make_contact(ports, contact, None, faults)
    faults.settle()
    return likenesses(ports, client, reached)


def refuse_duplicates(ports: Ports, people: Sequence[Client], contact: Contact) -> None:
    """Conflict `likely_duplicates`, naming account and client ids and the reasons, when somebody is here already."""
    found = [likeness for client in people for likeness in likenesses(ports, client, contact)]
    if found:
        fields = {f"{one.account_id}/{one.client_id}": as_is(", ".join(one.reasons)) for one in found}
        raise Conflict(
            "likely_duplicates", say("Somebody very like this is enrolled already. Look before you save."), fields
        )


def likenesses(ports: Ports, client: Client, contact: Contact) -> list[Likeness]:
    """The clients of other accounts who are likely this one, by points."""
    return _likeliest_first(_found(ports, client, contact, client_lookups(ports, client)))


def duplicates_of(ports: Ports, account_id: str) -> list[Likeness]:
    """Other accounts that are likely of the same person, each by its client who is likeliest one of this account's,
    likeliest first; without those it was told apart from. NotFound `account_not_found`.
    """
    file = account_file(ports, account_id)
    but = {account_id, *(one.other_id for one in APART.among(file.raws) if one.apart)}
    likeliest: dict[str, Likeness] = {}
    for client in (client for client in file.clients if not client.replaced_by):
        known = identifier_keys(ports.tables, account_id, client.id)
        for one in _likeliest_first(_found(ports, client, file.account.contact, known, but)):
            had = likeliest.setdefault(one.account_id, one)
            likeliest[one.account_id] = max(had, one, key=lambda like: like.score)
    return _likeliest_first(likeliest.values())


def _likeliest_first(found: Iterable[Likeness]) -> list[Likeness]:
    return sorted(found, key=lambda one: (-one.score, one.account_number, one.client_id))


def _found(
    ports: Ports, client: Client, contact: Contact, known: Sequence[str], but: Set[str] = frozenset()
) -> Iterator[Likeness]:
    """Who is likely a client, on other accounts than those of `but`; `known` are the lookup keys of their numbers."""
    wanted = _traits(client, contact, known)
    for account_id in sorted(_candidates(ports, client, contact, known) - but)[:CANDIDATES_MAX]:
        try:
            file = account_file(ports, account_id)
        except NotFound:  # the index was ahead of the table, or its account never came to be
            continue
        yield from _likenesses(ports, wanted, file)


def _likenesses(ports: Ports, wanted: Traits, file: AccountFile) -> Iterable[Likeness]:
    for other in file.clients:
        # From the pointers: nothing sealed is opened for a comparison.
        known = identifier_keys(ports.tables, file.account.id, other.id)
        score, reasons = rules.likeness(wanted, _traits(other, file.account.contact, known))
        if score >= LIKELY:
            name = rules.display_name(other.name)
            yield Likeness(file.account.id, other.id, file.account.number, name, other.birth_date, score, reasons)


def alike_between(
    ports: Ports, one: AccountFile, other: AccountFile
) -> list[tuple[ClientId, ClientId, int, tuple[str, ...]]]:
    """The clients of two accounts who are likely the same person: (of the one, of the other, points, reasons)."""
    found = []
    for client in (client for client in one.clients if not client.replaced_by):
        known = identifier_keys(ports.tables, one.account.id, client.id)
        wanted = _traits(client, one.account.contact, known)
        alike = [
            like
            for like in _likenesses(ports, wanted, other)
            if person_in(other.clients, like.client_id) == like.client_id
        ]
        found += [(client.id, like.client_id, like.score, like.reasons) for like in alike]
    return sorted(found, key=lambda pair: -pair[2])


def _traits(client: Client, contact: Contact, identifiers: Iterable[str]) -> Traits:
    return Traits(
        names=frozenset(rules.words(client.name)),
        birth_date=client.birth_date,
        phones=frozenset(phone.dialled for phone in contact.phones),
        email=rules.email_key(contact.email),
        identifiers=frozenset(identifiers),
        postal_code=client.address.postal_code,
        given=frozenset(rules.fold(client.name.given).split()),
    )


def _candidates(ports: Ports, client: Client, contact: Contact, known: Sequence[str]) -> set[str]:
    """Accounts that share a number, address or name with the birth date; or the birth date and a like name, or the name
    and nearly the birth year.
    """
    person = client_store.person_lookup(person_hash(ports, client))
    keys = [person, *known, *contact_lookups(ports, contact)]
    found = {account_id for key in keys for account_id, _ in ports.tables.lookup(key)}
    born = read_rows(ports.tables, Token(f"b:{client.birth_date.isoformat()}", ""), _SAME_BIRTH_DATE_MAX)
    names = rules.words(client.name)
    like = {one.account_id for one in born if rules.alike(frozenset(names), frozenset(rules.fold(one.name).split()))}
    called = read_rows(ports.tables, rules.name_token(names[0], names[1:2]), _SAME_NAME_MAX) if names else []
    near = {one.account_id for one in called if _near_years(one.birth_year, client.birth_date.year)}
    return found | like | near


def _near_years(one: int, other: int) -> bool:
    """Whether two years differ by one digit at most, as birth dates one slip apart do."""
    return sum(a != b for a, b in zip(f"{one:04d}", f"{other:04d}", strict=True)) <= 1
