"""Writing off what will not be paid: at once up to the office's limit, above it approved by a second person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chalicelib.cloud.tables import AlreadyThere
from chalicelib.invoicing import store
from chalicelib.invoicing.actions.posting import MadeBefore, post
from chalicelib.invoicing.actions.reading import issued_invoice_of
from chalicelib.invoicing.actions.write_off_policies import write_off_policy_of
from chalicelib.invoicing.model import Invoice, WriteOff, WriteOffState, WriteOffWanted
from chalicelib.invoicing.rules import legs, write_offs
from chalicelib.invoicing.rules.moves import plus
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import Conflict, NotFound, RuleBroken
from chalicelib.kernel.ids import id_from
from chalicelib.kernel.keys import mark_of, was_asked
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.ledger.actions import Posting, head_of, today
from chalicelib.ledger.model import Draft, Head


def write_off(ports: Ports, account_id: str, invoice_id: str, wanted: WriteOffWanted, by: Actor, key: str) -> WriteOff:
    """Write off what a party has open on an invoice: up to the office's limit at once, above it asked of another
    person, which the journal keeps as a fact that moves no money.

    The same `key` on an account does it once. RuleBroken `invoice_not_issued`, `nothing_open`, `money_unapplied` or
    `write_off_waits`; Conflict `open_changed`, `key_reused`.
    """
    write_off_id = id_from("wof", f"{account_id}:{invoice_id}:{key}")
    mark = mark_of(key, "write_off", invoice_id, wanted, by.subject)

    def decide(head: Head) -> tuple[Posting, WriteOff]:
        before = _before(ports, account_id, invoice_id, mark)
        invoice = issued_invoice_of(ports, account_id, invoice_id)
        refused = write_offs.refusal(invoice, head, wanted.party, wanted.minor, before)
        if refused is not None:
            raise refused
        asked = replace(_asked(ports, invoice, wanted, by, write_off_id), done=(mark,))
        if write_offs.at_once(write_off_policy_of(ports, invoice.currency), asked.minor):
            return _posting(ports, head, invoice, asked, None)
        return _memorandum(ports, invoice, asked, None)

    try:
        return post(ports, account_id, decide, by)
    except AlreadyThere:  # a twin was faster since we looked: now it is found and answered
        return post(ports, account_id, decide, by)


def approve_write_off(
    ports: Ports, account_id: str, invoice_id: str, write_off_id: str, by: Actor, key: str
) -> WriteOff:
    """Approve a write-off that somebody else asked for: it is posted, if what was asked for is still open.

    The same `key` does it once. RuleBroken `own_approval`, `write_off_overtaken`, `money_unapplied`; Conflict
    `write_off_decided`, `key_reused`; NotFound `write_off_not_found`.
    """
    mark = mark_of(key, "approve_write_off", write_off_id, by.subject)

    def decide(head: Head) -> tuple[Posting, WriteOff]:
        found = _to_decide(ports, account_id, invoice_id, write_off_id, mark, by)
        if by.subject == found.asked_by:
            raise RuleBroken("own_approval", say("You asked for this yourself: somebody else must approve it."))
        invoice = issued_invoice_of(ports, account_id, invoice_id)
        refused = write_offs.refusal(invoice, head, found.party, found.minor, ())
        if refused is not None and refused.code in ("nothing_open", "open_changed"):
            raise RuleBroken(
                "write_off_overtaken",
                say("Meanwhile another amount is open than was asked for. Refuse this, and write off what is left."),
            )
        if refused is not None:
            raise refused
        return _posting(ports, head, invoice, _decided(ports, found, mark, by), found.version)

    return post(ports, account_id, decide, by)


def refuse_write_off(
    ports: Ports, account_id: str, invoice_id: str, write_off_id: str, by: Actor, key: str
) -> WriteOff:
    """Refuse a write-off that waits for an approval: the amount stays owed.

    The same `key` does it once. Conflict `write_off_decided`, `key_reused`; NotFound `write_off_not_found`.
    """
    mark = mark_of(key, "refuse_write_off", write_off_id, by.subject)

    def decide(_: Head) -> tuple[Posting, WriteOff]:
        found = _to_decide(ports, account_id, invoice_id, write_off_id, mark, by)
        invoice = issued_invoice_of(ports, account_id, invoice_id)
        refused = replace(_decided(ports, found, mark, by), state=WriteOffState.REFUSED)
        return _memorandum(ports, invoice, refused, found.version)

    return post(ports, account_id, decide, by)


def withdraw_write_off(
    ports: Ports, account_id: str, invoice_id: str, write_off_id: str, by: Actor, key: str
) -> WriteOff:
    """Withdraw a write-off that one asked for and nobody decided on: it is refused by who asked.

    RuleBroken `others_request` for what somebody else asked for; else as `refuse_write_off`.
    """
    if write_off_of(ports, account_id, invoice_id, write_off_id).asked_by != by.subject:
        raise RuleBroken("others_request", say("Somebody else asked for this: whoever approves may refuse it."))
    return refuse_write_off(ports, account_id, invoice_id, write_off_id, by, key)


def take_back_write_off(
    ports: Ports, account_id: str, invoice_id: str, write_off_id: str, note: str, by: Actor, key: str
) -> WriteOff:
    """Take back a posted write-off by the mirror image of its entry, as when the money comes after all: the amount is
    open again, due as it was.

    The same `key` does it once. RuleBroken `write_off_not_posted`; Conflict `key_reused`; NotFound
    `write_off_not_found`.
    """
    mark = mark_of(key, "take_back_write_off", write_off_id, note, by.subject)

    def decide(_: Head) -> tuple[Posting, WriteOff]:
        found = _named(_before(ports, account_id, invoice_id, mark), write_off_id)
        if found.state is not WriteOffState.POSTED:
            raise RuleBroken("write_off_not_posted", say("This is not written off: there is nothing to take back."))
        invoice = issued_invoice_of(ports, account_id, invoice_id)
        after = write_offs.taken_back(invoice, found.party, found.minor)
        back = replace(
            found,
            state=WriteOffState.TAKEN_BACK,
            taken_back_by=by.subject,
            taken_back_at=ports.clock.now(),
            done=(*found.done, mark),
            version=found.version + 1,
        )
        dated = legs.with_due_days(write_offs.legs_back(found), [after])
        reverses = None if found.booked_in else found.entry_version
        source = f"write-off-back:{found.id}"
        draft = Draft("write_off_taken_back", dated, today(ports), source, reverses, note, numbers=(invoice.number,))
        writes = [store.invoice_write(after, invoice.version), store.WRITE_OFFS.replace(back, found.version)]
        return Posting(draft, writes), back

    return post(ports, account_id, decide, by)


def write_off_of(ports: Ports, account_id: str, invoice_id: str, write_off_id: str) -> WriteOff:
    """Read one write-off of an invoice. NotFound `write_off_not_found`."""
    return _named(store.read_write_offs(ports.tables, account_id, invoice_id), write_off_id)


def _named(found: Iterable[WriteOff], write_off_id: str) -> WriteOff:
    for one in found:
        if one.id == write_off_id:
            return one
    raise NotFound("write_off_not_found", say("There is no such write-off of this invoice."))


def write_offs_of(ports: Ports, invoice: Invoice) -> list[WriteOff]:
    """Read what was written off of an invoice, asked for, refused and taken back, in the order it was asked."""
    found = store.read_write_offs(ports.tables, invoice.account_id, invoice.id)
    return sorted(found, key=lambda one: (one.asked_at, one.id))


def posted_write_offs(ports: Ports, invoice: Invoice) -> dict[str, int]:
    """What of an invoice is written off by its posted write-offs: minor units by party."""
    parts: dict[str, int] = {}
    for one in write_offs_of(ports, invoice):
        parts = plus(parts, one.party, one.minor) if one.state is WriteOffState.POSTED else parts
    return parts


def write_offs_page(ports: Ports, account_id: str, limit: int, cursor: str | None) -> Page[WriteOff]:
    """A page of an account's write-offs, invoice by invoice. NotFound `account_not_found`; Invalid `bad_cursor`."""
    head_of(ports, account_id)
    return store.WRITE_OFFS.page(ports.tables, account_id, limit, cursor)


