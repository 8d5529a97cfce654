"""An account's timeline, page after page, the newest first: each kind is read backwards from where it was left.

The journal tells of invoices, payments and credit notes, an invoice with when its charges were captured; charges that
wait are told of where they were captured; notices and notes lie in order of time; the file of an account holds the
rest. A cursor holds a place for each kind, so that what happens meanwhile moves nothing: no line comes twice, none is
lost (docs/decisions/long-histories.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile, CallOutcome
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.paging import Page, cursor_of, number_in, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from chalicelib.reports import timeline
from chalicelib.reports.timeline import Happening

PAGE: Final = 20
_CALLS: Final = 100  # notes looked through for a page of calls: at 2 KB each well within one answer
_STRETCH: Final = 15  # entries of a page: of a paid invoice, two of three lines are one
# Of one moment, the last comes first: a note, then an entry.
_KINDS: Final = ("file", "waiting", "dropped", "entry", "notice", "note")

Line = tuple[str, Happening]  # its place among those of its kind, and what it tells


@dataclass(slots=True)
class _Kind:
    """The happenings of one kind, the newest first; `place` is that of the last one told."""

    lines: Iterator[Line]
    place: str
    head: Line | None = None

    def look(self) -> Happening | None:
        """The newest that was not told yet."""
        if self.head is None:
            self.head = next(self.lines, None)
        return self.head[1] if self.head else None

    def take(self) -> Happening:
        """Tell the newest, which was looked at."""
        assert self.head is not None  # noqa: S101  # whoever takes has looked
        (self.place, told), self.head = self.head, None
        return told


@dataclass(slots=True)
class _Sources:
    """All kinds, by their names."""

    kinds: dict[str, _Kind]

    def merged(self) -> Iterator[Happening]:
        """Everything in one order of time."""
        while latest := self._latest():
            yield latest.take()

    def left(self) -> bool:
        """Whether anything was not told yet."""
        return self._latest() is not None

    @property
    def places(self) -> dict[str, str]:
        """Where each kind was left."""
        return {name: kind.place for name, kind in self.kinds.items()}

    def _latest(self) -> _Kind | None:
        heads = [(seen.at, _KINDS.index(name), name) for name, one in self.kinds.items() if (seen := one.look())]
        return self.kinds[max(heads)[2]] if heads else None


def page_of_account(ports: Ports, file: AccountFile, cursor: str | None) -> Page[Happening]:
    """A page of everything that happened on an account whose file was just read, the newest first. Invalid
    `bad_cursor`.
    """
    start = dict.fromkeys(_KINDS, "") | {"top": str(ledger.head_among(file.raws).version)}
    place = place_of(cursor, *start) or start
    sources = _sources(ports, file, place)
    told = list(islice(sources.merged(), PAGE))
    return Page(told, cursor_of({"top": place["top"], **sources.places} if sources.left() else None))


def _sources(ports: Ports, file: AccountFile, place: dict[str, str]) -> _Sources:
    account_id = file.account.id
    lines = {
        "entry": _entries(ports, file, place),
        "file": _of_file(file, place["file"]),
        "waiting": _waiting(ports, file, place),
        "dropped": _dropped(ports, file, place),
        "notice": ((n.id, timeline.of_notice(n)) for n in notices.notices_before(ports, account_id, place["notice"])),
        "note": ((n.id, timeline.of_note(n)) for n in enrollment.notes_before(ports, account_id, place["note"])),
    }
    return _Sources({name: _Kind(found, place[name]) for name, found in lines.items()})


def _entries(ports: Ports, file: AccountFile, place: dict[str, str]) -> Iterator[Line]:
    head = replace(ledger.head_among(file.raws), version=number_in(place["top"]))
    for behind, entry in ledger.told_back(ports, ledger.told_heads(ports, head), place["entry"], _STRETCH):
        yield behind, timeline.of_entry(entry)


def _of_file(file: AccountFile, place: str) -> Iterator[Line]:
    """Numbered from the earliest: what is new comes behind, so that each keeps its number."""
    lines = [(str(number), one) for number, one in enumerate(timeline.of_file(file, *collections.stops_in(file)))]
    yield from lines[: number_in(place) if place else None][::-1]


def _waiting(ports: Ports, file: AccountFile, place: dict[str, str]) -> Iterator[Line]:
    """Charges that wait, and those issued since the first page was read, whose entries no page tells of."""
    waiting = invoicing.waiting_since(ports, file, place)
    invoices = invoicing.invoices_by_id(ports, file.account.id, (one for _, _, one in waiting))
    yield from ((key, timeline.of_capture(invoices[one])) for _, key, one in waiting if one in invoices)


def _dropped(ports: Ports, file: AccountFile, place: dict[str, str]) -> Iterator[Line]:
    """Drafts that were discarded, but for those that were told of while they waited."""
    for one in invoicing.discarded_before(ports, file.account.id, place["dropped"]):
        if not place["waiting"] or f"{one.captured_at} {one.invoice_id}" < place["waiting"]:
            yield (
                f"{one.captured_at}#{one.invoice_id}",
                timeline.of_capture(invoicing.invoice_of(ports, file.account.id, one.invoice_id)),
            )


def page_of_invoice(ports: Ports, file: AccountFile, invoice_id: str, cursor: str | None) -> Page[Happening]:
    """A page of what happened to one invoice, the newest first: the entries about it, as far as it was changed, and the
    capture of its charges. Nothing for an invoice of somebody else. Invalid `bad_cursor`.
    """
    place = place_of(cursor, "before")
    try:
        invoice = invoicing.invoice_of(ports, file.account.id, invoice_id)
    except NotFound:
        return Page([])
    entries = invoicing.entries_of(ports, invoice) if invoice.number else []
    captured = replace(timeline.of_capture(invoice), minor=None)
    found = [captured, *(timeline.of_entry(entry, invoice_id) for entry in entries)]
    before = number_in(place["before"]) if place else len(found)
    first = max(before - PAGE, 0)
    return Page(found[first:before][::-1], cursor_of({"before": str(first)} if first else None))


def page_of_calls(ports: Ports, account_id: str, outcome: CallOutcome, cursor: str | None) -> Page[Happening]:
    """A page of the notes of calls that came to an outcome, the newest first; it may hold fewer than there are to look
    through. Invalid `bad_cursor`.
    """
    page = enrollment.notes_page(ports, account_id, _CALLS, cursor)
    return Page([timeline.of_note(note) for note in page.items if note.outcome is outcome], page.cursor)
