"""The office's cloud, real adapters throughout, put back to where it was in a moment."""

from __future__ import annotations

import copy
import random
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from botocore.client import BaseClient
from moto import mock_aws

from chalicelib.catalog.store import shelf
from chalicelib.cloud import tables as cloud_tables
from chalicelib.cloud.anchors import S3Anchors
from chalicelib.cloud.clients import client
from chalicelib.cloud.crypto import KmsCrypto
from chalicelib.cloud.documents import S3Documents
from chalicelib.cloud.keys import CoreKeys
from chalicelib.cloud.mail import SesMail
from chalicelib.cloud.queues import SqsQueues
from chalicelib.cloud.records import AuditItem, CatalogItem, CoreItem, ProjectionItem
from chalicelib.cloud.tables import Tables
from chalicelib.kernel import ids
from chalicelib.kernel.clock import SetClock
from chalicelib.kernel.ports import Ports
from chalicelib.settings import read_settings
from tests.crash.backends import PLAIN, MemoryCloud, MotoCloud
from tests.crash.wire import Wire, WiredGateway
from tests.fakes.everywhere import change_everywhere
from tests.fakes.gateway import FakeGateway
from tests.fakes.identity import FakeIdentity
from tests.fakes.office import START

QUEUES = ("dunning", "exports", "imports", "notices", "payments", "proofs")
SETTINGS = {f"{name.upper()}_QUEUE_URL": f"https://sqs.us-east-1.amazonaws.com/1/{name}" for name in QUEUES}


@dataclass(frozen=True)
class Place:
    """Where the office stood: to begin every run from."""

    kept: bytes
    gateway: FakeGateway
    at: datetime


class Cloud:
    """Tables, queues, mail, files and keys, and the wire to them."""

    def __init__(self, backend: MemoryCloud | MotoCloud) -> None:
        self.backend = backend
        self.wire = Wire(backend.answer)
        self.gateway = FakeGateway()
        self.clock = SetClock(START)
        self.settings = read_settings({**SETTINGS, "DOCUMENTS_BUCKET": "documents", "KMS_KEY_ID": "key"})
        self.tables = Tables()

    def worker(self) -> Ports:
        """A worker that has just started: no code list at hand, the key of the office not opened yet."""
        shelf._at_hand.clear()
        return Ports(
            settings=self.settings,
            clock=self.clock,
            tables=self.tables,
            keys=CoreKeys(self.tables, self.clock),
            mail=SesMail(self.settings),
            documents=S3Documents(self.settings),
            anchors=S3Anchors(self.settings),
            queues=SqsQueues(self.settings),
            crypto=KmsCrypto(self.settings, self.tables),
            gateway=WiredGateway(self.gateway, self.wire),
            identity=FakeIdentity(),
        )

    def place(self) -> Place:
        """Where everything stands now."""
        return Place(self.backend.save(), copy.deepcopy(self.gateway), self.clock.at)

    def back_to(self, place: Place) -> None:
        """Put everything back."""
        self.backend.restore(place.kept)
        self.gateway = copy.deepcopy(place.gateway)
        self.clock.at = place.at


@contextmanager
def _wired(cloud: Cloud) -> Iterator[Cloud]:
    """Two shards instead of sixteen, which make more of the same calls; no pause before a retry."""
    with pytest.MonkeyPatch.context() as patch:
        change_everywhere(patch, cloud_tables, "AGENDA_SHARDS", 2)
        patch.setattr(shelf, "_lock", threading.RLock())  # a duplicate runs inside the first call, in one thread
        patch.setattr(cloud_tables.until_settled, "__defaults__", (_no_pause,))
        patch.setattr(ids.secrets, "randbits", random.Random(1).getrandbits)  # new ids are the same in every cloud
        patch.setattr(BaseClient, "_make_api_call", lambda *given: cloud.wire.aws(*given))
        client.cache_clear()
        yield cloud
    client.cache_clear()


def _no_pause(seconds: float) -> Any:
    return None


@contextmanager
def wired_cloud(backend: MemoryCloud) -> Iterator[Cloud]:
    """The office on an AWS in memory."""
    with _wired(Cloud(backend)) as cloud:
        yield cloud


def memory_cloud() -> AbstractContextManager[Cloud]:
    """The office on the AWS in memory."""
    return wired_cloud(MemoryCloud())


@contextmanager
def moto_cloud() -> Iterator[Cloud]:
    """The office on moto's tables."""
    with mock_aws(), pytest.MonkeyPatch.context() as plain:
        plain.setattr(BaseClient, "_make_api_call", PLAIN)
        for model in (CoreItem, AuditItem, CatalogItem, ProjectionItem):
            model.create_table(wait=False)
        with _wired(Cloud(MotoCloud())) as cloud:
            yield cloud
