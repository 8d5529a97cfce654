"""Codes over HTTP: search, look up, the office's services, releases."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from chalicelib.catalog import actions
from chalicelib.catalog.api.base import ScheduleName, api, system_named
from chalicelib.catalog.api.prices import PriceView
from chalicelib.catalog.model import Code, CodeSystem, Edition, Found, Listed, Named, Price
from chalicelib.catalog.rules import writing
from chalicelib.catalog.rules.cells import NAME_MAX
from chalicelib.catalog.rules.dates import holding
from chalicelib.catalog.rules.writing import schedule_key
from chalicelib.kernel.errors import Invalid, NotFound
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import currency
from chalicelib.kernel.sentences import say
from chalicelib.ledger.actions import today
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import CurrencyCode, Shape, TermDay, VersionOrNew, View
from chalicelib.web.shown import shown


class SearchQuery(Shape):
    """What to look for; `priced` needs `schedule` and `currency`."""

    q: str = Field(default="", max_length=100)
    system: list[CodeSystem] = Field(default=[])
    on: TermDay | None = None
    billable: bool = False
    limit: int = Field(default=20, ge=1, le=100)
    schedule: ScheduleName | None = None
    currency: CurrencyCode | None = None
    priced: bool = False


class OnQuery(Shape):
    """A civil date; today when left out."""

    on: TermDay | None = None


class CodeView(View):
    """A code, how people read it, and its price where one was asked for."""

    system: CodeSystem
    code: str
    display: str
    description: str
    billable: bool
    from_on: date
    until_on: date | None
    names: dict[Language, str]
    price: PriceView | None = None

    @classmethod
    def of(cls, code: Code, price: Price | None = None, language: Language = "en") -> CodeView:
        """Show a code."""
        display = writing.shown(code.system, code.code)
        return shown(cls, code, display=display, price=PriceView.of(price, language) if price else None)

    @classmethod
    def of_found(cls, found: Found, language: Language) -> CodeView:
        """Show a code that was found."""
        return cls.of(found.code, found.price, language)


class CodesView(View):
    """What was found, best first."""

    items: list[CodeView]


class CodeHistoryView(View):
    """The code on the day, if it held, and all it ever was."""

    on: date
    current: CodeView | None
    history: list[CodeView]


class ServiceBody(Shape):
    """One of the office's own services; `version` is that of the edition of the system `service`."""

    description: str = Field(min_length=1, max_length=2000)
    billable: bool = True
    version: VersionOrNew


class NamesBody(Shape):
    """What clients read of a code, by language; an empty one takes a name away, one that is left out stays.

    `version` is that of the edition of its system.
    """

    names: dict[Language, Annotated[str, Field(max_length=NAME_MAX)]]
    version: VersionOrNew


class ReleaseView(View):
    """One release of a code system."""

    effective_on: date
    name: str
    rows: int
    loaded_at: datetime


class EditionView(View):
    """A code system and its releases, oldest first."""

    system: CodeSystem
    releases: list[ReleaseView]
    version: int

    @classmethod
    def of(cls, edition: Edition) -> EditionView:
        """Show a code system."""
        return shown(cls, edition)


@api.get("/codes", Permission.CATALOG_READ)
def search_codes(call: Call, query: SearchQuery) -> CodesView:
    """Find codes while somebody types, best first."""
    return CodesView(items=[CodeView.of_found(one, call.language) for one in _found(call, query)])


def _found(call: Call, query: SearchQuery) -> list[Found]:
    return actions.search_codes(
        call.ports,
        query.q,
        query.on or today(call.ports),
        systems=query.system,
        billable=query.billable,
        limit=query.limit,
        schedule=schedule_key(query.schedule) if query.schedule is not None else None,
        currency=currency(query.currency) if query.currency else None,
        priced=query.priced,
    )


@api.get("/codes/{system}/{code}", Permission.CATALOG_READ)
def get_code(call: Call, system: str, code: str, query: OnQuery) -> CodeHistoryView:
    """What a code is on a day, and what it ever was."""
    history = actions.code_history(call.ports, system_named(system), code)
    if not history:
        raise NotFound("code_not_found", say("No release has this code."))
    on = query.on or today(call.ports)
    current = holding(history, on)
    views = [CodeView.of(one) for one in history]
    return CodeHistoryView(on=on, current=CodeView.of(current) if current else None, history=views)


@api.put("/services/{code}", Permission.CATALOG_WRITE)
def put_service(call: Call, code: str, body: ServiceBody) -> EditionView:
    """Add or change one of the office's own services, from today on."""
    spelled = writing.spelled(CodeSystem.SERVICE, code)
    if not writing.well_formed(CodeSystem.SERVICE, spelled):
        raise Invalid("bad_code", say("Write a service code of up to 20 letters, digits, points or hyphens."))
    service = Listed(spelled, body.description, body.billable)
    return EditionView.of(actions.put_service(call.ports, service, body.version, call.actor))


@api.put("/codes/{system}/{code}/names", Permission.CATALOG_WRITE)
def put_names(call: Call, system: str, code: str, body: NamesBody) -> EditionView:
    """Say what clients read of a code in their language; what is charged from now on bears it."""
    in_system = system_named(system)
    names = {language: " ".join(name.split()) for language, name in body.names.items()}
    named = Named(in_system, writing.spelled(in_system, code), names)
    return EditionView.of(actions.put_names(call.ports, named, body.version, call.actor))


@api.get("/releases", Permission.CATALOG_READ)
def list_releases(call: Call) -> list[EditionView]:
    """Every code system with the releases it is made of."""
    return [EditionView.of(edition) for edition in actions.editions(call.ports)]
