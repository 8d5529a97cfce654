"""After any sequence of issues, credits, transfers, adjustments and payments the invoices tie to the account head."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.invoicing import actions
from chalicelib.invoicing.model import (
    ChargesIn,
    InvoiceKind,
    InvoiceState,
    WriteOffReason,
    WriteOffState,
    WriteOffWanted,
)
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.actions import Posting
from chalicelib.ledger.model import Draft, Leg
from tests.fakes.invoicing import ACCOUNT, ACME, OTHER, make_coverage, make_practice, wanted
from tests.fakes.office import REP, SUPERVISOR

PARTIES = ("guarantor", ACME, OTHER)
GIVEN_UP = ("write_off", "write_off", "approve", "take_back")
steps = st.lists(
    st.tuples(
        st.sampled_from(
            ["issue", "issue", "credit", "credit_line", "transfer", "adjust", "fee", "rebill", "pay", *GIVEN_UP]
        ),
        st.integers(0, 5),
        st.sampled_from(PARTIES),
        st.sampled_from(PARTIES),
        st.integers(1, 30_000),
    ),
    max_size=14,
)


def issue(ports: Ports, key: str, code: str) -> None:
    lines = [wanted(code, modifiers=(key,)), wanted("TEST", modifiers=(key,))]
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn(lines), REP, key)
    actions.issue(ports, ACCOUNT, draft.id, REP)


def pay(ports: Ports, invoice_id: str, party: str, minor: int) -> None:
    invoice = actions.issued_invoice_of(ports, ACCOUNT, invoice_id)
    part = min(minor, invoice.open.get(party, 0))
    if part:
        legs = (Leg("cash_card", part), Leg("receivable", -part, party, invoice_id))
        draft = Draft("payment", legs, date(2026, 3, 2), "test")
        ledger.post(ports, ACCOUNT, lambda _: Posting(draft, [actions.settling(invoice, party, part)]), REP)


def give_up(ports: Ports, verb: str, invoice_id: str, party: str, key: str) -> None:
    """Write off what a party has open, approve what waits, take back what is written off."""
    invoice = actions.invoice_of(ports, ACCOUNT, invoice_id)
    wanted = WriteOffWanted(party, invoice.open.get(party, 1), WriteOffReason.NOT_WORTH_PURSUING)
    if verb == "write_off":
        actions.write_off(ports, ACCOUNT, invoice_id, wanted, REP, key)
    for one in actions.write_offs_of(ports, invoice):
        if verb == "approve":
            actions.approve_write_off(ports, ACCOUNT, invoice_id, one.id, SUPERVISOR, key)
        elif verb == "take_back":
            actions.take_back_write_off(ports, ACCOUNT, invoice_id, one.id, "x", REP, key)


def take(ports: Ports, number: int, step: tuple[str, int, str, str, int]) -> None:
    verb, place, party, other, minor = step
    key, known = f"step-{number:04d}", actions.invoices_of(ports, ACCOUNT)
    if verb == "issue" or not known:
        return issue(ports, key, "TAXED" if minor % 2 else "VISIT")
    invoice_id = known[place % len(known)].id
    verbs: dict[str, Any] = {
        "credit": lambda: actions.credit(ports, ACCOUNT, invoice_id, actions.Wanted(minor=minor), "x", REP, key),
        "credit_line": lambda: actions.credit(
            ports, ACCOUNT, invoice_id, actions.Wanted(lines=(str(1 + minor % 2),)), "x", REP, key
        ),
        "transfer": lambda: actions.transfer(ports, ACCOUNT, invoice_id, party, other, minor, "x", REP, key),
        "adjust": lambda: actions.adjust(ports, ACCOUNT, invoice_id, party, minor, "x", REP, key),
        "fee": lambda: actions.issue_fee(ports, ACCOUNT, invoice_id, InvoiceKind.INTEREST, minor, key, REP),
        "rebill": lambda: actions.rebill(ports, ACCOUNT, invoice_id, "x", REP, key),
        **{name: lambda name=name: give_up(ports, name, invoice_id, party, key) for name in GIVEN_UP},
        "pay": lambda: pay(ports, invoice_id, party, minor),
    }
    try:
        verbs[verb]()
    except DomainError:
        return None
    return None


@settings(deadline=None)
@given(steps)
def test_open_by_party_equals_the_head_after_anything(taken: list[tuple[str, int, str, str, int]]) -> None:
    ports = make_practice(make_coverage(ACME, 1, 7000), make_coverage(OTHER, 2, 5000, copay_minor=500))
    for number, step in enumerate(taken):
        take(ports, number, step)
    head = ledger.head_of(ports, ACCOUNT)
    invoices = [i for i in actions.invoices_of(ports, ACCOUNT) if i.state is InvoiceState.ISSUED]
    notes = actions.credit_notes_of(ports, ACCOUNT)
    for party in PARTIES:
        assert sum(i.open.get(party, 0) for i in invoices) == head.owed(party)
        assert sum(n.unapplied.get(party, 0) for n in notes) == head.unapplied(party)
    assert ledger.prove(ports, ACCOUNT) == []
    assert sorted(i.number for i in invoices) == [f"100017-{n:04d}" for n in range(1, head.invoices + 1)]
    assert [n.number for n in notes] == [f"100017-C{n:04d}" for n in range(1, head.credit_notes + 1)]
    for invoice in invoices:
        posted = [one for one in actions.write_offs_of(ports, invoice) if one.state is WriteOffState.POSTED]
        assert sum(one.minor for one in posted) == invoice.written_off_minor
        assert invoice.tax_minor >= invoice.credited_tax_minor
        assert all(minor >= 0 for minor in invoice.open.values())
        assert all(invoice.paid(party) >= 0 for party in PARTIES)
