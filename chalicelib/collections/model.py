"""The words of collections."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from chalicelib.invoicing.model import InterestPart
from chalicelib.invoicing.rules.owed import Debit, Owed, owed
from chalicelib.kernel.ids import AccountId, InvoiceId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.sentences import Said
from chalicelib.kernel.values import dataclass
from chalicelib.notices.model import GateDecision


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
    source: str = ""  # where the days come from


@dataclass(frozen=True, slots=True)
class Policy:
    """A dunning policy: its levels in order, and the smallest debt worth a letter. In civil days: how long after its
    day a promise is waited for, when a refused letter is tried again, how long after the last a person takes over.
    """

    key: str
    name: str
    country: str
    currency: str
    minimum_minor: int
    patience_days: int
    retry_days: int
    final_days: int
    levels: tuple[Level, ...]
    source: str
    version: int


class DunningHoldReason(StrEnum):
    """Why an account is not dunned."""

    DISPUTE = "dispute"
    PLAN = "plan"
    HARDSHIP = "hardship"
    PAYER_PENDING = "payer_pending"
    COMPLAINT = "complaint"
    OTHER = "other"


class DunningHoldState(StrEnum):
    """How a hold stands: it stops the dunning, its day has come, or somebody lifted it."""

    IN_FORCE = "in_force"
    ENDED = "ended"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class DunningHold:
    """Stops dunning of an account until a day (that day is free again), or until lifted."""

    id: str
    account_id: AccountId
    reason: DunningHoldReason
    note: str
    placed_at: datetime
    placed_by: str
    until_on: date | None
    lifted_at: datetime | None
    version: int
    lifted_by: str = ""

    def holds(self, on: date) -> bool:
        """Whether it is in force on a civil day."""
        return self.state(on) is DunningHoldState.IN_FORCE

    def state(self, on: date) -> DunningHoldState:
        """How it stands on a civil day."""
        if self.lifted_at is not None:
            return DunningHoldState.LIFTED
        return (
            DunningHoldState.ENDED if self.until_on is not None and on >= self.until_on else DunningHoldState.IN_FORCE
        )


class PromiseState(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    TAKEN_BACK = "taken_back"  # noted by mistake, or the caller changed their mind


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise to pay an amount by a day; it holds the next step until two days after (the policy's patience). What
    came in after `entry_version`, the account's last entry when it was made, counts towards it.
    """

    id: str
    account_id: AccountId
    amount_minor: int
    promised_on: date
    made_at: datetime
    made_by: str
    state: PromiseState
    version: int
    entry_version: int = 0
    was_kept: bool = False  # judged kept once: judged again when its money goes back, or comes back once more


@dataclass(frozen=True, slots=True)
class Skip:
    """One letter that is not to go: that of a level, about the debt due on `since_on`. The night that would send it
    spends it (`used_on`), unless it is taken back before.
    """

    id: str
    account_id: AccountId
    level: int
    since_on: date
    reason: str
    placed_at: datetime
    placed_by: str
    version: int
    used_on: date | None = None
    undone_at: datetime | None = None
    undone_by: str = ""


class Attention(StrEnum):
    """Why a person should look at an account."""

    FINISHED = "finished"  # every letter went and nothing came
    REFUSED = "refused"  # the contact gate refuses the next letter


class Outcome(StrEnum):
    """What was decided for an account on a day; each is decided by the rule of its name."""

    NOTHING_OVERDUE = "nothing_overdue"
    BELOW_MINIMUM = "below_minimum"
    HOLD = "hold"
    WAIT_FOR_PROMISE = "wait_for_promise"
    FINISHED = "finished"
    NOT_YET = "not_yet"
    SKIPPED = "skipped"
    REFUSED = "refused"
    REMIND = "remind"


