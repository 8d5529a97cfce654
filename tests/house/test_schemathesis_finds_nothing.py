"""Schemathesis against the API's own description: no server error, every answer in its described shape.

The real application on tables in memory behind a small HTTP server; `make fuzz` asks more (FUZZ_EXAMPLES).
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
import schemathesis
from chalice.test import Client
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from app import app
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.identity import Colleague, Person
from chalicelib.web.openapi import document
from tests.fakes.office import make_office
from tests.fakes.practice import enroll, issue, open_practice

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "6"))
ADMIN = Actor("staff:fuzz", frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR}), "Fuzz")
CHECKS = (not_a_server_error, content_type_conformance, response_schema_conformance)

# Signing in is the pool's: tests/integration/test_the_pool_signs_staff_in.py.
schema = schemathesis.openapi.from_dict(document(app.doors)).exclude(path_regex="/auth/")


class OpenIdentity:
    """Lets one token in; the pool itself is not part of this test."""

    def verify(self, token: str, now: Any) -> Actor:
        return ADMIN

    def colleagues(self) -> list[Colleague]:
        return [Colleague(ADMIN.subject, ADMIN.name, "fuzz@office.example", ADMIN.roles, True)]

    def person(self, access_token: str) -> Person:
        return Person(ADMIN.name, "fuzz@office.example", "en", second_factor=True)

    def __getattr__(self, name: str) -> Any:
        def silent(*_: Any) -> Any:
            raise Unavailable("identity_unavailable", "Not part of this test.")

        return silent


class Handler(BaseHTTPRequestHandler):
    """Hands each request to Chalice in process."""

    protocol_version = "HTTP/1.1"

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.command not in ("GET", "POST", "PUT", "DELETE"):  # API Gateway answers for what nobody declared
            self.send_error(405)
            return
        answer = self.server.http.request(self.command, self.path, headers=dict(self.headers), body=body)
        self.send_response(answer.status_code)
        for name, value in answer.headers.items():
            if name.lower() != "content-length":
                self.send_header(name, str(value))
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):  # whatever the method: the application knows which it has
            return self._serve
        raise AttributeError(name)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    ports = make_office(identity=OpenIdentity())
    open_practice(ports)
    issue(ports, enroll(ports), "draft-0001")
    app.use_ports(ports)
    with Client(app) as client:
        server = HTTPServer(("127.0.0.1", 0), Handler)
        server.http = client.http
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
    app.use_ports(None)


def _asking(method: str, path: str) -> Any:
    """A test of one door."""

    @schema.include(method=method.upper(), path=path).parametrize()
    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
    def keeps_its_word(case: Any, address: str) -> None:
        case.call_and_validate(base_url=address, headers={"Authorization": "Bearer fuzz"}, checks=CHECKS)

    return keeps_its_word


# Each door's test has a name of its own: of tests of one name, whoever gives them out to workers by name gives out one.
for found in schema.get_all_operations():
    door = found.ok()
    name = "_".join(("test", door.method, *re.findall("[a-z0-9]+", door.path.lower())))
    assert name not in globals(), f"two doors have one test: {name}"
    globals()[name] = _asking(door.method, door.path)
