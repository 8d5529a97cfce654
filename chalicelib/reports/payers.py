"""What a payer owes and what of its money pays nothing yet, from the sums: a few items for each month, however many
invoices and payments it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chalicelib.collections.rules.summary import free_of
from chalicelib.invoicing.rules.ageing import BUCKETS, bucket, days_past_due
from chalicelib.invoicing.rules.stands import due_of
from chalicelib.kernel.ports import Ports
from chalicelib.reports.counters import sums_of

Ages = dict[str, dict[str, int]]  # by currency and bucket of age, in minor units


Owed = Iterator[tuple[str, str, int]]  # the currency, the day (ISO date, "" for what no day bears on), minor units


def payer_open(ports: Ports, payer_id: str) -> Owed:
    """What a payer has open on invoices now, by the day it was due."""
    for kept in sums_of(ports, due_of(payer_id)):
        yield from ((kept.currency, day, minor) for _, day, minor in kept.days())


def payer_free(ports: Ports, payer_id: str) -> Owed:
    """What of a payer's money pays nothing yet, on no day in particular."""
    for kept in sums_of(ports, free_of(payer_id)):
        yield from ((kept.currency, "", minor) for minor in kept.numbers.values())


def payer_ages(ports: Ports, payer_id: str, on: date) -> Ages:
    """What a payer has open on invoices by age on a civil day; a currency it has nothing open in is left out."""
    found: Ages = {}
    for code, due, minor in payer_open(ports, payer_id):
        ages = found.setdefault(code, dict.fromkeys(BUCKETS, 0))
        ages[bucket(days_past_due(date.fromisoformat(due), on))] += minor
    return {code: ages for code, ages in sorted(found.items()) if any(ages.values())}


def payer_unapplied(ports: Ports, payer_id: str) -> dict[str, int]:
    """What of a payer's money pays nothing yet, by currency, in minor units."""
    found: dict[str, int] = {}
    for code, _, minor in payer_free(ports, payer_id):
        found[code] = found.get(code, 0) + minor
    return {code: minor for code, minor in sorted(found.items()) if minor}
