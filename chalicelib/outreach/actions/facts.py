"""What the contact gate is told about an account, one message and this moment."""

from __future__ import annotations

from chalicelib.enrollment.model import Account, AccountFile, Channel
from chalicelib.kernel.horizons import earlier
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from chalicelib.notices.model import Asking, ContactFacts, GateDecision
from chalicelib.notices.rules.gate import may_contact
from chalicelib.notices.rules.policy import contact_policy
from chalicelib.notices.rules.purposes import asks_for, purpose_of
from chalicelib.outreach.model import NOTHING_STANDS_STILL, Standstill
from chalicelib.payments import actions as payments


def contact_facts(
    ports: Ports,
    file: AccountFile,
    template: str,
    channel: str,
    standstill: Standstill,
    *,
    asked_for: bool = False,
    notice_id: str = "",
    due_minor: int | None = None,
) -> ContactFacts:
    """Gather the facts from an account's file that was just read. `notice_id` is the message itself, once it exists."""
    account, at = file.account, ports.clock.now()
    country = account.guarantor.address.country
    since = earlier(at, contact_policy(country).days)
    return ContactFacts(
        channel=channel,
        purpose=purpose_of(template),
        country=country,
        time_zone=account.time_zone,
        at=at,
        address_state=address_state(account, channel),
        concerns=frozenset(concern.kind.value for concern in file.concerns if concern.ended_at is None),
        consent_at=account.contact.email_consent_at,
        opted_out=frozenset(closed.value for closed in account.contact.opted_out),
        holds=standstill.holds,
        promised_on=standstill.promised_on,
        due_minor=due_minor,
        history=notices.contacts_since(ports, account.id, since, but=notice_id),
        asked_for=asked_for,
    )


def address_state(account: Account, channel: str) -> str:
    """Whether the channel's address takes messages: missing, unverified, good, bounced or complained."""
    if channel == Channel.EMAIL:
        return account.contact.email_state.value if account.contact.email else "missing"
    if channel == Channel.LETTER:
        return "good" if account.guarantor.address.line1 else "missing"
    return "good" if account.contact.phones else "missing"


def due_now(ports: Ports, file: AccountFile, template: str) -> int | None:
    """What a message asks the guarantor for as it stands now, in minor units; None when it asks for nothing."""
    asking = asks_for(template)
    if asking is Asking.NOTHING:
        return None
    owed = payments.guarantor_owes(ports, file.raws)
    return owed.owed_minor if asking is Asking.OWED else owed.overdue_minor(ledger.today(ports))


def ask_gate(ports: Ports, file: AccountFile, template: str, channel: str) -> GateDecision:
    """Ask the contact gate about one message to an account whose file was just read, without sending anything."""
    return may_contact(contact_facts(ports, file, template, channel, NOTHING_STANDS_STILL))
