"""Every debt is found on its day: missed days are walked, old debts watched, and the preview tells what comes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from chalicelib.cloud.records import CoreItem
from chalicelib.collections import actions
from chalicelib.collections.model import DunningHoldReason, Outcome
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from tests.fakes.dunning import drain, enroll, night, nights, owe, pay, queue_night
from tests.fakes.office import REP, make_office

TODAY = date(2026, 3, 2)


def changes_since(ports: Ports, count: int) -> list[dict[str, Any]]:
    """What the stream of `core` would carry."""
    table = CoreItem.Meta.table_name
    images = [(old, new) for name, old, new in ports.tables.changes[count:] if name == table]
    return [{"dynamodb": {k: v for k, v in (("OldImage", old), ("NewImage", new)) if v}} for old, new in images]


def test_days_that_were_missed_are_walked_and_an_account_gets_one_message() -> None:
    ports = make_office()
    account, other = enroll(ports), enroll(ports, "ben")
    owe(ports, account, 100_00, TODAY)
    owe(ports, account, 50_00, TODAY + timedelta(days=3), "b")
    owe(ports, other, 50_00, TODAY + timedelta(days=2))
    night(ports)
    ports.clock.advance(timedelta(days=9))
    assert queue_night(ports, TODAY + timedelta(days=9)).accounts == 2
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
    assert queue_night(ports, day).accounts == 2
    drain(ports, "dunning")
    actions.advance_account(ports, account.id, day)
    queue_night(ports, day)
    assert [message["account_id"] for message in drain(ports, "dunning")] == [other.id]
    queue_night(ports, day + timedelta(days=1))
    assert [message["account_id"] for message in drain(ports, "dunning")] == [other.id]


def test_an_old_debt_is_watched_when_it_is_booked_or_opened_again() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY - timedelta(days=300))
    actions.watch_account(ports, account.id)
    assert actions.watch_account(ports, account.id).version == 1
    assert [(s.outcome, s.level) for s in nights(ports, 1)] == [(Outcome.REMIND, 1)]


def test_the_stream_brings_debts_that_no_agenda_would_and_no_others() -> None:
    ports = make_office()
    old, new, back = enroll(ports), enroll(ports, "ben"), enroll(ports, "cleo")
    owe(ports, back, 100_00, TODAY - timedelta(days=3))
    payment = pay(ports, back, 100_00, "cheque")
    nights(ports, 2)
    count = len(ports.tables.changes)
    owe(ports, old, 100_00, TODAY - timedelta(days=300))
    owe(ports, new, 100_00, TODAY + timedelta(days=10))
    payments.return_payment(ports, back.id, payment.id, "no funds", "return-1", REP)
    records = changes_since(ports, count)
    collections_seen = len(ports.tables.changes)
    actions.hear_stream(ports, records)
    touched = {new_image["pk"]["S"] for _, _, new_image in ports.tables.changes[collections_seen:] if new_image}
    assert touched == {old.id, back.id}
    actions.hear_stream(ports, changes_since(ports, count))
    assert len(ports.tables.changes) == collections_seen + 2
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
    actions.place_dunning_hold(ports, accounts[1].id, DunningHoldReason.PLAN, "", None, "k", REP)
    tomorrow = TODAY + timedelta(days=1)
    changes = len(ports.tables.changes)
    letters, cursor = [], None
    while True:
        page = actions.preview_letters(ports, tomorrow, 3, cursor)
        letters += page.items
        cursor = page.cursor
        if cursor is None:
            break
    assert len(ports.tables.changes) == changes
    assert len({letter.account_id for letter in letters}) == len(letters) == 8
    assert [letter.decision.rule for letter in letters if letter.step.outcome is Outcome.REFUSED] == ["opted_out"]
    done = {s.account_id: s.outcome for s in nights(ports, 1) if s.outcome in (Outcome.REMIND, Outcome.REFUSED)}
    assert done == {letter.account_id: letter.step.outcome for letter in letters}
    assert actions.preview_letters(ports, tomorrow).items == []
