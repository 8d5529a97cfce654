"""The front door of the package: every route, schedule, queue and stream is declared here."""

from __future__ import annotations

from typing import Any

from chalice.app import Cron, DynamoDBEvent, Rate, SNSEvent, SQSEvent

from chalicelib.cloud.books import Books
from chalicelib.cloud.crypto import KmsCrypto
from chalicelib.cloud.documents import S3Documents
from chalicelib.cloud.identity import CognitoIdentity
from chalicelib.cloud.mail import SesMail
from chalicelib.cloud.queues import SqsQueues
from chalicelib.kernel.clock import SystemClock
from chalicelib.kernel.ports import Ports
from chalicelib.settings import read_settings
from chalicelib.web import auth
from chalicelib.web.app import OfficeApp


def _ports() -> Ports:
    settings = read_settings()
    books = Books()
    gateway: Any = None
    return Ports(
        settings=settings,
        clock=SystemClock(),
        books=books,
        mail=SesMail(settings),
        documents=S3Documents(settings),
        queues=SqsQueues(settings),
        crypto=KmsCrypto(settings, books),
        gateway=gateway,
        extras={"identity": CognitoIdentity(settings)},
    )


app = OfficeApp("quittance", _ports, staff=auth.staff, client=auth.staff)
app.register_blueprint(auth.api)


@app.route("/api/v1/health")
def health() -> dict[str, str]:
    """Say that the API answers."""
    return {"status": "ok"}


@app.schedule(Cron(0, 14, "*", "*", "?", "*"))
def queue_dunning(event: Any) -> None:
    """Queue today's overdue accounts."""


@app.schedule(Rate(5, unit=Rate.MINUTES))
def reconcile_payments(event: Any) -> None:
    """Ask the gateway for payments that stayed unknown."""


@app.schedule(Cron(0, 8, "*", "*", "?", "*"))
def prove_books(event: Any) -> None:
    """Prove last night's books."""


@app.on_sqs_message(queue="dunning")
def work_dunning(event: SQSEvent) -> None:
    """Advance one account."""


@app.on_sqs_message(queue="imports")
def work_import(event: SQSEvent) -> None:
    """Work one import."""


@app.on_sqs_message(queue="notices")
def work_notice(event: SQSEvent) -> None:
    """Send one notice."""


@app.on_sqs_message(queue="payments")
def work_payment(event: SQSEvent) -> None:
    """Book one payment."""


@app.on_dynamodb_record(stream_arn="core")
def project_changes(event: DynamoDBEvent) -> None:
    """Carry changes to the projections and the audit table."""


@app.on_sns_message(topic="mail-events")
def hear_mail_event(event: SNSEvent) -> None:
    """Hear of a bounce or complaint."""
