"""The audit trail: every reading and change once, no content, and any tampering shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.cloud.tables import Contested
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.actions import ConcernForm
from chalicelib.enrollment.model import Channel, ConcernKind, ConcernSeverity
from chalicelib.privacy import actions, rules, store
from chalicelib.privacy.actions.proving import CHANGES
from chalicelib.privacy.model import Deed, Fault
from tests.fakes.office import REP, SUPERVISOR, make_office
from tests.fakes.people import client_form, contact_form, enroll_one
from tests.fakes.stream import stream_records


def trail(ports, record: str):
    return actions.trail(ports, record, 500).items[::-1]


def busy_account():
    ports = make_office()
    file = enroll_one(ports)
    account_id, client = file.account.id, file.clients[0]
    asked = replace(SUPERVISOR, request="call-0001")
    enrollment.change_contact(ports, account_id, contact_form(email="secret@example.com"), 1, asked)
    enrollment.change_client(ports, account_id, client.id, client_form("Anna", "Berg", identifiers=None), 1, REP)
    form = ConcernForm(ConcernKind.HARDSHIP, ConcernSeverity.WARNING, "lost her job")
    enrollment.add_concern(ports, account_id, form, REP, "key-1")
    return ports, account_id


def test_every_change_is_told_with_who_what_and_call_and_without_content() -> None:
    ports, account_id = busy_account()
    actions.record_changes(ports, stream_records(ports.tables))
    told = {(e.deed.verb, e.deed.kind, e.deed.who, e.deed.request) for e in trail(ports, account_id)}
    assert told == {
        ("added", "account", REP.subject, ""),
        ("added", "client", REP.subject, ""),
        ("changed", "account", SUPERVISOR.subject, "call-0001"),
        ("changed", "client", REP.subject, ""),
        ("changed", "account", REP.subject, ""),  # the guarantor's name followed the client's
        ("added", "concern", REP.subject, ""),
    }
    fields = {e.deed.fields for e in trail(ports, account_id) if e.deed.verb == "changed"}
    assert fields == {("contact.email",), ("formerly", "name.family"), ("formerly", "guarantor.name")}
    stored = repr(ports.tables.kept["quittance-dev-audit"])
    for content in ("secret@", "Berg", "lost her job", "+1617", "1980-03-12"):
        assert content not in stored


@given(st.lists(st.integers(0, 11), max_size=30), st.sets(st.integers(0, 8), max_size=4))
@settings(max_examples=40, deadline=None)
def test_redelivery_in_any_order_and_lost_replies_record_each_change_once(again: list[int], lost: set[int]) -> None:
    ports, account_id = busy_account()
    records = stream_records(ports.tables)
    calls = iter(range(1000))

    def fault(step: str, _writes) -> None:
        if step == "after" and next(calls) in lost:
            raise Contested

    ports.tables.fault = fault
    for number in again:
        actions.record_changes(ports, records[number : number + 3])
    actions.record_changes(ports, records)
    sources = [entry.deed.source for entry in trail(ports, account_id)]
    assert len(sources) == len(set(sources)) == 6
    assert actions.record_changes(ports, records) == 0
    assert actions.prove_chain(ports, account_id).fault is None


def test_each_reading_is_recorded() -> None:
    ports = make_office()
    for _ in range(3):
        actions.record_read(ports, REP, "acc_1", "account", "call-0001")
    assert [(e.place, e.deed.verb, e.deed.kind, e.deed.who) for e in trail(ports, "acc_1")] == [
        (place, "read", "account", REP.subject) for place in (1, 2, 3)
    ]


def test_two_who_append_at_once_both_stand_in_one_chain() -> None:
    ports = make_office()
    raced = []

    def race(step: str, _writes) -> None:
        if step == "before" and len(raced) < 3:
            raced.append(True)
            actions.record_read(ports, SUPERVISOR, "acc_1", "account", "call-0002")

    ports.tables.fault = race
    actions.record_read(ports, REP, "acc_1", "account", "call-0001")
    assert sorted(e.deed.who for e in trail(ports, "acc_1")) == [REP.subject] + [SUPERVISOR.subject] * 3
    assert actions.prove_chain(ports, "acc_1").fault is None


@pytest.mark.parametrize(
    "change",
    [
        {"who": "staff:other"},
        {"verb": "removed"},
        {"kind": "payment"},
        {"item": "X"},
        {"at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"request": "other"},
        {"fields": ("x",)},
        {"source": "other"},
    ],
)
def test_any_change_gap_or_swap_shows(change: dict) -> None:
    ports = make_office()
    for call in ("call-0001", "call-0002", "call-0003"):
        actions.record_read(ports, REP, "acc_1", "account", call)
    chain = store.read_from(ports.tables, "acc_1", 1, 3)
    sealing = ports.crypto.keyed_hash
    assert rules.first_fault(chain, sealing) is None
    for at, entry in enumerate(chain):
        forged = replace(entry, deeds=(replace(entry.deeds[0], **change),))
        assert rules.first_fault([*chain[:at], forged, *chain[at + 1 :]], sealing) == Fault(at + 1, "seal")
        resealed = replace(forged, hash=rules.seal(forged, sealing))
        if at < 2:
            assert rules.first_fault([*chain[:at], resealed, *chain[at + 1 :]], sealing) == Fault(at + 2, "seal")
            assert rules.first_fault([*chain[:at], *chain[at + 1 :]], sealing) == Fault(at + 1, "missing")
    assert rules.first_fault([chain[1], chain[0], chain[2]], sealing) == Fault(1, "missing")


@pytest.mark.parametrize(
    ("pk", "sk", "record"),
    [
        ("acc_1", "ACCOUNT", "acc_1"),
        ("acc_1", "J#000000000001", "acc_1"),
        ("pyr_1", "PAYER", "pyr_1"),
        ("OFFICE", "SETTINGS", "OFFICE"),
        ("acc_1", "HEAD", ""),
        ("acc_1", "LINES#2026-03", ""),
        ("OFFICE", "DUNNED", ""),
        ("acc_1", "PTR#CONTACT#EMAIL#1", ""),
        ("NUMBERS", "account", ""),
        ("PAYERS", "aetna#pyr_1", ""),
        ("SESSION#1", "SESSION", ""),
        ("STAFF#1", "PREFERENCES", ""),
    ],
)
def test_only_records_of_somebody_have_a_trail(pk: str, sk: str, record: str) -> None:
    assert rules.record_of({"dynamodb": {"Keys": {"pk": {"S": pk}, "sk": {"S": sk}}}}) == record


@pytest.mark.parametrize(
    ("old", "new", "fields"),
    [
        ({}, {"email": {"S": "a"}}, ("email",)),
        ({"email": {"S": "a"}}, {"email": {"S": "a"}}, ()),
        ({"email": {"S": "a"}}, {}, ("email",)),
        ({"version": {"N": "1"}, "by": {"S": "a"}}, {"version": {"N": "2"}, "by": {"S": "b"}}, ()),
        ({"name": {"S": '{"a":1,"b":2}'}}, {"name": {"S": '{"a":1,"b":3}'}}, ("name.b",)),
        ({"name": {"S": '{"a":1'}}, {"name": {"S": '{"a":1}'}}, ("name",)),
        ({"legs": {"B": "x"}}, {"legs": {"B": "y"}}, ("legs",)),
        ({"agenda_pk": {"S": "x"}}, {"agenda_pk": {"S": "y"}}, ()),
    ],
)
def test_changed_fields_are_named(old: dict, new: dict, fields: tuple) -> None:
    assert rules.changed_fields(old, new) == fields


def stamped(by: str = "", version: int = 1, **more: str) -> dict:
    said = {"by": by, **more}
    return {"version": {"N": str(version)}} | {name: {"S": value} for name, value in said.items() if value}


@pytest.mark.parametrize(
    ("old", "new", "who"),
    [
        ({}, stamped("staff:a", posted_by="staff:b"), "staff:a"),
        ({}, stamped(posted_by="staff:b"), rules.AROUND),
        (stamped("staff:a"), stamped("staff:b", 2, x="1"), "staff:b"),
        (stamped("staff:a"), stamped("staff:a", x="1"), rules.AROUND),
        (stamped("staff:a", 3), stamped("staff:a", 2, x="1"), rules.AROUND),
        (stamped("staff:a"), stamped("", 2, x="1"), rules.AROUND),
        (stamped("staff:a"), {}, rules.UNRECORDED),
    ],
)
def test_the_writer_is_who_stamped_a_new_version_and_nobody_else(old: dict, new: dict, who: str) -> None:
    name = "MODIFY" if old and new else "INSERT" if new else "REMOVE"
    body = {"Keys": {"pk": {"S": "acc_1"}, "sk": {"S": "PAY#1"}}, "OldImage": old, "NewImage": new}
    deed = rules.deed_of({"eventID": "1", "eventName": name, "dynamodb": body}, datetime(2026, 1, 1, tzinfo=UTC))
    assert isinstance(deed, Deed)
    assert (deed.who, deed.kind) == (who, "payment")


@pytest.mark.parametrize(
    ("sk", "kind"),
    [
        ("ICR#icr_1", "credit_note"),
        ("WOFF#inv_1#wof_1", "write_off"),
        ("TRY#try_1", "attempt"),
        ("DUNNING", "dunning"),
        ("DUNNING#HOLD#hld_1", "dunning_hold"),
        ("DUNNING#PROMISE#prm_1", "promise"),
        ("J#000000000001", "entry"),
        ("DEBIT#try_1", "debit"),
    ],
)
def test_every_kind_is_called_by_its_word(sk: str, kind: str) -> None:
    assert rules.kind_of(sk) == kind


def test_a_trail_is_read_page_by_page_latest_first() -> None:
    ports = make_office()
    for number in range(5):
        actions.record_read(ports, REP, "acc_1", "account", f"call-{number}")
    first = actions.trail(ports, "acc_1", 3)
    rest = actions.trail(ports, "acc_1", 3, first.cursor)
    assert [e.place for e in first.items + rest.items] == [5, 4, 3, 2, 1]
    assert rest.cursor is None


def test_opting_out_is_told_by_its_fields() -> None:
    ports = make_office()
    account = enroll_one(ports).account
    enrollment.opt_out(ports, account.id, Channel.EMAIL, REP)
    actions.record_changes(ports, stream_records(ports.tables))
    assert trail(ports, account.id)[-1].deed.fields == ("contact.email_consent_at", "contact.opted_out")


def test_changes_are_found_among_readings_and_none_is_left_out() -> None:
    ports, account_id = busy_account()
    actions.record_changes(ports, stream_records(ports.tables))
    whole = [one for one in actions.trail(ports, account_id, 500).items if one.deed.verb in CHANGES]
    for number in range(60):
        actions.record_read(ports, REP, account_id, "account", f"call-{number:04d}")
    first = actions.trail(ports, account_id, 10, changes=True)
    assert (first.items, first.cursor is not None) == ([], True), "a page looks so far and no further"
    found, cursor = [*first.items], first.cursor
    while cursor:
        page = actions.trail(ports, account_id, 10, cursor, changes=True)
        found, cursor = [*found, *page.items], page.cursor
    assert found == whole
