"""News that rooms tell: facts in the past tense, derived from the table's stream, subscribed to in `app.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.ids import AccountId


@dataclass(frozen=True, slots=True)
class Event:
    """One fact about one account. `name` is a word of the glossary, such as `InvoiceIssued`."""

    name: str
    account_id: AccountId
    subject_id: str
    at: datetime
