"""Tomorrow's letters: what a run would send, to whom, or why it would not. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import product
from typing import Final

from chalicelib.cloud.snapshot import read_ahead
from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.collections.actions.case import Case, decide, load_case, step_on
from chalicelib.collections.actions.policies import places_of_policies
from chalicelib.collections.actions.walking import DUE, concerned, night_days
from chalicelib.collections.model import LetterAhead, Outcome
from chalicelib.collections.rules.skipped import skip_of
from chalicelib.collections.store import office
from chalicelib.collections.store.accounts import DUNNING
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.paging import Page, cursor_of, number_in, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.notices.model import GateDecision, Verdict

_LETTERS: Final = frozenset({Outcome.REMIND, Outcome.REFUSED, Outcome.SKIPPED})
# Who waits for a look gets a letter nearly always, who is newly overdue hardly ever: so a page is full of letters while
# there are any, and costs some two reads a letter.
_TURNS: Final = (DUNNING, DUE)
SKIPPED: Final = "skipped"  # what stands beside the gate's rules for a letter that somebody let be skipped
LOOKED_AT: Final = 2  # accounts read at most for each letter that a page may hold


def preview_letters(ports: Ports, on: date, limit: int = 100, cursor: str | None = None) -> Page[LetterAhead]:
    """Find the letters that the run of a civil day would send or see refused, account by account, a page at a time:
    first of those who wait for a look, then of the newly overdue.

    A page may hold fewer than `limit` letters and still have a cursor. Invalid `bad_cursor`.
    """
    ports = read_ahead(ports, places_of_policies())
    found: list[LetterAhead] = []
    for looked_at, one in enumerate(_after(ports, on, cursor, limit), start=1):
        letter = _letter(ports, one, on)
        if letter is not None:
            found.append(letter)
        if len(found) >= limit or looked_at >= LOOKED_AT * limit:
            return Page(found, cursor_of({"turn": str(one.turn), "part": str(one.part), "account": one.account_id}))
    return Page(found)


@dataclass(frozen=True, slots=True)
class _Turn:
    """An account, found in a turn and shard, and the days of the agenda on which the turn before found its own."""

    turn: int
    part: int
    account_id: str
    seen: frozenset[date]


def _after(ports: Ports, on: date, cursor: str | None, at_once: int) -> Iterator[_Turn]:
    """The accounts the day concerns, turn by turn, shard by shard in order, after the cursor's place."""
    place = place_of(cursor, "turn", "part", "account") or {"turn": "0", "part": "0", "account": ""}
    first = number_in(place["turn"]), number_in(place["part"])
    walk_of = cache(partial(office.read_walk, ports.tables))
    for turn, part in product(range(len(_TURNS)), range(AGENDA_SHARDS)):
        if (turn, part) < first:
            continue
        days = replace(night_days(walk_of(part), on), before=())
        seen = frozenset((*days.due, *days.past)) if turn else frozenset[date]()
        after = place["account"] if (turn, part) == first else ""
        for one in concerned(ports, part, days, after, _TURNS[turn : turn + 1], at_once):
            yield _Turn(turn, part, one.account_id, seen)


def _letter(ports: Ports, one: _Turn, on: date) -> LetterAhead | None:
    try:
        case = load_case(ports, one.account_id, on)
    except NotFound:  # the index lags behind the table
        return None
    again = case.facts.dunning.next_on in one.seen
    return None if again or step_on(ports, case, on) else _ahead(ports, case)


def _ahead(ports: Ports, case: Case) -> LetterAhead | None:
    step, decision = decide(ports, case)
    if step.outcome not in _LETTERS:
        return None
    account, reached = case.file.account, step.level + (step.outcome is not Outcome.REMIND)
    level = next(level for level in case.facts.policy.levels if level.number == reached)
    skip = skip_of(case.facts, level) if step.outcome is Outcome.SKIPPED else None
    if skip is not None:
        decision = GateDecision(Verdict.REFUSE, SKIPPED, step.reason)
        step = replace(step, template=level.template, channel=level.channel)
    return LetterAhead(
        account_id=account.id,
        number=account.number,
        guarantor=account.guarantor.name,
        language=account.language,
        step=step,
        level=level.number,
        level_name=level.name,
        overdue_minor=case.facts.overdue_minor,
        currency=account.currency,
        decision=decision,
        skip=skip,
    )
