"""A refusal, a hold or a promise stops letters, for as long as it should and no longer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from chalicelib.collections import actions
from chalicelib.collections.model import Attention, DunningHoldReason, Outcome, PromiseState
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel
from chalicelib.kernel.errors import Invalid, NotFound, RuleBroken
from chalicelib.kernel.tables import Write
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from tests.fakes.dunning import drain, enroll, fees_of, nights, owe, pay
from tests.fakes.office import REP, make_office

TODAY = date(2026, 3, 2)
YESTERDAY = TODAY - timedelta(days=1)


def test_a_refusal_is_kept_costs_nothing_and_is_tried_again_at_the_same_level() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    enrollment.opt_out(ports, account.id, Channel.EMAIL, REP)
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))
    step = actions.advance_account(ports, account.id, TODAY)
    assert (step.outcome, step.level, step.next_on) == (Outcome.REFUSED, 0, TODAY + timedelta(days=7))
    (notice,) = notices.notices_page(ports, account.id, 100, None).items
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
    held = actions.place_dunning_hold(
        ports, account.id, DunningHoldReason.DISPUTE, "called", TODAY + timedelta(days=20), "k", REP
    )
    assert (
        actions.place_dunning_hold(
            ports, account.id, DunningHoldReason.DISPUTE, "called", TODAY + timedelta(days=20), "k", REP
        )
        == held
    )
    assert actions.dunning_of(ports, account.id).next_step.on == TODAY + timedelta(days=20)
    outcomes = [(s.outcome, (s.on - TODAY).days) for s in nights(ports, 21)]
    assert outcomes == [(Outcome.HOLD, 1), (Outcome.REMIND, 20)]
    endless = actions.place_dunning_hold(ports, account.id, DunningHoldReason.HARDSHIP, "", None, "k2", REP)
    assert actions.dunning_of(ports, account.id).next_step.outcome is Outcome.HOLD
    assert {s.outcome for s in nights(ports, 40)} == {Outcome.HOLD}
    lifted = actions.lift_dunning_hold(ports, account.id, endless.id, endless.version, REP)
    assert actions.lift_dunning_hold(ports, account.id, endless.id, endless.version, REP) == lifted
    (step,) = nights(ports, 1)
    assert (step.outcome, step.level) == (Outcome.REMIND, 2)


def test_a_hold_placed_while_a_step_is_decided_wins() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY - timedelta(days=5))
    once = iter([True])

    def fault(step: str, writes: Sequence[Write]) -> None:
        if step == "before" and any(w.sk == "DUNNING" for w in writes) and next(once, False):
            actions.place_dunning_hold(ports, account.id, DunningHoldReason.DISPUTE, "", None, "k", REP)

    ports.tables.fault = fault
    assert actions.advance_account(ports, account.id, TODAY).outcome is Outcome.HOLD
    assert notices.notices_page(ports, account.id, 100, None).items == []


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


def test_what_is_not_there_is_not_found_and_the_past_is_refused() -> None:
    ports = make_office()
    account = enroll(ports)
    with pytest.raises(NotFound):
        actions.advance_account(ports, "acc_none", TODAY)
    with pytest.raises(NotFound):
        actions.place_dunning_hold(ports, "acc_none", DunningHoldReason.OTHER, "", None, "k", REP)
    with pytest.raises(NotFound):
        actions.lift_dunning_hold(ports, account.id, "hld_none", 1, REP)
    with pytest.raises(Invalid):
        actions.place_dunning_hold(ports, account.id, DunningHoldReason.OTHER, "", TODAY, "k", REP)
    with pytest.raises(Invalid):
        actions.record_promise(ports, account.id, 1, YESTERDAY, "k", REP)
