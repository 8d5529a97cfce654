"""The jobs of the office itself: every schedule, queue, stream and topic of the application."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import app as office
from chalicelib.catalog import actions as catalog
from chalicelib.catalog.model import LoadKind
from chalicelib.cloud import tables as cloud_tables
from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason, Walk
from chalicelib.collections.store import office as walked
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel
from chalicelib.kernel.ids import shard
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import AttemptState, DisputeSnapshot, Ports, RefundSnapshot
from chalicelib.notices import actions as notices
from chalicelib.outreach import actions as outreach
from chalicelib.outreach.actions.opting import one_click_token
from chalicelib.payments import actions as payments
from chalicelib.payments import store as payment_store
from chalicelib.reports import actions as reports
from tests.crash.jobs import (
    ENDED_LATER,
    SCHEDULED,
    Facts,
    a_notice,
    begun,
    delivered,
    handled,
    job,
    later,
    night_of,
    overpaid_by_card,
    queued,
    reconciled,
)
from tests.fakes.dunning import enroll as enroll_in
from tests.fakes.dunning import owe
from tests.fakes.office import REP, SUPERVISOR

UPLOAD = "catalog/uploads/upl_1"
PRICES = b"""schedule,system,code,unit_price,currency,from_on,until_on,tax_code,name
acme,service,VISIT,80.00,USD,2026-01-01,,,Acme Health
acme,service,LAB,eighty,USD,2026-01-01,,,
"""


def work(ports: Ports, **message: str) -> object:
    return handled(office.app, ports, office.work_payment, queued(message))


def confirmed(ports: Ports, it: Facts) -> None:
    begun(ports, it)
    ports.gateway.inner.settle(it["attempt"].gateway_reference, AttemptState.SUCCEEDED)


# How often an attempt was asked for is counted for people to see; a repeat asks again.
ASKED = {**ENDED_LATER, "TRY#": {"by", "request", "checks", "checked_at", "version"}}


@job(confirmed, afterwards=reconciled, chance=ASKED)
def settle_a_confirmed_attempt(ports: Ports, it: Facts) -> object:
    return work(ports, task="attempt", account_id=it.account.id, subject=it["attempt"].id)


def declined(ports: Ports, it: Facts) -> None:
    begun(ports, it)
    ports.gateway.inner.settle(it["attempt"].gateway_reference, AttemptState.FAILED, "insufficient_funds")


@job(declined, afterwards=reconciled, chance=ASKED)
def settle_a_declined_attempt(ports: Ports, it: Facts) -> object:
    return work(ports, task="attempt", account_id=it.account.id, subject=it["attempt"].id)


@job(confirmed, afterwards=reconciled, chance=ASKED)
def hear_of_a_payment(ports: Ports, it: Facts) -> object:
    return work(ports, task="gateway", kind="payment", gateway_reference=it["attempt"].gateway_reference)


def refunding(ports: Ports, it: Facts) -> None:
    """A refund of ours that the gateway has taken and not carried out."""
    overpaid_by_card(ports, it)
    gateway = ports.gateway.inner
    gateway.refund = lambda *given: RefundSnapshot("re_1", given[0], given[2], "pending", given[1])
    refunded = payments.refund(ports, it.account.id, it["payment"].id, 1_000, "paid twice", "refund-1", SUPERVISOR)
    del gateway.__dict__["refund"]
    (made,) = refunded.refunds
    it["refund"] = made
    went = RefundSnapshot("re_1", "pi_1", made.id, "succeeded", Money(1_000, currency("USD")))
    gateway.refunds = {"re_1": went, f"re_{made.id}": went}


@job(refunding)
def hear_of_a_refund(ports: Ports, it: Facts) -> object:
    return work(ports, task="gateway", kind="refund", gateway_reference="re_1")


@job(refunding, afterwards=reconciled, chance=ENDED_LATER)
def ask_for_a_refund(ports: Ports, it: Facts) -> object:
    return work(ports, task="refund", account_id=it.account.id, subject=it["payment"].id)


def disputed(ports: Ports, it: Facts) -> None:
    overpaid_by_card(ports, it)
    said = DisputeSnapshot("dp_1", "pi_1", "lost", Money(13_000, currency("USD")), "fraudulent")
    ports.gateway.inner.disputes["dp_1"] = said


@job(disputed)
def hear_of_a_lost_dispute(ports: Ports, it: Facts) -> object:
    return work(ports, task="gateway", kind="dispute", gateway_reference="dp_1")


def disputed_in_part(ports: Ports, it: Facts) -> None:
    """A card payment with two disputes of a part: one open in the books, that was won since, and one that begins."""
    overpaid_by_card(ports, it)
    disputes = ports.gateway.inner.disputes
    opened = DisputeSnapshot("dp_1", "pi_1", "open", Money(2_000, currency("USD")), "fraudulent")
    payments.dispute(ports, it.account.id, it["payment"].id, opened, REP)
    disputes["dp_1"] = replace(opened, state="won")
    disputes["dp_2"] = DisputeSnapshot("dp_2", "pi_1", "open", Money(3_000, currency("USD")), "fraudulent")


@job(disputed_in_part)
def hear_of_a_won_dispute(ports: Ports, it: Facts) -> object:
    return work(ports, task="gateway", kind="dispute", gateway_reference="dp_1")


@job(disputed_in_part)
def hear_of_a_second_dispute(ports: Ports, it: Facts) -> object:
    return work(ports, task="gateway", kind="dispute", gateway_reference="dp_2")


@job(begun)
def reconcile_payments(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.reconcile_payments, SCHEDULED)


# A worker that dies with the mail in its hand leaves the notice `unsure`, for a person: at most one mail goes out.
UNSURE = {
    "NTC#": {
        "request",
        "state",
        "failure",
        "message_id",
        "sent_at",
        "settled_at",
        "lookup_pk",
        "lookup_sk",
        "version",
        "worklist_pk",
        "worklist_sk",
    },
    "LINK": {"*"},
}


def given_again(ports: Ports, it: Facts) -> None:
    """A quarter of an hour later the message comes once more: what was not taken goes, what is under way is left."""
    later(ports, it)
    outreach.deliver(ports, it.account.id, it["notice"].id, collections.standstill_of)


# A mail that was not taken is tried again; nothing of it is left but the count, and the link it would have brought.
TRIED = {**UNSURE, "NTC#": {*UNSURE["NTC#"], "tries", "not_before", "claim", "claimed_at"}}


def given(ports: Ports, it: Facts) -> object:
    """The message given to its worker. What it queues again for a minute later is what `given_again` gives."""
    message = {"account_id": it.account.id, "notice_id": it["notice"].id}
    answer = handled(office.app, ports, office.work_notice, queued(message))
    ports.gateway.wire.messages.clear()
    return answer


@job(a_notice, afterwards=given_again, chance=TRIED)
def deliver_a_notice(ports: Ports, it: Facts) -> object:
    return given(ports, it)


def renewing(ports: Ports, it: Facts) -> None:
    """A new link under way to somebody whose older one still opens."""
    delivered(ports, it)
    it["older"], it["notice"] = it["sent"], outreach.send(ports, it.account.id, "link-2", "link_renewed", REP)


@job(renewing, afterwards=given_again, chance=TRIED)
def deliver_a_new_link(ports: Ports, it: Facts) -> object:
    return given(ports, it)


def waiting_for_nothing(ports: Ports, it: Facts) -> None:
    """A notice on its way to somebody who closed e-mail meanwhile."""
    a_notice(ports, it)
    enrollment.opt_out(ports, it.account.id, Channel.EMAIL, REP)


@job(waiting_for_nothing, afterwards=later, chance={"NTC#": {*UNSURE["NTC#"], "claim", "claimed_at", "decision"}})
def withdraw_a_notice(ports: Ports, it: Facts) -> object:
    message = {"account_id": it.account.id, "notice_id": it["notice"].id}
    return handled(office.app, ports, office.work_notice, queued(message))


def refused_before(ports: Ports, it: Facts) -> None:
    """A notice that was withdrawn because of a hold that is lifted by now."""
    overdue(ports, it)
    hold = collections.place_dunning_hold(ports, it["debtor"].id, DunningHoldReason.DISPUTE, "", None, "hold-1", REP)
    it["notice"] = outreach.send(ports, it["debtor"].id, "notice-1", "reminder_1", REP)
    outreach.deliver(ports, it["debtor"].id, it["notice"].id, collections.standstill_of)
    collections.lift_dunning_hold(ports, it["debtor"].id, hold.id, hold.version, REP)


@job(refused_before)
def resend_a_notice(ports: Ports, it: Facts) -> object:
    return outreach.resend(ports, it["debtor"].id, it["notice"].id, collections.standstill_of, REP)


@job(delivered)
def unsubscribe(ports: Ports, it: Facts) -> object:
    return outreach.opt_out(ports, one_click_token(ports, it.account.id, it["notice"].id))


def _mail_event(it: Facts, kind: str, detail: dict[str, object]) -> dict[str, object]:
    reference = f"{it.account.id}__{it['notice'].id}"
    event = {"notificationType": kind, **detail, "mail": {"messageId": "m-1", "tags": {"reference": [reference]}}}
    return {
        "Records": [
            {"EventSource": "aws:sns", "Sns": {"Message": json.dumps(event), "Subject": None, "MessageAttributes": {}}}
        ]
    }


@job(delivered)
def hear_of_a_bounce(ports: Ports, it: Facts) -> object:
    gone = {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": it.account.contact.email}]}
    return handled(office.app, ports, office.hear_mail_event, _mail_event(it, "Bounce", {"bounce": gone}))


@job(delivered)
def hear_of_a_delivery(ports: Ports, it: Facts) -> object:
    come = {"recipients": [it.account.contact.email]}
    return handled(office.app, ports, office.hear_mail_event, _mail_event(it, "Delivery", {"delivery": come}))


TONIGHT = date(2026, 3, 2)


def overdue(ports: Ports, it: Facts, currency_code: str = "USD") -> None:
    """A debt due on 20 February, ten days ago."""
    it["debtor"] = enroll_in(ports, "lovelace", currency_code)
    owe(ports, it["debtor"], 50_000, TONIGHT - timedelta(days=10), "debt-1")


@job(overdue)
def advance_an_account(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.work_dunning, night_of(it["debtor"], TONIGHT))


def reminded_before(ports: Ports, it: Facts) -> None:
    """The same, with its first letter sent a month ago and its second waited for on the agenda."""
    it["debtor"] = enroll_in(ports, "lovelace", "USD")
    owe(ports, it["debtor"], 50_000, TONIGHT - timedelta(days=40), "debt-1")
    collections.advance_account(ports, it["debtor"].id, TONIGHT - timedelta(days=30))


@job(reminded_before)
def advance_an_account_to_its_second_letter(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.work_dunning, night_of(it["debtor"], TONIGHT))


def overdue_on_hold(ports: Ports, it: Facts) -> None:
    """The same, while it is disputed."""
    overdue(ports, it)
    collections.place_dunning_hold(ports, it["debtor"].id, DunningHoldReason.DISPUTE, "", None, "hold-1", REP)


@job(overdue_on_hold)
def advance_an_account_that_waits(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.work_dunning, night_of(it["debtor"], TONIGHT))


def overdue_in_sweden(ports: Ports, it: Facts) -> None:
    """The same in kronor, where the first reminder costs a fee."""
    overdue(ports, it, "SEK")


@job(overdue_in_sweden)
def advance_an_account_with_a_fee(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.work_dunning, night_of(it["debtor"], TONIGHT))


def walked_yesterday(ports: Ports, it: Facts) -> None:
    """Debts that fell due yesterday, in an office that walked its agenda every night."""
    for place in range(3):
        account = enroll_in(ports, f"debtor-{place}")
        owe(ports, account, 50_000, TONIGHT - timedelta(days=1), f"debt-{place}")
        it[f"debtor-{place}"] = account
    yesterday = TONIGHT - timedelta(days=1)
    for part in range(cloud_tables.AGENDA_SHARDS):
        ports.tables.commit([walked.writing_walk(Walk(yesterday, yesterday, part=part))], REP)


@job(walked_yesterday)
def queue_the_dunning(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.queue_dunning, SCHEDULED)


@job(walked_yesterday)
def queue_a_shard_of_the_dunning(ports: Ports, it: Facts) -> object:
    part = shard(it["debtor-0"].id, cloud_tables.AGENDA_SHARDS)
    message = {"on": TONIGHT.isoformat(), "part": part, "cursor": ""}
    return handled(office.app, ports, office.work_dunning, queued(message))


def left_by_a_night(ports: Ports, it: Facts) -> None:
    """A debt that fell due the day before yesterday, queued by yesterday's night, and nobody took it."""
    it["debtor"] = enroll_in(ports, "lovelace")
    owe(ports, it["debtor"], 50_000, TONIGHT - timedelta(days=2))
    yesterday, part = TONIGHT - timedelta(days=1), shard(it["debtor"].id, cloud_tables.AGENDA_SHARDS)
    ports.tables.commit([walked.writing_walk(Walk(yesterday, yesterday, part=part))], REP)


