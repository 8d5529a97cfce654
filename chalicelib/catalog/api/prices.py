"""Fee schedules over HTTP."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from chalicelib.catalog import actions
from chalicelib.catalog.api.base import (
    CodeText,
    DatedBody,
    ScheduleName,
    TaxCode,
    api,
    schedule_named,
)
from chalicelib.catalog.model import CodeSystem, FeeSchedule, Price, PriceAnswer, PriceReason, PriceRow
from chalicelib.catalog.rules import writing
from chalicelib.catalog.rules.writing import schedule_key
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import currency
from chalicelib.ledger.actions import today
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import CurrencyCode, MoneyView, NotNegativeMinor, PageQuery, PageView, Shape, TermDay, View
from chalicelib.web.shown import amounts, shown


class PriceQuery(Shape):
    """Which code, on which schedule ("cash" for the cash price), on which day."""

    system: CodeSystem
    code: CodeText
    schedule: ScheduleName = "cash"
    currency: CurrencyCode = "USD"
    on: TermDay | None = None


class RowsQuery(PageQuery):
    """Rows of one system and of codes that begin so."""

    system: CodeSystem | None = None
    begins: str = Field(default="", max_length=40)


class PriceBody(DatedBody):
    """A price from a day on."""

    system: CodeSystem
    code: CodeText
    unit_minor: NotNegativeMinor
    currency: CurrencyCode
    tax_code: TaxCode = ""


class PriceView(View):
    """A price and where it stands."""

    schedule: str
    unit: MoneyView
    from_on: date
    until_on: date | None
    tax_code: str

    @classmethod
    def of(cls, price: Price, language: Language) -> PriceView:
        """Show a price."""
        money = amounts(price.currency, language)
        return shown(cls, price, money, schedule=writing.schedule_name(price.schedule))


class PriceAnswerView(View):
    """What a code costs and why; `price` null when nothing says so."""

    on: date
    reason: PriceReason
    price: PriceView | None

    @classmethod
    def of(cls, answer: PriceAnswer, on: date, language: Language) -> PriceAnswerView:
        """Show an answer."""
        price = PriceView.of(answer.price, language) if answer.price else None
        return cls(on=on, reason=answer.reason, price=price)


class FeeScheduleView(View):
    """A fee schedule."""

    key: str
    name: str
    version: int

    @classmethod
    def of(cls, schedule: FeeSchedule) -> FeeScheduleView:
        """Show a fee schedule."""
        return shown(cls, schedule, key=writing.schedule_name(schedule.key))


class PriceRowView(View):
    """All prices of a code on a schedule, oldest first."""

    system: CodeSystem
    code: str
    currency: str
    prices: list[PriceView]
    version: int

    @classmethod
    def of(cls, row: PriceRow, language: Language) -> PriceRowView:
        """Show a row of a schedule."""
        prices = [PriceView.of(price, language) for price in row.prices]
        return shown(cls, row, prices=prices)


@api.get("/price", Permission.CATALOG_READ)
def get_price(call: Call, query: PriceQuery) -> PriceAnswerView:
    """What a code costs on a payer's schedule on a day, and why."""
    on = query.on or today(call.ports)
    schedule, unit = schedule_key(query.schedule), currency(query.currency)
    answer = actions.explain_price(call.ports, schedule, query.system, query.code, on, unit)
    return PriceAnswerView.of(answer, on, call.language)


@api.get("/fee-schedules", Permission.CATALOG_READ)
def list_fee_schedules(call: Call) -> list[FeeScheduleView]:
    """All fee schedules, the cash prices first."""
    return [FeeScheduleView.of(schedule) for schedule in actions.list_schedules(call.ports)]


@api.get("/fee-schedules/{schedule}/prices", Permission.CATALOG_READ)
def list_prices(call: Call, schedule: str, query: RowsQuery) -> PageView[PriceRowView]:
    """One page of a fee schedule, in order of its codes."""
    page = actions.list_prices(
        call.ports, schedule_named(schedule), query.limit, query.cursor, system=query.system, begins=query.begins
    )
    return PageView(items=[PriceRowView.of(row, call.language) for row in page.items], cursor=page.cursor)


@api.put("/fee-schedules/{schedule}/prices", Permission.CATALOG_WRITE)
def put_price(call: Call, schedule: str, body: PriceBody) -> PriceRowView:
    """Set what a code costs on a fee schedule, from a day on."""
    price = _price(schedule, body)
    if bad := actions.price_doubts(call.ports)(price):
        raise Invalid("price_doubtful", bad.reason, {bad.column: bad.mend})
    return PriceRowView.of(actions.put_price(call.ports, price, body.version, call.actor), call.language)


def _price(schedule: str, body: PriceBody) -> Price:
    code = writing.spelled(body.system, body.code)
    unit, period = currency(body.currency), body.period()
    return Price(schedule_named(schedule), body.system, code, body.unit_minor, unit, period, body.tax_code)
