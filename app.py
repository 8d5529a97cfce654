"""The front door: every schedule, queue, stream and topic is declared here, each with one line of work; every route
hangs here by the table of doors (`chalicelib/web/tables/doors.tsv`), and its room is loaded when somebody knocks.
"""

from __future__ import annotations

import gc
import json
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

# What is made while the application loads stays for ever: looking for waste among it is a sixth of a cold start.
gc.disable()

from chalice.app import Cron, DynamoDBEvent, Rate, SNSEvent, SQSEvent

from chalicelib.catalog import actions as catalog
from chalicelib.cloud.stream import carry, replay
from chalicelib.collections import actions as collections
from chalicelib.imports import actions as imports
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.loading import starts_with
from chalicelib.kernel.ports import Ports
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from chalicelib.reports import actions as reports
from chalicelib.web import callers
from chalicelib.web.app import OfficeApp
from chalicelib.web.doors import plates
from chalicelib.web.messages import each_message, told
from chalicelib.web.telemetry import count, observe
from chalicelib.wiring import build_ports

if TYPE_CHECKING:
    from chalicelib.cloud.round_counts import Tally
    from chalicelib.notices.model import WordsOf


def client(ports: Ports, token: str) -> Actor:
    """Say which client a pay session speaks for."""
    return payments.authenticate_client(ports, token)


def reading(ports: Ports, actor: Actor, account_id: str, what: str, correlation_id: str) -> None:
    """Keep who looked at a client's record, before it is shown."""
    from chalicelib.privacy.actions import record_read  # most workers open no door

    record_read(ports, actor, account_id, what, correlation_id)


def working(ports: Ports, account_id: str) -> None:
    """Refuse work on an account that was merged into another."""
    from chalicelib.enrollment.actions import refuse_merged  # with what doors load

    refuse_merged(ports, account_id)


app = OfficeApp("quittance", build_ports, staff=callers.staff, client=client, reading=reading, working=working)
observe(app)
app.add(plates())


# Hours are the office's, in its own time zone (infra/schedules.py); none is an hour that a change of season leaves out.
@app.schedule(Cron(0, 9, "*", "*", "?", "*"))  # office hours begin and the day is young
@starts_with(lambda: collections.queue_dunning)
def queue_dunning(event: Any) -> None:
    """Begin the night: queue the shards of the agenda."""
    from chalicelib.ledger.actions import today  # with it come the books, which not every function opens

    collections.queue_dunning(app.ports, today(app.ports))


@app.schedule(Rate(5, unit=Rate.MINUTES))
@starts_with(lambda: (payments.queue_unsettled, outreach.sweep))
def reconcile_payments(event: Any) -> None:
    """Queue what has no end yet: payments and refunds to ask the gateway for, notices that waited or were left, imports
    and merges that stand still.
    """
    from chalicelib.merging import actions as merging  # few functions merge anybody

    payments.queue_unsettled(app.ports)
    outreach.sweep(app.ports)
    imports.sweep(app.ports)
    merging.sweep(app.ports)


@app.schedule(Cron(0, 4, "*", "*", "?", "*"))  # the small hours of the office
@starts_with(lambda: reports.prove_office)
def prove_books(event: Any) -> None:
    """Queue the days whose confirmed payments the books may have lost, and the proof of every account."""
    reports.prove_office(app.ports)


@app.schedule(Cron(0, 5, "*", "*", "?", "*"))  # of the days that are over by UTC
@starts_with(lambda: import_module("chalicelib.privacy.actions.anchoring"))
def anchor_trails(event: Any) -> None:
    """Prove the audit trails that grew, and anchor their ends; what does not hold raises the alarm."""
    from chalicelib.privacy import actions as privacy

    count("TrailsAnchored", privacy.anchor_trails(app.ports))


def _night(tally: Tally, message: dict[str, Any]) -> None:
    queued = collections.work_dunning(app.ports, message)
    if queued is None:
        tally.add(message)
    elif queued.left_out:
        count("AccountsLeftOut", queued.left_out)


def _notice(words_of: WordsOf, message: dict[str, Any]) -> None:
    if message.get("kind") == "mailing":
        outreach.work_mailing(app.ports, message)
    else:
        told = (message["account_id"], message["notice_id"])
        outreach.deliver(app.ports, *told, collections.standstill_of, words_of)


@app.on_sqs_message(queue="dunning")
@starts_with(lambda: collections.work_dunning)
def work_dunning(event: SQSEvent) -> dict[str, Any]:
    """Advance one account a message, or queue a shard of those the night concerns."""
    from chalicelib.cloud.round_counts import tallied  # with it come the tables, which not every function opens

    with tallied(app.ports) as tally:
        return each_message(app.ports.queues, "dunning", event, partial(_night, tally))


