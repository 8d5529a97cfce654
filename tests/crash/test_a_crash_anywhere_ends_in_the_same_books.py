"""Every call of every action and handler, before it is sent and with its reply lost, retried and overtaken by a twin:
the books end as if nothing had happened. The points are found by running each job once, so none is left out.

The real adapters make the calls (tables, queues, files, keys, mail); AWS in memory answers them, and one test holds it
against moto (backends.py says why). The card gateway in memory is at the end of the same wire.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.kernel.ports import Ports
from infra import grants
from infra.functions import FUNCTIONS
from tests.crash.backends import Image
from tests.crash.cloud import Cloud, Place, memory_cloud, moto_cloud
from tests.crash.every_job import JOBS, TRIGGERS
from tests.crash.jobs import Facts, Job, founded, handled
from tests.crash.runs import Bench, differences, faults_of, founded_office

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


def test_no_trigger_writes_to_the_books_without_an_actor_and_a_request(
    office: tuple[Cloud, Place, Facts], monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud, *begun = office
    written: dict[str, list[Image]] = {}

    def noted(app: Any, ports: Ports, handler: Any, event: dict[str, Any]) -> object:
        before = len(cloud.wire.put)
        answer = handled(app, ports, handler, event)
        written.setdefault(handler.func.__name__, []).extend(cloud.wire.put[before:])
        return answer

    for room in TRIGGERS:
        monkeypatch.setattr(room, "handled", noted)
    for job in JOBS:
        Bench(cloud, job, *begun)
    may_change_books = {one.handler for one in FUNCTIONS if grants.change("CoreTable") in one.grants}
    may_change_books -= {"api_handler", "carry_again"}  # no trigger; and the work of `project_changes`, another time
    assert {name for name, items in written.items() if items} >= may_change_books
    signed = {"by", "request"}
    assert [(name, item["sk"]) for name in written for item in written[name] if not signed <= item.keys()] == []


def test_the_memory_answers_every_job_as_moto_does() -> None:
    left = []
    for cloud_of in (memory_cloud, moto_cloud):
        with cloud_of() as cloud:
            begun = founded_office(cloud, founded)
            left.append([Bench(cloud, job, *begun).expected for job in JOBS])
    wrong = {job.name: differences(*pair) for job, *pair in zip(JOBS, *left, strict=True)}
    assert {name: lines for name, lines in wrong.items() if lines} == {}


def test_no_module_keeps_the_shards_of_the_cloud_it_was_loaded_in() -> None:
    """In an interpreter of its own: what is loaded while the count is two must count sixteen afterwards."""
    told = subprocess.run([sys.executable, "-c", _LOADED_WITHIN], capture_output=True, text=True, check=True)
    assert told.stdout.split() == ["2", "16"]


_LOADED_WITHIN = """
from importlib import import_module
from tests.crash.cloud import memory_cloud
with memory_cloud():
    print(import_module("chalicelib.collections.actions.letters").AGENDA_SHARDS)
print(import_module("chalicelib.collections.actions.letters").AGENDA_SHARDS)
"""
