"""Who is on the phone may hold reminders for a while; who answers for dunning decides on longer."""

from __future__ import annotations

from datetime import date
from typing import Final

from chalicelib.collections.model import DunningHold
from chalicelib.kernel.errors import NotAllowed
from chalicelib.kernel.horizons import later
from chalicelib.kernel.sentences import say

# Thirty days are what a lender leaves alone a customer who works on a way to pay (FCA Handbook, CONC 7.3.12G).
SHORT_HOLD_DAYS: Final = 30


def check_hold(until_on: date | None, today: date, *, any_length: bool) -> None:
    """A representative holds reminders for at most thirty days; a longer hold, or one until lifted, is a supervisor's.

    Raises NotAllowed `hold_needs_supervisor`.
    """
    last = later(today, SHORT_HOLD_DAYS)
    if not any_length and (until_on is None or until_on > last):
        text = say("Hold until {day} at the latest. Ask a supervisor for a longer hold.", day=last.isoformat())
        raise NotAllowed("hold_needs_supervisor", text, {"until_on": text})


def check_promise(promised_on: date, today: date, *, any_length: bool) -> None:
    """A promise holds reminders too: a representative notes one for at most thirty days ahead.

    Raises NotAllowed `promise_needs_supervisor`.
    """
    last = later(today, SHORT_HOLD_DAYS)
    if not any_length and promised_on > last:
        text = say("Take a promise for {day} at the latest. Ask a supervisor for a later day.", day=last.isoformat())
        raise NotAllowed("promise_needs_supervisor", text, {"promised_on": text})


def check_lift(hold: DunningHold, who: str, *, any_length: bool) -> None:
    """A representative lifts the holds they placed themself. Raises NotAllowed `hold_of_another`."""
    if not any_length and hold.placed_by != who:
        raise NotAllowed("hold_of_another", say("Somebody else placed this hold. Ask a supervisor to lift it."))
