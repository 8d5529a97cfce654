"""Who knocks: a staff member by the token of the pool."""

from __future__ import annotations

from datetime import UTC, datetime

from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotAllowed
from chalicelib.kernel.ports import Ports
from chalicelib.web.problems import SignInNeeded


def staff(ports: Ports, token: str) -> Actor:
    """Say which staff member a bearer token speaks for; SignInNeeded (401) when it does not hold.

    A token is read against the machine's time: the provider's sessions do not move with the office's clock.
    """
    try:
        return ports.identity.verify(token, datetime.now(UTC))
    except NotAllowed as refusal:
        raise SignInNeeded(refusal.code, refusal.message) from refusal
