"""The words of merging."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from chalicelib.collections.model import Dunning, DunningHold, Promise
from chalicelib.enrollment.model import AccountFile, AccountState, Contact
from chalicelib.kernel.ids import AccountId, ClientId
from chalicelib.kernel.sentences import Said
from chalicelib.kernel.values import dataclass
from chalicelib.ledger.model import Head


class MergeState(StrEnum):
    """How far a merge is. What `moves` or `splits` goes on by itself until all has moved."""

    MOVING = "moving"
    DONE = "done"
    SPLITTING = "splitting"
    SPLIT = "split"


MOVING_ON: Final = frozenset({MergeState.MOVING, MergeState.SPLITTING})
WORKLIST: Final = "MERGING"  # where a merge stands while it goes on by itself


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of one person: the merged account's client, and the survivor's who stands for both."""

    client_id: ClientId
    survivor_id: ClientId


@dataclass(frozen=True, slots=True)
class Merge:
    """An account merged into another, kept under the merged one. It remembers what a split has to bring back.

    `mark` says which state of the two was previewed; `parts` counts the transactions that carried, `items` what they
    carried. The versions are those of the two heads after the last entry of the merge or the split.
    """

    account_id: AccountId
    survivor_id: AccountId
    id: str
    state: MergeState
    mark: str
    reason: str
    asked_by: str
    asked_at: datetime
    number: str  # of the merged account
    survivor_number: str
    contact: Contact  # the survivor's before
    contact_after: Contact
    account_state: AccountState  # the merged account's before
    pairs: tuple[Pair, ...]
    version: int
    parts: int = 0
    items: int = 0
    merged_version: int = 0
    survivor_version: int = 0
    dunning: Dunning | None = None  # where the merged account stood
    survivor_dunning: Dunning | None = None  # where the survivor stood before
    dunning_version: int = 0  # of where the survivor stood after
    split_by: str = ""
    split_at: datetime | None = None
    moved_at: datetime | None = None  # when it last came a step further, or was set going
    set_going: int = 0  # how often since it last came further: nobody's press, the sweep's


@dataclass(frozen=True, slots=True)
class Part:
    """What one transaction of a merge carried: the sort keys at the survivor, and the entries of both journals."""

    account_id: AccountId
    number: int
    keys: tuple[str, ...]
    merged_entry: int
    survivor_entry: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of two accounts as a merge sees it: what is alive of it."""

    file: AccountFile
    head: Head
    dunning: Dunning | None
    holds: tuple[DunningHold, ...]
    promise: Promise | None
    debits: int  # payments that are being debited just now


@dataclass(frozen=True, slots=True)
class Alike:
    """Two clients, one of each account, who may be one person: points and reasons as at enrollment."""

    client_id: ClientId
    survivor_id: ClientId
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a merge meets: a stable code and a sentence. It stops the merge, or is told before it."""

    code: str
    message: Said


@dataclass(frozen=True, slots=True)
class Preview:
    """What a merge would do, before it is done. `mark` names the state of both that this was made of."""

    merged: Side
    survivor: Side
    stops: tuple[Finding, ...]
    notices: tuple[Finding, ...]
    alike: tuple[Alike, ...]
    mark: str
