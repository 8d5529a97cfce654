"""A representative at the API of a running instance, and a client who follows the mailed link."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from chalicelib.kernel.clock import civil_date
from chalicelib.settings import read_settings
from tests.e2e.conftest import Office

T = TypeVar("T")
PATIENCE_SECONDS = 90
# The portal's own choices; at any moment it is day in one of them.
ZONES = ("America/New_York", "Europe/London", "Europe/Helsinki", "America/Los_Angeles", "Pacific/Honolulu")
AWAKE_AT_DUNNING = "Europe/London"  # the letters of a day go at 14:00 UTC


def until(look: Callable[[], T], patience: float = PATIENCE_SECONDS) -> T:
    """Look again until something is there: queues and streams take their time."""
    end = time.monotonic() + patience
    while not (found := look()):
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.2)
    return found


def office_now(site: str) -> datetime:
    """What time it is by the clock of the office at a site, which may have been moved."""
    with urllib.request.urlopen(f"{site}/local/clock", timeout=60) as answer:  # noqa: S310  # this machine's own
        return datetime.fromisoformat(json.load(answer)["now"])


def office_day(office: Office) -> date:
    """What day it is in the office: in its own time zone, by its moved clock."""
    return civil_date(office_now(office.url), read_settings({}).office_time_zone)


def awake(now: datetime) -> str:
    """A time zone in which people may be written to at a moment (8:00 to 21:00): no test waits for a morning."""
    return next(zone for zone in ZONES if 8 <= now.astimezone(ZoneInfo(zone)).hour < 20)


@dataclass
class Desk:
    """A signed-in staff member."""

    office: Office
    role: str = "supervisor"
    token: str = field(init=False)

    def __post_init__(self) -> None:
        login = {"email": f"{self.role}@quittance.example", "password": self.office.password()}
        status, answer = self.office.login(login)
        assert status == 200, answer
        self.token = answer["access_token"]

    def ask(self, method: str, path: str, body: Any = None, expect: int | None = None, **headers: str) -> Any:
        """Call the API; an answer that is not a success fails the test unless it is expected."""
        key = {"Idempotency_Key": headers.pop("Idempotency_Key", uuid.uuid4().hex)} if method == "POST" else {}
        bearer = {"Authorization": f"Bearer {headers.pop('token', self.token)}"}
        status, answer = self.office.call(method, f"/api/v1{path}", body, **bearer, **key, **headers)
        assert status == expect if expect else status < 300, (status, path, answer)
        return answer

    def today(self) -> date:
        """What day it is in the office."""
        return office_day(self.office)

    def stock(self) -> None:
        """Put one service with a price into the catalog, if it is not there."""
        admin = Desk(self.office, "admin")
        asked = {"Authorization": f"Bearer {admin.token}"}
        if self.office.call("GET", "/api/v1/catalog/codes/service/TESTVISIT", **asked)[0] == 200:
            return
        found = admin.ask("GET", "/catalog/releases")
        versions = {edition["system"]: edition["version"] for edition in found}
        service = {"description": "Follow-up visit", "billable": True, "version": versions.get("service", 0)}
        admin.ask("PUT", "/catalog/services/TESTVISIT", service)
        price = {"system": "service", "code": "TESTVISIT", "currency": "USD", "unit_minor": 12_000, "version": 0}
        admin.ask("PUT", "/catalog/fee-schedules/cash/prices", {**price, "from_on": self.today().isoformat()})

    def enroll(self, family: str) -> dict[str, Any]:
        """Enroll an adult who answers for themself and takes e-mail; answers the account's file."""
        address = {"line1": "12 Elm Street", "city": "Boston", "region": "MA", "postal_code": "02118", "country": "US"}
        person = {"name": {"family": family, "given": "Ada"}, "birth_date": "1980-05-17", "address": address}
        form = {
            "clients": [person],
            "guarantor": {"kind": "self", "client": 0},
            "contact": {"email": f"{uuid.uuid4().hex[:10]}@people.example", "email_consent": True},
            "language": "en",
            "time_zone": awake(office_now(self.office.url)),
            "confirmed_not_duplicate": True,
        }
        return dict(self.ask("POST", "/accounts", form))

    def bill(self, file: dict[str, Any]) -> dict[str, Any]:
        """Capture and issue one visit of today."""
        account = file["account"]["id"]
        line = {"client_id": file["clients"][0]["id"], "service_on": self.today().isoformat(), "system": "service"}
        draft = self.ask("POST", f"/accounts/{account}/invoices", {"lines": [{**line, "code": "TESTVISIT"}]})
        return dict(self.ask("POST", f"/accounts/{account}/invoices/{draft['id']}/issue"))

    def attach(self, account: str, name: str, body: bytes, subject: dict[str, str]) -> str:
        """Bring a file as a browser does, and keep it with an invoice, a credit note or a payment; answers its id."""
        lent = self.ask("POST", f"/accounts/{account}/attachments/uploads", {"size": len(body)})
        typed = {"Content-Type": "application/octet-stream"}
        asked = urllib.request.Request(lent["address"], body, typed, method="PUT")  # noqa: S310  # the local bucket
        urllib.request.urlopen(asked, timeout=60).close()  # noqa: S310
        form = {"upload_id": lent["upload_id"], "kind": "letter", "name": name, **subject}
        return str(self.ask("POST", f"/accounts/{account}/attachments", form)["id"])

    def link(self, email: str) -> str:
        """The token of the newest pay link that was mailed to an address."""

        def look() -> str:
            mail = self.office.call("GET", f"/local/mail?to={urllib.parse.quote(email)}")[1]["messages"]
            texts = [m["text"] for m in mail if "#k=" in m["text"]]
            return texts[0].split("#k=")[1].split()[0] if texts else ""

        return until(look)


@dataclass
class Payer:
    """A client on the pay page, without a browser."""

    desk: Desk
    token: str
    session: str = ""

    def check(self, answer: str = "1980-05-17", expect: int | None = None) -> Any:
        """Answer the question."""
        seen = self.desk.ask("POST", "/pay/check", {"token": self.token, "answer": answer}, expect=expect)
        self.session = seen.get("session", "")
        return seen

    def start(self, minor: int, key: str = "") -> dict[str, Any]:
        """Start paying."""
        body = {"amount_minor": minor, "invoices": []}
        return dict(
            self.desk.ask("POST", "/pay/start", body, token=self.session, Idempotency_Key=key or uuid.uuid4().hex)
        )

    def state(self, attempt_id: str) -> str:
        """What became of a try."""
        return str(self.desk.ask("GET", f"/pay/attempts/{attempt_id}", token=self.session)["state"])


def choose(url: str, choice: str) -> None:
    """Choose an outcome on the gateway's hosted page, and do not follow the way back."""
    body = urllib.parse.urlencode({"choice": choice}).encode()
    asked = urllib.request.Request(url, body, method="POST")  # noqa: S310  # the sandbox, on the loopback
    with suppress(urllib.error.HTTPError):  # the way back, which is not taken here
        urllib.request.build_opener(_Stay).open(asked, timeout=30)


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None
