"""Finding notices that were left behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.kernel.actor import MAIL
from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.ports import Ports
from chalicelib.notices import store
from chalicelib.notices.actions.recording import UNSURE, record_failed
from chalicelib.notices.model import Notice, NoticeState, QueuedAgain, Sweeping
from chalicelib.notices.rules.queued_lately import LONGEST, queued_lately

# A worker has 60 seconds and its message is tried five times: after 15 minutes nobody is sending any more.
STUCK_AFTER: Final = timedelta(minutes=15)
EVERY_MINUTES: Final = 5  # a run
LOOKED_AT_MAX: Final = 5000  # in a run: 50 requests; SES sends as many in six minutes (14 a second)
KEPT_MAX: Final = 10_000  # notices queued again that are remembered: some 250 KB of an item's 400
NAME: Final = "notices"
SWEEP_DAYS: Final = 3  # agenda days looked back at, so that a sweep that failed for a weekend catches up


def left_behind(ports: Ports) -> list[Notice]:
    """Find notices left behind: those to queue again are answered; those stuck in SENDING become FAILED `unsure`.

    A QUEUED notice is left behind when its `not_before` has come, or when 15 minutes passed and its message was lost;
    after it was queued again (`keep_queued`), when that was too long ago. A SENDING one older than 15 minutes may or
    may not have gone: a person decides.
    """
    again, now = _sweeping(ports).again, ports.clock.now()
    left = [notice for notice in _waiting(ports) if _is_left(ports, notice)]
    return [notice for notice in left if not queued_lately(again.get(notice.id), _waits_from(notice), now)]


def keep_queued(ports: Ports, notices: Iterable[Notice]) -> None:
    """Keep that notices were queued again just now: one item for all, so that a run costs a write and a notice none.

    Who dies before it queues them once more than needed. What is not heard of any more is forgotten.
    """
    before, now = _sweeping(ports).again, ports.clock.now()
    kept = {name: one for name, one in before.items() if now - one.at < LONGEST}
    found = {str(one.id): _once_more(before.get(one.id), _waits_from(one), now) for one in notices}
    if found:
        newest = sorted((kept | found).items(), key=lambda one: one[1].at, reverse=True)
        ports.tables.commit([store.SWEEPING.put(Sweeping(NAME, dict(newest[:KEPT_MAX])))], MAIL)


def _once_more(again: QueuedAgain | None, waits_from: datetime, now: datetime) -> QueuedAgain:
    times = 0 if again is None or again.at < waits_from else again.times
    return QueuedAgain(times + 1, now)


def _sweeping(ports: Ports) -> Sweeping:
    return store.SWEEPING.get(ports.tables, "", NAME) or Sweeping(NAME, {})


def _waits_from(notice: Notice) -> datetime:
    return notice.not_before or notice.made_at


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
