"""Wherever sums stand in several currencies, the office's own comes first, the others by their codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.money import MINOR_DIGITS, own_first
from chalicelib.ledger import actions as ledger
from chalicelib.reports.api import books, home, lists, sums
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.dunning import enroll, owe
from tests.fakes.office import REP, make_office
from tests.fakes.practice import carry_stream

CODES = sorted(MINOR_DIGITS)
KEPT = ("PLN", "SEK", "USD")


@given(st.dictionaries(st.sampled_from(CODES), st.integers()), st.sampled_from(CODES))
def test_nothing_is_lost_and_the_own_stands_first(sums: dict[str, int], own: str) -> None:
    ordered = own_first(sums, own)
    assert ordered == sums
    assert list(ordered) == [own] * (own in sums) + [code for code in CODES if code in sums and code != own]


def an_office(own: str) -> OfficeClient:
    """An office of a currency, owed something in three."""
    ports = make_office()
    ports = replace(ports, settings=replace(ports.settings, office_currency=own))
    for code in KEPT:
        owe(ports, enroll(ports, code.lower(), code), 300_00, ledger.today(ports) - timedelta(days=3), f"debt-{code}")
    carry_stream(ports)
    return make_client(ports, [room.api for room in (books, home, lists, sums)], REP)


@pytest.mark.parametrize("own", KEPT)
def test_every_sum_of_the_office_begins_with_its_own_currency(own: str) -> None:
    office = an_office(own)
    wanted = [own, *(code for code in KEPT if code != own)]
    assert [money["currency"] for money in office.get("/api/v1/home").body["owed"]] == wanted
    assert [line["currency"] for line in office.get("/api/v1/reports/ageing").body["totals"]] == wanted
    trial = office.get("/api/v1/reports/trial-balance").body
    assert [line["currency"] for line in trial["totals"]] == wanted
    assert list(dict.fromkeys(line["currency"] for line in trial["lines"])) == wanted
    for name, column in (("invoices", "open"), ("accounts", "balance")):
        totals = office.get(f"/api/v1/{name}/totals").body["by_currency"]
        assert [each[column]["currency"] for each in totals] == wanted
