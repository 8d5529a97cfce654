"""Where notices lie, in `core`:

pk = account id · sk = NTC#<id>                          a notice, refusals too
agenda:   NOTICE#<UTC day>#<shard> / <account>#<id>      while QUEUED or SENDING: what the sweep looks at
worklist: NOTICES / <state>#<made at>#<id>               while FAILED or BOUNCED: what a person may send again
lookup:   MAIL#<message id> / <account>                  once SENT: finds the notice a provider's event is about
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import InstantAttribute, JSONTextAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import agenda_keys
from chalicelib.cloud.writes import add, replace
from chalicelib.kernel.ids import AccountId, NoticeId
from chalicelib.kernel.sentences import kept, said_again
from chalicelib.kernel.tables import Tables, Write
from chalicelib.notices.model import GateDecision, Notice, NoticeState, Verdict

PREFIX = "NTC#"
AGENDA = "NOTICE"
WORKLIST = "NOTICES"


class NoticeItem(CoreItem):
    """A notice as it is stored."""

    key = UnicodeAttribute()
    template = UnicodeAttribute()
    channel = UnicodeAttribute()
    language = UnicodeAttribute()
    state = UnicodeAttribute()
    made_at = InstantAttribute()
    made_by = UnicodeAttribute()
    values = JSONTextAttribute()
    decision = JSONTextAttribute(null=True)
    message_id = UnicodeAttribute(null=True)
    sent_at = InstantAttribute(null=True)
    settled_at = InstantAttribute(null=True)
    not_before = InstantAttribute(null=True)
    claim = UnicodeAttribute(null=True)
    claimed_at = InstantAttribute(null=True)
    failure = UnicodeAttribute(null=True)


def item_of(notice: Notice) -> NoticeItem:
    """The stored form of a notice."""
    item = NoticeItem(
        notice.account_id,
        PREFIX + notice.id,
        version=notice.version,
        key=notice.key,
        template=notice.template,
        channel=notice.channel,
        language=notice.language,
        state=notice.state.value,
        made_at=notice.made_at,
        made_by=notice.made_by,
        values=notice.values,
        decision=_decision_out(notice.decision),
        message_id=notice.message_id or None,
        sent_at=notice.sent_at,
        settled_at=notice.settled_at,
        not_before=notice.not_before,
        claim=notice.claim or None,
        claimed_at=notice.claimed_at,
        failure=notice.failure or None,
    )
    for name, value in _index_keys(notice).items():
        setattr(item, name, value)
    return item


def _index_keys(notice: Notice) -> dict[str, str]:
    keys: dict[str, str] = {}
    if notice.state in (NoticeState.QUEUED, NoticeState.SENDING):
        waits_from = notice.claimed_at or notice.not_before or notice.made_at
        keys |= agenda_keys(AGENDA, waits_from.date(), notice.account_id, notice.id)
    if notice.state in (NoticeState.FAILED, NoticeState.BOUNCED):
        made = notice.made_at.isoformat()
        keys |= {"worklist_pk": WORKLIST, "worklist_sk": f"{notice.state.value}#{made}#{notice.id}"}
    if notice.message_id:
        keys |= {"lookup_pk": f"MAIL#{notice.message_id}", "lookup_sk": notice.account_id}
    return keys


def _decision_out(decision: GateDecision | None) -> list[Any] | None:
    if decision is None:
        return None
    until = decision.until.isoformat() if decision.until else None
    return [decision.verdict.value, decision.rule, kept(decision.reason), until]


def _decision_in(stored: list[Any] | None) -> GateDecision | None:
    if stored is None:
        return None
    verdict, rule, reason, until = stored
    return GateDecision(Verdict(verdict), rule, said_again(reason), datetime.fromisoformat(until) if until else None)


def notice_of_item(item: NoticeItem) -> Notice:
    """The model of a stored notice."""
    return Notice(
        id=NoticeId(item.sk.removeprefix(PREFIX)),
        account_id=AccountId(item.pk),
        key=item.key,
        template=item.template,
        channel=item.channel,
        language=item.language,  # type: ignore[arg-type]  # only a Language was ever stored
        state=NoticeState(item.state),
        made_at=item.made_at,
        made_by=item.made_by,
        version=item.version,
        values=item.values,
        decision=_decision_in(item.decision),
        message_id=item.message_id or "",
        sent_at=item.sent_at,
        settled_at=item.settled_at,
        not_before=item.not_before,
        claim=item.claim or "",
        claimed_at=item.claimed_at,
        failure=item.failure or "",
    )


def adding(notice: Notice) -> Write:
    """Write a new notice; its id is its natural key."""
    return add(item_of(notice))


def changing(notice: Notice, was: int) -> Write:
    """Write a notice that moved on."""
    return replace(item_of(notice), was)


def read(tables: Tables, account_id: str, notice_id: str) -> Notice | None:
    """Read one notice, strongly consistent."""
    item = tables.get(NoticeItem, account_id, PREFIX + notice_id)
    return notice_of_item(item) if item else None


def notices_in(raws: Iterable[dict[str, Any]]) -> list[Notice]:
    """The notices among an account's stored items."""
    return [notice_of_item(NoticeItem.read(raw)) for raw in raws if raw["sk"]["S"].startswith(PREFIX)]


def read_all(tables: Tables, account_id: str) -> list[Notice]:
    """Read all notices of an account."""
    return [notice_of_item(item) for item in tables.query(NoticeItem, account_id, PREFIX)]
