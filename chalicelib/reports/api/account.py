"""The account page: who owes what, what happens next, one timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from chalicelib.collections import actions as collections
from chalicelib.collections.model import Outcome
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile, CallOutcome
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import InvoiceState
from chalicelib.invoicing.rules.owed import OpenItem, Owed
from chalicelib.kernel.languages import Language
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import actions as payments
from chalicelib.payments.rules.counted import Counted
from chalicelib.reports.behind import behind_since
from chalicelib.reports.history import page_of_account, page_of_calls, page_of_invoice
from chalicelib.reports.recent import remember_account
from chalicelib.reports.timeline import Happening
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import AskedDay, Cursor, MoneyView, OptionalId, PageView, Sentence, Shape, View

api = Api("overview", "/api/v1")

Shown = Callable[[int], MoneyView]  # minor units as a reader sees them


class OwingPartyView(View):
    """What one party has open by the books, what the office holds of its money and what is being debited just now, and
    what it owes now.
    """

    party: str
    name: str
    open: MoneyView
    unapplied: MoneyView
    processing: MoneyView
    owed: MoneyView


class NextView(View):
    """What the nightly run will do next with an account, and when: no day where nothing comes of what is owed now.
    `outcome` is a word, `reason` a sentence.
    """

    on: date | None
    outcome: str
    level: int
    reason: Sentence


class OverviewView(View):
    """An account in one look."""

    account_id: str
    account_number: str
    guarantor: str
    currency: str
    version: int
    balance: MoneyView
    client: MoneyView  # what the guarantor owes now
    payers: MoneyView  # what all others owe now
    overdue: MoneyView
    unapplied: MoneyView
    parties: list[OwingPartyView]
    ageing: dict[str, MoneyView]
    aged: MoneyView  # the sum of the ageing: what the guarantor owes now
    drafts: int
    held: int
    level: int
    next: NextView
    behind_since: str  # the lists show it as it was before this instant


class HappeningView(View):
    """One line of the timeline. `kind` and the keys of `words` are words the screen writes out."""

    at: str
    kind: str
    by: str
    amount: MoneyView | None
    subject: str
    words: dict[str, Sentence]

    @classmethod
    def of(cls, happening: Happening, currency: str, language: Language) -> HappeningView:
        """Write a happening for a reader."""
        minor = happening.minor
        return cls(
            at=happening.at.isoformat(),
            kind=happening.kind,
            by=happening.by,
            amount=MoneyView.of(minor, currency, language) if minor is not None else None,
            subject=happening.subject,
            words=happening.words,
        )


class TimelineQuery(Shape):
    """A page of the timeline, the newest first; with `invoice` (an invoice's id) only what happened to it, with
    `outcome` only the notes of calls that came to it.
    """

    cursor: Cursor | None = None
    invoice: OptionalId = ""
    outcome: CallOutcome = CallOutcome.NO_CALL


class OwedQuery(Shape):
    """The civil date that is asked about."""

    on: AskedDay


class OwedLine(View):
    """What a party owed on one invoice."""

    invoice_id: str
    number: str
    party: str
    owed: MoneyView


class OwedThenView(View):
    """Who owed what at the end of a civil date."""

    on: date
    lines: list[OwedLine]
    total: MoneyView

    @classmethod
    def of(
        cls,
        on: date,
        owed: Mapping[tuple[str, str], int],
        numbers: Mapping[str, str],
        money: Shown,
    ) -> OwedThenView:
        """Write what was owed (minor units by invoice and party) for a reader, with the invoices' numbers."""
        lines = [
            OwedLine(invoice_id=subject, number=numbers.get(subject, ""), party=party, owed=money(minor))
            for (subject, party), minor in sorted(owed.items())
        ]
        return cls(on=on, lines=lines, total=money(sum(owed.values())))


def _parties(ports: Ports, file: AccountFile, counted: Counted, language: Language) -> list[OwingPartyView]:
    head = ledger.head_among(file.raws)
    nothing: Owed[OpenItem] = Owed(())

    def of(party: str) -> OwingPartyView:
        owes = counted.owed.get(party, nothing)
        amounts = {
            "open": head.owed(party),
            "unapplied": head.unapplied(party),
            "processing": owes.debited_minor,
            "owed": owes.owed_minor,
        }
        name = file.account.guarantor.name if party == GUARANTOR else _payer_name(ports, party)
        shown = {what: MoneyView.of(minor, head.currency, language) for what, minor in amounts.items()}
        return OwingPartyView(party=party, name=name, **shown)

    return [of(party) for party in dict.fromkeys([GUARANTOR, *(key.split(":", 1)[1] for key in head.balances)])]


def _payer_name(ports: Ports, party: str) -> str:
    return enrollment.payer_of(ports, party).name


def _next(ports: Ports, account_id: str) -> tuple[NextView, dict[str, int], int, int]:
    standing = collections.dunning_of(ports, account_id)
    step = standing.next_step
    covered = step is not None and step.outcome is Outcome.NOTHING_OVERDUE
    shown = NextView(
        on=None if covered else step.on if step else standing.dunning.next_on,
        outcome=step.outcome.value if step else "",
        level=step.level if step else standing.dunning.level,
        reason=step.reason if step else "",
    )
    return shown, standing.ageing, standing.overdue_minor, standing.dunning.level


@api.get("/accounts/{account_id}/overview", Permission.ACCOUNT_READ, reads="overview")
def overview(call: Call, account_id: str) -> OverviewView:
    """An account in one look: who owes what, how old it is, what happens next."""
    shown = _overview(call.ports, enrollment.account_file(call.ports, account_id), call.language)
    remember_account(call.ports, call.actor, account_id)
    return shown


def _overview(ports: Ports, file: AccountFile, language: Language) -> OverviewView:
    account_id, head = file.account.id, ledger.head_among(file.raws)
    waiting = Counter(one.state for one in invoicing.waiting_of(ports, account_id))
    following, ages, overdue, level = _next(ports, account_id)

    def money(minor: int) -> MoneyView:
        return MoneyView.of(minor, head.currency, language)

    _, counted = payments.counted_on(ports, file.raws)
    owed = {party: owes.owed_minor for party, owes in counted.owed.items()}
    unapplied = sum(-minor for key, minor in head.balances.items() if key.startswith("unapplied:"))
    return OverviewView(
        account_id=account_id,
        account_number=file.account.number,
        guarantor=file.account.guarantor.name,
        currency=head.currency,
        version=head.version,
        balance=money(head.balance),
        client=money(owed.get(GUARANTOR, 0)),
        payers=money(sum(minor for party, minor in owed.items() if party != GUARANTOR)),
        overdue=money(overdue),
        unapplied=money(unapplied),
        parties=_parties(ports, file, counted, language),
        ageing={bucket: money(minor) for bucket, minor in ages.items()},
        aged=money(sum(ages.values())),
        drafts=waiting[InvoiceState.DRAFT],
        held=waiting[InvoiceState.HELD],
        level=level,
        next=following,
        behind_since=behind_since(ports, [account_id]).get(account_id, ""),
    )


@api.get("/accounts/{account_id}/timeline", Permission.ACCOUNT_READ, reads="timeline")
def account_timeline(call: Call, account_id: str, query: TimelineQuery) -> PageView[HappeningView]:
    """Everything that happened on an account, the newest first."""
    file = enrollment.account_file(call.ports, account_id)
    if query.invoice:
        page = page_of_invoice(call.ports, file, query.invoice, query.cursor)
    elif query.outcome:
        page = page_of_calls(call.ports, account_id, query.outcome, query.cursor)
    else:
        page = page_of_account(call.ports, file, query.cursor)
    items = [HappeningView.of(happening, file.account.currency, call.language) for happening in page.items]
    return PageView(items=items, cursor=page.cursor)


@api.get("/accounts/{account_id}/owed", Permission.ACCOUNT_READ, reads="owed")
def owed_then(call: Call, account_id: str, query: OwedQuery) -> OwedThenView:
    """Who owed what on a day."""
    head = ledger.head_of(call.ports, account_id)
    owed = ledger.owed_on(call.ports, account_id, query.on)
    invoices = invoicing.invoices_by_id(call.ports, account_id, dict.fromkeys(subject for subject, _ in owed))
    numbers: dict[str, str] = {invoice.id: invoice.number for invoice in invoices.values()}
    return OwedThenView.of(query.on, owed, numbers, lambda minor: MoneyView.of(minor, head.currency, call.language))
