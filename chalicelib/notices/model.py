"""The words of notices."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from chalicelib.kernel.ids import AccountId, NoticeId
from chalicelib.kernel.languages import Language


class NoticeState(StrEnum):
    """Where a notice stands. A refusal is kept with its reason, like a notice that went."""

    QUEUED = "queued"
    REFUSED = "refused"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    COMPLAINED = "complained"
    FAILED = "failed"


class Verdict(StrEnum):
    """What the contact gate says."""

    ALLOW = "allow"
    DEFER = "defer"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class GateDecision:
    """The gate's answer and the rule it rests on; `until` is when a deferred contact may be tried again."""

    verdict: Verdict
    rule: str = ""
    reason: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One message to one account on one channel. `key` is its natural key: one per cause. No health data anywhere."""

    id: NoticeId
    account_id: AccountId
    key: str
    template: str
    channel: str
    language: Language
    state: NoticeState
    made_at: datetime
    made_by: str
    version: int
    values: dict[str, str] = field(default_factory=dict)
    decision: GateDecision | None = None
    message_id: str = ""
    sent_at: datetime | None = None
    settled_at: datetime | None = None
    not_before: datetime | None = None
