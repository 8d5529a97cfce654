"""Messages and changes that the release before left lying are worked off by the workers of this one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

import app as office
from chalicelib.kernel import errors
from chalicelib.privacy.rules import record_of
from chalicelib.web import messages as worked
from infra.functions import FUNCTIONS
from tests.contract.messages import STREAM, WORKERS, Sent, images_of, kept, sent_by_every_job, shape_of, work_of
from tests.crash.cloud import Cloud, memory_cloud
from tests.crash.jobs import Context, Redelivered, founded, handled, queued
from tests.crash.runs import founded_office

KEPT = [(queue, line["message"]) for queue, lines in kept().items() for line in lines]
REFUSALS = {name for name, kind in vars(errors).items() if isinstance(kind, type)}


@pytest.fixture(scope="module")
def cloud() -> Iterator[Cloud]:
    with memory_cloud() as cloud:
        yield cloud


@pytest.fixture(scope="module")
def sent(cloud: Cloud) -> list[Sent]:
    return sent_by_every_job(cloud, *founded_office(cloud, founded))


def test_every_shape_that_is_sent_is_kept_and_no_other_says_so(sent: list[Sent]) -> None:
    """When it fails: `python -m tests.contract`, which keeps the older shape beside the new one."""
    now = {(one.queue, shape_of(one.message)) for one in sent}
    said = {(queue, shape_of(line["message"])) for queue, lines in kept().items() for line in lines if line["sent"]}
    assert now == said


def test_every_queue_has_its_messages() -> None:
    assert {queue for queue, _ in KEPT} == set(WORKERS)


@pytest.mark.parametrize(("queue", "message"), KEPT, ids=[f"{queue}-{shape_of(one)}"[:90] for queue, one in KEPT])
def test_a_message_of_the_release_before_is_worked_off(
    cloud: Cloud, sent: list[Sent], monkeypatch: pytest.MonkeyPatch, queue: str, message: dict[str, Any]
) -> None:
    """In the office that would have got it: what the older message says too, it says of what is there."""
    of_its_work = [one for one in sent if one.queue == queue and work_of(one.message) == work_of(message)]
    alike = sorted(of_its_work, key=lambda one: len(one.message.keys() ^ message.keys()))[:1]
    told = {name: alike[0].message.get(name, value) for name, value in message.items()} if alike else message
    failures: list[str] = []
    monkeypatch.setattr(worked.logger, "error", lambda _, extra: failures.append(extra["kind"]))
    if alike:
        cloud.back_to(alike[0].place)
    try:
        handled(office.app, cloud.worker(), WORKERS[queue], queued(told))
    except Redelivered:
        assert failures
    assert set(failures) <= (set() if alike else REFUSALS)


def test_no_change_of_somebodys_record_is_kept_from_who_tells_it(cloud: Cloud, sent: list[Sent]) -> None:
    """The stream's consumers are called for partitions that begin as their rows say: of every kind there is."""
    hears = {one.handler: one.hears for one in FUNCTIONS if one.trigger == "stream"}
    images = images_of(cloud, sent)
    told = {one["pk"]["S"] for one in images if record_of({"dynamodb": {"Keys": one}})}
    assert {pk for pk in told if not pk.startswith(hears["record_trail"])} == set()
    partitions = {one["pk"]["S"] for one in images}
    assert {pk for pk in partitions if pk.startswith(hears["project_changes"])} == {
        pk for pk in partitions if pk.startswith("acc_")
    }
    assert len(partitions) > len(told) > 3


@pytest.mark.parametrize("consumer", [office.record_trail, office.project_changes])
def test_a_change_of_the_release_before_is_carried(cloud: Cloud, sent: list[Sent], consumer: Any) -> None:
    last = sent[-1]
    cloud.back_to(last.place)
    records = []
    for number, image in enumerate(json.loads(STREAM.read_text(encoding="utf-8"))):
        if image["pk"]["S"].startswith("acc_"):
            image["pk"] = {"S": last.it.account.id}
        change = {"Keys": {"pk": image["pk"], "sk": image["sk"]}, "OldImage": image, "NewImage": image}
        change |= {"SequenceNumber": str(number), "ApproximateCreationDateTime": 1772000000}
        records.append({"eventID": f"before-{number}", "eventName": "MODIFY", "dynamodb": change})
    ports = cloud.worker()
    office.app.use_ports(ports)
    try:
        assert consumer({"Records": records}, Context()) == {"batchItemFailures": []}
    finally:
        office.app.use_ports(None)
    aside = ports.tables.raw(ports.settings.projections_table, f"SETASIDE#{consumer.func.__name__}")
    assert [(one["id"]["S"] if "id" in one else one["sk"]["S"]) for one in aside] == []
