"""Clients of one file who are likely one person, by the rules of enrollment: told, never stopped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from chalicelib.enrollment import rules as enrolling
from chalicelib.enrollment.actions.forms import ClientForm, ContactForm
from chalicelib.enrollment.model import Phone
from chalicelib.enrollment.rules import Traits
from chalicelib.imports.deeds import AddClient, Deed, Enroll
from chalicelib.imports.model import Finding, Place
from chalicelib.imports.model import Severity as Weight
from chalicelib.imports.rules.cells import Bad
from chalicelib.kernel.sentences import say

# People compared with each other for one thing they share: more share only a number such as an institution's phone.
ALIKE_MAX: Final = 50

Told = tuple[Place, Traits]


def twins(deeds: Iterable[Deed]) -> list[Finding]:
    """A notice for each client of a file who is very like one of an earlier row."""
    seen: set[int] = set()
    found: list[Finding] = []
    for (first, one), (second, other) in _pairs(_people(deeds)):
        if second.row not in seen and enrolling.likeness(one, other)[0] >= enrolling.LIKELY:
            seen.add(second.row)
            reason = say("The client of row {row} is very like this one.", row=first.row)
            mend = say("Look at both rows. Posting enrolls each of them.")
            found.append(Bad("", "likely_duplicate", reason, mend).finding(second.file, second.row, Weight.NOTICE))
    return sorted(found, key=lambda finding: finding.row)


def _pairs(people: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """Those who share a birth date, a phone, an e-mail address or all words of the name, in the order of rows."""
    sharing: dict[object, list[Told]] = defaultdict(list)
    for at, traits in people:
        for key in (traits.birth_date, traits.names, traits.email, *traits.phones):
            if key:
                sharing[key].append((at, traits))
    for some in sharing.values():
        some.sort(key=lambda told: told[0].row)
        yield from combinations(some[:ALIKE_MAX], 2)


def _people(deeds: Iterable[Deed]) -> Iterator[Told]:
    for deed in deeds:
        if isinstance(deed, Enroll):
            yield deed.at, _traits(deed.form.clients[0], deed.form.contact)
        elif isinstance(deed, AddClient):
            yield deed.at, _traits(deed.form, ContactForm())


def _traits(form: ClientForm, contact: ContactForm) -> Traits:
    phones = (Phone(enrolling.clean_phone(phone.number, contact.country)).dialled for phone in contact.phones)
    return Traits(
        names=frozenset(enrolling.words(form.name)),
        birth_date=form.birth_date,
        phones=frozenset(phones),
        email=enrolling.email_key(contact.email),
        postal_code=form.address.postal_code,
        given=frozenset(enrolling.fold(form.name.given).split()),
    )
