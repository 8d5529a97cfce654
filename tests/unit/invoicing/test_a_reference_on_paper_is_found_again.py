"""What a paper asks to be paid under leads back to it: the number, and the OCR number made of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.enrollment.rules.identifiers import account_number
from chalicelib.invoicing.rules.references import Named, named_by, ocr_of

serials = st.integers(1, 10**9).map(account_number)
runnings = st.integers(1, 120_000)


@pytest.mark.parametrize(
    ("number", "ocr"),
    [
        # vectors of Bankgirot's rule: length digit, then mod 10 over it too
        ("100012340001", "10001234000145"),
        ("100013010004", "10001301000440"),
        ("10001234-0001", "10001234000145"),
        ("10001234", "1000123404"),  # of a statement: the account alone, ten digits in all
    ],
)
def test_an_ocr_number_has_its_length_and_its_check_digit(number: str, ocr: str) -> None:
    assert ocr_of(number) == ocr


@given(serials, runnings)
def test_a_printed_reference_names_its_invoice_whatever_was_typed_around_it(account: str, running: int) -> None:
    named = Named(account, running)
    ocr = ocr_of(named.number)
    spaced = " ".join(ocr[at : at + 4] for at in range(0, len(ocr), 4))
    for reference in (named.number, ocr, spaced, f"Faktura {named.number}, dziękuję"):
        assert named in named_by(reference)


@given(serials)
def test_the_reference_of_a_statement_names_its_account(account: str) -> None:
    assert Named(account) in named_by(ocr_of(account))
    assert Named(account) in named_by(account)


@given(serials, runnings, st.data())
def test_one_wrong_digit_is_no_reference(account: str, running: int, data: st.DataObject) -> None:
    ocr = ocr_of(Named(account, running).number)
    at = data.draw(st.integers(0, len(ocr) - 1))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != ocr[at]]))
    assert Named(account, running) not in named_by(ocr[:at] + wrong + ocr[at + 1 :])


@pytest.mark.parametrize(
    "reference", ["", "cheque 4711", "1234", "pi_3NfXYZ", "--", "rent 2026-11", "12345678901234567890123456"]
)
def test_other_texts_name_no_invoice(reference: str) -> None:
    assert [named for named in named_by(reference) if named.running is not None] == []
