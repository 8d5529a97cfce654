"""What succeeded between two moments comes a page at a time, from the real adapter and from the one in memory."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from chalicelib.cloud import card_gateway
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.money import Currency, Money
from chalicelib.kernel.ports import AttemptState, CardGateway, HostedPayment
from tests.fakes.gateway import FakeGateway

PAGE = 2


@dataclass
class Stand:
    """A gateway, the moment it is there, and how a payment is begun, comes to its end, and time goes by."""

    gateway: CardGateway
    now: Callable[[], datetime]
    begin: Callable[[], str]
    end: Callable[[str, str], Any]
    hours_pass: Callable[[float], Any]


@pytest.fixture
def real(desk: Any, monkeypatch: pytest.MonkeyPatch) -> Stand:
    monkeypatch.setattr(card_gateway, "LISTED", PAGE)
    return Stand(desk.gateway, desk.now, desk.start, desk.pay, lambda hours: desk.days_pass(hours / 24))


@pytest.fixture
def memory() -> Stand:
    gateway, at = FakeGateway(listed=PAGE), [datetime(2026, 3, 2, tzinfo=UTC)]
    ends = {"paid": AttemptState.SUCCEEDED, "bank_paid": AttemptState.PROCESSING, "declined": AttemptState.PENDING}

    def begin() -> str:
        name = f"att_{len(gateway.payments)}"
        hosted = HostedPayment(name, "acc_7", Money(12_345, Currency("USD")), "Invoice", "en", "", "", at[0])
        begun = gateway.start_hosted(hosted).gateway_reference
        gateway.begun_at[begun] = at[0]
        return begun

    def pass_by(hours: float) -> None:
        at[0] += timedelta(hours=hours)

    return Stand(gateway, lambda: at[0], begin, lambda name, choice: gateway.settle(name, ends[choice]), pass_by)


@pytest.fixture(params=["real", "memory"])
def stand(request: pytest.FixtureRequest) -> Stand:
    found: Stand = request.getfixturevalue(request.param)
    return found


def paid(stand: Stand, *choices: str) -> list[str]:
    names = [stand.begin() for _ in choices]
    for name, choice in zip(names, choices, strict=True):
        stand.end(name, choice)
    return names


def listed(stand: Stand, since: datetime, until: datetime | None) -> list[list[str]]:
    pages, cursor = [], None
    while True:
        page = stand.gateway.successes(since, until, cursor)
        assert all(one.state is AttemptState.SUCCEEDED and one.payment_reference for one in page.items)
        pages.append([one.gateway_reference for one in page.items])
        cursor = page.cursor
        if cursor is None:
            return pages


def test_pages_follow_each_other_to_the_end_and_hold_each_once(stand: Stand) -> None:
    begun = stand.now()
    names = paid(stand, *["paid"] * 5)
    pages = listed(stand, begun - timedelta(seconds=1), None)
    assert [len(page) for page in pages] == [2, 2, 1]
    assert sorted(name for page in pages for name in page) == sorted(names)


def test_the_last_page_has_no_cursor_even_when_it_is_full(stand: Stand) -> None:
    begun = stand.now()
    paid(stand, "paid", "paid")
    assert [len(page) for page in listed(stand, begun - timedelta(seconds=1), None)] == [2]


def test_a_page_holds_no_money_that_is_not_there_yet_and_leads_on(stand: Stand) -> None:
    begun = stand.now()
    names = paid(stand, "paid", "bank_paid", "bank_paid", "declined")
    stand.begin()
    assert listed(stand, begun - timedelta(seconds=1), None) == [[], [names[0]]]


def test_a_payment_is_of_the_moment_it_began_whenever_it_came_to_its_end(stand: Stand) -> None:
    begun = stand.now()
    early = stand.begin()
    stand.hours_pass(0.5)
    (late,) = paid(stand, "paid")
    stand.end(early, "paid")
    half = begun + timedelta(minutes=15)
    assert listed(stand, begun - timedelta(seconds=1), half) == [[early]]
    assert listed(stand, half, None) == [[late]]
    assert listed(stand, stand.now() + timedelta(hours=1), None) == [[]]


def test_between_two_moments_the_first_belongs_and_the_last_does_not(stand: Stand) -> None:
    (name,) = paid(stand, "paid")
    began = next(iter(_begun(stand, name)))
    assert listed(stand, began, began + timedelta(seconds=1)) == [[name]]
    assert listed(stand, began - timedelta(seconds=1), began) == [[]]


def _begun(stand: Stand, name: str) -> list[datetime]:
    """When a payment began, to the second, as the gateway sees it."""
    last = stand.now().replace(microsecond=0)
    seconds = (last - timedelta(seconds=back) for back in range(-1, 60))
    return [at for at in seconds if listed(stand, at, at + timedelta(seconds=1)) == [[name]]]


def test_a_cursor_of_nothing_the_gateway_has_is_told_as_missing(stand: Stand) -> None:
    paid(stand, "paid")
    with pytest.raises(NotFound):
        stand.gateway.successes(stand.now() - timedelta(days=1), None, "cs_test_none")
