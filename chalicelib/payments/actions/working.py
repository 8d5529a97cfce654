"""The messages of the `payments` queue, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chalicelib.kernel.actor import system
from chalicelib.kernel.ports import Ports
from chalicelib.payments.actions.attempts import hear_gateway
from chalicelib.payments.actions.closing import look_after
from chalicelib.payments.actions.refunding import settle_refunds


def work(ports: Ports, message: Mapping[str, Any]) -> int:
    """Do one message of the `payments` queue; a repeat changes nothing.

    Answers how many payments that the gateway confirmed cannot be booked, for the alarm.
    """
    by = system("reconciler")
    if message["task"] == "gateway":
        hear_gateway(ports, message["kind"], message["gateway_reference"])
    elif message["task"] == "attempt":
        look_after(ports, message["account_id"], message["subject"], by)
    elif message["task"] == "refund":
        settle_refunds(ports, message["account_id"], message["subject"], by)
    else:
        return _recover(ports, message)
    return 0


def _recover(ports: Ports, message: Mapping[str, Any]) -> int:
    from chalicelib.payments.actions.recovering import recover_confirmed  # loaded at night alone

    return recover_confirmed(ports, message).refused
