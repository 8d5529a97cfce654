"""What lists come to: sums over every row that holds a filter, by currency, in minor units.

What the stream counts is read from its sums, whatever the number of rows. Under a filter that is not counted (a typed
text, say) the first rows are looked at, and the answer says so: no request walks a list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chalicelib.collections.rules.summary import COVERED, FIRST, GUARANTORS, guarantor_ages, overdue_minor
from chalicelib.invoicing.model import Stands
from chalicelib.invoicing.rules.ageing import BUCKETS, bucket, days_past_due
from chalicelib.invoicing.rules.stands import LATE, of_party
from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.lists import Asked, Cells
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import Entry
from chalicelib.reports.counters import Sum, sums_of
from chalicelib.reports.lists import list_of
from chalicelib.reports.rows import READ_MAX, page_of_rows

Parts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """What a list comes to, by currency: how many rows, then amounts. Where not the `whole` list was looked at, it
    comes to this at least; its export has all of it.
    """

    by_currency: dict[str, Parts]
    whole: bool = True


def _looked(ports: Ports, name: str, asked: Asked, on: date, parts_of: Callable[[Cells], Sequence[int]]) -> Sums:
    """What the first rows of a list come to that hold a filter, where nothing is counted for it."""
    one = list_of(name)
    page = page_of_rows(
        ports, name, one.holds(asked, on), READ_MAX, None, backwards=one.backwards, wanted=one.wanted(asked)
    )
    return Sums(_by_currency((row.cells for row in page.items), parts_of), whole=page.cursor is None)


def _by_currency(rows: Iterable[Cells], parts_of: Callable[[Cells], Sequence[int]]) -> dict[str, Parts]:
    sums: dict[str, Parts] = {}
    for cells in rows:
        parts = (1, *parts_of(cells))
        before = sums.get(cells["currency"], (0,) * len(parts))
        sums[cells["currency"]] = tuple(a + b for a, b in zip(before, parts, strict=True))
    return sums


def _counted(ports: Ports, name: str, asked: Asked, wanted: Callable[[Sequence[str]], bool]) -> dict[str, Parts]:
    """(how many, amount, rest) by currency of what the stream has counted, between the days asked for: it costs the
    same however many rows there are. `wanted` says which words of a count's name are asked for.
    """
    since, until = str(asked.get("from_on") or ""), str(asked.get("to_on") or "9999-12-31")
    found: dict[str, dict[str, int]] = {}
    for kept in sums_of(ports, name, since[:7], until[:7]):
        if asked.get("currency") in ("", None, kept.currency) and wanted(kept.what.split(".")):
            sums = found.setdefault(kept.currency, dict.fromkeys("cmu", 0))
            for letter, day, number in kept.days():
                sums[letter] += number if since <= day <= until else 0
    return {code: tuple(sums.values()) for code, sums in found.items() if sums["c"]}


def payment_sums(ports: Ports, asked: Asked, on: date) -> Sums:
    """Of the payments that hold a filter: how many, their amounts, and what of them is unapplied."""
    if asked.get("text"):
        return _looked(ports, "payments", asked, on, lambda cells: (cells["amount_minor"], cells["unapplied_minor"]))

    def wanted(words: Sequence[str]) -> bool:
        method, state, unapplied = words
        return (
            asked.get("method") in ("", None, method)
            and asked.get("state") in ("", None, state)
            and (not asked.get("unapplied") or unapplied == "1")
        )

    return Sums(_counted(ports, "payments", asked, wanted))


# The words that a list may be asked for whose sums need no day: an open one may be overdue today.
_COUNTED_WORDS: Final[dict[str, frozenset[str]]] = {
    "": frozenset(Stands),
    "unissued": frozenset({Stands.DRAFT, Stands.HELD}),
    "open": frozenset({Stands.OPEN, Stands.PART_PAID}),
    **{word: frozenset({word}) for word in (Stands.DRAFT, Stands.HELD, Stands.PAID, Stands.CREDITED, Stands.DISPUTED)},
}


def invoice_sums(ports: Ports, asked: Asked, on: date) -> Sums:
    """Of the invoices that hold a filter: how many, their totals and what is open of them."""
    state, party = str(asked.get("state") or ""), str(asked.get("party") or "")
    listed = _COUNTED_WORDS.get(state)
    if asked.get("text") or (listed is None and (party or asked.get("from_on") or asked.get("to_on"))):
        return _looked(ports, "invoices", asked, on, lambda cells: (cells["total_minor"], cells["open_minor"]))
    if listed is None:
        return Sums(_late_or_part_paid(ports, asked, on, state))
    return Sums(_counted(ports, of_party(party) if party else "invoices", asked, _standing(asked, listed)))


def _late_or_part_paid(ports: Ports, asked: Asked, on: date, state: str) -> dict[str, Parts]:
    """An invoice is open or paid in part until the day after it is due; then it is overdue."""
    past = {**asked, "to_on": earlier(on, 1).isoformat()}
    if state == Stands.OVERDUE:
        return _counted(ports, LATE, past, _standing(asked, {Stands.OPEN, Stands.PART_PAID}))
    wanted = _standing(asked, {Stands.PART_PAID})
    late = _counted(ports, LATE, past, wanted)
    found = {
        code: tuple(part - other for part, other in zip(parts, late.get(code, (0, 0, 0)), strict=True))
        for code, parts in _counted(ports, "invoices", asked, wanted).items()
    }
    return {code: parts for code, parts in found.items() if parts[0]}


def _standing(asked: Asked, listed: Collection[str]) -> Callable[[Sequence[str]], bool]:
    """Whether a count is one of invoices of the kind that is asked for, that stand so."""
    return lambda words: asked.get("kind") in ("", None, words[0]) and words[1] in listed


def account_sums(ports: Ports, asked: Asked, on: date) -> Sums:
    """Of the accounts that hold a filter: how many, what they owe, what is overdue, then the guarantors' ages."""

    def parts(cells: Cells) -> Parts:
        ages = guarantor_ages(cells, on)
        overdue = overdue_minor(cells["open_items"], on.isoformat())
        return (cells["balance_minor"], overdue, *(ages[bucket] for bucket in BUCKETS))

    if list_of("accounts").asked_for(asked) - {"currency", "overdue"}:
        return _looked(ports, "accounts", asked, on, parts)
    by_code: dict[str, list[Sum]] = {}
    for kept in sums_of(ports, "accounts"):
        if asked.get("currency") in ("", None, kept.currency):
            by_code.setdefault(kept.currency, []).append(kept)
    sums = {code: _accounts(found, on, late=bool(asked.get("overdue"))) for code, found in by_code.items()}
    return Sums({code: parts for code, parts in sums.items() if parts[0]})


def _accounts(sums: Iterable[Sum], on: date, *, late: bool) -> Parts:
    """All accounts of a currency, or those that are late: whatever is overdue is theirs."""
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
    if late:
        return (of_late["c"], of_late["b"], sum(past), of_late["o"] - sum(past), *past)
    return (all_of["accounts"], all_of["balance_minor"], sum(past), ages[BUCKETS[0]], *past)


def about(entries: Iterable[Entry], subject: str) -> list[Entry]:
    """The entries with a leg about an invoice or a payment, the newest first."""
    return [entry for entry in reversed(list(entries)) if any(leg.subject == subject for leg in entry.legs)]
