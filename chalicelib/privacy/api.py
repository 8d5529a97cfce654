"""The audit trail over HTTP."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from chalicelib.privacy import actions
from chalicelib.privacy.model import Proof, Told
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView, Shape, View
from chalicelib.web.shown import shown

api = Api("privacy", "/api/v1")


class AuditEntryView(View):
    """Who did what when: `part` of the entry at `place`. `fields` names what changed, never its content."""

    place: int
    part: int
    at: datetime
    who: str
    verb: str
    kind: str
    item: str
    request: str
    fields: list[str]

    @classmethod
    def of(cls, told: Told) -> AuditEntryView:
        """Show one deed."""
        return shown(cls, told.deed, place=told.place, part=told.part)


class ProofView(View):
    """Whether a trail holds. `upto`: the last place that was proved; while it is not `whole`, ask again `since` there.
    `broken_at`: the first place that does not hold, 0 for none; `fault` says why: missing, seal, anchor or cut.
    """

    upto: int
    whole: bool
    broken_at: int
    fault: str

    @classmethod
    def of(cls, proof: Proof) -> ProofView:
        """Show a proof."""
        fault = proof.fault
        return shown(cls, proof, broken_at=fault.place if fault else 0, fault=fault.kind if fault else "")


class TrailQuery(PageQuery):
    """A page of a trail; of the `changes` alone, it may be short."""

    changes: bool = False


class ProofQuery(Shape):
    """From which place on a trail is proved."""

    since: int = Field(default=1, ge=1, le=1_000_000_000)


@api.get("/audit/searches/{subject}", Permission.AUDIT_READ)
def read_searches(call: Call, subject: str, query: PageQuery) -> PageView[AuditEntryView]:
    """When a staff member searched among all clients and how many were found (`item`), latest first."""
    page = actions.trail(call.ports, actions.searches_of(subject), query.limit, query.cursor)
    return PageView(items=[AuditEntryView.of(entry) for entry in page.items], cursor=page.cursor)


@api.get("/audit/searches/{subject}/proof", Permission.AUDIT_READ)
def prove_searches(call: Call, subject: str, query: ProofQuery) -> ProofView:
    """Whether the trail of a staff member's searches holds, in parts when it is long."""
    return ProofView.of(actions.prove_chain(call.ports, actions.searches_of(subject), query.since))


@api.get("/accounts/{account_id}/audit", Permission.AUDIT_READ, reads="audit")
def read_trail(call: Call, account_id: str, query: TrailQuery) -> PageView[AuditEntryView]:
    """Who saw and changed an account, latest first."""
    page = actions.trail(call.ports, account_id, query.limit, query.cursor, changes=query.changes)
    return PageView(items=[AuditEntryView.of(entry) for entry in page.items], cursor=page.cursor)


@api.get("/accounts/{account_id}/audit/proof", Permission.AUDIT_READ, reads="audit_proof")
def prove_trail(call: Call, account_id: str, query: ProofQuery) -> ProofView:
    """Whether an account's trail holds, in parts when it is long."""
    return ProofView.of(actions.prove_chain(call.ports, account_id, query.since))
