"""Stored invoices: the same invoice comes back, and ten lines stay below the 1 KB of one write unit."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.catalog.model import TaxRounding
from chalicelib.cloud.attributes import CompressedJSONAttribute
from chalicelib.cloud.writes import stamped
from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn, Invoice
from chalicelib.invoicing.rules.taxes import taxed
from chalicelib.invoicing.store import INVOICES
from chalicelib.kernel.tables import Write
from chalicelib.ledger import actions as ledger
from tests.fakes.invoicing import ACCOUNT, DAY, make_coverage, make_line, make_practice, wanted
from tests.fakes.office import REP

# Ten services of one visit, as HCPCS Level II and the office's own list word them.
SERVICES = [
    ("G0438", "Annual wellness visit, first visit"),
    ("G0444", "Annual depression screening, 15 minutes"),
    ("G0008", "Administration of influenza virus vaccine"),
    ("Q2037", "Influenza virus vaccine, split virus"),
    ("J3420", "Injection, vitamin B-12 cyanocobalamin"),
    ("A4550", "Surgical trays"),
    ("J1885", "Injection, ketorolac tromethamine, per 15 mg"),
    ("G0103", "Prostate cancer screening; PSA test"),
    ("P9612", "Catheterization for collection of specimen"),
    ("G0447", "Face-to-face behavioral counseling for obesity"),
]


def size(write: Write) -> int:
    """The bytes of an item as DynamoDB counts them: names and values (numbers: about two digits a byte and one)."""
    item = write.request["Put"]["Item"]
    return sum(len(name) + sum(_bytes(*pair) for pair in value.items()) for name, value in item.items())


def _bytes(kind: str, value: object) -> int:
    if kind == "N":
        return len(str(value)) // 2 + 2
    return len(value.encode()) if isinstance(value, str) else 1 if isinstance(value, bool) else len(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("tax", [{}, {"tax_code": "SE-25", "tax_rate_bp": 2500, "tax_rounding": TaxRounding.RATE}])
def test_ten_lines_stay_below_one_write_unit(tax: dict[str, Any]) -> None:
    ports = make_practice(make_coverage())
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn([wanted()]), REP, "form-0001")
    lines = tuple(
        make_line(n, code=code, description=text, unit_minor=1234 * n, net_minor=1234 * n, diagnoses=("E11.9", "I10"))
        for n, (code, text) in enumerate(SERVICES, start=1)
    )
    lines = tuple(taxed([replace(one, **tax) for one in lines]))
    issued = actions.issue(ports, ACCOUNT, draft.id, REP)
    actor = replace(REP, subject=f"staff:{uuid4()}", request=str(uuid4()))
    assert size(stamped(INVOICES.add(replace(issued, lines=lines, captured_by=actor.subject)), actor)) < 1024


def test_lines_that_were_packed_without_the_dictionary_are_read() -> None:
    value = [["1", "cli_1", "2026-02-20", "service", "VISIT", "åäö"]]
    plain = zlib.compress(json.dumps(value, ensure_ascii=False).encode(), 6)
    packed = CompressedJSONAttribute()
    assert packed.deserialize(plain) == packed.deserialize(packed.serialize(value)) == value


texts = st.text(max_size=20)
parties = st.dictionaries(st.sampled_from(["guarantor", "pyr_1", "pyr_2"]), st.integers(1, 10**9))


@given(
    st.lists(
        st.builds(
            lambda n, text, many, minor: make_line(
                n,
                description=text,
                modifiers=tuple(many),
                diagnoses=tuple(many),
                discount_minor=minor,
                tax_rate_bp=minor % 10_000,
                discount_reason=text,
                price_reason=text,
                price_approved_by=text,
                service_on=DAY + timedelta(days=n),
            ),
            st.integers(1, 9),
            texts,
            st.lists(texts, max_size=2),
            st.integers(0, 10**9),
        ),
        max_size=4,
    ),
    parties,
    parties,
    parties,
    st.booleans(),
)
def test_what_is_stored_comes_back(lines: list, shares: dict, liable: dict, still_open: dict, flag: bool) -> None:
    ports = make_practice()
    blank = actions.preview(ports, ACCOUNT, ChargesIn([wanted("NONE")], self_pay=flag), REP, invoice_id="inv_1")
    invoice: Invoice = replace(
        blank,
        lines=tuple(lines),
        shares=shares,
        liable=liable,
        open=still_open,
        due_on=ledger.today(ports) if flag else None,
        credited_minor=5 if flag else 0,
        credited_lines=("1",) if flag else (),
        done=("abc",) if flag else (),
        about="late-fee:x" if flag else "",
    )
    assert INVOICES.read(INVOICES.raw(invoice)) == invoice
