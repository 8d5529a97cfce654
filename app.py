"""The front door: every route, schedule, queue, stream and topic is declared here, each with one line of work."""

from __future__ import annotations

import gc
import json
from datetime import date
from typing import Any

# What is made while the application loads stays for ever: looking for waste among it is a sixth of a cold start.
gc.disable()

from chalice.app import Cron, DynamoDBEvent, Rate, SNSEvent, SQSEvent

from chalicelib.catalog import actions as catalog
from chalicelib.catalog.api import api as catalog_doors
from chalicelib.cloud.stream import records_of
from chalicelib.collections import actions as collections
from chalicelib.collections.api import api as collections_doors
from chalicelib.enrollment.api import api as enrollment_doors
from chalicelib.imports import actions as imports
from chalicelib.imports.api import api as import_doors
from chalicelib.invoicing.api import api as invoicing_doors
from chalicelib.ledger.actions import today
from chalicelib.payments import actions as payments
from chalicelib.payments import api as payment_doors
from chalicelib.privacy.api import api as privacy_doors
from chalicelib.reports import actions as reports
from chalicelib.reports import api as report_doors
from chalicelib.staff.api import api as staff_doors
from chalicelib.web import auth, office
from chalicelib.web.app import OfficeApp
from chalicelib.web.messages import each_message
from chalicelib.web.telemetry import observe
from chalicelib.wiring import build_ports

app = OfficeApp("quittance", build_ports, staff=auth.staff, client=payments.authenticate_client)
observe(app)
for doors in (
    office.api,
    auth.api,
    staff_doors,
    enrollment_doors,
    catalog_doors,
    invoicing_doors,
    payment_doors.desk,
    payment_doors.sending,
    payment_doors.pay,
    collections_doors,
    import_doors,
    privacy_doors,
    report_doors.lists,
    report_doors.search,
    report_doors.sums,
    report_doors.account,
    report_doors.books,
):
    app.add(doors)


gc.freeze()
gc.enable()


@app.schedule(Cron(0, 14, "*", "*", "?", "*"))  # 14:00 UTC: office hours begin in New York and the day is young
def queue_dunning(event: Any) -> None:
    """Queue the accounts that are due for a look."""
    collections.queue_dunning(app.ports, today(app.ports))


@app.schedule(Rate(5, unit=Rate.MINUTES))
def reconcile_payments(event: Any) -> None:
    """Queue what has no end yet: payments and refunds to ask the gateway for, notices that waited or were left."""
    payments.queue_unsettled(app.ports)
    payments.sweep(app.ports)


@app.schedule(Cron(0, 8, "*", "*", "?", "*"))  # 08:00 UTC: the small hours of the office
def prove_books(event: Any) -> None:
    """Prove that every account's books balance and tie; what does not raises the alarm."""
    reports.prove_all(app.ports)


def _night(message: dict[str, Any]) -> tuple[str, date]:
    return message["account_id"], date.fromisoformat(message["on"])


@app.on_sqs_message(queue="dunning")
def work_dunning(event: SQSEvent) -> dict[str, Any]:
    """Advance one account a message."""
    return each_message(event, lambda message: collections.advance_account(app.ports, *_night(message)))


@app.on_sqs_message(queue="imports")
def work_import(event: SQSEvent) -> dict[str, Any]:
    """Work off one step of an import or a catalog release."""
    kinds = {"import": imports.work, "catalog": catalog.load_uploaded}
    return each_message(event, lambda message: kinds[message["kind"]](app.ports, message))


@app.on_sqs_message(queue="notices")
def work_notice(event: SQSEvent) -> dict[str, Any]:
    """Send one notice a message."""
    return each_message(
        event, lambda message: payments.deliver_notice(app.ports, message["account_id"], message["notice_id"])
    )


@app.on_sqs_message(queue="payments")
def work_payment(event: SQSEvent) -> dict[str, Any]:
    """Book what the gateway says of one payment, refund or dispute."""
    return each_message(event, lambda message: payments.work(app.ports, message))


@app.on_dynamodb_record(stream_arn="core")
def project_changes(event: DynamoDBEvent) -> dict[str, Any]:
    """Carry changes of the accounts to the watch on old debts, the lists, the general ledger and the audit trail."""
    records = records_of(event.to_dict())
    collections.hear_stream(app.ports, records)
    return reports.hear_stream(app.ports, records)


@app.on_sns_message(topic="mail-events")
def hear_mail_event(event: SNSEvent) -> None:
    """Hear of a delivery, bounce or complaint."""
    payments.hear_mail(app.ports, json.loads(event.message))
