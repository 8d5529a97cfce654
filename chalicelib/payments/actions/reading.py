"""Reading payments, straight from the table and strongly consistent."""

from __future__ import annotations

from collections.abc import Iterable

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import CreditNote, Invoice
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import Entry
from chalicelib.payments import store
from chalicelib.payments.model import Payment


def payment_of(ports: Ports, account_id: str, payment: str) -> Payment:
    """Read one payment, also by an account that was merged since it came. NotFound `payment_not_found`."""
    found = store.PAYMENTS.get(ports.tables, account_id, payment)
    if found is None:
        survivor = survivor_of(ports, account_id)
        if survivor != account_id:
            return payment_of(ports, survivor, payment)
        raise NotFound("payment_not_found", say("There is no such payment on this account."))
    return found


def survivor_of(ports: Ports, account_id: str) -> str:
    """The account that has what an account had: itself, unless it was merged into another."""
    try:
        return ledger.surviving_head(ports, account_id).account_id
    except NotFound:
        return account_id


def payments_of(ports: Ports, account_id: str) -> list[Payment]:
    """Read all of an account's payments, the newest first."""
    return _newest_first(store.PAYMENTS.of(ports.tables, account_id))


def payments_on(ports: Ports, invoice: Invoice) -> list[Payment]:
    """Read the payments that an issued invoice was ever paid from, the newest first: the entries about it name them."""
    ids = _sources(ports, invoice, "pay_")
    return _newest_first(ports.tables.get_all(store.PAYMENTS, ((pk, store.PAYMENTS.begins + one) for pk, one in ids)))


def notes_on(ports: Ports, invoice: Invoice) -> list[CreditNote]:
    """Read the credit notes that an issued invoice was ever paid from: the entries about it name them."""
    return invoicing.credit_notes_named(ports, invoice.account_id, [one for _, one in _sources(ports, invoice, "crn_")])


def _sources(ports: Ports, invoice: Invoice, kind: str) -> list[tuple[str, str]]:
    entries = invoicing.entries_of(ports, invoice)
    subjects = dict.fromkeys(leg.subject for entry in entries for leg in entry.legs)
    return [(invoice.account_id, subject) for subject in subjects if subject.startswith(kind)]


def payments_page(ports: Ports, account_id: str, limit: int, cursor: str | None) -> Page[Payment]:
    """A page of an account's payments, the latest posted first, as the journal names them. Invalid `bad_cursor`."""
    heads = ledger.told_heads(ports, ledger.head_of(ports, account_id))
    page = ledger.page_of(ports, heads, _received, limit, cursor)
    ids = [payment for entry in page.items for payment in _received(entry)]
    keys = ((account_id, store.PAYMENTS.begins + payment) for payment in ids)
    by_id: dict[str, Payment] = {payment.id: payment for payment in ports.tables.get_all(store.PAYMENTS, keys)}
    return Page([by_id[payment] for payment in ids if payment in by_id], page.cursor)


def _received(entry: Entry) -> list[str]:
    """The payment that an entry received."""
    return [leg.subject for leg in entry.legs[:1]] if entry.reason == "payment" else []


def _newest_first(payments: Iterable[Payment]) -> list[Payment]:
    return sorted(payments, key=lambda p: (p.received_on, p.posted_at), reverse=True)


def payments_of_gateway(ports: Ports, reference: str) -> list[Payment]:
    """The payments that the gateway calls so: one, or none. The index lags by moments."""
    keys = ports.tables.lookup(store.gateway_key(reference))
    found = (
        store.PAYMENTS.get(ports.tables, account_id, sk.removeprefix(store.PAYMENTS.begins)) for account_id, sk in keys
    )
    return [payment for payment in found if payment is not None]
