"""The messages that the office sends: each job's, as they go out, and those that are kept to be held against."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import app as office
from chalicelib.kernel.ports import GatewayEvent, GatewayEventKind, Ports
from chalicelib.payments.actions.attempts import gateway_message
from chalicelib.privacy.rules import kind_of
from tests.crash.cloud import Cloud, Place
from tests.crash.every_job import JOBS
from tests.crash.following import delivered_image
from tests.crash.jobs import SCHEDULED, Facts, Job, Redelivered, handled, queued

FOLDER: Final = Path(__file__).parent / "messages"
STREAM: Final = FOLDER / "stream.json"
TOLD_APART_BY: Final = ("kind", "step", "task")  # words by which a worker decides what to do
WORKERS: Final = {
    "dunning": office.work_dunning,
    "exports": office.work_export,
    "imports": office.work_import,
    "notices": office.work_notice,
    "payments": office.work_payment,
    "proofs": office.work_proof,
}
# The jobs that hear of the gateway, with what the door queues for them; an attempt's own reference where none is named.
HEARD: Final = {
    "hear of a payment": (GatewayEventKind.PAYMENT, ""),
    "hear of a refund": (GatewayEventKind.REFUND, "re_1"),
    "hear of a lost dispute": (GatewayEventKind.DISPUTE, "dp_1"),
}
Message = dict[str, Any]
Shape = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sent:
    """A message as it was sent, the job that sent it and the office as the job left it."""

    queue: str
    message: Message
    job: Job
    place: Place
    it: Facts


def shape_of(message: Message) -> Shape:
    """The names in a message with their types; a word that says which work it is for counts itself.

    The request, which all bear that follow from one, is the queues' own (`cloud/queues.py`).
    """
    types = {(name, type(value).__name__) for name, value in message.items() if name != "request"}
    return tuple(sorted(types | set(work_of(message))))


def work_of(message: Message) -> Shape:
    """The words of a message that say which work it is for."""
    return tuple((name, message[name]) for name in TOLD_APART_BY if isinstance(message.get(name), str))


def sent_by_every_job(cloud: Cloud, place: Place, founded: Facts) -> list[Sent]:
    """Do every job once, and whatever follows from it by messages."""
    found = [one for job in JOBS for one in _sent_by(cloud, job, place, founded)]
    seen: set[tuple[str, Shape]] = set()
    for one in found:  # it grows on the way
        if (one.queue, shape_of(one.message)) not in seen:
            seen.add((one.queue, shape_of(one.message)))
            found += _sent_on(cloud, one)
    return found


def _sent_by(cloud: Cloud, job: Job, place: Place, founded: Facts) -> Iterator[Sent]:
    cloud.back_to(place)
    cloud.wire.begin()
    it = copy.copy(founded)
    it.kept = dict(founded.kept)
    told: list[str] = []
    for step in (*job.prepare, _swept, job.act, job.afterwards, _swept):
        if step is job.act:
            yield from _heard(cloud, job, it)
        step(cloud.worker(), it)
        told += cloud.wire.messages
        cloud.wire.messages.clear()
    yield from _sent(cloud, told, job, it)


def _swept(ports: Ports, it: Facts) -> None:
    """What the schedule of every five minutes queues of what stands, a while later."""
    at = ports.clock.now()
    ports.clock.advance(timedelta(minutes=20))
    with suppress(Redelivered):
        handled(office.app, ports, office.reconcile_payments, SCHEDULED)
    ports.clock.at = at


def _sent(cloud: Cloud, told: list[str], job: Job, it: Facts) -> Iterator[Sent]:
    left = cloud.place()
    for queue, _, body in (line.partition(" ") for line in told):
        yield Sent(queue, json.loads(body), job, left, it)


def _heard(cloud: Cloud, job: Job, it: Facts) -> Iterator[Sent]:
    """What the gateway's notification queues, where a job works it off: a door sends it, and no job is a door."""
    if job.name in HEARD:
        kind, reference = HEARD[job.name]
        event = GatewayEvent("evt_1", kind, reference or it["attempt"].gateway_reference, "pi_1", cloud.clock.at)
        yield Sent("payments", dict(gateway_message(event)), job, cloud.place(), it)


def _sent_on(cloud: Cloud, one: Sent) -> Iterator[Sent]:
    """What working a message off sends."""
    cloud.back_to(one.place)
    cloud.wire.begin()
    with suppress(Redelivered):
        handled(office.app, cloud.worker(), WORKERS[one.queue], queued(one.message))
    yield from _sent(cloud, list(cloud.wire.messages), one.job, one.it)


def kept() -> dict[str, list[dict[str, Any]]]:
    """The messages that are kept, by queue: `sent` is no for those of the release before alone."""
    files = sorted(path for path in FOLDER.glob("*.json") if path != STREAM)
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


def keep(found: list[Sent], *, released: bool) -> None:
    """Keep one message of each shape that is sent. One that is not sent any more stays until the next release."""
    shapes = {(one.queue, shape_of(one.message)): one.message for one in found}
    for queue in sorted({one.queue for one in found}):
        before = {shape_of(one["message"]): one["message"] for one in kept().get(queue, [])}
        now = {shape: message for (name, shape), message in shapes.items() if name == queue}
        wanted = now if released else before | now
        lines = [{"message": before.get(shape) or now[shape], "sent": shape in now} for shape in sorted(wanted)]
        _write(FOLDER / f"{queue}.json", lines)


def images_of(cloud: Cloud, found: list[Sent]) -> list[dict[str, Any]]:
    """One image of each kind of item that the jobs leave, as the stream delivers it."""
    by_kind: dict[tuple[str, str], dict[str, Any]] = {}
    for place in {one.job.name: one.place for one in found}.values():
        cloud.back_to(place)
        core = [image for table, image in cloud.backend.items() if table == "core"]
        by_kind |= {(one["pk"]["S"].split("_")[0].split("#")[0], kind_of(one["sk"]["S"])): one for one in core}
    return [delivered_image(by_kind[kind]) for kind in sorted(by_kind)]


def keep_images(cloud: Cloud, found: list[Sent]) -> None:
    """Keep the images of a release."""
    _write(STREAM, images_of(cloud, found))


def _write(path: Path, content: list[Any]) -> None:
    lines = ",\n".join(json.dumps(line, ensure_ascii=False) for line in content)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
