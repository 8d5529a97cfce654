"""The plain layout's clients, coverages and payers (docs/imports.md)."""

from __future__ import annotations

from typing import Final

from chalicelib.enrollment import rules as enrolling
from chalicelib.enrollment.actions.forms import (
    ClientForm,
    ContactForm,
    CoverageForm,
    EnrollmentForm,
    IdentifierForm,
    PayerForm,
    PhoneForm,
)
from chalicelib.enrollment.model import Address, PayerKind, PersonName
from chalicelib.enrollment.rules.coverages import ORDER_MAX, WHOLE_BP
from chalicelib.enrollment.rules.persons import clean_label
from chalicelib.imports.deeds import AddClient, AddPayer, Cover, Enroll
from chalicelib.imports.model import Place
from chalicelib.imports.rules import cells
from chalicelib.imports.rules.cells import Bad, cleaned, text
from chalicelib.imports.rules.gathered import Gathered, Someone, head_client
from chalicelib.imports.rules.tables import Row
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.languages import LANGUAGES
from chalicelib.kernel.money import MINOR_DIGITS, currency
from chalicelib.kernel.period import Period
from chalicelib.kernel.sentences import say

SEXES: Final = ("female", "male", "other", "unknown")  # FHIR administrative-gender
SYSTEM: Final = "mrn"  # the kind of number a client_id is kept as
_OURS: Final = "pyr_"


def account_id_of(account: str) -> str:
    """The id of the account that the plain layout opens for a client_id."""
    return id_from("acc", f"plain:account:{account}")


def read_clients(gathered: Gathered) -> None:
    """clients.csv: each client heads an account of their own, or joins that of the client in `account`."""
    rows = gathered.rows("clients")
    joining: list[Row] = []
    for row in rows:
        if text(row, "account") in ("", text(row, "client_id")):
            _head(gathered, row)
        else:
            joining.append(row)
    for row in joining:
        _join(gathered, row)


def _head(gathered: Gathered, row: Row) -> None:
    with gathered.reading("clients", row) as at:
        outside_id = cells.key(row, "client_id")
        account_id = account_id_of(outside_id)
        form = _enrollment(gathered, row)
        gathered.people[outside_id] = Someone(account_id, head_client(account_id), currency(form.currency))
        gathered.do(account_id, Enroll("enroll", at, account_id, f"plain:account:{outside_id}", form))


def _join(gathered: Gathered, row: Row) -> None:
    with gathered.reading("clients", row) as at:
        outside_id = cells.key(row, "client_id")
        head = person(gathered, row, "account")
        form, key = _client(gathered, row), f"plain:client:{outside_id}"
        client_id = id_from("cli", f"{head.account_id}:{key}")
        gathered.people[outside_id] = Someone(head.account_id, client_id, head.currency)
        gathered.do(head.account_id, AddClient("client", at, head.account_id, key, form))


def _enrollment(gathered: Gathered, row: Row) -> EnrollmentForm:
    zone = text(row, "time_zone") or gathered.known.time_zone
    code = text(row, "currency").upper() or "USD"
    if code not in MINOR_DIGITS:
        raise Bad(
            "currency",
            "unknown_word",
            say("Accounts are not kept in it."),
            say("One of: {choices}.", choices=", ".join(MINOR_DIGITS)),
            code,
        )
    return EnrollmentForm(
        clients=(_client(gathered, row),),
        contact=_contact(row),
        currency=code,
        language=next(known for known in LANGUAGES if known == cells.choice(row, "language", LANGUAGES, "en")),
        time_zone=cleaned("time_zone", lambda: enrolling.clean_time_zone(zone)),
    )


def _client(gathered: Gathered, row: Row) -> ClientForm:
    born = cells.day(row, "birth_date", gathered.known.today, private=True)
    fault = enrolling.birth_date_fault(born, gathered.known.today)
    if fault:
        raise Bad("birth_date", "date_out_of_range", fault, say("Correct the date."))
    name = PersonName(text(row, "family_name"), text(row, "given_name"))
    return ClientForm(
        name=cleaned("family_name", lambda: enrolling.clean_name(name), {"given": "given_name"}),
        birth_date=born,
        sex=cells.choice(row, "sex", SEXES, "unknown"),
        address=_address(row),
        identifiers=(IdentifierForm(SYSTEM, cells.key(row, "client_id")),),
    )


def _address(row: Row) -> Address:
    columns = {"line1": "address_line1", "line2": "address_line2", "city": "city", "region": "region"}
    parts = {name: text(row, column) for name, column in columns.items()}
    address = Address(**parts, postal_code=text(row, "postal_code"), country=text(row, "country") or "US")
    columns |= {"postal_code": "postal_code", "country": "country"}
    return cleaned("address_line1", lambda: enrolling.clean_address(address), columns)