@job(left_by_a_night)
def queue_whom_a_night_left_out(ports: Ports, it: Facts) -> object:
    message = {"on": TONIGHT.isoformat(), "part": shard(it["debtor"].id, cloud_tables.AGENDA_SHARDS), "cursor": ""}
    return handled(office.app, ports, office.work_dunning, queued(message))


def stuck(ports: Ports, it: Facts) -> None:
    """Notices left behind: one claimed by a worker that died, one whose message was lost."""
    a_notice(ports, it)
    notices.claim_notice(ports, it.account.id, it["notice"].id, REP)
    outreach.send(ports, it["covered"].id, "notice-2", "invoice_ready", REP)
    ports.clock.advance(timedelta(minutes=20))


@job(stuck)
def sweep_what_was_left_behind(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.reconcile_payments, SCHEDULED)


def delivered_image(raw: dict[str, Any] | None) -> dict[str, Any]:
    """An image as Lambda delivers it: binary as base64 text."""
    images = (raw or {}).items()
    return {n: {"B": b64encode(v["B"]).decode()} if "B" in v else v for n, v in images}


def stored(ports: Ports) -> list[dict[str, Any]]:
    """All that lies in the accounts' table, as it is."""
    return ports.tables.client.scan(TableName=ports.settings.core_table, ConsistentRead=True)["Items"]


