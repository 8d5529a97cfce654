"""Taxes, discounts and the crosswalk over HTTP."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from chalicelib.catalog import actions
from chalicelib.catalog.actions import CrosswalkRow
from chalicelib.catalog.api.base import CodeText, DatedBody, RateBp, api, keyed
from chalicelib.catalog.model import CodeSystem, Crosswalk, DiscountRow, DiscountRule, TaxRounding, TaxRow, TaxRule
from chalicelib.catalog.rules import writing
from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.sentences import say
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView, Shape, ShortText, VersionOrNew, View
from chalicelib.web.shown import shown


class TaxBody(DatedBody):
    """A tax rule from a day on, rounded line by line or by rate and paper; an exemption has no rate."""

    rate_bp: RateBp
    exemption: str = Field(default="", max_length=500)
    source: str = Field(min_length=1, max_length=500)
    rounding: TaxRounding = TaxRounding.LINE


class DiscountBody(DatedBody):
    """A discount from a day on."""

    name: ShortText = Field(min_length=1)
    rate_bp: RateBp
    cap_bp: RateBp


class CrosswalkQuery(PageQuery):
    """Rows whose outside codes begin so."""

    begins: str = Field(default="", max_length=40)


class CrosswalkBody(Shape):
    """What an outside code is called in ours."""

    to_system: CodeSystem
    to_code: CodeText
    version: VersionOrNew


class TaxRuleView(View):
    """A tax rate from a day on, or why nothing is due."""

    rate_bp: int
    exemption: str
    source: str
    rounding: TaxRounding
    from_on: date
    until_on: date | None


class TaxView(View):
    """A tax code with its rules, oldest first."""

    tax_code: str
    rules: list[TaxRuleView]
    version: int

    @classmethod
    def of(cls, row: TaxRow) -> TaxView:
        """Show a tax code."""
        return shown(cls, row)


class DiscountRuleView(View):
    """A discount from a day on: its rate, and up to where it needs no approval."""

    name: str
    rate_bp: int
    cap_bp: int
    from_on: date
    until_on: date | None


class DiscountView(View):
    """A discount with its rules, oldest first."""

    key: str
    rules: list[DiscountRuleView]
    version: int

    @classmethod
    def of(cls, row: DiscountRow) -> DiscountView:
        """Show a discount."""
        return shown(cls, row)


class CrosswalkView(View):
    """What an outside code is called in ours."""

    from_system: str
    from_code: str
    to_system: CodeSystem
    to_code: str
    version: int

    @classmethod
    def of(cls, found: CrosswalkRow) -> CrosswalkView:
        """Show a row of the crosswalk."""
        return shown(cls, found.row, version=found.version)


@api.get("/taxes", Permission.CATALOG_READ)
def list_taxes(call: Call) -> list[TaxView]:
    """All tax codes with their rules."""
    return [TaxView.of(row) for row in actions.list_taxes(call.ports)]


@api.put("/taxes/{tax_code}", Permission.CATALOG_WRITE)
def put_tax(call: Call, tax_code: str, body: TaxBody) -> TaxView:
    """Set a tax rule from a day on."""
    if body.exemption and body.rate_bp:
        raise Invalid("exemption_with_rate", say("An exemption has no rate."), {"rate_bp": say("Write 0.")})
    rule = TaxRule(keyed(tax_code), body.rate_bp, body.period(), body.exemption, body.source, body.rounding)
    return TaxView.of(actions.put_tax(call.ports, rule, body.version, call.actor))


@api.get("/discounts", Permission.CATALOG_READ)
def list_discounts(call: Call) -> list[DiscountView]:
    """All discounts with their rules."""
    return [DiscountView.of(row) for row in actions.list_discounts(call.ports)]


@api.put("/discounts/{key}", Permission.CATALOG_WRITE)
def put_discount(call: Call, key: str, body: DiscountBody) -> DiscountView:
    """Set a discount from a day on: its rate, and up to where it needs no approval."""
    rule = DiscountRule(keyed(key), body.name, body.rate_bp, body.cap_bp, body.period())
    return DiscountView.of(actions.put_discount(call.ports, rule, body.version, call.actor))


@api.get("/crosswalk", Permission.CATALOG_READ)
def list_crosswalk_systems(call: Call) -> list[str]:
    """The other code systems that have a crosswalk."""
    return actions.list_systems(call.ports)


@api.get("/crosswalk/{from_system}", Permission.CATALOG_READ)
def list_crosswalk(call: Call, from_system: str, query: CrosswalkQuery) -> PageView[CrosswalkView]:
    """One page of what codes of another system are called in ours."""
    if not writing.OTHER_SYSTEM.fullmatch(from_system):
        return PageView(items=[])
    page = actions.list_crosswalk(call.ports, from_system, query.limit, query.cursor, begins=query.begins)
    return PageView(items=[CrosswalkView.of(row) for row in page.items], cursor=page.cursor)


@api.put("/crosswalk/{from_system}/{from_code}", Permission.CATALOG_WRITE)
def put_crosswalk(call: Call, from_system: str, from_code: str, body: CrosswalkBody) -> CrosswalkView:
    """Say what a code of another system is called in ours."""
    if not (writing.OTHER_SYSTEM.fullmatch(from_system) and writing.OTHER_CODE.fullmatch(from_code)):
        raise Invalid("bad_code", say("Write the other system's short name and code."))
    to_code = writing.spelled(body.to_system, body.to_code)
    if not actions.code_history(call.ports, body.to_system, to_code):
        raise Invalid(
            "code_unknown", say("No release has this code."), {"to_code": say("Load the release that has it first.")}
        )
    row = Crosswalk(from_system, from_code, body.to_system, to_code)
    return CrosswalkView.of(actions.put_crosswalk(call.ports, row, body.version, call.actor))
