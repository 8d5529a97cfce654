"""One letter is skipped without a hold: said before the night, taken back until then, asked again with fresh facts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from chalicelib.collections import actions
from chalicelib.collections.model import Outcome
from chalicelib.kernel.errors import Conflict, DomainError, NotFound, RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Write
from chalicelib.notices import actions as notices
from tests.fakes.dunning import enroll, fees_of, nights, owe, pay
from tests.fakes.office import REP, SUPERVISOR, make_office

TODAY = date(2026, 3, 2)
TOMORROW = TODAY + timedelta(days=1)


def debtor(ports: Ports, currency: str = "USD") -> str:
    """An account whose first letter goes tomorrow."""
    account = enroll(ports, "ada", currency)
    owe(ports, account, 1_000_00, TOMORROW - timedelta(days=5))
    return account.id


def took(ports: Ports, count: int) -> list[tuple[Outcome, int]]:
    found = nights(ports, count)
    return [(step.outcome, (step.on - TODAY).days) for step in found if step.outcome is not Outcome.NOT_YET]


def test_the_letter_does_not_go_and_is_asked_about_again_after_its_level_s_interval() -> None:
    ports = make_office()
    account = debtor(ports)
    skip = actions.skip_letter(ports, account, 1, "Pays on Friday, called", "key-0001", REP)
    assert actions.dunning_of(ports, account).skip == skip
    assert actions.dunning_of(ports, account).next_step.outcome is Outcome.SKIPPED
    (ahead,) = actions.preview_letters(ports, TOMORROW).items
    assert (ahead.level, ahead.skip, ahead.decision.rule, ahead.step.template) == (1, skip, "skipped", "reminder_1")
    assert took(ports, 1) == [(Outcome.SKIPPED, 1)]
    assert notices.notices_page(ports, account, 10, None).items == []
    assert fees_of(ports, account) == []
    stands = actions.dunning_of(ports, account)
    assert (stands.dunning.level, stands.skip, stands.next_step.outcome) == (0, None, Outcome.REMIND)
    assert took(ports, 26) == [(Outcome.REMIND, 26)]


def test_it_is_taken_back_until_the_night_that_would_send_it() -> None:
    ports = make_office()
    account = debtor(ports)
    first = actions.skip_letter(ports, account, 1, "a mistake", "key-0001", REP)
    undone = actions.unskip_letter(ports, account, first.id, first.version, SUPERVISOR)
    assert actions.unskip_letter(ports, account, first.id, first.version, REP) == undone
    assert undone.undone_by == "staff:sup"
    assert took(ports, 1) == [(Outcome.REMIND, 1)]
    second = actions.skip_letter(ports, account, 2, "called", "key-0002", REP)
    assert [outcome for outcome, _ in took(ports, 25)] == [Outcome.SKIPPED]
    with pytest.raises(RuleBroken, match="already"):
        actions.unskip_letter(ports, account, second.id, second.version, REP)
    with pytest.raises(NotFound):
        actions.unskip_letter(ports, account, "skp_none", 1, REP)


def test_said_twice_or_at_once_it_is_one_skip_of_the_letter_that_was_shown() -> None:
    ports = make_office()
    account = debtor(ports)
    with pytest.raises(Conflict):
        actions.skip_letter(ports, account, 2, "another letter", "key-0001", REP)
    first = actions.skip_letter(ports, account, 1, "called", "key-0001", REP)
    assert actions.skip_letter(ports, account, 1, "called", "key-0001", REP) == first
    assert actions.skip_letter(ports, account, 1, "me too", "key-0002", SUPERVISOR) == first
    nothing = enroll(ports, "bo")
    with pytest.raises(DomainError) as refused:
        actions.skip_letter(ports, nothing.id, 1, "nothing owed", "key-0003", REP)
    assert refused.value.code == "no_letter"


def test_what_is_paid_meanwhile_leaves_nothing_to_skip_and_a_newer_debt_has_its_own_letters() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TOMORROW - timedelta(days=5), "old")
    actions.skip_letter(ports, account.id, 1, "called", "key-0001", REP)
    pay(ports, account, 100_00, "cash")
    owe(ports, account, 50_00, TOMORROW - timedelta(days=4), "new")
    assert took(ports, 3) == [(Outcome.REMIND, 2)]


def test_a_skip_said_while_the_night_decides_wins() -> None:
    ports = make_office()
    account = debtor(ports)
    once = iter([True])

    def fault(step: str, writes: Sequence[Write]) -> None:
        if step == "before" and any(w.sk == "DUNNING" for w in writes) and next(once, False):
            actions.skip_letter(ports, account, 1, "called", "key-0001", REP)

    ports.tables.fault = fault
    assert actions.advance_account(ports, account, TOMORROW).outcome is Outcome.SKIPPED
    again = actions.advance_account(ports, account, TOMORROW)
    assert again.outcome is Outcome.SKIPPED
    assert notices.notices_page(ports, account, 10, None).items == []
