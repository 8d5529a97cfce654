"""Any night is decided in 25 minutes on default quotas, by what every message was counted to ask for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.night import BATCH, GOAL_MINUTES, REQUEST_SECONDS, SHARDS, SIZES, Quotas, Work, night, queued, run, works
from chalicelib.cloud.rounds import STRETCH
from infra.functions import FUNCTIONS

SHARD_MESSAGES_IN_A_ROW = 16  # Lambda stops what queues itself so often (recursive loop detection)
BY_NAME = {function.handler: function for function in FUNCTIONS}


@pytest.fixture(scope="module")
def counted() -> dict[str, Work]:
    return works()


@pytest.mark.parametrize("accounts", SIZES)
def test_decisions_are_made_in_time_on_default_quotas(counted: dict[str, Work], accounts: int) -> None:
    assert night(accounts, Quotas(), counted).decided.seconds <= GOAL_MINUTES * 60


def test_no_shard_is_stopped_before_a_million_are_queued() -> None:
    ten_shards_in_one_call = BATCH * (STRETCH / BATCH) * REQUEST_SECONDS
    assert 2 * ten_shards_in_one_call < min(BY_NAME[worker].timeout for worker in ("work_dunning", "work_proof"))
    assert 1_000_000 / (SHARDS * STRETCH) <= SHARD_MESSAGES_IN_A_ROW / 2


def test_messages_of_a_batch_end_well_before_they_are_given_again(counted: dict[str, Work]) -> None:
    for work in counted.values():
        assert 10 * work.seconds < BY_NAME[work.handler].timeout / 4


def test_people_keep_most_of_the_executions_that_an_account_has() -> None:
    assert sum(function.at_once for function in FUNCTIONS) <= Quotas().at_once / 3


def test_whatever_is_scarcest_holds_the_night_up(counted: dict[str, Work]) -> None:
    decide, arrives = counted["decide"], queued(50_000)
    whole = run(decide, arrives, Quotas())
    few = run(decide, arrives, replace(Quotas(), at_once=4))
    cold = run(decide, arrives, replace(Quotas(), writes=100))
    assert (few.held_by, cold.held_by) == ("workers at once", "written units")
    assert min(few.seconds, cold.seconds) > 2 * whole.seconds
    assert whole.done[-1] == 50_000


def test_ses_lets_go_a_days_letters_and_no_more(counted: dict[str, Work], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Work, "most_at_once", lambda work, quotas: 80)
    one = night(60_000, Quotas(), counted)
    assert (one.letters_tonight, one.letters.held_by) == (50_000, "SES")
    assert one.letters.seconds >= 50_000 / 14


def test_as_many_mails_as_go_at_once_by_default_are_never_too_many_for_ses(counted: dict[str, Work]) -> None:
    one = night(60_000, Quotas(), counted)
    assert one.letters.held_by == "workers at once"
    assert 50_000 / 14 < one.letters.seconds < 3 * 3600
