"""The nightly run: one step an account a day, letter after letter, with its fees and interest."""

from __future__ import annotations

from datetime import date, timedelta

from chalicelib.collections import actions
from chalicelib.collections.model import Attention, DunningHoldReason, Outcome
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import InterestPart, InvoiceKind
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from tests.fakes.dunning import enroll, fees_of, night, nights, owe, pay
from tests.fakes.office import REP, make_office

TODAY = date(2026, 3, 2)
YESTERDAY = TODAY - timedelta(days=1)


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
    assert ports.tables.worklist("DUNNED") == [(account.id, "DUNNING")]


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
    (charged,) = [one for one in invoicing.invoices_of(ports, account.id) if one.kind is InvoiceKind.INTEREST]
    assert charged.interest == (
        InterestPart(date(2026, 3, 3), date(2026, 3, 17), 50_000_00, 1000),
        InterestPart(date(2026, 3, 17), date(2026, 4, 1), 25_000_00, 1000),
    )
    owed = ledger.head_of(ports, account.id).owed("guarantor")
    pay(ports, account, owed, "rest")
    assert {step.outcome for step in nights(ports, 60)} <= {Outcome.NOTHING_OVERDUE}
    assert actions.dunning_of(ports, account.id).next_step is None


def test_a_step_without_a_letter_is_one_item_and_the_step_before_it_is_kept_first() -> None:
    ports = make_office()
    account = enroll(ports)
    owe(ports, account, 100_00, YESTERDAY)
    sizes: list[list[str]] = []
    ports.tables.fault = lambda step, writes: sizes.append([w.sk for w in writes]) if step == "before" else None
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
    actions.place_dunning_hold(ports, account.id, DunningHoldReason.PLAN, "", None, "k", REP)
    assert [actions.advance_account(ports, account.id, day) for day in days] == decided
    kept = actions.dunning_of(ports, account.id).steps
    assert sorted(kept, key=lambda step: step.on) == sorted(decided, key=lambda step: step.on)
