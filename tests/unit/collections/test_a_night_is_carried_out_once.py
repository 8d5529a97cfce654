"""What a night decided is carried out once, whatever is repeated, lost or done at the same time."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date, timedelta
from threading import Thread

import pytest

from chalicelib.cloud.tables import Contested
from chalicelib.collections import actions
from chalicelib.collections.model import Outcome
from chalicelib.invoicing.model import InvoiceKind
from chalicelib.kernel.tables import Write
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from tests.fakes.dunning import enroll, fees_of, owe, pay
from tests.fakes.office import make_office

TODAY = date(2026, 3, 2)


class Crash(BaseException):
    """The worker is gone: nothing catches this."""


def test_the_same_message_again_changes_nothing() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))
    first = actions.advance_account(ports, account.id, TODAY)
    assert first.outcome is Outcome.REMIND
    before = (
        ledger.head_of(ports, account.id),
        notices.notices_page(ports, account.id, 100, None).items,
        fees_of(ports, account.id),
    )
    for _ in range(3):
        assert actions.advance_account(ports, account.id, TODAY) == first
    assert (
        ledger.head_of(ports, account.id),
        notices.notices_page(ports, account.id, 100, None).items,
        fees_of(ports, account.id),
    ) == before
    assert len(before[1]) == len(before[2]) == 1
    assert len(actions.dunning_of(ports, account.id).steps) == 1


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("at", range(4))
def test_a_crash_at_any_write_is_mended_by_the_next_delivery(moment: str, at: int) -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))
    count = iter(range(100))

    def fault(step: str, writes: Sequence[Write]) -> None:
        if step == moment and next(count) == at:
            raise Crash

    ports.tables.fault = fault
    with contextlib.suppress(Crash):
        actions.advance_account(ports, account.id, TODAY)
    ports.tables.fault = None
    actions.advance_account(ports, account.id, TODAY)
    assert fees_of(ports, account.id) == [(InvoiceKind.LATE_FEE, 60_00)]
    assert [notice.state for notice in notices.notices_page(ports, account.id, 100, None).items] == [NoticeState.QUEUED]
    assert actions.dunning_of(ports, account.id).dunning.level == 1
    assert ledger.prove(ports, account.id) == []


@pytest.mark.parametrize("at", range(4))
def test_a_lost_reply_is_settled_within_the_call(at: int) -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))
    count = iter(range(100))

    def fault(step: str, writes: Sequence[Write]) -> None:
        if step == "after" and next(count) == at:
            raise Contested

    ports.tables.fault = fault
    assert actions.advance_account(ports, account.id, TODAY).outcome is Outcome.REMIND
    assert fees_of(ports, account.id) == [(InvoiceKind.LATE_FEE, 60_00)]
    assert len(notices.notices_page(ports, account.id, 100, None).items) == 1
    assert ledger.prove(ports, account.id) == []


def test_two_workers_on_one_account_take_one_step() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))
    workers = [Thread(target=actions.advance_account, args=(ports, account.id, TODAY)) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert fees_of(ports, account.id) == [(InvoiceKind.LATE_FEE, 60_00)]
    assert len(notices.notices_page(ports, account.id, 100, None).items) == 1
    assert actions.dunning_of(ports, account.id).dunning.version == 1


def test_what_was_paid_before_a_late_repeat_is_neither_charged_nor_written_to() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))

    def fault(step: str, writes: Sequence[Write]) -> None:
        if step == "before" and any(write.sk.startswith("NTC#") for write in writes):
            raise Crash

    ports.tables.fault = fault
    with pytest.raises(Crash):
        actions.advance_account(ports, account.id, TODAY)
    ports.tables.fault = None
    pay(ports, account, 1_000_00, "all")
    actions.advance_account(ports, account.id, TODAY)
    assert fees_of(ports, account.id) == []
    assert notices.notices_page(ports, account.id, 100, None).items == []
