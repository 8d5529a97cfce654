"""Lists as CSV files, and the papers of their rows as one file: ask for one, see how far it is, take it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from chalicelib.catalog.api.base import ScheduleName
from chalicelib.invoicing.actions import must_be_a_period
from chalicelib.kernel.errors import Invalid, NotAllowed
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.sentences import UNSAID, Said, say
from chalicelib.reports import actions
from chalicelib.reports.api.books import AgeingWanted, AsOf, JournalQuery
from chalicelib.reports.api.lists import asked_of
from chalicelib.reports.exports.listings import LISTINGS
from chalicelib.reports.exports.model import UNKNOWN, Export, ExportState
from chalicelib.reports.exports.rules import PAPERS_MOST, ends_at, state_now
from chalicelib.reports.lists import list_of
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.lists import query_of
from chalicelib.web.permissions import Permission, may
from chalicelib.web.shapes import AskedDay, Id, Sentence, Shape, View, fitted

api = Api("exports", "/api/v1/exports")


class SearchesOf(Shape):
    """Whose searches among all clients."""

    subject: Annotated[str, Field(min_length=1, max_length=128)]


class PricesOf(Shape):
    """Which fee schedule."""

    schedule: ScheduleName = "cash"


class ImportOf(Shape):
    """Which import's findings."""

    import_id: Id


OTHERS: Final[Mapping[str, type[Shape]]] = {  # what is written out beside the lists themselves
    "ageing": AgeingWanted,
    "journal": JournalQuery,
    "trial-balance": AsOf,
    "searches": SearchesOf,
    "prices": PricesOf,
    "import-findings": ImportOf,
}


Listed = Literal[
    "clients",
    "invoices",
    "write-offs",
    "payments",
    "accounts",
    "ageing",
    "journal",
    "trial-balance",
    "searches",
    "prices",
    "import-findings",
    "invoice-papers",
    "receipts",
    "statements",
]

# Whose rows' papers are asked for, by the list that has them.
PAPERS_OF: Final[Mapping[str, str]] = {"invoice-papers": "invoices", "receipts": "payments", "statements": "accounts"}


ONLY_MOST: Final = 500  # rows chosen by hand; more are asked for by a filter
Chosen = Annotated[list[Id], Field(default_factory=list, max_length=ONLY_MOST)]


class Period(Shape):
    """From which day to which a statement tells."""

    from_on: AskedDay
    to_on: AskedDay


class ExportIn(Shape):
    """Which list, under which filter (the fields of that list's query); `only` are the ids of the rows chosen of it.

    `invoice-papers`, `receipts` and `statements` are the papers of the rows of invoices, payments and accounts as one
    file; a statement's `from_on` and `to_on` stand in its filter.
    """

    list: Listed
    filter: dict[str, str | bool | int | None] = Field(default_factory=dict, max_length=12)
    only: Chosen


class ExportView(View):
    """A list that was asked for as a file, or the papers of its rows: `rows` says how many, `left_out` of how many rows
    there is none. `percent` is of the list read so far, null where nobody knows; `failed` says what to do about one
    that could not be written.
    """

    id: str
    list: str
    filter: dict[str, str | bool | int | None]
    on: date
    by: str
    asked_at: datetime
    ends_at: datetime
    state: ExportState
    rows: int
    only: tuple[str, ...]
    left_out: int
    percent: int | None
    size: int
    failed: Sentence

    @classmethod
    def of(cls, export: Export, now: datetime) -> ExportView:
        """Show an export as it stands."""
        state = state_now(export, now)
        return cls(
            id=export.id,
            list=export.list,
            filter=export.asked,
            on=export.on,
            by=export.subject,
            asked_at=export.asked_at,
            ends_at=ends_at(export),
            state=state,
            rows=export.rows,
            only=export.only,
            left_out=export.left_out,
            percent=None if export.percent == UNKNOWN else export.percent,
            size=export.size,
            failed=FAILED[export.why] if state is ExportState.FAILED else UNSAID,
        )