def _asked(ports: Ports, invoice: Invoice, wanted: WriteOffWanted, by: Actor, write_off_id: str) -> WriteOff:
    return WriteOff(
        id=write_off_id,
        account_id=invoice.account_id,
        invoice_id=invoice.id,
        number=invoice.number,
        party=wanted.party,
        minor=wanted.minor,
        currency=invoice.currency,
        reason=wanted.reason,
        note=wanted.note,
        state=WriteOffState.ASKED,
        asked_by=by.subject,
        asked_at=ports.clock.now(),
        asked_on=today(ports),
    )


def _before(ports: Ports, account_id: str, invoice_id: str, mark: str) -> list[WriteOff]:
    """The write-offs of an invoice there are, unless this very request was one: it is answered, and ends the matter."""
    found = store.read_write_offs(ports.tables, account_id, invoice_id)
    for one in found:
        if was_asked(one.done, mark):
            raise MadeBefore(one)
    return found


def _to_decide(ports: Ports, account_id: str, invoice_id: str, write_off_id: str, mark: str, by: Actor) -> WriteOff:
    """A write-off that waits for a decision; what was decided under the same key before ends the matter."""
    found = _named(_before(ports, account_id, invoice_id, mark), write_off_id)
    if found.state is not WriteOffState.ASKED:
        raise Conflict("write_off_decided", say("Somebody decided on this write-off already. Reload and look again."))
    return found


def _decided(ports: Ports, found: WriteOff, mark: str, by: Actor) -> WriteOff:
    done, version = (*found.done, mark), found.version + 1
    return replace(found, decided_by=by.subject, decided_at=ports.clock.now(), done=done, version=version)


def _posting(ports: Ports, head: Head, invoice: Invoice, asked: WriteOff, was: int | None) -> tuple[Posting, WriteOff]:
    """The entry that writes off what was asked for, with the invoice and the write-off as they are after it."""
    posted = replace(asked, state=WriteOffState.POSTED, entry_version=head.version + 1, booked_in="")
    after = write_offs.written_off(invoice, asked.party, asked.minor)
    dated = legs.with_due_days(write_offs.legs_of(asked), [invoice])
    draft = Draft(
        "write_off", dated, today(ports), f"write-off:{asked.id}", None, asked.note, numbers=(invoice.number,)
    )
    writes = [store.invoice_write(after, invoice.version), store.WRITE_OFFS.write(posted, was)]
    return Posting(draft, writes), posted


def _memorandum(ports: Ports, invoice: Invoice, told: WriteOff, was: int | None) -> tuple[Posting, WriteOff]:
    """The fact, in the journal, that a write-off was asked for or refused: it moves no money."""
    reason = f"write_off_{told.state.value}"
    source = f"write-off-{told.state.value}:{told.id}"
    draft = Draft(reason, (), today(ports), source, None, told.note, memorandum=True, numbers=(invoice.number,))
    return Posting(draft, [store.WRITE_OFFS.write(told, was)]), told
