"""A card gateway in memory: hosted payments, refunds and disputes that a test moves on by hand.

It keeps an account of its own, by which a test tells what the office's card cash must come to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from chalicelib.kernel.clock import SystemClock
from chalicelib.kernel.errors import Conflict, NotFound, RuleBroken
from chalicelib.kernel.money import Money
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import (
    AttemptState,
    DisputeSnapshot,
    GatewayEvent,
    HostedPayment,
    Redirect,
    RefundSnapshot,
    Snapshot,
)
from chalicelib.kernel.sentences import say

# Pages that were brought to their end; what is being debited, or failed later, is no money.
COMPLETE: Final = frozenset(AttemptState) - {AttemptState.PENDING, AttemptState.EXPIRED, AttemptState.CANCELLED}


@dataclass
class FakeGateway:
    """Idempotent by our reference, as the real one is."""

    name: str = "stripe"
    payments: dict[str, Snapshot] = field(default_factory=dict)
    refunds: dict[str, RefundSnapshot] = field(default_factory=dict)
    disputes: dict[str, DisputeSnapshot] = field(default_factory=dict)
    events: list[GatewayEvent] = field(default_factory=list)
    # By the time of the wire, which no stage's clock moves.
    begun_at: dict[str, datetime] = field(default_factory=dict, compare=False)
    ends_at: dict[str, datetime] = field(default_factory=dict, compare=False)  # by the office's clock, as it asked
    listed: int = 100  # payments in one answer
    refund_begins: Callable[[], str] = lambda: "succeeded"  # the state a new refund is in: pending, succeeded, failed

    def start_hosted(self, payment: HostedPayment) -> Redirect:
        reference = f"cs_{payment.reference}"
        first = Snapshot(reference, payment.reference, payment.account_id, AttemptState.PENDING, payment.amount, None)
        self.payments.setdefault(reference, first)
        self.begun_at.setdefault(reference, SystemClock().now())
        self.ends_at.setdefault(reference, payment.expires_at)
        return Redirect(f"https://gateway.example/{reference}", reference, payment.expires_at)

    def settle(self, gateway_reference: str, state: AttemptState, reason: str | None = None) -> Snapshot:
        """Let a hosted payment come to an end; nobody pays on a page that was closed."""
        if self.payments[gateway_reference].state is AttemptState.EXPIRED:
            return self.payments[gateway_reference]
        settled = replace(
            self.payments[gateway_reference],
            state=state,
            decline_reason=reason,
            payment_reference=f"pi_{gateway_reference}" if state is AttemptState.SUCCEEDED else None,
            method="card",
        )
        self.payments[gateway_reference] = settled
        return settled

    def close_old(self, now: datetime) -> None:
        """Close, as the real one does by itself, every page whose time is over and on which nobody paid."""
        for reference, ends_at in self.ends_at.items():
            if self.payments[reference].state is AttemptState.PENDING and ends_at <= now:
                self.settle(reference, AttemptState.EXPIRED)

    def expire_hosted(self, gateway_reference: str) -> None:
        if self.payments[gateway_reference].state not in (AttemptState.PENDING, AttemptState.EXPIRED):
            raise Conflict("gateway_completed", say("This payment was completed; it cannot be cancelled."))
        self.settle(gateway_reference, AttemptState.EXPIRED)

    def retrieve(self, gateway_reference: str) -> Snapshot:
        """As the real one: by the name of the hosted payment, or of the payment itself."""
        if gateway_reference in self.payments:
            return self.payments[gateway_reference]
        found = [one for one in self.payments.values() if one.payment_reference == gateway_reference]
        if not found:
            raise NotFound("gateway_object_missing", "The gateway has no hosted payment of that name.")
        return found[0]

    def find(self, reference: str) -> Snapshot | None:
        """As the real one: nothing is found before there is a payment."""
        mine = (snapshot for snapshot in self.payments.values() if snapshot.reference == reference)
        return next((snapshot for snapshot in mine if snapshot.payment_reference), None)

    def successes(self, since: datetime, until: datetime | None, cursor: str | None) -> Page[Snapshot]:
        """As the real one: the newest first, a page of what is complete, of which those of ours that are money."""
        ended = [one for one in self.payments.values() if one.state in COMPLETE]
        named = [one.gateway_reference for one in reversed(ended) if self._is_between(one, since, until)]
        if cursor is not None and cursor not in self.payments:
            raise NotFound("gateway_object_missing", "The gateway has no hosted payment of that name.")
        left = named[named.index(cursor) + 1 :] if cursor in named else named
        page = [self.payments[reference] for reference in left[: self.listed]]
        ours = [one for one in page if one.state is AttemptState.SUCCEEDED and one.reference and one.account_id]
        return Page(ours, page[-1].gateway_reference if len(left) > len(page) else None)

    def _is_between(self, one: Snapshot, since: datetime, until: datetime | None) -> bool:
        begun_at = self.begun_at.get(one.gateway_reference) or SystemClock().now()
        return since <= begun_at and (until is None or begun_at < until)

    def refund(self, payment_reference: str, amount: Money, reference: str, reason: str) -> RefundSnapshot:
        made = RefundSnapshot(f"re_{reference}", payment_reference, reference, self.refund_begins(), amount)
        if made.gateway_reference not in self.refunds and self._withheld(payment_reference):
            raise RuleBroken("payment_disputed", "This payment is disputed.")
        return self.refunds.setdefault(made.gateway_reference, made)

    def end_refund(self, gateway_reference: str, state: str) -> None:
        """Let a refund come to an end; one that went may still come back."""
        self.refunds[gateway_reference] = replace(self.refunds[gateway_reference], state=state)

    def dispute(self, reference: str, payment_reference: str, state: str, amount: Money) -> DisputeSnapshot:
        """Let a dispute begin, or move on: its amount stays what it was."""
        first = DisputeSnapshot(reference, payment_reference, state, amount, "fraudulent")
        said = replace(self.disputes.get(reference, first), state=state)
        self.disputes[reference] = said
        return said

    def _withheld(self, payment_reference: str) -> bool:
        return any(d.payment_reference == payment_reference and d.state == "open" for d in self.disputes.values())

    def owes(self) -> int:
        """What the gateway owes the office, in minor units: what was paid, less what was refunded and is withheld."""
        paid = [s.amount for s in self.payments.values() if s.state is AttemptState.SUCCEEDED]
        gone = [r.amount for r in self.refunds.values() if r.state == "succeeded"]
        held = [d.amount for d in self.disputes.values() if d.state in ("open", "lost")]
        return sum(a.minor for a in paid if a) - sum(a.minor for a in gone + held)

    def retrieve_refund(self, gateway_reference: str) -> RefundSnapshot:
        return self.refunds[gateway_reference]

    def retrieve_dispute(self, gateway_reference: str) -> DisputeSnapshot:
        return self.disputes[gateway_reference]

    def parse_notification(self, body: bytes, signature: str, now: datetime) -> list[GatewayEvent]:
        return list(self.events)
