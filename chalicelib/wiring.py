"""Builds the ports from the settings: the only file that knows which adapter is real."""

from __future__ import annotations

from chalicelib.cloud.card_gateway import StripeGateway
from chalicelib.cloud.crypto import KmsCrypto
from chalicelib.cloud.documents import S3Documents
from chalicelib.cloud.identity import CognitoIdentity
from chalicelib.cloud.local_clock import MovableClock
from chalicelib.cloud.mail import SesMail
from chalicelib.cloud.queues import SqsQueues
from chalicelib.cloud.tables import Tables
from chalicelib.kernel.clock import Clock, SystemClock
from chalicelib.kernel.ports import Ports
from chalicelib.settings import Settings, read_settings


def build_ports(settings: Settings | None = None) -> Ports:
    """The outside world as this stage has it."""
    settings = settings or read_settings()
    tables = Tables()
    clock: Clock = MovableClock(tables) if settings.local_clock else SystemClock()
    return Ports(
        settings=settings,
        clock=clock,
        tables=tables,
        mail=SesMail(settings),
        documents=S3Documents(settings),
        queues=SqsQueues(settings),
        crypto=KmsCrypto(settings, tables),
        gateway=StripeGateway(settings),
        identity=CognitoIdentity(settings),
    )
