"""Approvals: of what was seen, line by line, by somebody else than who asked for it; they stay while it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import DiscountRule
from chalicelib.invoicing import actions
from chalicelib.invoicing.api.views import InvoiceView
from chalicelib.invoicing.model import ChargesIn, InvoiceState
from chalicelib.kernel.errors import Conflict, RuleBroken
from chalicelib.kernel.period import Period
from tests.fakes.invoicing import (
    ACCOUNT,
    approve,
    draft,
    make_practice,
    reasons,
    wanted,
)
from tests.fakes.office import REP, SUPERVISOR


def test_approval_frees_the_draft_and_stays_while_the_line_stays() -> None:
    ports = make_practice()
    line = wanted(discount_bp=5000, discount_reason="hardship")
    invoice = draft(ports, line, wanted("TEST", unit_minor=1, price_reason="agreed"))
    approved = approve(ports, invoice, SUPERVISOR)
    assert (approved.state, approved.version) == (InvoiceState.DRAFT, 2)
    assert approved.lines[0].discount_approved_by == approved.lines[1].price_approved_by == "staff:sup"
    changed = actions.change_draft(ports, ACCOUNT, invoice.id, 2, ChargesIn([line, wanted("TAXED")]), REP)
    assert (reasons(changed), changed.lines[0].discount_approved_by) == ([], "staff:sup")
    dearer = replace(line, discount_bp=6000)
    assert reasons(actions.change_draft(ports, ACCOUNT, invoice.id, 3, ChargesIn([dearer]), REP)) == [
        "discount_needs_approval"
    ]


def test_what_is_approved_is_what_was_seen() -> None:
    ports = make_practice()
    line = wanted(discount_bp=2000, discount_reason="hardship")
    seen = draft(ports, line)
    actions.change_draft(ports, ACCOUNT, seen.id, seen.version, ChargesIn([replace(line, discount_bp=9000)]), REP)
    with pytest.raises(Conflict) as refused:
        actions.approve_draft(ports, ACCOUNT, seen.id, seen.version, SUPERVISOR)
    assert refused.value.code == "changed_meanwhile"
    assert actions.invoice_of(ports, ACCOUNT, seen.id).lines[0].discount_approved_by == ""
    approved = actions.approve_draft(ports, ACCOUNT, seen.id, 2, SUPERVISOR)
    assert (approved.approved_version, approved.version) == (2, 3)
    assert actions.approve_draft(ports, ACCOUNT, seen.id, 2, SUPERVISOR) == approved  # a reply that was lost


def test_an_approval_of_one_line_does_not_pass_as_that_of_another() -> None:
    ports = make_practice()
    line = wanted(discount_bp=5000, discount_reason="hardship")
    invoice = draft(ports, line, replace(line, code="TEST"))
    actions.approve_draft(ports, ACCOUNT, invoice.id, 1, SUPERVISOR, ["1"])
    with pytest.raises(Conflict):
        actions.approve_draft(ports, ACCOUNT, invoice.id, 1, SUPERVISOR, ["2"])


def test_a_discount_of_the_catalog_is_free_to_its_own_cap() -> None:
    ports = make_practice()
    rule = DiscountRule("staff", "Staff family", 2500, 3000, Period(date(2020, 1, 1)))
    catalog.put_discount(ports, rule, 0, SUPERVISOR)
    named = wanted(discount_bp=3000, discount_reason="staff family")
    assert reasons(draft(ports, named)) == []
    assert reasons(
        actions.preview(ports, ACCOUNT, ChargesIn([replace(named, discount_bp=4000, code="TEST")]), REP)
    ) == ["discount_needs_approval"]


def test_approval_of_one_line_leaves_the_other_held() -> None:
    ports = make_practice()
    line = wanted(discount_bp=5000, discount_reason="hardship")
    invoice = draft(ports, line, replace(line, code="TEST"))
    after = approve(ports, invoice, SUPERVISOR, ["1"])
    assert [(hold.code, hold.line_id) for hold in after.holds] == [("discount_needs_approval", "2")]


@pytest.mark.parametrize(
    "given", [{"discount_bp": 5000, "discount_reason": "hardship"}, {"unit_minor": 1, "price_reason": "agreed"}]
)
def test_nobody_approves_what_they_asked_for_themselves(given: dict[str, Any]) -> None:
    ports = make_practice()
    own = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted(**given)]), SUPERVISOR, "form-0001")
    with pytest.raises(RuleBroken) as refused:
        approve(ports, own, SUPERVISOR)
    assert refused.value.code == "own_approval"
    assert InvoiceView.of(own, "en").holds[0].asked_by == SUPERVISOR.subject
    other = replace(SUPERVISOR, subject="staff:second")
    assert approve(ports, own, other).state is InvoiceState.DRAFT


def test_who_changes_the_charges_of_another_asks_for_what_they_changed_alone() -> None:
    ports = make_practice()
    line, second = wanted(discount_bp=5000, discount_reason="hardship"), wanted("TEST")
    invoice = draft(ports, line, second)
    more = replace(second, discount_bp=9000, discount_reason="hardship")
    actions.change_draft(ports, ACCOUNT, invoice.id, 1, ChargesIn([line, more]), SUPERVISOR)
    assert reasons(approve(ports, invoice, SUPERVISOR, ["1"])) == ["discount_needs_approval"]
    for named in (["2"], []):
        with pytest.raises(RuleBroken):
            approve(ports, invoice, SUPERVISOR, named)
    actions.audit_draft(ports, ACCOUNT, invoice.id, REP)  # an audit asks for nothing
    with pytest.raises(RuleBroken):
        approve(ports, invoice, SUPERVISOR)
    assert approve(ports, invoice, REP).state is InvoiceState.DRAFT


def test_a_large_invoice_waits_for_a_second_person() -> None:
    ports = make_practice()
    large = wanted(units=1000 * 9_999, unit_minor=20_000, price_reason="agreed")  # 1,999,800.00
    invoice = draft(ports, large)
    assert reasons(invoice) == ["amount_needs_approval", "price_needs_approval"]
    with pytest.raises(RuleBroken):
        approve(ports, invoice, REP, [""])
    assert reasons(approve(ports, invoice, SUPERVISOR, ["1"])) == ["amount_needs_approval"]
    approved = approve(ports, invoice, SUPERVISOR)
    assert (approved.state, approved.approved_by) == (InvoiceState.DRAFT, SUPERVISOR.subject)
    assert reasons(actions.preview(ports, ACCOUNT, ChargesIn([large]), REP, invoice_id=invoice.id)) == []
    larger = actions.change_draft(
        ports, ACCOUNT, invoice.id, approved.version, ChargesIn([large, wanted("TEST")]), SUPERVISOR
    )
    assert reasons(larger) == ["amount_needs_approval"]
    with pytest.raises(RuleBroken) as refused:
        approve(ports, invoice, SUPERVISOR)
    assert refused.value.code == "own_approval"
    approve(ports, invoice, replace(SUPERVISOR, subject="staff:second"))
    assert actions.issue(ports, ACCOUNT, invoice.id, REP).state is InvoiceState.ISSUED


def test_a_preview_of_a_drafts_next_charges_knows_its_approvals_and_is_no_duplicate_of_it() -> None:
    ports = make_practice()
    discounted = wanted(discount_bp=1001, discount_reason="hardship")
    invoice = draft(ports, discounted)
    approve(ports, invoice, SUPERVISOR)
    assert reasons(actions.preview(ports, ACCOUNT, ChargesIn([discounted]), REP)) == [
        "duplicate_charge",
        "discount_needs_approval",
    ]
    assert reasons(actions.preview(ports, ACCOUNT, ChargesIn([discounted]), REP, invoice_id=invoice.id)) == []
