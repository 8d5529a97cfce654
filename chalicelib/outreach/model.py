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


class MailingKind(StrEnum):
    """What is mailed to many: pay links for invoices, or that statements of accounts are ready."""

    PAY_LINKS = "pay_links"
    STATEMENTS = "statements"


@dataclass(frozen=True, slots=True)
class Mailing:
    """What somebody asked to have mailed to many: about which invoices or accounts, and whether they stopped it.

    `began_at` is when its messages were queued last. `closed` is one that they looked at and want to see no more.
    """

    subject: str  # who asked; nobody else sees or stops it
    id: str
    asked_at: datetime
    began_at: datetime
    asked: tuple[tuple[str, str], ...]  # each an account, and what it is about: an invoice, or the account itself
    kind: MailingKind = MailingKind.PAY_LINKS
    stopped: bool = False
    closed: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True)
class Mailed:
    """What became of one: the rule by which the gate refused it, or why the gate was not asked; `number` is of what it
    is about.
    """

    mailing_id: str
    about: str
    account_id: str
    outcome: MailOutcome
    at: datetime
    number: str = ""
    rule: str = ""
    why: Said = UNSAID
    version: int = 1
