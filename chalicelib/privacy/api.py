"""The audit trail over HTTP."""

from __future__ import annotations

from datetime import datetime

from chalicelib.privacy import actions
from chalicelib.privacy.model import AuditEntry
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView, View

api = Api("privacy", "/api/v1")


class AuditEntryView(View):
    """Who did what when. `fields` names what changed, never its content."""

    place: int
    at: datetime
    who: str
    verb: str
    kind: str
    item: str
    request: str
    fields: list[str]

    @classmethod
    def of(cls, entry: AuditEntry) -> AuditEntryView:
        """Show one entry."""
        deed = entry.deed
        return cls(
            place=entry.place,
            at=deed.at,
            who=deed.who,
            verb=deed.verb,
            kind=deed.kind,
            item=deed.item,
            request=deed.request,
            fields=list(deed.fields),
        )


@api.get("/audit/searches/{subject}", Permission.AUDIT_READ)
def read_searches(call: Call, subject: str, query: PageQuery) -> PageView[AuditEntryView]:
    """When a staff member searched among all clients and how many were found (`item`), latest first."""
    page = actions.trail(call.ports, actions.searches_of(subject), query.limit, query.cursor)
    return PageView(items=[AuditEntryView.of(entry) for entry in page.items], cursor=page.cursor)


@api.get("/accounts/{account_id}/audit", Permission.AUDIT_READ, reads="audit")
def read_trail(call: Call, account_id: str, query: PageQuery) -> PageView[AuditEntryView]:
    """Who saw and changed an account, latest first."""
    page = actions.trail(call.ports, account_id, query.limit, query.cursor)
    return PageView(items=[AuditEntryView.of(entry) for entry in page.items], cursor=page.cursor)
