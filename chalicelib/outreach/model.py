"""The words of reaching people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from chalicelib.enrollment.model import AccountFile
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import UNSAID, Said
from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Standstill:
    """Why nothing is demanded of an account just now: the reasons of its holds, the day of a promise waited for."""

    holds: tuple[Said, ...] = ()
    promised_on: date | None = None


# Holds and promises are kept by the room above: who has a message delivered says how the account stands.
StandstillOf = Callable[[Ports, AccountFile], Standstill]

NOTHING_STANDS_STILL = Standstill()


class MailOutcome(StrEnum):
    """What became of one of many: it goes now, or when the gate allows it; the gate refused it; or it failed."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    FAILED = "failed"


class MailingState(StrEnum):
    """How a mailing stands. `left`: what is left of it was lost on the way; who asked lets it go on."""

    GOING = "going"
    STOPPED = "stopped"
    LEFT = "left"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Mailing:
    """Pay links that somebody asked to have mailed to many: for which invoices, and whether they stopped it.

    `began_at` is when its messages were queued last. `closed` is one that they looked at and want to see no more.
    """

    subject: str  # who asked; nobody else sees or stops it
    id: str
    asked_at: datetime
    began_at: datetime
    asked: tuple[tuple[str, str], ...]  # account and invoice
    stopped: bool = False
    closed: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Mailed:
    """What became of one invoice of a mailing: the rule of a refusal, the sentence of a failure."""

    mailing_id: str
    invoice_id: str
    account_id: str
    outcome: MailOutcome
    at: datetime
    number: str = ""
    rule: str = ""
    why: Said = UNSAID
    version: int = 1
