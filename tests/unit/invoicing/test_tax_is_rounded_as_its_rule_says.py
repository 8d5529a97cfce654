"""Tax by line, or by rate and paper; papers show base and tax by rate that add up; credits take back the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import TaxRounding, TaxRule
from chalicelib.invoicing import actions, store
from chalicelib.invoicing.model import ChargeLine, ChargesIn, Invoice, InvoiceState
from chalicelib.invoicing.rules.audit import tax_arithmetic
from chalicelib.invoicing.rules.credits import Wanted, by_party, credit_of, creditable, credited
from chalicelib.invoicing.rules.lines import tax_of, tax_on, total_of
from chalicelib.invoicing.rules.taxes import by_rate, taxed
from chalicelib.kernel.ports import Ports
from tests.fakes.invoicing import ACCOUNT, ALWAYS, make_coverage, make_line, make_practice, wanted
from tests.fakes.office import REP
from tests.unit.invoicing.test_audit_says_why import SOUND
from tests.unit.invoicing.test_no_cent_is_lost import issued as issued_of
from tests.unit.invoicing.test_no_cent_is_lost import make_note


@pytest.fixture
def by_rate_office(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ports]:
    """An office whose one tax, 25 %, is rounded by rate and paper."""
    rule = TaxRule("VAT", 2500, ALWAYS, "", "test", TaxRounding.RATE)
    monkeypatch.setattr(catalog, "find_tax", lambda ports, code, on: rule)
    return make_practice()  # type: ignore[return-value]


def cents(*nets: int, rounding: TaxRounding = TaxRounding.RATE, rate_bp: int = 2500) -> list[ChargeLine]:
    return [
        make_line(n, net_minor=net, unit_minor=net, tax_rate_bp=rate_bp, tax_code="VAT", tax_rounding=rounding)
        for n, net in enumerate(nets, start=1)
    ]


@pytest.mark.parametrize(
    ("rounding", "taxes"), [(TaxRounding.LINE, [8, 8, 8]), (TaxRounding.RATE, [9, 8, 8])], ids=["line", "rate"]
)
def test_three_lines_of_33_cents_at_25_percent(rounding: TaxRounding, taxes: list[int]) -> None:
    assert [line.tax_minor for line in taxed(cents(33, 33, 33, rounding=rounding))] == taxes


lines = st.lists(
    st.builds(
        lambda n, net, rate_bp, rounding: make_line(
            n, net_minor=net, tax_rate_bp=rate_bp, tax_rounding=rounding if rate_bp else TaxRounding.LINE
        ),
        st.integers(1, 99),
        st.integers(0, 10**6),
        st.sampled_from([0, 600, 825, 1200, 2300, 2500]),
        st.sampled_from(TaxRounding),
    ),
    min_size=1,
    max_size=8,
).map(lambda its: [replace(line, id=str(n)) for n, line in enumerate(its, start=1)])


@given(lines)
def test_the_tax_of_a_rate_is_the_rate_of_its_base_and_no_line_is_off_by_a_unit(its: list[ChargeLine]) -> None:
    made = taxed(its)
    for rate_bp in {line.tax_rate_bp for line in made}:
        together = [x for x in made if x.tax_rate_bp == rate_bp and x.tax_rounding is TaxRounding.RATE]
        base = Decimal(sum(x.net_minor for x in together)) * rate_bp / 10_000
        assert tax_of(together) == int(base.quantize(Decimal(1), ROUND_HALF_UP))
    for line in made:
        exact = Decimal(line.net_minor) * line.tax_rate_bp / 10_000
        assert abs(line.tax_minor - exact) < 1 + Decimal("0.5") / max(1, line.net_minor)
        if line.tax_rounding is TaxRounding.LINE:
            assert line.tax_minor == tax_on(line.net_minor, line.tax_rate_bp)
    parts = by_rate(made)
    assert sum(p.net_minor for p in parts) + sum(p.tax_minor for p in parts) == total_of(made)


steps = st.lists(st.one_of(st.integers(1, 10**6), st.sets(st.integers(1, 8), min_size=1, max_size=3)), max_size=6)


@given(lines.filter(lambda its: total_of(taxed(its)) > 0), steps)
def test_credits_in_any_steps_take_back_every_rate_exactly(its: list[ChargeLine], wanted_steps: list) -> None:
    made = taxed(its)
    invoice = issued_of(made, {"guarantor": total_of(made)})
    for step in [*wanted_steps, None]:
        ask = _ask(invoice, step)
        left = creditable(invoice)
        if not left or ask is None:
            continue
        credit = credit_of(invoice, ask)
        assert sum(p.net_minor + p.tax_minor for p in credit.taxes) == credit.total_minor
        assert sum(p.tax_minor for p in credit.taxes) == credit.tax_minor
        assert all(p.net_minor >= 0 and p.tax_minor >= 0 for p in credit.taxes)
        note = make_note(credit.total_minor, credit.tax_minor, *by_party(invoice, credit.total_minor))
        invoice = credited(invoice, replace(note, taxes=credit.taxes), credit.lines)
    charged = [part for part in by_rate(made) if part.net_minor or part.tax_minor]
    assert [part for part in invoice.credited_taxes if part.net_minor or part.tax_minor] == charged


def _ask(invoice: Invoice, step: object) -> Wanted | None:
    """A step that may be asked for: lines that are not credited and fit, an amount up to what is left, or the rest."""
    if isinstance(step, int):
        return Wanted(minor=min(step, creditable(invoice)))
    if not isinstance(step, set):
        return Wanted()
    chosen = [x for x in invoice.lines if int(x.id) in step and x.id not in invoice.credited_lines]
    fits = 0 < total_of(chosen) <= creditable(invoice)
    return Wanted(lines=tuple(x.id for x in chosen)) if fits else None


def text_of(ports: Ports, url: str) -> str:
    pages = PdfReader(BytesIO(ports.documents.get(url.removeprefix("memory:").split("?")[0]))).pages
    return re.sub(r"[\s\u00a0\u202f]+", " ", " ".join(page.extract_text() for page in pages))


def three(**changes: object) -> list:
    """Three charges of 33 cents, taxed."""
    given = {"unit_minor": 33, "price_reason": "agreed", **changes}
    return [wanted("TAXED", modifiers=(f"A{n}",), **given) for n in range(3)]


def approved(ports: Ports, wanted_lines: list, key: str = "form-0001") -> Invoice:
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn(wanted_lines), REP, key)
    lines = tuple(replace(line, price_approved_by="staff:other") for line in draft.lines)
    free = replace(draft, lines=lines, holds=(), state=InvoiceState.DRAFT, version=draft.version + 1)
    ports.tables.commit([store.invoice_write(free, draft.version)], REP)
    return free


def test_an_invoice_and_its_credit_notes_show_base_and_tax_by_rate(by_rate_office: Ports) -> None:
    ports = by_rate_office
    invoice = actions.issue(ports, ACCOUNT, approved(ports, three()).id, REP)  # the audit finds the same tax
    assert (invoice.tax_minor, invoice.total_minor) == (25, 124)
    paper = text_of(ports, actions.invoice_pdf(ports, ACCOUNT, invoice.id).url)
    assert "Tax 25% on $0.99 $0.25" in paper
    notes = [
        actions.credit(ports, ACCOUNT, invoice.id, Wanted(lines=("1",)), "courtesy", REP, "key-0001"),
        actions.credit(ports, ACCOUNT, invoice.id, Wanted(minor=41), "courtesy", REP, "key-0002"),
        actions.credit(ports, ACCOUNT, invoice.id, Wanted(), "courtesy", REP, "key-0003"),
    ]
    texts = [text_of(ports, actions.credit_note_pdf(ports, ACCOUNT, note.id).url) for note in notes]
    assert "Tax 25% on $0.33 $0.09" in texts[0]
    assert sum(note.tax_minor for note in notes) == 25
    assert actions.invoice_of(ports, ACCOUNT, invoice.id).credited_taxes == by_rate(invoice.lines)


def test_an_approval_stays_when_another_line_moves_the_tax_by_a_cent(by_rate_office: Ports) -> None:
    ports = by_rate_office
    draft = approved(ports, three())
    fewer = actions.change_draft(ports, ACCOUNT, draft.id, draft.version, ChargesIn(three()[:2]), by=REP)
    assert tax_of(fewer.lines) == tax_on(66, 2500)
    assert [line.price_approved_by for line in fewer.lines] == ["staff:other"] * 2


def test_a_wrong_tax_by_rate_is_held(by_rate_office: Ports) -> None:
    right = taxed(cents(33, 33, 33))
    alone = [replace(line, tax_minor=tax_on(line.net_minor, 2500)) for line in right]  # as if by line
    assert list(tax_arithmetic.holds(replace(SOUND, lines=tuple(right), catalog_asked=False))) == []
    held = tax_arithmetic.holds(replace(SOUND, lines=tuple(alone), catalog_asked=False))
    assert [hold.line_id for hold in held] == ["1"]


def test_shares_of_payers_sum_to_the_paper() -> None:
    ports = make_practice(make_coverage(percent_bp=3333))
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted("TAXED")]), REP, "form-0009")
    assert sum(draft.shares.values()) == draft.total_minor
