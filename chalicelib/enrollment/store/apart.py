"""That two accounts are two people's: kept with each of them, among what is alive."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class ToldApart:
    """That somebody looked at an account and another one like it: two people's (`apart`), or after all perhaps not."""

    account_id: AccountId
    other_id: AccountId
    apart: bool
    told_at: datetime
    told_by: str
    version: int


APART: Final = Stored(ToldApart, pk="{account_id}", sk="APART#{other_id}")
