"""Where an invoice stands, in one word: for lists, pages, the pay page and exports alike."""

from __future__ import annotations

from datetime import date
from typing import Final

from chalicelib.invoicing.model import InvoiceState, Stands
from chalicelib.kernel.values import dataclass

# The sums of the invoices that are late from a day on, by the day they are due and the month they are of.
LATE: Final = "invoices.late"


@dataclass(frozen=True, slots=True)
class Position:
    """What decides where an invoice stands: amounts of all its parties, in minor units.

    `unapplied_minor` and `debited_minor` are what of the open amount unapplied money covers, or is being debited just
    now (`rules/owed.py`); `disputed` says that the gateway withholds money paid on it; `written_off_minor` is given up.
    """

    state: InvoiceState
    due_on: date | None
    liable_minor: int
    open_minor: int
    credited_minor: int
    unapplied_minor: int = 0
    debited_minor: int = 0
    disputed: bool = False
    written_off_minor: int = 0


def stands(position: Position, on: date) -> Stands:
    """Say where an invoice stands on a civil day.

    Unapplied money counts as paid; money being debited does not yet, but nobody is late with it. A dispute comes first,
    because whatever else is true will change with its end. What is settled because some of it was given up is written
    off, whatever else was paid or credited.
    """
    if position.state is not InvoiceState.ISSUED:
        return Stands(position.state.value)
    if position.disputed:
        return Stands.DISPUTED
    left = position.open_minor - position.unapplied_minor
    if left <= 0:
        if position.written_off_minor:
            return Stands.WRITTEN_OFF
        return Stands.CREDITED if position.credited_minor and not position.liable_minor else Stands.PAID
    if position.due_on and position.due_on < on and left > position.debited_minor:
        return Stands.OVERDUE
    return Stands.PART_PAID if position.liable_minor > left else Stands.OPEN


# What a list may ask for beside a single word: several at once.
_SEVERAL: Final[dict[str, frozenset[Stands]]] = {
    "": frozenset(Stands),
    "unissued": frozenset({Stands.DRAFT, Stands.HELD}),
    "open": frozenset({Stands.OPEN, Stands.PART_PAID, Stands.OVERDUE}),
}


def is_listed(word: Stands, state: str) -> bool:
    """Whether an invoice that stands so is asked for: by its word, or as unissued, or as open (late or not)."""
    return word in _SEVERAL.get(state, ()) or (state not in _SEVERAL and word.value == state)


def due_of(payer: str) -> str:
    """The sums of what a payer has open by the day it is due, apart by the month of issue."""
    return f"invoices.due.{payer}"


def of_party(party: str) -> str:
    """The sums of the invoices on which a party owes something."""
    return f"invoices.of.{party}"
