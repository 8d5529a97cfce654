"""The nightly run: one step an account a day, carried out once, whatever is repeated, lost or done at the same time."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from threading import Thread
from typing import Any

import pytest

from chalicelib.cloud.books import Contested
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.writes import Write
from chalicelib.collections import actions
from chalicelib.collections.model import Attention, HoldReason, Outcome, PromiseState
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import InvoiceKind
from chalicelib.kernel.errors import Conflict, Invalid, NotFound, RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from chalicelib.payments import actions as payments
from tests.fakes.dunning import drain, enroll, night, nights, owe, pay
from tests.fakes.office import REP, make_office

TODAY = date(2026, 3, 2)
YESTERDAY = TODAY - timedelta(days=1)


class Crash(BaseException):
    """The worker is gone: nothing catches this."""


def fees_of(ports: Ports, account_id: str) -> list[tuple[InvoiceKind, int]]:
    return [
        (i.kind, i.total_minor) for i in invoicing.invoices_of(ports, account_id) if i.kind is not InvoiceKind.SERVICES
    ]


def test_a_debt_is_found_the_day_after_it_was_due_and_costs_nothing_before() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY)
    assert night(ports) == []
    (step,) = nights(ports, 1)
    assert (step.outcome, step.next_on) == (Outcome.NOT_YET, TODAY + timedelta(days=5))
    assert nights(ports, 3) == []
    (letter,) = nights(ports, 1)
    assert (letter.outcome, letter.level, letter.template) == (Outcome.REMIND, 1, "reminder_1")
    assert [sent.to for sent in ports.mail.sent] == [account.contact.email]
    assert notices.notice_of(ports, account.id, letter.notice_id).state is NoticeState.SENT


def test_letters_go_up_to_the_last_level_and_then_a_person_is_told() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY)
    outcomes = [
        (s.outcome, s.level, (s.on - TODAY).days) for s in nights(ports, 90) if s.outcome is not Outcome.NOT_YET
    ]
    assert outcomes == [
        (Outcome.REMIND, 1, 5),
        (Outcome.REMIND, 2, 30),
        (Outcome.REMIND, 3, 60),
        (Outcome.FINISHED, 3, 74),
    ]
    assert len(ports.mail.sent) == 3
    assert actions.dunning_of(ports, account.id).dunning.attention is Attention.FINISHED
    assert ports.books.worklist("DUNNED") == [(account.id, "DUNNING")]


def test_a_swedish_reminder_charges_its_fee_once_and_the_last_letter_interest() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 50_000_00, TODAY)
    nights(ports, 40)
    # 29 days from the day after the due day, at 10 %: 50,000 kronor over 365 days
    assert fees_of(ports, account.id) == [(InvoiceKind.LATE_FEE, 60_00), (InvoiceKind.INTEREST, 397_26)]
    assert ledger.prove(ports, account.id) == []
    assert "Hej!" in ports.mail.sent[0].text


def test_a_payment_splits_the_interest_and_a_paid_debt_ends_the_letters() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 50_000_00, TODAY)
    nights(ports, 15)
    pay(ports, account, 25_000_00, "half")
    nights(ports, 20)
    # 14 days of 50,000 (3 to 16 March) and 15 of 25,000 (17 to 31 March), at 10 %
    assert (InvoiceKind.INTEREST, 294_52) in fees_of(ports, account.id)
    owed = ledger.head_of(ports, account.id).owed("guarantor")
    pay(ports, account, owed, "rest")
    assert {step.outcome for step in nights(ports, 60)} <= {Outcome.NOTHING_OVERDUE}
    assert actions.dunning_of(ports, account.id).next_step is None


def test_the_same_message_again_changes_nothing() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))
    first = actions.advance_account(ports, account.id, TODAY)
    assert first.outcome is Outcome.REMIND
    before = (ledger.head_of(ports, account.id), notices.notices_of(ports, account.id), fees_of(ports, account.id))
    for _ in range(3):
        assert actions.advance_account(ports, account.id, TODAY) == first
    assert (
        ledger.head_of(ports, account.id),
        notices.notices_of(ports, account.id),
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

    ports.books.fault = fault
    with contextlib.suppress(Crash):
        actions.advance_account(ports, account.id, TODAY)
    ports.books.fault = None
    actions.advance_account(ports, account.id, TODAY)
    assert fees_of(ports, account.id) == [(InvoiceKind.LATE_FEE, 60_00)]
    assert [notice.state for notice in notices.notices_of(ports, account.id)] == [NoticeState.QUEUED]
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

    ports.books.fault = fault
    assert actions.advance_account(ports, account.id, TODAY).outcome is Outcome.REMIND
    assert fees_of(ports, account.id) == [(InvoiceKind.LATE_FEE, 60_00)]
    assert len(notices.notices_of(ports, account.id)) == 1
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
    assert len(notices.notices_of(ports, account.id)) == 1
    assert actions.dunning_of(ports, account.id).dunning.version == 1


def test_what_was_paid_before_a_late_repeat_is_neither_charged_nor_written_to() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))

    def fault(step: str, writes: Sequence[Write]) -> None:
        if step == "before" and any(write.sk.startswith("NTC#") for write in writes):
            raise Crash

    ports.books.fault = fault
    with pytest.raises(Crash):
        actions.advance_account(ports, account.id, TODAY)
    ports.books.fault = None
    pay(ports, account, 1_000_00, "all")
    actions.advance_account(ports, account.id, TODAY)
    assert fees_of(ports, account.id) == []
    assert notices.notices_of(ports, account.id) == []


def test_a_refusal_is_kept_costs_nothing_and_is_tried_again_at_the_same_level() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    enrollment.opt_out(ports, account.id, Channel.EMAIL, REP)
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))
    step = actions.advance_account(ports, account.id, TODAY)
    assert (step.outcome, step.level, step.next_on) == (Outcome.REFUSED, 0, TODAY + timedelta(days=7))
    (notice,) = notices.notices_of(ports, account.id)
    assert (notice.state, notice.decision.rule) == (NoticeState.REFUSED, "opted_out")
    assert fees_of(ports, account.id) == []
    assert drain(ports, "notices") == []
    standing = actions.dunning_of(ports, account.id)
    assert standing.dunning.attention is Attention.REFUSED
    assert (standing.next_step.outcome, standing.decision.rule) == (Outcome.REFUSED, "opted_out")


def test_a_hold_stops_letters_until_its_day_and_lifting_it_brings_the_account_back() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY)
    held = actions.place_hold(ports, account.id, HoldReason.DISPUTE, "called", TODAY + timedelta(days=20), "k", REP)
    assert (
        actions.place_hold(ports, account.id, HoldReason.DISPUTE, "called", TODAY + timedelta(days=20), "k", REP)
        == held
    )
    assert actions.dunning_of(ports, account.id).next_step.on == TODAY + timedelta(days=20)
    outcomes = [(s.outcome, (s.on - TODAY).days) for s in nights(ports, 21)]
    assert outcomes == [(Outcome.HOLD, 1), (Outcome.REMIND, 20)]
    endless = actions.place_hold(ports, account.id, HoldReason.HARDSHIP, "", None, "k2", REP)
    assert actions.dunning_of(ports, account.id).next_step.outcome is Outcome.HOLD
    assert {s.outcome for s in nights(ports, 40)} == {Outcome.HOLD}
    lifted = actions.lift_hold(ports, account.id, endless.id, endless.version, REP)
    assert actions.lift_hold(ports, account.id, endless.id, endless.version, REP) == lifted
    (step,) = nights(ports, 1)
    assert (step.outcome, step.level) == (Outcome.REMIND, 2)


def test_a_hold_placed_while_a_step_is_decided_wins() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY - timedelta(days=5))
    once = iter([True])

    def fault(step: str, writes: Sequence[Write]) -> None:
        if step == "before" and any(w.sk == "DUNNING" for w in writes) and next(once, False):
            actions.place_hold(ports, account.id, HoldReason.DISPUTE, "", None, "k", REP)

    ports.books.fault = fault
    assert actions.advance_account(ports, account.id, TODAY).outcome is Outcome.HOLD
    assert notices.notices_of(ports, account.id) == []


def test_a_promise_waits_with_patience_and_is_kept_by_money_or_broken_by_time() -> None:
    ports = make_office()
    account, other = enroll(ports), enroll(ports, "ben")
    for one in (account, other):
        owe(ports, one, 100_00, YESTERDAY)
        actions.record_promise(ports, one.id, 40_00, TODAY + timedelta(days=10), "p", REP)
    with pytest.raises(RuleBroken, match="open already"):
        actions.record_promise(ports, account.id, 1, TODAY, "other", REP)
    again = actions.record_promise(ports, account.id, 40_00, TODAY + timedelta(days=10), "p", REP)
    assert again.state is PromiseState.OPEN
    assert {s.outcome for s in nights(ports, 4)} == {Outcome.WAIT_FOR_PROMISE}
    pay(ports, account, 40_00, "promised")
    late = {s.account_id: s for s in nights(ports, 9)}
    states = [actions.dunning_of(ports, one.id).promises[0].state for one in (account, other)]
    assert states == [PromiseState.KEPT, PromiseState.BROKEN]
    assert late[other.id].outcome is Outcome.REMIND
    assert late[other.id].on == TODAY + timedelta(days=13)


def test_days_that_were_missed_are_walked_and_an_account_gets_one_message() -> None:
    ports = make_office()
    account, other = enroll(ports), enroll(ports, "ben")
    owe(ports, account, 100_00, TODAY)
    owe(ports, account, 50_00, TODAY + timedelta(days=3), "b")
    owe(ports, other, 50_00, TODAY + timedelta(days=2))
    night(ports)
    ports.clock.advance(timedelta(days=9))
    run = actions.queue_dunning(ports, TODAY + timedelta(days=9))
    assert (run.accounts, len(run.days)) == (2, 9)
    messages = drain(ports, "dunning")
    assert sorted(message["account_id"] for message in messages) == sorted([account.id, other.id])
    assert {message["on"] for message in messages} == {"2026-03-11"}


def test_a_run_again_queues_again_only_whom_nobody_took() -> None:
    ports = make_office()
    account, other = enroll(ports), enroll(ports, "ben")
    for one in (account, other):
        owe(ports, one, 100_00, TODAY)
    nights(ports, 1)
    ports.clock.advance(timedelta(days=4))
    day = TODAY + timedelta(days=5)
    assert actions.queue_dunning(ports, day).accounts == 2
    drain(ports, "dunning")
    actions.advance_account(ports, account.id, day)
    actions.queue_dunning(ports, day)
    assert [message["account_id"] for message in drain(ports, "dunning")] == [other.id]
    actions.queue_dunning(ports, day + timedelta(days=1))
    assert [message["account_id"] for message in drain(ports, "dunning")] == [other.id]


def test_an_old_debt_is_watched_when_it_is_booked_or_opened_again() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY - timedelta(days=300))
    actions.watch_account(ports, account.id)
    assert actions.watch_account(ports, account.id).version == 1
    assert [(s.outcome, s.level) for s in nights(ports, 1)] == [(Outcome.REMIND, 1)]


def changes_since(ports: Ports, count: int) -> list[dict[str, Any]]:
    """What the stream of `core` would carry."""
    table = CoreItem.Meta.table_name
    images = [(old, new) for name, old, new in ports.books.changes[count:] if name == table]
    return [{"dynamodb": {k: v for k, v in (("OldImage", old), ("NewImage", new)) if v}} for old, new in images]


def test_the_stream_brings_debts_that_no_agenda_would_and_no_others() -> None:
    ports = make_office()
    old, new, back = enroll(ports), enroll(ports, "ben"), enroll(ports, "cleo")
    owe(ports, back, 100_00, TODAY - timedelta(days=3))
    payment = pay(ports, back, 100_00, "cheque")
    nights(ports, 2)
    count = len(ports.books.changes)
    owe(ports, old, 100_00, TODAY - timedelta(days=300))
    owe(ports, new, 100_00, TODAY + timedelta(days=10))
    payments.return_payment(ports, back.id, payment.id, "no funds", "return-1", REP)
    records = changes_since(ports, count)
    collections_seen = len(ports.books.changes)
    actions.hear_stream(ports, records)
    touched = {new_image["pk"]["S"] for _, _, new_image in ports.books.changes[collections_seen:] if new_image}
    assert touched == {old.id, back.id}
    actions.hear_stream(ports, changes_since(ports, count))
    assert len(ports.books.changes) == collections_seen + 2
    assert {(s.account_id, s.outcome) for s in nights(ports, 1)} == {
        (old.id, Outcome.REMIND),
        (back.id, Outcome.REMIND),
    }


def test_the_preview_is_what_the_night_then_does_and_writes_nothing() -> None:
    ports = make_office()
    accounts = [enroll(ports, f"p{n}") for n in range(12)]
    for account in accounts[:9]:
        owe(ports, account, 100_00, TODAY - timedelta(days=4))
    enrollment.opt_out(ports, accounts[0].id, Channel.EMAIL, REP)
    actions.place_hold(ports, accounts[1].id, HoldReason.PLAN, "", None, "k", REP)
    tomorrow = TODAY + timedelta(days=1)
    changes = len(ports.books.changes)
    letters, cursor = [], None
    while True:
        page = actions.preview_letters(ports, tomorrow, 3, cursor)
        letters += page.items
        cursor = page.cursor
        if cursor is None:
            break
    assert len(ports.books.changes) == changes
    assert len({letter.account_id for letter in letters}) == len(letters) == 8
    assert [letter.decision.rule for letter in letters if letter.step.outcome is Outcome.REFUSED] == ["opted_out"]
    done = {s.account_id: s.outcome for s in nights(ports, 1) if s.outcome in (Outcome.REMIND, Outcome.REFUSED)}
    assert done == {letter.account_id: letter.step.outcome for letter in letters}
    assert actions.preview_letters(ports, tomorrow).items == []


def test_a_policy_is_edited_on_its_version_and_every_version_is_kept() -> None:
    ports = make_office()
    first = actions.policy_of(ports, "us")
    later = replace(first, levels=(replace(first.levels[0], days_past_due=9), *first.levels[1:]))
    second = actions.save_policy(ports, later, 1, REP)
    assert (second.version, actions.policy_of(ports, "us")) == (2, second)
    third = actions.save_policy(ports, replace(second, name="Stricter"), 2, REP)
    assert third.version == 3
    with pytest.raises(Conflict):
        actions.save_policy(ports, first, 1, REP)
    with pytest.raises(NotFound):
        actions.policy_of(ports, "xx")
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY)
    letters = [(s.on - TODAY).days for s in nights(ports, 12) if s.outcome is Outcome.REMIND]
    assert letters == [9]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"channel": "pigeon"}, "levels.1.channel"),
        ({"template": "payment_received"}, "levels.1.template"),
        ({"fee_key": "se.reminder_fee"}, "levels.1.fee_key"),
        ({"interest_key": "pl.late_interest"}, "levels.1.interest_key"),
        ({"days_past_due": 5}, "levels.1.days_past_due"),
        ({"number": 5}, "levels.1.number"),
    ],
)
def test_a_policy_that_would_not_work_is_refused_with_its_field(change: dict[str, object], field: str) -> None:
    ports = make_office()
    policy = actions.policy_of(ports, "us")
    levels = (policy.levels[0], replace(policy.levels[1], **change), policy.levels[2])
    with pytest.raises(Invalid) as refused:
        actions.save_policy(ports, replace(policy, levels=levels), 1, REP)
    assert field in refused.value.fields


def test_what_is_not_there_is_not_found_and_the_past_is_refused() -> None:
    ports = make_office()
    account = enroll(ports)
    with pytest.raises(NotFound):
        actions.advance_account(ports, "acc_none", TODAY)
    with pytest.raises(NotFound):
        actions.place_hold(ports, "acc_none", HoldReason.OTHER, "", None, "k", REP)
    with pytest.raises(NotFound):
        actions.lift_hold(ports, account.id, "hld_none", 1, REP)
    with pytest.raises(Invalid):
        actions.place_hold(ports, account.id, HoldReason.OTHER, "", TODAY, "k", REP)
    with pytest.raises(Invalid):
        actions.record_promise(ports, account.id, 1, YESTERDAY, "k", REP)


def test_a_step_without_a_letter_is_one_item_and_the_step_before_it_is_kept_first() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, YESTERDAY)
    sizes: list[list[str]] = []
    ports.books.fault = lambda step, writes: sizes.append([w.sk for w in writes]) if step == "before" else None
    actions.advance_account(ports, account.id, TODAY)
    assert sizes == [["DUNNING"]]
    actions.advance_account(ports, account.id, TODAY + timedelta(days=1))
    assert sizes[1:] == [[f"STEP#{TODAY}"], ["DUNNING"]]


def test_every_day_keeps_its_step_whatever_came_after_and_an_old_message_repeats_it() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, YESTERDAY)
    days = [TODAY + timedelta(days=late) for late in (0, 2, 1, 9)]  # the second and third came in the wrong order
    decided = [actions.advance_account(ports, account.id, day) for day in days]
    actions.place_hold(ports, account.id, HoldReason.PLAN, "", None, "k", REP)
    assert [actions.advance_account(ports, account.id, day) for day in days] == decided
    kept = actions.dunning_of(ports, account.id).steps
    assert sorted(kept, key=lambda step: step.on) == sorted(decided, key=lambda step: step.on)
