"""Capturing charges: priced at once, held with reasons, changed under a version, approved, discarded."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.catalog.model import CodeSystem
from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn, Invoice, InvoiceState
from chalicelib.kernel.errors import Conflict, Invalid, NotFound, RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import in_language
from tests.fakes.invoicing import (
    ACCOUNT,
    ACME,
    DAY,
    approve,
    draft,
    make_coverage,
    make_line,
    make_practice,
    reasons,
    wanted,
)
from tests.fakes.office import REP, SUPERVISOR


def held(ports: Ports) -> list[tuple[str, str]]:
    return [key for part in range(16) for key in ports.tables.worklist(f"HELD#{part:02d}")]


def test_a_draft_is_priced_by_the_first_payers_schedule_and_shows_who_will_pay() -> None:
    ports = make_practice(make_coverage(percent_bp=5000))
    invoice = draft(ports, wanted(), wanted("TAXED", units=1500))
    assert [(line.unit_minor, line.net_minor, line.tax_minor) for line in invoice.lines] == [
        (9000, 9000, 0),
        (20000, 30000, 7500),
    ]
    assert (invoice.state, invoice.total_minor, invoice.tax_minor) == (InvoiceState.DRAFT, 46500, 7500)
    assert invoice.shares == {ACME: 23250, "guarantor": 23250}
    assert actions.invoice_of(ports, ACCOUNT, invoice.id) == invoice


def test_self_pay_leaves_coverages_and_their_prices_aside() -> None:
    invoice = draft(make_practice(make_coverage()), wanted(), self_pay=True)
    assert (invoice.total_minor, invoice.shares) == (10000, {"guarantor": 10000})


def test_the_same_key_is_the_same_draft() -> None:
    ports = make_practice()
    first = draft(ports, wanted())
    assert draft(ports, wanted("TEST")) == first
    assert actions.invoices_of(ports, ACCOUNT) == [first]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (wanted("NONE"), "missing_code"),
        (wanted("NEW"), "expired_code"),
        (wanted("HEAD"), "header_code_not_billable"),
        (wanted("UNPRICED"), "no_price"),
        (wanted("FREE"), "zero_total"),
        (wanted(service_on=date(2026, 3, 3)), "service_in_future"),
        (wanted(discount_bp=1001, discount_reason="hardship"), "discount_needs_approval"),
        (wanted(unit_minor=1, price_reason="agreed"), "price_needs_approval"),
        (wanted(discount_minor=10001, discount_reason="typo"), "discount_arithmetic"),
    ],
)
def test_what_is_wrong_is_held_and_waits_on_the_worklist(line, reason: str) -> None:
    ports = make_practice()
    invoice = draft(ports, line)
    assert reason in reasons(invoice)
    assert invoice.state is InvoiceState.HELD
    assert held(ports) == [(ACCOUNT, f"INV#{invoice.id}")]
    kept = actions.invoice_of(ports, ACCOUNT, invoice.id).holds
    swedish = [in_language(hold.message, "sv") for hold in kept]
    assert swedish == [in_language(hold.message, "sv") for hold in invoice.holds] != [hold.message for hold in kept]
    with pytest.raises(RuleBroken) as refused:
        actions.issue(ports, ACCOUNT, invoice.id, REP)
    assert refused.value.code == "invoice_held"


def test_a_price_equal_to_the_catalogs_needs_no_approval() -> None:
    invoice = draft(make_practice(), wanted(unit_minor=10000, price_reason="agreed"))
    assert (reasons(invoice), invoice.lines[0].price_reason) == ([], "")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (wanted(units=0), "lines.0.units"),
        (wanted(system=CodeSystem.ICD10CM), "lines.0.system"),
        (wanted(discount_bp=500), "lines.0.discount_reason"),
        (wanted(discount_bp=500, discount_minor=5, discount_reason="x"), "lines.0.discount"),
        (wanted(discount_bp=10001, discount_reason="x"), "lines.0.discount_bp"),
        (wanted(discount_minor=-1, discount_reason="x"), "lines.0.discount_minor"),
        (wanted(unit_minor=1), "lines.0.price_reason"),
        (wanted(unit_minor=-1, price_reason="x"), "lines.0.unit_minor"),
    ],
)
def test_what_cannot_be_priced_is_refused_by_field(line, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        draft(make_practice(), line)
    assert list(refused.value.fields) == [field]


def test_an_amount_beyond_the_books_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        draft(make_practice(), wanted(units=10**9, unit_minor=10**12, price_reason="x"))
    assert refused.value.code == "amount_too_large"


def test_a_change_on_an_old_version_is_refused() -> None:
    ports = make_practice()
    invoice = draft(ports, wanted())
    actions.change_draft(ports, ACCOUNT, invoice.id, 1, ChargesIn([wanted("TEST")]), REP)
    with pytest.raises(Conflict) as refused:
        actions.change_draft(ports, ACCOUNT, invoice.id, 1, ChargesIn([wanted("TAXED")]), REP)
    assert refused.value.code == "changed_meanwhile"


def test_a_duplicate_is_found_on_drafts_and_issued_invoices_but_not_on_discarded_or_credited_ones() -> None:
    ports = make_practice()
    first = draft(ports, wanted())
    second = draft(ports, wanted(), key="form-0002")
    assert reasons(second) == ["duplicate_charge"]
    actions.discard_draft(ports, ACCOUNT, first.id, REP)
    assert reasons(actions.audit_draft(ports, ACCOUNT, second.id, REP)) == []
    actions.issue(ports, ACCOUNT, second.id, REP)
    third = draft(ports, wanted(), key="form-0003")
    assert reasons(third) == ["duplicate_charge"]
    actions.credit(ports, ACCOUNT, second.id, actions.Wanted(), "wrong", REP, "credit-001")
    assert reasons(actions.audit_draft(ports, ACCOUNT, third.id, REP)) == []


def test_two_drafts_saved_at_once_are_not_both_free() -> None:
    ports = make_practice()
    saved: list[Invoice] = []

    def meanwhile(step: str, _: object) -> None:
        if step == "before" and not saved:  # the other has read that nothing is charged, and has not written yet
            saved.append(None)  # type: ignore[arg-type]
            saved[0] = draft(ports, wanted())

    ports.tables.fault = meanwhile
    later = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()]), REP, "form-0002")
    ports.tables.fault = None
    assert (reasons(saved[0]), reasons(later)) == ([], ["duplicate_charge"])
    with pytest.raises(RuleBroken):
        actions.issue(ports, ACCOUNT, later.id, REP)


def test_what_is_charged_is_found_however_it_came_and_left() -> None:
    ports = make_practice()
    actions.post_charges(ports, ACCOUNT, (make_line(1, code="VISIT"),), {"guarantor": 10_000}, DAY, REP, "claim:1")
    twin = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted("VISIT")]), REP, "form-0002")
    assert reasons(twin) == ["duplicate_charge"]
    moved = actions.change_draft(ports, ACCOUNT, twin.id, twin.version, ChargesIn([wanted("TEST")]), REP)
    third = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted("TEST")]), REP, "form-0003")
    assert (reasons(moved), reasons(third)) == ([], ["duplicate_charge"])
    actions.discard_draft(ports, ACCOUNT, moved.id, REP)
    assert reasons(actions.audit_draft(ports, ACCOUNT, third.id, REP)) == []


def test_an_audit_that_finds_nothing_new_writes_nothing() -> None:
    ports = make_practice()
    invoice = draft(ports, wanted())
    before = len(ports.tables.changes)
    assert actions.audit_draft(ports, ACCOUNT, invoice.id, REP) == invoice
    assert len(ports.tables.changes) == before


def test_a_discarded_draft_is_done_with() -> None:
    ports = make_practice()
    invoice = draft(ports, wanted("NONE"))
    actions.discard_draft(ports, ACCOUNT, invoice.id, REP)
    actions.discard_draft(ports, ACCOUNT, invoice.id, REP)
    assert held(ports) == []
    for verb in (
        lambda: actions.issue(ports, ACCOUNT, invoice.id, REP),
        lambda: actions.audit_draft(ports, ACCOUNT, invoice.id, REP),
    ):
        with pytest.raises(RuleBroken) as refused:
            verb()
        assert refused.value.code == "invoice_discarded"


def test_an_issued_invoice_is_never_edited() -> None:
    ports = make_practice()
    invoice = draft(ports, wanted())
    issued = actions.issue(ports, ACCOUNT, invoice.id, REP)
    for verb in (
        lambda: actions.change_draft(ports, ACCOUNT, invoice.id, issued.version, ChargesIn([wanted("TEST")]), REP),
        lambda: actions.discard_draft(ports, ACCOUNT, invoice.id, REP),
        lambda: approve(ports, invoice, SUPERVISOR),
    ):
        with pytest.raises(RuleBroken) as refused:
            verb()
        assert refused.value.code == "invoice_issued"
    assert actions.invoice_of(ports, ACCOUNT, invoice.id) == issued


def test_a_preview_keeps_nothing() -> None:
    ports = make_practice()
    invoice = actions.preview(ports, ACCOUNT, ChargesIn([wanted(), wanted("NONE", service_on=DAY)]), REP)
    assert (invoice.total_minor, reasons(invoice)) == (10000, ["missing_code", "no_price"])
    assert actions.invoices_of(ports, ACCOUNT) == []


def test_unknown_things_are_not_found() -> None:
    ports = make_practice()
    for verb in (
        lambda: actions.draft_invoice(ports, "acc_none", ChargesIn([wanted()]), REP, "form-0001"),
        lambda: actions.issue(ports, ACCOUNT, "inv_none", REP),
        lambda: actions.credit_note_of(ports, ACCOUNT, "crn_none"),
    ):
        with pytest.raises(NotFound):
            verb()
