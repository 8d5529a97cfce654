"""The client's doors: open a link, pass the check, see what is owed, pay on the gateway's page; and the gateway's."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from chalicelib.enrollment import actions as enrollment
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice, Stands
from chalicelib.invoicing.rules.owed import OpenItem, Owed, Owing
from chalicelib.invoicing.rules.stands import stands
from chalicelib.kernel.clock import SystemClock, civil_date
from chalicelib.kernel.errors import NotAllowed
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import AttemptState
from chalicelib.kernel.sentences import say
from chalicelib.ledger.actions import today
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import actions
from chalicelib.payments.actions import attempts, links
from chalicelib.payments.api.paid import PaidView, paid_views
from chalicelib.payments.model import Attempt, NewAttempt
from chalicelib.payments.rules.counted import Counted
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.rate import limit
from chalicelib.web.shapes import MoneyView, PositiveMinor, Shape, View

api = Api("pay", "/api/v1")

Token = Annotated[str, Field(min_length=20, max_length=100, pattern="^[A-Za-z0-9_-]+$")]

# What a person needs and a guesser does not get (docs/decisions/pay-links.md).
TRIES_PER_MINUTE = 30


class TokenIn(Shape):
    """The token out of the link's fragment."""

    token: Token


class CheckIn(Shape):
    """The token and the answer to the one question."""

    token: Token
    answer: Annotated[str, Field(min_length=1, max_length=40)]


class StartIn(Shape):
    """How much to pay now, and which invoices first."""

    amount_minor: PositiveMinor
    invoices: list[Annotated[str, Field(pattern="^inv_[0-9A-Z]{26}$")]] = Field(default_factory=list, max_length=40)


class OpenedView(View):
    """What anyone with the link may see: who asks, and which question comes."""

    office_name: str
    office_phone: str
    language: Language
    challenge: str


class PayLineView(View):
    """One invoice as its client sees it: the client's part of it, what the books have open, what counts on it already
    (unapplied money, money being debited), and what is owed now. `stands` is its one word.
    """

    invoice_id: str
    invoice_number: str
    issued_on: date | None
    due_on: date | None
    description: str
    stands: Stands
    amount: MoneyView
    open: MoneyView
    unapplied: MoneyView
    processing: MoneyView
    owed: MoneyView


class OwedView(View):
    """What is owed and why; `session` is the bearer token of the next twenty minutes.

    `amount_due` is what is open less `unapplied` (money received that pays no invoice yet, and credit) and less
    `processing` (being debited just now). Never more than that is taken. `due_on` is the first day any of
    it is due, and `overdue` whether that is past.
    """

    session: str
    account_number: str
    status: Literal["open", "paid", "processing"]
    amount_due: MoneyView
    unapplied: MoneyView
    processing: MoneyView
    due_on: date | None
    overdue: bool
    may_choose_amount: bool
    lines: list[PayLineView]


class RedirectView(View):
    """Where to go to pay."""

    attempt_id: str
    redirect_url: str


class AttemptStateView(View):
    """What became of a try. `paid_on`: the office's day on which the gateway confirmed it; none before that. `payment`:
    what it was booked as, while it stands.
    """

    attempt_id: str
    state: str
    amount: MoneyView
    paid_on: date | None
    payment: PaidView | None


class ReceivedView(View):
    """The gateway's notification was taken."""

    received: int


@api.post("/pay/open", Permission.ANYONE, 200)
def open_link(call: Call, body: TokenIn) -> OpenedView:
    """Look at a pay link; changes nothing."""
    limit(call, "pay-open", TRIES_PER_MINUTE)
    opened = links.open_link(call.ports, body.token)
    settings = call.ports.settings
    return OpenedView(
        office_name=settings.office_name,
        office_phone=settings.office_phone,
        language=opened.language,
        challenge=opened.challenge,
    )


@api.post("/pay/check", Permission.ANYONE, 200)
def pass_check(call: Call, body: CheckIn) -> OwedView:
    """Answer the one question and see what is owed."""
    limit(call, "pay-check", TRIES_PER_MINUTE)
    session, account_id = links.pass_check(call.ports, body.token, body.answer)
    return _owed(call, account_id, session)


@api.get("/pay/account", Permission.PAY_SESSION)
def see_account(call: Call) -> OwedView:
    """See again what is owed, within the session."""
    return _owed(call, links.account_of_client(call.actor), "")


