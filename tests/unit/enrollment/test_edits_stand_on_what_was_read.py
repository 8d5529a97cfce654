"""Edits of an account and its clients stand on the version that was read, however lossily they are asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.enrollment import actions
from chalicelib.enrollment.actions import AccountForm, CoverageForm, GuarantorForm, IdentifierForm
from chalicelib.enrollment.model import AccountState, AddressState, Channel, GuarantorKind
from chalicelib.kernel.actor import system
from chalicelib.kernel.errors import Conflict, Invalid
from tests.fakes.office import REP, lose_replies, make_office
from tests.fakes.people import add_insurer, client_form, contact_form, enroll_one, record_number

MAIL = system("mail")
marks = st.lists(st.sampled_from(list(AddressState)), max_size=5)


def test_an_edit_on_an_old_version_is_refused_and_a_repeat_is_not() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    changed = actions.change_contact(ports, account.id, contact_form(email="new@example.com"), account.version, REP)
    again = actions.change_contact(ports, account.id, contact_form(email="new@example.com"), account.version, REP)
    assert changed == again
    assert changed.version == account.version + 1
    with pytest.raises(Conflict) as refused:
        actions.change_contact(ports, account.id, contact_form(email="third@example.com"), account.version, REP)
    assert refused.value.code == "changed_meanwhile"


def test_a_new_address_starts_unverified_and_the_old_no_longer_finds_the_account() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    old = actions.email_hash(ports, "Anna@Example.com")
    assert ports.tables.lookup(f"EMAIL#{old}")
    actions.mark_address(ports, account.id, old, AddressState.BOUNCED, MAIL)
    ports.clock.at = ports.clock.at.replace(day=9)
    changed = actions.change_contact(ports, account.id, contact_form(email="new@example.com"), 2, REP)
    assert changed.contact.email_state is AddressState.UNVERIFIED
    assert changed.contact.email_consent_at == ports.clock.now()  # consent was given for the address, anew
    assert ports.tables.lookup(f"EMAIL#{old}") == []
    assert ports.tables.lookup(f"EMAIL#{actions.email_hash(ports, 'new@example.com')}")[0][0] == account.id


@given(marks)
@settings(deadline=None)
def test_an_address_is_known_for_the_worst_that_was_said(states: list[AddressState]) -> None:
    ports = make_office()
    account = enroll_one(ports).account
    hashed = actions.email_hash(ports, account.contact.email)
    for state in states:
        actions.mark_address(ports, account.id, hashed, state, MAIL)
    worst = max([AddressState.UNVERIFIED, *states], key=["unverified", "good", "bounced", "complained"].index)
    assert actions.account_of(ports, account.id).contact.email_state is worst


def test_news_of_another_address_changes_nothing() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    other = actions.email_hash(ports, "other@example.com")
    assert actions.mark_address(ports, account.id, other, AddressState.COMPLAINED, MAIL) == account


def test_opting_out_closes_the_channel_and_ends_the_consent() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    closed = actions.opt_out(ports, account.id, Channel.EMAIL, REP)
    assert closed.contact.opted_out == {Channel.EMAIL}
    assert closed.contact.email_consent_at is None
    assert actions.opt_out(ports, account.id, Channel.EMAIL, REP) == closed


def test_a_client_who_answers_for_the_account_takes_the_guarantor_along() -> None:
    ports = make_office()
    file = enroll_one(ports)
    form = client_form("Anna", "Berg", identifiers=None)
    changed = actions.change_client(ports, file.account.id, file.clients[0].id, form, 1, REP)
    assert changed.identifiers == file.clients[0].identifiers
    assert actions.account_of(ports, file.account.id).guarantor.name == "Anna Berg"
    assert actions.change_client(ports, file.account.id, changed.id, form, 1, REP) == changed


def test_a_changed_number_finds_the_client_and_the_old_one_does_not() -> None:
    ports = make_office()
    file = enroll_one(ports)
    client = file.clients[0]
    form = client_form(identifiers=(IdentifierForm("pl-pesel", "44051401359"),))
    actions.change_client(ports, file.account.id, client.id, form, 1, REP)
    assert actions.clients_by_identifier(ports, "mrn", record_number()) == []
    assert actions.clients_by_identifier(ports, "pl-pesel", "44051401359") == [(file.account.id, client.id)]


def test_the_account_may_pass_to_another_guarantor_and_close() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    guarantor = GuarantorForm(GuarantorKind.ORGANIZATION, "Städ & Söner AB", relationship="employer")
    changed = actions.change_account(
        ports, account.id, AccountForm("sv", "Europe/Stockholm", guarantor, AccountState.CLOSED), 1, REP
    )
    assert (changed.guarantor.name, changed.language, changed.state) == ("Städ & Söner AB", "sv", "closed")
    with pytest.raises(Invalid) as refused:
        actions.change_account(ports, account.id, AccountForm("sv", "Nowhere", GuarantorForm(client="cli_x")), 2, REP)
    assert set(refused.value.fields) == {"time_zone", "guarantor.client", "guarantor.name"}


@pytest.mark.parametrize("when", ["before", "after"])
def test_edits_end_the_same_when_interrupted_anywhere(when: str) -> None:
    ports = make_office()
    file, payer = enroll_one(ports), add_insurer(ports)
    account_id, client_id = file.account.id, file.clients[0].id
    form = CoverageForm(client_id, payer.id, 1, date(2026, 1, 1))
    coverage = actions.add_coverage(ports, account_id, form, REP, "key-1")
    verbs = [
        lambda: actions.change_client(ports, account_id, client_id, client_form("Eva"), 1, REP),
        lambda: actions.change_contact(ports, account_id, contact_form(email="new@example.com"), 2, REP),
        lambda: actions.change_coverage(ports, account_id, coverage.id, replace(form, order=2), 1, REP),
        lambda: actions.end_coverage(ports, account_id, coverage.id, date(2026, 5, 1), 2, REP),
        lambda: actions.change_payer(ports, payer.id, actions.PayerForm("Renamed", payer.kind), 1, REP),
        lambda: actions.opt_out(ports, account_id, Channel.LETTER, REP),
    ]
    for verb in verbs:
        lose_replies(ports, 0, when=when)
        first = verb()
        ports.tables.fault = None
        before = repr(ports.tables.kept)
        assert verb() == first
        assert repr(ports.tables.kept) == before
