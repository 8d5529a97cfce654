"""The local clock: moves the office forward day by day and fires each day's schedules in their order."""

from __future__ import annotations

import json
import re
import threading
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from time import monotonic, sleep
from typing import Any
from zoneinfo import ZoneInfo

import boto3

from chalicelib.kernel.clock import civil_date
from chalicelib.settings import read_settings
from infra.functions import FUNCTIONS, SCHEDULES
from infra.package import BUILD
from infra.schedules import event_name

CLOCK_KEY = {"pk": {"S": "LOCAL"}, "sk": {"S": "CLOCK"}}  # chalicelib/cloud/local_clock.py reads it
DAYS_MAX = 400
SETTLE_SECONDS = 300.0
_CRON = re.compile(r"cron\((\d+) (\d+) ")
_QUEUES = tuple(function.source for function in FUNCTIONS if function.trigger == "queue")


@dataclass
class Progress:
    """How far a move has come."""

    moving: bool = False
    days_left: int = 0
    failed: str = ""


@dataclass
class LocalClock:
    """Moves one instance's clock. `resources` maps the template's names to the deployed ones."""

    session: boto3.Session
    table: str  # projections
    resources: Mapping[str, str]
    gateway_url: str  # the sandbox, whose delayed outcomes wait for the same clock
    cloud_url: str
    progress: Progress = field(default_factory=Progress)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def offset(self) -> timedelta:
        """How far the office's clock is ahead of the machine's."""
        found = self._tables().get_item(TableName=self.table, Key=CLOCK_KEY, ConsistentRead=True)
        return timedelta(seconds=int(found["Item"]["offset_seconds"]["N"])) if "Item" in found else timedelta()

    def now(self) -> datetime:
        """What time it is in the office."""
        return datetime.now(UTC) + self.offset()

    def start(self, days: int) -> bool:
        """Begin to move in the background; False when a move is under way."""
        if not self._lock.acquire(blocking=False):
            return False
        self.progress = Progress(moving=True, days_left=days)
        threading.Thread(target=self._move, args=(days,), daemon=True).start()
        return True

    def _move(self, days: int) -> None:
        try:
            for left in range(days, 0, -1):
                self.progress.days_left = left
                self._next_day()
            for function in SCHEDULES:
                if function.after_move:
                    self._fire(function.logical)
            self.progress = Progress()
        except Exception as error:  # noqa: BLE001  # shown to whoever asked for the move
            self.progress = Progress(failed=f"{type(error).__name__}: {error}")
        finally:
            self._lock.release()

    def _next_day(self) -> None:
        for moment, name in until_tomorrow(self.now(), schedule_hours()):
            self._set(moment)
            self._fire(name)
            self._settle()

    def _set(self, moment: datetime) -> None:
        seconds = max(int((moment - datetime.now(UTC)).total_seconds()), int(self.offset().total_seconds()))
        item = CLOCK_KEY | {"offset_seconds": {"N": str(seconds)}, "version": {"N": "1"}}
        self._tables().put_item(TableName=self.table, Item=item)
        told = json.dumps({"offset_seconds": seconds}).encode()
        request = urllib.request.Request(
            f"{self.gateway_url}/sandbox/clock", told, {"Content-Type": "application/json"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=30):
            return

    def _fire(self, name: str) -> None:
        event = {"source": "aws.events", "detail-type": "Scheduled Event", "detail": {}, "resources": []}
        event |= {"version": "0", "id": "local", "account": "0", "region": self.session.region_name}
        event |= {"time": self.now().strftime("%Y-%m-%dT%H:%M:%SZ")}
        answer = self.session.client("lambda").invoke(
            FunctionName=self.resources[name], Payload=json.dumps(event).encode()
        )
        if answer.get("FunctionError"):
            raise RuntimeError(f"{name} failed: {answer['Payload'].read().decode()[:500]}")

    def _settle(self) -> None:
        """Wait until queues and streams are empty: a day's work is done before the next one dawns.

        What failed and rests before its next try is not waited for: the days after it find it where it is.
        """
        end = monotonic() + SETTLE_SECONDS
        quiet = 0
        while quiet < 3:
            quiet = quiet + 1 if self._waiting() == 0 else 0
            if monotonic() > end:
                raise TimeoutError("The day's work did not end in five minutes; look at the dead-letter queues.")
            sleep(0.05)

    def _waiting(self) -> int:
        sqs = self.session.client("sqs")
        answers = [
            sqs.get_queue_attributes(QueueUrl=self.resources[queue], AttributeNames=["All"])["Attributes"]
            for queue in _QUEUES
        ]
        queued = sum(
            int(answer["ApproximateNumberOfMessages"]) + int(answer["ApproximateNumberOfMessagesNotVisible"])
            for answer in answers
        )
        return unread_changes(self.cloud_url) + max(0, queued - resting_messages(self.cloud_url))

    def _tables(self) -> Any:
        return self.session.client("dynamodb")


def office_day(moment: datetime) -> date:
    """The day a moment falls on in the office: what a day is in the books."""
    return civil_date(moment, read_settings().office_time_zone)


def until_tomorrow(now: datetime, hours: Mapping[str, int]) -> list[tuple[datetime, str]]:
    """What fires from now until the office's next day is under way, with its moment: what is left of today's too."""
    tomorrow = office_day(now) + timedelta(days=1)
    days = (tomorrow - timedelta(days=1), tomorrow)
    zone = ZoneInfo(read_settings().office_time_zone)
    found = [(datetime.combine(day, time(hour), zone), name) for day in days for name, hour in hours.items()]
    return sorted((moment, name) for moment, name in found if moment > now)


def unread_changes(cloud_url: str) -> int:
    """How many changes of the tables wait to be carried to the lists and the ledger."""
    with urllib.request.urlopen(f"{cloud_url}/_local/unread", timeout=30) as answer:
        return int(answer.read())


def resting_messages(cloud_url: str) -> int:
    """How many messages failed and rest before they are given again."""
    with urllib.request.urlopen(f"{cloud_url}/_local/resting", timeout=30) as answer:
        return int(answer.read())


def schedule_hours() -> dict[str, int]:
    """When each day's schedules fire, as the template says it: the office's hour of a `cron`, midnight for a `rate`."""
    template = json.loads((BUILD / "local" / "template.json").read_text())
    hours = {}
    for function in SCHEDULES:
        if function.after_move:
            continue
        events = template["Resources"][function.logical]["Properties"]["Events"]
        found = _CRON.match(events[event_name(function)]["Properties"]["ScheduleExpression"])
        hours[function.logical] = int(found.group(2)) if found else 0
    return hours
