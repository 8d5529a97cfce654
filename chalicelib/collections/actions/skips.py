"""Skipping one letter, without a hold: said before the night that would send it, taken back until then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chalicelib.cloud.tables import AlreadyThere, edited, until_settled
from chalicelib.collections.actions.case import Case, commit_case, load_case, touched
from chalicelib.collections.model import Skip
from chalicelib.collections.rules.next_step import letter_ahead
from chalicelib.collections.store import accounts as store
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict, NotFound, RuleBroken
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import AccountId, id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger


def skip_letter(ports: Ports, account_id: str, level: int, reason: str, key: str, by: Actor) -> Skip:
    """Let the next letter of an account not go, this once: the one of `level`, as it was shown. Its level counts as not
    said; the night asks about it again after the level's interval. `key` makes it happen once, and a letter that is
    skipped already stays so.

    NotFound `account_not_found`, Conflict `account_merged`, `letter_changed`, RuleBroken `no_letter`.
    """
    skip_id = id_from("skp", f"{account_id}:{key}")

    def attempt() -> Skip:
        ledger.working_head(ports, account_id)
        case = load_case(ports, account_id, ledger.today(ports))
        same = next((one for one in case.skips if one.id == skip_id), None)
        if same is not None:
            return same
        since_on, already = _next_letter(case, level)
        if already is not None:
            return already
        now = ports.clock.now()
        skip = Skip(skip_id, AccountId(account_id), level, since_on, reason, now, by.subject, 1)
        commit_case(ports, [store.writing_dunning(touched(case.facts.dunning)), store.writing_skip(skip)], by)
        return skip

    try:
        return until_settled(attempt)
    except AlreadyThere:  # the same was done at the same moment: read it back
        return until_settled(attempt)


def _next_letter(case: Case, level: int) -> tuple[date, Skip | None]:
    """The debt the next letter is about, and its skip when it has one."""
    facts = case.facts
    ahead = letter_ahead(facts, max(facts.dunning.next_on or facts.on, later(facts.on, 1)))
    if ahead is None:
        raise RuleBroken("no_letter", say("No letter comes next on this account: there is nothing to skip."))
    if ahead.level.number != level:
        raise Conflict("letter_changed", say("Another letter comes next by now. Reload and look again."))
    return ahead.since_on, ahead.skip


def unskip_letter(ports: Ports, account_id: str, skip_id: str, version: int, by: Actor) -> Skip:
    """Let a skipped letter go after all, as long as no night has skipped it. What was taken back before is answered.

    NotFound `skip_not_found`, Conflict `changed_meanwhile`, RuleBroken `skip_spent`.
    """

    def attempt() -> Skip:
        found = store.skips_in(store.read_account(ports.tables, account_id))
        skip = next((one for one in found if one.id == skip_id), None)
        if skip is None:
            raise NotFound("skip_not_found", say("No such letter is skipped on this account."))
        if skip.undone_at is not None:
            return skip
        if skip.used_on is not None:
            raise RuleBroken("skip_spent", say("The night has skipped this letter already."))
        edited(skip.version, version)
        undone = replace(skip, undone_at=ports.clock.now(), undone_by=by.subject, version=skip.version + 1)
        dunning = store.read_dunning(ports.tables, account_id)
        moved = [store.writing_dunning(touched(dunning))] if dunning else []
        commit_case(ports, [*moved, store.writing_skip(undone)], by)
        return undone

    return until_settled(attempt)
