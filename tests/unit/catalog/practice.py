"""A small practice's catalog, for tests."""

from __future__ import annotations

from datetime import date

from chalicelib.catalog import actions
from chalicelib.catalog.model import CodeSystem, Listed, Price
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.ports import Ports
from tests.fakes.office import REP

SPRING = date(2026, 1, 1)
SUMMER = date(2026, 7, 1)
USD = currency("USD")

SERVICES = [
    Listed("VISIT", "Office visit", True),
    Listed("VISIT-LONG", "Office visit, long", True),
    Listed("XRAY", "X-ray of the chest, two views", True),
    Listed("GROUP", "Visits of all kinds", False),
]


def load(ports: Ports, rows: list[Listed] = SERVICES, on: date = SPRING, system: CodeSystem = CodeSystem.SERVICE):
    return actions.load_release(ports, system, on, "test", rows, REP)


def price(schedule: str, code: str, minor: int, on: date = SPRING, until: date | None = None) -> Price:
    return Price(schedule, CodeSystem.SERVICE, code, minor, USD, Period(on, until), "")


def publish(ports: Ports, *prices: Price, name: str | None = None):
    rows = [(number, one) for number, one in enumerate(prices, 2)]
    return actions.publish_fee_schedule(ports, prices[0].schedule, name, rows, REP)
