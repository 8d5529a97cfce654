"""Late fees and interest: small invoices of their own, about another one, once for each period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chalicelib.catalog.model import CodeSystem
from chalicelib.invoicing import store
from chalicelib.invoicing.actions.crediting import credit, prefix_of
from chalicelib.invoicing.actions.issuing import natural_id, never_drafted, numbered, post_new, posting_of
from chalicelib.invoicing.actions.posting import MadeBefore
from chalicelib.invoicing.actions.pricing import due_on
from chalicelib.invoicing.actions.reading import issued_invoice_of
from chalicelib.invoicing.model import ChargeLine, CreditNote, InterestPart, Invoice, InvoiceKind
from chalicelib.invoicing.rules.credits import Wanted
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Invalid, NotFound, RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger.actions import Posting, today
from chalicelib.ledger.model import GUARANTOR, Head

_NAMES = {InvoiceKind.LATE_FEE: "Late fee", InvoiceKind.INTEREST: "Interest"}


def issue_fee(
    ports: Ports,
    account_id: str,
    about_invoice: str,
    kind: InvoiceKind,
    minor: int,
    key: str,
    by: Actor,
    interest: Sequence[InterestPart] = (),
) -> Invoice:
    """Charge the guarantor a late fee or interest about an overdue invoice, untaxed, due by his terms.

    `key` is the natural key, such as `late-fee:<invoice>:<period>`: it posts once for ever, and a repeat answers the
    same invoice. `minor` units; `interest` is what they were reckoned on, which the paper tells. Raises Invalid
    `fee_invalid`, RuleBroken `invoice_not_issued`.
    """
    if kind not in _NAMES or minor <= 0:
        raise Invalid("fee_invalid", say("A fee is a late fee or interest, above zero."))

    def decide(head: Head) -> tuple[Posting, Invoice]:
        on = today(ports)
        parts: dict[str, int] = {GUARANTOR: minor}
        overdue = issued_invoice_of(ports, account_id, about_invoice)
        charged = _charged_before(ports, overdue, key)
        if charged is not None:
            raise MadeBefore(charged)
        blank = never_drafted(ports, head, key, by, kind, [_line(overdue, kind, minor)], about=key)
        prefix = prefix_of(ports, head, overdue)
        invoice = numbered(replace(blank, interest=tuple(interest)), head, prefix, parts, on, due_on(ports, parts, on))
        return posting_of(invoice, [store.invoice_write(invoice, None)], kind.value), invoice

    return post_new(ports, account_id, natural_id(account_id, key), decide, by)


def _charged_before(ports: Ports, overdue: Invoice, key: str) -> Invoice | None:
    """The fee under this key that was charged before its account was merged into this one."""
    if not overdue.booked_in:
        return None
    return store.read_invoice(ports.tables, overdue.account_id, natural_id(overdue.booked_in, key))


def take_back_fee(ports: Ports, account_id: str, key: str, reason: str, by: Actor) -> CreditNote | None:
    """Credit a late fee or interest that should not have been charged, by its natural key, once for ever.

    None when it was never charged, or nothing of it is left.
    """
    try:
        return credit(ports, account_id, natural_id(account_id, key), Wanted(), reason, by, f"back:{key}")
    except (NotFound, RuleBroken):
        return None


def _line(overdue: Invoice, kind: InvoiceKind, minor: int) -> ChargeLine:
    return ChargeLine(
        id="1",
        client_id=overdue.lines[0].client_id,
        service_on=overdue.due_on or overdue.lines[0].service_on,
        system=CodeSystem.SERVICE,
        code=kind.value,
        description=f"{_NAMES[kind]}: {overdue.number}",
        modifiers=(),
        units=1000,
        unit_minor=minor,
        discount_minor=0,
        discount_reason="",
        tax_code="",
        tax_rate_bp=0,
        tax_minor=0,
        net_minor=minor,
    )
