"""The real adapter, with the real SDK, against the sandbox on a free port."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
import requests
import stripe

from chalicelib.cloud.card_gateway import StripeGateway
from chalicelib.kernel.money import Currency, Money
from chalicelib.kernel.ports import HostedPayment, Snapshot
from infra.sandbox_gateway.server import Sandbox
from tests.integration.card_gateway.gateways import SECRET, gateway_at


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the SDK try again at once instead of after half a second."""
    monkeypatch.setattr(stripe.HTTPClient, "INITIAL_DELAY", 0.01)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def gateway(sandbox: Sandbox) -> StripeGateway:
    return gateway_at(sandbox.url)


@dataclass
class Desk:
    """What a test does at the gateway, in one line each."""

    sandbox: Sandbox
    gateway: StripeGateway
    made: int = 0

    def payment(self, **changes: Any) -> HostedPayment:
        self.made += 1
        fields: dict[str, Any] = {
            "reference": f"att_{self.made:026}",
            "account_id": "acc_7",
            "amount": Money(12_345, Currency("USD")),
            "description": "Invoice 1001",
            "language": "en",
            "success_url": "http://127.0.0.1:9/thanks?session={CHECKOUT_SESSION_ID}",
            "cancel_url": "http://127.0.0.1:9/back",
            "expires_at": self.now() + timedelta(hours=1),
        }
        return HostedPayment(**(fields | changes))

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.sandbox.state.now(), UTC)

    def start(self, **changes: Any) -> str:
        return self.gateway.start_hosted(self.payment(**changes)).gateway_reference

    def control(self, door: str, method: str = "POST", **asked: Any) -> dict[str, Any]:
        body = asked if method == "POST" else None
        answer = requests.request(method, f"{self.sandbox.url}/sandbox/{door}", json=body, timeout=10)
        answer.raise_for_status()
        return answer.json()

    def pay(self, session: str, choice: str = "paid") -> Snapshot:
        self.control("pay", session=session, choice=choice)
        return self.gateway.retrieve(session)

    def paid(self, choice: str = "paid", **changes: Any) -> str:
        """The payment reference of a payment made with a choice."""
        name = self.pay(self.start(**changes), choice).payment_reference
        assert name is not None
        return name

    def days_pass(self, days: float) -> None:
        self.control("clock", advance_seconds=days * 86_400)

    def fail_with(self, fault: str, times: int = 1, path: str = "/v1/", seconds: float = 1.0) -> None:
        self.control("faults", faults=[{"fault": fault, "times": times, "path": path, "seconds": seconds}])

    def things(self, kind: str) -> list[dict[str, Any]]:
        return self.sandbox.state.all(kind)


@pytest.fixture
def desk(sandbox: Sandbox, gateway: StripeGateway) -> Desk:
    return Desk(sandbox, gateway)


@dataclass
class Office:
    """The office's end of the webhooks: keeps what came, answers with `statuses` in turn, then 200."""

    url: str = ""
    came: list[tuple[bytes, str]] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)

    def take(self, body: bytes, signature: str) -> int:
        self.came.append((body, signature))
        return self.statuses.pop(0) if self.statuses else 200

    def types(self) -> list[str]:
        return [json.loads(body)["type"] for body, _ in self.came]

    def wait_for(self, met: Callable[[list[str]], bool]) -> list[str]:
        deadline = time.monotonic() + 10
        while not met(self.types()):
            assert time.monotonic() < deadline, f"only {self.types()} came"
            time.sleep(0.02)
        return self.types()


@pytest.fixture
def office(desk: Desk) -> Iterator[Office]:
    office = Office()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(office.take(body, self.headers["Stripe-Signature"]))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    office.url = f"http://127.0.0.1:{server.server_address[1]}/webhooks/card"
    desk.control("webhook", url=office.url, secret=SECRET, retry_seconds=0.02)
    yield office
    server.shutdown()
    server.server_close()
