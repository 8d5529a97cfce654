"""The one question behind a pay link: five answers are compared, however many come side by side."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from chalicelib.kernel.errors import DomainError, NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from chalicelib.payments import store
from chalicelib.payments.actions import links
from chalicelib.payments.model import PayLink
from tests.fakes.office import REP, make_office
from tests.fakes.practice import enroll

RIGHT, WRONG = "1980-05-17", "1980-05-18"


@pytest.fixture
def ports() -> Ports:
    return make_office()


@pytest.fixture
def token(ports: Ports) -> str:
    return payments.create_link(ports, enroll(ports).id, "ntc_1", "hash", REP)


def tried(ports: Ports, token: str, answer: str) -> str:
    try:
        payments.pass_check(ports, token, answer)
    except DomainError as refusal:
        return refusal.code
    return ""


def link_of(ports: Ports, token: str) -> PayLink:
    link = store.LINKS.get(ports.tables, links._hash(token))
    assert link is not None
    return link


def test_of_fifty_answers_side_by_side_at_most_five_are_compared(ports: Ports, token: str) -> None:
    ready = threading.Barrier(50)

    def guess(_: int) -> str:
        ready.wait()
        return tried(ports, token, WRONG)

    with ThreadPoolExecutor(50) as threads:
        found = list(threads.map(guess, range(50)))
    assert found.count("wrong_answer") <= 5
    assert set(found) <= {"wrong_answer", "link_not_valid", "busy"}
    while tried(ports, token, WRONG) == "wrong_answer":
        found.append("wrong_answer")
    assert found.count("wrong_answer") == 5
    assert tried(ports, token, RIGHT) == "link_not_valid"


def test_the_fifth_answer_may_still_be_the_right_one(ports: Ports, token: str) -> None:
    for _ in range(4):
        assert tried(ports, token, WRONG) == "wrong_answer"
    assert tried(ports, token, RIGHT) == ""
    assert (link_of(ports, token).failures, link_of(ports, token).locked_until) == (4, None)
    assert tried(ports, token, WRONG) == "wrong_answer"
    assert tried(ports, token, RIGHT) == "link_not_valid"


def test_the_tenth_answer_is_the_last(ports: Ports, token: str) -> None:
    for _ in range(2):
        for _ in range(5):
            tried(ports, token, WRONG)
        ports.clock.advance(timedelta(hours=1, seconds=1))
    with pytest.raises(NotFound):
        payments.open_link(ports, token)
    assert link_of(ports, token).revoked_reason == "too_many_failures"


def test_the_tenth_answer_may_be_the_right_one_too(ports: Ports, token: str) -> None:
    for _ in range(5):
        tried(ports, token, WRONG)
    ports.clock.advance(timedelta(hours=1, seconds=1))
    for _ in range(4):
        tried(ports, token, WRONG)
    assert tried(ports, token, RIGHT) == ""
    assert link_of(ports, token).revoked_at is None


def test_right_answers_lock_no_link(ports: Ports, token: str) -> None:
    assert {tried(ports, token, RIGHT) for _ in range(12)} == {""}
    assert link_of(ports, token).failures == 0
