"""Messages with a pay link: asked of the contact gate, queued once per cause, never mailed twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, AccountFile, AddressState, Channel
from chalicelib.kernel.actor import MAIL, Actor
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.notices import actions as notices
from chalicelib.notices.model import ContactFacts, GateDecision, Notice, NoticeState
from chalicelib.notices.rules.gate import may_contact
from chalicelib.payments.actions.links import create_link, revoke_links


def contact_facts(
    ports: Ports, file: AccountFile, template: str, channel: str, holds: tuple[str, ...], *, asked_for: bool
) -> ContactFacts:
    """What the contact gate is told about an account, one channel and this moment."""
    account = file.account
    return ContactFacts(
        channel=channel,
        purpose=notices.purpose_of(template),
        country=account.guarantor.address.country,
        time_zone=account.time_zone,
        at=ports.clock.now(),
        address_state=address_state(account, channel),
        concerns=frozenset(concern.kind.value for concern in file.concerns if concern.ended_at is None),
        consent_at=account.contact.email_consent_at,
        opted_out=frozenset(closed.value for closed in account.contact.opted_out),
        holds=holds,
        history=notices.contacts_of(ports, account.id),
        asked_for=asked_for,
    )


def address_state(account: Account, channel: str) -> str:
    """Whether the channel's address takes messages: missing, unverified, good, bounced or complained."""
    if channel == Channel.EMAIL:
        return account.contact.email_state.value if account.contact.email else "missing"
    if channel == Channel.LETTER:
        return "good" if account.guarantor.address.line1 else "missing"
    return "good" if account.contact.phones else "missing"


def ask_gate(ports: Ports, file: AccountFile, template: str, channel: str) -> GateDecision:
    """Ask the contact gate about one message to an account whose file was just read, without sending anything."""
    return may_contact(contact_facts(ports, file, template, channel, (), asked_for=False))


def send_notice(
    ports: Ports,
    account_id: str,
    key: str,
    template: str,
    by: Actor,
    *,
    channel: str = "email",
    holds: tuple[str, ...] = (),
    values: Mapping[str, str] | None = None,
    asked_for: bool = False,
) -> Notice:
    """Send one message to an account, once for ever under `key`; a refusal of the gate is kept with its reason."""
    file = enrollment.account_file(ports, account_id)
    return send_notice_about(
        ports, file, key, template, by, channel=channel, holds=holds, values=values, asked_for=asked_for
    )


def send_notice_about(
    ports: Ports,
    file: AccountFile,
    key: str,
    template: str,
    by: Actor,
    *,
    channel: str = "email",
    holds: tuple[str, ...] = (),
    values: Mapping[str, str] | None = None,
    asked_for: bool = False,
) -> Notice:
    """The same to an account whose file was just read."""
    decision = may_contact(contact_facts(ports, file, template, channel, holds, asked_for=asked_for))
    account = file.account
    notice = notices.queue_notice(
        ports, account.id, key, template, channel, account.language, values or {}, by, decision
    )
    if notice.state is NoticeState.QUEUED and notice.not_before is None and channel == Channel.EMAIL:
        ports.queues.send("notices", [message_of(notice)])
    return notice


def message_of(notice: Notice) -> dict[str, str]:
    """A notice as a message on the `notices` queue."""
    return {"account_id": notice.account_id, "notice_id": notice.id}


def deliver_notice(ports: Ports, account_id: str, notice_id: str) -> Notice | None:
    """Send a queued notice: claim it, make its pay link, hand it to the mail. None when there was nothing to send.

    The claim comes first, so a message delivered twice never mails twice; when the mail is silent the notice is
    FAILED `unsure` and a person decides.
    """
    account = enrollment.account_of(ports, account_id)  # before the claim: what fails until then is tried again
    notice = notices.claim_notice(ports, account_id, notice_id, MAIL)
    if notice is None:
        return None
    if not account.contact.email:
        return notices.record_failed(ports, account_id, notice_id, "address_missing", MAIL)
    address_hash = enrollment.email_hash(ports, account.contact.email)
    token = create_link(ports, account_id, notice_id, address_hash, MAIL)
    site = ports.settings.site_url
    letter = notices.letter_for(
        ports, notice, account.contact.email, f"{site}/pay.html#k={token}", f"{site}/pay.html#o={token}"
    )
    try:
        message_id = ports.mail.send(letter)
    except Unavailable:
        return notices.record_failed(ports, account_id, notice_id, "unsure", MAIL)
    return notices.record_sent(ports, account_id, notice_id, message_id, MAIL)


def hear_mail(ports: Ports, event: Mapping[str, Any]) -> None:
    """Act on a bounce, complaint or delivery: tell the notice, mark the address, revoke its links when it is bad."""
    news = notices.hear_mail_event(ports, event)
    if news is None or not news.address_state or not news.address:
        return
    state = AddressState(news.address_state)
    enrollment.mark_address(ports, news.account_id, enrollment.email_hash(ports, news.address), state, MAIL)
    if state in (AddressState.BOUNCED, AddressState.COMPLAINED):
        revoke_links(ports, news.account_id, f"address_{state.value}", MAIL)


def sweep(ports: Ports) -> int:
    """Queue again what was deferred until now or left behind; answers how many."""
    ready = notices.sweep_notices(ports)
    ports.queues.send("notices", [message_of(notice) for notice in ready if notice.channel == Channel.EMAIL])
    return len(ready)
