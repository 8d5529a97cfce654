"""A room's doors in process, used as a role: `Portal(ports, api)("GET", "/api/v1/…", role="coder")`."""

from __future__ import annotations

import json
from typing import Any

from chalice.test import Client

from chalicelib.enrollment.actions import refuse_merged
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.errors import NotAllowed
from chalicelib.kernel.ports import Ports
from chalicelib.privacy.actions import record_read
from chalicelib.web.api import Api
from chalicelib.web.app import OfficeApp
from tests.fakes.doors import plates_of


def staff(ports: Ports, token: str) -> Actor:
    """A token is the name of a role; any other is forged."""
    if token not in set(Role):
        raise NotAllowed("bad_token", "Sign in again.")
    return Actor(f"staff:{token}", frozenset({Role(token)}))


class Portal:
    """The application in process: answers the status and the JSON body."""

    def __init__(self, ports: Ports, *apis: Api) -> None:
        self.app = OfficeApp("test", lambda: ports, staff, staff, record_read, refuse_merged)
        self.app.add(plates_of(*apis))
        self.client = Client(self.app)

    def __call__(self, method: str, path: str, body: Any = None, role: str = "coder", key: str = "") -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {role}", "Content-Type": "application/json"}
        headers |= {"Idempotency-Key": key} if key else {}
        raw = b"" if body is None else json.dumps(body).encode()
        answer = self.client.http.request(method, path, headers=headers, body=raw)
        return answer.status_code, json.loads(answer.body or b"null")
