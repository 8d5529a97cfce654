"""The front door of the package: every route, schedule, queue and stream is declared here, so that Lambda loads this file."""

from __future__ import annotations

from typing import Any

from chalice.app import Chalice, Cron, DynamoDBEvent, Rate, SNSEvent, SQSEvent

app = Chalice(app_name="quittance", configure_logs=False)


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
