"""Tomorrow's letters: what a run would send, to whom, or why it would not. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.collections.actions.case import Case, decide, load_case, step_on
from chalicelib.collections.actions.walking import concerned, night_days
from chalicelib.collections.model import LetterAhead, Outcome
from chalicelib.collections.store import office
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.paging import Page, cursor_of, number_in, place_of
from chalicelib.kernel.ports import Ports

_LETTERS: Final = frozenset({Outcome.REMIND, Outcome.REFUSED})
LOOKED_AT_MAX: Final = 200  # accounts read for one page, so that a page of few letters still answers in time


def preview_letters(ports: Ports, on: date, limit: int = 100, cursor: str | None = None) -> Page[LetterAhead]:
    """Find the letters that the run of a civil day would send or see refused, account by account, a page at a time.

    A page may hold fewer than `limit` letters and still have a cursor. Invalid `bad_cursor`.
    """
    found: list[LetterAhead] = []
    for looked_at, (part, account_id) in enumerate(_after(ports, on, cursor), start=1):
        letter = _letter(ports, account_id, on)
        if letter is not None:
            found.append(letter)
        if len(found) >= limit or looked_at >= LOOKED_AT_MAX:
            return Page(found, cursor_of({"part": str(part), "account": account_id}))
    return Page(found)


def _after(ports: Ports, on: date, cursor: str | None) -> Iterator[tuple[int, str]]:
    """The accounts the day concerns, shard by shard in order, after the cursor's place."""
    place = place_of(cursor, "part", "account") or {"part": "0", "account": ""}
    first = number_in(place["part"])
    for part in range(first, AGENDA_SHARDS):
        days = replace(night_days(office.read_walk(ports.tables, part), on), before=())
        after = place["account"] if part == first else ""
        yield from ((part, one.account_id) for one in concerned(ports, part, days, after))


def _letter(ports: Ports, account_id: str, on: date) -> LetterAhead | None:
    try:
        case = load_case(ports, account_id, on)
    except NotFound:  # the index lags behind the table
        return None
    return None if step_on(ports, case, on) else _ahead(ports, case)


def _ahead(ports: Ports, case: Case) -> LetterAhead | None:
    step, decision = decide(ports, case)
    if step.outcome not in _LETTERS:
        return None
    account, reached = case.file.account, step.level + (step.outcome is Outcome.REFUSED)
    level = next(level for level in case.facts.policy.levels if level.number == reached)
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
    )
