"""A letter that was decided and withdrawn before it went has not been sent: neither its level nor its day counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from chalicelib.collections.model import Dunning, Level, Outcome
from chalicelib.collections.rules.fees import late_fee_key
from chalicelib.invoicing.model import InvoiceKind


def without_letter(dunning: Dunning, notice_id: str, levels: Iterable[Level], look_on: date) -> Dunning:
    """Where an account stands without the letter of a notice: at the level before it, looked at again on a day.

    The late fee it charged is counted as taken back, so that the letter which does go charges it anew.
    Unchanged when another step was decided since, or the letter was taken back before.
    """
    step = dunning.step
    if step is None or step.outcome is not Outcome.REMIND or step.notice_id != notice_id:
        return dunning
    if (dunning.level, dunning.last_step_on) != (step.level, step.on):
        return dunning
    reached = max((level.number for level in levels if level.number < step.level), default=0)
    counted = dict(dunning.taken_back)
    for fee in step.fees:
        if fee.kind == InvoiceKind.LATE_FEE:
            key = late_fee_key(fee.invoice_id, step.level, {})
            counted[key] = counted.get(key, 0) + 1
    moved = replace(dunning, level=reached, last_step_on=None, next_on=look_on, version=dunning.version + 1)
    return replace(moved, taken_back=counted)
