"""A fresh instance of the whole office for the tests that need the local cloud: one a worker, own ports, own folder."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from infra.local.places import HOME, Places, read_record

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
KNOCKS = 14  # five seconds apart: longer than the minute that the limit counts
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
CODE = {"CODE_DIR": str(HOME / "code")}  # one unpacked package a run, not 200 MB and six seconds an office
UNSAVED = {"SAVE_SECONDS": "86400"}  # an office that nobody kills need not save itself every half minute
PORTS_A_WORKER = 3000  # two workers that look for free ports at once do not find the same


@dataclass
class Office:
    """A running instance. `call` speaks to its front as a browser does, keeping cookies."""

    places: Places
    cookies: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return self.places.site_url

    @property
    def outputs(self) -> dict[str, str]:
        return dict(read_record(self.places)["outputs"])

    @property
    def resources(self) -> dict[str, str]:
        return dict(read_record(self.places)["resources"])

    def password(self) -> str:
        return str(self.call("GET", "/local/demo-accounts")[1][0]["password"])

    def client(self, service: str) -> Any:
        return self.places.session().client(service)

    def fire(self, function: str) -> None:
        """Set a schedule's function off, as EventBridge does."""
        event = {"version": "0", "id": "test", "source": "aws.events", "detail-type": "Scheduled Event", "detail": {}}
        event |= {"account": "0", "region": "us-east-1", "resources": [], "time": "2026-01-01T00:00:00Z"}
        payload = json.dumps(event).encode()
        answer = self.client("lambda").invoke(FunctionName=self.resources[function], Payload=payload)
        assert "FunctionError" not in answer, answer["Payload"].read()

    def login(self, credentials: dict[str, str]) -> tuple[int, Any]:
        """Ask to sign in; again a little later when the tests before have just knocked too often."""
        for _ in range(KNOCKS):
            status, answer = self.call("POST", "/api/v1/auth/login", credentials)
            if status != 429 or answer["code"] != "too_many_tries":
                break
            time.sleep(5)
        return status, answer

    def session(self, role: str) -> dict[str, str]:
        """The cookies of a demo account that is signed in; it signs in once a run."""
        if role not in self.sessions:
            visitor = Office(self.places)
            status, answer = visitor.login({"email": f"{role}@quittance.example", "password": self.password()})
            assert status == 200, answer
            self.sessions[role] = visitor.cookies
        return self.sessions[role]

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
        sent = {
            "Content-Type": "application/json",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection("127.0.0.1", self.places.port, timeout=120)
        connection.request(method, path, json.dumps(body) if body is not None else None, sent)
        answer = connection.getresponse()
        raw = answer.read()
        for header in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, json.loads(raw) if raw and "json" in answer.headers.get("Content-Type", "") else raw


def command(verb: str, places: Places, *more: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m infra.local` for an instance."""
    where = ("--port-base", str(places.port), "--state-dir", str(places.folder))
    program = [sys.executable, "-m", "infra.local", verb, *where, *more]
    seen = {**os.environ, **CODE, **environ}
    return subprocess.run(program, cwd=ROOT, env=seen, capture_output=True, text=True, check=False)


def supervisor(places: Places) -> int:
    """The process that runs an instance."""
    return int((places.folder / "lock").read_text())


def children(places: Places) -> dict[int, str]:
    """The processes beside the front, by id, with their command lines (Linux: /proc)."""
    front = supervisor(places)
    pids = Path(f"/proc/{front}/task/{front}/children").read_text().split()
    return {int(pid): Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ") for pid in pids}


def free_ports() -> int:
    """The first of three ports that are free on the loopback."""
    for first in range(18100 + WORKER * PORTS_A_WORKER, 28000, 10):
        sockets = [socket.socket() for _ in range(3)]
        try:
            for offset, each in enumerate(sockets):
                each.bind(("127.0.0.1", first + offset))
        except OSError:
            continue
        finally:
            for each in sockets:
                each.close()
        return first
    raise RuntimeError("No three free ports on the loopback.")


@contextmanager
def an_office(folder: Path) -> Iterator[Office]:
    """An instance that is up, empty, until it is left."""
    places = Places(folder, free_ports())
    done = command("up", places, "--detach", "--empty", **UNSAVED)
    assert done.returncode == 0, done.stdout + done.stderr
    yield Office(places)
    assert command("clean", places).returncode == 0


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The instance of this worker; one that runs already when OFFICE names its folder and port (`folder:port`)."""
    if "OFFICE" in os.environ:
        folder, _, port = os.environ["OFFICE"].rpartition(":")
        yield Office(Places(Path(folder), int(port)))
        return
    with an_office(tmp_path_factory.mktemp("office")) as office:
        yield office


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser for the tests of a module; it ends with them, for it keeps an event loop in the thread."""
    from tests.e2e.browser import running

    with running() as browser:
        yield browser


@pytest.fixture
def portal(office: Office, chromium: Browser) -> Iterator[Page]:
    """A window in which a supervisor is signed in."""
    from tests.e2e.browser import window
    from tests.e2e.portal.basics import come_back

    with window(chromium) as page:
        yield come_back(page, office)


@pytest.fixture(scope="session")
def service() -> str:
    """The code of the service that the journeys of this run charge."""
    return f"VISIT{uuid.uuid4().hex[:4].upper()}"


@pytest.fixture(scope="session")
def stocked() -> set[str]:
    """What is in the catalog already, so that only the first journey puts it there."""
    return set()


@pytest.fixture(scope="module")
def shelf(office: Office, chromium: Browser, service: str, stocked: set[str]) -> str:
    """A service with a cash price in three currencies and a payer, put there in the portal; answers its code."""
    from tests.e2e.browser import window
    from tests.e2e.portal import catalog
    from tests.e2e.portal.basics import come_back

    if service not in stocked:
        with window(chromium) as page:
            come_back(page, office)
            catalog.add_service(page, service, "Follow-up visit")
            for currency in ("USD", "SEK", "PLN"):
                catalog.set_price(page, service, currency, "120.00")
            catalog.add_payer(page, "Harbor Health")
        stocked.add(service)
    return service
