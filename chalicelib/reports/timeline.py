"""One timeline of everything that happened on an account, the newest first. Kinds are words; the screen writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.collections.model import DunningHold, Promise
from chalicelib.enrollment.model import AccountFile, Note
from chalicelib.invoicing.model import CreditNote, Invoice
from chalicelib.ledger.model import RECEIVABLE, UNAPPLIED, Entry
from chalicelib.notices.model import Notice


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened: what, when, by whom, what it moved, and what it is about (no health data)."""

    at: datetime
    kind: str
    by: str
    minor: int | None = None
    subject: str = ""
    words: dict[str, str] = field(default_factory=dict)

    def concerns(self, invoice_id: str, number: str) -> bool:
        """Whether it is about this invoice: itself, or an entry with a leg on it (drafts have no number)."""
        return self.subject == invoice_id or (bool(number) and number in self.words.get("numbers", "").split(", "))


def timeline(
    file: AccountFile,
    entries: Iterable[Entry],
    invoices: Sequence[Invoice],
    credit_notes: Iterable[CreditNote],
    notices: Iterable[Notice],
    holds: Iterable[DunningHold],
    promises: Iterable[Promise],
    notes: Iterable[Note],
) -> list[Happening]:
    """Put everything of an account in one order."""
    numbers: dict[str, str] = {invoice.id: invoice.number for invoice in invoices}
    numbers |= {note.id: note.number for note in credit_notes}
    happenings = [
        Happening(file.account.enrolled_at, "enrolled", ""),
        *(Happening(i.captured_at, "captured", i.captured_by, subject=i.id) for i in invoices),
        *(_of_entry(entry, numbers) for entry in entries),
        *(_of_notice(notice) for notice in notices),
        *_of_concerns(file),
        *(Happening(n.written_at, "note", n.written_by, words={"text": n.text}) for n in notes),
        *_of_holds(holds),
        *(
            Happening(p.made_at, "promise", p.made_by, p.amount_minor, words={"on": p.promised_on.isoformat()})
            for p in promises
        ),
    ]
    # Of the same moment the later step comes first too: an invoice is captured before its entry, version 1 before 2.
    return sorted(happenings, key=lambda happening: happening.at)[::-1]


def _of_entry(entry: Entry, numbers: dict[str, str]) -> Happening:
    moved = sum(leg.minor for leg in entry.legs if leg.code in (RECEIVABLE, UNAPPLIED))
    about = dict.fromkeys(numbers[leg.subject] for leg in entry.legs if leg.subject in numbers)
    words = {"entry": str(entry.version), "effective_on": entry.effective_on.isoformat(), "numbers": ", ".join(about)}
    if entry.note:
        words["note"] = entry.note
    subject = next((leg.subject for leg in entry.legs if leg.subject), "")
    return Happening(entry.posted_at, entry.reason, entry.by, moved, subject, words)


def _of_notice(notice: Notice) -> Happening:
    words = {"template": notice.template, "channel": notice.channel, "state": notice.state.value}
    if notice.decision is not None and notice.decision.rule:
        words |= {"rule": notice.decision.rule, "reason": notice.decision.reason}
    return Happening(notice.made_at, "notice", notice.made_by, subject=notice.id, words=words)


def _of_concerns(file: AccountFile) -> list[Happening]:
    happenings: list[Happening] = []
    for concern in file.concerns:
        words = {"concern": concern.kind.value, "severity": concern.severity.value}
        happenings.append(Happening(concern.noted_at, "concern", concern.noted_by, words=words))
        if concern.ended_at is not None:
            happenings.append(Happening(concern.ended_at, "concern_ended", "", words=words))
    return happenings


def _of_holds(holds: Iterable[DunningHold]) -> list[Happening]:
    happenings: list[Happening] = []
    for hold in holds:
        words = {"reason": hold.reason.value, "until": hold.until_on.isoformat() if hold.until_on else ""}
        happenings.append(Happening(hold.placed_at, "hold", hold.placed_by, words=words))
        if hold.lifted_at is not None:
            happenings.append(Happening(hold.lifted_at, "hold_lifted", "", words=words))
    return happenings
