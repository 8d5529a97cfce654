"""Synthea's payers, patients and coverage periods, and the files that only stand behind the claims."""

from __future__ import annotations

from datetime import date
from typing import Final

from chalicelib.enrollment import rules as enrolling
from chalicelib.enrollment.actions.forms import (
    ClientForm,
    ConcernForm,
    ContactForm,
    CoverageForm,
    EnrollmentForm,
    IdentifierForm,
    PayerForm,
)
from chalicelib.enrollment.model import Address, Channel, ConcernKind, ConcernSeverity, PayerKind, PersonName
from chalicelib.enrollment.rules.persons import clean_label
from chalicelib.imports.deeds import AddPayer, Cover, Enroll
from chalicelib.imports.model import Place
from chalicelib.imports.rules import cells
from chalicelib.imports.rules.cells import Bad, cleaned, text
from chalicelib.imports.rules.gathered import Gathered, Someone, head_client
from chalicelib.imports.rules.tables import Row
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.money import currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import say
from chalicelib.ledger.model import GUARANTOR

USD: Final = currency("USD")  # Synthea simulates the United States and writes no currency
NO_INSURANCE: Final = "NO_INSURANCE"  # Synthea's payer for those who have none
_PARTS: Final = ("family", "given", "middle", "prefix", "suffix")
_COLUMNS: Final = ("LAST", "FIRST", "MIDDLE", "PREFIX", "SUFFIX")
_SEXES: Final = {"f": "female", "m": "male"}
_PAYERS: Final = {"government": PayerKind.PROGRAMME, "private": PayerKind.INSURER}


def payer_id_of(outside_id: str) -> str:
    """The id of a payer that came from Synthea."""
    return id_from("pyr", f"synthea:payer:{outside_id}")


def account_id_of(outside_id: str) -> str:
    """The id of the account that a patient from Synthea gets."""
    return id_from("acc", f"synthea:patient:{outside_id}")