@api.post("/pay/start", Permission.PAY_SESSION, moves_money=True)
def start(call: Call, body: StartIn) -> RedirectView:
    """Start paying and answer the address of the gateway's page."""
    account_id = links.account_of_client(call.actor)
    for invoice_id in dict.fromkeys(body.invoices):
        invoicing.issued_invoice_of(call.ports, account_id, invoice_id)  # another account's is none of theirs
    by, key = call.actor, call.idempotency_key
    new = NewAttempt(by.name, body.amount_minor, body.invoices, call.language)
    attempt = actions.start_attempt(call.ports, account_id, new, key, by, call.asked_at)
    return RedirectView(attempt_id=attempt.id, redirect_url=attempt.redirect_url)


@api.get("/pay/attempts/{attempt_id}", Permission.PAY_SESSION)
def see_attempt(call: Call, attempt_id: str) -> AttemptStateView:
    """What became of a try: the gateway is asked when we do not know yet."""
    account_id = links.account_of_client(call.actor)
    attempt = attempts.settle_attempt(call.ports, account_id, attempt_id, call.actor)
    return AttemptStateView(
        attempt_id=attempt.id,
        state=attempt.state.value,
        amount=MoneyView.of(attempt.amount_minor, attempt.currency, call.language),
        paid_on=_paid_on(call, attempt),
        payment=_booked(call, attempt),
    )


def _booked(call: Call, attempt: Attempt) -> PaidView | None:
    if not attempt.payment_id:
        return None
    payment = actions.payment_of(call.ports, attempt.account_id, attempt.payment_id)
    return next(iter(paid_views(call, payment.account_id, [payment])), None)


def _paid_on(call: Call, attempt: Attempt) -> date | None:
    if attempt.state is not AttemptState.SUCCEEDED or attempt.checked_at is None:
        return None
    return civil_date(attempt.checked_at, call.ports.settings.office_time_zone)


@api.post("/gateway/stripe/notifications", Permission.ANYONE, 200)
def hear_gateway(call: Call) -> ReceivedView:
    """Take a signed notification of the gateway; the work is queued."""
    signature = call.headers.get("stripe-signature", "")
    if not signature:
        raise NotAllowed("bad_signature", say("The notification is not signed."))
    # The gateway signs with the time of the wire, also where this stage's own clock was moved.
    events = call.ports.gateway.parse_notification(call.raw_body, signature, SystemClock().now())
    call.ports.queues.send("payments", [attempts.gateway_message(event) for event in events])
    return ReceivedView(received=len(events))


def _owed(call: Call, account_id: str, session: str) -> OwedView:
    file = enrollment.account_file(call.ports, account_id)
    account = file.account
    if account.merged_into:  # while the session was open: opened again, the link leads on
        raise links.session_ended()
    invoices, counted = actions.counted_on(call.ports, file.raws)
    owed = counted.owed[GUARANTOR]
    by_id = {invoice.id: invoice for invoice in invoices}
    due_on = min((one.item.due_on for one in owed.items if one.owed_minor and one.item.due_on), default=None)

    def money(minor: int) -> MoneyView:
        return MoneyView.of(minor, account.currency, call.language)

    return OwedView(
        session=session,
        account_number=account.number,
        status=_status(owed),
        amount_due=money(owed.owed_minor),
        unapplied=money(owed.unapplied_minor),
        processing=money(owed.debited_minor),
        due_on=due_on,
        overdue=bool(owed.overdue_minor(today(call.ports))),
        may_choose_amount=True,
        lines=[_line(call, by_id[InvoiceId(one.item.id)], one, counted) for one in owed.items],
    )


def _status(owed: Owed[OpenItem]) -> Literal["open", "paid", "processing"]:
    if owed.owed_minor:
        return "open"
    return "processing" if owed.debited_minor else "paid"


def _line(call: Call, invoice: Invoice, owing: Owing[OpenItem], counted: Counted) -> PayLineView:
    def money(minor: int) -> MoneyView:
        return MoneyView.of(minor, invoice.currency, call.language)

    return PayLineView(
        invoice_id=invoice.id,
        invoice_number=invoice.number,
        issued_on=invoice.issued_on,
        due_on=invoice.due_on,
        description=_why(invoice, call.language),
        stands=stands(counted.position(invoice), today(call.ports)),
        amount=money(invoice.liable.get(GUARANTOR, 0)),
        open=money(owing.item.minor),
        unapplied=money(owing.unapplied_minor),
        processing=money(owing.debited_minor),
        owed=money(owing.owed_minor),
    )


def _why(invoice: Invoice, language: Language) -> str:
    """What an invoice is for, as its client may read it after the check, in their language."""
    words = dict.fromkeys(invoicing.charged_for(invoice, line, language) for line in invoice.lines)
    return "; ".join(words)[:300]
