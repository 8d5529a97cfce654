"""The states that a year alone seldom reaches: returned, disputed, refunded, credited, promised, on hold, closed …"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from chalicelib.catalog.model import CodeSystem
from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountState, AddressState, CallOutcome, Channel, NewNote
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, Invoice, InvoiceState, LineIn, WriteOffReason, WriteOffWanted
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.money import Money, currency
from chalicelib.kernel.ports import DisputeSnapshot
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.notes import actions as notes
from chalicelib.notes.model import NoteTemplateForm
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Allocation, Method, NewPayment, Payment, PaymentState
from infra.demo.services import BY, SERVICES
from infra.demo.year import Year


def finish(year: Year) -> None:
    """Bring some accounts into the rarer states, the same ones for a seed."""
    endings: tuple[Callable[[Year, str], object], ...] = (
        _returned,
        _disputed,
        _lost,
        _refunded,
        _credited,
        _promised,
        _held,
        _waiting,
        _bounced,
        _opted_out,
        _released,
        _closed,
    )
    given_up: tuple[Callable[[Year, str], object], ...] = (_written_off, _asked_to_write_off, _small)
    _texts(year)
    for number, file in enumerate(year.files):
        short = number % 20 == 16  # such a one pays a part and no more (year.HABITS)
        if number % 4 == 3 or short:
            ending = given_up[(number // 20) % len(given_up)] if short else endings[(number // 4) % len(endings)]
            try:
                ending(year, file.account.id)
            except (DomainError, StopIteration):
                continue  # the account has nothing of the kind


def _texts(year: Year) -> None:
    """The office's texts for the calls it makes most."""
    texts = (
        ("Promise", "{name} promised to pay {amount} by {day}.", CallOutcome.PROMISED),
        ("No answer", "Called {date} about {number}; nobody answered.", CallOutcome.NO_ANSWER),
        ("Left a message", "Asked to be called back about {number}, {overdue} overdue.", CallOutcome.LEFT_MESSAGE),
    )
    for place, (name, text, outcome) in enumerate(texts, 1):
        notes.add_note_template(year.ports, NoteTemplateForm(name, text, outcome, place), BY, f"demo-text-{place}")


def _payment(year: Year, account_id: str, *methods: Method) -> Payment:
    return next(
        p
        for p in payments.payments_of(year.ports, account_id)
        if p.state is PaymentState.POSTED and p.method in methods and p.allocations
    )


def _issued(year: Year, account_id: str) -> Invoice:
    found = invoicing.invoices_of(year.ports, account_id)
    return next(i for i in reversed(found) if i.state is InvoiceState.ISSUED)


def _returned(year: Year, account_id: str) -> None:
    paid = _payment(year, account_id, Method.CHEQUE, Method.BANK_TRANSFER)
    payments.return_payment(year.ports, account_id, paid.id, "Insufficient funds", f"demo-return-{paid.id}", BY)


def _disputed(year: Year, account_id: str, state: str = "open") -> None:
    paid = _payment(year, account_id, Method.CARD)
    amount = Money(paid.amount_minor, currency(paid.currency))
    said = DisputeSnapshot(f"dp_{paid.id}", paid.gateway_reference, state, amount, "product_not_received")
    payments.dispute(year.ports, account_id, paid.id, said, BY)


def _lost(year: Year, account_id: str) -> None:
    _disputed(year, account_id, "lost")


def _refunded(year: Year, account_id: str) -> None:
    paid = _payment(year, account_id, Method.CHEQUE, Method.CASH, Method.BANK_TRANSFER)
    payments.unallocate(year.ports, account_id, paid.id, paid.allocations[0].invoice_id, f"demo-take-{paid.id}", BY)
    minor = min(1_500, paid.allocations[0].minor)
    payments.refund(year.ports, account_id, paid.id, minor, "Visit was cancelled", f"demo-back-{paid.id}", BY)