FAILED: Final[Mapping[str, Said]] = {
    "": say("The file could not be written to its end. Ask for it again; if that fails too, tell your supervisor."),
    "no_papers": say("There is no paper of any of these. Choose others, and ask again."),
    "too_many": say("More than {most} papers go into no file. Narrow the list, and ask again.", most=PAPERS_MOST),
}


class FileView(View):
    """Where a file can be fetched from, for five minutes."""

    url: str


def _must_be_allowed(call: Call, name: str) -> None:
    """What may be written out is what may be seen. NotAllowed `not_permitted`."""
    for permission in LISTINGS[name].permissions:
        if not may(call.actor, permission):
            raise NotAllowed(
                "not_permitted", say("Your role does not include {permission}.", permission=permission.value)
            )


def _must_be_a_list(body: ExportIn) -> None:
    """Rows are chosen of a list; a report is its lines together. Invalid `rows_not_chosen_here`."""
    if body.only and body.list in OTHERS:
        message = say("Rows cannot be chosen of this report. Ask for all of it, or narrow it by its filter.")
        raise Invalid("rows_not_chosen_here", message)


def _asked(call: Call, name: str, asked: Mapping[str, Any], only: Collection[str] = ()) -> ExportView:
    _must_be_allowed(call, name)
    given = "idempotency-key" in call.headers
    key = call.idempotency_key if given else new_id("key", call.ports.clock.now())
    export = actions.ask_export(call.ports, name, asked, call.language, key, call.actor, only=only)
    return ExportView.of(export, call.ports.clock.now())


@api.post("", Permission.EXPORT, heeds_key=True)
def ask_export(call: Call, body: ExportIn) -> ExportView:
    """Ask for a filtered list as CSV: a short one is ready in the answer, a long one is written in parts."""
    _must_be_a_list(body)
    return _asked(call, body.list, _filter_of(call, body), body.only)


def _filter_of(call: Call, body: ExportIn) -> dict[str, Any]:
    """What is asked of a list, in the shapes of its own door. Invalid `period_invalid`."""
    if body.list in OTHERS:
        return asked_of(fitted(OTHERS[body.list], body.filter, call.today))
    shape = query_of(list_of(PAPERS_OF.get(body.list, body.list)))
    if body.list != "statements":
        return asked_of(fitted(shape, body.filter, call.today))
    days = {name: value for name, value in body.filter.items() if name in Period.model_fields}
    period = fitted(Period, days, call.today)
    must_be_a_period(period.from_on, period.to_on)
    rest = {name: value for name, value in body.filter.items() if name not in days}
    return {**asked_of(fitted(shape, rest, call.today)), **period.model_dump(mode="json")}


@api.post("/load-findings/{load_id}", Permission.CATALOG_READ, heeds_key=True)
def ask_findings(call: Call, load_id: str) -> ExportView:
    """Ask for everything found wrong with a file of the catalog, as CSV."""
    return _asked(call, "load-findings", {"load_id": load_id})


@api.get("", Permission.SIGNED_IN)
def list_exports(call: Call) -> list[ExportView]:
    """What the caller asked for in the last two weeks, the latest first."""
    now = call.ports.clock.now()
    return [ExportView.of(export, now) for export in actions.exports_of(call.ports, call.actor)]


@api.get("/{export_id}", Permission.SIGNED_IN)
def get_export(call: Call, export_id: str) -> ExportView:
    """How far an export of the caller's own is."""
    return ExportView.of(actions.export_of(call.ports, export_id, call.actor), call.ports.clock.now())


@api.post("/{export_id}/file", Permission.SIGNED_IN)
def take_export(call: Call, export_id: str) -> FileView:
    """Take a file that is ready: for who asked for it, and only while they still may."""
    _must_be_allowed(call, actions.export_of(call.ports, export_id, call.actor).list)
    return FileView(url=actions.take_export(call.ports, export_id, call.actor, call.correlation_id))
