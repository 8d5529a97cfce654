"""What a payer owes and what of its money pays nothing yet, from the sums: a few items for each month, however many
invoices and payments it has.
"""

from __future__ import annotations

from datetime import date

from chalicelib.invoicing.rules.ageing import BUCKETS, bucket, days_past_due
from chalicelib.invoicing.rules.stands import due_of
from chalicelib.kernel.ports import Ports
from chalicelib.payments.model import of_payer
from chalicelib.reports.counters import sums_of

Ages = dict[str, dict[str, int]]  # by currency and bucket of age, in minor units


def payer_ages(ports: Ports, payer_id: str, on: date) -> Ages:
    """What a payer has open on invoices by age on a civil day; a currency it has nothing open in is left out."""
    found: Ages = {}
    for kept in sums_of(ports, due_of(payer_id)):
        ages = found.setdefault(kept.currency, dict.fromkeys(BUCKETS, 0))
        for _, day, minor in kept.days():
            ages[bucket(days_past_due(date.fromisoformat(day), on))] += minor
    return {code: ages for code, ages in sorted(found.items()) if any(ages.values())}


def payer_unapplied(ports: Ports, payer_id: str) -> dict[str, int]:
    """What of a payer's payments pays nothing yet, by currency, in minor units."""
    found: dict[str, int] = {}
    for kept in sums_of(ports, of_payer(payer_id)):
        minor = sum(number for letter, _, number in kept.days() if letter == "u")
        found[kept.currency] = found.get(kept.currency, 0) + minor
    return {code: minor for code, minor in sorted(found.items()) if minor}
