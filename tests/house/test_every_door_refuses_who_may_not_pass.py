"""All routes × all roles × (no token, forged, expired, of another pool): each refusal and each permission is proved."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import jwt
import pytest
from chalice.test import Client
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from app import app
from chalicelib.cloud import tokens
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.clock import SystemClock
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.settings import read_settings
from chalicelib.web.api import Door
from chalicelib.web.permissions import GRANTS, Permission
from tests.fakes.office import make_office

POOL, APP_CLIENT = "https://issuer.example/pool", "portal-client"
SETTINGS = read_settings({"TOKEN_ISSUER": POOL, "TOKEN_KEYS_URL": "memory", "USER_POOL_CLIENT_ID": APP_CLIENT})
OURS, THEIRS = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
GUARDED = [door for door in app.doors if door.permission not in (Permission.ANYONE, Permission.PAY_SESSION)]
CLIENTS = [door for door in app.doors if door.permission is Permission.PAY_SESSION]


def token(role: Role, key: Any = OURS, **changes: Any) -> str:
    now = int(time.time())
    claims = {
        "sub": "1", "iss": POOL, "client_id": APP_CLIENT, "token_use": "access", "iat": now, "exp": now + 600,
        "cognito:groups": [role.value], "username": "robin",
    }  # fmt: skip
    return jwt.encode({**claims, **changes}, key, algorithm="RS256", headers={"kid": "ours"})


def bad_tokens() -> dict[str, str]:
    admin, past = Role.ADMINISTRATOR, int(time.time()) - 7200
    claims = jwt.decode(token(admin), options={"verify_signature": False})
    good = token(admin)
    return {
        "none": "",
        "garbage": "not-a-token",
        "forged": token(admin, THEIRS),
        "unsigned": jwt.encode(claims, None, algorithm="none", headers={"kid": "ours"}),
        "changed": good[:-12] + ("A" * 12),
        "expired": token(admin, iat=past, exp=past + 60),
        "of another pool": token(admin, iss="https://issuer.example/other"),
        "of another app": token(admin, client_id="other-client"),
        "an id token": token(admin, token_use="id"),
    }


class PoolIdentity:
    """The real verification against a pool whose keys are at hand."""

    def __init__(self) -> None:
        published = {**RSAAlgorithm.to_jwk(OURS.public_key(), as_dict=True), "kid": "ours", "alg": "RS256"}
        self._keys = tokens.TokenKeys("memory", lambda _: {"keys": [published]})

    def __getattr__(self, name: str) -> Any:
        def silent(*_: Any) -> Any:
            raise Unavailable("identity_unavailable", "Not part of this test.")

        return silent

    def verify(self, text: str, now: Any) -> Actor:
        return tokens.verify(text, now, SETTINGS, self._keys)


@pytest.fixture(scope="module")
def http() -> Iterator[Any]:
    ports: Ports = make_office(settings=SETTINGS, clock=SystemClock(), identity=PoolIdentity())
    app.use_ports(ports)
    with Client(app) as client:
        yield client.http
    app.use_ports(None)


def knock(http: Any, door: Door, bearer: str) -> tuple[int, str]:
    path = door.path
    for name in door.parameters:
        path = path.replace("{" + name + "}", "x")
    headers = {"Content-Type": "application/json", "Idempotency-Key": "knock-knock-1"}
    if bearer:
        headers["Authorization"] = f"Bearer {bearer}"
    body = b"" if door.method in ("GET", "DELETE") else b"{}"
    answer = http.request(door.method, path, headers=headers, body=body)
    said = answer.json_body if answer.body else {}
    return answer.status_code, said.get("code", "") if isinstance(said, dict) else ""


def test_the_matrix_is_whole() -> None:
    assert len(GUARDED) > 80
    assert set(GRANTS) == set(Role)


@pytest.mark.parametrize("door", GUARDED, ids=lambda d: f"{d.method} {d.path}")
def test_a_door_opens_for_its_permission_and_for_nothing_else(http: Any, door: Door) -> None:
    for kind, text in bad_tokens().items():
        assert knock(http, door, text)[0] == 401, kind
    for role in Role:
        status, code = knock(http, door, token(role))
        if door.permission in GRANTS[role]:
            assert status not in (401, 500), (role, status, code)
            assert code != "not_permitted", role
        else:
            assert (status, code) == (403, "not_permitted"), role


@pytest.mark.parametrize("door", CLIENTS, ids=lambda d: f"{d.method} {d.path}")
def test_a_clients_door_opens_for_no_staff_token_and_no_guess(http: Any, door: Door) -> None:
    for text in (*bad_tokens().values(), token(Role.ADMINISTRATOR), "x" * 43):
        status, code = knock(http, door, text)
        assert (status, code) in ((401, "sign_in_needed"), (403, "session_ended"), (401, "session_ended"))
