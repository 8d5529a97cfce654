"""Routes of write-offs: asked, approved, refused, taken back; what would become of some; the office's limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from pydantic import Field

from chalicelib.invoicing import actions
from chalicelib.invoicing.api.doors import api
from chalicelib.invoicing.api.shapes import OptionalReason
from chalicelib.invoicing.model import (
    SmallBalance,
    WriteOff,
    WriteOffPolicy,
    WriteOffReason,
    WriteOffState,
    WriteOffWanted,
)
from chalicelib.invoicing.rules.write_offs import DAYS_MAX, as_delivered
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import own_first
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import (
    Id,
    MoneyView,
    MovedMinor,
    NotNegativeMinor,
    PageQuery,
    PageView,
    Sentence,
    Shape,
    Told,
    Version,
    View,
)
from chalicelib.web.shown import amounts, shown

_ONE = "/accounts/{account_id}/invoices/{invoice_id}"
PREVIEWED_MAX = 500


class WriteOffBody(Shape):
    """What to write off: all that a party (`guarantor`, or a payer's id) has open, as it was seen, and why."""

    party: Id
    amount_minor: MovedMinor
    reason: WriteOffReason
    note: OptionalReason = ""

    def wanted(self) -> WriteOffWanted:
        """What to write off as the room knows it."""
        return WriteOffWanted(self.party, self.amount_minor, self.reason, self.note)


class TakeBackBody(Shape):
    """Why a write-off is taken back."""

    note: OptionalReason = ""


class NamedInvoice(Shape):
    """An invoice of an account."""

    account_id: Id
    invoice_id: Id


class WriteOffsAheadBody(Shape):
    """The invoices to look at."""

    invoices: Annotated[list[NamedInvoice], Field(max_length=PREVIEWED_MAX)]


class WriteOffPolicyIn(Shape):
    """What the office writes off as edited, with the version it was edited on."""

    limit_minor: NotNegativeMinor
    days: Annotated[int, Field(ge=0, le=DAYS_MAX, strict=True)]
    source: Annotated[str, Field(min_length=1, max_length=1000)]
    version: Version


class WriteOffView(View):
    """A write-off: of what, why, and what became of it. `decided_by` is empty where nobody had to approve it."""

    id: str
    account_id: str
    invoice_id: str
    number: str
    party: str
    amount: MoneyView
    reason: WriteOffReason
    note: str
    state: WriteOffState
    asked_by: str
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None
    taken_back_by: str
    taken_back_at: datetime | None
    version: int

    @classmethod
    def of(cls, found: WriteOff, language: Language) -> WriteOffView:
        """Show a write-off."""
        return shown(cls, found, amounts(found.currency, language))


class SmallBalanceView(View):
    """What would become of writing off what the guarantor has open on an invoice: at once, or asked of a second person;
    `refused` says why neither.
    """

    account_id: str
    invoice_id: str
    number: str
    party: str
    amount: MoneyView
    at_once: bool
    refused: Sentence

    @classmethod
    def of(cls, found: SmallBalance, language: Language) -> SmallBalanceView:
        """Show a balance."""
        return shown(cls, found, amounts(found.currency, language), refused=found.refused)


class WriteOffsAheadView(View):
    """What would become of writing off some invoices: one by one, how many, and by currency what would be given up at
    once and what would be asked.
    """

    items: list[SmallBalanceView]
    at_once: int
    asked: int
    refused: int
    at_once_amounts: list[MoneyView]
    asked_amounts: list[MoneyView]

    @classmethod
    def of(cls, found: Iterable[SmallBalance], own: str, language: Language) -> WriteOffsAheadView:
        """Show what would become of balances, the office's `own` currency first."""
        balances = list(found)
        possible = [one for one in balances if not one.refused]
        now, asked = ([one for one in possible if one.at_once is alone] for alone in (True, False))
        return cls(
            items=[SmallBalanceView.of(one, language) for one in balances],
            at_once=len(now),
            asked=len(asked),
            refused=len(balances) - len(possible),
            at_once_amounts=_sums(now, own, language),
            asked_amounts=_sums(asked, own, language),
        )


class WriteOffPolicyView(View):
    """What the office writes off in a currency: up to which amount one person alone, how old a small balance is."""

    currency: str
    limit: MoneyView
    days: int
    source: Told
    version: int

    @classmethod
    def of(cls, policy: WriteOffPolicy, language: Language) -> WriteOffPolicyView:
        """Show what the office writes off."""
        return shown(cls, policy, amounts(policy.currency, language))


def _sums(balances: Iterable[SmallBalance], own: str, language: Language) -> list[MoneyView]:
    sums = Counter[str]()
    for one in balances:
        sums[one.currency] += one.minor
    return [MoneyView.of(minor, code, language) for code, minor in own_first(sums, own).items()]


def _ahead(call: Call, found: Iterable[SmallBalance]) -> WriteOffsAheadView:
    return WriteOffsAheadView.of(found, call.ports.settings.office_currency, call.language)


@api.get(f"{_ONE}/write-offs", Permission.ACCOUNT_READ, reads="invoice")
def list_write_offs(call: Call, account_id: str, invoice_id: str) -> list[WriteOffView]:
    """What was written off of an invoice, asked for, refused and taken back, in the order it was asked."""
    invoice = actions.invoice_of(call.ports, account_id, invoice_id)
    return [WriteOffView.of(one, call.language) for one in actions.write_offs_of(call.ports, invoice)]


@api.get("/accounts/{account_id}/write-offs", Permission.ACCOUNT_READ, reads="invoices")
def page_of_write_offs(call: Call, account_id: str, query: PageQuery) -> PageView[WriteOffView]:
    """What was written off of an account's invoices, asked for, refused and taken back, invoice by invoice."""
    page = actions.write_offs_page(call.ports, account_id, query.limit, query.cursor)
    return PageView(items=[WriteOffView.of(one, call.language) for one in page.items], cursor=page.cursor)


@api.post(f"{_ONE}/write-offs", Permission.WRITE_OFF, moves_money=True)
def write_off(call: Call, account_id: str, invoice_id: str, body: WriteOffBody) -> WriteOffView:
    """Write off what a party has open: at once up to the office's limit, above it asked of a second person."""
    given_up = (account_id, invoice_id, body.wanted(), call.actor, call.idempotency_key)
    return WriteOffView.of(actions.write_off(call.ports, *given_up), call.language)


@api.post(f"{_ONE}/write-offs/{{write_off_id}}/approve", Permission.WRITE_OFF_APPROVE, status=200, moves_money=True)
def approve_write_off(call: Call, account_id: str, invoice_id: str, write_off_id: str) -> WriteOffView:
    """Approve a write-off that somebody else asked for, if what was asked for is still open."""
    one = (account_id, invoice_id, write_off_id, call.actor, call.idempotency_key)
    return WriteOffView.of(actions.approve_write_off(call.ports, *one), call.language)


@api.post(f"{_ONE}/write-offs/{{write_off_id}}/refuse", Permission.WRITE_OFF_APPROVE, status=200, moves_money=True)
def refuse_write_off(call: Call, account_id: str, invoice_id: str, write_off_id: str) -> WriteOffView:
    """Refuse a write-off that waits: the amount stays owed."""
    one = (account_id, invoice_id, write_off_id, call.actor, call.idempotency_key)
    return WriteOffView.of(actions.refuse_write_off(call.ports, *one), call.language)


@api.post(f"{_ONE}/write-offs/{{write_off_id}}/withdraw", Permission.WRITE_OFF, status=200, moves_money=True)
def withdraw_write_off(call: Call, account_id: str, invoice_id: str, write_off_id: str) -> WriteOffView:
    """Withdraw a write-off that one asked for oneself and nobody decided on."""
    one = (account_id, invoice_id, write_off_id, call.actor, call.idempotency_key)
    return WriteOffView.of(actions.withdraw_write_off(call.ports, *one), call.language)


@api.post(f"{_ONE}/write-offs/{{write_off_id}}/take-back", Permission.WRITE_OFF, status=200, moves_money=True)
def take_back_write_off(
    call: Call, account_id: str, invoice_id: str, write_off_id: str, body: TakeBackBody
) -> WriteOffView:
    """Take back a posted write-off by the mirror image of its entry: the amount is open again."""
    one = (account_id, invoice_id, write_off_id, body.note, call.actor, call.idempotency_key)
    return WriteOffView.of(actions.take_back_write_off(call.ports, *one), call.language)


@api.post("/write-offs/preview", Permission.WRITE_OFF, status=200)
def preview_write_offs(call: Call, body: WriteOffsAheadBody) -> WriteOffsAheadView:
    """Say what would become of writing off what guarantors have open on some invoices. Nothing is written."""
    wanted = [(one.account_id, one.invoice_id) for one in body.invoices]
    return _ahead(call, actions.preview_write_offs(call.ports, wanted))


@api.get("/accounts/{account_id}/small-balances", Permission.WRITE_OFF, reads="invoices")
def small_balances(call: Call, account_id: str) -> WriteOffsAheadView:
    """What the guarantor has open on invoices that is small by the office's limit, the oldest due first."""
    return _ahead(call, actions.small_balances_of(call.ports, account_id))


@api.get("/write-off-policies", Permission.ACCOUNT_READ)
def list_write_off_policies(call: Call) -> list[WriteOffPolicyView]:
    """What the office writes off, by currency."""
    return [WriteOffPolicyView.of(one, call.language) for one in actions.list_write_off_policies(call.ports)]


@api.put("/write-off-policies/{currency}", Permission.POLICY_WRITE)
def save_write_off_policy(call: Call, currency: str, body: WriteOffPolicyIn) -> WriteOffPolicyView:
    """Choose what is written off in a currency from now on; the version before is kept."""
    source = as_delivered(body.source, call.language)
    policy = WriteOffPolicy(currency, body.limit_minor, body.days, source, body.version)
    return WriteOffPolicyView.of(actions.save_write_off_policy(call.ports, policy, call.actor), call.language)
