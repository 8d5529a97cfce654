"""The functions of the stack, one row each: adding a trigger to `app.py` means adding its row here, and nothing else.

A row names the handler, its memory (MB) and longest run (seconds), what sets it off and what it may do. The template's
roles, logs, event sources, dead-letter queues and alarms are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from infra import grants
from infra.grants import Statement

Trigger = Literal["http", "schedule", "queue", "stream", "topic"]


@dataclass(frozen=True, slots=True)
class Function:
    """One Lambda function. `source` is the logical name of the queue, table or topic that sets it off."""

    handler: str
    memory: int  # MB: CPU grows with it, one whole core at 1,769 (Lambda developer guide)
    timeout: int  # seconds
    trigger: Trigger
    source: str = ""
    grants: tuple[Statement, ...] = ()
    after_move: bool = False  # fired once after the local clock was moved, not for each day: it looks at everything
    at_once: int = 0  # most messages worked on at the same time by an event source; 0 leaves it to Lambda
    at_once_of: str = ""  # the stage's parameter that says it instead, where it differs by account
    abreast: int = 10  # batches of a stream's shard at once: an item's changes stay in order, a call's do not
    hears: tuple[str, ...] = ()  # how the partitions begin of which a stream's changes concern it

    @property
    def feeds_itself(self) -> bool:
        """Whether it may put messages on the queue that sets it off: long work goes on by a message of its own."""
        mine = grants.send(self.source)["Resource"][0] if self.trigger == "queue" else None
        sends = (one for one in self.grants if one["Action"] == ["sqs:SendMessage"])
        return any(mine in one["Resource"] for one in sends)

    @property
    def logical(self) -> str:
        """The resource's name in the template, as Chalice makes it."""
        words = self.handler.split("_")
        return "APIHandler" if self.trigger == "http" else "".join(word.capitalize() for word in words)


_BOOKS = (grants.change("CoreTable"), grants.read("CatalogTable"), grants.change("ProjectionsTable"))
_FOLLOWED = (grants.follow("CoreTable"), grants.list_streams())
_AUDITED = (grants.append("AuditTable"),)
_SECRETS = (grants.seal(),)
_CLOCK = (grants.read("ProjectionsTable"),)  # the local clock's offset stands there
_DOCUMENTS = (grants.keep_documents(), grants.find_documents())
_ALL_QUEUES = ("DunningQueue", "ImportsQueue", "NoticesQueue", "PaymentsQueue")

API = Function(
    "api_handler",
    memory=1769,
    timeout=28,  # a second before API Gateway answers for it
    trigger="http",
    grants=(
        *_BOOKS,
        *_AUDITED,
        *_SECRETS,
        grants.change("CatalogTable"),
        grants.send(*_ALL_QUEUES, "ExportsQueue", "ProofsQueue"),
        *_DOCUMENTS,
        grants.refuse_documents(),
        grants.look_at_anchors(),
        grants.sign_in(),
        grants.speak_to_gateway(),
        grants.know_colleagues(),
        grants.send_mail(),  # a sample of a message, to who words it
    ),
)

