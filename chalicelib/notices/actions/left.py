"""Finding notices that were left behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Final

from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.kernel.actor import MAIL
from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.ports import Ports
from chalicelib.notices import store
from chalicelib.notices.actions.recording import UNSURE, record_failed
from chalicelib.notices.model import Notice, NoticeState

# A worker has 60 seconds and its message is tried five times: after 15 minutes nobody is sending any more.
STUCK_AFTER: Final = timedelta(minutes=15)
EVERY_MINUTES: Final = 5  # a run
LOOKED_AT_MAX: Final = 5000  # in a run: 50 requests; SES sends as many in six minutes (14 a second)
SWEEP_DAYS: Final = 3  # agenda days looked back at, so that a sweep that failed for a weekend catches up


def left_behind(ports: Ports) -> list[Notice]:
    """Find notices left behind: those to queue again are answered; those stuck in SENDING become FAILED `unsure`.

    A QUEUED notice is left behind when its `not_before` has come, or when 15 minutes passed and its message was lost.
    A SENDING one older than 15 minutes may or may not have gone: a person decides.
    """
    return [notice for notice in _waiting(ports) if _is_left(ports, notice)]


def _waiting(ports: Ports) -> Iterator[Notice]:
    """Notices that wait, not all when there are many: each run begins in the next shard, so that every shard has its
    turn, and what goes out makes room for what lies behind it.
    """
    now = ports.clock.now()
    first = (now.hour * 60 + now.minute) // EVERY_MINUTES
    parts = [(first + step) % AGENDA_SHARDS for step in range(AGENDA_SHARDS)]
    days = [earlier(now.date(), back) for back in range(SWEEP_DAYS)]
    found = (key for part in parts for day in days for key in ports.tables.due(store.AGENDA, day, part))
    return iter(ports.tables.get_all(store.NOTICES, islice(found, LOOKED_AT_MAX)))


def _is_left(ports: Ports, notice: Notice) -> bool:
    now = ports.clock.now()
    if notice.state is NoticeState.SENDING:
        if notice.claimed_at is not None and now - notice.claimed_at > STUCK_AFTER:
            record_failed(ports, notice.account_id, notice.id, UNSURE, MAIL)
        return False
    if notice.state is not NoticeState.QUEUED:
        return False
    return now >= notice.not_before if notice.not_before else now - notice.made_at > STUCK_AFTER
