"""The jobs of merging: two accounts, two records of a client, and what goes on of a long merge by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

import app as office
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import PersonName
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.standstill import STILL_AFTER
from chalicelib.merging import actions as merging
from chalicelib.merging.actions import carrying
from tests.crash.jobs import SCHEDULED, Facts, an_invoice, handled, job, paid, queued
from tests.fakes.office import REP, SUPERVISOR
from tests.fakes.practice import HOME, enroll, issue

# The message went; whether it could be noted that it did decides nothing but when it would go once more.
NOTED = {"MERGE": {"version"}}


def twice_enrolled(ports: Ports, it: Facts) -> None:
    """One person with two accounts, each with a bill, one with money; and how they were looked at."""
    an_invoice(ports, it)
    paid(ports, it, 5_000)
    it["other"] = enroll(ports, "enroll-0077")
    issue(ports, it["other"], "other-0001", "LAB")
    it["mark"] = merging.preview_merge(ports, it.account.id, it["other"].id).mark


@job(twice_enrolled)
def merge_two_accounts(ports: Ports, it: Facts) -> object:
    given = (it.account.id, it["other"].id, it["mark"], (), "enrolled twice", SUPERVISOR)
    return merging.merge_accounts(ports, *given)


def merged(ports: Ports, it: Facts) -> None:
    twice_enrolled(ports, it)
    merge_two_accounts(ports, it)


@job(merged)
def split_two_accounts(ports: Ports, it: Facts) -> object:
    return merging.split_accounts(ports, it["other"].id, it.account.id, SUPERVISOR)


@contextmanager
def in_small_steps(steps: int) -> Iterator[None]:
    """Carry a few items a transaction, and so many transactions while somebody waits."""
    with patch.multiple(carrying, WRITES_MAX=6, STEPS_AT_ONCE=steps):
        yield


def half_merged(ports: Ports, it: Facts) -> None:
    """The two after the first transaction of their merge; its message was lost."""
    twice_enrolled(ports, it)
    with in_small_steps(0):
        merge_two_accounts(ports, it)
    ports.gateway.wire.messages.clear()


def half_split(ports: Ports, it: Facts) -> None:
    """The two, merged, after the first transactions of their split; its message was lost."""
    half_merged(ports, it)
    with in_small_steps(8):
        merging.work(ports, {"account_id": it.account.id})
    with in_small_steps(1):
        merging.split_accounts(ports, it["other"].id, it.account.id, SUPERVISOR)
    ports.gateway.wire.messages.clear()


def work_merge(ports: Ports, it: Facts) -> object:
    """Go on with the merge or the split, off the queue."""
    with in_small_steps(8):
        message = {"kind": "merge", "account_id": it.account.id}
        return handled(office.app, ports, office.work_import, queued(message))


@job(half_merged)
def carry_a_merge_on(ports: Ports, it: Facts) -> object:
    return work_merge(ports, it)


@job(half_split)
def carry_a_split_on(ports: Ports, it: Facts) -> object:
    return work_merge(ports, it)


def stood(ports: Ports, it: Facts) -> None:
    ports.clock.advance(STILL_AFTER)


def work_what_was_queued(ports: Ports, it: Facts) -> None:
    """What the sweep queued is worked off; nothing else knows of the merge."""
    queue = [text.split(" ", 1) for text in ports.gateway.wire.messages]
    for message in [json.loads(body) for name, body in queue if name == "imports"]:
        handled(office.app, ports, office.work_import, queued(message))


@job(half_merged, stood, afterwards=work_what_was_queued, chance=NOTED)
def set_a_merge_going_that_stands_still(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.reconcile_payments, SCHEDULED)


@job(half_split, stood, afterwards=work_what_was_queued, chance=NOTED)
def set_a_split_going_that_stands_still(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.reconcile_payments, SCHEDULED)


def two_records(ports: Ports, it: Facts) -> None:
    form = enrollment.ClientForm(PersonName("Okafor", "Adah"), date(1980, 5, 17), "female", HOME)
    it["record"] = enrollment.add_client(ports, it.account.id, form, REP, "record-0001")
    it["person"] = enrollment.account_file(ports, it.account.id).account.guarantor.client_id


@job(two_records)
def let_one_record_stand_for_two(ports: Ports, it: Facts) -> object:
    given = (it.account.id, it["record"].id, it["person"], (1, 1), SUPERVISOR)
    return enrollment.replace_client(ports, *given)
