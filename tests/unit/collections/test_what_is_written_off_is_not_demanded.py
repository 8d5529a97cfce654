"""Dunning, pay links and statements know what was written off: nothing of it is asked for, until it is taken back."""

from __future__ import annotations

from datetime import date

import pytest

from chalicelib.collections import actions as collections
from chalicelib.collections.model import Outcome
from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import WriteOffReason, WriteOffWanted
from chalicelib.invoicing.rules.statement import statement
from chalicelib.kernel.errors import RuleBroken
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from tests.fakes.dunning import enroll, nights, owe
from tests.fakes.office import REP, SUPERVISOR, make_office
from tests.fakes.stream import stream_records

TODAY = date(2026, 3, 2)


def test_no_letter_goes_for_what_is_written_off_and_they_go_on_once_it_is_taken_back() -> None:
    ports = make_office()
    account = enroll(ports)
    invoice = owe(ports, account, 100_00, TODAY)
    assert [step.outcome for step in nights(ports, 6)].count(Outcome.REMIND) == 1
    wanted = WriteOffWanted(GUARANTOR, 100_00, WriteOffReason.BANKRUPTCY)
    asked = invoicing.write_off(ports, account.id, invoice.id, wanted, REP, "write-off-1")
    one = (account.id, invoice.id, asked.id)
    invoicing.approve_write_off(ports, *one, SUPERVISOR, "approve-1")
    assert [step for step in nights(ports, 60) if step.outcome is Outcome.REMIND] == []
    file = enrollment.account_file(ports, account.id)
    assert payments.guarantor_owes(ports, file.raws).owed_minor == 0
    with pytest.raises(RuleBroken, match="nothing to pay"):
        outreach.hand_out_link(ports, account.id, REP)
    invoicing.take_back_write_off(ports, *one, "the estate pays", REP, "take-back-1")
    collections.hear_stream(ports, stream_records(ports.tables))
    assert [step.outcome for step in nights(ports, 3)].count(Outcome.REMIND) == 1
    assert outreach.hand_out_link(ports, account.id, REP)


def test_a_statement_tells_of_the_write_off_and_of_its_way_back() -> None:
    ports = make_office()
    account = enroll(ports)
    invoice = owe(ports, account, 8_00, TODAY)
    wanted = WriteOffWanted(GUARANTOR, 8_00, WriteOffReason.SMALL_BALANCE)
    given_up = invoicing.write_off(ports, account.id, invoice.id, wanted, REP, "write-off-1")
    latest = ledger.latest_entries(ports, ledger.head_of(ports, account.id), TODAY)
    told = statement(latest, GUARANTOR, TODAY, TODAY)
    assert [(row.reason, row.minor, row.balance) for row in told.rows] == [("write_off", -800, 0)]
    assert (told.opening, told.closing) == (800, 0)
    invoicing.take_back_write_off(ports, account.id, invoice.id, given_up.id, "", REP, "take-back-1")
    latest = ledger.latest_entries(ports, ledger.head_of(ports, account.id), TODAY)
    back = statement(latest, GUARANTOR, TODAY, TODAY)
    assert (back.rows[-1].reason, back.closing) == ("write_off_taken_back", 800)
