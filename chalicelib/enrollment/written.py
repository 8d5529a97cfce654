"""What representatives write down: notes on accounts and on payers. A part of the room's model."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from chalicelib.kernel.ids import AccountId, PayerId
from chalicelib.kernel.values import dataclass


class CallOutcome(StrEnum):
    """What came of the call that a note is about; a note may be about none."""

    NO_CALL = ""
    REACHED = "reached"
    LEFT_MESSAGE = "left_message"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    CALLED_BACK = "called_back"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class Note:
    """What a representative wrote down about the account, or about one invoice, credit note or payment of it (`about`,
    its id, and `number` where it has one). It may hold health data: shown on the account only.
    """

    id: str
    account_id: AccountId
    text: str
    written_at: datetime
    written_by: str
    version: int = 1
    outcome: CallOutcome = CallOutcome.NO_CALL
    about: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class NewNote:
    """What is to be written down; `about` is of this account, which whoever asks has seen to."""

    text: str
    outcome: CallOutcome = CallOutcome.NO_CALL
    about: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """That a note is about a thing: a thing's notes are found by their marks."""

    account_id: AccountId
    about: str
    note_id: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class PayerNote:
    """What a representative wrote down about a payer: whom to call, what was agreed. Nothing about a client."""

    id: str
    payer_id: PayerId
    text: str
    written_at: datetime
    written_by: str
    version: int = 1