class Parties:
    """Which party a payer of Synthea is: one of ours, or the guarantor where there is no insurance."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._found: dict[str, str] = {"": GUARANTOR, "0": GUARANTOR}

    def uninsured(self, outside_id: str) -> None:
        """Let an outside payer mean that nobody but the guarantor pays."""
        self._found[outside_id] = GUARANTOR

    def of(self, row: Row, column: str) -> str:
        """The party of a cell; Bad `unknown_payer`."""
        outside_id = text(row, column)
        if outside_id not in self._found:
            payer_id = payer_id_of(outside_id)
            if payer_id not in self._gathered.payers and not self._gathered.known.payer(payer_id):
                mend = say("Add payers.csv with this payer, or correct its row there.")
                raise Bad(column, "unknown_payer", say("There is no such payer."), mend, outside_id)
            self._found[outside_id] = payer_id
        return self._found[outside_id]


def read_payers(gathered: Gathered, parties: Parties) -> None:
    """payers.csv: each a party that can be billed, but the one that stands for no insurance."""
    for row in gathered.rows("payers"):
        with gathered.reading("payers", row) as at:
            outside_id = cells.key(row, "Id")
            ownership = text(row, "OWNERSHIP").casefold()
            if NO_INSURANCE in (text(row, "NAME").upper(), ownership.upper()):
                parties.uninsured(outside_id)
                gathered.leave_out("payers")
                continue
            payer_id = payer_id_of(outside_id)
            form = PayerForm(
                name=cleaned("NAME", lambda row=row: clean_label(text(row, "NAME"))),  # type: ignore[misc]
                kind=_PAYERS.get(ownership, PayerKind.OTHER),
                address=_address(row, "STATE_HEADQUARTERED"),
                outside_ids={"synthea": outside_id},
            )
            gathered.payers[payer_id] = AddPayer("payer", at, payer_id, f"synthea:payer:{outside_id}", form)


def _address(row: Row, region: str) -> Address:
    parts = {"line1": "ADDRESS", "city": "CITY", "region": region, "postal_code": "ZIP"}
    address = Address(**{name: text(row, column) for name, column in parts.items()}, country="US")
    return cleaned("ADDRESS", lambda: enrolling.clean_address(address), parts)


def read_patients(gathered: Gathered) -> None:
    """patients.csv: each the guarantor of an account of their own, in US dollars."""
    for row in gathered.rows("patients"):
        with gathered.reading("patients", row) as at:
            outside_id = cells.key(row, "Id")
            account_id = account_id_of(outside_id)
            form = _enrollment(gathered, row, at)
            gathered.people[outside_id] = Someone(account_id, head_client(account_id), USD)
            gathered.do(account_id, Enroll("enroll", at, account_id, f"synthea:patient:{outside_id}", form))


def _enrollment(gathered: Gathered, row: Row, at: Place) -> EnrollmentForm:
    known = gathered.known
    client = ClientForm(
        name=cleaned("LAST", lambda: enrolling.clean_name(_name(row)), dict(zip(_PARTS, _COLUMNS, strict=True))),
        birth_date=_birth_date(row, "BIRTHDATE", known.today),
        sex=_SEXES.get(text(row, "GENDER").casefold(), "unknown"),
        address=_address(row, "STATE"),
        identifiers=(IdentifierForm("synthea", text(row, "Id")), *_social_security(gathered, row, at)),
        deceased_on=cells.day(row, "DEATHDATE", known.today, private=True) if text(row, "DEATHDATE") else None,
    )
    died = (ConcernForm(ConcernKind.DECEASED, ConcernSeverity.CRITICAL),) if client.deceased_on else ()
    if client.deceased_on and client.deceased_on < client.birth_date:
        raise Bad(
            "DEATHDATE",
            "date_out_of_range",
            say("The date of death is before the birth date."),
            say("Correct the date."),
        )
    contact = ContactForm(preferred=Channel.LETTER)  # the file has neither e-mail nor phone
    return EnrollmentForm((client,), contact=contact, currency=USD, time_zone=known.time_zone, concerns=died)


def _name(row: Row) -> PersonName:
    return PersonName(*(text(row, column) for column in _COLUMNS))


def _birth_date(row: Row, column: str, today: date) -> date:
    born = cells.day(row, column, today, private=True)
    fault = enrolling.birth_date_fault(born, today)
    if fault:
        raise Bad(column, "date_out_of_range", fault, say("Correct the date."))
    return born


def _social_security(gathered: Gathered, row: Row, at: Place) -> tuple[IdentifierForm, ...]:
    number = text(row, "SSN")
    if not number:
        return ()
    try:
        enrolling.clean_identifier("us-ssn", number)
    except ValueError:
        reason = say("The number is none that is ever issued.")
        gathered.notice(
            at, Bad("SSN", "number_left_out", reason, say("The client goes in without it; add it by hand."))
        )
        return ()
    return (IdentifierForm("us-ssn", number),)


def person(gathered: Gathered, row: Row, column: str) -> Someone:
    """The client a row is about: of patients.csv or of the books. Bad `unknown_client`."""
    outside_id = cells.key(row, column)
    if outside_id not in gathered.people:
        found = gathered.known.client("synthea", outside_id, account_id_of(outside_id))
        if found is None:
            mend = say("Add patients.csv with this client, or correct the client's row there.")
            raise Bad(column, "unknown_client", say("There is no such client."), mend)
        if found.currency != USD:
            raise Bad(
                column, "other_currency", say("The client's account is not kept in USD."), say("Leave the row out.")
            )
        gathered.people[outside_id] = found
    return gathered.people[outside_id]


def read_transitions(gathered: Gathered, parties: Parties) -> None:
    """payer_transitions.csv: coverage periods, the second payer after the first; no insurance is no coverage.

    The file does not say how much is covered: the payer is asked for all of it, and transfers tell the rest.
    """
    for row in gathered.rows("payer_transitions"):
        with gathered.reading("payer_transitions", row) as at:
            someone = person(gathered, row, "PATIENT")
            payers = [parties.of(row, "PAYER"), parties.of(row, "SECONDARY_PAYER")]
            period = _period(row, gathered.known.today)
            covered = [(order, payer) for order, payer in enumerate(payers, 1) if payer != GUARANTOR]
            if period is None or not covered:
                gathered.leave_out("payer_transitions")
                continue
            for order, payer in covered:
                gathered.do(someone.account_id, _cover(row, at, someone, period, order, payer))


def _cover(row: Row, at: Place, someone: Someone, period: Period, order: int, payer: str) -> Cover:
    member_id = text(row, "MEMBERID") if order == 1 else ""  # the number is the first payer's
    form = CoverageForm(someone.client_id, payer, order, period.from_on, period.until_on, member_id)
    key = f"synthea:coverage:{text(row, 'PATIENT')}:{period.from_on}:{order}"
    return Cover("coverage", at, someone.account_id, key, form)


def _period(row: Row, today: date) -> Period | None:
    """From the day it starts until the day another starts; None for one that ends the day it starts."""
    from_on = cells.day(row, "START_DATE", today, future=True)
    until_on = cells.day_or_none(row, "END_DATE", today)
    if until_on is not None and until_on < from_on:
        reason = say("The period ends before it begins.")
        raise Bad("END_DATE", "period_ends_first", reason, say("Correct one of the dates."), until_on.isoformat())
    return None if until_on == from_on else Period(from_on, until_on)


def read_background(gathered: Gathered) -> None:
    """organizations, providers and encounters: read, and checked against each other; the books hold none of them."""
    known = {kind: {text(row, "Id") for row in gathered.rows(kind)} for kind in ("organizations", "providers")}
    for kind, column, other in (
        ("providers", "ORGANIZATION", "organizations"),
        ("encounters", "PROVIDER", "providers"),
    ):
        for row in gathered.rows(kind):
            with gathered.reading(kind, row):
                cells.key(row, "Id")
                refer(gathered, row, column, other, known[other])
    for row in gathered.rows("encounters"):
        with gathered.reading("encounters", row):
            person(gathered, row, "PATIENT")
            cells.day(row, "START", gathered.known.today)


def refer(gathered: Gathered, row: Row, column: str, kind: str, ids: set[str]) -> None:
    """A cell that names a row of another file; Bad `missing_reference` when that file came without it."""
    if kind in gathered.tables and text(row, column) and text(row, column) not in ids:
        mend = say("Send {kind}.csv from the same export.", kind=kind)
        raise Bad(
            column, "missing_reference", say("There is no such row in {kind}.csv.", kind=kind), mend, text(row, column)
        )
