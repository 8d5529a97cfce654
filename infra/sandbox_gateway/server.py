"""The sandbox's HTTP server: Stripe's API under /v1/, the hosted page under /pay/, its own doors under /sandbox/."""

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from infra.sandbox_gateway import api, control, outcomes, page
from infra.sandbox_gateway.choices import BY_KEY
from infra.sandbox_gateway.forms import read_form
from infra.sandbox_gateway.idempotency import claim, fingerprint, keep, known
from infra.sandbox_gateway.refusal import RefusedError, error_body
from infra.sandbox_gateway.state import State, Thing, public
from infra.sandbox_gateway.webhooks import Courier

# The page brings no script and loads nothing; nobody may frame it.
_PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
SAVE_SECONDS = 30.0  # between two saves the journal has what was done
_LOCAL_NAMES = ("127.0.0.1", "localhost")


class Sandbox:
    """A running sandbox: starts on 127.0.0.1, keeps its state in a file and a journal when given one."""

    def __init__(self, port: int = 0, file: Path | None = None, office: str = "Quittance demo office") -> None:
        self.state = State()
        self.office = office
        self._file = file
        if file:
            self.state.load(file)
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._server.sandbox = self
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._courier = Courier(self.state)
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True),
            threading.Thread(target=self._tick, daemon=True),
        ]

    def start(self) -> None:
        """Serve, deliver and keep time until `stop`."""
        self._courier.start()
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Stop serving and save."""
        self._server.shutdown()
        self._server.server_close()
        self._courier.stop()
        self._stopping.set()
        self._threads[1].join()
        self._save()

    def __enter__(self) -> Sandbox:
        self.start()
        return self

    def __exit__(self, *reason: object) -> None:
        self.stop()

    def _tick(self) -> None:
        last = time.monotonic()
        while not self._stopping.wait(0.5):
            with self.state.acting():
                outcomes.run_due(self.state)
            if time.monotonic() - last >= SAVE_SECONDS:
                self._save()
                last = time.monotonic()

    def _save(self) -> None:
        if self._file and self.state.unsaved:
            self.state.save(self._file)

    def fault(self, path: str) -> Thing | None:
        """Take the fault that is to strike a request, if one is."""
        with self.state.lock:
            struck = next((fault for fault in self.state.faults if path.startswith(fault["path"])), None)
            if struck:
                struck["times"] -= 1
                self.state.faults = [fault for fault in self.state.faults if fault["times"] > 0]
            return struck


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128  # many clients may press the button at once
    sandbox: Sandbox


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self._serve("GET")

    def do_POST(self) -> None:
        self._serve("POST")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it
        """Say nothing: addresses of the page are secrets."""

    def _serve(self, method: str) -> None:
        sandbox = self.server.sandbox
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        try:
            if self.headers.get("Host", "").rsplit(":", 1)[0] not in _LOCAL_NAMES:
                raise RefusedError(403, "The sandbox serves this machine only.")
            if address.path.startswith("/pay/"):
                self._page(sandbox, method, address.path.removeprefix("/pay/"), body)
            elif address.path.startswith("/sandbox/"):
                self._control(sandbox, method, address.path, body)
            else:
                self._api(sandbox, method, address.path, body or address.query)
        except RefusedError as refused:
            self._json(refused.status, refused.body)
        except (ValueError, IndexError):
            self._json(400, error_body("The sandbox cannot read this request."))

    def _api(self, sandbox: Sandbox, method: str, path: str, form: str) -> None:
        if not self.headers.get("Authorization", "").startswith("Bearer sk_test_"):
            raise RefusedError(401, "Invalid API Key provided: the sandbox takes any that begins with sk_test_.")
        fault = sandbox.fault(path) or {"fault": ""}
        if fault["fault"] in ("429", "500", "503"):
            raise RefusedError(int(fault["fault"]), "The sandbox was asked to fail.", kind="api_error")
        call = api.Call(read_form(form), sandbox.url, path)
        key = self.headers.get("Idempotency-Key", "") if method == "POST" else ""
        pause = fault["seconds"] if fault["fault"] == "delay" else 0
        status, answer, replayed = _once(sandbox.state, method, form, call, key, pause)
        if fault["fault"] == "lose_reply":
            self.close_connection = True
        else:
            self._json(status, answer, {"Idempotent-Replayed": "true"} if replayed else {})

    def _page(self, sandbox: Sandbox, method: str, name: str, body: str) -> None:
        choice = read_form(body).get("choice", "") if method == "POST" else ""
        with sandbox.state.acting():
            outcomes.run_due(sandbox.state)
            session = sandbox.state.get("checkout.session", name)
            paying = method == "POST" and session["status"] == "open"
            if paying:
                control.choose(sandbox.state, session, choice)
            back = session["success_url"].replace("{CHECKOUT_SESSION_ID}", session["id"])
            text = _paid(sandbox, session, choice) if paying else _looked_at(sandbox, session)
        if text:
            self._html(200, text)
        else:
            self._send(303, b"", {"Location": back})

    def _control(self, sandbox: Sandbox, method: str, path: str, body: str) -> None:
        # JSON only: a page in a browser cannot send it here without asking first
        if method == "POST" and self.headers.get("Content-Type", "").split(";")[0] != "application/json":
            raise RefusedError(415, "Send application/json.")
        with sandbox.state.acting():
            answer = public(control.answer(sandbox.state, method, path, json.loads(body or "{}")))
        self._json(200, answer)

    def _html(self, status: int, text: str) -> None:
        self._send(status, text.encode(), {"Content-Type": "text/html; charset=utf-8"} | _PAGE_HEADERS)

    def _json(self, status: int, answer: Thing, headers: dict[str, str] | None = None) -> None:
        self._send(status, json.dumps(answer).encode(), {"Content-Type": "application/json"} | (headers or {}))

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body)), "Cache-Control": "no-store"} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _looked_at(sandbox: Sandbox, session: Thing) -> str:
    return page.payment_page(session, sandbox.office) if session["status"] == "open" else page.closed_page(session)


def _paid(sandbox: Sandbox, session: Thing, choice: str) -> str:
    """The page that follows a choice; empty when the browser goes back to the office."""
    if session["status"] == "open":
        return page.payment_page(session, sandbox.office, declined=True)
    return page.stranded_page(session) if BY_KEY[choice].lost else ""


def _once(state: State, method: str, form: str, call: api.Call, key: str, pause: float) -> tuple[int, Thing, bool]:
    """Work a request off, or repeat the answer its key had; the pause comes while the key is held."""
    if not key:
        time.sleep(pause)
        with state.acting():
            return *_answer(state, method, call), False
    print_ = fingerprint(method, call.path, form)
    with state.lock:
        if reply := known(state, key, print_):
            return reply["status"], reply["body"], True
        claim(state, key, print_)
    time.sleep(pause)
    with state.acting():
        status, answer = _answer(state, method, call)
        keep(state, key, status, answer)
    return status, answer, False


def _answer(state: State, method: str, call: api.Call) -> tuple[int, Thing]:
    outcomes.run_due(state)
    try:
        return 200, api.answer(state, method, call)
    except RefusedError as refused:
        return refused.status, refused.body
    except (KeyError, ValueError, TypeError, IndexError, AttributeError):
        return 400, error_body("The sandbox does not understand these parameters.")
