"""How far a day may lie, how large one amount may be, and how days are counted on without running off the calendar.

Doors and files ask the same table. It bounds what is typed in; sums have no bound, and what was stored before stays
readable, because counting on stops at the calendar's ends.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from chalicelib.kernel.sentences import UNSAID, Said, say
from chalicelib.kernel.values import dataclass

D = TypeVar("D", date, datetime)

# Minor units: 1,000,000.00. Above it two people stand behind an amount (docs/decisions/large-amounts.md); our own
# limit, above any but a hospital's largest bills.
AMOUNT_ALONE: Final = 10**8
# Minor units: 100,000,000.00. The most one amount may be at all. Ninety thousand of these sum below 2**53, the largest
# whole number that every browser holds exactly (Number.MAX_SAFE_INTEGER of ECMAScript).
AMOUNT_MAX: Final = 10**10
ID_MAX: Final = 128  # characters of an id in an address; our own are 30, outside ones up to 64

_ENDS: Final = (date.min, date.max)


def later(day: D, days: int) -> D:
    """The day (or moment) so many days on, or back for a negative number; the calendar's first or last at its ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        edge = _ENDS[days > 0]
        if isinstance(day, datetime):
            return datetime.combine(edge, day.timetz())
        return edge


def earlier(day: D, days: int) -> D:
    """The day (or moment) so many days back; the calendar's first at its end."""
    return later(day, -days)


@dataclass(frozen=True, slots=True)
class Horizon:
    """Between which days one kind of day lies: from `first` on, or from `back` days before today, to `ahead` after."""

    ahead: int
    back: int | None = None
    first: date = date(1900, 1, 1)

    def span(self, today: date) -> tuple[date, date]:
        """The first and the last day there may be, seen from today."""
        first = self.first if self.back is None else max(self.first, earlier(today, self.back))
        return first, later(today, self.ahead)

    def fault(self, day: date, today: date) -> Said:
        """Why a day cannot be, in words for who typed it; empty when it can."""
        first, last = self.span(today)
        if day < first:
            return say("The earliest day here is {first}.", first=first)
        if day > last:
            return say("The latest day here is {last}.", last=last)
        return UNSAID


YEAR: Final = 366  # days, so that a year is never cut short

# Our own limits, each wider than any true case known to us; what is right within them the rooms' rules say.
BORN: Final = Horizon(ahead=0, first=date(1850, 1, 1))  # birth and death; ages are checked by enrollment
SERVED: Final = Horizon(ahead=YEAR)  # services, booked ahead too; old ones come by import
RECEIVED: Final = Horizon(ahead=0, back=10 * YEAR)  # money at the desk: ten years cover any period still open to audit
PROMISED: Final = Horizon(ahead=YEAR, back=YEAR)  # the past is refused by the rule itself, with a better reason
HELD: Final = Horizon(ahead=3 * YEAR, back=YEAR)  # holds: the longest debt restructuring (Sweden's) runs three years
PREVIEWED: Final = Horizon(ahead=31, back=YEAR)  # letters ahead: each day costs a walk through the agenda
TERM: Final = Horizon(ahead=100 * YEAR)  # coverages, prices, taxes, code lists: files write 2099 for "no end"
ASKED: Final = Horizon(ahead=10 * YEAR)  # reports and filters
IN_FILE: Final = Horizon(ahead=0)  # what an imported row says has happened


def amount_fault(minor: int) -> Said:
    """Why an amount (minor units) cannot be: beyond what one amount may be. Empty when it can."""
    if abs(minor) > AMOUNT_MAX:
        return say("The amount is larger than one amount may be. Check the number.")
    return UNSAID


def alone_fault(minor: int) -> Said:
    """Why one person may not book an amount (minor units) alone. Empty when they may."""
    if abs(minor) > AMOUNT_ALONE:
        return say("Amounts above {limit} are for a supervisor to enter.", limit=AMOUNT_ALONE // 100)
    return UNSAID
