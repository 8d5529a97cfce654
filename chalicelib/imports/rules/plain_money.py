"""The plain layout's services, payments, adjustments and transfers (docs/imports.md)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from chalicelib.catalog.model import CodeSystem
from chalicelib.imports.deeds import Charge, Move, Pay, Return
from chalicelib.imports.model import Place
from chalicelib.imports.rules import cells
from chalicelib.imports.rules.cells import Bad, text
from chalicelib.imports.rules.gathered import OWN_SYSTEMS, Gathered, Someone, invoice_id_of
from chalicelib.imports.rules.losses import Owners
from chalicelib.imports.rules.plain import payer, person
from chalicelib.imports.rules.synthea_bills import TERMS_DAYS
from chalicelib.imports.rules.tables import Lost, Row
from chalicelib.invoicing.model import ChargeLine
from chalicelib.invoicing.rules.lines import gross_of
from chalicelib.kernel.horizons import later
from chalicelib.kernel.ids import ClientId
from chalicelib.kernel.sentences import say
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments.model import Method

SYSTEMS: Final = (*sorted(OWN_SYSTEMS), "snomed", "rxnorm", "cvx", "loinc", "other")
TYPES: Final = ("payment", "return", "refund", "adjustment", "transfer")


@dataclass(slots=True)
class Group:
    """The rows of one invoice while they are read. `named`: its rows name it, so that one more could belong to it."""

    someone: Someone
    name: str
    at: Place
    named: bool = False
    rows: set[int] = field(default_factory=set)
    clients: set[str] = field(default_factory=set)  # as the file calls them
    lines: list[ChargeLine] = field(default_factory=list)
    parts: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    due_on: date | None = None


Groups = dict[tuple[str, str], Group]  # by account and name of the invoice


def read_services(gathered: Gathered) -> None:
    """services.csv: rows with one `invoice_id` become one invoice, taken whole or not at all."""
    groups: Groups = {}
    for row in gathered.rows("services"):
        with gathered.reading("services", row) as at:
            someone = person(gathered, row)
            group = groups.setdefault((someone.account_id, _name(row)), Group(someone, _name(row), at))
            group.rows.add(row.number)
            group.clients.add(text(row, "client_id"))
            group.named = group.named or bool(text(row, "invoice_id"))
            _add_line(gathered, group, row)
    groups = {where: group for where, group in groups.items() if group.lines}
    waiting = _incomplete(gathered, groups)
    for where, group in sorted(groups.items(), key=lambda item: item[1].at.row):
        if where in waiting:
            _keep_out(gathered, group, waiting[where])
        else:
            _issue(gathered, group)


def _name(row: Row) -> str:
    return text(row, "invoice_id") or text(row, "service_id")


def _incomplete(gathered: Gathered, groups: Groups) -> dict[tuple[str, str], int]:
    """The invoices that may lack a row, each with the first row that may belong to it."""
    table = gathered.tables.get("services")
    if table is None:
        return {}
    owners = Owners(
        names=[(group.name, where) for where, group in groups.items()],
        people=[(client, where) for where, group in groups.items() if group.named for client in group.clients],
        open_to=[where for where, group in groups.items() if group.named],
    )
    waiting: dict[tuple[str, str], int] = {}
    refused = [Lost(row.number, frozenset(row.cells.values()), row) for row in table.rows if row.number in table.bad]
    for lost in sorted([*table.lost, *refused], key=lambda one: one.number):
        for where in owners.of(lost, _own_name(lost)):
            waiting.setdefault(where, lost.number)
    return waiting


def _own_name(lost: Lost) -> str:
    """The invoice that a whole row names, or is by itself; "" when that cell cannot be read either."""
    row = lost.named
    return _name(row) if row and (not text(row, "invoice_id") or cells.is_key(row, "invoice_id")) else ""


def _keep_out(gathered: Gathered, group: Group, row: int) -> None:
    gathered.keep_out("services", group.rows)
    gathered.waiting.add(invoice_id_of(group.someone.account_id, _key(group)))
    if group.rows - gathered.tables["services"].bad:
        reason = say("The invoice waits: row {row} may belong to it.", row=row)
        gathered.notice(group.at, Bad("invoice_id", "invoice_waits", reason, say("Mend that row and import again.")))


def _key(group: Group) -> str:
    return f"plain:invoice:{group.name}"


def _add_line(gathered: Gathered, group: Group, row: Row) -> None:
    line = _line(gathered, group, row, Place("services", row.number))
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


def _issue(gathered: Gathered, group: Group) -> None:
    parts = {party: minor for party, minor in group.parts.items() if minor}
    if not parts:
        gathered.tables["services"].left_out += len(group.rows)
        mend = say("Nothing is posted for it.")
        gathered.notice(group.at, Bad("unit_price", "invoice_of_nothing", say("The invoice comes to nothing."), mend))
        return
    on = max(line.service_on for line in group.lines)
    due_on = max(group.due_on or later(on, TERMS_DAYS), on)
    account_id, key = group.someone.account_id, _key(group)
    gathered.do(account_id, Charge("charge", group.at, account_id, key, tuple(group.lines), parts, on, due_on))


def read_payments(gathered: Gathered) -> None:
    """payments.csv: payments, returns, adjustments and transfers, in the order of their days and rows."""
    found: list[tuple[date, bool, int, Someone, Pay | Return | Move]] = []
    for row in gathered.rows("payments"):
        with gathered.reading("payments", row) as at:
            someone = person(gathered, row)
            on = cells.day(row, "received_on", gathered.known.today)
            deed = _deed(gathered, row, at, someone, on)
            if deed.invoice_id in gathered.waiting:
                gathered.keep_out("payments", {row.number})
            else:
                found.append((on, isinstance(deed, Return), row.number, someone, deed))
    for *_, someone, deed in sorted(found, key=lambda one: one[:3]):
        gathered.do(someone.account_id, deed)


def _deed(gathered: Gathered, row: Row, at: Place, someone: Someone, on: date) -> Pay | Return | Move:
    account_id, key = someone.account_id, f"plain:payment:{cells.key(row, 'payment_id')}"
    kind, minor = _kind(row, someone)
    party = payer(gathered, row) if text(row, "payer_id") else GUARANTOR
    named = cells.key(row, "invoice_id", may_lack=kind in ("payment", "return"))
    invoice_id = invoice_id_of(account_id, f"plain:invoice:{named}") if named else ""
    if kind == "payment":
        method = _method(row, party)
        return Pay("payment", at, account_id, key, party, method, minor, on, invoice_id, text(row, "reference"))
    if kind == "return":
        method_or_none = _method(row, party) if text(row, "method") else None
        return Return(
            "return", at, account_id, key, party, method_or_none, minor, on, invoice_id, text(row, "reference")
        )
    if kind == "adjustment":
        return Move("adjustment", at, account_id, key, invoice_id, party, "", minor, on)
    to_party = payer(gathered, row, "to_payer_id") if text(row, "to_payer_id") else GUARANTOR
    if to_party == party:
        raise Bad(
            "to_payer_id", "same_party", say("A transfer goes from one party to another."), say("Name the other party.")
        )
    return Move("transfer", at, account_id, key, invoice_id, party, to_party, minor, on)


def _kind(row: Row, someone: Someone) -> tuple[str, int]:
    """What a row records, and of how much: a payment below zero is one that came back. Bad for a refund."""
    kind = cells.choice(row, "type", TYPES, "payment")
    if kind == "refund":
        mend = say("Open the payment in the portal and give the money back there.")
        raise Bad("type", "refund_in_file", say("A refund is decided on and paid out in the portal."), mend, kind)
    if kind in ("payment", "return"):
        signed = cells.signed_amount(row, "amount", someone.currency)
        if signed:
            return ("return" if signed < 0 else kind), abs(signed)
    below = say("Write the amount without a minus sign; money that came back is of type return.")
    return kind, cells.amount(row, "amount", someone.currency, above_zero=True, below=below)


def _method(row: Row, party: str) -> Method:
    usual = Method.CASH if party == GUARANTOR else Method.PAYER
    method = Method(cells.choice(row, "method", tuple(Method), usual.value))
    if (method is Method.PAYER) != (party != GUARANTOR):
        mend = say("Write payer with a payer_id, another method without one.")
        raise Bad("method", "other_party", say("The method does not fit who paid."), mend, text(row, "method"))
    return method
