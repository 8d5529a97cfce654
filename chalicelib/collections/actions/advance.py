"""One account, one day, one step: decided once, then carried out; safe to repeat at any point."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Final

from chalicelib.cloud.tables import until_settled
from chalicelib.collections.actions.case import Case, commit_case, decide, load_case, step_on
from chalicelib.collections.model import Attention, Dunning, Outcome, Step
from chalicelib.collections.rules.run import next_level
from chalicelib.collections.rules.skipped import skip_of
from chalicelib.collections.store import accounts as store
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import InvoiceKind
from chalicelib.kernel.actor import NIGHT, Actor
from chalicelib.kernel.ports import Ports
from chalicelib.notices import actions as notices
from chalicelib.notices.model import NoticeState
from chalicelib.outreach import actions as outreach

_WRITES_A_NOTICE: Final = frozenset({Outcome.REMIND, Outcome.REFUSED})
_ATTENTION: Final = {Outcome.FINISHED: Attention.FINISHED, Outcome.REFUSED: Attention.REFUSED}


def advance_account(ports: Ports, account_id: str, on: date, by: Actor = NIGHT) -> Step:
    """Take one account's step of a civil day: letter, fee and interest, or the reason why nothing happens.

    The decision is kept in the same write that moves the account's dunning, so a day decides once; a repeat carries
    out what was decided and may not have been done: the notice and each fee have natural keys of their own. For an
    account that was merged since it was queued, the step is that of the one it was merged into.
    NotFound `account_not_found`.
    """
    case, step = until_settled(lambda: _decided(ports, account_id, on))
    if step is None:
        return advance_account(ports, case.file.account.merged_into, on, by)
    if step.outcome in _WRITES_A_NOTICE:
        _carry_out(ports, case, step, by)
    return step


def _decided(ports: Ports, account_id: str, on: date) -> tuple[Case, Step | None]:
    """The case as it was read, and the day's step: the one decided before, or a new one; none once it was merged."""
    case = load_case(ports, account_id, on)
    if case.file.account.merged_into:
        return case, None
    before = step_on(ports, case, on)
    if before is not None:
        return case, before
    step, _ = decide(ports, case)
    if step.outcome in _WRITES_A_NOTICE:
        step = replace(step, notice_id=notices.notice_id_of(account_id, notice_key(on), notice_at(on)))
    _keep(ports, case, step)
    return case, step


def _keep(ports: Ports, case: Case, step: Step) -> None:
    """Put the step of an earlier day under its own key, then the new one in its place: the write that decides."""
    earlier = case.facts.dunning.step
    if earlier is not None:
        ports.tables.commit([store.keeping_step(earlier)], NIGHT)
    writes = [store.writing_dunning(_moved(case, step))]
    if case.settled is not None:
        writes.append(store.writing_promise(case.settled))
    level = next_level(case.facts) if step.outcome is Outcome.SKIPPED else None
    skip = skip_of(case.facts, level) if level else None
    if skip is not None:
        writes.append(store.writing_skip(replace(skip, used_on=step.on, version=skip.version + 1)))
    commit_case(ports, writes, NIGHT)


def notice_key(on: date) -> str:
    """The natural key of a day's letter: one letter an account a day."""
    return f"dunning:{on.isoformat()}"


def notice_at(on: date) -> datetime:
    """The moment a day's letter is known by: the day's beginning."""
    return datetime.combine(on, time(), UTC)


def _moved(case: Case, step: Step) -> Dunning:
    before = case.facts.dunning
    last_step_on = before.last_step_on if step.level else None
    return replace(
        before,
        policy=case.facts.policy.key,
        level=step.level,
        since_on=step.since_on,
        last_step_on=step.on if step.outcome is Outcome.REMIND else last_step_on,
        next_on=step.next_on,
        version=before.version + 1,
        attention=_ATTENTION.get(step.outcome),
        step=step,
    )


def _carry_out(ports: Ports, case: Case, step: Step, by: Actor) -> None:
    """Send the letter and, when it was not refused after all, charge what its level charges.

    On a repeat, days may have gone by: nothing is sent or charged for what was paid meanwhile.
    """
    due = case.facts.overdue_minor
    if due == 0:
        return
    chargeable = {one.item.id for one in case.facts.owed.items if one.owed_minor}
    key = notice_key(step.on)
    stands = case.standstill
    notice = outreach.send_about(
        ports,
        case.file,
        key,
        step.template,
        by,
        at=notice_at(step.on),
        channel=step.channel,
        standstill=stands,
        due_minor=due,
    )
    if notice.state is NoticeState.REFUSED:
        return
    for fee in step.fees:
        if fee.invoice_id in chargeable:
            kind = InvoiceKind(fee.kind)
            invoicing.issue_fee(ports, step.account_id, fee.invoice_id, kind, fee.minor, fee.key, by, fee.interest)
