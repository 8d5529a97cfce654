"""The words of notices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from chalicelib.kernel.ids import AccountId, NoticeId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.sentences import UNSAID, Said
from chalicelib.kernel.values import dataclass


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


class Asking(StrEnum):
    """What a message asks its reader to pay: nothing, what is owed, or what is past its due day."""

    NOTHING = "nothing"
    OWED = "owed"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class ContactMade:
    """One earlier contact, on any channel."""

    at: datetime
    channel: str


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """Everything the contact gate looks at, about one account, one channel and one moment.

    `address_state` is the channel's address: missing, unverified, good, bounced or complained. `concerns` are the kinds
    of concerns in force, `holds` the reasons of holds, `promised_on` the day of a promise that is still waited for.
    `due_minor` is what the message asks for, as it stands now; None when it asks for nothing or nobody looked.
    `asked_for` is set when the person asked for this very message just now.
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
    holds: tuple[Said, ...] = ()
    promised_on: date | None = None
    due_minor: int | None = None
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
    decision: GateDecision | None = None
    message_id: str = ""
    sent_at: datetime | None = None
    settled_at: datetime | None = None
    not_before: datetime | None = None
    claim: str = ""  # names the worker's attempt that holds it while SENDING
    claimed_at: datetime | None = None
    failure: str = ""  # why it FAILED or BOUNCED: unsure, not_taken, rejected, transient, permanent, …
    asked_for: bool = False  # by the person, who waits for it
    tries: int = 0  # how often the mail service did not take it
    again: str = ""  # the notice it was sent again as, while it stands as it stood then
    written_from: tuple[int, ...] = ()  # versions of the message's and of the common wording it was mailed in; 0: ours
    mailed_to: str = ""  # the address that it went to, masked: `rules/masking.py`


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a message in one language as the office wrote them: phrase -> text, the paragraphs of a body on
    lines of their own. What is not named stays as delivered; version 0 is all as delivered.
    """

    template: str  # a message, or `common`: what every message says
    language: Language
    phrases: dict[str, str]
    version: int = 0
    written_at: datetime | None = None
    written_by: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What the office itself says in one message, the common phrases with it, and of which versions that is."""

    phrases: dict[str, str]
    written_from: tuple[int, ...] = ()


# Who has messages delivered may read the words of many together: by message and language.
WordsOf = Callable[[str, Language], Words]


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


@dataclass(frozen=True, slots=True)
class QueuedAgain:
    """How often the sweep queued a waiting notice again, and when last."""

    times: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Sweeping:
    """The waiting notices that the sweep queued again lately, by id."""

    name: str
    again: dict[str, QueuedAgain]