def _credited(year: Year, account_id: str) -> None:
    invoice = _issued(year, account_id)
    half = invoicing.Wanted(minor=max(invoice.total_minor // 2, 1))
    invoicing.credit(year.ports, account_id, invoice.id, half, "Billed by mistake", BY, f"demo-credit-{invoice.id}")


def _promised(year: Year, account_id: str) -> None:
    owed = ledger.head_of(year.ports, account_id).owed(GUARANTOR)
    on = year.last + timedelta(days=7)
    if owed:
        collections.record_promise(year.ports, account_id, owed, on, f"demo-promise-{account_id}", BY)
        said = NewNote(f"Pays by {on:%d %B}.", CallOutcome.PROMISED, _issued(year, account_id).id)
        notes.write_note_on(year.ports, account_id, said, f"demo-call-{account_id}", year.ports.clock.now(), BY)


def _held(year: Year, account_id: str) -> None:
    until = year.last + timedelta(days=21)
    key = f"demo-hold-{account_id}"
    collections.place_dunning_hold(
        year.ports, account_id, DunningHoldReason.DISPUTE, "Says the visit was paid", until, key, BY
    )


def _waiting(year: Year, account_id: str) -> None:
    """Charges with a discount that somebody has to approve."""
    client = enrollment.account_file(year.ports, account_id).clients[0]
    on = ledger.today(year.ports)
    code = SERVICES[0][0]
    line = LineIn(client.id, on, CodeSystem.SERVICE, code, discount_bp=5_000, discount_reason="hardship")
    invoicing.draft_invoice(year.ports, account_id, ChargesIn([line]), BY, f"demo-waits-{account_id}")


def _bounced(year: Year, account_id: str) -> None:
    email = enrollment.account_of(year.ports, account_id).contact.email
    address = enrollment.email_hash(year.ports, email)
    enrollment.mark_address(year.ports, account_id, address, AddressState.BOUNCED, BY)


def _opted_out(year: Year, account_id: str) -> None:
    enrollment.opt_out(year.ports, account_id, Channel.EMAIL, BY)


def _released(year: Year, account_id: str) -> None:
    paid = _payment(year, account_id, *Method)
    payments.unallocate(year.ports, account_id, paid.id, paid.allocations[-1].invoice_id, f"demo-free-{paid.id}", BY)


def _closed(year: Year, account_id: str) -> None:
    account = enrollment.account_of(year.ports, account_id)
    guarantor = enrollment.GuarantorForm(account.guarantor.kind, client=str(account.guarantor.client_id))
    form = enrollment.AccountForm(account.language, account.time_zone, guarantor, AccountState.CLOSED)
    enrollment.change_account(year.ports, account_id, replace(form), account.version, BY)


def _small(year: Year, account_id: str) -> Invoice:
    """The oldest debt is paid but for a small rest, as when bank fees came off: it stands among the small balances."""
    invoice = next(iter(invoicing.open_invoices(year.ports, account_id, GUARANTOR)))
    rest = invoicing.write_off_policy_of(year.ports, invoice.currency).limit_minor // 2
    paid, on = invoice.open[GUARANTOR] - rest, ledger.today(year.ports)
    if paid > 0:
        pays, key = (Allocation(invoice.id, paid),), f"payment:demo:small:{invoice.id}"
        new = NewPayment(key, GUARANTOR, Method.BANK_TRANSFER, paid, on, pays)
        payments.post_payment(year.ports, account_id, new, BY)
    return invoicing.invoice_of(year.ports, account_id, invoice.id)


def _give_up(year: Year, invoice: Invoice, reason: WriteOffReason, note: str) -> None:
    wanted = WriteOffWanted(GUARANTOR, invoice.open[GUARANTOR], reason, note)
    key = f"demo-write-off-{invoice.id}"
    invoicing.write_off(year.ports, invoice.account_id, invoice.id, wanted, BY, key)


def _written_off(year: Year, account_id: str) -> None:
    _give_up(year, _small(year, account_id), WriteOffReason.SMALL_BALANCE, "")


def _asked_to_write_off(year: Year, account_id: str) -> None:
    """A larger debt that a supervisor has to approve."""
    invoice = next(iter(invoicing.open_invoices(year.ports, account_id, GUARANTOR)))
    _give_up(year, invoice, WriteOffReason.NOT_WORTH_PURSUING, "Moved abroad without an address")