def streamed(ports: Ports, it: Facts) -> None:
    """Some changes of the accounts, as the stream will carry them: an enrollment and an old debt."""
    before = {(raw["pk"]["S"], raw["sk"]["S"]): raw for raw in stored(ports)}
    overdue(ports, it)
    records = []
    for raw in stored(ports):
        key = (raw["pk"]["S"], raw["sk"]["S"])
        old = before.get(key)
        if old != raw:
            old, raw = delivered_image(old), delivered_image(raw)
            body = {
                "Keys": {"pk": raw["pk"], "sk": raw["sk"]},
                "NewImage": raw,
                "ApproximateCreationDateTime": 1772000000,
            }
            body |= {"OldImage": old} if old else {}
            name = "MODIFY" if old else "INSERT"
            records.append({"eventID": f"event-{len(records):03d}", "eventName": name, "dynamodb": body})
    it["records"] = records


# The rows by which a client's search tokens are found again count how often they were written.
@job(streamed, chance={"cli_": {"version"}})
def project_changes(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.project_changes, {"Records": it["records"]})


def confirmed_and_lost(ports: Ports, it: Facts) -> None:
    """A payment that the gateway confirmed and the books know nothing of: they were set back."""
    confirmed(ports, it)
    attempt = it["attempt"]
    ports.tables.commit([payment_store.ATTEMPTS.remove(attempt, attempt.version)], REP)


