"""What an account's summary row says: who owes what, since when, and what it counts for in the sums. Pure.

An open item is a number, a party, a day (ISO text), what the books have open and, last, what of it is owed now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from chalicelib.invoicing.rules.ageing import BUCKETS, ageing, bucket, days_past_due
from chalicelib.kernel.lists import Asked, Cells, Counted, Parts, Sum, on_day
from chalicelib.ledger.model import GUARANTOR, UNAPPLIED, payers_among

ENDLESS: Final = "endless"
OFFICE: Final = "office"  # figures of all accounts that no day bears on
GUARANTORS: Final = "ages.guarantor"  # what guarantors have open by the day it was due
COVERED: Final = "covered.guarantor"  # what of that unapplied money covers, or is being debited
PAYERS: Final = "ages.payer"
HOLD: Final = "on_hold"  # what guarantors owe by the day it was due whose hold has no end
UNTIL: Final = "on_hold_until"  # accounts by the day their last hold ends, and what is overdue of them by then
BAD: Final = "bad_address"  # what guarantors owe whose address is bad
FIRST: Final = "first_due"  # accounts by the first day the guarantor owes on, with their balances and what they owe
LOOKS: Final = "looks"  # accounts by the day the nightly run looks at them next


def owed_by_day(open_items: Iterable[Sequence[str | int]], party: str = GUARANTOR) -> list[tuple[str, int]]:
    """What a party owes now, by the day it is due (ISO date) and minor units: nothing of what is covered."""
    return [(str(item[2]), int(item[-1])) for item in open_items if item[1] == party and int(item[-1])]


def overdue_minor(open_items: Iterable[Sequence[str | int]], today: str, party: str = GUARANTOR) -> int:
    """What a party owes now past its due date (ISO dates compare as text)."""
    return sum(minor for due, minor in owed_by_day(open_items, party) if due < today)


def owed_apart(open_items: Iterable[Sequence[str | int]]) -> int:
    """What the guarantor owes in all; zero where one invoice alone has just that open, and is found by it."""
    items = [item for item in open_items if item[1] == GUARANTOR]
    owed = sum(int(item[-1]) for item in items)
    return 0 if owed in [item[3] for item in items] else owed


def guarantor_ages(cells: Cells, on: date) -> dict[str, int]:
    """What the guarantor of an account row owes by age on a civil date; every bucket is named."""
    owes = [(date.fromisoformat(due), minor) for due, minor in owed_by_day(cells["open_items"])]
    return ageing(owes, on)


def days_late(cells: Cells, on: date) -> int:
    """Days since the oldest of what the guarantor owes now was due; zero when nothing is late."""
    dues = [due for due, _ in owed_by_day(cells["open_items"]) if due < on.isoformat()]
    return (on - date.fromisoformat(min(dues))).days if dues else 0


def holds_on(cells: Cells, today: str) -> list[str]:
    """The reasons of the holds in force on a day: one that ends on it holds no more (ISO dates compare as text)."""
    kept = (one if isinstance(one, list) else [one, ""] for one in cells["holds"])  # rows of an older shape: no end
    return [str(reason) for reason, until in kept if not until or today < until]


def ends_of_hold(cells: Cells) -> str:
    """The day the last of an account's holds ends (ISO date): ENDLESS while one has no end, "" without a hold."""
    ends = [one[1] if isinstance(one, list) else "" for one in cells["holds"]]
    return "" if not ends else max(ends) if all(ends) else ENDLESS


def has_bad_address(cells: Cells) -> bool:
    """Whether mail to the account's e-mail address came back or was complained about."""
    return cells["email_state"] in ("bounced", "complained")


def is_due(cells: Cells, today: str) -> bool:
    """Whether the nightly run has a step for the account today or earlier (ISO dates compare as text)."""
    return bool(cells["next_on"]) and bool(cells["next_on"] <= today)


