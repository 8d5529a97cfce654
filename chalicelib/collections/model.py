"""The words of collections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from chalicelib.kernel.ids import AccountId


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a dunning policy: so many days past due, this notice on this channel, this fee or interest."""

    number: int
    name: str
    days_past_due: int
    channel: str
    template: str
    fee_key: str = ""  # a dated fee rule, "" for none
    interest_key: str = ""  # a dated interest rule, "" for none


@dataclass(frozen=True, slots=True)
class Policy:
    """A dunning policy: its levels in order, and the smallest debt worth a letter."""

    key: str
    name: str
    currency: str
    minimum_minor: int
    levels: tuple[Level, ...]
    version: int


class HoldReason(StrEnum):
    """Why an account is not dunned."""

    DISPUTE = "dispute"
    PLAN = "plan"
    HARDSHIP = "hardship"
    PAYER_PENDING = "payer_pending"
    COMPLAINT = "complaint"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DunningHold:
    """Stops dunning of an account until a day, or until lifted."""

    id: str
    account_id: AccountId
    reason: HoldReason
    note: str
    placed_at: datetime
    placed_by: str
    until_on: date | None
    lifted_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise to pay an amount by a day; it holds the next step until two days after (the policy's patience)."""

    id: str
    account_id: AccountId
    amount_minor: int
    promised_on: date
    made_at: datetime
    made_by: str
    state: str  # open, kept, broken
    version: int


@dataclass(frozen=True, slots=True)
class Dunning:
    """Where an account stands in its policy. `next_on` is when it is looked at again; None while nothing is overdue."""

    account_id: AccountId
    policy: str
    level: int  # 0: none yet
    since_on: date | None  # due date of the oldest debt this run of letters is about
    last_step_on: date | None
    next_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class Step:
    """What the nightly run decided for one account and day."""

    account_id: AccountId
    on: date
    outcome: str  # remind, hold, refuse, nothing, done
    level: int
    reason: str
    notice_id: str = ""