FUNCTIONS: tuple[Function, ...] = (
    API,
    Function(
        "queue_dunning",
        memory=512,
        timeout=60,
        trigger="schedule",
        grants=(grants.change("ProjectionsTable"), grants.send("DunningQueue")),  # how far the night has come
    ),
    Function(
        "reconcile_payments",
        memory=512,
        timeout=120,
        trigger="schedule",
        grants=(*_BOOKS, grants.send("PaymentsQueue", "NoticesQueue", "ImportsQueue")),
    ),
    Function(
        "prove_books",
        memory=512,
        timeout=60,
        trigger="schedule",
        grants=(grants.change("ProjectionsTable"), grants.send("PaymentsQueue", "ProofsQueue")),  # how far they are
        after_move=True,
    ),
    Function(
        "anchor_trails",
        memory=1024,
        timeout=900,
        trigger="schedule",
        grants=(
            grants.read("AuditTable"),
            grants.read("CoreTable"),  # the office's key lies there, sealed
            *_SECRETS,
            *_CLOCK,
            grants.look_at_anchors(),
            grants.add_anchors(),
        ),
        after_move=True,
    ),
    Function(
        "work_dunning",
        memory=1024,
        timeout=300,  # ten shards in one call queue 8,000 accounts each (docs/scale.md)
        trigger="queue",
        source="DunningQueue",
        grants=(*_BOOKS, *_AUDITED, *_SECRETS, grants.send("DunningQueue", "NoticesQueue")),
        at_once=80,  # a million accounts in 20 minutes, within what a new table takes (docs/scale.md)
    ),
    Function(
        "work_import",
        memory=1769,
        timeout=300,
        trigger="queue",
        source="ImportsQueue",
        grants=(
            *_BOOKS,
            *_AUDITED,
            *_SECRETS,
            grants.change("CatalogTable"),
            grants.send(*_ALL_QUEUES),
            *_DOCUMENTS,
        ),
        at_once=4,
    ),
    Function(
        "work_export",
        memory=1769,
        timeout=120,
        trigger="queue",
        source="ExportsQueue",
        grants=(
            grants.change("ProjectionsTable"),  # the rows of lists, and how far the export is
            grants.append("CoreTable"),  # which import has findings; the pay links that papers carry
            grants.read("CatalogTable"),
            grants.append("AuditTable"),  # searches; whose papers were put in a file
            *_SECRETS,
            grants.keep_exports(),
            grants.keep_papers(),
            grants.read_findings(),
            grants.find_documents(),
            grants.send("ExportsQueue"),
        ),
        at_once=4,
    ),
    Function(
        "work_notice",
        memory=1769,
        timeout=60,
        trigger="queue",
        source="NoticesQueue",
        grants=(*_BOOKS, *_AUDITED, *_SECRETS, grants.send_mail(), *_DOCUMENTS, grants.send("NoticesQueue")),
        at_once=2,
        at_once_of="MailsAtOnce",  # what SES takes a second differs by account (docs/deploy.md)
    ),
    Function(
        "work_payment",
        memory=1024,
        timeout=60,
        trigger="queue",
        source="PaymentsQueue",
        grants=(*_BOOKS, *_AUDITED, *_SECRETS, grants.send("NoticesQueue", "PaymentsQueue"), grants.speak_to_gateway()),
        at_once=8,
    ),
    Function(
        "record_trail",
        memory=512,
        timeout=60,
        trigger="stream",
        source="CoreTable",
        grants=(
            *_FOLLOWED,
            grants.append("AuditTable"),
            grants.change("ProjectionsTable"),  # what is set aside
            grants.append("CoreTable"),  # the office's key lies there, sealed; who needs it first makes it
            *_SECRETS,
        ),
        abreast=1,  # what a call changed comes together, and is one entry of the trail
        hears=("acc_", "pyr_", "OFFICE", "IMPORTS"),
    ),
    Function(
        "work_proof",
        memory=1024,
        timeout=300,
        trigger="queue",
        source="ProofsQueue",
        grants=(
            grants.read("CoreTable"),
            grants.walk("CoreTable"),  # a page a message: what to make anew when lists are lost
            grants.change("ProjectionsTable"),
            *_SECRETS,
            grants.send("ProofsQueue"),
        ),
        at_once=64,  # a million accounts in 21 minutes (docs/scale.md)
    ),
    Function(
        "project_changes",
        memory=1024,
        timeout=60,
        trigger="stream",
        source="CoreTable",
        grants=(
            *_FOLLOWED,
            grants.change("ProjectionsTable"),
            grants.change("CoreTable"),  # the watch on debts that were booked past their due day
            *_SECRETS,
        ),
        hears=("acc_",),
    ),
    Function(
        "carry_again",
        memory=1024,
        timeout=300,
        trigger="schedule",
        grants=(*_BOOKS, *_AUDITED, *_SECRETS),
        after_move=True,
    ),
    Function(
        "hear_mail_event",
        memory=512,
        timeout=30,
        trigger="topic",
        source="MailEventsTopic",
        grants=(*_BOOKS, *_AUDITED, *_SECRETS),
    ),
)

SCHEDULES = tuple(function for function in FUNCTIONS if function.trigger == "schedule")
