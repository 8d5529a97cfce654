"""The plain layout's services, payments, adjustments and transfers (docs/imports.md)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from chalicelib.catalog.model import CodeSystem
from chalicelib.imports.deeds import Charge, Move, Pay
from chalicelib.imports.model import Place
from chalicelib.imports.rules import cells
from chalicelib.imports.rules.cells import Bad, text
from chalicelib.imports.rules.gathered import OWN_SYSTEMS, Gathered, Someone, invoice_id_of
from chalicelib.imports.rules.plain import payer, person
from chalicelib.imports.rules.synthea_bills import TERMS_DAYS
from chalicelib.imports.rules.tables import Row
from chalicelib.invoicing.model import ChargeLine
from chalicelib.invoicing.rules.lines import gross_of
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.sentences import say
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments.model import Method

SYSTEMS: Final = (*sorted(OWN_SYSTEMS), "snomed", "rxnorm", "cvx", "loinc", "other")
TYPES: Final = ("payment", "adjustment", "transfer")


@dataclass(slots=True)
class Group:
    """The rows of one invoice while they are read."""

    someone: Someone
    at: Place
    rows: set[int] = field(default_factory=set)
    lines: list[ChargeLine] = field(default_factory=list)
    parts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    due_on: date | None = None


def read_services(gathered: Gathered) -> None:
    """services.csv: rows with one `invoice_id` become one invoice, taken whole or not at all."""
    groups: dict[tuple[str, str], Group] = {}
    bad: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in gathered.rows("services"):
        name = text(row, "invoice_id") or text(row, "service_id")
        with gathered.reading("services", row) as at:
            someone = person(gathered, row)
            _add_line(gathered, groups.setdefault((someone.account_id, name), Group(someone, at)), row, at)
        if row.number in gathered.tables["services"].bad:
            account = gathered.people.get(text(row, "client_id"))
            bad[account.account_id if account else "", name].add(row.number)
    for where, group in sorted(groups.items(), key=lambda item: item[1].at.row):
        if where in bad:
            gathered.hold("services", group.rows)
        else:
            _issue(gathered, where[1], group)


def _add_line(gathered: Gathered, group: Group, row: Row, at: Place) -> None:
    group.rows.add(row.number)
    line = _line(gathered, group, row, at)
    parts = _parts(gathered, group.someone, row, line.net_minor)
    due_on = cells.day_or_none(row, "due_on", gathered.known.today)
    if due_on is not None and due_on < line.service_on:
        raise Bad(
            "due_on", "date_out_of_range", say("It falls due before the service."), say("Correct one of the dates.")
        )
    cells.key(row, "service_id")
    cells.key(row, "invoice_id", may_lack=True)
    group.lines.append(line)
    group.due_on = due_on or group.due_on
    for party, minor in parts.items():
        group.parts[party] = cells.bounded("unit_price", group.parts[party] + minor)


def _line(gathered: Gathered, group: Group, row: Row, at: Place) -> ChargeLine:
    money = group.someone.currency
    system, code = gathered.translated(
        cells.choice(row, "system", SYSTEMS, CodeSystem.SERVICE.value), cells.key(row, "code"), "code", at
    )
    units, unit_minor = cells.thousandths(row, "units"), cells.amount(row, "unit_price", money)
    discount = cells.amount(row, "discount", money, may_lack=True)
    gross = cells.bounded("unit_price", gross_of(units, unit_minor))
    if discount > gross:
        raise Bad("discount", "out_of_range", say("The discount is more than the price."), say("Correct it."))
    return ChargeLine(
        id=str(len(group.lines) + 1),
        client_id=ClientId(group.someone.client_id),
        service_on=cells.day(row, "service_on", gathered.known.today),
        system=CodeSystem(system),
        code=code,
        description=text(row, "description"),
        modifiers=(),
        units=units,
        unit_minor=unit_minor,
        discount_minor=discount,
        discount_reason="imported" if discount else "",
        tax_code="",
        tax_rate_bp=0,
        tax_minor=0,
        net_minor=gross - discount,
    )


def _parts(gathered: Gathered, someone: Someone, row: Row, net_minor: int) -> dict[str, int]:
    if not text(row, "payer_id"):
        return {GUARANTOR: net_minor}
    party = payer(gathered, row)
    asked = text(row, "payer_amount")
    minor = cells.amount(row, "payer_amount", someone.currency) if asked else net_minor
    if minor > net_minor:
        raise Bad(
            "payer_amount", "out_of_range", say("The payer's part is more than the line."), say("Correct it."), asked
        )
    return {party: minor, GUARANTOR: net_minor - minor}


def _issue(gathered: Gathered, name: str, group: Group) -> None:
    parts = {party: minor for party, minor in group.parts.items() if minor}
    if not parts:
        gathered.tables["services"].left_out += len(group.rows)
        mend = say("Nothing is posted for it.")
        gathered.notice(group.at, Bad("unit_price", "invoice_of_nothing", say("The invoice comes to nothing."), mend))
        return
    on = max(line.service_on for line in group.lines)
    due_on = max(group.due_on or later(on, TERMS_DAYS), on)
    account_id, key = group.someone.account_id, f"plain:invoice:{name}"
    gathered.do(account_id, Charge("charge", group.at, account_id, key, tuple(group.lines), parts, on, due_on))


def read_payments(gathered: Gathered) -> None:
    """payments.csv: payments, adjustments and transfers, in the order of their days and rows."""
    found: list[tuple[date, int, Someone, Pay | Move]] = []
    for row in gathered.rows("payments"):
        with gathered.reading("payments", row) as at:
            someone = person(gathered, row)
            on = cells.day(row, "received_on", gathered.known.today)
            found.append((on, row.number, someone, _deed(gathered, row, at, someone, on)))
    for _, _, someone, deed in sorted(found, key=lambda one: one[:2]):
        gathered.do(someone.account_id, deed)


def _deed(gathered: Gathered, row: Row, at: Place, someone: Someone, on: date) -> Pay | Move:
    account_id, key = someone.account_id, f"plain:payment:{cells.key(row, 'payment_id')}"
    kind = cells.choice(row, "type", TYPES, "payment")
    minor = cells.amount(row, "amount", someone.currency, above_zero=True)
    party = payer(gathered, row) if text(row, "payer_id") else GUARANTOR
    named = cells.key(row, "invoice_id", may_lack=kind == "payment")
    invoice_id = invoice_id_of(account_id, f"plain:invoice:{named}") if named else ""
    if kind == "payment":
        method = _method(row, party)
        return Pay("payment", at, account_id, key, party, method, minor, on, invoice_id, text(row, "reference"))
    if kind == "adjustment":
        return Move("adjustment", at, account_id, key, invoice_id, party, "", minor, on)
    to_party = payer(gathered, row, "to_payer_id") if text(row, "to_payer_id") else GUARANTOR
    if to_party == party:
        raise Bad(
            "to_payer_id", "same_party", say("A transfer goes from one party to another."), say("Name the other party.")
        )
    return Move("transfer", at, account_id, key, invoice_id, party, to_party, minor, on)


def _method(row: Row, party: str) -> Method:
    usual = Method.CASH if party == GUARANTOR else Method.PAYER
    method = Method(cells.choice(row, "method", tuple(Method), usual.value))
    if (method is Method.PAYER) != (party != GUARANTOR):
        mend = say("Write payer with a payer_id, another method without one.")
        raise Bad("method", "other_party", say("The method does not fit who paid."), mend, text(row, "method"))
    return method
