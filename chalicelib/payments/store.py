"""Where payments lie, in `core`:

pk = account id · sk = PAY#<id>      a payment; lookup GATEWAY#<payment reference>; worklist while a refund pends
pk = account id · sk = ATTEMPT#<id>  a try to pay on the gateway; worklist until it is settled
pk = LINK#<hash> · sk = LINK         a pay link, by the SHA-256 of its token
pk = SESSION#<hash> · sk = SESSION   a pay session; removed by the table's time to live

The worklist UNSETTLED#<shard> holds what the gateway has not answered for, however old it is.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pynamodb.attributes import UnicodeAttribute

from chalicelib.cloud.attributes import DateAttribute, InstantAttribute, JSONTextAttribute, WholeNumberAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.tables import AGENDA_SHARDS
from chalicelib.kernel.ids import AccountId, InvoiceId, PaymentId, shard
from chalicelib.kernel.money import currency
from chalicelib.kernel.ports import AttemptState
from chalicelib.payments.model import (
    Allocation,
    Attempt,
    Method,
    PayLink,
    Payment,
    PaymentState,
    PaySession,
    Refund,
)

PAYMENT = "PAY#"
ATTEMPT = "ATTEMPT#"


def unsettled(part: int) -> str:
    """The worklist of one shard of what the gateway has not answered for."""
    return f"UNSETTLED#{part:02d}"


def unsettled_keys(account_id: str, subject: str) -> dict[str, Any]:
    """The worklist attributes of what the gateway has not answered for."""
    return {"worklist_pk": unsettled(shard(account_id, AGENDA_SHARDS)), "worklist_sk": f"{account_id}#{subject}"}


class PaymentItem(CoreItem):
    """A payment."""

    natural_key = UnicodeAttribute()
    party = UnicodeAttribute()
    method = UnicodeAttribute()
    currency = UnicodeAttribute()
    amount_minor = WholeNumberAttribute()
    received_on = DateAttribute()
    allocations = JSONTextAttribute()
    unapplied_minor = WholeNumberAttribute()
    state = UnicodeAttribute()
    posted_at = InstantAttribute()
    by = UnicodeAttribute()
    entry_version = WholeNumberAttribute()
    refunds = JSONTextAttribute(null=True)
    reference = UnicodeAttribute(null=True)
    gateway_reference = UnicodeAttribute(null=True)
    return_reason = UnicodeAttribute(null=True)
    dispute_reference = UnicodeAttribute(null=True)
    changes = JSONTextAttribute(null=True)


class AttemptItem(CoreItem):
    """A try to pay."""

    link_hash = UnicodeAttribute()
    amount_minor = WholeNumberAttribute()
    currency = UnicodeAttribute()
    invoice_ids = JSONTextAttribute()
    state = UnicodeAttribute()
    language = UnicodeAttribute()
    gateway_reference = UnicodeAttribute(null=True)
    redirect_url = UnicodeAttribute(null=True)
    started_at = InstantAttribute()
    ends_at = InstantAttribute()
    checked_at = InstantAttribute(null=True)
    checks = WholeNumberAttribute()
    decline_reason = UnicodeAttribute(null=True)


class LinkItem(CoreItem):
    """A pay link."""

    account_id = UnicodeAttribute()
    notice_id = UnicodeAttribute()
    address_hash = UnicodeAttribute()
    created_at = InstantAttribute()
    ends_at = InstantAttribute()
    failures = WholeNumberAttribute()
    locked_until = InstantAttribute(null=True)
    revoked_at = InstantAttribute(null=True)
    revoked_reason = UnicodeAttribute(null=True)


class SessionItem(CoreItem):
    """A pay session."""

    account_id = UnicodeAttribute()
    link_hash = UnicodeAttribute()
    ends_at = InstantAttribute()


def _refund_row(refund: Refund) -> list[Any]:
    at = InstantAttribute().serialize(refund.asked_at)
    return [refund.id, refund.minor, refund.reason, refund.state, at, refund.asked_by, refund.gateway_reference]


def _refund(row: list[Any]) -> Refund:
    return Refund(row[0], row[1], row[2], row[3], InstantAttribute().deserialize(row[4]), row[5], row[6])


def payment_item(payment: Payment) -> PaymentItem:
    """The stored form of a payment; it waits on the agenda while a refund is pending."""
    pending = [refund for refund in payment.refunds if refund.state == "pending"]
    waits = unsettled_keys(payment.account_id, payment.id) if pending else {}
    found = f"GATEWAY#{payment.gateway_reference}" if payment.gateway_reference else None
    return PaymentItem(
        payment.account_id,
        PAYMENT + payment.id,
        version=payment.version,
        natural_key=payment.natural_key,
        party=payment.party,
        method=payment.method.value,
        currency=payment.currency,
        amount_minor=payment.amount_minor,
        received_on=payment.received_on,
        allocations=[[a.invoice_id, a.minor] for a in payment.allocations],
        unapplied_minor=payment.unapplied_minor,
        state=payment.state.value,
        posted_at=payment.posted_at,
        by=payment.posted_by,
        entry_version=payment.entry_version,
        refunds=[_refund_row(refund) for refund in payment.refunds] or None,
        reference=payment.reference or None,
        gateway_reference=payment.gateway_reference or None,
        return_reason=payment.return_reason or None,
        dispute_reference=payment.dispute_reference or None,
        changes=list(payment.changes) or None,
        lookup_pk=found,
        lookup_sk=payment.account_id if found else None,
        **waits,
    )


def payment_of_item(item: PaymentItem) -> Payment:
    """The model of a stored payment."""
    return Payment(
        id=PaymentId(item.sk.removeprefix(PAYMENT)),
        account_id=AccountId(item.pk),
        natural_key=item.natural_key,
        party=item.party,
        method=Method(item.method),
        currency=currency(item.currency),
        amount_minor=item.amount_minor,
        received_on=item.received_on,
        allocations=tuple(Allocation(InvoiceId(i), minor) for i, minor in item.allocations),
        unapplied_minor=item.unapplied_minor,
        state=PaymentState(item.state),
        posted_at=item.posted_at,
        posted_by=item.by,
        entry_version=item.entry_version,
        version=item.version,
        refunds=tuple(_refund(row) for row in item.refunds or ()),
        reference=item.reference or "",
        gateway_reference=item.gateway_reference or "",
        return_reason=item.return_reason or "",
        dispute_reference=item.dispute_reference or "",
        changes=tuple(item.changes or ()),
    )


def attempt_item(attempt: Attempt) -> AttemptItem:
    """The stored form of an attempt; it stays on the worklist until it is settled."""
    is_open = attempt.state in (AttemptState.PENDING, AttemptState.PROCESSING, AttemptState.UNKNOWN)
    waits = unsettled_keys(attempt.account_id, attempt.id) if is_open else {}
    return AttemptItem(
        attempt.account_id,
        ATTEMPT + attempt.id,
        version=attempt.version,
        link_hash=attempt.link_hash,
        amount_minor=attempt.amount_minor,
        currency=attempt.currency,
        invoice_ids=list(attempt.invoice_ids),
        state=attempt.state.value,
        language=attempt.language,
        gateway_reference=attempt.gateway_reference or None,
        redirect_url=attempt.redirect_url or None,
        started_at=attempt.started_at,
        ends_at=attempt.expires_at,
        checked_at=attempt.checked_at,
        checks=attempt.checks,
        decline_reason=attempt.decline_reason or None,
        **waits,
    )


def attempt_of_item(item: AttemptItem) -> Attempt:
    """The model of a stored attempt."""
    return Attempt(
        id=item.sk.removeprefix(ATTEMPT),
        account_id=AccountId(item.pk),
        link_hash=item.link_hash,
        amount_minor=item.amount_minor,
        currency=currency(item.currency),
        invoice_ids=tuple(InvoiceId(i) for i in item.invoice_ids),
        state=AttemptState(item.state),
        language="sv" if item.language == "sv" else "pl" if item.language == "pl" else "en",
        gateway_reference=item.gateway_reference or "",
        redirect_url=item.redirect_url or "",
        started_at=item.started_at,
        expires_at=item.ends_at,
        checked_at=item.checked_at,
        checks=item.checks,
        decline_reason=item.decline_reason or "",
        version=item.version,
    )


def link_item(link: PayLink) -> LinkItem:
    """The stored form of a link; the table forgets it 30 days after it expired."""
    return LinkItem(
        f"LINK#{link.hash}",
        "LINK",
        version=link.version,
        account_id=link.account_id,
        notice_id=link.notice_id,
        address_hash=link.address_hash,
        created_at=link.created_at,
        ends_at=link.expires_at,
        failures=link.failures,
        locked_until=link.locked_until,
        revoked_at=link.revoked_at,
        revoked_reason=link.revoked_reason or None,
        lookup_pk=f"LINKS#{link.account_id}",
        lookup_sk=link.hash,
        expires_at=int((link.expires_at + timedelta(days=30)).timestamp()),
    )


def link_of_item(item: LinkItem) -> PayLink:
    """The model of a stored link."""
    return PayLink(
        hash=item.pk.removeprefix("LINK#"),
        account_id=AccountId(item.account_id),
        notice_id=item.notice_id,
        address_hash=item.address_hash,
        created_at=item.created_at,
        expires_at=item.ends_at,
        failures=item.failures,
        locked_until=item.locked_until,
        revoked_at=item.revoked_at,
        revoked_reason=item.revoked_reason or "",
        version=item.version,
    )


def session_item(session: PaySession) -> SessionItem:
    """The stored form of a session."""
    return SessionItem(
        f"SESSION#{session.hash}",
        "SESSION",
        version=1,
        account_id=session.account_id,
        link_hash=session.link_hash,
        ends_at=session.expires_at,
        expires_at=int(session.expires_at.timestamp()) + 3600,
    )


def session_of_item(item: SessionItem) -> PaySession:
    """The model of a stored session."""
    return PaySession(item.pk.removeprefix("SESSION#"), AccountId(item.account_id), item.link_hash, item.ends_at)
