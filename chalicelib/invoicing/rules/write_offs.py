"""Writing off what will not be paid: who may alone, what it does to an invoice, and the way back. Pure."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from chalicelib.invoicing.model import Invoice, WriteOff, WriteOffPolicy, WriteOffState
from chalicelib.invoicing.rules.moves import plus
from chalicelib.kernel.errors import Conflict, DomainError, Invalid, RuleBroken
from chalicelib.kernel.horizons import AMOUNT_ALONE
from chalicelib.kernel.languages import Language
from chalicelib.kernel.sentences import in_language, say
from chalicelib.ledger.model import RECEIVABLE, Head, Leg

DAYS_MAX: Final = 3660  # ten years: older debts are time-barred in every country of ours
_TABLE: Final = Path(__file__).parent.parent / "tables" / "write_off_policy.csv"
OUR_CHOICE: Final = say(
    "Office policy: the practice's own choice, where a reminder costs more than it brings. "
    "No law sets it, and nothing is written off by itself"
)


@cache
def delivered() -> dict[str, WriteOffPolicy]:
    """What the office writes off as delivered, by currency; all of them version 1."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["currency"]: WriteOffPolicy(row["currency"], int(row["limit_minor"]), int(row["days"]), str(OUR_CHOICE))
        for row in rows
    }


def as_delivered(source: str, language: Language) -> str:
    """The delivered words of where a limit comes from, however they were read; any other as it stands."""
    return str(OUR_CHOICE) if source == in_language(OUR_CHOICE, language) else source


def check_policy(policy: WriteOffPolicy) -> None:
    """A limit is not below zero and never above what one person books alone; days are whole and within ten years.
    Invalid `policy_unsound`.
    """
    if not 0 <= policy.limit_minor <= AMOUNT_ALONE:
        told = say("At most {limit}: larger amounts always take two people.", limit=AMOUNT_ALONE // 100)
        raise Invalid("policy_unsound", told, {"limit_minor": told})
    if not 0 <= policy.days <= DAYS_MAX:
        told = say("Write whole days, at most {days}.", days=DAYS_MAX)
        raise Invalid("policy_unsound", told, {"days": told})
    if not policy.source.strip():
        told = say("Say where the limit comes from.")
        raise Invalid("policy_unsound", told, {"source": told})


def refusal(invoice: Invoice, head: Head, party: str, minor: int, waiting: Iterable[WriteOff]) -> DomainError | None:
    """Why what a party has open on an invoice may not be written off now; None when it may.

    It is written off whole, as it was seen. Money of the party that lies on no invoice pays first; what waits for an
    approval is not asked for twice.
    """
    still_open = invoice.open.get(party, 0)
    if not still_open:
        return RuleBroken("nothing_open", say("This party owes nothing on the invoice: there is nothing to write off."))
    if minor != still_open:
        return Conflict("open_changed", say("Another amount is open by now. Reload and look again."))
    if head.unapplied(party):
        return RuleBroken(
            "money_unapplied",
            say("Money of this party lies on no invoice. Put it on invoices first, and write off what is left then."),
        )
    if any(one.state is WriteOffState.ASKED and one.party == party for one in waiting):
        return RuleBroken("write_off_waits", say("A write-off of this amount waits for an approval already."))
    return None


def at_once(policy: WriteOffPolicy, minor: int) -> bool:
    """Up to the office's limit one person writes off alone, in minor units; above it a second approves."""
    return minor <= policy.limit_minor


def written_off(invoice: Invoice, party: str, minor: int) -> Invoice:
    """The invoice after what a party has open on it was written off: it is owed no more, and was not paid."""
    return _moved(invoice, party, minor)


def taken_back(invoice: Invoice, party: str, minor: int) -> Invoice:
    """The invoice after a write-off was taken back: it is open again, due as it was. ValueError for more than was
    written off: a fault in the program.
    """
    if minor > invoice.written_off.get(party, 0):
        raise ValueError("More than was written off cannot be taken back.")
    return _moved(invoice, party, -minor)


def _moved(invoice: Invoice, party: str, minor: int) -> Invoice:
    return replace(
        invoice,
        open=plus(invoice.open, party, -minor),
        liable=plus(invoice.liable, party, -minor),
        written_off=plus(invoice.written_off, party, minor),
        version=invoice.version + 1,
    )


def legs_of(found: WriteOff) -> tuple[Leg, ...]:
    """The entry of a write-off: a loss on bad debt, and so much less is receivable of the party. Tax is left as it was
    charged: its relief is claimed by the return, not by this entry.
    """
    return (
        Leg("bad_debt", found.minor, "", found.invoice_id),
        Leg(RECEIVABLE, -found.minor, found.party, found.invoice_id),
    )


def legs_back(found: WriteOff) -> tuple[Leg, ...]:
    """The same turned: the mirror image that takes a write-off back."""
    return tuple(replace(leg, minor=-leg.minor) for leg in legs_of(found))
