"""Staff access tokens, verified by the application itself: the same code on AWS, locally and in tests."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, Final

from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.errors import NotAllowed, Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.settings import Settings

LEEWAY: Final = 10  # seconds by which the provider's clock may differ from ours
KEYS_LIVE: Final = 3600.0  # seconds a key set is trusted before it is read again
KEYS_REST: Final = 30.0  # seconds between two readings for a key that is not in the set: forged ids must not flood
_ALGORITHM: Final = "RS256"
_REQUIRED: Final = ["exp", "iat", "iss", "sub", "token_use", "client_id"]

Fetch = Callable[[str], dict[str, Any]]


class TokenKeys:
    """The provider's published signing keys, read again when old or when a new key appears."""

    def __init__(self, url: str, fetch: Fetch | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._url = url
        self._fetch = fetch or _fetch
        self._clock = clock
        self._keys: dict[str, Any] = {}
        self._read_at = float("-inf")

    def find(self, key_id: str) -> Any | None:
        """The key of an id, or None when the provider publishes no such key."""
        age = self._clock() - self._read_at
        if age > KEYS_LIVE or (key_id not in self._keys and age > KEYS_REST):
            self._read()
        return self._keys.get(key_id)

    def _read(self) -> None:
        import jwt  # with cryptography it is a tenth of a cold start, and half the functions see no token

        found = jwt.PyJWKSet.from_dict(self._fetch(self._url))
        self._keys = {str(key.key_id): key.key for key in found.keys if key.algorithm_name == _ALGORITHM}
        self._read_at = self._clock()


def _fetch(url: str) -> dict[str, Any]:
    try:
        with urllib.request.urlopen(url, timeout=3) as answer:  # noqa: S310  # the address is a setting, not input
            return dict(json.load(answer))
    except (OSError, ValueError) as error:
        raise Unavailable("identity_unavailable", say("The sign-in service did not answer. Try again.")) from error


@cache
def _keys(url: str) -> TokenKeys:
    return TokenKeys(url)


def verify(token: str, now: datetime, settings: Settings, keys: TokenKeys | None = None) -> Actor:
    """Read a staff access token and say who acts; NotAllowed `token_refused` when anything about it does not hold.

    `now` is the machine's time, never the office's movable one: the provider's clock cannot be moved.
    """
    import jwt

    try:
        key = (keys or _keys(settings.token_keys_url)).find(str(jwt.get_unverified_header(token).get("kid", "")))
        if key is None:
            raise _refused()
        claims = jwt.decode(
            token,
            key,
            algorithms=[_ALGORITHM],
            issuer=settings.token_issuer,
            options={"require": _REQUIRED, "verify_exp": False, "verify_iat": False, "verify_nbf": False},
        )
    except (jwt.PyJWTError, ValueError):
        raise _refused() from None
    _check(claims, now, settings)
    return _actor(claims)


def _check(claims: dict[str, Any], now: datetime, settings: Settings) -> None:
    at = now.timestamp()
    numbers = all(type(claims[name]) in (int, float) for name in ("exp", "iat"))
    if not numbers or claims["exp"] + LEEWAY <= at or claims["iat"] - LEEWAY > at:
        raise _refused()
    if (claims["token_use"], claims["client_id"]) != ("access", settings.user_pool_client_id):
        raise _refused()


def _actor(claims: dict[str, Any]) -> Actor:
    groups = claims.get("cognito:groups", [])
    roles = frozenset(role for role in Role if isinstance(groups, list) and role.value in groups)
    return Actor(subject=f"staff:{claims['sub']}", roles=roles, name=str(claims.get("username", "")))


def _refused() -> NotAllowed:
    return NotAllowed("token_refused", say("Sign in again."))
