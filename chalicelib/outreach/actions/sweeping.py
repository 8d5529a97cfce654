"""Sweeping up the messages that waited for their hour, or were left behind."""

from __future__ import annotations

from chalicelib.enrollment.model import Channel
from chalicelib.kernel.ports import Ports
from chalicelib.notices import actions as notices
from chalicelib.outreach.actions.sending import message_of


def sweep(ports: Ports) -> int:
    """Queue again what was deferred until now or left behind; answers how many."""
    ready = [notice for notice in notices.left_behind(ports) if notice.channel == Channel.EMAIL]
    ports.queues.send("notices", [message_of(notice) for notice in ready])
    notices.keep_queued(ports, ready)
    return len(ready)