def _contact(row: Row) -> ContactForm:
    country = (text(row, "country") or "US").upper()
    phone = text(row, "phone")
    if phone:
        cleaned("phone", lambda: enrolling.clean_phone(phone, country))
    email = cleaned("email", lambda: enrolling.clean_email(text(row, "email")))
    return ContactForm(email=email, phones=(PhoneForm(phone),) if phone else (), country=country)


def person(gathered: Gathered, row: Row, column: str = "client_id") -> Someone:
    """The client a row is about: of clients.csv or of the books. Bad `unknown_client`."""
    outside_id = cells.key(row, column)
    if outside_id not in gathered.people:
        found = gathered.known.client(SYSTEM, outside_id, account_id_of(outside_id))
        if found is None:
            mend = say("Add the client to clients.csv, or correct the client's row there.")
            raise Bad(column, "unknown_client", say("There is no such client."), mend)
        gathered.people[outside_id] = found
    return gathered.people[outside_id]


def payer(gathered: Gathered, row: Row, column: str = "payer_id") -> str:
    """The payer of a cell: one of coverages.csv or of the books, by the file's id or by ours. Bad `unknown_payer`."""
    outside_id = cells.key(row, column)
    payer_id = outside_id if outside_id.startswith(_OURS) else id_from("pyr", f"plain:payer:{outside_id}")
    if payer_id not in gathered.payers and not gathered.known.payer(payer_id):
        mend = say("Name the payer in coverages.csv, or use the id the office shows for it.")
        raise Bad(column, "unknown_payer", say("There is no such payer."), mend, outside_id)
    return payer_id


def read_coverages(gathered: Gathered) -> None:
    """coverages.csv: each a client's coverage; a payer that is new is added under its name."""
    for row in gathered.rows("coverages"):
        with gathered.reading("coverages", row) as at:
            someone = person(gathered, row)
            period = _period(gathered, row)
            _add_payer(gathered, row, at)
            form = _coverage(row, someone, payer(gathered, row), period)
            key = f"plain:coverage:{text(row, 'client_id')}:{form.payer_id}:{form.order}:{form.from_on}"
            gathered.do(someone.account_id, Cover("coverage", at, someone.account_id, key, form))


def _add_payer(gathered: Gathered, row: Row, at: Place) -> None:
    outside_id = cells.key(row, "payer_id")
    payer_id = id_from("pyr", f"plain:payer:{outside_id}")
    if outside_id.startswith(_OURS) or payer_id in gathered.payers:
        return
    kind = PayerKind(cells.choice(row, "payer_kind", tuple(PayerKind), PayerKind.INSURER.value))
    name = cleaned("payer_name", lambda: clean_label(cells.needed(row, "payer_name")))
    form = PayerForm(name, kind, outside_ids={"plain": outside_id})
    gathered.payers[payer_id] = AddPayer("payer", at, payer_id, f"plain:payer:{outside_id}", form)


def _period(gathered: Gathered, row: Row) -> Period:
    from_on = cells.day(row, "from_on", gathered.known.today, future=True)
    until_on = cells.day_or_none(row, "until_on", gathered.known.today)
    if until_on is not None and until_on <= from_on:
        mend = say("until_on is the first day without the coverage.")
        raise Bad(
            "until_on", "period_ends_first", say("The coverage ends before it begins."), mend, until_on.isoformat()
        )
    return Period(from_on, until_on)


def _coverage(row: Row, someone: Someone, payer_id: str, period: Period) -> CoverageForm:
    percent = cells.hundredths(row, "percent", WHOLE_BP)
    order = cells.whole(row, "order", 1)
    if not 1 <= order <= ORDER_MAX:
        raise Bad(
            "order",
            "out_of_range",
            say("There is no such place in the order."),
            say("Write 1 to {limit}.", limit=ORDER_MAX),
        )
    if not 1 <= percent <= WHOLE_BP:
        raise Bad(
            "percent", "out_of_range", say("The payer's part must be above 0 % and at most 100 %."), say("Correct it.")
        )
    return CoverageForm(
        client=someone.client_id,
        payer_id=payer_id,
        order=order,
        from_on=period.from_on,
        until_on=period.until_on,
        member_id=text(row, "member_id"),
        percent_bp=percent,
        copay_minor=cells.amount(row, "copay", someone.currency, may_lack=True),
        cap_minor=cells.amount(row, "cap", someone.currency, above_zero=True) if text(row, "cap") else None,
    )
