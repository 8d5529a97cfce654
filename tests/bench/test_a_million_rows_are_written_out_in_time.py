"""A list of a million rows: few messages, each well within its worker's time, little money, nothing in a request."""

from __future__ import annotations

from bench.exports import SIZES, row_bytes, written
from chalicelib.reports.exports import writing
from infra.functions import FUNCTIONS

(WORKER,) = [function for function in FUNCTIONS if function.handler == "work_export"]


def test_a_million_rows_are_written_in_five_minutes_for_a_few_cents() -> None:
    most = written(1_000_000)
    assert (most.messages, most.seconds < 300, most.dollars < 0.05) == (4, True, True)


def test_no_message_comes_near_its_workers_longest_run_and_a_row_of_them_is_meant() -> None:
    for size in SIZES:
        assert written(size).longest <= writing.STRETCH.total_seconds() <= WORKER.timeout / 2
    assert WORKER.feeds_itself  # else Lambda stops a row of sixteen


def test_the_first_reading_is_all_that_a_request_writes() -> None:
    assert written(writing.READ_ROWS).messages == 0
    assert written(writing.READ_ROWS).seconds < 2
    assert writing.READ_ROWS * row_bytes() < 4 * 2**20  # and what an answer of DynamoDB and a piece hold


def test_requests_grow_with_the_rows_and_no_faster() -> None:
    few, many = written(100_000), written(1_000_000)
    assert many.requests <= 10.5 * few.requests
