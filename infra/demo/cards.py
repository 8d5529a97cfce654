"""The card payments of the demo practice, told to the gateway's sandbox, so that they can be refunded there."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterable
from datetime import UTC, datetime, time
from typing import Any, Final

from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, Payment, PaymentState

_DISPUTES: Final = {PaymentState.DISPUTED: "needs_response", PaymentState.LOST: "lost"}  # Stripe's words


def card_payments(ports: Ports, account_ids: Iterable[str]) -> list[dict[str, Any]]:
    """The payments by card of some accounts, as the sandbox takes them in."""
    return [
        _told(payment)
        for account_id in account_ids
        for payment in payments.payments_of(ports, account_id)
        if payment.method is Method.CARD and payment.gateway_reference
    ]


def _told(payment: Payment) -> dict[str, Any]:
    made = datetime.combine(payment.received_on, time(15, 0), UTC)
    told: dict[str, Any] = {
        "id": payment.gateway_reference,
        "amount": payment.amount_minor,
        "currency": payment.currency,
        "created": int(made.timestamp()),
        "metadata": {"reference": payment.id, "account_id": payment.account_id},
    }
    if payment.state in _DISPUTES:
        told["dispute"] = {"id": payment.disputes[-1].reference, "status": _DISPUTES[payment.state]}
    return told


def tell_gateway(url: str, told: list[dict[str, Any]]) -> int:
    """Tell the sandbox of payments; answers how many it did not know. Without a sandbox (no url) there is nobody."""
    if not url:
        return 0
    body = json.dumps({"payments": told}).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{url}/sandbox/payments", body, headers, method="POST")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return int(json.load(answer)["taken"])
