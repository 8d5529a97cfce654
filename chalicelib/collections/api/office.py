"""The office's doors: tomorrow's letters and the dunning policies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from chalicelib.collections import actions
from chalicelib.collections.api.doors import api
from chalicelib.collections.api.policies import PolicyIn, PolicyView
from chalicelib.collections.api.shapes import LetterView, PreviewQuery
from chalicelib.collections.rules.delivered import policy_from
from chalicelib.collections.walks import LeftOut
from chalicelib.kernel.horizons import later
from chalicelib.ledger import actions as ledger
from chalicelib.privacy.actions import record_list
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView, View
from chalicelib.web.shown import shown


class LeftOutView(View):
    """An account that the nights could not take, and since which day it waits."""

    account_id: str
    account_number: str
    guarantor: str
    since_on: date

    @classmethod
    def of(cls, left: LeftOut) -> LeftOutView:
        """Show an account that was left out."""
        return shown(cls, left, account_number=left.number)


@api.get("/collections/preview", Permission.COLLECTIONS_READ)
def preview_letters(call: Call, query: PreviewQuery) -> PageView[LetterView]:
    """The letters of a day before they go, tomorrow's by default; a page may be short and still have a cursor."""
    on = query.on or later(ledger.today(call.ports), 1)
    page = actions.preview_letters(call.ports, on, query.limit, query.cursor)
    _listed(call, "letters", {"on": on.isoformat()}, query.cursor, len(page.items))
    return PageView(items=[LetterView.of(letter, call.language) for letter in page.items], cursor=page.cursor)


@api.get("/collections/left-out", Permission.COLLECTIONS_READ)
def list_left_out(call: Call, query: PageQuery) -> PageView[LeftOutView]:
    """The accounts that the nights could not take: they stay on the agenda, and a person should look at them."""
    page = actions.left_out(call.ports, query.limit, query.cursor)
    _listed(call, "left_out", {}, query.cursor, len(page.items))
    return PageView(items=[LeftOutView.of(left) for left in page.items], cursor=page.cursor)


def _listed(call: Call, name: str, asked: Mapping[str, object], cursor: str | None, rows: int) -> None:
    """Whoever looks at a list of many clients leaves a reading, with its first page."""
    if not cursor:
        record_list(call.ports, call.actor, name, asked, rows, call.correlation_id, taken=False)


@api.get("/collections/policies", Permission.COLLECTIONS_READ)
def list_policies(call: Call) -> list[PolicyView]:
    """The dunning policies in force."""
    return [PolicyView.of(policy, call.language) for policy in actions.list_policies(call.ports)]


@api.put("/collections/policies/{key}", Permission.POLICY_WRITE)
def save_policy(call: Call, key: str, body: PolicyIn) -> PolicyView:
    """Save the office's copy of a policy under its next version; the one before is kept."""
    current = actions.policy_of(call.ports, key)
    edited = policy_from({**asdict(current), **body.told(call.language), "key": key})
    return PolicyView.of(actions.save_policy(call.ports, edited, body.version, call.actor), call.language)
