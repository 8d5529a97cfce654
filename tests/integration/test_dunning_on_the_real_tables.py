"""A month of dunning on DynamoDB as moto speaks it: agenda, worklist, look-ups, conditions and pages hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.collections import actions
from chalicelib.collections.actions.watching import watch_from
from chalicelib.collections.model import DunningHoldReason, Outcome
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import Conflict
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from tests.fakes.dunning import enroll, night, owe, pay
from tests.fakes.office import REP, make_office
from tests.fakes.tables import moto_tables

TODAY = date(2026, 3, 2)


@pytest.fixture
def ports() -> Iterator[Ports]:
    with moto_tables() as tables:
        yield make_office(tables=tables)


def test_letters_fees_holds_and_payments_run_their_course(ports: Ports) -> None:
    account, other = enroll(ports, "astrid", "SEK"), enroll(ports, "ben")
    owe(ports, account, 1_000_00, TODAY)
    owe(ports, other, 80_00, TODAY + timedelta(days=1))
    hold = actions.place_dunning_hold(
        ports, account.id, DunningHoldReason.DISPUTE, "called", TODAY + timedelta(days=8), "k", REP
    )
    assert (
        actions.place_dunning_hold(
            ports, account.id, DunningHoldReason.DISPUTE, "called", TODAY + timedelta(days=8), "k", REP
        )
        == hold
    )
    letters = actions.preview_letters(ports, TODAY + timedelta(days=1), 1)
    assert letters.items == []
    taken = []
    for days in (1, 1, 4, 2, 1):  # nights between them have nothing to do, and each asks a hundred times
        ports.clock.advance(timedelta(days=days))
        taken += night(ports)
    assert [(s.account_id, s.outcome, (s.on - TODAY).days) for s in taken] == [
        (account.id, Outcome.HOLD, 1),
        (other.id, Outcome.NOT_YET, 2),
        (other.id, Outcome.REMIND, 6),
        (account.id, Outcome.REMIND, 8),
    ]
    (sent,) = notices.notices_page(ports, account.id, 10, None).items
    assert sent.state is NoticeState.SENT
    bounce = {"eventType": "Bounce", "mail": {"messageId": sent.message_id}, "bounce": {"bounceType": "Permanent"}}
    news = notices.hear_mail_event(ports, bounce)
    assert news is not None
    assert ports.tables.worklist("NOTICES") == [(account.id, f"NTC#{sent.id}")]
    assert [i.total_minor for i in invoicing.invoices_of(ports, account.id)] == [1_000_00, 60_00]
    pay(ports, account, 1_060_00, "all")
    assert actions.advance_account(ports, account.id, TODAY + timedelta(days=18)).outcome is Outcome.NOTHING_OVERDUE
    assert ledger.prove(ports, account.id) == []


def test_a_claim_and_the_sweep_hold_on_the_agenda(ports: Ports) -> None:
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY - timedelta(days=5))
    step = actions.advance_account(ports, account.id, TODAY)
    assert notices.claim_notice(ports, account.id, step.notice_id, REP) is not None
    assert notices.claim_notice(ports, account.id, step.notice_id, REP) is None
    ports.clock.advance(timedelta(minutes=16))
    assert notices.left_behind(ports) == []
    assert notices.notice_of(ports, account.id, step.notice_id).failure == "unsure"


def test_the_agenda_is_read_from_behind_any_account_on(ports: Ports) -> None:
    met = sorted(enroll(ports, f"p{place}").id for place in range(40))
    for account_id in met:
        watch_from(ports, account_id, TODAY)
    shards = [[account for account, _ in ports.tables.due("DUNNING", TODAY, part)] for part in range(AGENDA_SHARDS)]
    assert sorted(account for shard in shards for account in shard) == met
    part, accounts = max(enumerate(shards), key=lambda one: len(one[1]))
    assert len(accounts) > 1
    for place, account_id in enumerate(accounts):
        left = [account for account, _ in ports.tables.due("DUNNING", TODAY, part, account_id)]
        assert left == accounts[place + 1 :]


def test_policies_keep_their_versions(ports: Ports) -> None:
    policy = actions.policy_of(ports, "se")
    second = actions.save_policy(ports, replace(policy, minimum_minor=5), 1, REP)
    third = actions.save_policy(ports, replace(second, minimum_minor=6), 2, REP)
    assert actions.policy_of(ports, "se") == third
    with pytest.raises(Conflict):
        actions.save_policy(ports, second, 2, REP)
