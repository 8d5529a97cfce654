"""What failed is given again after a minute, then slower, alone; nothing else waits for it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from chalice.app import SQSEvent

from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.sentences import say
from chalicelib.web.messages import each_message, rest_after
from tests.fakes.office import FakeQueues


def event(*times: int) -> SQSEvent:
    records = [
        {
            "messageId": f"m{number}",
            "receiptHandle": f"r{number}",
            "body": json.dumps({"number": number}),
            "attributes": {"ApproximateReceiveCount": str(count)},
        }
        for number, count in enumerate(times)
    ]
    return SQSEvent({"Records": records}, None)


def fail(message: dict[str, Any]) -> None:
    if message["number"]:
        raise Unavailable("busy", say("busy"))


def test_only_what_failed_rests_and_longer_each_time() -> None:
    queues = FakeQueues()
    answer = each_message(queues, "notices", event(1, 1, 2, 5), fail)
    assert answer == {"batchItemFailures": [{"itemIdentifier": f"m{number}"} for number in (1, 2, 3)]}
    assert queues.paused == [
        ("notices", "r1", timedelta(minutes=1)),
        ("notices", "r2", timedelta(minutes=2)),
        ("notices", "r3", timedelta(minutes=15)),
    ]


@pytest.mark.parametrize(("times", "minutes"), [(0, 1), (1, 1), (2, 2), (3, 4), (4, 8), (5, 15), (50, 15)])
def test_the_rest_doubles_to_a_quarter_of_an_hour(times: int, minutes: int) -> None:
    assert rest_after(times) == timedelta(minutes=minutes)


def test_a_queue_that_cannot_put_it_off_still_gives_it_again() -> None:
    class Silent(FakeQueues):
        def pause(self, queue: str, receipt: str, length: timedelta) -> None:
            raise Unavailable("queue_unavailable", say("silent"))

    assert each_message(Silent(), "notices", event(1, 1), fail) == {"batchItemFailures": [{"itemIdentifier": "m1"}]}
