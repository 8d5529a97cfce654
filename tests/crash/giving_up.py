"""The jobs of writing off: at once, asked of another, approved, refused, taken back."""

from __future__ import annotations

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import WriteOffReason, WriteOffWanted
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import GUARANTOR
from tests.crash.jobs import Facts, an_invoice, job, paid
from tests.fakes.office import REP, SUPERVISOR


def _small(minor: int) -> WriteOffWanted:
    return WriteOffWanted(GUARANTOR, minor, WriteOffReason.SMALL_BALANCE)


def a_small_balance(ports: Ports, it: Facts) -> None:
    """An invoice of 120.00 of which 5.00 is left."""
    an_invoice(ports, it)
    paid(ports, it, 11_500)


@job(a_small_balance)
def write_off_a_small_balance(ports: Ports, it: Facts) -> object:
    return invoicing.write_off(ports, it.account.id, it["invoice"].id, _small(500), REP, "write-off-1")


@job(an_invoice)
def ask_for_a_write_off(ports: Ports, it: Facts) -> object:
    return invoicing.write_off(ports, it.account.id, it["invoice"].id, _small(12_000), REP, "write-off-1")


def a_write_off_that_waits(ports: Ports, it: Facts) -> None:
    """An invoice of 120.00, and somebody asked to write it off."""
    an_invoice(ports, it)
    it["asked"] = invoicing.write_off(ports, it.account.id, it["invoice"].id, _small(12_000), REP, "write-off-1")


@job(a_write_off_that_waits)
def approve_a_write_off(ports: Ports, it: Facts) -> object:
    one = (it.account.id, it["invoice"].id, it["asked"].id)
    return invoicing.approve_write_off(ports, *one, SUPERVISOR, "approve-1")


@job(a_write_off_that_waits)
def refuse_a_write_off(ports: Ports, it: Facts) -> object:
    one = (it.account.id, it["invoice"].id, it["asked"].id)
    return invoicing.refuse_write_off(ports, *one, SUPERVISOR, "refuse-1")


def a_write_off(ports: Ports, it: Facts) -> None:
    """A small balance that was written off."""
    a_small_balance(ports, it)
    it["given_up"] = invoicing.write_off(ports, it.account.id, it["invoice"].id, _small(500), REP, "write-off-1")


@job(a_write_off)
def take_a_write_off_back(ports: Ports, it: Facts) -> object:
    one = (it.account.id, it["invoice"].id, it["given_up"].id)
    return invoicing.take_back_write_off(ports, *one, "paid after all", REP, "take-back-1")
