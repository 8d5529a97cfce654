"""A reminder that was withdrawn while it waited climbs no level: the letter that follows is the same one."""

from __future__ import annotations

from datetime import date, timedelta

from chalicelib.cloud.records import CoreItem
from chalicelib.collections import actions
from chalicelib.collections.actions.taking_back import take_back_letter
from chalicelib.collections.model import DunningHoldReason, Outcome
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from tests.fakes.dunning import drain, enroll, nights, owe
from tests.fakes.office import REP, make_office
from tests.fakes.outreach import deliver_all

TODAY = date(2026, 3, 2)


def carried(ports: Ports, since: int) -> None:
    """Carry the changes of the accounts to whoever watches them, each twice."""
    table = CoreItem.Meta.table_name
    images = [(old, new) for name, old, new in ports.tables.changes[since:] if name == table]
    records = [{"dynamodb": {k: v for k, v in (("OldImage", old), ("NewImage", new)) if v}} for old, new in images]
    actions.hear_stream(ports, records * 2)


def test_the_level_is_taken_back_and_the_same_letter_goes_when_the_hold_is_lifted() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY - timedelta(days=5))
    step = actions.advance_account(ports, account.id, TODAY)
    assert (step.outcome, step.level) == (Outcome.REMIND, 1)
    hold = actions.place_dunning_hold(ports, account.id, DunningHoldReason.DISPUTE, "", None, "hold-1", REP)
    since = len(ports.tables.changes)
    deliver_all(ports)
    (notice,) = notices.notices_page(ports, account.id, 100, None).items
    assert (notice.state, notice.decision and notice.decision.rule) == (NoticeState.REFUSED, "on_hold")
    carried(ports, since)
    standing = actions.dunning_of(ports, account.id).dunning
    assert (standing.level, standing.last_step_on, standing.next_on) == (0, None, TODAY + timedelta(days=1))
    actions.lift_dunning_hold(ports, account.id, hold.id, hold.version, REP)
    drain(ports, "notices")
    again = [step for step in nights(ports, 1) if step.outcome is Outcome.REMIND]
    assert [(step.level, step.template) for step in again] == [(1, step.template)]
    assert len(ports.mail.sent) == 1


def test_a_letter_that_went_or_that_a_later_step_followed_is_left_alone() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, TODAY - timedelta(days=5))
    step = actions.advance_account(ports, account.id, TODAY)
    since = len(ports.tables.changes)
    deliver_all(ports)
    carried(ports, since)
    assert actions.dunning_of(ports, account.id).dunning.level == 1
    assert len(ports.mail.sent) == 1
    later = actions.advance_account(ports, account.id, TODAY + timedelta(days=40))
    assert later.level == 2
    before = actions.dunning_of(ports, account.id).dunning
    assert take_back_letter(ports, account.id, step.notice_id) == before


def test_the_fee_of_a_letter_that_never_went_is_credited_once_and_interest_stays() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))
    step = actions.advance_account(ports, account.id, TODAY)
    assert [fee.kind for fee in step.fees] == ["late_fee"]
    owed = ledger.head_of(ports, account.id).owed(GUARANTOR)
    actions.place_dunning_hold(ports, account.id, DunningHoldReason.DISPUTE, "", None, "hold-1", REP)
    since = len(ports.tables.changes)
    deliver_all(ports)
    for _ in range(2):
        carried(ports, since)
    assert owed - ledger.head_of(ports, account.id).owed(GUARANTOR) == 60_00
    assert len(invoicing.credit_notes_of(ports, account.id)) == 1
    assert ledger.prove(ports, account.id) == []


def test_the_letter_that_goes_at_last_charges_its_fee_and_only_once() -> None:
    ports = make_office()
    account = enroll(ports, "astrid", "SEK")
    owe(ports, account, 1_000_00, TODAY - timedelta(days=5))
    owed = ledger.head_of(ports, account.id).owed(GUARANTOR)
    for number in range(2):  # twice it is withdrawn, each with its fee
        on = ledger.today(ports)
        hold = actions.place_dunning_hold(ports, account.id, DunningHoldReason.DISPUTE, "", None, f"hold-{number}", REP)
        actions.lift_dunning_hold(ports, account.id, hold.id, hold.version, REP)
        assert [fee.minor for fee in actions.advance_account(ports, account.id, on).fees] == [60_00]
        assert ledger.head_of(ports, account.id).owed(GUARANTOR) == owed + 60_00
        hold = actions.place_dunning_hold(
            ports, account.id, DunningHoldReason.DISPUTE, "", None, f"again-{number}", REP
        )
        since = len(ports.tables.changes)
        deliver_all(ports)
        carried(ports, since)
        assert ledger.head_of(ports, account.id).owed(GUARANTOR) == owed
        actions.lift_dunning_hold(ports, account.id, hold.id, hold.version, REP)
        drain(ports, "notices")
        ports.clock.advance(timedelta(days=1))
    for _ in range(2):  # a night that comes twice
        step = actions.advance_account(ports, account.id, ledger.today(ports))
        assert [(fee.kind, fee.minor) for fee in step.fees] == [("late_fee", 60_00)]
    since = len(ports.tables.changes)
    deliver_all(ports)
    carried(ports, since)
    assert ledger.head_of(ports, account.id).owed(GUARANTOR) == owed + 60_00
    assert len(ports.mail.sent) == 1
    assert ledger.prove(ports, account.id) == []
