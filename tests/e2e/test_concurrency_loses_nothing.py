"""On the local cloud's tables: payments delivered many times from many threads are booked once, and none is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.conftest import ROOT, Office, an_office

pytestmark = pytest.mark.local_cloud


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One of its own: the lists of an office are minutes behind after a thousand payments at once on a local cloud."""
    with an_office(tmp_path_factory.mktemp("rush")) as office:
        yield office


def environment(office: Office) -> dict[str, str]:
    """What the functions of the local cloud see, as the local account's root."""
    function = office.resources["APIHandler"]
    found = office.client("lambda").get_function_configuration(FunctionName=function)
    return {
        **os.environ,
        **found["Environment"]["Variables"],
        "AWS_ENDPOINT_URL": office.places.cloud_url,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }


def run(office: Office, module: str) -> dict[str, Any]:
    """What a rush printed."""
    program = [sys.executable, "-m", module]
    done = subprocess.run(program, cwd=ROOT, env=environment(office), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    sys.stdout.write(done.stdout)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_card_payments_told_up_to_five_times_through_the_queue_are_booked_once(office: Office) -> None:
    """First, for the local cloud gives out messages and changes in turns: those of a thousand payments take minutes."""
    found = run(office, "tests.e2e.rush_of_messages")
    assert (found["booked"], found["lost"], found["double"], found["wrong"]) == (100, 0, 0, [])
    assert found["told"] > 250


@pytest.fixture(scope="module")
def outcome(office: Office) -> dict[str, Any]:
    return run(office, "tests.e2e.rush")


def test_a_thousand_payments_delivered_up_to_five_times_are_booked_once(outcome: dict[str, Any]) -> None:
    found = outcome["rush"]
    assert (found["booked"], found["lost"], found["double"], found["wrong"]) == (1000, 0, 0, [])
    assert found["delivered"] > 2_500


def test_fifty_postings_to_one_account_at_once_lose_nothing(outcome: dict[str, Any]) -> None:
    found = outcome["at_once"]
    assert (found["booked"], found["lost"], found["double"], found["wrong"]) == (50, 0, 0, [])