def parts(sums: Iterable[Sum], asked: Asked, on: date) -> Parts:
    """What all accounts of a currency come to, or those that are late (whatever is overdue is theirs): how many, what
    they owe, what is overdue, then what guarantors owe by age.
    """
    all_of, of_late, ages = Counter[str](), Counter[str](), Counter[str]()
    for kept in sums:
        all_of.update({name: kept.numbers.get(name, 0) for name in ("accounts", "balance_minor")})
        sign = {GUARANTORS: 1, COVERED: -1}.get(kept.what, 0)
        for letter, day, number in kept.days() if sign or kept.what == FIRST else ():
            if sign:
                ages[bucket(days_past_due(date.fromisoformat(day), on))] += sign * number
            elif day < on.isoformat():
                of_late[letter] += number
    past = [ages[name] for name in BUCKETS[1:]]
    if asked.get("overdue"):
        return (of_late["c"], of_late["b"], sum(past), of_late["o"] - sum(past), *past)
    return (all_of["accounts"], all_of["balance_minor"], sum(past), ages[BUCKETS[0]], *past)


def owed_by(party: str) -> str:
    """The sum that keeps what a kind of party owes by age."""
    return GUARANTORS if party == GUARANTOR else PAYERS


def counts(cells: Cells) -> Iterator[tuple[Counted, int]]:
    """What a summary row counts for: for what is open by the day it was due, and for what waits for a person."""
    for key, minor in _figures(cells).items():
        yield Counted("accounts", cells["currency"], "", OFFICE, key), minor
    mine = owed_by_day(cells["open_items"])
    for _, party, due, minor, *left in cells["open_items"]:
        yield _on(cells, owed_by(party), "m", due), minor
        if left and party == GUARANTOR:
            yield _on(cells, COVERED, "m", due), minor - left[0]
    if mine:
        first, balance = min(mine)[0], cells.get("balance_minor", 0)
        for letter, number in (("c", 1), ("b", balance), ("o", sum(minor for _, minor in mine))):
            yield _on(cells, FIRST, letter, first), number
    for payer, minor in _unapplied_of_payers(cells):
        yield Counted(free_of(payer), cells["currency"], "", OFFICE, "unapplied_minor"), minor
    ends = ends_of_hold(cells)
    for tag, holds in ((HOLD, ends == ENDLESS), (BAD, has_bad_address(cells))):
        for due, minor in mine if holds else ():
            yield _on(cells, tag, "m", due), minor
    for tag, day in ((UNTIL, "" if ends == ENDLESS else ends), (LOOKS, cells["next_on"])):
        if day:
            yield _on(cells, tag, "c", day), 1
            yield _on(cells, tag, "m", day), overdue_minor(cells["open_items"], day)


def free_of(payer: str) -> str:
    """The sums of a payer's money that pays nothing yet."""
    return f"accounts.free.{payer}"


def _unapplied_of_payers(cells: Cells) -> Iterator[tuple[str, int]]:
    kept = ((key.partition(":"), -minor) for key, minor in cells["balances"].items())
    free = {party: minor for (code, _, party), minor in kept if code == UNAPPLIED and minor}
    return ((payer, free[payer]) for payer in payers_among(free))


def _on(cells: Cells, what: str, letter: str, day: str) -> Counted:
    return on_day("accounts", cells, what, letter, day)


def _figures(cells: Cells) -> Mapping[str, int]:
    return {
        "accounts": 1,
        "balance_minor": cells.get("balance_minor", 0),
        **{name: cells.get(name, 0) for name in ("drafts", "drafts_minor", "held", "held_minor")},
        "unapplied": int(cells["unapplied_minor"] > 0),
        "unapplied_minor": cells["unapplied_minor"],
        "unapplied_of_guarantors": -sum(m for k, m in cells["balances"].items() if k == f"{UNAPPLIED}:{GUARANTOR}"),
        "on_hold": int(ends_of_hold(cells) == ENDLESS),
        "bad_address": int(has_bad_address(cells)),
    }
