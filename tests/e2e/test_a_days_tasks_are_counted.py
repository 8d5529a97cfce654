"""The tasks of a representative's day in the real portal, counted: no task takes more than `docs/daily-work.md` says.

Each begins at Home, signed in, and ends where the person has the answer or the thing is done. `python -m
tests.e2e.test_a_days_tasks_are_counted STATE_DIR PORT` prints what it counts on an office that runs already.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PageError

from infra.local.places import Places
from tests.e2e.browser import running, window
from tests.e2e.conftest import Office
from tests.e2e.desk import Desk
from tests.e2e.portal.basics import come_back, heading
from tests.e2e.portal.by_mouse import BY_MOUSE
from tests.e2e.portal.caller import stock
from tests.e2e.portal.hands import Hands, Told, told
from tests.e2e.portal.tasks import BY_KEYBOARD, Task

DONE = [(way, name, task) for way, of in (("keyboard", BY_KEYBOARD), ("mouse", BY_MOUSE)) for name, task in of.items()]
pytestmark = [pytest.mark.local_cloud, pytest.mark.browser]


def counted(page: Page, desk: Desk, task: Task) -> Told:
    """Do a task from Home; what it took."""
    page.goto(desk.office.url)
    heading(page, "Home")
    page.wait_for_function("isQuiet()")
    hands = Hands(page)
    task(hands, desk)
    return Told(hands.keys, hands.clicks, hands.screens)


@pytest.fixture(scope="module")
def desk(office: Office) -> Desk:
    desk = Desk(office)
    stock(desk)
    return desk


@pytest.mark.parametrize(("way", "name", "task"), DONE, ids=[f"{name} by {way}" for way, name, _ in DONE])
def test_no_task_takes_more_than_is_told(way: str, name: str, task: Task, desk: Desk, chromium: Browser) -> None:
    with window(chromium) as page:
        come_back(page, desk.office)
        took, limit = counted(page, desk, task), told()[name, way]
    assert (took.keys <= limit.keys, took.clicks <= limit.clicks, took.screens <= limit.screens) == (True,) * 3, took


def main(state: str, port: str, only: str = "") -> None:
    """Count on an office that runs already, and print the rows of the document."""
    desk = Desk(Office(Places(Path(state), int(port))))
    stock(desk)
    with running() as browser, window(browser) as page:
        come_back(page, desk.office)
        for way, name, task in DONE:
            if only in f"{name} by {way}":
                sys.stdout.write(_row(way, name, page, desk, task))
                sys.stdout.flush()


def _row(way: str, name: str, page: Page, desk: Desk, task: Task) -> str:
    try:
        took = counted(page, desk, task)
    except (AssertionError, PageError) as error:
        return f"{name}: {page.url}: {str(error)[:600]}\n"
    return f"| {name} | {way} | {took.keys} | {took.clicks} | {took.screens} |\n"


if __name__ == "__main__":
    main(*sys.argv[1:])
