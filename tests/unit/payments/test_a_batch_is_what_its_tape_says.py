"""A batch agrees with its tape or says by how much it does not; closed, it takes no more, whoever posts."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.kernel.errors import Conflict, DomainError
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from chalicelib.payments.batches.model import Batch, BatchState, NewBatch, Tally
from chalicelib.payments.model import Method, NewPayment, Payment, PaymentState
from tests.fakes.money import Desk
from tests.fakes.office import REP, SUPERVISOR
from tests.fakes.practice import enroll


@pytest.fixture
def desk() -> Desk:
    return Desk()


def opened(desk: Desk, count: int, minor: int, key: str = "batch-0001") -> Batch:
    new = NewBatch(Method.CHEQUE, "USD", ledger.today(desk.ports), count, minor)
    return payments.open_batch(desk.ports, new, key, REP)


def put_in(desk: Desk, batch: Batch, minor: int, key: str = "", **changes) -> Payment:
    told = {"received_on": batch.received_on, "method": batch.method, **changes}
    new = NewPayment(key or desk.key(), "guarantor", amount_minor=minor, batch=batch.number, **told)
    return payments.post_payment(desk.ports, desk.account.id, new, REP)


def closed(desk: Desk, batch: Batch, reason: str = "", *, may_differ: bool = False) -> Batch:
    return payments.close_batch(desk.ports, batch.number, reason, SUPERVISOR, may_differ=may_differ)


def now(desk: Desk, batch: Batch) -> Batch:
    return payments.batch_of(desk.ports, batch.number)


def refused(act) -> str:
    with pytest.raises(DomainError) as found:
        act()
    return found.value.code


def ties(desk: Desk, batch: Batch) -> None:
    """What an open batch counts is what its payments come to that are not void."""
    held = [one.amount_minor for one in payments.payments_in(desk.ports, batch.number) if one.void_reason == ""]
    assert now(desk, batch).posted == Tally(len(held), sum(held))


def test_a_batch_whose_totals_agree_is_closed_and_takes_no_more(desk) -> None:
    batch = opened(desk, 2, 5_000)
    put_in(desk, batch, 2_000)
    assert now(desk, batch).missing == Tally(1, 3_000)
    put_in(desk, batch, 3_000)
    after = closed(desk, batch)
    assert (after.state, after.closed_by, after.reason) == (BatchState.CLOSED, SUPERVISOR.subject, "")
    assert refused(lambda: put_in(desk, batch, 100)) == "batch_closed"
    assert closed(desk, batch) == after
    assert payments.open_batches(desk.ports) == []
    ties(desk, batch)


def test_one_that_does_not_agree_is_closed_by_a_supervisor_with_a_reason(desk) -> None:
    batch = opened(desk, 1, 5_000)
    put_in(desk, batch, 4_000)
    assert refused(lambda: closed(desk, batch)) == "batch_differs"
    assert refused(lambda: closed(desk, batch, "coin fell")) == "batch_needs_supervisor"
    assert refused(lambda: closed(desk, batch, "?", may_differ=True)) == "batch_reason"
    assert closed(desk, batch, "coin fell", may_differ=True).reason == "coin fell"


def test_what_was_typed_wrong_is_corrected_and_stays_to_be_seen(desk) -> None:
    batch = opened(desk, 1, 5_000)
    put_in(desk, batch, 4_000)
    after = payments.correct_batch(desk.ports, batch.number, Tally(1, 4_000), 1, REP)
    assert [one.minor for one in after.controls] == [5_000, 4_000]
    assert refused(lambda: payments.correct_batch(desk.ports, 1, Tally(2, 9_000), 1, REP)) == "changed_meanwhile"
    closed(desk, batch)
    assert refused(lambda: payments.correct_batch(desk.ports, 1, Tally(2, 9_000), 2, REP)) == "batch_closed"


@pytest.mark.parametrize(
    "changes", [{"method": Method.CASH}, {"received_on_back": 1}, {"party_payer": True}], ids=["method", "day", "payer"]
)
def test_a_batch_takes_what_came_by_its_method_on_its_day_from_its_payer(desk, changes) -> None:
    payer = "pyr_" + "0" * 26 if changes.pop("party_payer", False) else ""
    day = ledger.today(desk.ports)
    batch = payments.open_batch(desk.ports, NewBatch(Method.CHEQUE, "USD", day, 1, 500, payer), "batch-0001", REP)
    back = changes.pop("received_on_back", 0)
    if back:
        changes["received_on"] = day - timedelta(days=back)
    assert refused(lambda: put_in(desk, batch, 500, **changes)) == "not_of_batch"


def test_a_batch_of_another_currency_takes_nothing(desk) -> None:
    day = ledger.today(desk.ports)
    batch = payments.open_batch(desk.ports, NewBatch(Method.CHEQUE, "SEK", day, 1, 500), "batch-0001", REP)
    assert refused(lambda: put_in(desk, batch, 500)) == "not_of_batch"
    assert refused(lambda: put_in(desk, Batch(**{**fields(batch), "number": 77}), 500)) == "batch_not_found"


def fields(batch: Batch) -> dict:
    return {name: getattr(batch, name) for name in Batch.__dataclass_fields__}


def test_void_in_an_open_batch_makes_room_and_in_a_closed_one_shows(desk) -> None:
    batch = opened(desk, 1, 5_000)
    wrong = put_in(desk, batch, 500)
    payments.void_payment(desk.ports, desk.account.id, wrong.id, "mistyped", desk.key(), REP)
    assert now(desk, batch).posted == Tally(0, 0)
    right = put_in(desk, batch, 5_000)
    closed(desk, batch)
    payments.void_payment(desk.ports, desk.account.id, right.id, "wrong client", desk.key(), REP)
    assert now(desk, batch).posted == Tally(1, 5_000)
    assert [one.state for one in payments.payments_in(desk.ports, batch.number)] == [PaymentState.VOID] * 2
    desk.ties()


def test_what_is_moved_to_its_account_stays_in_its_batch(desk) -> None:
    other = enroll(desk.ports, "enroll-0002")
    batch = opened(desk, 1, 500)
    paid = put_in(desk, batch, 500)
    closed(desk, batch)
    payments.move_payment(desk.ports, desk.account.id, paid.id, other.id, "her sister's", desk.key(), REP)
    was, moved = payments.payments_in(desk.ports, batch.number)
    assert (was.state, moved.account_id, moved.batch) == (PaymentState.VOID, other.id, batch.number)
    ties(desk, batch)


def test_a_repeat_opens_and_posts_once_also_when_it_is_closed_by_then(desk) -> None:
    batch = opened(desk, 1, 500)
    assert opened(desk, 1, 500) == batch
    with pytest.raises(Conflict):
        opened(desk, 2, 500)
    assert opened(desk, 1, 500, "batch-0002").number == batch.number + 1
    paid = put_in(desk, batch, 500, "payment-1")
    closed(desk, batch)
    assert put_in(desk, batch, 500, "payment-1") == paid
    ties(desk, batch)


def test_two_people_fill_one_batch_at_once(desk) -> None:
    accounts = [desk.account, enroll(desk.ports, "enroll-0002")]
    batch = opened(desk, 8, 800)

    def post(account, many=4) -> None:
        for at in range(many):
            day = batch.received_on
            new = NewPayment(f"{account.id}-{at}", "guarantor", Method.CHEQUE, 100, day, batch=batch.number)
            payments.post_payment(desk.ports, account.id, new, REP)

    threads = [Thread(target=post, args=(account,)) for account in accounts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ties(desk, batch)
    assert closed(desk, batch).posted == Tally(8, 800)


@given(st.lists(st.tuples(st.integers(1, 900), st.booleans()), max_size=6))
def test_an_open_batch_counts_what_is_not_void(put) -> None:
    desk = Desk()
    batch = opened(desk, 1, 1)
    for minor, mistaken in put:
        paid = put_in(desk, batch, minor)
        if mistaken:
            payments.void_payment(desk.ports, desk.account.id, paid.id, "mistyped", desk.key(), REP)
    ties(desk, batch)
    desk.ties()