def _merge(ports: Ports, message: dict[str, Any]) -> None:
    from chalicelib.merging import actions as merging  # few functions merge anybody

    merging.work(ports, message)


@app.on_sqs_message(queue="imports")
@starts_with(lambda: (imports.work, catalog.load_uploaded))
def work_import(event: SQSEvent) -> dict[str, Any]:
    """Work off one step of an import, a catalog release, or a merge of two accounts."""
    kinds = {"import": imports.work, "catalog": catalog.load_uploaded, "merge": _merge}
    return each_message(app.ports.queues, "imports", event, lambda message: kinds[message["kind"]](app.ports, message))


@app.on_sqs_message(queue="notices")
@starts_with(lambda: (outreach.deliver, outreach.work_mailing, collections.standstill_of))
def work_notice(event: SQSEvent) -> dict[str, Any]:
    """Send one notice a message, unless something stands in its way by now; or decide on one of many."""
    from chalicelib.notices.actions.wordings import words_read_once  # with what delivers

    return each_message(app.ports.queues, "notices", event, partial(_notice, words_read_once(app.ports)))


def _payment(message: dict[str, Any]) -> None:
    refused = payments.work(app.ports, message)
    if refused:
        count("ConfirmedNotBooked", refused)


@app.on_sqs_message(queue="payments")
@starts_with(lambda: payments.work)
def work_payment(event: SQSEvent) -> dict[str, Any]:
    """Book what the gateway says of one payment, refund or dispute."""
    return each_message(app.ports.queues, "payments", event, _payment)


@app.on_sqs_message(queue="exports")
@starts_with(lambda: reports.work_export)
def work_export(event: SQSEvent) -> dict[str, Any]:
    """Write a stretch of one list that somebody asked for as a file."""
    return each_message(app.ports.queues, "exports", event, lambda message: reports.work_export(app.ports, message))


def _trail(records: list[dict[str, Any]]) -> None:
    from chalicelib.privacy.actions import record_changes  # loaded by the workers that write the trail

    record_changes(app.ports, records)


def _project(records: list[dict[str, Any]]) -> None:
    collections.hear_stream(app.ports, records)
    outreach.hear_stream(app.ports, records)
    reports.hear_stream(app.ports, records)


@app.on_dynamodb_record(stream_arn="core")
@starts_with(lambda: import_module("chalicelib.privacy.actions.recording"))
def record_trail(event: DynamoDBEvent) -> dict[str, Any]:
    """Write the audit trail of every change, which no other consumer's fault can stop."""
    return told(carry(app.ports, "record_trail", event.to_dict(), _trail))


def _proof(tally: Tally, message: dict[str, Any]) -> None:
    wrong = reports.work_proof(app.ports, message)
    if wrong is not None and "account_id" in message:
        tally.add(message, wrong=bool(wrong))
    if wrong:
        count("BooksDoNotTie", 1)


@app.on_sqs_message(queue="proofs")
@starts_with(lambda: reports.work_proof)
def work_proof(event: SQSEvent) -> dict[str, Any]:
    """Prove or make anew one account a message, or queue a shard of them."""
    from chalicelib.cloud.round_counts import tallied  # with it come the tables, which not every function opens

    with tallied(app.ports) as tally:
        return each_message(app.ports.queues, "proofs", event, partial(_proof, tally))


@app.on_dynamodb_record(stream_arn="core")
@starts_with(lambda: (collections.hear_stream, outreach.hear_stream, reports.hear_stream))
def project_changes(event: DynamoDBEvent) -> dict[str, Any]:
    """Carry changes of the accounts to the watch on old debts, the links, the lists and the general ledger."""
    return told(carry(app.ports, "project_changes", event.to_dict(), _project))


@app.schedule(Cron(0, 3, "*", "*", "?", "*"))  # before the books are proved
@starts_with(lambda: (collections.hear_stream, outreach.hear_stream, reports.hear_stream))
def carry_again(event: Any) -> None:
    """Carry what the stream's consumers set aside: once a night, and by hand after what was wrong is mended."""
    consumers = (("record_trail", _trail), ("project_changes", _project))
    count("RecordsSetAside", sum(replay(app.ports, name, work) for name, work in consumers))


@app.on_sns_message(topic="mail-events")
@starts_with(lambda: outreach.hear_mail)
def hear_mail_event(event: SNSEvent) -> None:
    """Hear of a delivery, bounce or complaint."""
    outreach.hear_mail(app.ports, json.loads(event.message))


# The last line, after each trigger has loaded what its own worker needs.
gc.freeze()
gc.enable()
