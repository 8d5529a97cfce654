"""Builds the ports from the settings: the only file that knows which adapter is real.

Each adapter is made, and its file loaded, when something is first asked of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.kernel.clock import Clock, SystemClock
from chalicelib.kernel.loading import later
from chalicelib.kernel.ports import Anchors, CardGateway, Crypto, Documents, Keys, Mail, Ports, Queues
from chalicelib.kernel.tables import Tables
from chalicelib.settings import Settings, read_settings

if TYPE_CHECKING:
    from chalicelib.kernel.identity import Identity


def build_ports(settings: Settings | None = None) -> Ports:
    """The outside world as this stage has it."""
    known = settings or read_settings()
    tables = later(_tables)
    clock = later(lambda: _local_clock(tables)) if known.local_clock else SystemClock()
    return Ports(
        settings=known,
        clock=clock,
        tables=tables,
        keys=later(lambda: _keys(tables, clock)),
        mail=later(lambda: _mail(known)),
        documents=later(lambda: _documents(known)),
        anchors=later(lambda: _anchors(known)),
        queues=later(lambda: _queues(known)),
        crypto=later(lambda: _crypto(known, tables)),
        gateway=later(lambda: _gateway(known)),
        identity=later(lambda: _identity(known)),
    )


def _tables() -> Tables:
    from chalicelib.cloud.tables import Tables as OnDynamoDB

    return OnDynamoDB()


def _local_clock(tables: Tables) -> Clock:
    from chalicelib.cloud.local_clock import MovableClock

    return MovableClock(tables)


def _keys(tables: Tables, clock: Clock) -> Keys:
    from chalicelib.cloud.keys import CoreKeys

    return CoreKeys(tables, clock)


def _mail(settings: Settings) -> Mail:
    from chalicelib.cloud.mail import SesMail

    return SesMail(settings)


def _documents(settings: Settings) -> Documents:
    from chalicelib.cloud.documents import S3Documents

    return S3Documents(settings)


def _anchors(settings: Settings) -> Anchors:
    from chalicelib.cloud.anchors import S3Anchors

    return S3Anchors(settings)


def _queues(settings: Settings) -> Queues:
    from chalicelib.cloud.queues import SqsQueues

    return SqsQueues(settings)


def _crypto(settings: Settings, tables: Tables) -> Crypto:
    from chalicelib.cloud.crypto import KmsCrypto

    return KmsCrypto(settings, tables)


def _gateway(settings: Settings) -> CardGateway:
    from chalicelib.cloud.card_gateway import StripeGateway

    return StripeGateway(settings)


def _identity(settings: Settings) -> Identity:
    from chalicelib.cloud.identity import CognitoIdentity

    return CognitoIdentity(settings)
