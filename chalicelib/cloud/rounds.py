"""Work on every account: a round queues its shards, a shard queues its accounts, and an account is one message.

A round's message says what is to be done and in which `round`; to it are added, on the same queue,
{part, cursor, stretch}    queue the accounts of a shard from a place on, then the shard again from where it got
{account_id}               do the work on one account
A message that comes twice queues or does the same twice; a shard that stopped goes on at its cursor.
`cloud/round_counts.py` counts how far a round has come.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any, Final

from chalicelib.cloud.round_counts import Round, Stretch, keep_round
from chalicelib.kernel.actor import Actor, request_now
from chalicelib.kernel.ids import id_from, new_id
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports

# Accounts that one message of a shard queues: 800 requests to the queue, a quarter of a minute at most. A million
# accounts are eight messages a shard in a row; Lambda stops a row of sixteen that queue each other (recursive loops).
STRETCH: Final = 8000
_OF_A_SHARD: Final = ("part", "cursor", "stretch")
log = logging.getLogger("quittance")


def begin_round(ports: Ports, name: str, queue: str, message: Mapping[str, Any], shards: int, by: Actor) -> Round:
    """Begin a round: queue a message a shard. It reads nothing, and does no more when there are more accounts.

    `name` is what is done, such as `prove`; of each name the last round can be watched. Begun again within the same
    request, as a schedule that failed is, it is the same round.
    """
    now, request = ports.clock.now(), by.request or request_now()
    round_id = id_from("rnd", f"{name}:{request}") if request else new_id("rnd", now)
    begun = Round(name, round_id, now, by.subject, shards)
    keep_round(ports, begun, by)
    first = {**message, "round": begun.id, "cursor": "", "stretch": 0}
    ports.queues.send(queue, ({**first, "part": part} for part in range(shards)))
    return begun


def queue_accounts(ports: Ports, queue: str, message: Mapping[str, Any], pages: Iterable[Page[str]]) -> Stretch:
    """Queue the accounts of a shard page by page and, after a stretch, the shard again at the last page's cursor.

    `message` is the shard's; `pages` begin where it says, and the last has no cursor. The caller keeps what is answered
    (`keep_stretch`).
    """
    what = {name: value for name, value in message.items() if name not in _OF_A_SHARD}
    queued, cursor = 0, None
    for page in pages:
        ports.queues.send(queue, ({**what, "account_id": account_id} for account_id in page.items))
        queued, cursor = queued + len(page.items), page.cursor
        if queued >= STRETCH:
            break
    number = message.get("stretch", 0)
    if cursor:
        ports.queues.send(queue, [{**message, "cursor": cursor, "stretch": number + 1}])
    log.info("accounts_queued", extra={**what, "part": message["part"], "queued": queued, "ended": not cursor})
    return Stretch(message.get("round", ""), message["part"], number, ports.clock.now(), queued, ended=not cursor)
