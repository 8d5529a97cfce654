"""Whatever happens in whatever order: one step an account a day, levels climb by one, nothing is charged twice."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.collections import actions
from chalicelib.collections.model import DunningHoldReason, Outcome, Step
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, Channel
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import InvoiceKind
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from tests.fakes.dunning import enroll, nights, owe, pay
from tests.fakes.office import REP, make_office

TODAY = date(2026, 3, 2)

happenings = st.one_of(
    st.tuples(st.just("days"), st.integers(1, 20)),
    st.tuples(st.just("owe"), st.integers(50_00, 2_000_00)),
    st.tuples(st.just("pay"), st.integers(1, 1_500_00)),
    st.tuples(st.just("hold"), st.none() | st.integers(1, 30)),
    st.tuples(st.just("lift"), st.just(0)),
    st.tuples(st.just("promise"), st.integers(0, 15)),
    st.tuples(st.just("again"), st.just(0)),
    st.tuples(st.just("opt_out"), st.just(0)),
)


class Season:
    """One office with one account, and what its nights decided."""

    def __init__(self, currency: str) -> None:
        self.ports: Ports = make_office()
        self.account: Account = enroll(self.ports, "astrid", currency)
        self.steps: list[Step] = []
        self.count = 0

    def happen(self, kind: str, much: Any) -> None:
        self.count += 1
        key = f"happening-{self.count}"
        today = ledger.today(self.ports)
        try:
            self._do(kind, much, key, today)
        except DomainError:  # a person is told why not, and nothing happened
            return

    def _do(self, kind: str, much: Any, key: str, today: date) -> None:
        ports, account = self.ports, self.account
        if kind == "days":
            self.steps += nights(ports, much)
        elif kind == "owe":
            owe(ports, account, much, today + timedelta(days=self.count % 5), key)
        elif kind == "pay":
            pay(ports, account, much, key)
        elif kind == "hold":
            until_on = today + timedelta(days=much) if much else None
            actions.place_dunning_hold(ports, account.id, DunningHoldReason.DISPUTE, "", until_on, key, REP)
        elif kind == "lift":
            for hold in actions.dunning_of(ports, account.id).holds:
                actions.lift_dunning_hold(ports, account.id, hold.id, 1, REP)
        elif kind == "promise":
            actions.record_promise(ports, account.id, 100_00, today + timedelta(days=much), key, REP)
        elif kind == "opt_out":
            enrollment.opt_out(ports, account.id, Channel.EMAIL, REP)
        else:
            for step in self.steps:
                assert actions.advance_account(ports, account.id, step.on) == step


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["USD", "SEK", "PLN"]), st.lists(happenings, min_size=3, max_size=25))
def test_a_season_keeps_every_promise_of_the_room(currency: str, told: list[tuple[str, Any]]) -> None:
    season = Season(currency)
    ports, account = season.ports, season.account
    for kind, much in [("owe", 500_00), *told, ("days", 9)]:
        season.happen(kind, much)

    days = [step.on for step in season.steps]
    assert len(days) == len(set(days)), "one step an account a day"
    for before, after in zip([None, *season.steps], season.steps, strict=False):
        reached = before.level if before else 0
        assert (
            after.level == reached + 1
            if after.outcome is Outcome.REMIND and after.level > 1
            else after.level <= reached + 1
        )
        if before and after.level < reached:
            assert after.since_on is None or (before.since_on is not None and after.since_on > before.since_on)

    letters = [step for step in season.steps if step.outcome is Outcome.REMIND]
    written = [
        n for n in notices.notices_page(ports, account.id, 100, None).items if n.state is not NoticeState.REFUSED
    ]
    assert sorted(n.id for n in written) == sorted(step.notice_id for step in letters), "each letter is one notice"

    charged = [fee.key for step in letters for fee in step.fees]
    booked = [i for i in invoicing.invoices_of(ports, account.id) if i.kind is not InvoiceKind.SERVICES]
    assert len(booked) == len(set(charged)), "each fee is booked once"
    assert not ledger.prove(ports, account.id)

    standing = actions.dunning_of(ports, account.id)
    head = ledger.head_of(ports, account.id)
    open_minor, held = head.owed(GUARANTOR), head.unapplied(GUARANTOR)
    assert sum(standing.ageing.values()) == max(0, open_minor - held)
    assert (standing.next_step is None) == (open_minor == 0)
