"""The audit: one row a reason, and nothing else is held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from chalicelib.catalog.model import Code, CodeSystem
from chalicelib.enrollment.model import AccountState
from chalicelib.invoicing.rules.audit import RULES, AuditFacts, audit
from chalicelib.invoicing.rules.audit.facts import charged
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.period import Period
from tests.fakes.invoicing import ALWAYS, ANNA, DAY, make_coverage, make_line

TODAY = date(2026, 3, 2)
CODE = Code(CodeSystem.SERVICE, "VISIT", "Office visit", True, ALWAYS)
LINE = make_line()
SOUND = AuditFacts(
    today=TODAY,
    account_state=AccountState.ACTIVE,
    client_ids=frozenset({ANNA}),
    coverages=(make_coverage(),),
    lines=(LINE,),
    discount_cap_bp=1000,
    codes={"1": CODE},
    prices={"1": 10000},
    tax_rates={"1": 0},
)
LAST_YEAR = make_coverage(period=Period(date(2025, 1, 1), date(2026, 1, 1)))
DISCOUNTED = make_line(discount_minor=1001, net_minor=8999)
SMALL = make_line(discount_minor=501, net_minor=9499)


def line(**changes: Any) -> dict[str, Any]:
    return {"lines": (replace(LINE, **changes),)}


TABLE = [
    ("account_closed", {"account_state": AccountState.CLOSED}),
    ("no_lines", {"lines": ()}),
    ("zero_total", line(discount_minor=10000, net_minor=0, discount_approved_by="staff:sup")),
    ("amount_needs_approval", {**line(net_minor=10**8 + 1, units=1000, unit_minor=10**8 + 1),
                               "prices": {"1": 10**8 + 1}}),
    ("amount_needs_approval", {**line(net_minor=10**9, units=1000, unit_minor=10**9), "prices": {"1": 10**9},
                               "approved_minor": 10**8 + 1}),
    ("client_not_on_account", {"client_ids": frozenset({ClientId("cli_other")})}),
    ("service_in_future", line(service_on=TODAY + timedelta(days=1))),
    ("missing_code", {"codes": {"1": None}}),
    ("expired_code", {"codes": {"1": None}, "known": frozenset({"1"})}),
    ("header_code_not_billable", {"codes": {"1": replace(CODE, billable=False)}}),
    ("no_price", {"prices": {"1": None}}),
    ("price_needs_approval", {**line(price_reason="agreed"), "prices": {"1": 5000}}),
    ("outside_coverage", {"coverages": (LAST_YEAR,)}),
    ("duplicate_charge", {"others": {charged(LINE): "invoice 100017-0001"}}),
    ("duplicate_charge", {"lines": (LINE, replace(LINE, id="2")), "codes": {"1": CODE, "2": CODE},
                          "prices": {"1": 1, "2": 1}}),
    ("discount_arithmetic", line(net_minor=9999)),
    ("discount_arithmetic", line(discount_minor=10001, net_minor=-1, discount_approved_by="x")),
    ("discount_needs_approval", {"lines": (DISCOUNTED,)}),
    ("discount_needs_approval", {"lines": (SMALL,), "discount_caps": {"1": 500}}),  # the catalog's discount has its own
    ("tax_arithmetic", line(tax_minor=1)),
    ("tax_arithmetic", {"tax_rates": {"1": 2500}}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "facts"), TABLE)
def test_each_fault_is_held_with_its_own_reason_and_no_other(code: str, facts: dict[str, Any]) -> None:
    holds = audit(replace(SOUND, **facts))
    assert [hold.code for hold in holds] == [code]
    assert holds[0].message.endswith(".")


FINE: list[dict[str, Any]] = [
    {},
    {**line(net_minor=10**8, units=1000, unit_minor=10**8), "prices": {"1": 10**8}},
    {**line(net_minor=10**9, units=1000, unit_minor=10**9), "prices": {"1": 10**9}, "approved_minor": 10**9},
    {"coverages": ()},
    {"coverages": (LAST_YEAR,), "self_pay": True},
    {"coverages": (replace(LAST_YEAR, client_id=ClientId("cli_other")),)},
    {"lines": (replace(DISCOUNTED, discount_approved_by="staff:sup"),)},
    {"lines": (DISCOUNTED,), "discount_caps": {"1": 2000}},  # the catalog's discount goes further than the office's
    {"lines": (make_line(discount_minor=1000, net_minor=9000),)},  # the cap itself is free
    line(service_on=TODAY),
    {**line(price_reason="agreed", price_approved_by="staff:sup"), "prices": {"1": None}},
    {"others": {charged(replace(LINE, modifiers=("76",))): "invoice 100017-0001"}},
    {"others": {charged(replace(LINE, service_on=DAY - timedelta(days=1))): "invoice 100017-0001"}},
    {"catalog_asked": False, "codes": {}, "prices": {}, "tax_rates": {}},
    line(tax_rate_bp=0, modifiers=("25",)),
]


@pytest.mark.parametrize("facts", FINE)
def test_what_is_right_is_not_held(facts: dict[str, Any]) -> None:
    assert audit(replace(SOUND, **facts)) == ()


def test_every_rule_has_a_row_that_it_alone_holds() -> None:
    caught = {rule.__name__ for rule in RULES for _, facts in TABLE if list(rule.holds(replace(SOUND, **facts)))}
    assert caught == {rule.__name__ for rule in RULES}


def test_the_order_of_modifiers_does_not_hide_a_duplicate() -> None:
    assert charged(replace(LINE, modifiers=("25", "76"))) == charged(replace(LINE, modifiers=("76", "25")))
