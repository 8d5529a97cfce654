"""Somebody who may be here already is shown before anything is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chalicelib.enrollment import actions
from chalicelib.enrollment.actions import IdentifierForm
from chalicelib.enrollment.model import PersonName
from chalicelib.kernel.errors import Conflict
from tests.fakes.office import REP, make_office
from tests.fakes.people import client_form, contact_form, enroll_one, enrollment_form


@pytest.mark.parametrize(
    ("client", "contact"),
    [
        (client_form("Anna", "Lindqvist", identifiers=()), contact_form(email="", phones=())),
        (client_form("Anna Maria", "Lindqvist", identifiers=()), contact_form(email="other@example.com")),
        (client_form("Zoe", "Zed", birth_date=date(1950, 1, 1)), contact_form(email="", phones=())),  # same number
        (client_form("Anna", "Lindqvist", birth_date=date(1955, 1, 1), identifiers=()), contact_form(phones=())),
    ],
)
def test_likely_duplicates_are_shown_before_saving(client, contact) -> None:
    ports = make_office()
    known = enroll_one(ports, clients=(client_form(identifiers=(IdentifierForm("mrn", "SAME"),)),))
    if client.name.given == "Zoe":
        client = replace(client, identifiers=(IdentifierForm("mrn", "SAME"),))
    with pytest.raises(Conflict) as refused:
        actions.enroll(ports, enrollment_form(clients=(client,), contact=contact), REP, "enroll-0002")
    assert refused.value.code == "likely_duplicates"
    assert list(refused.value.fields) == [f"{known.account.id}/{known.clients[0].id}"]
    assert actions.likely_duplicates(ports, client, contact)[0].account_id == known.account.id


def test_a_slip_in_the_name_is_seen_by_the_birth_date() -> None:
    ports = make_office()
    known = enroll_one(ports)
    actions.refresh_search(ports, known.account.id)
    form = client_form("Anna", "Lindkvist", identifiers=())
    found = actions.likely_duplicates(ports, form, contact_form(email="", phones=()))
    assert [one.client_id for one in found] == [known.clients[0].id]


@pytest.mark.parametrize(
    ("given", "born", "seen"),
    [
        ("Anna", date(1980, 12, 3), True),  # day and month swapped
        ("Anna", date(1981, 3, 12), True),
        ("Anna Maria", date(1980, 3, 13), True),
        ("Anna", date(1975, 7, 1), False),
    ],
)
def test_a_slip_in_the_birth_date_is_seen_by_the_name(given: str, born: date, seen: bool) -> None:
    ports = make_office()
    known = enroll_one(ports)
    actions.refresh_search(ports, known.account.id)
    form = client_form(given, "Lindqvist", birth_date=born, identifiers=())
    found = actions.likely_duplicates(ports, form, contact_form(email="", phones=()))
    assert bool(found) is seen


def test_a_stranger_is_enrolled_without_confirmation() -> None:
    ports = make_office()
    enroll_one(ports)
    form = enrollment_form(
        clients=(client_form("Erik", "Berg", birth_date=date(1971, 5, 5)),), contact=contact_form(email="", phones=())
    )
    assert actions.enroll(ports, form, REP, "enroll-0002").account.number


def test_names_of_another_order_are_the_same_person() -> None:
    ports = make_office()
    known = enroll_one(ports)
    swapped = client_form(name=PersonName("Anna", "Lindqvist"), identifiers=())
    found = actions.likely_duplicates(ports, swapped, contact_form(email="", phones=()))
    assert [one.client_id for one in found] == [known.clients[0].id]
