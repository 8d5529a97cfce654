"""The door of the day sheet."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from chalicelib.kernel.languages import Language
from chalicelib.ledger.actions import today
from chalicelib.reports.api.books import AsOf
from chalicelib.reports.day_sheet import CASH, DaySheet, Moved, day_sheet
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import MoneyView, View

api = Api("day_sheet", "/api/v1/reports")


class DaySheetQuery(AsOf):
    """One day, and one currency or all."""

    currency: str = Field(default="", pattern="^(USD|SEK|PLN|EUR)?$")


class MovedView(View):
    """What one person moved by one method on the day, by kind; `net` is all of it."""

    currency: str
    method: str
    code: str
    by: str
    count: int
    posted: MoneyView
    voided: MoneyView
    returned: MoneyView
    refunded: MoneyView
    other: MoneyView
    net: MoneyView

    @classmethod
    def of(cls, one: Moved, language: Language) -> MovedView:
        """Write a line for a reader."""

        def money(minor: int) -> MoneyView:
            return MoneyView.of(minor, one.currency, language)

        kinds = {kind: money(minor) for kind, minor in one.minors.items()}
        told: dict[str, Any] = {**kinds, "code": CASH + one.method, "net": money(one.net_minor)}
        return cls(currency=one.currency, method=one.method, by=one.by, count=one.count, **told)


class DaySumView(View):
    """What a method moved on the day, of all persons, and what the day's journal says of its ledger account."""

    sum: MovedView
    booked: MoneyView
    ties: bool


class DaySheetView(View):
    """The day sheet: lines by method and person, sums by method. `whole` is false where a day has more entries than
    were read.
    """

    on: date
    lines: list[MovedView]
    sums: list[DaySumView]
    whole: bool

    @classmethod
    def of(cls, on: date, sheet: DaySheet, language: Language) -> DaySheetView:
        """Write a sheet for a reader."""
        sums = [
            DaySumView(
                sum=MovedView.of(one, language),
                booked=MoneyView.of(sheet.booked.get((one.currency, CASH + one.method), 0), one.currency, language),
                ties=sheet.ties(one),
            )
            for one in sheet.sums
        ]
        lines = [MovedView.of(one, language) for one in sheet.lines]
        return cls(on=on, lines=lines, sums=sums, whole=sheet.whole)


@api.get("/day-sheet", Permission.REPORT_READ)
def show_day_sheet(call: Call, query: DaySheetQuery) -> DaySheetView:
    """What a day moved on the cash and clearing accounts, by method and person."""
    on = query.on or today(call.ports)
    return DaySheetView.of(on, day_sheet(call.ports, on, currency=query.currency), call.language)
