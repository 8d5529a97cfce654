"""What Stripe's words mean in ours: its objects, as plain mappings, to the snapshots of the kernel. No calls."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import (
    AttemptState,
    DisputeSnapshot,
    GatewayEvent,
    GatewayEventKind,
    RefundSnapshot,
    Snapshot,
)

StripeObject = Mapping[str, Any]

# Status of a PaymentIntent whose Checkout Session is complete but unpaid (docs.stripe.com/payments/paymentintents).
# After a failed delayed debit the intent goes back to requires_payment_method.
_COMPLETE_UNPAID: Final[dict[str, AttemptState]] = {
    "processing": AttemptState.PROCESSING,
    "requires_action": AttemptState.PROCESSING,
    "requires_payment_method": AttemptState.FAILED,
    "canceled": AttemptState.CANCELLED,
    "succeeded": AttemptState.SUCCEEDED,
}

# Refund.status, SDK 16.1: requires_action waits for the client's bank details, canceled gave nothing back.
_REFUND_STATES: Final = {
    "pending": "pending",
    "requires_action": "pending",
    "succeeded": "succeeded",
    "failed": "failed",
    "canceled": "failed",
}

# Dispute.status, SDK 16.1. An inquiry (warning_*) moves no money; an appeal follows a loss. `prevented` covers both a
# blocked dispute and one settled by a refund, so it stays unknown.
_DISPUTE_STATES: Final = {
    "warning_needs_response": "warning",
    "warning_under_review": "warning",
    "warning_closed": "won",
    "needs_response": "open",
    "under_review": "open",
    "appeal_needs_response": "open",
    "appeal_under_review": "open",
    "won": "won",
    "lost": "lost",
}

_KINDS: Final = (
    ("checkout.session.", GatewayEventKind.PAYMENT),
    ("payment_intent.", GatewayEventKind.PAYMENT),
    ("refund.", GatewayEventKind.REFUND),
    ("charge.refund.", GatewayEventKind.REFUND),
    ("charge.dispute.", GatewayEventKind.DISPUTE),
)


def attempt_state(session_status: str | None, payment_status: str, intent_status: str | None) -> AttemptState:
    """Say where a payment stands: `checkout.session.completed` alone is no money.

    Paid means that the session says so and its intent has succeeded. Whatever does not fit is unknown.
    """
    if session_status == "expired" and payment_status == "unpaid":
        return AttemptState.EXPIRED
    if session_status == "open" and payment_status == "unpaid":
        return AttemptState.CANCELLED if intent_status == "canceled" else AttemptState.PENDING
    if session_status != "complete":
        return AttemptState.UNKNOWN
    if payment_status == "paid":
        return AttemptState.SUCCEEDED if intent_status == "succeeded" else AttemptState.UNKNOWN
    if payment_status == "unpaid":
        return _COMPLETE_UNPAID.get(intent_status or "", AttemptState.UNKNOWN)
    return AttemptState.UNKNOWN


def snapshot(session: StripeObject) -> Snapshot:
    """Read a Checkout Session whose `payment_intent.latest_charge` is expanded.

    `amount` is what was received once it succeeded, else what is asked; `at` is when the client paid, else when the
    session began.
    """
    intent = _whole(session.get("payment_intent"))
    charge = _whole(intent.get("latest_charge"))
    created = charge.get("created") or session.get("created")
    state = attempt_state(session.get("status"), session.get("payment_status", ""), intent.get("status"))
    metadata = session.get("metadata") or {}
    return Snapshot(
        gateway_reference=session["id"],
        reference=metadata.get("reference", ""),
        account_id=metadata.get("account_id", ""),
        state=state,
        amount=_amount(session, intent, state),
        payment_reference=intent.get("id"),
        method=(charge.get("payment_method_details") or {}).get("type"),
        decline_reason=_decline(intent),
        at=None if created is None else instant(created),
    )


def _whole(value: str | StripeObject | None) -> StripeObject:
    """An expanded field; one that came as its id alone tells no status, so nothing is booked on it."""
    return {"id": value} if isinstance(value, str) else value or {}


def _amount(session: StripeObject, intent: StripeObject, state: AttemptState) -> Money | None:
    if state is AttemptState.SUCCEEDED:
        return money(intent["amount_received"], intent["currency"])
    return None if session.get("amount_total") is None else money(session["amount_total"], session["currency"])


def _decline(intent: StripeObject) -> str | None:
    error = intent.get("last_payment_error") or {}
    return error.get("decline_code") or error.get("code")


def refund_snapshot(refund: StripeObject) -> RefundSnapshot:
    """Read a Refund; a status this version does not know counts as pending, so nothing is booked on it."""
    return RefundSnapshot(
        gateway_reference=refund["id"],
        payment_reference=identifier(refund.get("payment_intent")) or "",
        reference=(refund.get("metadata") or {}).get("reference", ""),
        state=_REFUND_STATES.get(refund.get("status") or "", "pending"),
        amount=money(refund["amount"], refund["currency"]),
    )


def dispute_snapshot(dispute: StripeObject) -> DisputeSnapshot:
    """Read a Dispute: a chargeback, or a bank debit that came back after it had succeeded."""
    return DisputeSnapshot(
        gateway_reference=dispute["id"],
        payment_reference=identifier(dispute.get("payment_intent")) or "",
        state=_DISPUTE_STATES.get(dispute["status"], "unknown"),
        amount=money(dispute["amount"], dispute["currency"]),
        reason=dispute["reason"],
    )


def gateway_events(event: StripeObject) -> list[GatewayEvent]:
    """Name the object a Stripe event tells of: none for news that is not about our money.

    Sessions and intents without our reference in their metadata belong to another system at the same gateway
    account; refunds and disputes carry none and are always told.
    """
    kind = next((kind for prefix, kind in _KINDS if event["type"].startswith(prefix)), None)
    subject = event["data"]["object"]
    if kind is None or (kind is GatewayEventKind.PAYMENT and not (subject.get("metadata") or {}).get("reference")):
        return []
    intent = subject["id"] if subject["object"] == "payment_intent" else identifier(subject.get("payment_intent"))
    return [GatewayEvent(event["id"], kind, subject["id"], intent, instant(event["created"]))]


def identifier(value: str | StripeObject | None) -> str | None:
    """The id of a field that Stripe answers either as an id or, expanded, as the whole object."""
    return value if value is None or isinstance(value, str) else value["id"]


def money(minor: int, code: str) -> Money:
    """An amount of Stripe, which counts all currencies we keep in minor units and writes their codes small."""
    return Money(minor, currency(code.upper()))


def instant(seconds: int) -> datetime:
    """A time of Stripe: whole seconds since 1970, UTC."""
    return datetime.fromtimestamp(seconds, UTC)
