"""The dunning table: every account and day gets exactly one step, letters climb one level at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.collections.model import (
    Debt,
    Dunning,
    DunningFacts,
    DunningHold,
    DunningHoldReason,
    Outcome,
    Promise,
    PromiseState,
    Skip,
    Step,
)
from chalicelib.collections.rules.delivered import delivered
from chalicelib.collections.rules.next_step import TABLE, forecast, next_step
from chalicelib.collections.rules.promise_kept import judged, paid_since
from chalicelib.collections.rules.remind import after_letter
from chalicelib.invoicing.rules.owed import Debit
from chalicelib.kernel.ids import AccountId, InvoiceId
from chalicelib.kernel.money import currency
from chalicelib.ledger.model import Entry, Leg
from chalicelib.notices.model import GateDecision, Verdict
from chalicelib.notices.rules.gate import ALLOWED

US = delivered()["us"]
DUE = date(2026, 3, 1)
AT = datetime(2026, 3, 1, tzinfo=UTC)
REFUSED = GateDecision(Verdict.REFUSE, "no_consent", "The person has not agreed to be reached by e-mail.")
NEW = Dunning(AccountId("acc_1"), "us", 0, None, None, None, 0)


def hold(until_on: date | None = None, lifted: bool = False) -> DunningHold:
    return DunningHold(
        "hld_1", AccountId("acc_1"), DunningHoldReason.DISPUTE, "", AT, "x", until_on, AT if lifted else None, 1
    )


def promise(on: date, state: PromiseState = PromiseState.OPEN) -> Promise:
    return Promise("prm_1", AccountId("acc_1"), 1000, on, AT, "x", state, 1)


def skip(level: int, used: int | None = None, since: date = DUE) -> Skip:
    used_on = None if used is None else DUE + timedelta(days=used)
    return Skip(f"skp_{level}_{used}", AccountId("acc_1"), level, since, "called", AT, "x", 1, used_on)


def facts(day: int, level: int = 0, last: int | None = None, debts: int = 100_00, **changes: object) -> DunningFacts:
    """The case of one debt due on `DUE`, so many days past due, at a level whose letter went `last` days past due."""
    since = DUE if level else None
    last_on = DUE + timedelta(days=last) if last is not None else None
    base = DunningFacts(
        on=DUE + timedelta(days=day),
        policy=US,
        dunning=replace(NEW, level=level, since_on=since, last_step_on=last_on),
        debts=(Debt(InvoiceId("inv_1"), DUE, debts),) if debts else (),
        unapplied_minor=0,
        holds=(),
        promise=None,
        contact=ALLOWED,
    )
    return replace(base, **changes)


@pytest.mark.parametrize(
    ("case", "outcome", "level", "next_day"),
    [
        # age and level
        (facts(0), Outcome.NOTHING_OVERDUE, 0, None),
        (facts(1), Outcome.NOT_YET, 0, 5),
        (facts(4), Outcome.NOT_YET, 0, 5),
        (facts(5), Outcome.REMIND, 1, 30),
        (facts(80), Outcome.REMIND, 1, 105),
        (facts(6, 1, 5), Outcome.NOT_YET, 1, 30),
        (facts(30, 1, 5), Outcome.REMIND, 2, 60),
        (facts(30, 1, 20), Outcome.NOT_YET, 1, 45),
        (facts(60, 2, 30), Outcome.REMIND, 3, 74),
        (facts(61, 3, 60), Outcome.NOT_YET, 3, 74),
        (facts(74, 3, 60), Outcome.FINISHED, 3, None),
        # money
        (facts(5, debts=0), Outcome.NOTHING_OVERDUE, 0, None),
        (facts(30, 1, 5, debts=0), Outcome.NOTHING_OVERDUE, 0, None),
        (facts(5, debts=499), Outcome.BELOW_MINIMUM, 0, None),
        (facts(5, debts=500), Outcome.REMIND, 1, 30),
        (facts(5, unapplied_minor=100_00), Outcome.NOTHING_OVERDUE, 0, 12),
        (facts(30, 1, 5, unapplied_minor=100_00), Outcome.NOTHING_OVERDUE, 1, 37),
        (facts(5, unapplied_minor=99_00), Outcome.BELOW_MINIMUM, 0, None),
        (facts(5, debits=(Debit(100_00),)), Outcome.NOTHING_OVERDUE, 0, 12),
        (facts(5, unapplied_minor=60_00, debits=(Debit(40_00),)), Outcome.NOTHING_OVERDUE, 0, 12),
        (facts(5, debits=(Debit(40_00),)), Outcome.REMIND, 1, 30),
        # holds
        (facts(5, holds=(hold(),)), Outcome.HOLD, 0, None),
        (facts(5, holds=(hold(DUE + timedelta(days=9)),)), Outcome.HOLD, 0, 9),
        (facts(5, holds=(hold(DUE + timedelta(days=9)), hold())), Outcome.HOLD, 0, None),
        (facts(9, holds=(hold(DUE + timedelta(days=9)),)), Outcome.REMIND, 1, 34),
        (facts(5, holds=(hold(lifted=True),)), Outcome.REMIND, 1, 30),
        (facts(5, debts=0, holds=(hold(),)), Outcome.NOTHING_OVERDUE, 0, None),
        # promises
        (facts(30, 1, 5, promise=promise(DUE + timedelta(days=30))), Outcome.WAIT_FOR_PROMISE, 1, 33),
        (facts(32, 1, 5, promise=promise(DUE + timedelta(days=30))), Outcome.WAIT_FOR_PROMISE, 1, 33),
        (facts(33, 1, 5, promise=promise(DUE + timedelta(days=30))), Outcome.REMIND, 2, 63),
        (facts(30, 1, 5, promise=promise(DUE + timedelta(days=40), PromiseState.BROKEN)), Outcome.REMIND, 2, 60),
        (facts(30, 1, 5, holds=(hold(),), promise=promise(DUE + timedelta(days=40))), Outcome.HOLD, 1, None),
        # one letter skipped: its level's interval later it is asked about again
        (facts(4, skips=(skip(1),)), Outcome.NOT_YET, 0, 5),
        (facts(5, skips=(skip(1),)), Outcome.SKIPPED, 0, 30),
        (facts(5, skips=(skip(2),)), Outcome.REMIND, 1, 30),
        (facts(5, skips=(skip(1, since=DUE - timedelta(days=1)),)), Outcome.REMIND, 1, 30),
        (facts(6, skips=(skip(1, used=5),)), Outcome.NOT_YET, 0, 30),
        (facts(30, skips=(skip(1, used=5),)), Outcome.REMIND, 1, 55),
        (facts(30, skips=(skip(1, used=5), skip(1))), Outcome.SKIPPED, 0, 55),
        (facts(20, skips=(skip(1, used=5), skip(1))), Outcome.NOT_YET, 0, 30),
        (facts(30, 1, 5, skips=(skip(1, used=5), skip(2))), Outcome.SKIPPED, 1, 60),
        (facts(60, 2, 30, skips=(skip(3),)), Outcome.SKIPPED, 2, 74),
        (facts(5, skips=(skip(1),), contact=REFUSED), Outcome.SKIPPED, 0, 30),
        (facts(5, holds=(hold(),), skips=(skip(1),)), Outcome.HOLD, 0, None),
        # the gate
        (facts(5, contact=REFUSED), Outcome.REFUSED, 0, 12),
        (facts(30, 1, 5, contact=REFUSED), Outcome.REFUSED, 1, 37),
        (facts(4, contact=REFUSED), Outcome.NOT_YET, 0, 5),
        (facts(74, 3, 60, contact=REFUSED), Outcome.FINISHED, 3, None),
    ],
)
def test_each_condition_decides_as_the_matrix_says(
    case: DunningFacts, outcome: Outcome, level: int, next_day: int | None
) -> None:
    step = next_step(case)
    next_on = DUE + timedelta(days=next_day) if next_day is not None else None
    assert (step.outcome, step.level, step.next_on) == (outcome, level, next_on)
    assert step.reason.endswith(".")


def test_a_new_debt_begins_a_new_run_only_after_the_old_one_is_gone() -> None:
    later = Debt(InvoiceId("inv_2"), DUE + timedelta(days=40), 50_00)
    both = facts(60, 2, 30)
    assert next_step(replace(both, debts=(*both.debts, later))).level == 3
    alone = next_step(replace(both, debts=(later,)))
    assert (alone.outcome, alone.level, alone.since_on) == (Outcome.REMIND, 1, later.due_on)


def test_a_covered_debt_is_as_good_as_gone_and_the_run_is_about_the_oldest_that_is_not() -> None:
    later = Debt(InvoiceId("inv_2"), DUE + timedelta(days=40), 50_00)
    both = replace(facts(60, 2, 30), unapplied_minor=100_00)
    step = next_step(replace(both, debts=(*both.debts, later)))
    assert (step.outcome, step.level, step.since_on) == (Outcome.REMIND, 1, later.due_on)


def test_a_debit_for_a_newer_invoice_covers_that_and_not_the_oldest() -> None:
    newer = Debt(InvoiceId("inv_2"), DUE + timedelta(days=1), 100_00)
    case = facts(9, debits=(Debit(100_00, (newer.id,)),))
    case = replace(case, debts=(*case.debts, newer))
    assert [debt.id for debt in case.overdue] == ["inv_1"]


def test_an_older_debt_that_opens_again_keeps_the_level() -> None:
    older = Debt(InvoiceId("inv_0"), DUE - timedelta(days=9), 10_00)
    case = facts(20, 1, 5)
    step = next_step(replace(case, debts=(*case.debts, older)))
    assert (step.level, step.since_on) == (1, older.due_on)


offsets = st.integers(-40, 120).map(lambda n: DUE + timedelta(days=n))
debts = st.lists(
    st.builds(
        Debt, st.sampled_from([InvoiceId(f"inv_{n}") for n in range(9)]), offsets, st.integers(1, 10**6), st.booleans()
    ),
    max_size=5,
    unique_by=lambda debt: debt.id,
).map(tuple)
dunnings = st.one_of(
    st.just(NEW),
    st.builds(
        Dunning,
        st.just(AccountId("acc_1")),
        st.just("us"),
        st.integers(0, 3),
        st.none() | offsets,
        st.none() | offsets,
        st.none() | offsets,
        st.integers(0, 9),
    ),
)
anything = st.builds(
    DunningFacts,
    on=offsets,
    policy=st.sampled_from(list(delivered().values())),
    dunning=dunnings,
    debts=debts,
    unapplied_minor=st.integers(0, 10**6),
    holds=st.lists(st.builds(hold, st.none() | offsets, st.booleans()), max_size=2).map(tuple),
    promise=st.none() | st.builds(promise, offsets, st.sampled_from(PromiseState)),
    contact=st.sampled_from([ALLOWED, REFUSED]),
    skips=st.lists(st.builds(skip, st.integers(1, 3), st.none() | st.integers(-40, 120), offsets), max_size=3).map(
        tuple
    ),
)


@given(anything)
def test_for_every_account_exactly_one_step_applies(case: DunningFacts) -> None:
    step = next_step(case)
    spoken = [found for rule in TABLE if (found := rule(case)) is not None]
    assert spoken
    assert spoken[0].outcome is step.outcome
    assert (step.account_id, step.on) == (case.dunning.account_id, case.on)
    assert step.next_on is None or step.next_on > case.on
    assert bool(step.template) == (step.outcome in (Outcome.REMIND, Outcome.REFUSED))


@given(anything)
def test_a_letter_is_sent_only_when_nothing_forbids_it(case: DunningFacts) -> None:
    step = next_step(case)
    if step.outcome is not Outcome.REMIND:
        return
    assert case.overdue_minor >= case.policy.minimum_minor > 0
    assert not any(placed.holds(case.on) for placed in case.holds)
    assert case.contact.verdict is Verdict.ALLOW
    assert step.since_on == min(debt.due_on for debt in case.overdue)


@given(anything)
def test_the_level_climbs_by_one_and_falls_only_when_the_debt_is_gone(case: DunningFacts) -> None:
    step = next_step(case)
    before = case.dunning
    assert step.level <= before.level + 1
    if step.level < before.level:
        oldest = min((debt.due_on for debt in case.overdue), default=None)
        assert oldest is None or before.since_on is None or oldest > before.since_on


@given(st.lists(st.integers(1, 20), min_size=1, max_size=25), st.integers(500, 10**6))
def test_while_nothing_is_paid_levels_never_go_back_and_letters_keep_their_distance(gaps: list[int], owed: int) -> None:
    case, day = facts(0, debts=owed), 0
    letters: list[Step] = []
    for gap in gaps:
        day += gap
        case = replace(case, on=DUE + timedelta(days=day))
        step = next_step(case)
        assert step.level >= case.dunning.level
        if step.outcome is Outcome.REMIND:
            letters.append(step)
            case = after_letter(case, step)
    assert [letter.level for letter in letters] == list(range(1, len(letters) + 1))
    for first, second in pairwise(letters):
        pace = US.levels[second.level - 1].days_past_due - US.levels[first.level - 1].days_past_due
        assert (second.on - first.on).days >= pace


@given(anything, offsets)
def test_the_forecast_is_what_the_table_decides_on_its_day(case: DunningFacts, from_on: date) -> None:
    step = forecast(case, from_on)
    if not case.debts:
        assert step is None
        return
    assert step is not None
    assert step.on >= from_on
    assert next_step(replace(case, on=step.on)) == step


def test_money_that_covers_all_that_is_overdue_is_told_as_it_is_and_not_in_years() -> None:
    step = forecast(facts(40, unapplied_minor=100_00), DUE + timedelta(days=41))
    assert step is not None
    assert (step.outcome, step.on) == (Outcome.NOTHING_OVERDUE, DUE + timedelta(days=41))
    assert "not yet applied" in str(step.reason)


def entry(version: int, *legs: Leg) -> Entry:
    return Entry(AccountId("acc_1"), version, "x", currency("USD"), legs, DUE, AT, "s", "b", None, "", {}, "", "")


def test_only_money_that_came_after_the_promise_counts_and_money_that_went_back_does_not() -> None:
    entries = [
        entry(1, Leg("cash_card", 500), Leg("receivable", -500, "guarantor", "inv_1")),
        entry(
            2, Leg("cash_card", 700), Leg("receivable", -400, "guarantor", "inv_1"), Leg("unapplied", -300, "guarantor")
        ),
        entry(3, Leg("cash_payer", 900), Leg("receivable", -900, "pyr_1", "inv_1")),
        entry(4, Leg("discount", 100), Leg("receivable", -100, "guarantor", "inv_1")),
        entry(5, Leg("cash_cheque", 80), Leg("receivable", -80, "guarantor", "inv_1")),
        entry(6, Leg("cash_cheque", -80), Leg("receivable", 80, "guarantor", "inv_1")),
    ]
    assert paid_since(replace(promise(DUE), entry_version=1), entries) == 700


@pytest.mark.parametrize(
    ("paid", "day", "state"),
    [(1000, 0, "kept"), (999, 0, "open"), (999, 2, "open"), (999, 3, "broken"), (1000, 30, "kept"), (0, 3, "broken")],
)
def test_a_promise_is_kept_by_money_and_broken_by_time(paid: int, day: int, state: str) -> None:
    assert judged(promise(DUE), paid, DUE + timedelta(days=day), 2) == PromiseState(state)
