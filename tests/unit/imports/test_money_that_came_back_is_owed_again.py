"""Returned payments in a file: the payment is found and taken back, or the finding says how to record it."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.imports.rules.plain import account_id_of
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.model import PaymentState
from tests.fakes.importing import books, found, post
from tests.fakes.office import make_office
from tests.fakes.practice import open_practice

CLIENTS = "client_id,family_name,given_name,birth_date\nK-1,Testberg,Ada,1980-05-17\n"
SERVICES = (
    "service_id,client_id,service_on,code,unit_price,invoice_id\n"
    "S-1,K-1,2025-03-01,VISIT,100.00,F-1\nS-2,K-1,2025-03-02,VISIT,50.00,F-2\n"
)
HEADING = "payment_id,client_id,received_on,amount,type,method,payer_id,to_payer_id,invoice_id,reference\n"
PAID = "B-1,K-1,2025-03-20,60.00,payment,cheque,,,F-1,\n"
ADA = account_id_of("K-1")


@pytest.fixture
def ports() -> Ports:
    made = make_office()
    open_practice(made)
    return made


def files(*rows: str) -> dict[str, str]:
    return {"clients": CLIENTS, "services": SERVICES, "payments": HEADING + "".join(rows)}


def owed(ports: Ports) -> int:
    return ledger.head_of(ports, ADA).balances.get("receivable:guarantor", 0)


def states(ports: Ports) -> dict[str, PaymentState]:
    return {p.natural_key.rpartition(":")[2]: p.state for p in payments.payments_of(ports, ADA)}


@pytest.mark.parametrize(
    "row",
    [
        "B-2,K-1,2025-03-25,-60.00,payment,cheque,,,F-1,bounced\n",
        "B-2,K-1,2025-03-25,-60.00,,,,,F-1,\n",
        "B-2,K-1,2025-03-25,(60.00),payment,cheque,,,F-1,\n",
        "B-2,K-1,2025-03-25,60.00-,payment,cheque,,,,B-1\n",
        "B-2,K-1,2025-03-25,60.00,return,cheque,,,F-1,bounced\n",
        "B-2,K-1,2025-03-25,-60.00,return,,,,,\n",
        "B-2,K-1,2025-03-20,60.00,return,,,,,\n",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_cheque_that_bounced_leaves_what_it_paid_open(ports: Ports, row: str, first: bool) -> None:
    progress = post(ports, files(*([row, PAID] if first else [PAID, row])))
    assert progress.errors == 0, found(ports, progress.record.id)
    assert owed(ports) == 15_000
    assert states(ports) == {"B-1": PaymentState.RETURNED}
    assert (progress.tallies["returns:USD"].new, progress.tallies["returns:USD"].minor_new) == (1, 6_000)
    assert sum(ledger.owed_on(ports, ADA, date(2025, 3, 19)).values()) == 15_000
    assert ledger.prove(ports, ADA) == []


def test_a_return_finds_the_payment_of_an_earlier_import_and_is_made_once(ports: Ports) -> None:
    row = "B-2,K-1,2025-03-25,-60.00,payment,cheque,,,F-1,bounced\n"
    post(ports, files(PAID))
    assert owed(ports) == 9_000
    post(ports, {"payments": HEADING + row})
    assert owed(ports) == 15_000
    before = books(ports)
    again = post(ports, files(PAID, row))
    assert (books(ports), again.tallies["returns:USD"].there, again.errors) == (before, 1, 0)


def test_of_two_that_fit_the_one_that_is_named_came_back(ports: Ports) -> None:
    other = "B-9,K-1,2025-03-22,60.00,payment,cheque,,,,\n"
    post(ports, files(PAID, other, "B-2,K-1,2025-03-25,-60.00,payment,cheque,,,,B-1\n"))
    assert states(ports) == {"B-1": PaymentState.RETURNED, "B-9": PaymentState.POSTED}
    assert owed(ports) == 9_000


def test_two_returns_of_one_payment_are_one_return_and_one_finding(ports: Ports) -> None:
    back = "B-{n},K-1,2025-03-25,-60.00,payment,cheque,,,F-1,\n"
    progress = post(ports, files(PAID, back.format(n=2), back.format(n=3)))
    assert [(f.row, f.code) for f in found(ports, progress.record.id)] == [(4, "return_unmatched")]
    assert owed(ports) == 15_000


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("B-2,K-1,2025-03-25,-59.00,payment,cheque,,,F-1,\n", "return_unmatched"),
        ("B-2,K-1,2025-03-25,-60.00,payment,cash,,,F-1,\n", "return_unmatched"),
        ("B-2,K-1,2025-03-25,-60.00,payment,cheque,,,F-2,\n", "return_unmatched"),
        ("B-2,K-1,2025-03-19,-60.00,payment,cheque,,,F-1,\n", "return_unmatched"),
        ("B-2,K-1,2025-03-25,60.00,refund,cheque,,,F-1,\n", "refund_in_file"),
        ("B-2,K-1,2025-03-25,-60.00,refund,cheque,,,F-1,\n", "refund_in_file"),
        ("B-2,K-1,2025-03-25,-60.00,adjustment,,,,F-1,\n", "bad_amount"),
        ("B-2,K-1,2025-03-25,0.00,return,,,,F-1,\n", "bad_amount"),
    ],
)
def test_what_cannot_be_taken_in_says_how_to_record_it_and_moves_no_cent(ports: Ports, row: str, code: str) -> None:
    progress = post(ports, files(PAID, row))
    (told,) = found(ports, progress.record.id)
    assert (told.row, told.code) == (3, code)
    assert "adjustment" not in told.mend
    assert owed(ports) == 9_000


def test_money_that_was_over_goes_back_with_the_payment(ports: Ports) -> None:
    much = "B-1,K-1,2025-03-20,160.00,payment,cheque,,,F-1,\n"
    back = "B-2,K-1,2025-03-25,-160.00,payment,cheque,,,F-1,\n"
    post(ports, files(much, back, "B-3,K-1,2025-03-26,100.00,payment,cash,,,F-1,\n"))
    assert ledger.head_of(ports, ADA).balances == {"receivable:guarantor": 5_000}
    assert ledger.prove(ports, ADA) == []
