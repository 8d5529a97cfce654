"""A claim while it is read: bills by day, chains of responsibility, and the deeds they come to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from chalicelib.imports.deeds import Charge, Deed, Move, Pay
from chalicelib.imports.model import Place
from chalicelib.imports.rules.cells import Bad, text
from chalicelib.imports.rules.gathered import Someone, invoice_id_of
from chalicelib.imports.rules.tables import Row
from chalicelib.invoicing.model import ChargeLine, ClientDiagnoses
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.sentences import say
from chalicelib.payments.model import Method

TERMS_DAYS: Final = 30  # the file has no due date; 30 days after service, the limit of Directive 2011/7/EU art. 3(3)(b)
MEND: Final = say("Send the file as it was exported, with the rows of a claim in order.")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a bill: money came, or responsibility moved or was given up."""

    do: Literal["payment", "transfer", "adjustment"]
    at: Place
    id: str
    party: str
    minor: int
    on: date
    to_party: str = ""
    method: Method = Method.PAYER


@dataclass(slots=True)
class Bill:
    """One day of a claim: its lines, the parties' shares, and what happened to it since."""

    on: date
    at: Place
    lines: list[ChargeLine] = field(default_factory=list)
    parts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    events: list[Event] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)  # the diagnoses its lines point at, by column of the claim

    @property
    def minor(self) -> int:
        """What the bill asks for."""
        return sum(self.parts.values())


@dataclass(slots=True)
class Chain:
    """A charge and what is still open of it, by party; `party` is who is asked now."""

    bill: Bill
    party: str
    open: dict[str, int]
    sent: Row | None = None  # the TRANSFEROUT that waits for its TRANSFERIN

    def take(self, column: str, party: str, minor: int) -> None:
        """Take an amount off what a party owes; Bad `more_than_open`."""
        if minor > self.open.get(party, 0):
            reason = say("The row takes more than the party it falls on still owes of this charge.")
            raise Bad(column, "more_than_open", reason, MEND)
        self.open[party] -= minor

    def owe(self, party: str, minor: int) -> None:
        """Let a party owe that much more."""
        self.open[party] = self.open.get(party, 0) + minor

    def share(self, column: str, party: str, minor: int) -> None:
        """Make an amount another party's own part from the beginning, without a transfer."""
        self.take(column, self.party, minor)
        self.bill.parts[self.party] -= minor
        self.bill.parts[party] += minor
        self.owe(party, minor)


@dataclass(slots=True)
class Claim:
    """One claim while it is read."""

    row: Row
    someone: Someone
    parties: dict[str, str]  # by TRANSFERTYPE
    bills: dict[date, Bill] = field(default_factory=dict)
    chain: Chain | None = None


def asking(claim: Claim) -> list[Bill]:
    """The bills of a claim that ask for something, by day; lines of the others go on the first of them."""
    found = sorted((bill for bill in claim.bills.values() if bill.minor), key=lambda bill: bill.on)
    for bill in claim.bills.values():
        if found and not bill.minor:
            found[0].lines.extend(bill.lines)
            found[0].reasons.update(bill.reasons)
    return found


def deeds_of(claim: Claim, bill: Bill, *, first: bool) -> list[Deed]:
    """The deeds of one bill: the invoice, then what happened to it, in the order of the file."""
    claim_key = f"synthea:claim:{text(claim.row, 'Id')}"
    account_id, key = claim.someone.account_id, claim_key if first else f"{claim_key}:{bill.on}"
    lines = tuple(replace(line, id=str(number)) for number, line in enumerate(bill.lines, 1))
    parts = {party: minor for party, minor in bill.parts.items() if minor}
    due_on = later(bill.on, TERMS_DAYS)
    codes = tuple(dict.fromkeys(bill.reasons[column] for column in sorted(bill.reasons)))
    reasons = (ClientDiagnoses(ClientId(claim.someone.client_id), codes),) if codes else ()
    charge = Charge("charge", bill.at, account_id, key, lines, parts, bill.on, due_on, claim_key, reasons)
    invoice_id = invoice_id_of(account_id, key)
    return [charge, *(replace(_deed_of(account_id, invoice_id, event), whole=claim_key) for event in bill.events)]


def _deed_of(account_id: str, invoice_id: str, event: Event) -> Pay | Move:
    key, minor, on = f"synthea:transaction:{event.id}", event.minor, event.on
    if event.do == "payment":
        return Pay("payment", event.at, account_id, key, event.party, event.method, minor, on, invoice_id)
    return Move(event.do, event.at, account_id, key, invoice_id, event.party, event.to_party, minor, on)
