"""Enrolling ends in the same books however often, and however lossily, it is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import luhn

from chalicelib.enrollment import actions
from chalicelib.enrollment.actions import ConcernForm, CoverageForm, IdentifierForm, PhoneForm
from chalicelib.enrollment.model import Channel, ConcernKind, ConcernSeverity, GuarantorKind
from chalicelib.kernel.errors import Conflict, Invalid
from chalicelib.ledger.actions import head_of, prove
from tests.fakes.office import REP, lose_replies, make_office, stored
from tests.fakes.people import add_insurer, client_form, contact_form, enroll_one


def test_one_transaction_makes_account_books_clients_coverages_and_concerns() -> None:
    ports = make_office()
    payer = add_insurer(ports)
    file = enroll_one(
        ports,
        clients=(client_form(), client_form("Erik", birth_date=date(2015, 1, 2))),
        coverages=(CoverageForm(0, payer.id, 1, date(2026, 1, 1)), CoverageForm(1, payer.id, 1, date(2026, 1, 1))),
        concerns=(ConcernForm(ConcernKind.INTERPRETER, ConcernSeverity.INFO, "Swedish"),),
    )
    account = file.account
    assert luhn.is_valid(account.number)
    assert (account.guarantor.kind, account.guarantor.name) == (GuarantorKind.SELF, "Anna Lindqvist")
    assert account.guarantor.client_id in {client.id for client in file.clients}
    assert account.contact.email_consent_at == ports.clock.now()
    assert (len(file.clients), len(file.coverages), len(file.concerns)) == (2, 2, 1)
    assert head_of(ports, account.id).version == 0
    assert prove(ports, account.id) == []
    assert actions.account_of_number(ports, account.number) == account.id


def test_identifiers_are_sealed_and_only_their_end_shows() -> None:
    ports = make_office()
    form = client_form(identifiers=(IdentifierForm("us-ssn", "536-22-8726"), IdentifierForm("mrn", "A7")))
    file = enroll_one(ports, clients=(form,))
    ssn, mrn = file.clients[0].identifiers
    assert (ssn.last4, mrn.last4) == ("8726", "7")
    assert ports.crypto.open(ssn.sealed, f"{file.clients[0].id}:us-ssn") == "536228726"
    everything = repr(file.raws)
    assert "536228726" not in everything
    assert actions.clients_by_identifier(ports, "us-ssn", "536 22 8726") == [(file.account.id, file.clients[0].id)]


@given(lost=st.sets(st.integers(0, 4), max_size=3), repeats=st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_lost_replies_and_repeats_make_one_account(lost: set[int], repeats: int) -> None:
    ports = make_office()
    lose_replies(ports, *lost)
    files = [enroll_one(ports) for _ in range(repeats)]
    assert len({file.account for file in files}) == 1
    assert len([key for key in stored(ports) if key.endswith("/ACCOUNT")]) == 1


def test_a_key_used_with_another_form_is_refused() -> None:
    ports = make_office()
    enroll_one(ports)
    with pytest.raises(Conflict) as refused:
        enroll_one(ports, language="sv")
    assert refused.value.code == "key_reused"


def test_a_key_still_answers_after_the_account_was_changed() -> None:
    ports = make_office()
    file = enroll_one(ports)
    actions.opt_out(ports, file.account.id, Channel.EMAIL, REP)
    assert enroll_one(ports).account.id == file.account.id


@given(st.lists(st.integers(0, 6), max_size=4))
@settings(max_examples=20, deadline=None)
def test_account_numbers_never_repeat(lost: list[int]) -> None:
    ports = make_office()
    lose_replies(ports, *lost)
    numbers = [enroll_one(ports, f"enroll-{n:04d}").account.number for n in range(4)]
    assert len(set(numbers)) == 4
    assert not set(actions.take_numbers(ports, REP, 3)) & {int(number[:-1]) for number in numbers}


def test_every_fault_of_a_form_is_named_at_once_and_nothing_is_written() -> None:
    ports = make_office()
    before = stored(ports) if ports.tables.kept else []
    wrong = client_form(family="", birth_date=date(2030, 1, 1), identifiers=(IdentifierForm("us-ssn", "000-00-0000"),))
    contact = contact_form(email="nobody", phones=(PhoneForm("12"),))
    with pytest.raises(Invalid) as refused:
        enroll_one(ports, clients=(wrong,), contact=contact, currency="XYZ", time_zone="Mars", language="fr")
    assert set(refused.value.fields) == {
        "clients.0.name",
        "clients.0.birth_date",
        "clients.0.identifiers.0.value",
        "contact.email",
        "contact.phones.0.number",
        "currency",
        "time_zone",
        "language",
    }
    assert "nobody" not in repr(refused.value.fields)
    assert (stored(ports) if ports.tables.kept else []) == before


def test_writers_and_their_call_stay_on_what_they_wrote() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    actions.opt_out(ports, account.id, Channel.PHONE, replace(REP, request="call-1234"))
    raw = ports.tables.kept["quittance-dev-core"][account.id]["ACCOUNT"]
    assert (raw["by"]["S"], raw["request"]["S"]) == (REP.subject, "call-1234")
