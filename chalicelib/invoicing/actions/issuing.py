"""Issuing: the draft becomes a numbered demand in the same transaction as its entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chalicelib.cloud.tables import AlreadyThere, Contested
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.enrollment.rules.records import rights
from chalicelib.invoicing import store
from chalicelib.invoicing.actions.charged import charged_writes, marks_by_month
from chalicelib.invoicing.actions.posting import MadeBefore, post, post_as_read
from chalicelib.invoicing.actions.pricing import due_on, facts_of
from chalicelib.invoicing.actions.reading import invoice_of
from chalicelib.invoicing.model import ChargeLine, ClientDiagnoses, Hold, Invoice, InvoiceKind, InvoiceState
from chalicelib.invoicing.rules import legs
from chalicelib.invoicing.rules.audit import audit
from chalicelib.invoicing.rules.lines import tax_of, total_of
from chalicelib.invoicing.rules.responsibility import shares
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ids import AccountId, InvoiceId, id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import Said, in_turn, say
from chalicelib.kernel.tables import Write
from chalicelib.ledger.actions import Posting, head_among, today
from chalicelib.ledger.model import Begun, Draft, Head

Decide = Callable[[Head], tuple[Posting, Invoice]]


class _Stopped(Exception):
    def __init__(self, draft: Invoice, holds: tuple[Hold, ...]) -> None:
        super().__init__("held")
        self.draft = draft
        self.holds = holds


def issue(ports: Ports, account_id: str, invoice_id: str, by: Actor, on: date | None = None) -> Invoice:
    """Issue a draft: number it, split it over the parties, post it. Issuing an issued invoice answers it.

    `on` (civil date, default today) is the day of issue in the books. Codes and prices were checked when the draft was
    last saved; everything else is audited again. Raises RuleBroken `invoice_held` with the reasons by line, and
    `invoice_discarded`; NotFound `invoice_not_found`.
    """

    def decide() -> tuple[Head, Posting, Invoice]:
        day = on or today(ports)
        file = enrollment.account_file(ports, account_id)
        head = head_among(file.raws)
        draft = invoice_of(ports, account_id, invoice_id)
        parts = _ready(ports, file, draft)
        invoice = numbered(draft, head, file.account.number, parts, day, due_on(ports, parts, day))
        return head, posting_of(invoice, [store.invoice_write(invoice, draft.version)]), invoice

    try:
        return post_as_read(ports, decide, by)
    except _Stopped as stopped:
        _keep_holds(ports, stopped, by)
        raise _refusal(stopped.holds) from stopped


def _ready(ports: Ports, file: AccountFile, draft: Invoice) -> dict[str, int]:
    """The parties' shares of a draft that may be issued."""
    if draft.state is InvoiceState.ISSUED:
        raise MadeBefore(draft)
    if draft.state is InvoiceState.DISCARDED:
        raise RuleBroken("invoice_discarded", say("This draft was discarded. Capture the charges again."))
    if draft.state is InvoiceState.HELD:
        raise _refusal(draft.holds)
    holds = audit(facts_of(ports, file, draft, (), None))  # a twin of its charges was held when it was saved
    if holds:
        raise _Stopped(draft, holds)
    return shares(draft.lines, () if draft.self_pay else rights(file))


def _refusal(holds: Sequence[Hold]) -> RuleBroken:
    reasons: dict[str, Said] = {}
    for hold in holds:
        place = f"lines.{hold.line_id}" if hold.line_id else "invoice"
        reasons[place] = in_turn(reasons[place], hold.message) if place in reasons else hold.message
    return RuleBroken("invoice_held", say("The audit holds this invoice. Mend what it names first."), reasons)


def _keep_holds(ports: Ports, stopped: _Stopped, by: Actor) -> None:
    draft = stopped.draft
    held = replace(draft, state=InvoiceState.HELD, holds=stopped.holds, version=draft.version + 1)
    try:
        ports.tables.commit([store.invoice_write(held, draft.version)], by)
    except Contested:
        return  # somebody is at work on it: the next audit finds the same


