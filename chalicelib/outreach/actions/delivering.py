"""Delivering a message: claimed, decided again on what is true now, and only then mailed with a new link."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Account, AccountFile
from chalicelib.kernel.actor import MAIL
from chalicelib.kernel.errors import NotFound, Unavailable
from chalicelib.kernel.ports import Letter, MailRefused, NotTaken, Ports
from chalicelib.ledger.actions import surviving_head
from chalicelib.notices import actions as notices
from chalicelib.notices.actions.wordings import words_read_once
from chalicelib.notices.model import GateDecision, Notice, Verdict, Words, WordsOf
from chalicelib.notices.rules.gate import may_contact
from chalicelib.outreach.actions.facts import contact_facts, due_now
from chalicelib.outreach.actions.opting import one_click_token
from chalicelib.outreach.actions.sending import message_of
from chalicelib.outreach.model import StandstillOf
from chalicelib.outreach.rules import pause_after
from chalicelib.payments import actions as payments

# "Just now": for so long after a person asked, the hour of the day and the number of contacts do not matter.
JUST_NOW: Final = timedelta(hours=1)
RENEWED: Final = "link_renewed"  # the message that brings a new link in place of the older ones


def deliver(
    ports: Ports, account_id: str, notice_id: str, standstill_of: StandstillOf, words_of: WordsOf | None = None
) -> Notice | None:
    """Send a queued notice; None when there was nothing to send (now). `words_of` reads how the office words a message,
    together for all of a run.

    The claim comes first, so a message delivered twice never mails twice. Then the account is read anew and the gate
    is asked again: what was paid, closed, held or promised meanwhile withdraws the message with the rule, or puts it
    off. A new link that was asked for takes the place of the older ones once it is in the mail, never before. A mail
    that was not taken is tried again, first after a minute; when the mail is silent the notice is FAILED `unsure` and
    a person decides. One that was queued before its account was merged goes from where it lies by now. NotFound
    `notice_not_found`.
    """
    try:
        notice = notices.claim_notice(ports, account_id, notice_id, MAIL)
    except NotFound:
        survivor = surviving_head(ports, account_id).account_id
        if survivor == account_id:
            raise
        return deliver(ports, survivor, notice_id, standstill_of, words_of)
    if notice is None:
        return None
    try:
        file = enrollment.account_file(ports, account_id)
        decision = _decided_again(ports, file, notice, standstill_of)
        if decision.verdict is not Verdict.ALLOW:
            return _not_now(ports, notice, decision)
        words = (words_of or words_read_once(ports))(notice.template, notice.language)
        letter = _letter(ports, file.account, notice, words)
    except Unavailable:  # nothing has gone: the message may come again at once
        notices.release(ports, notice, MAIL)
        raise
    return _mail(ports, notice, letter, words)


def _decided_again(ports: Ports, file: AccountFile, notice: Notice, standstill_of: StandstillOf) -> GateDecision:
    asked_for = notice.asked_for and ports.clock.now() - notice.made_at <= JUST_NOW
    facts = contact_facts(
        ports,
        file,
        notice.template,
        notice.channel,
        standstill_of(ports, file),
        asked_for=asked_for,
        notice_id=notice.id,
        due_minor=due_now(ports, file, notice.template),
    )
    return may_contact(facts)


def _not_now(ports: Ports, notice: Notice, decision: GateDecision) -> Notice:
    if decision.verdict is Verdict.DEFER and decision.until is not None:
        return notices.put_off(ports, notice, decision.until, decision, MAIL)
    return notices.withdraw(ports, notice, decision, MAIL)


def _letter(ports: Ports, account: Account, notice: Notice, words: Words) -> Letter:
    """Write the letter with a link of its own. Its pages are told its language, for when they learn nothing else."""
    address_hash = enrollment.email_hash(ports, account.contact.email)
    link = payments.create_link(ports, account.id, notice.id, address_hash, MAIL)
    site, out = ports.settings.site_url, one_click_token(ports, account.id, notice.id)
    page = f"{site}/pay.html?l={notice.language}"
    pages = (f"{page}#k={link}", f"{page}#o={out}", f"{site}/api/v1/unsubscribe/{out}")
    return notices.letter_for(ports, notice, account.contact.email, *pages, words)


def _mail(ports: Ports, notice: Notice, letter: Letter, words: Words) -> Notice:
    try:
        message_id = ports.mail.send(letter)
    except NotTaken:
        return _later(ports, notice, ports.clock.now())
    except MailRefused:
        return notices.record_failed(ports, notice.account_id, notice.id, "rejected", MAIL)
    except Unavailable:
        return notices.record_failed(ports, notice.account_id, notice.id, "unsure", MAIL)
    told = (message_id, MAIL, words.written_from, letter.to)
    sent = notices.record_sent(ports, notice.account_id, notice.id, *told)
    if notice.template == RENEWED and notice.claimed_at is not None:
        payments.renew_link(ports, notice.account_id, notice.id, notice.claimed_at, MAIL)
    return sent


def _later(ports: Ports, notice: Notice, now: datetime) -> Notice:
    """Try again after a pause; a person looks when it was in vain too often."""
    pause = pause_after(notice.tries + 1)
    if pause is None:
        return notices.record_failed(ports, notice.account_id, notice.id, "not_taken", MAIL)
    back = notices.try_later(ports, notice, now + pause, MAIL)
    ports.queues.send("notices", [message_of(back)], after=pause)
    return back
