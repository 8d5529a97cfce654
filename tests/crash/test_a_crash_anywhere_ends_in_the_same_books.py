"""Every call of every action and handler, before it is sent and with its reply lost, retried and overtaken by a twin:
the books end as if nothing had happened. The points are found by running each job once, so none is left out.

The real adapters make the calls (tables, queues, files, keys, mail); AWS in memory answers them, and one test holds it
against moto (backends.py says why). The card gateway in memory is at the end of the same wire.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.crash import importing, money, triggers
from tests.crash.cloud import Cloud, Place, memory_cloud, moto_cloud
from tests.crash.jobs import JOBS, Facts, Job, founded
from tests.crash.runs import Bench, differences, faults_of, founded_office

ROOMS = (importing, money, triggers)  # their jobs are declared when they are imported
DONE: Counter[str] = Counter()


@pytest.fixture(scope="module")
def office() -> Iterator[tuple[Cloud, Place, Facts]]:
    with memory_cloud() as cloud:
        yield cloud, *founded_office(cloud, founded)
    sys.stdout.write(f"\n{DONE['points']} points at {DONE['calls']} calls of {DONE['jobs']} jobs\n")


@pytest.mark.parametrize("job", JOBS, ids=[job.name for job in JOBS])
def test_the_books_end_the_same_wherever_a_job_is_cut_off(office: tuple[Cloud, Place, Facts], job: Job) -> None:
    bench = Bench(office[0], job, *office[1:])
    points, wrong = faults_of(bench)
    DONE.update(points=points, calls=len(bench.calls), jobs=1)
    assert points >= 6 * len(bench.calls) > 0
    assert wrong == [], f"{len(wrong)} differences in {points} points"


def test_the_memory_answers_every_job_as_moto_does() -> None:
    left = []
    for cloud_of in (memory_cloud, moto_cloud):
        with cloud_of() as cloud:
            begun = founded_office(cloud, founded)
            left.append([Bench(cloud, job, *begun).expected for job in JOBS])
    wrong = {job.name: differences(*pair) for job, *pair in zip(JOBS, *left, strict=True)}
    assert {name: lines for name, lines in wrong.items() if lines} == {}
