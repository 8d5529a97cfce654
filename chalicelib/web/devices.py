"""Devices people have signed in on: a cookie that says so, which only this office can have written."""

from __future__ import annotations

import hmac
import secrets
from datetime import UTC, datetime
from http.cookies import CookieError, SimpleCookie
from typing import Final

from chalicelib.kernel.ports import Ports
from chalicelib.web.call import Call

COOKIE: Final = "quittance_device"
DEVICE_DAYS: Final = 180  # our own limit: a holiday and a leave long
_DAY: Final = 86_400


def mark(ports: Ports, who: str) -> str:
    """A new device's mark for a person, in their one spelling: chance, an end, and a seal over both and the person."""
    device = secrets.token_hex(8)
    until = int(datetime.now(UTC).timestamp()) + DEVICE_DAYS * _DAY
    return f"{device}.{until}.{_seal(ports, who, device, str(until))}"


def known(call: Call, who: str) -> str:
    """The name of the device a call comes from, when this person has signed in on it before; empty otherwise."""
    device, _, rest = _cookie(call).partition(".")
    until, _, seal = rest.partition(".")
    good = hmac.compare_digest(seal.encode(), _seal(call.ports, who, device, until).encode())
    if not (device and good and until.isascii() and until.isdigit()):
        return ""
    return device if int(until) > datetime.now(UTC).timestamp() else ""


def _seal(ports: Ports, who: str, device: str, until: str) -> str:
    return ports.crypto.keyed_hash(f"device:{device}:{until}:{who}")


def _cookie(call: Call) -> str:
    try:
        found = SimpleCookie(call.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
