"""What is written off, and what waits for an approval, goes with its account, and is decided and taken back there."""

from __future__ import annotations

import pytest

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice, WriteOff, WriteOffReason, WriteOffState, WriteOffWanted
from chalicelib.kernel.errors import NotFound
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from tests.fakes.merging import Twice
from tests.fakes.office import REP, SUPERVISOR


def asked(desk: Twice, invoice: Invoice) -> WriteOff:
    wanted = WriteOffWanted(GUARANTOR, invoice.total_minor, WriteOffReason.DECEASED)
    return invoicing.write_off(desk.ports, desk.account.id, invoice.id, wanted, REP, desk.key())


def test_a_write_off_is_taken_back_on_the_account_it_went_to() -> None:
    desk = Twice()
    invoice = desk.bill()
    given_up = desk.write_off(invoice)
    desk.merge()
    desk.both_tie()
    one = (desk.account.id, invoice.id, given_up.id)
    assert invoicing.write_off_of(desk.ports, *one).booked_in == desk.first.id
    assert desk.take_back(given_up).state is WriteOffState.TAKEN_BACK
    entry = ledger.journal(desk.ports, desk.account.id)[-1]
    assert (entry.reason, entry.reverses) == ("write_off_taken_back", None)  # what it mirrors stands in another journal
    assert desk.open(invoice) == 12_000
    desk.both_tie()


def test_a_request_that_waits_is_approved_on_the_account_it_went_to_and_nowhere_else() -> None:
    desk = Twice()
    invoice = desk.bill()
    waits = asked(desk, invoice)
    desk.merge()
    approve = (invoice.id, waits.id, SUPERVISOR, "approve-1")
    with pytest.raises(NotFound):
        invoicing.approve_write_off(desk.ports, desk.first.id, *approve)
    given_up = invoicing.approve_write_off(desk.ports, desk.account.id, *approve)
    assert (given_up.state, given_up.booked_in, desk.open(invoice)) == (WriteOffState.POSTED, "", 0)
    desk.both_tie()


def test_split_again_what_was_written_off_before_is_as_before() -> None:
    desk = Twice()
    invoice = desk.bill()
    given_up = desk.write_off(invoice)
    desk.merge()
    desk.split()
    assert invoicing.write_off_of(desk.ports, desk.first.id, invoice.id, given_up.id).booked_in == ""
    desk.take_back(given_up)
    assert ledger.journal(desk.ports, desk.first.id)[-1].reverses == given_up.entry_version
    desk.both_tie()
