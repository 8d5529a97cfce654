"""Capturing charges: draft, change, audit, approve, discard. Nothing here touches the books."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from chalicelib.cloud.snapshot import read_ahead
from chalicelib.cloud.tables import AlreadyThere, edited, until_settled
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.enrollment.rules.records import records_of, rights
from chalicelib.invoicing import store
from chalicelib.invoicing.actions.charged import charged_writes, read_alike
from chalicelib.invoicing.actions.pricing import Charges, charges_of, facts_of, price
from chalicelib.invoicing.actions.reading import invoice_of
from chalicelib.invoicing.model import ChargeLine, ChargesIn, Hold, Invoice, InvoiceKind, InvoiceState
from chalicelib.invoicing.rules import capture
from chalicelib.invoicing.rules.audit import audit
from chalicelib.invoicing.rules.lines import tax_of, total_of, wanted_of
from chalicelib.invoicing.rules.responsibility import shares
from chalicelib.invoicing.store import ChargedMonth
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.carried import changed
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.horizons import alone_fault
from chalicelib.kernel.ids import InvoiceId, id_from
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say

Kept = tuple[Invoice, Sequence[ChargedMonth]]  # a draft, and the months to be charged for with it
AMOUNT = "amount_needs_approval"
APPROVALS = {"discount_needs_approval", "price_needs_approval", AMOUNT}


def draft_invoice(
    ports: Ports, account_id: str, entered: ChargesIn, by: Actor, key: str, *, rebills: InvoiceId | None = None
) -> Invoice:
    """Capture charges as a draft, priced and audited: `held` with reasons, or `draft` when it may be issued.

    The same `key` on an account answers the draft it made. Raises Invalid `charge_invalid` or `amount_too_large`,
    NotFound `account_not_found`.
    """
    invoice_id = InvoiceId(id_from("inv", f"{account_id}:{key}"))

    def attempt() -> Invoice:
        charges, ahead = _read(ports, account_id, entered, invoice_id)
        was = store.read_invoice(ahead.tables, account_id, invoice_id)
        if was is not None:
            return was
        blank = replace(_blank(ports, charges.file, invoice_id, by), rebills=rebills)
        invoice, months = _composed(ahead, charges, blank, by.subject)
        ports.tables.commit([store.invoice_write(invoice, None), *charged_writes(invoice, months)], by)
        return invoice

    try:
        return until_settled(attempt)
    except AlreadyThere:
        return invoice_of(ports, account_id, invoice_id)


def preview(ports: Ports, account_id: str, entered: ChargesIn, by: Actor, *, invoice_id: str = "") -> Invoice:
    """Price and audit charges without keeping them: the draft as it would be, with holds and each party's share.

    With the `invoice_id` of a draft they are its next charges: approvals stay as they would, and what it charges for
    already is no duplicate.
    """
    charges, ahead = _read(ports, account_id, entered, *filter(None, [invoice_id]))
    was = store.read_invoice(ahead.tables, account_id, invoice_id) if invoice_id else None
    if was is None or was.state not in (InvoiceState.DRAFT, InvoiceState.HELD):
        was = _blank(ports, charges.file, InvoiceId(invoice_id), by)
    return _composed(ahead, charges, was, by.subject)[0]


def _read(ports: Ports, account_id: str, entered: ChargesIn, *draft_ids: str) -> tuple[Charges, Ports]:
    """Charges of an account, and the ports in which all they are decided on, these drafts too, was read at one go."""
    charges = charges_of(ports, enrollment.account_file(ports, account_id), entered)
    return charges, read_ahead(ports, charges.places(*draft_ids))


def _blank(ports: Ports, file: AccountFile, invoice_id: InvoiceId, by: Actor) -> Invoice:
    return Invoice(
        id=invoice_id,
        account_id=file.account.id,
        kind=InvoiceKind.SERVICES,
        state=InvoiceState.DRAFT,
        currency=file.account.currency,
        lines=(),
        captured_at=ports.clock.now(),
        captured_by=by.subject,
        version=1,
    )


def change_draft(
    ports: Ports, account_id: str, invoice_id: str, version: int, entered: ChargesIn, by: Actor
) -> Invoice:
    """Replace the charges of a draft, made on its `version`; approvals stay on lines whose amounts stay.

    Raises Conflict `changed_meanwhile`, RuleBroken `invoice_issued` or `invoice_discarded`, Invalid as for a draft.
    """

    def change(file: AccountFile, draft: Invoice) -> Kept:
        edited(draft.version, version)
        return _composed(ports, charges_of(ports, file, entered), draft, by.subject)

    return _rewritten(ports, account_id, invoice_id, change, by)


def audit_draft(ports: Ports, account_id: str, invoice_id: str, by: Actor) -> Invoice:
    """Price a draft anew and audit it: it becomes held or free. Nothing is written when nothing changed."""

    def anew(file: AccountFile, draft: Invoice) -> Kept:
        again = capture.entered_again(draft, [wanted_of(line) for line in draft.lines])
        return _composed(ports, charges_of(ports, file, again), draft)  # nobody asks anew

    return _rewritten(ports, account_id, invoice_id, anew, by)


def approve_draft(
    ports: Ports, account_id: str, invoice_id: str, version: int, by: Actor, line_ids: Sequence[str] = ()
) -> Invoice:
    """Approve what the audit holds for approval, discounts, prices and a large amount, all or on the named lines; ""
    names the invoice as a whole. It is approved as it was seen, in its `version`, which the draft keeps.

    RuleBroken `own_approval` for whoever asked for one of them: two people stand behind what is given away. Conflict
    `changed_meanwhile` when the draft is another since; a repeat of what was approved is answered.
    """

    def approve(file: AccountFile, draft: Invoice) -> Kept:
        chosen = set(line_ids) or {"", *(line.id for line in draft.lines)}
        held = [hold for hold in draft.holds if hold.line_id in chosen and hold.code in APPROVALS]
        if not held and draft.approved_version == version:
            return draft, ()
        edited(draft.version, version)
        _by_another(draft, {hold.line_id for hold in held}, by)
        return (_approved(draft, held, by) if held else draft), ()

    return _rewritten(ports, account_id, invoice_id, approve, by)


def _by_another(draft: Invoice, line_ids: set[str], by: Actor) -> None:
    if by.subject in {draft.asked_by(line_id) for line_id in line_ids}:
        raise RuleBroken("own_approval", say("You asked for this yourself: somebody else must approve it."))


def _approved(draft: Invoice, held: Sequence[Hold], by: Actor) -> Invoice:
    waiting = {(hold.line_id, hold.code) for hold in held}
    lines = tuple(_line_approved(line, waiting, by) for line in draft.lines)
    after = replace(draft, lines=lines, approved_version=draft.version)
    if ("", AMOUNT) in waiting:
        after = replace(after, approved_minor=draft.total_minor, approved_by=by.subject)
    return _judged(after, [hold for hold in draft.holds if hold not in held])


def _line_approved(line: ChargeLine, waiting: set[tuple[str, str]], by: Actor) -> ChargeLine:
    if (line.id, "discount_needs_approval") in waiting:
        line = replace(line, discount_approved_by=by.subject)
    if (line.id, "price_needs_approval") in waiting:
        line = replace(line, price_approved_by=by.subject)
    return line


def discard_draft(ports: Ports, account_id: str, invoice_id: str, by: Actor) -> None:
    """Put a draft aside for good; a discarded one stays discarded. RuleBroken `invoice_issued`."""

    def attempt() -> None:
        draft = invoice_of(ports, account_id, invoice_id)
        if draft.state is InvoiceState.DISCARDED:
            return
        _must_be_draft(draft)
        discarded = replace(draft, state=InvoiceState.DISCARDED, version=draft.version + 1)
        ports.tables.commit([store.invoice_write(discarded, draft.version)], by)

    until_settled(attempt)


def _rewritten(
    ports: Ports,
    account_id: str,
    invoice_id: str,
    change: Callable[[AccountFile, Invoice], Kept],
    by: Actor,
) -> Invoice:
    def attempt() -> Invoice:
        file = enrollment.account_file(ports, account_id)
        draft = invoice_of(ports, account_id, invoice_id)
        _must_be_draft(draft)
        after, months = change(file, draft)
        if after == draft:
            return draft
        after = replace(after, version=draft.version + 1)
        ports.tables.commit([store.invoice_write(after, draft.version), *charged_writes(after, months)], by)
        return after

    return until_settled(attempt)


def _must_be_draft(invoice: Invoice) -> None:
    if invoice.state is InvoiceState.ISSUED:
        raise RuleBroken("invoice_issued", say("An issued invoice is never edited: credit it and bill again."))
    if invoice.state is InvoiceState.DISCARDED:
        raise RuleBroken("invoice_discarded", say("This draft was discarded. Capture the charges again."))


def _composed(ports: Ports, charges: Charges, draft: Invoice, asks: str = "") -> Kept:
    """The draft with these charges, priced and audited, and the months it charges for as they were read.

    `asks` is who gives them where they are other than before.
    """
    ports, file = read_ahead(ports, charges.places()), charges.file
    draft = capture.with_entered(draft, charges.entered)
    found = price(ports, charges)
    before = {_bare(old): old for old in reversed(draft.lines)}  # of two alike the first
    lines = tuple(_as_before(one.line, before.get(_bare(one.line)), draft, asks) for one in found)
    capture.check_size(lines)
    invoice = replace(
        draft,
        lines=lines,
        total_minor=total_of(lines),
        tax_minor=tax_of(lines),
        shares=shares(lines, () if draft.self_pay else rights(file)),
        total_asked_by=_who_asks(draft, total_of(lines), asks),
    )
    records = [changed(line, client_id=one) for line in lines for one in records_of(file.clients, line.client_id)]
    alike = read_alike(ports, file.account.id, records)
    return _judged(invoice, audit(facts_of(ports, file, invoice, alike.invoices, found))), alike.months


def _who_asks(draft: Invoice, total_minor: int, asks: str) -> str:
    """Who answers for what a draft comes to; empty for whoever captured it, and where one person books it alone."""
    asker = asks if asks and total_minor != draft.total_minor else draft.total_asked_by
    return "" if asker == draft.captured_by or not alone_fault(total_minor) else asker


def _as_before(line: ChargeLine, old: ChargeLine | None, draft: Invoice, asks: str) -> ChargeLine:
    """A line that stays as it was keeps its approvals and who asked for them; another one is asked for anew."""
    if old is not None:
        return changed(old, tax_minor=line.tax_minor, diagnoses=line.diagnoses, names=line.names)
    given = line.discount_minor or line.price_reason
    return changed(line, asked_by=(asks or draft.asked_by(line.id)) if given else "")


def _bare(line: ChargeLine) -> ChargeLine:
    """A line without its approvals, its tax, which other lines of its rate may move by a cent, and its diagnoses and
    names, which bear on no amount.
    """
    nothing = {"discount_approved_by": "", "price_approved_by": "", "asked_by": "", "diagnoses": (), "names": {}}
    return changed(line, tax_minor=0, **nothing)


def _judged(invoice: Invoice, holds: Sequence[Hold]) -> Invoice:
    return replace(invoice, holds=tuple(holds), state=InvoiceState.HELD if holds else InvoiceState.DRAFT)
