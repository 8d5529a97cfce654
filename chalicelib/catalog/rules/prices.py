"""In which order a price is looked for: the payer's fee schedule on the service date, then the cash price."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from chalicelib.catalog.model import Price, PriceAnswer, PriceReason
from chalicelib.catalog.rules.dates import holding

CASH: Final = ""  # the schedule of the office's own cash prices


def choose_price(schedule: str, payer: Sequence[Price], cash: Sequence[Price], on: date) -> PriceAnswer:
    """The price of a code on a day, and why it is that: the payer's, else cash, else none."""
    if schedule != CASH and (agreed := holding(payer, on)):
        return PriceAnswer(agreed, PriceReason.PAYER_SCHEDULE)
    own = holding(cash, on)
    if own is None:
        return PriceAnswer(None, PriceReason.NO_PRICE)
    return PriceAnswer(own, PriceReason.CASH_PRICE if schedule == CASH else PriceReason.CASH_INSTEAD)
