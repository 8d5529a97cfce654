"""Lists as CSV files: ask for one, see how far it is, take it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from chalicelib.catalog.api.base import ScheduleName
from chalicelib.kernel.errors import Invalid, NotAllowed
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.sentences import UNSAID, say
from chalicelib.reports import actions
from chalicelib.reports.api.books import AgeingWanted, AsOf, JournalQuery
from chalicelib.reports.api.lists import asked_of
from chalicelib.reports.exports.listings import LISTINGS
from chalicelib.reports.exports.model import UNKNOWN, Export, ExportState
from chalicelib.reports.exports.rules import ends_at, state_now
from chalicelib.reports.lists import list_of
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.lists import query_of
from chalicelib.web.permissions import Permission, may
from chalicelib.web.shapes import Id, Sentence, Shape, View, fitted

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
    "payments",
    "accounts",
    "ageing",
    "journal",
    "trial-balance",
    "searches",
    "prices",
    "import-findings",
]


ONLY_MOST: Final = 500  # rows chosen by hand; more are asked for by a filter
Chosen = Annotated[list[Id], Field(default_factory=list, max_length=ONLY_MOST)]


class ExportIn(Shape):
    """Which list, under which filter (the fields of that list's query); `only` are the ids of the rows chosen of it."""

    list: Listed
    filter: dict[str, str | bool | int | None] = Field(default_factory=dict, max_length=12)
    only: Chosen


class ExportView(View):
    """A list that was asked for as a file. `percent` is of the list read so far, null where nobody knows; `failed` says
    what to do about one that could not be written.
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
            percent=None if export.percent == UNKNOWN else export.percent,
            size=export.size,
            failed=FAILED if state is ExportState.FAILED else UNSAID,
        )


FAILED: Final = say(
    "The file could not be written to its end. Ask for it again; if that fails too, tell your supervisor."
)


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
    shape = OTHERS[body.list] if body.list in OTHERS else query_of(list_of(body.list))
    _must_be_a_list(body)
    return _asked(call, body.list, asked_of(fitted(shape, body.filter, call.today)), body.only)


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
