"""A client's coverages: in order, with dates, without two in one place on one day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import AlreadyThere, Contested, edited, until_settled
from chalicelib.enrollment import rules
from chalicelib.enrollment.actions.clients import client_of
from chalicelib.enrollment.actions.forms import CoverageForm
from chalicelib.enrollment.actions.made import make_coverage
from chalicelib.enrollment.actions.payers import payer_of
from chalicelib.enrollment.model import Coverage
from chalicelib.enrollment.rules import Faults
from chalicelib.enrollment.rules.records import person_in
from chalicelib.enrollment.store import coverages as store
from chalicelib.enrollment.store.clients import CLIENTS
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Invalid, NotFound, RuleBroken
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.period import Period
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.kernel.tables import Write


def coverage_of(ports: Ports, account_id: str, coverage_id: str) -> Coverage:
    """Read a coverage, strongly consistent. NotFound `coverage_not_found`."""
    coverage = store.COVERAGES.get(ports.tables, account_id, coverage_id)
    if coverage is None:
        raise NotFound("coverage_not_found", say("There is no such coverage on this account."))
    return coverage


def add_coverage(
    ports: Ports, account_id: str, form: CoverageForm, by: Actor, key: str, *, named_by: str = ""
) -> Coverage:
    """Give a client a coverage, once for ever under `key`, also by the account `named_by` that was merged into it.

    RuleBroken `coverage_overlaps`; NotFound `client_not_found` or `payer_not_found`; Invalid `invalid_fields`.
    """
    coverage = _made(ports, account_id, id_from("cov", f"{named_by or account_id}:{key}"), form)

    def attempt() -> Coverage:
        found = store.COVERAGES.get(ports.tables, account_id, coverage.id)
        if found is not None:
            return found
        _commit(ports, coverage, store.COVERAGES.add(coverage), by)
        return coverage

    return until_settled(attempt)


def _made(ports: Ports, account_id: str, coverage_id: str, form: CoverageForm) -> Coverage:
    client = client_of(ports, account_id, str(form.client))
    payer_of(ports, form.payer_id)
    faults = Faults()
    coverage = make_coverage(coverage_id, client, form, faults, "")
    faults.settle()
    return coverage


def _commit(ports: Ports, coverage: Coverage, write: Write, by: Actor) -> None:
    """Write a coverage when nothing stands in its way, with the guard that keeps it so."""
    raws = list(
        ports.tables.between(CoreItem.table(), coverage.account_id, CLIENTS.begins, f"{store.COVERAGES.begins}~")
    )
    people = CLIENTS.among(raws)
    person = person_in(people, coverage.client_id)
    guard = store.read_guard(ports.tables, coverage.account_id, person)
    others = [replace(one, client_id=person_in(people, one.client_id)) for one in store.COVERAGES.among(raws)]
    if rules.overlapping(replace(coverage, client_id=person), others):
        raise RuleBroken(
            "coverage_overlaps",
            say("Another coverage of this client has this place, or this payer and member number, on these days."),
        )
    try:
        ports.tables.commit([write, store.guarded(guard)], by)
    except AlreadyThere as error:
        raise Contested from error


def _edit(
    ports: Ports,
    account_id: str,
    coverage_id: str,
    compose: Callable[[Coverage], Coverage],
    version: int,
    by: Actor,
) -> Coverage:
    def attempt() -> Coverage:
        before = coverage_of(ports, account_id, coverage_id)
        after = replace(compose(before), version=before.version)
        if after == before:
            return before
        edited(before.version, version)
        after = replace(after, version=before.version + 1)
        _commit(ports, after, store.COVERAGES.replace(after, before.version), by)
        return after

    return until_settled(attempt)


def change_coverage(
    ports: Ports, account_id: str, coverage_id: str, form: CoverageForm, version: int, by: Actor
) -> Coverage:
    """Change a coverage; what was invoiced under it stays as it was. The client stays: end it and add another.

    Conflict `changed_meanwhile`; RuleBroken `coverage_overlaps`; Invalid `invalid_fields`; NotFound as in adding.
    """

    def compose(before: Coverage) -> Coverage:
        return _made(ports, account_id, coverage_id, replace(form, client=before.client_id))

    return _edit(ports, account_id, coverage_id, compose, version, by)


def end_coverage(ports: Ports, account_id: str, coverage_id: str, until_on: date, version: int, by: Actor) -> Coverage:
    """End a coverage: `until_on` is the first day without it.

    Conflict `changed_meanwhile`; Invalid `invalid_fields`.
    """

    def compose(before: Coverage) -> Coverage:
        if until_on <= before.period.from_on:
            fault = {"until_on": say("The coverage must end after it begins.")}
            raise Invalid("invalid_fields", say("Some fields are missing or wrong."), fault)
        return replace(before, period=Period(before.period.from_on, until_on))

    return _edit(ports, account_id, coverage_id, compose, version, by)
