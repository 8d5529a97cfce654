"""A card gateway in memory: hosted payments that a test settles by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from chalicelib.kernel.money import Money
from chalicelib.kernel.ports import (
    AttemptState,
    DisputeSnapshot,
    GatewayEvent,
    HostedPayment,
    Redirect,
    RefundSnapshot,
    Snapshot,
)


@dataclass
class FakeGateway:
    """Idempotent by our reference, as the real one is."""

    name: str = "stripe"
    payments: dict[str, Snapshot] = field(default_factory=dict)
    refunds: dict[str, RefundSnapshot] = field(default_factory=dict)
    disputes: dict[str, DisputeSnapshot] = field(default_factory=dict)
    events: list[GatewayEvent] = field(default_factory=list)

    def start_hosted(self, payment: HostedPayment) -> Redirect:
        reference = f"cs_{payment.reference}"
        first = Snapshot(reference, payment.reference, payment.account_id, AttemptState.PENDING, payment.amount, None)
        self.payments.setdefault(reference, first)
        return Redirect(f"https://gateway.example/{reference}", reference, payment.expires_at)

    def settle(self, gateway_reference: str, state: AttemptState, reason: str | None = None) -> Snapshot:
        """Let a hosted payment come to an end."""
        settled = replace(
            self.payments[gateway_reference],
            state=state,
            decline_reason=reason,
            payment_reference=f"pi_{gateway_reference}" if state is AttemptState.SUCCEEDED else None,
            method="card",
        )
        self.payments[gateway_reference] = settled
        return settled

    def expire_hosted(self, gateway_reference: str) -> None:
        self.settle(gateway_reference, AttemptState.EXPIRED)

    def retrieve(self, gateway_reference: str) -> Snapshot:
        return self.payments[gateway_reference]

    def find(self, reference: str) -> Snapshot | None:
        """As the real one: nothing is found before there is a payment."""
        mine = (snapshot for snapshot in self.payments.values() if snapshot.reference == reference)
        return next((snapshot for snapshot in mine if snapshot.payment_reference), None)

    def refund(self, payment_reference: str, amount: Money, reference: str, reason: str) -> RefundSnapshot:
        made = RefundSnapshot(f"re_{reference}", payment_reference, reference, "succeeded", amount)
        return self.refunds.setdefault(made.gateway_reference, made)

    def retrieve_refund(self, gateway_reference: str) -> RefundSnapshot:
        return self.refunds[gateway_reference]

    def retrieve_dispute(self, gateway_reference: str) -> DisputeSnapshot:
        return self.disputes[gateway_reference]

    def parse_notification(self, body: bytes, signature: str, now: datetime) -> list[GatewayEvent]:
        return list(self.events)

    def read_envelope(self, envelope: Mapping[str, Any]) -> list[GatewayEvent]:
        return list(self.events)
