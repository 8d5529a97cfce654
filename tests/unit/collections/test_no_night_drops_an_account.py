"""Whom no worker could take stays on the agenda, however many nights fail: counted, listed, and taken in the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

import app as office
from chalicelib.collections import actions
from chalicelib.collections.api.office import api
from chalicelib.collections.model import DunningHoldReason, Outcome
from chalicelib.enrollment.model import Account
from chalicelib.kernel.ports import Ports
from chalicelib.privacy.actions import searches_of, trail
from tests.crash.jobs import SCHEDULED, Context, queued
from tests.fakes.client import make_client
from tests.fakes.dunning import drain, enroll, night, nights, owe, queue_night
from tests.fakes.office import REP, SUPERVISOR, make_office

TODAY = date(2026, 3, 2)


def failing_night(ports: Ports, but: str = "") -> int:
    """A night whose messages for one account end in the dead letters; answers how many earlier ones left out."""
    ports.clock.advance(timedelta(days=1))
    on = ports.clock.now().date()
    found = queue_night(ports, on)
    for message in drain(ports, "dunning"):
        if message["account_id"] != but:
            actions.advance_account(ports, message["account_id"], on)
    drain(ports, "notices")
    return found.left_out


def newly_overdue(ports: Ports, account: Account) -> None:
    owe(ports, account, 100_00, TODAY)


def waiting_for_a_look(ports: Ports, account: Account) -> None:
    owe(ports, account, 100_00, TODAY - timedelta(days=40))
    actions.watch_account(ports, account.id)


def after_a_hold(ports: Ports, account: Account) -> None:
    owe(ports, account, 100_00, TODAY - timedelta(days=40))
    hold = actions.place_dunning_hold(ports, account.id, DunningHoldReason.OTHER, "", None, "hold-1", REP)
    actions.lift_dunning_hold(ports, account.id, hold.id, hold.version, REP)


@pytest.mark.parametrize("stands", [newly_overdue, waiting_for_a_look, after_a_hold])
@pytest.mark.parametrize("failed", [1, 2, 8, 30])
def test_an_account_that_nights_could_not_take_is_taken_by_the_first_that_can(
    stands: Callable[[Ports, Account], None], failed: int
) -> None:
    ports = make_office()
    account, other = enroll(ports), enroll(ports, "ben")
    night(ports)
    stands(ports, account)
    newly_overdue(ports, other)
    counts = [failing_night(ports, but=account.id) for _ in range(failed)]
    assert counts == [0, *[1] * (failed - 1)]
    listed = actions.left_out(ports, 10, None).items
    assert [left.account_id for left in listed] == [account.id] * (failed > 1)
    assert all((left.number, left.since_on) == (account.number, TODAY + timedelta(days=1)) for left in listed)
    steps = [step for step in nights(ports, 1) if step.account_id == account.id]
    assert [step.outcome for step in steps] in ([Outcome.REMIND], [Outcome.NOT_YET])
    nights(ports, 1)
    assert actions.left_out(ports, 10, None).items == []


def test_a_night_that_failed_whole_is_made_up_for_and_counted_once_it_walks_again() -> None:
    ports = make_office()
    accounts = [enroll(ports, f"p{number}") for number in range(5)]
    night(ports)
    for account in accounts:
        newly_overdue(ports, account)
    ports.clock.advance(timedelta(days=1))
    queue_night(ports, TODAY + timedelta(days=1))
    drain(ports, "dunning")  # every worker failed
    ports.clock.advance(timedelta(days=1))
    found = queue_night(ports, TODAY + timedelta(days=2))
    assert (found.accounts, found.left_out) == (5, 5)
    assert len(drain(ports, "dunning")) == 5
    pages, cursor = [], None
    while True:
        page = actions.left_out(ports, 2, cursor)
        pages += page.items
        cursor = page.cursor
        if cursor is None:
            break
    assert {left.account_id for left in pages} == {account.id for account in accounts}
    assert len(pages) == 5


def test_a_run_again_on_the_same_day_leaves_nobody_out_that_is_merely_under_way() -> None:
    ports = make_office()
    account = enroll(ports)
    night(ports)
    newly_overdue(ports, account)
    ports.clock.advance(timedelta(days=1))
    for _ in range(2):
        found = queue_night(ports, TODAY + timedelta(days=1))
        assert (found.accounts, found.left_out) == (1, 0)
    assert actions.left_out(ports, 10, None).items == []


def test_what_was_left_out_is_told_to_the_alarm(capsys: pytest.CaptureFixture[str]) -> None:
    ports = make_office()
    account = enroll(ports)
    night(ports)
    newly_overdue(ports, account)
    failing_night(ports, but=account.id)
    ports.clock.advance(timedelta(days=1))
    office.app.use_ports(ports)
    try:
        office.queue_dunning(SCHEDULED, Context())
        office.work_dunning(queued(*drain(ports, "dunning")), Context())
    finally:
        office.app.use_ports(None)
    assert '"AccountsLeftOut":[1.0]' in capsys.readouterr().out


def test_the_door_lists_them_and_whoever_looks_leaves_a_reading() -> None:
    ports = make_office()
    account = enroll(ports)
    night(ports)
    newly_overdue(ports, account)
    for _ in range(2):
        failing_night(ports, but=account.id)
    client = make_client(ports, [api], SUPERVISOR)
    answer = client.get("/api/v1/collections/left-out")
    assert answer.status == 200
    assert [(row["account_id"], row["since_on"]) for row in answer.body["items"]] == [(account.id, "2026-03-03")]
    assert client.get("/api/v1/collections/preview").status == 200
    deeds = trail(ports, searches_of(SUPERVISOR.subject), 10, None).items
    assert [(entry.deed.verb, entry.deed.kind) for entry in deeds] == [("listed", "letters"), ("listed", "left_out")]
