"""The messages of the `payments` queue, one at a time."""

from __future__ import annotations

from chalicelib.kernel.actor import system
from chalicelib.kernel.ports import Ports
from chalicelib.payments.actions.attempts import hear_gateway
from chalicelib.payments.actions.closing import look_after
from chalicelib.payments.actions.refunding import settle_refunds


def work(ports: Ports, message: dict[str, str]) -> None:
    """Do one message of the `payments` queue; a repeat changes nothing."""
    by = system("reconciler")
    if message["task"] == "gateway":
        hear_gateway(ports, message["kind"], message["gateway_reference"])
    elif message["task"] == "attempt":
        look_after(ports, message["account_id"], message["subject"], by)
    else:
        settle_refunds(ports, message["account_id"], message["subject"], by)
