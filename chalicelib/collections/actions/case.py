"""One account's case on one day: everything a step is decided on, read once, and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chalicelib.cloud.snapshot import read_ahead
from chalicelib.cloud.tables import AlreadyThere, Contested
from chalicelib.collections.actions.policies import place_of_policy, policy_for
from chalicelib.collections.actions.stops import settled as settled_now
from chalicelib.collections.actions.stops import standstill_under
from chalicelib.collections.model import (
    Debt,
    Dunning,
    DunningFacts,
    DunningHold,
    Outcome,
    Promise,
    PromiseState,
    Skip,
    Step,
)
from chalicelib.collections.rules.fees import fees
from chalicelib.collections.rules.interest import Books
from chalicelib.collections.rules.next_step import next_step
from chalicelib.collections.store import accounts as store
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice, InvoiceKind, InvoiceState
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Write
from chalicelib.kernel.values import dataclass
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR, RECEIVABLE
from chalicelib.notices.model import GateDecision
from chalicelib.notices.rules.gate import ALLOWED
from chalicelib.outreach import actions as outreach
from chalicelib.outreach.model import Standstill
from chalicelib.payments import actions as payments


@dataclass(frozen=True, slots=True)
class Case:
    """An account as collections see it. `settled` is an open promise that turned out kept or broken."""

    file: AccountFile
    facts: DunningFacts
    holds: tuple[DunningHold, ...]
    promises: tuple[Promise, ...]
    settled: Promise | None
    skips: tuple[Skip, ...] = ()

    @property
    def standstill(self) -> Standstill:
        """Why nothing is demanded on its day."""
        facts = self.facts
        return standstill_under(facts.holds, facts.promise, facts.on, facts.policy.patience_days)


def load_case(ports: Ports, account_id: str, on: date) -> Case:
    """Read an account's case on a civil day. NotFound `account_not_found`."""
    file = enrollment.account_file(ports, account_id)
    head = ledger.head_among(file.raws)
    ports = read_ahead(ports, [place_of_policy(file.account.currency), *invoicing.places_owed_on(head, GUARANTOR)])
    policy = policy_for(ports, file.account.currency)
    dunning = store.dunning_in(file.raws) or never_dunned(account_id, policy.key)
    promises = tuple(store.promises_in(file.raws))
    open_one = next((promise for promise in promises if promise.state is PromiseState.OPEN), None)
    settled = settled_now(ports, open_one, on, policy.patience_days) if open_one else None
    holds = tuple(store.holds_in(file.raws))
    skips = tuple(store.skips_in(file.raws))
    facts = DunningFacts(
        on=on,
        policy=policy,
        dunning=dunning,
        debts=debts_of(invoicing.still_open(ports, head, GUARANTOR)),
        unapplied_minor=head.unapplied(GUARANTOR),
        holds=holds,
        promise=None if settled else open_one,
        contact=ALLOWED,
        debits=tuple(payments.debits_in(file.raws)),
        skips=tuple(one for one in skips if one.undone_at is None),
    )
    return Case(file, facts, holds, promises, settled, skips)


def step_on(ports: Ports, case: Case, on: date) -> Step | None:
    """What was decided on a day before: it stands with the account when the day was the last one."""
    last = case.facts.dunning.step
    if last is None or last.on < on:
        return None
    return last if last.on == on else store.read_step(ports.tables, case.file.account.id, on)


def never_dunned(account_id: str, policy: str) -> Dunning:
    """Where an account stands before its first look."""
    return Dunning(AccountId(account_id), policy, 0, None, None, None, 0)


def debts_of(invoices: Sequence[Invoice]) -> tuple[Debt, ...]:
    """The guarantor's open amounts on issued invoices."""
    return tuple(
        Debt(invoice.id, invoice.due_on, invoice.open[GUARANTOR], invoice.kind is InvoiceKind.SERVICES, invoice.number)
        for invoice in invoices
        if invoice.state is InvoiceState.ISSUED and invoice.due_on is not None and invoice.open.get(GUARANTOR, 0) > 0
    )


def decide(ports: Ports, case: Case) -> tuple[Step, GateDecision]:
    """Decide the step of the case, asking the contact gate only when a letter is due."""
    step = next_step(case.facts)
    if step.outcome is not Outcome.REMIND:
        return step, ALLOWED
    decision = outreach.ask_gate(ports, case.file, step.template, step.channel)
    step = next_step(replace(case.facts, contact=decision))
    return _charged(ports, case, step), decision


def _charged(ports: Ports, case: Case, step: Step) -> Step:
    if step.outcome is not Outcome.REMIND:
        return step
    level = next(level for level in case.facts.policy.levels if level.number == step.level)
    due = fees(level, case.facts.overdue, step.on, lambda: _books(ports, case), case.facts.dunning.taken_back)
    return replace(step, fees=due)


def _books(ports: Ports, case: Case) -> Books:
    """What moved since the first of the debts fell due, and what it was on: what was settled before plays no part."""
    first = min(debt.due_on for debt in case.facts.overdue)
    latest = ledger.latest_entries(ports, ledger.head_among(case.file.raws), first)
    moved = {leg.subject for entry in latest.entries for leg in entry.legs if leg.code == RECEIVABLE}
    invoices = invoicing.invoices_by_id(ports, case.file.account.id, {*latest.head.open, *moved})
    return Books(latest, {one: (invoice.number, invoice.due_on) for one, invoice in invoices.items()})


def commit_case(ports: Ports, writes: Sequence[Write], by: Actor) -> None:
    """Commit a change to an account's dunning; an item with a natural key stands last.

    AlreadyThere when that one exists; Contested when anything else moved, the first DUNNING item included.
    """
    try:
        ports.tables.commit(writes, by)
    except AlreadyThere as error:
        if error.sk == store.DUNNING:
            raise Contested from error
        raise


def touched(dunning: Dunning, next_on: date | None = None) -> Dunning:
    """The dunning state moved by one version, looked at on another day when one is given."""
    return replace(dunning, version=dunning.version + 1, next_on=next_on or dunning.next_on)
