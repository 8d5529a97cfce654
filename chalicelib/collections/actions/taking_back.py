"""Taking back a letter that was withdrawn before it went."""

from __future__ import annotations

from chalicelib.cloud.tables import until_settled
from chalicelib.collections.actions.case import commit_case
from chalicelib.collections.actions.policies import policy_of
from chalicelib.collections.model import Dunning
from chalicelib.collections.rules.withdrawn import without_letter
from chalicelib.collections.store import accounts as store
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import InvoiceKind
from chalicelib.kernel.actor import NIGHT
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger


def take_back_letter(ports: Ports, account_id: str, notice_id: str) -> Dunning | None:
    """Count a letter that never went as not sent, look at its account tomorrow, and credit the late fee it charged.

    Interest stays: it is owed for the time, not for the letter. Again changes nothing. None when nothing of the account
    was ever dunned.
    """
    tomorrow = later(ledger.today(ports), 1)

    def attempt() -> Dunning | None:
        before = store.read_dunning(ports.tables, account_id)
        if before is None:
            return None
        after = without_letter(before, notice_id, policy_of(ports, before.policy).levels, tomorrow)
        if after != before:
            commit_case(ports, [store.writing_dunning(after)], NIGHT)
        return after

    after = until_settled(attempt)
    if after is not None and after.step is not None and after.step.notice_id == notice_id:
        for fee in after.step.fees:
            if fee.kind == InvoiceKind.LATE_FEE:
                from chalicelib.invoicing.rules.reasons import LETTER_NOT_SENT  # seldom: few letters never go

                invoicing.take_back_fee(ports, account_id, fee.key, str(LETTER_NOT_SENT), NIGHT)
    return after
