"""The office behind its HTTP doors, in process: `make_client(ports, [api, …], actor)`, then get, post, put, delete."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from chalice.test import Client

from chalicelib.enrollment.actions import refuse_merged
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ports import Ports
from chalicelib.privacy.actions import record_read
from chalicelib.web.api import Api
from chalicelib.web.app import OfficeApp
from chalicelib.web.problems import SignInNeeded
from tests.fakes.doors import plates_of

TOKEN = "good-token"


@dataclass(frozen=True)
class Answer:
    """What came back: `body` is the JSON, or None."""

    status: int
    body: Any
    headers: Mapping[str, str]


class OfficeClient:
    """Calls the doors as one actor. Each POST carries an Idempotency-Key of its own unless `key` is given."""

    def __init__(self, app: OfficeApp) -> None:
        self.app = app
        self._http = Client(app).http

    def call(
        self, method: str, path: str, body: Any = None, *, token: str = TOKEN, key: str = "", **headers: str
    ) -> Answer:
        sent = {"Content-Type": "application/json", **{name.replace("_", "-"): text for name, text in headers.items()}}
        if token:
            sent["Authorization"] = f"Bearer {token}"
        if method == "POST":
            sent["Idempotency-Key"] = key or f"test-{uuid4().hex}"
        raw = b"" if body is None else json.dumps(body, default=str).encode()
        answer = self._http.request(method, path, headers=sent, body=raw)
        return Answer(answer.status_code, json.loads(answer.body) if answer.body else None, answer.headers)

    def get(self, path: str, query: Mapping[str, Any] | None = None, **options: Any) -> Answer:
        return self.call("GET", f"{path}?{urlencode(query, doseq=True)}" if query else path, **options)

    def post(self, path: str, body: Any, **options: Any) -> Answer:
        return self.call("POST", path, body, **options)

    def put(self, path: str, body: Any, **options: Any) -> Answer:
        return self.call("PUT", path, body, **options)

    def delete(self, path: str, **options: Any) -> Answer:
        return self.call("DELETE", path, **options)


def make_client(ports: Ports, apis: Sequence[Api], actor: Actor, good: str = TOKEN) -> OfficeClient:
    """Build an application with these rooms' doors, in which the `good` token is the actor and any other is nobody."""

    def authenticate(_: Ports, token: str) -> Actor:
        if token != good:
            raise SignInNeeded("sign_in_needed", "Sign in and try again.")
        return actor

    app = OfficeApp("quittance-test", lambda: ports, authenticate, authenticate, record_read, refuse_merged)
    app.add(plates_of(*apis))
    return OfficeClient(app)
