"""What the rows of each list show, from the models of the rooms. Plain JSON; no diagnosis, no code, no birth date."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from chalicelib.collections.model import Dunning, DunningHold
from chalicelib.enrollment.model import Account, AccountFile, Client
from chalicelib.invoicing.model import Invoice, InvoiceState
from chalicelib.invoicing.rules.stands import Position
from chalicelib.kernel.ids import AccountId
from chalicelib.ledger.model import UNAPPLIED, Head
from chalicelib.payments.model import Payment
from chalicelib.payments.rules.counted import Counted
from chalicelib.reports.rows import Row, account_bucket

DRAFTS: Final = "drafts"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invoice of an account that is not issued yet: `state` is draft or held, `minor` what its lines come to."""

    account_id: AccountId
    invoice_id: str
    state: str
    minor: int


def waiting(invoice: Invoice) -> Waiting | None:
    """An invoice as what waits to be issued; None once it is issued or discarded."""
    if invoice.state not in (InvoiceState.DRAFT, InvoiceState.HELD):
        return None
    total = sum(line.total_minor for line in invoice.lines)
    return Waiting(invoice.account_id, invoice.id, invoice.state.value, total)


def named(account: Account) -> tuple[str, ...]:
    """What every row of an account says of it: when this changes, all its rows do."""
    return (account.number, account.guarantor.name, account.language, account.state.value, account.currency)


def folded(text: str) -> str:
    """A name as it is sorted and searched: lower case without accents; ł and ø have no decomposition of their own."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(str.maketrans("łøđ", "lod")))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def client_name(client: Client) -> str:
    """A client's name as lists show it: family name first."""
    return f"{client.name.family}, {client.name.given}"


def client_row(account: Account, client: Client) -> Row:
    """A client in the list of clients, under the first letter of the family name."""
    sort = folded(f"{client.name.family} {client.name.given}")
    letter = sort[:1] if sort[:1].isascii() and sort[:1].isalpha() else "#"
    cells = {
        "client_id": client.id,
        "account_id": account.id,
        "account_number": account.number,
        "name": client_name(client),
        "birth_year": client.birth_date.year,
        "guarantor": account.guarantor.name,
        "language": account.language,
        "state": account.state.value,
        "currency": account.currency,
    }
    return Row("clients", letter, sort, client.id, account.id, cells)


def invoice_row(account: Account, invoice: Invoice, counted: Counted) -> Row | None:
    """An invoice in the list of invoices: issued ones by month of issue, drafts and held ones apart."""
    if invoice.state is InvoiceState.DISCARDED:
        return None
    issued = invoice.issued_on
    day = issued or invoice.captured_at.date()
    cells = {
        "invoice_id": invoice.id,
        "account_id": account.id,
        "account_number": account.number,
        "guarantor": account.guarantor.name,
        "number": invoice.number,
        "kind": invoice.kind.value,
        "state": invoice.state.value,
        "on": day.isoformat(),
        "due_on": invoice.due_on.isoformat() if invoice.due_on else "",
        "currency": invoice.currency,
        "total_minor": invoice.total_minor or sum(line.total_minor for line in invoice.lines),
        "open_minor": invoice.open_minor,
        "open": invoice.open,
        **_position(counted.position(invoice)),
        "holds": [hold.code for hold in invoice.holds],
    }
    bucket = issued.isoformat()[:7] if issued else DRAFTS
    return Row("invoices", bucket, f"{day.isoformat()}#{invoice.number}", invoice.id, account.id, cells)


def _position(position: Position) -> dict[str, int]:
    """What decides, with what the row has, where its invoice stands on a day; what is nothing is left out."""
    names = ("liable_minor", "credited_minor", "unapplied_minor", "debited_minor", "disputed")
    found = {name: getattr(position, name) for name in names}
    return {name: value for name, value in found.items() if value or name == "liable_minor"}


def payment_row(account: Account, payment: Payment) -> Row:
    """A payment in the list of payments, under the month it was received."""
    cells = {
        "payment_id": payment.id,
        "account_id": account.id,
        "account_number": account.number,
        "guarantor": account.guarantor.name,
        "party": payment.party,
        "method": payment.method.value,
        "state": payment.state.value,
        "received_on": payment.received_on.isoformat(),
        "reference": payment.reference,
        "currency": payment.currency,
        "amount_minor": payment.amount_minor,
        "unapplied_minor": payment.unapplied_minor,
    }
    on = payment.received_on.isoformat()
    return Row("payments", on[:7], on, payment.id, account.id, cells)


def account_row(
    file: AccountFile,
    head: Head,
    still_open: Sequence[Invoice],
    counted: Counted,
    drafts: Sequence[Waiting],
    dunning: Dunning,
    holds: Iterable[DunningHold],
) -> Row:
    """An account's summary: who owes what, since when, and where it stands. Ages are reckoned when it is read."""
    account = file.account
    concerns = [concern for concern in file.concerns if concern.ended_at is None]
    cells = {
        "account_id": account.id,
        "account_number": account.number,
        "guarantor": account.guarantor.name,
        "currency": account.currency,
        "language": account.language,
        "state": account.state.value,
        "balances": head.balances,
        "balance_minor": head.balance,
        "open_items": [_open_item(i, party, counted) for i in still_open for party in i.open],
        "unapplied_minor": -sum(m for key, m in head.balances.items() if key.startswith(f"{UNAPPLIED}:")),
        **_waiting(drafts, "drafts", InvoiceState.DRAFT),
        **_waiting(drafts, "held", InvoiceState.HELD),
        "concerns": [[concern.kind.value, concern.severity.value] for concern in concerns],
        "level": dunning.level,
        "next_on": dunning.next_on.isoformat() if dunning.next_on else "",
        "holds": [[h.reason.value, h.until_on.isoformat() if h.until_on else ""] for h in holds if not h.lifted_at],
        "email_state": account.contact.email_state.value if account.contact.email else "missing",
    }
    return Row("accounts", account_bucket(account.id), "", account.id, account.id, cells)


def owing_place(account: Account) -> tuple[str, str]:
    """Bucket and sort key of an account among those that owe, by number: a thousand accounts to a bucket."""
    return account.number[:-4] or "0", account.number


def owing_row(summary: Row, account: Account) -> Row:
    """An account among those that owe, from its summary: what the ageing report shows of it."""
    names = ("account_id", "account_number", "guarantor", "currency", "open_items", "balances")
    bucket, sort = owing_place(account)
    return Row("owing", bucket, sort, account.id, account.id, {name: summary.cells[name] for name in names})


def _waiting(drafts: Sequence[Waiting], name: str, state: InvoiceState) -> dict[str, int]:
    found = [draft for draft in drafts if draft.state == state.value]
    return {name: len(found), f"{name}_minor": sum(draft.minor for draft in found)}


def _open_item(invoice: Invoice, party: str, counted: Counted) -> list[str | int]:
    """Number, party, day, what the books have open, and last what of it is owed now."""
    due, minor = invoice.due_for(party) or date.max, invoice.open[party]
    owing = counted.owed[party].on_invoice(invoice.id)
    return [invoice.number, party, due.isoformat(), minor, owing.owed_minor if owing else minor]