def numbered(invoice: Invoice, head: Head, prefix: str, parts: Mapping[str, int], on: date, due: date) -> Invoice:
    """The invoice as a demand: the next number of its account, its parties' shares, all of it open."""
    return replace(
        invoice,
        state=InvoiceState.ISSUED,
        version=invoice.version + 1,
        holds=(),
        number=f"{prefix}-{head.invoices + 1:04d}",
        issued_on=on,
        due_on=due,
        total_minor=total_of(invoice.lines),
        tax_minor=tax_of(invoice.lines),
        shares=dict(parts),
        liable=dict(parts),
        open=dict(parts),
        entry_version=head.version + 1,
        issued_version=invoice.version + 1,
    )


def posting_of(invoice: Invoice, writes: Sequence[Write], reason: str = "invoice") -> Posting:
    """The posting of an issued invoice: three items with the entry and the head."""
    assert invoice.issued_on is not None  # noqa: S101  # numbered() set it
    draft = Draft(
        reason,
        legs.of_issue(invoice),
        invoice.issued_on,
        f"invoice:{invoice.id}",
        numbers=(invoice.number,),
        begun=Begun(invoice.captured_at, invoice.captured_by),
    )
    return Posting(draft, writes, numbered_invoices=1)


def post_charges(
    ports: Ports,
    account_id: str,
    lines: Sequence[ChargeLine],
    parts: Mapping[str, int],
    on: date,
    by: Actor,
    key: str,
    due: date | None = None,
    named_by: str = "",
    diagnoses: tuple[ClientDiagnoses, ...] = (),
) -> Invoice:
    """Issue charges that another system priced and audited, with their shares by party, in one transaction.

    For imports. `parts` are minor units by party and sum to the lines; the same `key` on an account answers the invoice
    it made, also by the account `named_by`, which was merged into this one. Raises RuleBroken `shares_unequal`.
    """
    if sum(parts.values()) != total_of(lines) or min(parts.values(), default=0) <= 0:
        raise RuleBroken("shares_unequal", say("The parties' shares must be above zero and sum to the charges."))
    prefix = enrollment.account_of(ports, account_id).number
    invoice_id = natural_id(named_by or account_id, key)

    def decide(head: Head) -> tuple[Posting, Invoice]:
        blank = never_drafted(ports, head, key, by, InvoiceKind.SERVICES, lines)
        blank = replace(blank, id=invoice_id, diagnoses=diagnoses)
        invoice = numbered(blank, head, prefix, parts, on, due or due_on(ports, parts, on))
        months = store.read_months(ports.tables, account_id, marks_by_month(lines))
        return posting_of(invoice, [store.invoice_write(invoice, None), *charged_writes(invoice, months)]), invoice

    return post_new(ports, account_id, invoice_id, decide, by)


def natural_id(account_id: str, key: str) -> InvoiceId:
    """The id of an invoice that was never a draft follows from its natural key on its account."""
    return InvoiceId(id_from("inv", f"{account_id}:{key}"))


def never_drafted(
    ports: Ports, head: Head, key: str, by: Actor, kind: InvoiceKind, lines: Sequence[ChargeLine], about: str = ""
) -> Invoice:
    """A new invoice that was never a draft, under its natural key."""
    return Invoice(
        id=natural_id(head.account_id, key),
        account_id=AccountId(head.account_id),
        kind=kind,
        state=InvoiceState.ISSUED,
        currency=head.currency,
        lines=tuple(lines),
        captured_at=ports.clock.now(),
        captured_by=by.subject,
        version=1,
        about=about,
    )


def post_new(ports: Ports, account_id: str, invoice_id: str, decide: Decide, by: Actor) -> Invoice:
    """Post an invoice under its natural key's id; when it exists, answer it."""
    try:
        return post(ports, account_id, decide, by)
    except AlreadyThere:
        return invoice_of(ports, account_id, invoice_id)
