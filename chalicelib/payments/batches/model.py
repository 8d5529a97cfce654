"""The words of batches."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from chalicelib.kernel.ids import AccountId, PaymentId
from chalicelib.kernel.money import Currency
from chalicelib.kernel.values import dataclass
from chalicelib.payments.model import Method


class BatchState(StrEnum):
    """Whether a batch takes payments."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many payments, and what they come to in minor units."""

    count: int
    minor: int


@dataclass(frozen=True, slots=True)
class Control:
    """What the tape says came: how many payments and their sum in minor units, by whom it was typed in and when."""

    count: int
    minor: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class NewBatch:
    """A batch to be opened; `payer` is the one payer it all came from, empty where there are several."""

    method: Method
    currency: Currency
    received_on: date
    count: int
    minor: int
    payer: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What came in one envelope or drawer, by one method on one day, and what of it is posted. Closed, it takes none.

    `number` is written on the envelope. `posted` is what its payments come to that are not void; once it is closed, as
    it was then. `controls` are all totals that were typed, the last one counts. `reason` says why it was closed though
    they differ.
    """

    number: int
    method: Method
    currency: Currency
    received_on: date
    payer: str
    controls: tuple[Control, ...]
    posted: Tally
    state: BatchState
    opened_at: datetime
    opened_by: str
    version: int
    closed_at: datetime | None = None
    closed_by: str = ""
    reason: str = ""

    @property
    def control(self) -> Control:
        """What the tape says now."""
        return self.controls[-1]

    @property
    def missing(self) -> Tally:
        """What is missing in it by the tape; negative for what is too much."""
        return Tally(self.control.count - self.posted.count, self.control.minor - self.posted.minor)


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A payment of a batch, on the account it was posted on; what became of it since the payment says itself."""

    batch: int
    payment_id: PaymentId
    account_id: AccountId
    at: datetime


@dataclass(frozen=True, slots=True)
class Opened:
    """Under which key a batch was opened, so that a repeat finds it; `mark` holds what was asked."""

    id: str
    mark: str
    number: int


@dataclass(frozen=True, slots=True)
class LastBatch:
    """The last number given out."""

    number: int
    version: int
