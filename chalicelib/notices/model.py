"""The words of notices."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from chalicelib.kernel.ids import AccountId, NoticeId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.sentences import UNSAID, Said


class NoticeState(StrEnum):
    """Where a notice stands. A refusal is kept with its reason, like a notice that went."""

    QUEUED = "queued"
    SENDING = "sending"  # claimed by one worker: nobody else may mail it
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


class Purpose(StrEnum):
    """Why a person is contacted: to serve them, or to collect what is overdue."""

    SERVICE = "service"
    COLLECTION = "collection"


@dataclass(frozen=True, slots=True)
class ContactMade:
    """One earlier contact, on any channel."""

    at: datetime
    channel: str


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """Everything the contact gate looks at, about one account, one channel and one moment.

    `address_state` is the channel's address: missing, unverified, good, bounced or complained. `concerns` are the kinds
    of concerns in force. `asked_for` is set when the person asked for this very message just now.
    """

    channel: str  # email, letter, phone
    purpose: Purpose
    country: str  # ISO 3166 alpha-2
    time_zone: str
    at: datetime
    address_state: str
    concerns: frozenset[str] = frozenset()
    consent_at: datetime | None = None
    opted_out: frozenset[str] = frozenset()
    holds: tuple[str, ...] = ()
    history: tuple[ContactMade, ...] = ()
    asked_for: bool = False


@dataclass(frozen=True, slots=True)
class GateDecision:
    """The gate's answer and the rule it rests on; `until` is when a deferred contact may be tried again."""

    verdict: Verdict
    rule: str = ""
    reason: Said = UNSAID
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
    claim: str = ""  # names the worker's attempt that holds it while SENDING
    claimed_at: datetime | None = None
    failure: str = ""  # why it FAILED or BOUNCED: unsure, mail_unavailable, transient, permanent, …


@dataclass(frozen=True, slots=True)
class MailNews:
    """What a provider's event means: how the notice stands now, and what state its address deserves ("" for no change).

    `address` is the recipient that the event is about: mark it only while it is still the account's address.
    """

    account_id: AccountId
    notice_id: NoticeId
    state: NoticeState
    address: str
    address_state: str
