"""The jobs of a night of reminders: the agenda walked, its shards queued, each account advanced."""

from __future__ import annotations

from datetime import date, timedelta

import app as office
from chalicelib.cloud import tables as cloud_tables
from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.collections.store import office as walked
from chalicelib.collections.walks import Walk
from chalicelib.kernel.ids import shard
from chalicelib.kernel.ports import Ports
from tests.crash.jobs import SCHEDULED, Facts, handled, job, night_of, queued
from tests.fakes.dunning import enroll as enroll_in
from tests.fakes.dunning import owe
from tests.fakes.office import REP

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


@job(overdue)
def skip_a_letter(ports: Ports, it: Facts) -> object:
    return collections.skip_letter(ports, it["debtor"].id, 1, "called", "skip-0001", REP)


def overdue_and_skipped(ports: Ports, it: Facts) -> None:
    """The same, whose letter is not to go this once."""
    overdue(ports, it)
    it["skip"] = collections.skip_letter(ports, it["debtor"].id, 1, "called", "skip-0001", REP)


@job(overdue_and_skipped)
def unskip_a_letter(ports: Ports, it: Facts) -> object:
    return collections.unskip_letter(ports, it["debtor"].id, it["skip"].id, it["skip"].version, REP)


@job(overdue_and_skipped)
def advance_an_account_whose_letter_is_skipped(ports: Ports, it: Facts) -> object:
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
