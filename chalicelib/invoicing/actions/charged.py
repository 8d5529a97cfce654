"""What else on the account charges for the same services: found by month, asked of the invoices themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chalicelib.invoicing import store
from chalicelib.invoicing.model import ChargeLine, Invoice, LineIn
from chalicelib.invoicing.rules.audit.facts import mark_of
from chalicelib.invoicing.store import ChargedMonth
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.tables import Write


@dataclass(frozen=True, slots=True)
class Alike:
    """The months that charges fall in, as they were read, and the invoices that charge for some of the same."""

    months: tuple[ChargedMonth, ...]
    invoices: tuple[Invoice, ...]


def read_alike(ports: Ports, account_id: str, lines: Sequence[ChargeLine]) -> Alike:
    """Read which invoices of the account may charge for the same services, strongly consistent."""
    marks = marks_by_month(lines)
    months = store.read_months(ports.tables, account_id, marks)
    ids = dict.fromkeys(invoice_id for month in months for invoice_id in month.charging(marks[month.month]))
    return Alike(tuple(months), tuple(store.read_some(ports.tables, account_id, ids)))


def charged_writes(invoice: Invoice, months: Iterable[ChargedMonth]) -> list[Write]:
    """The writes that make the charges of an invoice findable, for the transaction that keeps it.

    Two that charge for the same month at once cannot both be kept unseen: the later one is asked to read again.
    """
    marks = marks_by_month(invoice.lines)
    after = [(month, month.with_invoice(invoice.id, marks.get(month.month, ()))) for month in months]
    return [store.month_write(before, now) for before, now in after if now is not before]


def month_of(line: ChargeLine | LineIn) -> str:
    """The month of service of a charge (yyyy-mm)."""
    return line.service_on.isoformat()[:7]


def marks_by_month(lines: Iterable[ChargeLine]) -> dict[str, list[str]]:
    """Short marks of what lines charge for, by month of service (yyyy-mm)."""
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(month_of(line), []).append(mark_of(line))
    return found
