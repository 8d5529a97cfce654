"""Where payments lie, in `core`:

pk = account id · sk = PAY#<id>      a payment; lookup GATEWAY#<payment reference>; worklist while a refund pends
pk = account id · sk = TRY#<id>  a try to pay on the gateway, in order of time; worklist until it is settled
pk = account id · sk = DEBIT#<attempt>  what an attempt is debiting just now, while it is
pk = account id · sk = DISPUTE#<payment>  which invoices an open dispute touches, while it is open
pk = LINK#<hash> · sk = LINK         a pay link, by the SHA-256 of its token
pk = SESSION#<hash> · sk = SESSION   a pay session; removed by the table's time to live

The worklist UNSETTLED#<shard> holds what the gateway has not answered for, however old it is.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import shard
from chalicelib.kernel.ports import AttemptState
from chalicelib.payments.model import Attempt, OpenDispute, PayLink, Payment, PaySession, RunningDebit

LINK_KEPT_DAYS: Final = 30  # after it expired, so that a late visitor is told what happened to it
SESSION_KEPT: Final = timedelta(hours=1)


def unsettled(part: int) -> str:
    """The worklist of one shard of what the gateway has not answered for."""
    return f"UNSETTLED#{part:02d}"


def _unsettled_keys(account_id: str, subject: str) -> dict[str, str]:
    return {"worklist_pk": unsettled(shard(account_id, AGENDA_SHARDS)), "worklist_sk": f"{account_id}#{subject}"}


def gateway_key(reference: str) -> str:
    """The lookup key of a payment by what the gateway calls it."""
    return f"GATEWAY#{reference}"


def _payment_keys(payment: Payment) -> dict[str, str]:
    pending = any(refund.state == "pending" for refund in payment.refunds)
    reference = payment.gateway_reference
    found = {"lookup_pk": gateway_key(reference), "lookup_sk": payment.account_id} if reference else {}
    return found | (_unsettled_keys(payment.account_id, payment.id) if pending else {})


def _attempt_keys(attempt: Attempt) -> dict[str, str]:
    is_open = attempt.state in (AttemptState.PENDING, AttemptState.PROCESSING, AttemptState.UNKNOWN)
    return _unsettled_keys(attempt.account_id, attempt.id) if is_open else {}


PAYMENTS: Final = Stored(Payment, pk="{account_id}", sk="PAY#{id}", index=_payment_keys)
ATTEMPTS: Final = Stored(
    Attempt, pk="{account_id}", sk="TRY#{id}", short={"expires_at": "ends_at"}, index=_attempt_keys
)
DEBITS: Final = Stored(RunningDebit, pk="{account_id}", sk="DEBIT#{attempt_id}")
DISPUTES: Final = Stored(OpenDispute, pk="{account_id}", sk="DISPUTE#{payment_id}")
LINKS: Final = Stored(
    PayLink,
    pk="LINK#{hash}",
    sk="LINK",
    short={"expires_at": "ends_at"},
    index=lambda link: {"lookup_pk": f"LINKS#{link.account_id}", "lookup_sk": link.hash},
    expires=lambda link: int(later(link.expires_at, LINK_KEPT_DAYS).timestamp()),
)
SESSIONS: Final = Stored(
    PaySession,
    pk="SESSION#{hash}",
    sk="SESSION",
    short={"expires_at": "ends_at"},
    expires=lambda session: int((session.expires_at + SESSION_KEPT).timestamp()),
)
