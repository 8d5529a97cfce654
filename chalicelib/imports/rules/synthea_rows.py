"""The rows of claims_transactions.csv.

A claim is a run of chains. A chain begins with a CHARGE on the first payer (`TRANSFERTYPE` 1) or the client (p);
PAYMENT rows pay it; TRANSFEROUT and TRANSFERIN move what is left to the second payer (2) or the client (p).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from chalicelib.catalog.model import CodeSystem
from chalicelib.imports.model import Place
from chalicelib.imports.rules import cells
from chalicelib.imports.rules.cells import Bad, text
from chalicelib.imports.rules.codes import system_of
from chalicelib.imports.rules.gathered import Gathered
from chalicelib.imports.rules.synthea_bills import MEND, Bill, Chain, Claim, Event
from chalicelib.imports.rules.synthea_people import USD
from chalicelib.imports.rules.tables import Row
from chalicelib.invoicing.model import ChargeLine
from chalicelib.invoicing.rules.lines import gross_of
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.sentences import say
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments.model import Method

CLAIMS: Final = "claims"
ROWS: Final = "claims_transactions"
TYPES: Final = ("charge", "payment", "transferout", "transferin", "adjustment")
_BY_CLIENT: Final = {"copay": Method.CASH, "cash": Method.CASH, "check": Method.CHEQUE, "cc": Method.CARD}
_BY_ANY: Final = {"echeck": Method.BANK_TRANSFER}  # by a payer it is the payer's remittance


def read_row(gathered: Gathered, claim: Claim, row: Row, at: Place) -> None:
    """Read one row into its claim. Bad for what cannot be read or does not fit what came before."""
    kind = cells.choice(row, "TYPE", TYPES)
    cells.key(row, "ID")
    if text(row, "PATIENTID") != text(claim.row, "PATIENTID"):
        raise Bad("PATIENTID", "other_client", say("The claim is another client's."), MEND)
    on = cells.day(row, "FROMDATE", gathered.known.today)
    if kind == "charge":
        _charge(gathered, claim, row, at, on)
        return
    chain = claim.chain
    if chain is None or on < chain.bill.on:
        raise Bad("TYPE", "before_charge", say("The row comes before the charge it is about."), MEND)
    if kind == "payment":
        _payment(chain, row, at, on)
    elif kind == "transferout":
        _leaves(chain, row)
    elif kind == "transferin":
        _arrives(gathered, claim, chain, row, at, on)
    _adjustment(chain, row, at, on, needed=kind == "adjustment")


def _charge(gathered: Gathered, claim: Claim, row: Row, at: Place, on: date) -> None:
    party = claim.parties[cells.choice(row, "TRANSFERTYPE", claim.parties)]
    minor = cells.amount(row, "AMOUNT", USD)
    bill = claim.bills.setdefault(on, Bill(on, at))
    reasons = _diagnoses(gathered, claim, row)
    bill.reasons.update(reasons)
    bill.lines.append(_line(gathered, claim, row, at, on, minor, tuple(dict.fromkeys(reasons.values()))))
    bill.parts[party] += minor
    claim.chain = Chain(bill, party, {party: minor})


def _line(
    gathered: Gathered, claim: Claim, row: Row, at: Place, on: date, minor: int, reasons: tuple[str, ...]
) -> ChargeLine:
    code = cells.key(row, "PROCEDURECODE")
    system, called = gathered.translated(system_of(code), code, "PROCEDURECODE", at)
    units, unit_minor = cells.thousandths(row, "UNITS"), cells.amount(row, "UNITAMOUNT", USD, may_lack=True)
    if gross_of(units, unit_minor) != minor:
        units, unit_minor = 1000, minor  # the amount is what was asked for
    return ChargeLine(
        id="",
        client_id=ClientId(claim.someone.client_id),
        service_on=on,
        system=CodeSystem(system),
        code=called,
        description=text(row, "NOTES"),
        modifiers=tuple(m for m in (text(row, "MODIFIER1"), text(row, "MODIFIER2")) if m),
        units=units,
        unit_minor=unit_minor,
        discount_minor=0,
        discount_reason="",
        tax_code="",
        tax_rate_bp=0,
        tax_minor=0,
        net_minor=minor,
        diagnoses=reasons,
    )


def _diagnoses(gathered: Gathered, claim: Claim, row: Row) -> dict[str, str]:
    """The diagnoses a line points at, by their column of the claim: as ICD-10-CM by the crosswalk, else as they came,
    marked with their system.
    """
    found: dict[str, str] = {}
    for n in range(1, 5):
        column = f"DIAGNOSIS{text(row, f'DIAGNOSISREF{n}')}"
        code = text(claim.row, column)
        if code:
            at = Place(CLAIMS, claim.row.number)
            system, called = gathered.translated(system_of(code), code, column, at, shown=False)
            found[column] = called if system == CodeSystem.ICD10CM else f"{system_of(code)}:{code}"
    return found


def _payment(chain: Chain, row: Row, at: Place, on: date) -> None:
    minor = cells.amount(row, "PAYMENTS", USD, above_zero=True)
    method = cells.choice(row, "METHOD", (*_BY_CLIENT, *_BY_ANY))
    party = GUARANTOR if method in _BY_CLIENT else chain.party
    if party != chain.party and chain.open.get(party, 0) < minor:
        chain.share("PAYMENTS", party, minor)  # a copay was the client's own part: nobody transfers it
    chain.take("PAYMENTS", party, minor)
    how = {**_BY_CLIENT, **_BY_ANY}[method] if party == GUARANTOR else Method.PAYER
    chain.bill.events.append(Event("payment", at, text(row, "ID"), party, minor, on, method=how))


def _leaves(chain: Chain, row: Row) -> None:
    minor = cells.amount(row, "TRANSFERS", USD, above_zero=True)
    if chain.sent is not None or minor > chain.open.get(chain.party, 0):
        raise Bad(
            "TRANSFERS", "more_than_open", say("More is transferred than the party still owes of this charge."), MEND
        )
    chain.sent = row


def _arrives(gathered: Gathered, claim: Claim, chain: Chain, row: Row, at: Place, on: date) -> None:
    sent, chain.sent = chain.sent, None
    minor = cells.amount(row, "AMOUNT", USD, above_zero=True)
    party = claim.parties[cells.choice(row, "TRANSFERTYPE", claim.parties)]
    if sent is None or text(sent, "CHARGEID") != text(row, "TRANSFEROUTID"):
        raise Bad("TRANSFEROUTID", "transfer_unpaired", say("No TRANSFEROUT row before it sends this transfer."), MEND)
    if cells.amount(sent, "TRANSFERS", USD) != minor:
        raise Bad("AMOUNT", "transfer_unpaired", say("The amount differs from that of its TRANSFEROUT row."), MEND)
    if party == chain.party:
        gathered.notice(
            at, Bad("TRANSFERTYPE", "same_party", say("Both parties are the same."), say("Nothing is moved."))
        )
        return
    chain.take("AMOUNT", chain.party, minor)
    chain.owe(party, minor)
    chain.bill.events.append(Event("transfer", at, text(row, "ID"), chain.party, minor, on, party))
    chain.party = party


def _adjustment(chain: Chain, row: Row, at: Place, on: date, *, needed: bool) -> None:
    minor = cells.amount(row, "ADJUSTMENTS", USD, may_lack=not needed, above_zero=needed)
    if minor:
        chain.take("ADJUSTMENTS", chain.party, minor)
        event_id = text(row, "ID") if needed else f"{text(row, 'ID')}:adjustment"
        chain.bill.events.append(Event("adjustment", at, event_id, chain.party, minor, on))
