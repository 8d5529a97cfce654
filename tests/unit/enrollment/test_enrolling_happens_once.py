"""Enrolling and editing end in the same books however often, and however lossily, they are asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.cloud.books import Contested
from chalicelib.enrollment import actions
from chalicelib.enrollment.actions import (
    AccountForm,
    ConcernForm,
    CoverageForm,
    GuarantorForm,
    IdentifierForm,
    PhoneForm,
)
from chalicelib.enrollment.model import (
    AccountState,
    AddressState,
    Channel,
    ConcernKind,
    GuarantorKind,
    PayerKind,
    PersonName,
    Severity,
)
from chalicelib.enrollment.rules import is_account_number
from chalicelib.kernel.actor import system
from chalicelib.kernel.errors import Conflict, Invalid, NotFound, RuleBroken
from chalicelib.ledger.actions import head_of, prove
from tests.fakes.office import REP, make_office
from tests.fakes.people import add_insurer, client_form, contact_form, enroll_one, enrollment_form, record_number

MAIL = system("mail")


def stored(ports, begins: str = "") -> list[str]:
    core = ports.books.tables["quittance-dev-core"]
    return sorted(f"{pk}/{sk}" for pk, items in core.items() for sk in items if pk.startswith(begins))


def lose_replies(ports, *at: int, when: str = "after") -> None:
    """Commits number `at` are done, but their answer is lost; or, `when` before, never get there."""
    calls = iter(range(1000))

    def fault(step: str, _writes) -> None:
        if step == when and next(calls) in at:
            raise Contested

    ports.books.fault = fault


def test_one_transaction_makes_account_books_clients_coverages_and_concerns() -> None:
    ports = make_office()
    payer = add_insurer(ports)
    file = enroll_one(
        ports,
        clients=(client_form(), client_form("Erik", birth_date=date(2015, 1, 2))),
        coverages=(CoverageForm(0, payer.id, 1, date(2026, 1, 1)), CoverageForm(1, payer.id, 1, date(2026, 1, 1))),
        concerns=(ConcernForm(ConcernKind.INTERPRETER, Severity.INFO, "Swedish"),),
    )
    account = file.account
    assert is_account_number(account.number)
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
    assert not set(actions.take_numbers(ports, 3)) & {int(number[:-1]) for number in numbers}


def test_every_fault_of_a_form_is_named_at_once_and_nothing_is_written() -> None:
    ports = make_office()
    before = stored(ports) if ports.books.tables else []
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
    assert (stored(ports) if ports.books.tables else []) == before


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


def test_a_stranger_is_enrolled_without_confirmation() -> None:
    ports = make_office()
    enroll_one(ports)
    form = enrollment_form(
        clients=(client_form("Erik", "Berg", birth_date=date(1971, 5, 5)),), contact=contact_form(email="", phones=())
    )
    assert actions.enroll(ports, form, REP, "enroll-0002").account.number


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
    assert ports.books.lookup(f"EMAIL#{old}")
    actions.mark_address(ports, account.id, old, AddressState.BOUNCED, MAIL)
    ports.clock.at = ports.clock.at.replace(day=9)
    changed = actions.change_contact(ports, account.id, contact_form(email="new@example.com"), 2, REP)
    assert changed.contact.email_state is AddressState.UNVERIFIED
    assert changed.contact.email_consent_at == ports.clock.now()  # consent was given for the address, anew
    assert ports.books.lookup(f"EMAIL#{old}") == []
    assert ports.books.lookup(f"EMAIL#{actions.email_hash(ports, 'new@example.com')}")[0][0] == account.id


marks = st.lists(st.sampled_from(list(AddressState)), max_size=5)


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
@pytest.mark.parametrize("lost", [(), (0,), (0, 1)])
def test_additions_happen_once_under_their_key(lost: tuple[int, ...], when: str) -> None:
    ports = make_office()
    file = enroll_one(ports)
    payer = add_insurer(ports)
    account_id, client_id = file.account.id, file.clients[0].id
    verbs = [
        lambda: actions.add_client(ports, account_id, client_form("Erik"), REP, "key-1"),
        lambda: actions.add_concern(ports, account_id, ConcernForm(ConcernKind.OTHER, Severity.INFO), REP, "key-1"),
        lambda: actions.add_note(ports, account_id, "Called back.", REP, "key-1"),
        lambda: actions.add_coverage(
            ports, account_id, CoverageForm(client_id, payer.id, 1, date(2026, 1, 1)), REP, "key-1"
        ),
        lambda: add_insurer(ports, "Other", "key-1"),
    ]
    for verb in verbs:
        lose_replies(ports, *lost, when=when)
        first = verb()
        ports.books.fault = None
        before = stored(ports)
        assert verb() == first
        assert stored(ports) == before
    whole = actions.account_file(ports, account_id)
    assert (len(whole.clients), len(whole.concerns), len(whole.notes), len(whole.coverages)) == (2, 1, 1, 1)


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
        ports.books.fault = None
        before = repr(ports.books.tables)
        assert verb() == first
        assert repr(ports.books.tables) == before


def test_concerns_end_and_stay_in_the_file() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    form = ConcernForm(ConcernKind.HARDSHIP, Severity.WARNING, "Lost work")
    concern = actions.add_concern(ports, account.id, form, REP, "key-1")
    worse = actions.change_concern(ports, account.id, concern.id, replace(form, severity=Severity.CRITICAL), 1, REP)
    assert actions.concerns_of(ports, account.id) == [worse]
    ended = actions.end_concern(ports, account.id, concern.id, 2, REP)
    assert actions.end_concern(ports, account.id, concern.id, 2, REP) == ended
    assert actions.concerns_of(ports, account.id) == []
    assert actions.account_file(ports, account.id).concerns == (ended,)


def test_two_coverages_never_hold_one_place() -> None:
    ports = make_office()
    file, payer, other = enroll_one(ports), add_insurer(ports), add_insurer(ports, "Other")
    account_id, client_id = file.account.id, file.clients[0].id
    form = CoverageForm(client_id, payer.id, 1, date(2026, 1, 1))
    coverage = actions.add_coverage(ports, account_id, form, REP, "key-1")
    with pytest.raises(RuleBroken) as refused:
        actions.add_coverage(ports, account_id, replace(form, payer_id=other.id), REP, "key-2")
    assert refused.value.code == "coverage_overlaps"
    ended = actions.end_coverage(ports, account_id, coverage.id, date(2026, 2, 1), 1, REP)
    following = replace(form, payer_id=other.id, from_on=date(2026, 2, 1))
    second = actions.add_coverage(ports, account_id, following, REP, "key-2")
    with pytest.raises(RuleBroken):
        actions.end_coverage(ports, account_id, coverage.id, date(2026, 2, 2), ended.version, REP)
    with pytest.raises(RuleBroken):
        actions.change_coverage(ports, account_id, second.id, replace(following, from_on=date(2026, 1, 31)), 1, REP)
    with pytest.raises(Invalid):
        actions.end_coverage(ports, account_id, coverage.id, date(2026, 1, 1), ended.version, REP)


def test_a_coverage_added_at_the_same_moment_is_seen() -> None:
    ports = make_office()
    file, payer, other = enroll_one(ports), add_insurer(ports), add_insurer(ports, "Other")
    form = CoverageForm(file.clients[0].id, payer.id, 1, date(2026, 1, 1))
    raced = []

    def race(step: str, _writes) -> None:
        if step == "before" and not raced:
            raced.append(True)
            actions.add_coverage(ports, file.account.id, replace(form, payer_id=other.id), REP, "key-2")

    ports.books.fault = race
    with pytest.raises(RuleBroken):
        actions.add_coverage(ports, file.account.id, form, REP, "key-1")
    assert [c.payer_id for c in actions.coverages_of(ports, file.account.id)] == [other.id]


def test_payers_are_listed_by_name_page_by_page_under_any_filter() -> None:
    ports = make_office()
    for name, kind in [("Åbo Hälsa", "insurer"), ("Zebra", "agency"), ("Medicare", "programme"), ("Aetna", "insurer")]:
        add_insurer(ports, name, kind=PayerKind(kind))
    zebra = next(p for p in actions.list_payers(ports).items if p.name == "Zebra")
    form = actions.PayerForm("Alpha", PayerKind.AGENCY, active=False)
    assert actions.change_payer(ports, zebra.id, form, 1, REP) == actions.change_payer(ports, zebra.id, form, 1, REP)
    names, cursor = [], None
    while True:
        page = actions.list_payers(ports, limit=2, cursor=cursor)
        names += [payer.name for payer in page.items]
        cursor = page.cursor
        if cursor is None:
            break
    assert names == ["Åbo Hälsa", "Aetna", "Alpha", "Medicare"]
    assert [p.name for p in actions.list_payers(ports, kind=PayerKind.INSURER).items] == ["Åbo Hälsa", "Aetna"]
    assert [p.name for p in actions.list_payers(ports, active=False).items] == ["Alpha"]
    assert [p.name for p in actions.list_payers(ports, text="halsa").items] == ["Åbo Hälsa"]
    assert actions.list_payers(ports, limit=2, kind=PayerKind.INSURER).cursor is None


@pytest.mark.parametrize(
    "read",
    [
        lambda ports: actions.account_of(ports, "acc_x"),
        lambda ports: actions.account_file(ports, "acc_x"),
        lambda ports: actions.payer_of(ports, "pyr_x"),
        lambda ports: actions.client_of(ports, "acc_x", "cli_x"),
        lambda ports: actions.coverage_of(ports, "acc_x", "cov_x"),
        lambda ports: actions.end_concern(ports, "acc_x", "con_x", 1, REP),
        lambda ports: actions.add_note(ports, "acc_x", "hello", REP, "key-1"),
        lambda ports: actions.change_account(ports, "acc_x", AccountForm("en", "UTC", GuarantorForm()), 1, REP),
    ],
)
def test_what_is_not_there_is_said_to_be_not_there(read) -> None:
    with pytest.raises(NotFound):
        read(make_office())


def test_writers_and_their_call_stay_on_what_they_wrote() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    actions.opt_out(ports, account.id, Channel.PHONE, replace(REP, request="call-1234"))
    raw = ports.books.tables["quittance-dev-core"][account.id]["ACCOUNT"]
    assert (raw["by"]["S"], raw["request"]["S"]) == (REP.subject, "call-1234")


def test_names_of_another_order_are_the_same_person() -> None:
    ports = make_office()
    known = enroll_one(ports)
    swapped = client_form(name=PersonName("Anna", "Lindqvist"), identifiers=())
    found = actions.likely_duplicates(ports, swapped, contact_form(email="", phones=()))
    assert [one.client_id for one in found] == [known.clients[0].id]
