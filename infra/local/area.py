"""What exists in the local run alone, under `/local`: the sent mail, the demo accounts, the clock, the links."""

from __future__ import annotations

import html
import json
import re
import urllib.request
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

from infra.local.clock import DAYS_MAX, LocalClock, office_day
from infra.local.places import Places
from infra.local.staff import demo_accounts

JSON = "application/json"
_LINK = re.compile(r"(https?://[^\s<>\"]+)")
_BREAK, _TAG = re.compile(r"<br ?/?>"), re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: int
    body: bytes
    media_type: str = JSON
    location: str = ""


def as_json(value: Any, status: int = 200) -> Answer:
    """Answer with JSON."""
    return Answer(status, json.dumps(value).encode())


@dataclass(frozen=True, slots=True)
class LocalArea:
    """The pages and addresses below `/local`."""

    places: Places
    clock: LocalClock

    def get(self, path: str, query: str) -> Answer:
        """Answer a GET."""
        asked = parse_qs(query)
        answers = {
            "/local/demo-accounts": lambda: as_json(demo_accounts(self.places)),
            "/local/mail": lambda: as_json({"messages": self.mail(asked.get("to", [""])[0])}),
            "/local/clock": lambda: as_json(self._clock()),
            "/local/links": lambda: as_json({"gateway": self.places.gateway_url, "cloud": self.places.cloud_url}),
            "/local": self._page,
            "/local/": self._page,
        }
        return answers.get(path, lambda: as_json({"detail": "No such page."}, 404))()

    def post(self, path: str, media_type: str, body: bytes) -> Answer:
        """Answer a POST: moving the clock is all there is."""
        if path != "/local/clock":
            return as_json({"detail": "No such page."}, 404)
        form = media_type.startswith("application/x-www-form-urlencoded")
        try:
            days = int(parse_qs(body.decode())["days"][0]) if form else int(json.loads(body)["days"])
        except (ValueError, KeyError, TypeError):
            days = 0
        if not 1 <= days <= DAYS_MAX:
            return as_json({"detail": f"Give `days`, 1 to {DAYS_MAX}."}, 422)
        started = self.clock.start(days)
        if form:
            return Answer(303, b"", location="/local/")
        return as_json(self._clock(), 202 if started else 409)

    def mail(self, to: str = "") -> list[dict[str, Any]]:
        """The mail that was sent, newest first; `to` narrows it to one address."""
        with urllib.request.urlopen(f"{self.places.cloud_url}/_ministack/ses/messages", timeout=10) as answer:
            found = json.load(answer)["messages"]
        messages = [_message(entry) for entries in found.values() for entry in entries]
        wanted = [message for message in messages if not to or to in message["to"]]
        return sorted(wanted, key=lambda message: str(message["at"]), reverse=True)

    def _clock(self) -> dict[str, Any]:
        progress = self.clock.progress
        return {
            "now": self.clock.now().isoformat(),
            "offset_days": (office_day(self.clock.now()) - office_day(datetime.now(UTC))).days,
            "moving": progress.moving,
            "days_left": progress.days_left,
            "failed": progress.failed,
        }

    def _page(self) -> Answer:
        accounts = "".join(
            f"<tr><td>{html.escape(a['email'])}<td>{a['role']}<td><code>{html.escape(a['password'])}</code>"
            for a in demo_accounts(self.places)
        )
        clock = self._clock()
        state = f" moving, {clock['days_left']} days left" if clock["moving"] else f" {html.escape(clock['failed'])}"
        mail = "".join(_shown(message) for message in self.mail()[:100])
        page = _PAGE.format(
            refresh='<meta http-equiv="refresh" content="2">' if clock["moving"] else "",
            accounts=accounts,
            now=clock["now"][:16].replace("T", " "),
            state=state,
            gateway=self.places.gateway_url,
            mail=mail or "<p>No mail yet.",
        )
        return Answer(200, page.encode(), "text/html; charset=utf-8")


_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Quittance: local run</title>{refresh}
<h1>Local run</h1><p>Only here, never on AWS. <a href="/">Portal</a> · <a href="{gateway}">Card gateway sandbox</a>
<h2>Demo accounts</h2><table>{accounts}</table>
<h2>Clock</h2><p>The office's time is {now} UTC.{state}
<form method="post" action="/local/clock"><label>Move forward by <input name="days" type="number" min="1" max="400"
value="1"> days</label> <button>Move</button></form>
<h2>Mail</h2>{mail}</html>"""


def _message(entry: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": entry["MessageId"],
        "to": entry["To"],
        "subject": entry["Subject"],
        "text": entry["BodyText"] or _read(entry["BodyHtml"] or ""),
        "html": entry["BodyHtml"],
        "at": entry["Timestamp"],
    }


def _read(page: str) -> str:
    """What a mail program shows of a mail that is written in HTML alone, as the staff pool's are."""
    return html.unescape(_TAG.sub(" ", _BREAK.sub("\n", page)))


def _shown(message: dict[str, Any]) -> str:
    text = _LINK.sub(r'<a href="\1">\1</a>', html.escape(message["text"] or "", quote=False))
    head = f"{html.escape(', '.join(message['to']))}: {html.escape(message['subject'])}"
    return f"<details><summary>{head}</summary><pre>{text}</pre></details>"
