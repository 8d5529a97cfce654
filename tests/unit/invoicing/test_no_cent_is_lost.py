"""Arithmetic of lines, shares and credits: whole minor units in, the same whole out, whatever the numbers."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalog.model import TaxRule
from chalicelib.enrollment.model import Coverage
from chalicelib.invoicing.model import Invoice, InvoiceKind, InvoiceState
from chalicelib.invoicing.rules import legs
from chalicelib.invoicing.rules.again import billed_again
from chalicelib.invoicing.rules.credits import Wanted, by_party, credit_of, creditable, credited
from chalicelib.invoicing.rules.lines import gross_of, line_of, tax_of, tax_on, total_of
from chalicelib.invoicing.rules.responsibility import shares
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.money import currency
from chalicelib.ledger.model import GUARANTOR
from tests.fakes.invoicing import ACCOUNT, ACME, ALWAYS, OTHER, make_coverage, make_line, wanted
from tests.fakes.office import START

minors = st.integers(0, 10**8)
rates = st.integers(0, 10_000)


@given(st.integers(1, 10**6), minors, rates, st.integers(0, 3000))
def test_a_line_is_units_times_price_less_discount_and_tax_on_the_net(
    units: int, unit_minor: int, discount_bp: int, rate_bp: int
) -> None:
    tax = TaxRule("VAT", rate_bp, ALWAYS, "", "test")
    asked = wanted(units=units, unit_minor=unit_minor, price_reason="x", discount_bp=discount_bp, discount_reason="x")
    line = line_of(1, asked, None, None, tax)
    exact = Decimal(units) * unit_minor / 1000
    assert abs(Decimal(line.net_minor + line.discount_minor) - exact) <= Decimal("0.5")
    assert abs(line.tax_minor - Decimal(line.net_minor) * rate_bp / 10_000) <= Decimal("0.5")
    assert 0 <= line.net_minor <= gross_of(units, unit_minor)
    assert line.total_minor == line.net_minor + line.tax_minor


def test_half_a_minor_unit_is_rounded_up() -> None:
    assert gross_of(1500, 333) == 500  # 499.5
    assert (
        line_of(1, wanted(unit_minor=10, price_reason="x"), None, None, TaxRule("V", 2500, ALWAYS, "", "")).tax_minor
        == 3
    )


def test_an_exemption_takes_no_tax() -> None:
    exempt = TaxRule("VAT", 2500, ALWAYS, "health care: art. 132 of Directive 2006/112/EC", "test")
    assert line_of(1, wanted(unit_minor=1000, price_reason="x"), None, None, exempt).tax_minor == 0


coverages = st.builds(
    make_coverage,
    st.sampled_from([ACME, OTHER]),
    st.integers(1, 3),
    rates,
    copay_minor=st.integers(0, 20_000),
    cap_minor=st.none() | st.integers(0, 20_000),
)
lines = st.lists(st.builds(lambda net, tax: make_line(net_minor=net, tax_minor=tax), minors, minors), max_size=6)


@given(lines, st.lists(coverages, max_size=4))
def test_shares_sum_to_the_invoice_and_none_is_negative(its: list, held: list[Coverage]) -> None:
    parts = shares(its, held)
    assert sum(parts.values()) == total_of(its)
    assert all(minor > 0 for minor in parts.values())


@given(lines, st.lists(coverages, min_size=1, max_size=4))
def test_no_coverage_pays_more_than_its_cap_and_percentage(its: list, held: list[Coverage]) -> None:
    parts = shares(its, held)
    most = {
        payer: sum(c.cap_minor if c.cap_minor is not None else total_of(its) for c in held if c.payer_id == payer)
        for payer in (ACME, OTHER)
    }
    assert all(parts.get(payer, 0) <= limit for payer, limit in most.items())


def test_the_first_coverage_pays_first_and_the_guarantor_the_rest() -> None:
    first = make_coverage(ACME, 1, 8000, copay_minor=2000)
    second = make_coverage(OTHER, 2, 10_000, cap_minor=1500)
    its = [make_line(1), make_line(2)]
    # 80 % of (200.00 - 20.00) = 144.00; then 100 % of the remaining 56.00, at most 15.00
    assert shares(its, [second, first]) == {ACME: 14400, OTHER: 1500, GUARANTOR: 4100}


def issued(its: list, parts: dict[str, int]) -> Invoice:
    return Invoice(
        InvoiceId("inv_1"),
        ACCOUNT,
        InvoiceKind.SERVICES,
        InvoiceState.ISSUED,
        currency("USD"),
        tuple(its),
        START,
        "test",
        1,
        number="100017-0001",
        total_minor=total_of(its),
        tax_minor=tax_of(its),
        shares=parts,
        liable=parts,
        open=parts,
    )


@given(
    st.lists(
        st.builds(
            lambda net, tax, off: make_line(net_minor=net, tax_minor=tax, discount_minor=off), minors, minors, minors
        ),
        min_size=1,
        max_size=5,
    ).filter(lambda its: total_of(its) > 0),
    st.lists(coverages, max_size=3),
)
def test_the_entry_of_an_issue_balances(its: list, held: list[Coverage]) -> None:
    posted = legs.of_issue(issued(its, shares(its, held)))
    assert sum(leg.minor for leg in posted) == 0
    assert sum(leg.minor for leg in posted if leg.code == "receivable") == total_of(its)


@given(
    st.integers(1, 10**6),
    st.integers(0, 10**5),
    st.lists(coverages, max_size=2),
    st.integers(0, 10**6),
    st.lists(st.integers(1, 5 * 10**5), min_size=1, max_size=6),
)
def test_credits_in_any_steps_take_back_the_whole_and_its_tax_to_the_cent(
    net: int, tax: int, held: list[Coverage], paid: int, steps: list[int]
) -> None:
    its = [make_line(net_minor=net, tax_minor=tax)]
    invoice = issued(its, shares(its, held))
    for party in list(invoice.open):
        invoice = invoice.settled(party, min(paid, invoice.open[party]))
    taken, taxes = 0, 0
    for minor in [*(min(step, net + tax) for step in steps), None]:
        left = creditable(invoice)
        if not left:
            break
        credit = credit_of(invoice, Wanted(minor=None if minor is None else min(minor, left)))
        from_open, to_unapplied = by_party(invoice, credit.total_minor)
        assert sum(from_open.values()) + sum(to_unapplied.values()) == credit.total_minor
        assert all(minor <= invoice.open[party] for party, minor in from_open.items())
        assert all(minor <= invoice.paid(party) for party, minor in to_unapplied.items())
        note = replace(make_note(credit.total_minor, credit.tax_minor, from_open, to_unapplied), taxes=credit.taxes)
        assert sum(leg.minor for leg in legs.of_credit(invoice, note)) == 0
        invoice = credited(invoice, note, credit.lines)
        taken, taxes = taken + credit.total_minor, taxes + credit.tax_minor
    assert (taken, taxes) == (net + tax, tax)
    assert (invoice.open, invoice.liable, invoice.credited_minor) == ({}, {}, net + tax)


def make_note(total: int, tax: int, from_open: dict[str, int], to_unapplied: dict[str, int]):
    from chalicelib.invoicing.model import CreditNote

    on = START.date()
    return CreditNote(
        "crn_1",
        ACCOUNT,
        InvoiceId("inv_1"),
        "100017-C0001",
        currency("USD"),
        on,
        "x",
        total,
        tax,
        from_open,
        to_unapplied,
        2,
        unapplied=to_unapplied,
    )


def test_a_credit_comes_off_what_is_open_before_it_gives_back_what_was_paid() -> None:
    invoice = issued([make_line()], {ACME: 8000, GUARANTOR: 2000}).settled(ACME, 8000)
    assert by_party(invoice, 3000) == ({GUARANTOR: 2000}, {ACME: 1000})
    assert replace(invoice).paid(ACME) == 8000


taxed = (
    st.lists(minors, min_size=1, max_size=6)
    .filter(any)
    .map(
        lambda nets: [
            make_line(place, code=f"C{place}", net_minor=net, tax_rate_bp=2500, tax_minor=tax_on(net, 2500))
            for place, net in enumerate(nets)
        ]
    )
)


@given(taxed, st.integers(1, 10**9), st.booleans())
def test_what_was_credited_before_is_not_billed_again(its: list, minor: int, by_line: bool) -> None:
    invoice = issued(its, {GUARANTOR: total_of(its)})
    first = next(line for line in its if line.total_minor)
    before = Wanted(lines=(first.id,)) if by_line else Wanted(minor=min(minor, total_of(its)))
    worth = credit_of(invoice, before)
    note = make_note(worth.total_minor, worth.tax_minor, {GUARANTOR: worth.total_minor}, {})
    note = replace(note, lines=before.lines)
    lines_of = {line.code: line for line in its}
    nets = [
        lines_of[one.code].net_minor + lines_of[one.code].discount_minor - one.discount_minor
        for one in billed_again(invoice, [note])
    ]
    left = total_of(its) - worth.total_minor
    assert left - 2 * len(its) <= sum(net + tax_on(net, 2500) for net in nets) <= left
