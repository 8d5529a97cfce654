"""What happened on an account, as one line each. Kinds are words; the screen writes them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.collections.model import DunningHold, Promise, Skip
from chalicelib.enrollment.model import AccountFile, Note
from chalicelib.invoicing.model import Invoice
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


def of_capture(invoice: Invoice) -> Happening:
    """Charges were captured, and what they come to; once they are issued their invoice tells it."""
    return Happening(invoice.captured_at, "captured", invoice.captured_by, invoice.total_minor, invoice.id)


def of_entry(entry: Entry, about: str = "") -> Happening:
    """An entry of the journal: what it moved of what is owed and what is held, or of what is owed on one invoice."""
    if about:
        moved = sum(leg.minor for leg in entry.legs if leg.code == RECEIVABLE and leg.subject == about)
    else:
        moved = sum(leg.minor for leg in entry.legs if leg.code in (RECEIVABLE, UNAPPLIED))
    words = {
        "entry": str(entry.version),
        "effective_on": entry.effective_on.isoformat(),
        "numbers": ", ".join(entry.numbers),
    }
    if entry.note:
        words["note"] = entry.note
    if entry.begun is not None and not about:
        words |= {"captured_at": entry.begun.at.isoformat(), "captured_by": entry.begun.by}
    return Happening(entry.posted_at, entry.reason, entry.by, moved, _subject(entry), words)


def _subject(entry: Entry) -> str:
    return next((leg.subject for leg in entry.legs if leg.subject), "")


def of_note(note: Note) -> Happening:
    """A note was written, of a call with what came of it, about what it names."""
    told = {"text": note.text, "outcome": note.outcome.value, "number": note.number}
    words = {name: text for name, text in told.items() if text}
    return Happening(note.written_at, "note", note.written_by, subject=note.about, words=words)


def of_notice(notice: Notice) -> Happening:
    """A message was made, and what became of it."""
    words = {"template": notice.template, "channel": notice.channel, "state": notice.state.value}
    if notice.decision is not None and notice.decision.rule:
        words |= {"rule": notice.decision.rule, "reason": notice.decision.reason}
    return Happening(notice.made_at, "notice", notice.made_by, subject=notice.id, words=words)


def of_file(
    file: AccountFile, holds: Iterable[DunningHold], promises: Iterable[Promise], skips: Iterable[Skip]
) -> list[Happening]:
    """What an account's file tells of, the earliest first. Of one moment the later step stands later."""
    happenings = [
        Happening(file.account.enrolled_at, "enrolled", ""),
        *_of_concerns(file),
        *_of_holds(holds),
        *_of_skips(skips),
        *(
            Happening(p.made_at, "promise", p.made_by, p.amount_minor, words={"on": p.promised_on.isoformat()})
            for p in promises
        ),
    ]
    return sorted(happenings, key=lambda happening: happening.at)


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


def _of_skips(skips: Iterable[Skip]) -> list[Happening]:
    happenings: list[Happening] = []
    for skip in skips:
        words = {"level": str(skip.level), "text": skip.reason}
        happenings.append(Happening(skip.placed_at, "skip", skip.placed_by, words=words))
        if skip.undone_at is not None:
            happenings.append(Happening(skip.undone_at, "skip_undone", skip.undone_by, words=words))
    return happenings
