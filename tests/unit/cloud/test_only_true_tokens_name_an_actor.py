"""A staff token holds only when everything about it does: a decision table over one field at a time."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from chalicelib.cloud.tokens import KEYS_LIVE, KEYS_REST, LEEWAY, TokenKeys, verify
from chalicelib.kernel.actor import Role
from chalicelib.kernel.errors import NotAllowed
from chalicelib.settings import read_settings

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SETTINGS = read_settings(
    {"TOKEN_ISSUER": "https://issuer.example/pool", "USER_POOL_CLIENT_ID": "portal", "TOKEN_KEYS_URL": "https://keys"}
)
CLAIMS: dict[str, Any] = {
    "sub": "6e2e",
    "iss": SETTINGS.token_issuer,
    "client_id": "portal",
    "token_use": "access",
    "username": "robin.reyes",
    "cognito:groups": ["representative", "choir"],
    "iat": int(NOW.timestamp()) - 60,
    "exp": int(NOW.timestamp()) + 600,
}


def published(*names: str) -> dict[str, Any]:
    return {"keys": [RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True) | {"kid": n, "alg": "RS256"} for n in names]}


def keys() -> TokenKeys:
    return TokenKeys("https://keys", lambda _: published("one"))


def token(key: Any = KEY, kid: str = "one", algorithm: str = "RS256", **changes: Any) -> str:
    claims = {name: value for name, value in (CLAIMS | changes).items() if value is not None}
    return jwt.encode(claims, key, algorithm=algorithm, headers={"kid": kid})


def test_a_true_token_names_its_actor_with_the_roles_the_office_knows() -> None:
    actor = verify(token(), NOW, SETTINGS, keys())
    assert actor.subject == "staff:6e2e"
    assert actor.roles == frozenset({Role.REPRESENTATIVE})
    assert actor.name == "robin.reyes"


@pytest.mark.parametrize(
    "changes",
    [
        {"key": OTHER},
        {"kid": "two"},
        {"algorithm": "HS256", "key": "a shared secret of thirty-two bytes"},
        {"iss": "https://issuer.example/other-pool"},
        {"client_id": "somebody-else"},
        {"token_use": "id"},
        {"token_use": "refresh"},
        {"exp": int(NOW.timestamp()) - LEEWAY},
        {"iat": int(NOW.timestamp()) + LEEWAY + 1},
        {"exp": None},
        {"iat": None},
        {"sub": None},
        {"client_id": None},
        {"token_use": None},
        {"exp": True},
    ],
    ids=lambda changes: "another key" if "key" in changes and "algorithm" not in changes else str(changes),
)
def test_a_token_with_one_thing_wrong_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(NotAllowed) as refusal:
        verify(token(**changes), NOW, SETTINGS, keys())
    assert refusal.value.code == "token_refused"


@pytest.mark.parametrize("text", ["", "x", "a.b.c", token().rsplit(".", 1)[0] + ".", "é.é.é"])
def test_what_is_no_token_is_refused(text: str) -> None:
    with pytest.raises(NotAllowed):
        verify(text, NOW, SETTINGS, keys())


def test_an_unsigned_token_is_refused() -> None:
    bare = jwt.encode(CLAIMS, None, algorithm="none", headers={"kid": "one"})
    with pytest.raises(NotAllowed):
        verify(bare, NOW, SETTINGS, keys())


def test_a_token_holds_to_its_last_second_and_not_after() -> None:
    end = datetime.fromtimestamp(CLAIMS["exp"], UTC) + timedelta(seconds=LEEWAY)
    assert verify(token(), end - timedelta(seconds=1), SETTINGS, keys())
    with pytest.raises(NotAllowed):
        verify(token(), end, SETTINGS, keys())


def test_groups_that_are_no_list_give_no_role() -> None:
    assert verify(token(**{"cognito:groups": "administrator"}), NOW, SETTINGS, keys()).roles == frozenset()


def test_unknown_key_ids_do_not_flood_the_provider_and_new_keys_are_found() -> None:
    asked: list[float] = []
    present = ["one"]
    now = [time.monotonic()]

    def fetch(_: str) -> dict[str, Any]:
        asked.append(now[0])
        return published(*present)

    ring = TokenKeys("https://keys", fetch, lambda: now[0])
    assert ring.find("one") is not None
    for number in range(100):
        assert ring.find(f"forged-{number}") is None
    assert len(asked) == 1
    present.append("two")
    now[0] += KEYS_REST + 1
    assert ring.find("two") is not None
    assert len(asked) == 2
    now[0] += KEYS_LIVE + 1
    assert ring.find("one") is not None
    assert len(asked) == 3
