"""Routes of merging: looking, doing, undoing, for accounts and for the clients of one."""

from __future__ import annotations

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.api.views import ClientView
from chalicelib.merging import actions
from chalicelib.merging.api.doors import api
from chalicelib.merging.api.shapes import MergeIn, MergePreviewIn, MergePreviewView, MergesView, MergeView, ReplaceIn
from chalicelib.privacy.actions import record_read
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission


@api.post("/accounts/{account_id}/merges/preview", Permission.ACCOUNT_MERGE, 200, reads="merge")
def preview_merge(call: Call, account_id: str, body: MergePreviewIn) -> MergePreviewView:
    """What merging an account into this one would do, and what stops it; the reading of both is recorded."""
    preview = actions.preview_merge(call.ports, body.merged, account_id, [pair.pair() for pair in body.pairs])
    record_read(call.ports, call.actor, body.merged, "merge", call.correlation_id)
    return MergePreviewView.of(preview, call.language)


@api.post("/accounts/{account_id}/merges", Permission.ACCOUNT_MERGE, moves_money=True)
def merge_accounts(call: Call, account_id: str, body: MergeIn) -> MergeView:
    """Merge an account into this one, as it was previewed; 409 when either changed since."""
    pairs = [pair.pair() for pair in body.pairs]
    given = (body.merged, account_id, body.mark, pairs, body.reason)
    return MergeView.of(actions.merge_accounts(call.ports, *given, call.actor), call.ports.clock.now())


@api.post("/accounts/{account_id}/merges/{merged_id}/split", Permission.ACCOUNT_MERGE, 200, moves_money=True)
def split_accounts(call: Call, account_id: str, merged_id: str) -> MergeView:
    """Undo a merge, while nothing was posted or changed since."""
    merge = actions.split_accounts(call.ports, account_id, merged_id, call.actor)
    return MergeView.of(merge, call.ports.clock.now())


@api.get("/accounts/{account_id}/merges", Permission.ACCOUNT_READ, reads="merges")
def list_merges(call: Call, account_id: str) -> MergesView:
    """The merges an account stands in: where it went, what came to it."""
    found, now = actions.merges_of(call.ports, account_id), call.ports.clock.now()
    return MergesView(items=[MergeView.of(merge, now) for merge in found])


@api.post("/accounts/{account_id}/clients/{client_id}/replace", Permission.ACCOUNT_MERGE, 200)
def replace_client(call: Call, account_id: str, client_id: str, body: ReplaceIn) -> ClientView:
    """Let another client's record stand for this one's too: both are one person."""
    versions = (body.version, body.survivor_version)
    given = (account_id, client_id, body.survivor, versions)
    return ClientView.of(enrollment.replace_client(call.ports, *given, call.actor))


@api.post("/accounts/{account_id}/clients/{client_id}/restore", Permission.ACCOUNT_MERGE, 200)
def restore_client(call: Call, account_id: str, client_id: str) -> ClientView:
    """Let two records be two persons again, while nothing was posted since."""
    return ClientView.of(enrollment.restore_client(call.ports, account_id, client_id, call.actor))
