"""Batches at the desk: open, correct, close, and what is in one."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import currency
from chalicelib.kernel.paging import Page
from chalicelib.kernel.sentences import say
from chalicelib.payments import actions
from chalicelib.payments.batches.model import Batch, NewBatch, Tally
from chalicelib.payments.batches.rules import PAYMENTS_MAX
from chalicelib.payments.model import Method, Payment
from chalicelib.privacy.actions import record_list
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission, may
from chalicelib.web.shapes import (
    CurrencyCode,
    MoneyView,
    PageQuery,
    PageView,
    PositiveMinor,
    ReceivedDay,
    Shape,
    ShortText,
    Version,
    View,
)

api = Api("batches", "/api/v1/batches")

Count = Annotated[int, Field(ge=1, le=PAYMENTS_MAX, strict=True)]


class ControlIn(Shape):
    """What the tape of the adding machine says: how many payments, and their sum."""

    control_count: Count
    control_minor: PositiveMinor


class BatchIn(ControlIn):
    """What came in one envelope or drawer. `payer` where all of it came from one."""

    method: Literal["cheque", "cash", "bank_transfer", "payer"]
    currency: CurrencyCode
    received_on: ReceivedDay
    payer: Annotated[str, Field(pattern="^(pyr_[0-9A-Z]{26})?$")] = ""


class CorrectIn(ControlIn):
    """The right totals; `version` is how many were typed before."""

    version: Version


class CloseIn(Shape):
    """Why it is closed though its totals differ; nothing when they agree."""

    reason: ShortText = ""


class BatchesQuery(PageQuery):
    """One page of all batches, or those that are open."""

    state: Literal["", "open"] = ""


class ControlView(View):
    """Totals as they were typed from the tape, when and by whom."""

    count: int
    amount: MoneyView
    at: str
    by: str


class BatchView(View):
    """A batch: what the tape says, what is posted, and what is missing (negative: too much)."""

    number: int
    method: str
    currency: str
    received_on: date
    payer: str
    payer_name: str
    state: str
    controls: list[ControlView]
    control: ControlView
    count: int
    posted: MoneyView
    missing_count: int
    missing: MoneyView
    agrees: bool
    opened_at: str
    opened_by: str
    closed_at: str
    closed_by: str
    reason: str


class BatchPaymentView(View):
    """A payment of a batch, as it is now."""

    payment_id: str
    account_id: str
    account_number: str
    guarantor: str
    reference: str
    amount: MoneyView
    unapplied: MoneyView
    state: str
    at: str
    by: str
    moved_to: str


def _views(call: Call, batches: list[Batch]) -> list[BatchView]:
    names = enrollment.payer_names(call.ports, {one.payer for one in batches if one.payer})
    return [_view(one, names.get(one.payer, ""), call.language) for one in batches]


def _view(batch: Batch, payer_name: str, language: Language) -> BatchView:
    def money(minor: int) -> MoneyView:
        return MoneyView.of(minor, batch.currency, language)

    controls = [
        ControlView(count=one.count, amount=money(one.minor), at=one.at.isoformat(), by=one.by)
        for one in batch.controls
    ]
    same = ("number", "currency", "received_on", "payer", "opened_by", "closed_by", "reason")
    return BatchView(
        **{name: getattr(batch, name) for name in same},
        payer_name=payer_name,
        method=batch.method.value,
        state=batch.state.value,
        controls=controls,
        control=controls[-1],
        count=batch.posted.count,
        posted=money(batch.posted.minor),
        missing_count=batch.missing.count,
        missing=money(batch.missing.minor),
        agrees=batch.missing == Tally(0, 0),
        opened_at=batch.opened_at.isoformat(),
        closed_at=batch.closed_at.isoformat() if batch.closed_at else "",
    )


def _number(text: str) -> int:
    if not text.isdecimal() or len(text) > len("999999"):
        raise NotFound("batch_not_found", say("There is no such batch."))
    return int(text)


@api.get("", Permission.PAYMENT_READ)
def list_batches(call: Call, query: BatchesQuery) -> PageView[BatchView]:
    """Batches, the last opened first."""
    if query.state:
        page = Page(actions.open_batches(call.ports))
    else:
        page = actions.batches_page(call.ports, query.limit, query.cursor)
    return PageView(items=_views(call, page.items), cursor=page.cursor)


@api.post("", Permission.PAYMENT_POST, moves_money=True)
def open_batch(call: Call, body: BatchIn) -> BatchView:
    """Open a batch with the totals of the tape; no money moves before its payments are posted."""
    method, day = Method(body.method), body.received_on
    new = NewBatch(method, currency(body.currency), day, body.control_count, body.control_minor, body.payer)
    return _views(call, [actions.open_batch(call.ports, new, call.idempotency_key, call.actor)])[0]


@api.get("/{number}", Permission.PAYMENT_READ)
def get_batch(call: Call, number: str) -> BatchView:
    """One batch."""
    return _views(call, [actions.batch_of(call.ports, _number(number))])[0]


@api.get("/{number}/payments", Permission.PAYMENT_READ)
def list_payments(call: Call, number: str) -> PageView[BatchPaymentView]:
    """The payments of a batch as they are now, in the order they were posted."""
    found = actions.payments_in(call.ports, actions.batch_of(call.ports, _number(number)).number)
    record_list(call.ports, call.actor, "batch", {"batch": number}, len(found), call.correlation_id, taken=False)
    accounts = enrollment.accounts_by_id(call.ports, {one.account_id for one in found})
    return PageView(items=[_line(one, accounts[one.account_id], call.language) for one in found])


def _line(payment: Payment, account: Account, language: Language) -> BatchPaymentView:
    return BatchPaymentView(
        payment_id=payment.id,
        account_id=account.id,
        account_number=account.number,
        guarantor=account.guarantor.name,
        reference=payment.reference,
        amount=MoneyView.of(payment.amount_minor, payment.currency, language),
        unapplied=MoneyView.of(payment.unapplied_minor, payment.currency, language),
        state=payment.state.value,
        at=payment.posted_at.isoformat(),
        by=payment.posted_by,
        moved_to=payment.moved_to.account_number if payment.moved_to else "",
    )


@api.post("/{number}/correct", Permission.PAYMENT_POST, 200)
def correct_batch(call: Call, number: str, body: CorrectIn) -> BatchView:
    """Correct the totals of the tape while the batch is open."""
    control = Tally(body.control_count, body.control_minor)
    return _views(call, [actions.correct_batch(call.ports, _number(number), control, body.version, call.actor)])[0]


@api.post("/{number}/close", Permission.PAYMENT_POST, 200)
def close_batch(call: Call, number: str, body: CloseIn) -> BatchView:
    """Close a batch whose totals agree; with `batch:differ` and a reason also one whose totals do not."""
    may_differ = may(call.actor, Permission.BATCH_DIFFER)
    done = actions.close_batch(call.ports, _number(number), body.reason, call.actor, may_differ=may_differ)
    return _views(call, [done])[0]
