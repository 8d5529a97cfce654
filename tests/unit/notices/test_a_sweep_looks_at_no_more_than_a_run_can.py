"""However many notices wait, a sweep looks at a bounded number, and over the runs every one has its turn."""

from __future__ import annotations

from datetime import timedelta

import pytest

from chalicelib.notices import actions
from chalicelib.notices.actions import left
from chalicelib.outreach import actions as outreach
from tests.fakes.dunning import enroll, owe
from tests.fakes.office import REP, START, make_office


def test_a_run_looks_at_so_many_and_each_notice_has_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(left, "LOOKED_AT_MAX", 3)
    ports = make_office()
    made = set()
    for place in range(12):
        account = enroll(ports, f"p{place}")
        owe(ports, account, 100_00, ports.clock.now().date())
        made.add(outreach.send(ports, account.id, f"notice-{place}", "invoice_ready", REP, at=START).id)
    ports.clock.advance(left.STUCK_AFTER + timedelta(minutes=1))
    seen: set[str] = set()
    for _ in range(16):
        found = [notice.id for notice in actions.left_behind(ports)]
        assert len(found) <= 3
        seen |= set(found)
        ports.clock.advance(timedelta(minutes=left.EVERY_MINUTES))
    assert seen == made
