"""Work on every account: a round queues its shards, a shard queues its accounts, and an account is one message.

A round's message says what is to be done; to it are added, on the same queue,
{part, cursor}    queue the accounts of a shard from a place on, then the shard again from where it got
{account_id}      do the work on one account
A message that comes twice queues or does the same twice; a shard that stopped goes on at its cursor.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports

# Accounts that one message of a shard queues: 800 requests to the queue, a quarter of a minute at most. A million
# accounts are eight messages a shard in a row; Lambda stops a row of sixteen that queue each other (recursive loops).
STRETCH: Final = 8000
log = logging.getLogger("quittance")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one message of a shard queued: how many accounts, and whether they were the last."""

    accounts: int
    ended: bool


def queue_shards(ports: Ports, queue: str, message: Mapping[str, Any], shards: int) -> None:
    """Begin a round: queue a message a shard. It reads nothing and sends no more when there are more accounts."""
    ports.queues.send(queue, ({**message, "part": part, "cursor": ""} for part in range(shards)))


def queue_accounts(
    ports: Ports, queue: str, message: Mapping[str, Any], part: int, pages: Iterable[Page[str]]
) -> Stretch:
    """Queue the accounts of a shard page by page and, after a stretch, the shard again at the last page's cursor.

    `message` is what is to be done with each; `pages` begin where the shard's message said, the last has no cursor.
    """
    queued, cursor = 0, None
    for page in pages:
        ports.queues.send(queue, ({**message, "account_id": account_id} for account_id in page.items))
        queued, cursor = queued + len(page.items), page.cursor
        if queued >= STRETCH:
            break
    if cursor:
        ports.queues.send(queue, [{**message, "part": part, "cursor": cursor}])
    log.info("accounts_queued", extra={**message, "part": part, "queued": queued, "ended": not cursor})
    return Stretch(queued, ended=not cursor)
