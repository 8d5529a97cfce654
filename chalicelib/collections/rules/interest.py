"""Late interest: simple, day by day, split where the rate, the year or the principal changes; exact until the end."""

from __future__ import annotations

import calendar
import itertools
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.invoicing.rules.owed import OpenItem, owed
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import say
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED, Latest

_TABLE = Path(__file__).parent.parent / "tables" / "interest_rates.json"


@dataclass(frozen=True, slots=True)
class RateSeries:
    """Yearly percentages by period, of one dated rule."""

    key: str
    currency: str
    basis: str
    rates: tuple[tuple[Period, Decimal], ...]

    def on(self, day: date) -> Decimal:
        """The yearly percentage on a day. RuleBroken `rate_unknown` for a day that no published rate covers."""
        for period, percent in self.rates:
            if period.holds(day):
                return percent
        raise RuleBroken(
            "rate_unknown",
            say("No rate {key} is known for {day}: publish it before interest is charged.", key=self.key, day=day),
        )


Balances = Counter[tuple[str, str]]  # (ledger account, invoice) -> minor units


@dataclass(frozen=True, slots=True)
class Books:
    """What interest is reckoned on: what an account stands at, back to the first day of the interest, and the number
    and due day of the invoices it was owed on, by id.
    """

    latest: Latest
    invoices: Mapping[str, tuple[str, date | None]]


@dataclass(frozen=True, slots=True)
class Principal:
    """An amount that was owed for the days of `[from_on, until_on)`."""

    from_on: date
    until_on: date
    minor: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Interest of a stretch without any change: `minor` × `percent` × days / days of the year."""

    from_on: date
    until_on: date
    minor: int
    percent: Decimal

    @property
    def amount(self) -> Fraction:
        """The exact interest in minor units."""
        days = (self.until_on - self.from_on).days
        year = 366 if calendar.isleap(self.from_on.year) else 365
        return Fraction(self.percent) / 100 * self.minor * days / year


def interest(principals: Iterable[Principal], series: RateSeries) -> int:
    """Interest in whole minor units, rounded once, half up. RuleBroken `rate_unknown`."""
    exact = sum((piece.amount for piece in pieces(principals, series)), start=Fraction(0))
    whole = Decimal(exact.numerator) / Decimal(exact.denominator)
    return int(whole.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def pieces(principals: Iterable[Principal], series: RateSeries) -> list[Piece]:
    """Split principals at every change of rate and at year ends (365 or 366 days)."""
    found: list[Piece] = []
    for principal in principals:
        cuts = _cuts(principal, series)
        for begin, end in itertools.pairwise(cuts):
            found.append(Piece(begin, end, principal.minor, series.on(begin)))
    return found


def _cuts(principal: Principal, series: RateSeries) -> list[date]:
    years = range(principal.from_on.year + 1, principal.until_on.year + 1)
    changes = [date(year, 1, 1) for year in years]
    for period, _ in series.rates:
        changes += [period.from_on, *([period.until_on] if period.until_on else [])]
    inside = {day for day in changes if principal.from_on < day < principal.until_on}
    return sorted({principal.from_on, principal.until_on} | inside)


def principals(books: Books, invoice_id: str, party: str, from_on: date, until_on: date) -> list[Principal]:
    """What a party owed on an invoice, day by day of `[from_on, until_on)`, split where anything changed.

    Each day asks what "owed" means everywhere (`invoicing/rules/owed.py`): money that lay unapplied on that day
    counted on the oldest due first, and bears no interest while it does.
    """
    moves = _moves(books.latest, party, from_on, until_on)
    found, balances = [], Balances()
    for begin, end in itertools.pairwise([*sorted(moves), until_on]):
        balances.update(moves[begin])
        minor = _owed_of(books, balances, invoice_id)
        if minor:
            found.append(Principal(begin, end, minor))
    return found


def _moves(latest: Latest, party: str, from_on: date, until_on: date) -> dict[date, Balances]:
    """What moved a party's balances, by day; what stood at the end of the first day stands on it: what stands now,
    without what came later.
    """
    now = {(RECEIVABLE, subject): parties.get(party, 0) for subject, parties in latest.head.open.items()}
    moves = {from_on: Balances({**now, (UNAPPLIED, ""): -latest.head.unapplied(party)})}
    for entry in latest.entries:
        of_party = [leg for leg in entry.legs if leg.party == party and leg.code in (RECEIVABLE, UNAPPLIED)]
        for leg in of_party if entry.effective_on > from_on else ():
            place = (leg.code, leg.subject if leg.code == RECEIVABLE else "")
            moves[from_on][place] -= leg.minor
            if entry.effective_on < until_on:
                moves.setdefault(entry.effective_on, Balances())[place] += leg.minor
    return moves


def _owed_of(books: Books, balances: Balances, invoice_id: str) -> int:
    items = [
        OpenItem(subject, *books.invoices.get(subject, ("", None)), minor)
        for (code, subject), minor in balances.items()
        if code == RECEIVABLE and minor > 0
    ]
    owing = owed(items, -balances[UNAPPLIED, ""]).on_invoice(invoice_id)
    return owing.owed_minor if owing else 0


@cache
def rate_series() -> dict[str, RateSeries]:
    """The dated interest rules by key (`tables/interest_rates.json`)."""
    rows = json.loads(_TABLE.read_text(encoding="utf-8"))["rates"]
    return {row["key"]: _series(row) for row in rows}


def _series(row: dict[str, Any]) -> RateSeries:
    add = Decimal(row["add"])
    rates = tuple((_period(part), Decimal(part["rate"]) + add) for part in row["series"])
    return RateSeries(row["key"], row["currency"], row["basis"], rates)


def _period(part: dict[str, Any]) -> Period:
    return Period(date.fromisoformat(part["from"]), date.fromisoformat(part["until"]) if part["until"] else None)
