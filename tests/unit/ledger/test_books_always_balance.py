"""The books: every entry balances, the head ties to the journal, a repeat changes nothing, tampering shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.money import currency
from chalicelib.ledger import actions, rules
from chalicelib.ledger.actions import Posting
from chalicelib.ledger.model import Draft, Entry, Head, Leg
from tests.fakes.office import REP, make_office, open_books

ON = date(2026, 3, 2)
ACCOUNT = AccountId("acc_1")

amounts = st.integers(min_value=-(10**9), max_value=10**9).filter(bool)


def charge(minor: int, subject: str = "inv_1") -> Draft:
    legs = (Leg("receivable", minor, "guarantor", subject), Leg("revenue", -minor, "", subject))
    return Draft("invoice", legs, ON, "test")


def post(ports, draft: Draft) -> Entry:
    return actions.post(ports, ACCOUNT, lambda head: Posting(draft), REP)


@given(st.lists(amounts, max_size=12))
def test_the_head_ties_to_the_journal_after_any_postings(minors: list[int]) -> None:
    ports = make_office()
    open_books(ports, ACCOUNT)
    for minor in minors:
        post(ports, charge(minor))
    head = actions.head_of(ports, ACCOUNT)
    assert actions.prove(ports, ACCOUNT) == []
    assert (head.version, head.owed("guarantor"), head.balance) == (len(minors), sum(minors), sum(minors))


@pytest.mark.parametrize(
    ("legs", "code"),
    [
        ((Leg("receivable", 5, "guarantor"),), "entry_malformed"),
        ((Leg("receivable", 5, "guarantor"), Leg("revenue", -4)), "entry_unbalanced"),
        ((Leg("receivable", 0, "guarantor"), Leg("revenue", 0)), "entry_malformed"),
        ((Leg("receivable", 5), Leg("revenue", -5)), "entry_malformed"),
        ((Leg("revenue", 5, "guarantor"), Leg("discount", -5)), "entry_malformed"),
        ((Leg("pocket", 5), Leg("revenue", -5)), "entry_malformed"),
    ],
)
def test_a_malformed_entry_is_refused_and_nothing_is_written(legs: tuple[Leg, ...], code: str) -> None:
    ports = make_office()
    open_books(ports, ACCOUNT)
    with pytest.raises(RuleBroken) as refused:
        post(ports, Draft("invoice", legs, ON, "test"))
    assert refused.value.code == code
    assert actions.journal(ports, ACCOUNT) == []


def test_any_change_to_a_posted_entry_shows() -> None:
    ports = make_office()
    open_books(ports, ACCOUNT)
    for minor in (100, 200, 300):
        post(ports, charge(minor))
    head, entries = actions.head_of(ports, ACCOUNT), actions.journal(ports, ACCOUNT)
    assert rules.faults(head, entries) == []
    for index, entry in enumerate(entries):
        for change in ({"note": "x"}, {"by": "x"}, {"effective_on": date(2020, 1, 1)}, {"legs": charge(7).legs}):
            tampered = [*entries[:index], replace(entry, **change), *entries[index + 1 :]]
            assert rules.faults(head, tampered)
        assert rules.faults(head, entries[:index] + entries[index + 1 :])


@given(st.lists(st.tuples(amounts, st.dates(date(2020, 1, 1), date(2030, 1, 1))), min_size=1, max_size=10))
def test_what_was_owed_on_a_day_is_the_sum_of_what_was_in_effect(charges: list[tuple[int, date]]) -> None:
    ports = make_office()
    open_books(ports, ACCOUNT)
    for minor, on in charges:
        post(ports, replace(charge(minor), effective_on=on))
    for _, day in charges:
        owed = sum(actions.owed_on(ports, ACCOUNT, day).values())
        assert owed == sum(minor for minor, on in charges if on <= day)


def test_the_head_stays_small() -> None:
    head = Head(ACCOUNT, currency("USD"), 1)
    after = rules.balances_after(head.balances, (Leg("receivable", 5, "guarantor"), Leg("receivable", -5, "guarantor")))
    assert after == {}


def test_an_entry_keeps_the_call_that_posted_it_beside_its_seal() -> None:
    ports = make_office()
    open_books(ports, ACCOUNT)
    actions.post(ports, ACCOUNT, lambda head: Posting(charge(100)), replace(REP, request="call-0001"))
    raw = ports.tables.kept["quittance-dev-core"][ACCOUNT]["J#000000000001"]
    assert raw["request"]["S"] == "call-0001"
    assert actions.prove(ports, ACCOUNT) == []
