"""Prices, taxes, discounts, crosswalk: what holds on a day, edits on a version, the same after any repeat."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalog import actions
from chalicelib.catalog.model import CodeSystem, Crosswalk, DiscountRule, PriceReason, TaxRounding, TaxRule
from chalicelib.catalog.rules import layouts
from chalicelib.cloud.tables import Contested
from chalicelib.kernel.errors import Conflict, Invalid, NotFound, RuleBroken
from chalicelib.kernel.paging import cursor_of
from chalicelib.kernel.period import Period
from tests.fakes.exporting import written
from tests.fakes.office import REP, make_office
from tests.unit.catalog.practice import SPRING, SUMMER, USD, price, publish

VISIT = (CodeSystem.SERVICE, "VISIT")


@pytest.mark.parametrize(
    ("schedule", "code", "on", "minor", "reason"),
    [
        ("acme", "visit", SPRING, 8000, PriceReason.PAYER_SCHEDULE),
        ("acme", "VISIT", SUMMER, 10000, PriceReason.CASH_INSTEAD),
        ("acme", "XRAY", SPRING, 5000, PriceReason.CASH_INSTEAD),
        ("nobody", "VISIT", SPRING, 9000, PriceReason.CASH_INSTEAD),
        ("", "VISIT", SPRING, 9000, PriceReason.CASH_PRICE),
        ("", "VISIT", SUMMER, 10000, PriceReason.CASH_PRICE),
        ("acme", "VISIT", date(2025, 12, 31), None, PriceReason.NO_PRICE),
        ("acme", "GROUP", SPRING, None, PriceReason.NO_PRICE),
    ],
)
def test_a_price_is_the_payers_then_cash_and_says_why(schedule, code, on, minor, reason) -> None:
    ports = make_office()
    publish(ports, price("", "VISIT", 9000), price("", "VISIT", 10000, SUMMER), price("", "XRAY", 5000))
    publish(ports, price("acme", "VISIT", 8000, SPRING, SUMMER))
    answer = actions.explain_price(ports, schedule, CodeSystem.SERVICE, code, on, USD)
    assert (answer.price.unit_minor if answer.price else None, answer.reason) == (minor, reason)


def test_the_prices_of_all_lines_are_read_at_once_with_their_cash_prices() -> None:
    ports = make_office()
    publish(ports, price("", "VISIT", 9000), price("", "XRAY", 5000), price("", "XRAY", 6000, SUMMER))
    publish(ports, price("acme", "VISIT", 8000))
    asked = [("acme", *VISIT), ("acme", CodeSystem.SERVICE, "xray"), ("", *VISIT)]
    book = actions.open_prices(ports, asked, USD)
    answers = [book.explain(*one, on) for one in asked for on in (SPRING, SUMMER)]
    assert [answer.price.unit_minor for answer in answers] == [8000, 8000, 5000, 6000, 9000, 9000]


def test_a_price_is_edited_on_the_version_that_was_read() -> None:
    ports = make_office()
    row = actions.put_price(ports, price("acme", "VISIT", 8000), 0, REP)
    assert actions.put_price(ports, price("acme", "VISIT", 8000), 0, REP) == row  # the reply was lost: the same again
    row = actions.put_price(ports, price("acme", "VISIT", 8500, SUMMER), row.version, REP)
    assert [p.period.until_on for p in row.prices] == [SUMMER, None]
    with pytest.raises(Conflict):
        actions.put_price(ports, price("acme", "VISIT", 1), row.version - 1, REP)
    with pytest.raises(RuleBroken):
        actions.put_price(ports, price("acme", "VISIT", 1, date(2026, 2, 1)), row.version, REP)
    assert actions.price_row_of(ports, "acme", *VISIT, USD) == row
    assert {s.key: s.version for s in actions.list_schedules(ports)}["acme"] == 2


def test_a_fee_schedule_reports_what_overlaps_and_takes_the_rest() -> None:
    ports = make_office()
    publish(ports, price("acme", "VISIT", 8000, SPRING, SUMMER))
    tally = publish(ports, price("acme", "VISIT", 1, date(2026, 2, 1)), price("acme", "XRAY", 2), name="Acme Health")
    assert (tally.rows, tally.taken, tally.unchanged) == (2, 1, 0)
    assert [(f.row, f.column) for f in tally.findings] == [(2, "from_on")]
    assert [(s.key, s.name) for s in actions.list_schedules(ports)] == [("acme", "Acme Health")]


rows = st.lists(
    st.tuples(st.sampled_from(["A", "B", "C1", "C2"]), st.integers(0, 30), st.integers(0, 500)),
    min_size=1,
    max_size=15,
    unique_by=lambda row: row[:2],
)


@given(rows, st.randoms())
def test_the_same_schedule_in_any_order_and_again_is_the_same_schedule(found, chance) -> None:
    prices = [price("acme", code, minor, date(2026, 1, 1 + day)) for code, day, minor in found]
    shuffled = [*prices]
    chance.shuffle(shuffled)
    one, other = make_office(), make_office()
    publish(one, *prices)
    publish(other, *shuffled)
    again = publish(other, *prices)
    assert (again.taken, again.unchanged, again.findings) == (0, len(prices), ())
    listed = [actions.list_prices(ports, "acme", 500, None).items for ports in (one, other)]
    assert listed[0] == listed[1]
    for code, day, minor in found:
        held = actions.explain_price(one, "acme", CodeSystem.SERVICE, code, date(2026, 1, 1 + day), USD).price
        assert held.unit_minor == minor


@pytest.mark.parametrize("fail_at", range(4))
@pytest.mark.parametrize("step", ["before", "after"])
def test_a_large_schedule_that_was_disturbed_is_whole_after_the_retry(fail_at: int, step: str) -> None:
    ports = make_office()
    calls = [0]

    def disturb(now: str, writes) -> None:
        calls[0] += now == step
        if now == step and calls[0] == fail_at + 1:
            raise Contested

    ports.tables.fault = disturb
    prices = [price("acme", f"{letter}{n}", n + 1) for letter in "ABC" for n in range(100)]
    tally = publish(ports, *prices, name="Acme")
    assert calls[0] > fail_at
    assert (tally.rows, tally.taken, tally.findings) == (300, 300, ())
    assert sorted(row.prices[0].unit_minor for row in pages(ports, 500)) == sorted(p.unit_minor for p in prices)
    assert all(row.version == 1 for row in pages(ports, 500))


def pages(ports, limit: int, **more):
    cursor, rows = None, []
    while True:
        page = actions.list_prices(ports, "acme", limit, cursor, **more)
        assert len(page.items) <= limit
        rows += page.items
        if page.cursor is None:
            return rows
        cursor = page.cursor


@given(st.integers(1, 30))
def test_pages_of_a_schedule_hold_every_row_once_in_order(limit: int) -> None:
    ports = make_office()
    publish(ports, *(price("acme", f"{letter}{n:02}", n) for letter in "ABD" for n in range(10)))
    codes = [row.code for row in pages(ports, limit)]
    assert codes == sorted(codes)
    assert len(set(codes)) == 30
    assert [row.code for row in pages(ports, limit, begins="b0")] == [f"B{n:02}" for n in range(10)]
    assert pages(ports, limit, system=CodeSystem.CPT) == []


@pytest.mark.parametrize("cursor", ["nonsense", cursor_of({"part": "PRICES#other#service#A"}), cursor_of({"pk": "x"})])
def test_a_page_link_we_did_not_make_is_refused(cursor: str) -> None:
    ports = make_office()
    publish(ports, price("acme", "VISIT", 1))
    with pytest.raises(Invalid) as refused:
        actions.list_prices(ports, "acme", 10, cursor)
    assert refused.value.code == "bad_cursor"


@pytest.mark.parametrize("name", ["Cash, all", "=HYPERLINK(1)", "Cash;=1+1;", "+46"])
def test_an_exported_schedule_runs_nothing_and_loads_again_without_a_change(name: str) -> None:
    ports = make_office()
    publish(ports, price("", "VISIT", 9000), price("", "VISIT", 10050, SUMMER), name=name)
    text = written(ports, "prices", {"schedule": "cash"})
    assert not any(cell.startswith(("=", "+")) for line in text.splitlines() for cell in re.split("[;,]", line))
    other = make_office()
    from tests.unit.catalog.practice import load

    for office in (ports, other):
        load(office)
    assert actions.load_prices(ports, text, REP).taken == 0
    assert actions.load_prices(other, text, REP).taken == 2
    assert actions.list_prices(other, "", 10, None).items == actions.list_prices(ports, "", 10, None).items
    with pytest.raises(NotFound):
        written(ports, "prices", {"schedule": "nobody"})
    assert [found.name for found in actions.list_schedules(other) if not found.key] == [name]


def test_a_tax_holds_from_its_day_until_the_next_and_is_edited_on_its_version() -> None:
    ports = make_office()
    food = TaxRule("SE-FOOD", 1200, Period(date(2025, 1, 1)), "", "law")
    lower = replace(food, rate_bp=600, period=Period(date(2026, 4, 1), date(2028, 1, 1)))
    row = actions.put_tax(ports, food, 0, REP)
    row = actions.put_tax(ports, lower, row.version, REP)
    assert [r.rate_bp for r in row.rules] == [1200, 600]
    for on, rate in ((date(2026, 3, 31), 1200), (date(2026, 4, 1), 600), (date(2028, 1, 1), None)):
        found = actions.find_tax(ports, "SE-FOOD", on)
        assert (found.rate_bp if found else None) == rate
    assert actions.find_tax(ports, "", SPRING) is None
    with pytest.raises(Conflict):
        actions.put_tax(ports, replace(lower, rate_bp=1), 1, REP)


def test_a_tax_rule_says_where_it_is_rounded() -> None:
    ports = make_office()
    shop = TaxRule("GOODS", 625, Period(date(2025, 1, 1)), "", "law", TaxRounding.RATE)
    row = actions.put_tax(ports, replace(shop, rounding=TaxRounding.LINE), 0, REP)
    row = actions.put_tax(ports, replace(shop, period=Period(date(2026, 1, 1))), row.version, REP)
    assert [r.rounding for r in row.rules] == [TaxRounding.LINE, TaxRounding.RATE]
    assert actions.tax_row_of(ports, "GOODS") == row
    head = "tax_code,rate_percent,from_on,source,rounding\n"
    text = f"{head}A,25,2026-01-01,law,RATE\nB,25,2026-01-01,law,\nC,25,2026-01-01,law,total\n"
    good, findings = layouts.taxes_of(text)
    assert [rule.rounding for _, rule in good] == [TaxRounding.RATE, TaxRounding.LINE]
    assert [(f.row, f.column) for f in findings] == [(4, "rounding")]


def test_sweden_and_poland_round_by_rate() -> None:
    ports = make_office()
    actions.seed_taxes(ports, REP)
    found = {row.tax_code: row.rules[-1] for row in actions.list_taxes(ports)}
    by_rate = {code for code, rule in found.items() if rule.rounding is TaxRounding.RATE}
    assert by_rate == {code for code, rule in found.items() if rule.rate_bp}


def test_the_shipped_taxes_load_once() -> None:
    ports = make_office()
    first, again = actions.seed_taxes(ports, REP), actions.seed_taxes(ports, REP)
    assert (first.taken, again.taken, first.findings) == (first.rows, 0, ())
    assert actions.find_tax(ports, "SE-25", SPRING).rate_bp == 2500
    assert actions.find_tax(ports, "PL-ZW", SPRING).exemption.startswith("zw")
    assert all(rule.source for row in actions.list_taxes(ports) for rule in row.rules)


def test_a_discount_holds_from_its_day_and_is_edited_on_its_version() -> None:
    ports = make_office()
    rule = DiscountRule("prompt", "Prompt payment", 500, 1000, Period(SPRING))
    row = actions.put_discount(ports, rule, 0, REP)
    assert actions.put_discount(ports, rule, 0, REP) == row
    actions.put_discount(ports, replace(rule, cap_bp=1500, period=Period(SUMMER)), row.version, REP)
    assert [actions.find_discount(ports, "prompt payment ", on).cap_bp for on in (SPRING, SUMMER)] == [1000, 1500]
    assert actions.find_discount(ports, "Prompt payment", date(2025, 1, 1)) is None
    assert actions.find_discount(ports, "Another", SPRING) is None
    with pytest.raises(Conflict):
        actions.put_discount(ports, replace(rule, rate_bp=1), 1, REP)
    assert [row.key for row in actions.list_discounts(ports)] == ["prompt"]


def test_a_code_of_another_system_is_called_what_the_office_said_last() -> None:
    ports = make_office()
    row = Crosswalk("snomed", "185345009", *VISIT)
    assert actions.translate_code(ports, "snomed", "185345009") is None
    assert actions.put_crosswalk(ports, row, 0, REP).version == 1
    assert actions.put_crosswalk(ports, row, 0, REP).version == 1
    with pytest.raises(Conflict):
        actions.put_crosswalk(ports, replace(row, to_code="XRAY"), 0, REP)
    tally = actions.publish_crosswalk(ports, "snomed", [replace(row, to_code="XRAY"), replace(row, from_code="2")], REP)
    assert (tally.taken, tally.unchanged) == (2, 0)
    assert actions.publish_crosswalk(ports, "snomed", [replace(row, from_code="2")], REP).taken == 0
    assert actions.translate_code(ports, "snomed", "185345009") == replace(row, to_code="XRAY")
    assert actions.translate_code(ports, "snomed", "") is None
    listed = actions.list_crosswalk(ports, "snomed", 10, None).items
    assert [found.row.from_code for found in listed] == ["185345009", "2"]
    assert actions.list_crosswalk(ports, "rxnorm", 10, None).items == []
    assert actions.list_systems(ports) == ["snomed"]
