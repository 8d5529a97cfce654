"""Filters of the four lists, as decision tables: what is asked, what a row is, whether it stays."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from chalicelib.invoicing.lists import stands_on
from chalicelib.reports.lists import list_of
from tests.unit.reports.conftest import account_cells, invoice_cells, payment_cells

TODAY = date(2026, 3, 2)


def keeps(name: str, asked: dict[str, Any], cells: dict[str, Any]) -> bool:
    return list_of(name).holds(asked, TODAY)(cells)


CLIENT = {"name": "Åkesson, Łucja", "account_number": "100001", "guarantor": "Ada", "language": "pl", "state": "active"}


@pytest.mark.parametrize(
    ("asked", "stays"),
    [
        ({}, True),
        ({"text": "lucja ake"}, True),  # without accents, words in any order
        ({"text": "100001"}, True),
        ({"text": "ada"}, True),  # by who pays
        ({"text": "lucja nowak"}, False),  # every word counts
        ({"language": "pl"}, True),
        ({"language": "sv"}, False),
        ({"state": "closed"}, False),
        ({"language": "", "state": "", "text": None}, True),
    ],
)
def test_clients(asked: dict[str, Any], stays: bool) -> None:
    assert keeps("clients", asked, CLIENT) is stays


@pytest.mark.parametrize(
    ("asked", "changes", "stays"),
    [
        ({}, {}, True),
        ({"state": "open"}, {}, True),
        ({"state": "open"}, {"open_minor": 0}, False),
        ({"state": "open"}, {"state": "draft"}, False),
        ({"state": "overdue"}, {}, False),
        ({"state": "overdue"}, {"due_on": "2026-03-02"}, False),  # due today is not late
        ({"state": "overdue"}, {"due_on": "2026-03-01"}, True),
        ({"state": "overdue"}, {"due_on": "2026-03-01", "open_minor": 0}, False),
        ({"state": "paid"}, {"open_minor": 0}, True),
        ({"state": "paid"}, {"state": "draft", "open_minor": 0}, False),
        ({"state": "draft"}, {"state": "draft"}, True),
        ({"state": "part_paid"}, {"liable_minor": 900}, True),
        ({"state": "open"}, {"liable_minor": 900}, True),
        ({"state": "overdue"}, {"due_on": "2026-03-01", "unapplied_minor": 500}, False),  # unapplied money covers it
        ({"state": "paid"}, {"due_on": "2026-03-01", "unapplied_minor": 500}, True),
        ({"state": "overdue"}, {"due_on": "2026-03-01", "debited_minor": 500}, False),
        ({"state": "credited"}, {"open_minor": 0, "liable_minor": 0, "credited_minor": 500}, True),
        ({"state": "disputed"}, {"open_minor": 0, "disputed": True}, True),
        ({"state": "held"}, {"state": "draft"}, False),
        ({"state": "unissued"}, {"state": "held"}, True),
        ({"state": "unissued"}, {}, False),
        ({"state": "nonsense"}, {}, False),
        ({"kind": "late_fee"}, {}, False),
        ({"currency": "SEK"}, {}, False),
        ({"party": "guarantor"}, {}, True),
        ({"party": "pyr_1"}, {}, False),
        ({"from_on": "2026-02-10", "to_on": "2026-02-10"}, {}, True),  # both days belong to it
        ({"from_on": "2026-02-11"}, {}, False),
        ({"to_on": "2026-02-09"}, {}, False),
        ({"text": "lucja 0001"}, {}, True),
    ],
)
def test_invoices(asked: dict[str, Any], changes: dict[str, Any], stays: bool) -> None:
    assert keeps("invoices", asked, invoice_cells(**changes)) is stays


@pytest.mark.parametrize(
    ("asked", "changes", "stays"),
    [
        ({}, {}, True),
        ({"method": "cheque", "state": "posted", "currency": "USD"}, {}, True),
        ({"method": "card"}, {}, False),
        ({"state": "returned"}, {}, False),
        ({"unapplied": True}, {}, False),
        ({"unapplied": True}, {"unapplied_minor": 1}, True),
        ({"unapplied": False}, {"unapplied_minor": 1}, True),
        ({"text": "chq 77"}, {}, True),
        ({"from_on": "2026-02-11"}, {}, False),
    ],
)
def test_payments(asked: dict[str, Any], changes: dict[str, Any], stays: bool) -> None:
    assert keeps("payments", asked, payment_cells(**changes)) is stays


@pytest.mark.parametrize(
    ("asked", "changes", "stays"),
    [
        ({}, {}, True),
        ({"overdue": True}, {}, True),
        ({"overdue": True}, {"open_items": [["1", "guarantor", "2026-03-02", 700]]}, False),
        ({"overdue": True}, {"open_items": [["1", "pyr_1", "2026-01-01", 700]]}, False),  # a payer is not dunned
        ({"overdue": True, "days_past_due": 9}, {}, True),  # ten days late
        ({"days_past_due": 10}, {}, False),
        ({"days_past_due": 9}, {}, True),  # asks for late ones by itself
        ({"overdue": True}, {"open_items": [["1", "guarantor", "2026-02-20", 700, 0]]}, False),  # covered
        ({"unapplied": True}, {}, False),
        ({"unapplied": True}, {"unapplied_minor": 5}, True),
        ({"on_hold": None}, {"holds": ["dispute"]}, True),
        ({"on_hold": True}, {"holds": [["dispute", ""]]}, True),
        ({"on_hold": True}, {"holds": [["plan", "2026-03-03"]]}, True),
        ({"on_hold": True}, {"holds": [["plan", "2026-03-02"]]}, False),
        ({"on_hold": False}, {"holds": [["plan", "2026-03-02"]]}, True),
        ({"on_hold": True}, {"holds": ["dispute"]}, True),
        ({"on_hold": True}, {}, False),
        ({"on_hold": False}, {"holds": ["dispute"]}, False),
        ({"bad_address": True}, {}, False),
        ({"bad_address": True}, {"email_state": "bounced"}, True),
        ({"bad_address": True}, {"email_state": "complained"}, True),
        ({"bad_address": True}, {"email_state": "missing"}, False),
        ({"due": True}, {}, False),
        ({"due": True}, {"next_on": "2026-03-02"}, True),
        ({"due": True}, {"next_on": "2026-03-01"}, True),  # missed, so due
        ({"due": True}, {"next_on": "2026-03-03"}, False),
        ({"level": 1}, {}, True),
        ({"level": 0}, {}, False),
        ({"level": None}, {"level": 3}, True),
    ],
)
def test_accounts(asked: dict[str, Any], changes: dict[str, Any], stays: bool) -> None:
    assert keeps("accounts", asked, account_cells(**changes)) is stays


@pytest.mark.parametrize(
    ("asked", "buckets"),
    [
        ({}, ["2025-12", "2026-01", "2026-02", "drafts"]),
        ({"from_on": "2026-01-31"}, ["2026-01", "2026-02", "drafts"]),
        ({"to_on": "2026-01-01"}, ["2025-12", "2026-01", "drafts"]),
        ({"from_on": "2026-01-05", "to_on": "2026-01-06"}, ["2026-01", "drafts"]),
    ],
)
def test_only_the_months_of_the_dates_are_read(asked: dict[str, Any], buckets: list[str]) -> None:
    wanted = list_of("invoices").wanted(asked)
    assert [b for b in ("2025-12", "2026-01", "2026-02", "drafts") if wanted(b)] == buckets


def test_the_word_an_invoice_is_listed_with_is_the_word_it_is_found_by() -> None:
    for state, minor, due in product(("draft", "held", "issued"), (0, 5), ("2026-03-01", "2026-03-02", "2026-03-03")):
        cells = invoice_cells(state=state, open_minor=minor, due_on=due)
        assert keeps("invoices", {"state": stands_on(cells, TODAY).value}, cells)
