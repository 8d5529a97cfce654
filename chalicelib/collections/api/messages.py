"""The doors of messages: what went to an account and why not, sending again."""

from __future__ import annotations

from datetime import datetime

from chalicelib.collections import actions
from chalicelib.collections.api.doors import api
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from chalicelib.notices.model import Notice
from chalicelib.outreach import actions as outreach
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import PageQuery, PageView, Sentence, View
from chalicelib.web.shown import shown


class NoticeView(View):
    """A message and its fate; `rule` and `reason` say what the contact gate decided."""

    id: str
    template: str
    channel: str
    language: str
    state: str
    made_at: datetime
    made_by: str
    sent_at: datetime | None
    settled_at: datetime | None
    not_before: datetime | None
    failure: str
    written_from: list[int]  # versions of the message's and of the common wording; empty: as delivered
    rule: str
    reason: Sentence

    @classmethod
    def of(cls, notice: Notice) -> NoticeView:
        """Show a message."""
        decided = notice.decision
        rule, reason = (decided.rule, decided.reason) if decided else ("", "")
        return shown(cls, notice, rule=rule, reason=reason, written_from=list(notice.written_from))


@api.get("/accounts/{account_id}/notices", Permission.ACCOUNT_READ, reads="notices")
def list_notices(call: Call, account_id: str, query: PageQuery) -> PageView[NoticeView]:
    """The messages of an account, refusals too, the newest first."""
    ledger.head_of(call.ports, account_id)
    page = notices.notices_page(call.ports, account_id, query.limit, query.cursor)
    return PageView(items=[NoticeView.of(notice) for notice in page.items], cursor=page.cursor)


@api.post("/accounts/{account_id}/notices/{notice_id}/resend", Permission.NOTICE_SEND)
def resend_notice(call: Call, account_id: str, notice_id: str) -> NoticeView:
    """Send a message again that was refused, failed or came back: the gate is asked anew and the link is new."""
    return NoticeView.of(outreach.resend(call.ports, account_id, notice_id, actions.standstill_of, call.actor))
