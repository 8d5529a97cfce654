"""Everything that moves money or works off a trigger: how it is prepared, done, and what the office does after it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, PayerKind
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.actor import system
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewAttempt, NewPayment
from chalicelib.web.telemetry import WorkFailed
from tests.fakes.office import REP, START
from tests.fakes.practice import enroll, issue, open_practice

# Minutes after which nobody is at work on a notice any more (notices.actions.STUCK_AFTER is fifteen).
LATER = timedelta(minutes=16)
BY = system("reconciler")
# What the reconciler ends bears its name in the journal, and so other seals, and is no part of the message's request.
ENDED_LATER: dict[str, set[str]] = {
    "HEAD": {"by", "hash", "request"},
    "J#": {"by", "hash", "request"},
    "PAY#": {"by", "posted_by", "request"},
    "INV#": {"by", "request"},
}


class Facts:
    """What the preparation of a job made, by name."""

    account: Account
    payer: str

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        return self.kept[name]

    def __setitem__(self, name: str, value: Any) -> None:
        self.kept[name] = value


Act = Callable[[Ports, Facts], object]


@dataclass(frozen=True)
class Job:
    """One action or handler. `chance` names the attributes (by beginning of sort key) that it may leave otherwise."""

    name: str
    act: Act
    prepare: tuple[Act, ...]
    afterwards: Act
    chance: dict[str, frozenset[str]]


JOBS: list[Job] = []


def job(
    *prepare: Act, afterwards: Act = lambda ports, it: None, chance: dict[str, set[str]] | None = None
) -> Callable[[Act], Act]:
    """Declare a job."""

    def declare(act: Act) -> Act:
        loose = {begins: frozenset(names) for begins, names in (chance or {}).items()}
        JOBS.append(Job(act.__name__.replace("_", " "), act, prepare, afterwards, loose))
        return act

    return declare


def founded(ports: Ports) -> Facts:
    """The practice every job begins in: priced services, a payer, an account with that payer's coverage."""
    open_practice(ports)
    it = Facts()
    form = enrollment.PayerForm("Blue Shield", PayerKind.INSURER)
    it.payer = enrollment.add_payer(ports, form, REP, "payer-0001").id
    since = ports.clock.now().date() - timedelta(days=400)
    cover = enrollment.CoverageForm(0, it.payer, 1, since, percent_bp=8000, copay_minor=500)
    it["covered"] = enroll(ports, "enroll-0002", coverages=(cover,))
    it.account = enroll(ports)
    return it


def an_invoice(ports: Ports, it: Facts) -> None:
    """One issued invoice of 120.00."""
    it["invoice"] = issue(ports, it.account, "draft-0001")


def two_invoices(ports: Ports, it: Facts) -> None:
    """Two issued invoices: 120.00 and 45.50."""
    an_invoice(ports, it)
    it["second"] = issue(ports, it.account, "draft-0002", "LAB")


def paid(ports: Ports, it: Facts, minor: int, method: Method = Method.CHEQUE) -> object:
    """A payment of the guarantor."""
    reference = "pi_1" if method is Method.CARD else ""
    new = NewPayment("cheque-1", GUARANTOR, method, minor, ledger.today(ports), gateway_reference=reference)
    it["payment"] = payments.post_payment(ports, it.account.id, new, REP)
    return it["payment"]


def paid_early(ports: Ports, it: Facts) -> None:
    """A payment that lies unapplied, then two invoices."""
    paid(ports, it, 14_000)
    two_invoices(ports, it)


def overpaid(ports: Ports, it: Facts) -> None:
    """Two invoices paid by one cheque, with 10.00 left."""
    two_invoices(ports, it)
    paid(ports, it, 17_550)


def overpaid_by_card(ports: Ports, it: Facts) -> None:
    """One invoice paid by card, with 10.00 left."""
    an_invoice(ports, it)
    paid(ports, it, 13_000, Method.CARD)


def credited(ports: Ports, it: Facts) -> None:
    """A paid invoice credited, so that money lies on the credit note, and another invoice open."""
    two_invoices(ports, it)
    paid(ports, it, 12_000)
    it["note"] = invoicing.credit(ports, it.account.id, it["invoice"].id, invoicing.Wanted(), "wrong", REP, "credit-01")


def begun(ports: Ports, it: Facts) -> None:
    """A client on the gateway's page."""
    an_invoice(ports, it)
    it["attempt"] = payments.start_attempt(
        ports, it.account.id, NewAttempt("link", 12_000, [], "en"), "attempt-1", REP, START
    )


def a_notice(ports: Ports, it: Facts) -> None:
    """A notice on its way to the queue."""
    an_invoice(ports, it)
    it["notice"] = outreach.send(ports, it.account.id, "notice-1", "invoice_ready", REP, at=START)


def delivered(ports: Ports, it: Facts) -> None:
    """A notice with a pay link that went out by mail."""
    a_notice(ports, it)
    it["sent"] = outreach.deliver(ports, it.account.id, it["notice"].id, collections.standstill_of)


def later(ports: Ports, it: Facts) -> None:
    """A quarter of an hour later the office looks for what was left behind."""
    ports.clock.advance(LATER)
    outreach.sweep(ports)


def reconciled(ports: Ports, it: Facts) -> None:
    """Five minutes later the office asks the gateway for what stayed unknown."""
    payments.queue_unsettled(ports)
    for payment in payments.payments_of(ports, it.account.id):
        payments.settle_refunds(ports, it.account.id, payment.id, BY)
    for attempt in payments.attempts_page(ports, it.account.id, 100).items:
        payments.settle_attempt(ports, it.account.id, attempt.id, BY)


SCHEDULED = {
    "version": "0",
    "id": "event-1",
    "account": "123456789012",
    "region": "us-east-1",
    "detail-type": "Scheduled Event",
    "detail": {},
    "source": "aws.events",
    "time": "2026-03-02T15:00:00Z",
    "resources": [],
}


class Context:
    """What Lambda tells a function of itself."""

    function_name = "crash"
    memory_limit_in_mb = 256
    invoked_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:crash"
    aws_request_id = "request-1"


class Redelivered(Exception):
    """A queue gives its message again."""


def handled(app: Any, ports: Ports, handler: Any, event: dict[str, Any]) -> object:
    """Give an event to a function of the application, as Lambda does; raises Redelivered when a message failed."""
    app.use_ports(ports)
    try:
        answer = handler(event, Context())
    except WorkFailed:  # the function failed, and what set it off comes again
        raise Redelivered from None
    finally:
        app.use_ports(None)
    if answer and answer.get("batchItemFailures"):
        raise Redelivered
    return answer


def queued(*messages: dict[str, Any]) -> dict[str, Any]:
    """Messages as SQS hands them over."""
    told = [{"messageId": f"message-{n}", "body": json.dumps(one)} for n, one in enumerate(messages, start=1)]
    return {"Records": [{**one, "eventSource": "aws:sqs"} for one in told]}


def night_of(account: Account, on: date) -> dict[str, Any]:
    """One account's night, off the queue."""
    return queued({"account_id": account.id, "on": on.isoformat()})
