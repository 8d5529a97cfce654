"""The overview of an account: the ageing and its sum are the same money."""

from __future__ import annotations

from datetime import timedelta

from chalicelib.kernel.clock import SetClock
from chalicelib.kernel.ports import Ports
from chalicelib.reports.api import account as doors
from tests.fakes.client import make_client
from tests.fakes.office import REP, START, make_office
from tests.fakes.practice import enroll, issue, open_practice


def test_the_sum_of_the_ageing_is_what_its_buckets_hold_not_the_balance_of_all_parties() -> None:
    clock = SetClock(START)
    ports: Ports = make_office(clock=clock)
    open_practice(ports)
    account = enroll(ports)
    for key, code in (("charge-0001", "VISIT"), ("charge-0002", "LAB")):
        issue(ports, account, key, code)
        clock.advance(timedelta(days=45))
    seen = make_client(ports, [doors.api], REP).get(f"/api/v1/accounts/{account.id}/overview").body
    assert seen["aged"]["minor"] == sum(bucket["minor"] for bucket in seen["ageing"].values()) == 16_550
    assert seen["aged"]["display"] == "$165.50"
