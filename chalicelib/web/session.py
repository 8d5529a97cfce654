"""What a sign-in leaves with the browser: a refresh cookie that no script reads, a sealed note of an open question."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from typing import Final

from chalicelib.kernel.identity import Challenge, ChallengeKind
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.settings import Settings
from chalicelib.web import devices
from chalicelib.web.call import Call
from chalicelib.web.problems import SignInNeeded

COOKIE: Final = "quittance_session"
PATH: Final = "/api/v1/auth"
COOKIE_SECONDS: Final = 12 * 3600  # a working day, as long as the pool's refresh tokens live (infra/identity.yaml)
CHALLENGE_SECONDS: Final = 180  # Cognito's own limit on an open challenge
NOTE_CHARS: Final = 4096  # Cognito's longest session (2048), an address and a key: each note is as long as the next
_CONTEXT: Final = "sign-in challenge"
_LOOPBACK: Final = ("http://127.0.0.1:", "http://localhost:")


def cookie(settings: Settings, user: str, refresh_token: str) -> str:
    """The Set-Cookie header that keeps a session; an empty refresh token ends it."""
    value = f"{base64.urlsafe_b64encode(user.encode()).decode().rstrip('=')}.{refresh_token}" if refresh_token else ""
    return _header(settings, COOKIE, value, COOKIE_SECONDS if refresh_token else 0)


def device_cookie(settings: Settings, mark: str) -> str:
    """The Set-Cookie header that lets a device be known again; it outlives the session and opens nothing."""
    return _header(settings, devices.COOKIE, mark, devices.DEVICE_DAYS * 86_400)


def _header(settings: Settings, name: str, value: str, age: int) -> str:
    secure = "" if settings.site_url.startswith(_LOOPBACK) else "; Secure"
    return f"{name}={value}; Max-Age={age}; Path={PATH}; HttpOnly; SameSite=Strict{secure}"


def read_cookie(call: Call) -> tuple[str, str]:
    """The user and the refresh token of the session cookie; SignInNeeded `session_over` without one."""
    try:
        found = SimpleCookie(call.headers.get("cookie", "")).get(COOKIE)
        user, _, refresh_token = (found.value if found else "").partition(".")
        name = base64.urlsafe_b64decode(user + "=" * (-len(user) % 4)).decode()
    except (CookieError, ValueError):
        name, refresh_token = "", ""
    if not name or not refresh_token:
        raise SignInNeeded("session_over", say("Sign in."))
    return name, refresh_token


def seal(ports: Ports, challenge: Challenge, who: str, at: datetime) -> str:
    """Put an open question into a sealed note for the browser to bring back: the answer needs the first step done.

    `who` is the person as they are counted and known: their address. Its length tells nothing of what is in it.
    """
    note = json.dumps(asdict(challenge) | {"who": who, "until": int(at.timestamp()) + CHALLENGE_SECONDS})
    return base64.urlsafe_b64encode(ports.crypto.seal(note.ljust(NOTE_CHARS), _CONTEXT)).decode()


def unseal(ports: Ports, note: str, at: datetime) -> tuple[Challenge, str]:
    """Read a sealed note: the question and who was asked; SignInNeeded `challenge_over` when forged or too old."""
    try:
        found = json.loads(ports.crypto.open(base64.urlsafe_b64decode(note), _CONTEXT))
        until, who = int(found.pop("until")), str(found.pop("who"))
        challenge = Challenge(**found | {"kind": ChallengeKind(found["kind"])})
    except Exception:  # noqa: BLE001  # whatever is wrong with it, the answer is the same
        raise SignInNeeded("challenge_over", say("Start again.")) from None
    if at.timestamp() > until:
        raise SignInNeeded("challenge_over", say("That took too long. Start again."))
    return challenge, who
