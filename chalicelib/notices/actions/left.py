"""Finding notices that were left behind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
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
SWEEP_DAYS: Final = 3  # agenda days looked back at, so that a sweep that failed for a weekend catches up


def left_behind(ports: Ports) -> list[Notice]:
    """Find notices left behind: those to queue again are answered; those stuck in SENDING become FAILED `unsure`.

    A QUEUED notice is left behind when its `not_before` has come, or when 15 minutes passed and its message was lost.
    A SENDING one older than 15 minutes may or may not have gone: a person decides.
    """
    return [notice for notice in _waiting(ports) if _is_left(ports, notice)]


def _waiting(ports: Ports) -> Iterator[Notice]:
    today = ports.clock.now().date()
    for back in range(SWEEP_DAYS):
        for part in range(AGENDA_SHARDS):
            for account_id, sk in list(ports.tables.due(store.AGENDA, earlier(today, back), part)):
                notice = store.NOTICES.get(ports.tables, account_id, sk.removeprefix(store.NOTICES.begins))
                if notice is not None:
                    yield notice


def _is_left(ports: Ports, notice: Notice) -> bool:
    now = ports.clock.now()
    if notice.state is NoticeState.SENDING:
        if notice.claimed_at is not None and now - notice.claimed_at > STUCK_AFTER:
            record_failed(ports, notice.account_id, notice.id, UNSURE, MAIL)
        return False
    if notice.state is not NoticeState.QUEUED:
        return False
    return now >= notice.not_before if notice.not_before else now - notice.made_at > STUCK_AFTER