@job(confirmed_and_lost, chance=ENDED_LATER)
def find_a_confirmed_payment_again(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.prove_books, SCHEDULED)


@job(overpaid_by_card)
def prove_the_books(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.prove_books, SCHEDULED)


@job(overpaid_by_card)
def prove_an_account(ports: Ports, it: Facts) -> object:
    message = queued({"task": "prove", "account_id": it.account.id})
    return handled(office.app, ports, office.work_proof, message)


@job(overpaid_by_card, chance={"cli_": {"version"}})
def make_the_lists_of_an_account_anew(ports: Ports, it: Facts) -> object:
    message = queued({"task": "rebuild", "account_id": it.account.id})
    return handled(office.app, ports, office.work_proof, message)


def listed(ports: Ports, it: Facts) -> None:
    """An account as the lists show it, once they have followed."""
    overpaid_by_card(ports, it)
    reports.project(ports, [(None, raw) for raw in stored(ports)])


@job(listed)
def queue_a_shard_of_the_accounts(ports: Ports, it: Facts) -> object:
    message = queued({"task": "prove", "part": shard(it.account.id, 16), "cursor": ""})
    return handled(office.app, ports, office.work_proof, message)


def uploaded(ports: Ports, it: Facts) -> None:
    """A price list brought to the office's files, with a row that is wrong."""
    ports.documents.put(UPLOAD, PRICES, "text/csv")
    it["load"] = catalog.request_load(ports, LoadKind.PRICES, UPLOAD, "prices.csv", REP)


# The report says what its own run found: a row taken before the worker died is unchanged to the next.
@job(uploaded, chance={"lod_": {"taken", "unchanged"}})
def load_a_price_list(ports: Ports, it: Facts) -> object:
    message = queued({"kind": "catalog", "load_id": it["load"].id})
    return handled(office.app, ports, office.work_import, message)
