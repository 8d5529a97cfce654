"""A rush of notifications, in the environment of the functions: `python -m tests.e2e.rush_of_messages` prints its end.

100 card payments that the gateway has taken and nobody has heard of yet; of each, the queue is told one to five times
by 8 threads, shuffled. The deployed function works them off, several at once and against each other.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from chalicelib.cloud.clients import client
from chalicelib.kernel.actor import system
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from chalicelib.payments.model import NewAttempt
from chalicelib.wiring import build_ports
from infra.local.clock import resting_messages
from tests.e2e.desk import choose
from tests.e2e.rush import THREADS, indebted, standing

ACCOUNTS, EACH = 20, 5
SECONDS_MAX = 300


def paid(ports: Ports, account_id: str, number: int) -> tuple[str, int]:
    """One payment taken on the gateway's page: its hosted reference and amount."""
    minor = 1_000 + number
    attempt = payments.start_attempt(
        ports, account_id, NewAttempt("", minor, [], "en"), f"card{number}", system("rush"), datetime.now(UTC)
    )
    choose(attempt.redirect_url, "unheard")
    return attempt.gateway_reference, minor


def tell(ports: Ports, references: Iterable[str], chance: random.Random) -> int:
    """Put one to five notifications of each payment on the queue, shuffled, from eight threads."""
    messages = [
        {"task": "gateway", "kind": "payment", "gateway_reference": reference}
        for reference in references
        for _ in range(chance.randint(1, 5))
    ]
    chance.shuffle(messages)
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda message: ports.queues.send("payments", [message]), messages))
    return len(messages)


def in_hand(url: str) -> int:
    """How many messages of a queue wait or are worked on: not those that failed and rest before their next try."""
    found = client("sqs").get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
    given = int(found["ApproximateNumberOfMessages"]) + int(found["ApproximateNumberOfMessagesNotVisible"])
    return given - resting_messages(os.environ["AWS_ENDPOINT_URL"])


def work_off(ports: Ports, accounts: Sequence[str]) -> None:
    """Wait until no message is in hand and each payment is booked: one that was told once may have to come again."""
    end = time.monotonic() + SECONDS_MAX
    while in_hand(ports.settings.payments_queue_url) > 0 or booked(ports, accounts) < ACCOUNTS * EACH:
        if time.monotonic() > end:
            break
        time.sleep(0.5)


def booked(ports: Ports, accounts: Sequence[str]) -> int:
    """How many payments the books hold."""
    return sum(len(payments.payments_of(ports, account_id)) for account_id in accounts)


def rush(ports: Ports, chance: random.Random) -> dict[str, Any]:
    """Take the payments, tell of them, and see what the books hold."""
    mark = f"{chance.randrange(10**6)}x{int(time.time())}"
    with ThreadPoolExecutor(THREADS) as pool:
        accounts = list(pool.map(lambda place: indebted(ports, f"cards{place}x{mark}").id, range(ACCOUNTS)))
        taken = list(pool.map(lambda n: paid(ports, accounts[n % ACCOUNTS], n), range(ACCOUNTS * EACH)))
    told = tell(ports, [reference for reference, _ in taken], chance)
    work_off(ports, accounts)
    expected = {
        f"payment:{ports.gateway.name}:{ports.gateway.retrieve(reference).payment_reference}": minor
        for reference, minor in taken
    }
    return {"told": told, **standing(ports, accounts, expected)}


def main() -> int:
    """Run it and print what came of it."""
    sys.stdout.write(json.dumps(rush(build_ports(), random.Random(20261121))) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