@dataclass(frozen=True, slots=True)
class Fee:
    """What a level charges: `kind` is late_fee or interest, `key` its natural key, `basis` the rule it rests on."""

    kind: str
    key: str
    invoice_id: InvoiceId
    minor: int
    basis: str
    interest: tuple[InterestPart, ...] = ()  # what interest was reckoned on


@dataclass(frozen=True, slots=True)
class Step:
    """What the nightly run decided for one account and day. `level` is where the account stands after it."""

    account_id: AccountId
    on: date
    outcome: Outcome
    level: int
    reason: Said
    since_on: date | None = None
    next_on: date | None = None
    template: str = ""
    channel: str = ""
    fees: tuple[Fee, ...] = ()
    notice_id: str = ""


@dataclass(frozen=True, slots=True)
class Dunning:
    """Where an account stands in its policy. `next_on` is when it is looked at again; None while nothing is overdue."""

    account_id: AccountId
    policy: str
    level: int  # 0: none yet
    since_on: date | None  # due date of the oldest debt this run of letters is about
    last_step_on: date | None  # day of the last letter
    next_on: date | None
    version: int  # 0: not stored yet
    attention: Attention | None = None
    step: Step | None = None  # what was decided on the last day that was decided
    taken_back: dict[str, int] = field(default_factory=dict)  # key of a late fee -> how often it was with its letter


@dataclass(frozen=True, slots=True)
class Debt:
    """One open amount of the guarantor by the books, on the invoice of this id.

    Late fees and interest bear no further fees or interest (`bears_fees`).
    """

    id: InvoiceId
    due_on: date
    minor: int
    bears_fees: bool = True
    number: str = ""


@dataclass(frozen=True, slots=True)
class DunningFacts:
    """Everything a step is decided on. Money in minor units of the account's currency, days civil."""

    on: date
    policy: Policy
    dunning: Dunning
    debts: tuple[Debt, ...]  # open amounts by the books, due or not
    unapplied_minor: int  # what the office holds of the guarantor's money
    holds: tuple[DunningHold, ...]
    promise: Promise | None  # the open one
    contact: GateDecision
    debits: tuple[Debit, ...] = ()  # what is being debited at the gateway just now
    skips: tuple[Skip, ...] = ()  # those that were not taken back

    @property
    def owed(self) -> Owed[Debt]:
        """What is owed now: the debts less what unapplied money covers and what is being debited."""
        return owed(self.debts, self.unapplied_minor, self.debits)

    @property
    def overdue(self) -> tuple[Debt, ...]:
        """The debts that are owed now and past their due day, the oldest first; one that is covered is not overdue."""
        return tuple(one.item for one in self.owed.overdue(self.on))

    @property
    def overdue_minor(self) -> int:
        """What of the debts past their due day is owed now."""
        return self.owed.overdue_minor(self.on)

    @property
    def past_due(self) -> bool:
        """Whether the books have a debt past its due day, covered or not."""
        return any(debt.due_on < self.on for debt in self.debts)


@dataclass(frozen=True, slots=True)
class LetterAhead:
    """A letter that the run of a day would send, or why it would not go. Nothing is written for it."""

    account_id: AccountId
    number: str
    guarantor: str
    language: Language
    step: Step
    level: int  # of the letter; a refused step itself stays where it was
    level_name: str
    overdue_minor: int
    currency: str
    decision: GateDecision
    skip: Skip | None = None  # why it would not, when somebody said so


@dataclass(frozen=True, slots=True)
class DunningFile:
    """How an account stands in dunning, and what happens next and when (`next_step`; None when nothing is open)."""

    dunning: Dunning
    policy: Policy
    ageing: dict[str, int]
    overdue_minor: int
    holds: tuple[DunningHold, ...]
    promises: tuple[Promise, ...]
    steps: tuple[Step, ...]
    next_step: Step | None
    decision: GateDecision
    on: date
    skip: Skip | None = None  # of the next letter
    next_level: int = 0  # of the next letter, whenever it goes; 0 when none comes
