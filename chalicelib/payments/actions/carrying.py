"""What of payments goes with an account that is merged into another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from chalicelib.cloud.carrying import GoesAlong, Holding
from chalicelib.ledger.model import DISPUTED_CASH, REFUNDS_PAYABLE, UNAPPLIED
from chalicelib.payments import store
from chalicelib.payments.model import Payment


def _held(payment: Payment) -> Mapping[Holding, int]:
    pending = sum(refund.minor for refund in payment.refunds if refund.state == "pending")
    return {
        (UNAPPLIED, payment.party): -payment.unapplied_minor,
        (REFUNDS_PAYABLE, payment.party): -pending,
        (DISPUTED_CASH, payment.party): payment.withheld_minor,
    }


PAYMENTS: Final = GoesAlong(store.PAYMENTS, _held)
ATTEMPTS: Final = GoesAlong(store.ATTEMPTS)
DISPUTES: Final = GoesAlong(store.DISPUTES)
DEBITS: Final = GoesAlong(store.DEBITS)
