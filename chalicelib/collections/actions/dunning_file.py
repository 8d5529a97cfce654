"""How an account stands: the answer to "what happens next, and when?"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from chalicelib.collections.actions.case import Case, load_case, never_dunned
from chalicelib.collections.actions.policies import policy_for
from chalicelib.collections.model import Dunning, DunningFile, DunningHold, Promise, Skip, Step
from chalicelib.collections.rules.next_step import forecast, letter_ahead
from chalicelib.collections.rules.run import next_level
from chalicelib.collections.store import accounts as store
from chalicelib.enrollment.model import AccountFile
from chalicelib.invoicing.rules.ageing import ageing
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.notices.rules.gate import ALLOWED
from chalicelib.outreach import actions as outreach

STEPS_SHOWN: Final = 50


def dunning_in(ports: Ports, file: AccountFile) -> tuple[Dunning, tuple[DunningHold, ...]]:
    """Where an account whose file was just read stands in dunning, and its holds, lifted ones too."""
    found = store.dunning_in(file.raws) or never_dunned(file.account.id, policy_for(ports, file.account.currency).key)
    return found, tuple(store.holds_in(file.raws))


def stops_in(file: AccountFile) -> tuple[list[DunningHold], list[Promise], list[Skip]]:
    """The holds, promises and skips of an account whose file was just read, those of before too."""
    return store.holds_in(file.raws), store.promises_in(file.raws), store.skips_in(file.raws)


def _latest(ports: Ports, case: Case) -> tuple[Step, ...]:
    """What was decided on the latest days, the newest first: the last day stands with the account."""
    last = case.facts.dunning.step
    earlier = store.latest_steps(ports.tables, case.file.account.id, STEPS_SHOWN) if last else []
    return (last, *(step for step in earlier if step != last))[:STEPS_SHOWN] if last else ()


def dunning_of(ports: Ports, account_id: str) -> DunningFile:
    """Tell how an account stands in dunning today, and the next thing that happens if nothing changes.

    The forecast asks the same table as the nightly run, from the day the account is looked at next; the contact gate
    is asked as of now. NotFound `account_not_found`.
    """
    today = ledger.today(ports)
    case = load_case(ports, account_id, today)
    level = next_level(case.facts)
    decision = ALLOWED
    if level is not None and case.facts.debts:
        decision = outreach.ask_gate(ports, case.file, level.template, level.channel)
    facts = replace(case.facts, contact=decision)
    first = max(facts.dunning.next_on or today, later(today, 1))
    ahead = letter_ahead(facts, first)
    return DunningFile(
        dunning=facts.dunning,
        policy=facts.policy,
        ageing=ageing([(one.item.due_on, one.owed_minor) for one in facts.owed.items], today),
        overdue_minor=facts.overdue_minor,
        holds=case.holds,
        promises=case.promises,
        steps=_latest(ports, case),
        next_step=forecast(facts, first),
        decision=decision,
        on=today,
        skip=ahead.skip if ahead else None,
        next_level=ahead.level.number if ahead else 0,
    )
