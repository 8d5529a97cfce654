"""An account's timeline, page after page, the newest first: each kind is read backwards from where it was left.

The journal tells of invoices, payments and credit notes, and of when the charges were captured that it issued; notices
and notes lie in order of time; the file of an account holds the rest. A cursor holds a place for each kind, so that
what happens meanwhile moves nothing: no line comes twice, none is lost (docs/decisions/long-histories.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import AccountFile
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.paging import Page, cursor_of, number_in, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import Entry
from chalicelib.notices import actions as notices
from chalicelib.reports import timeline
from chalicelib.reports.timeline import Happening

PAGE: Final = 20
_STRETCH: Final = 15  # entries of a page: of a paid invoice, two of three lines are one
# Charges that waited are told of where they were captured, behind their invoice: a cursor carries so many of them.
# Where more waited at one time, a capture is told sooner.
_CARRIED_MAX: Final = 40
# Of one moment, the last comes first: a note, an entry, the capture of its charges.
_KINDS: Final = ("file", "waiting", "dropped", "begun", "entry", "notice", "note")

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
class _Begun:
    """The captures of charges whose invoices were told, by their entries: told when their time comes."""

    ahead: dict[tuple[str, int], Happening] = field(default_factory=dict)

    def keep(self, entry: Entry) -> None:
        """Remember when the charges were captured that an entry issued."""
        captured = timeline.of_begun(entry)
        if captured is not None:
            self.ahead[entry.account_id, entry.version] = captured

    def look(self) -> Happening | None:
        """The latest that was not told yet."""
        return self.ahead[self._latest()] if self.ahead else None

    def take(self) -> Happening:
        """Tell the latest."""
        return self.ahead.pop(self._latest())

    @property
    def is_full(self) -> bool:
        """Whether it holds more than a cursor carries."""
        return len(self.ahead) > _CARRIED_MAX

    @property
    def place(self) -> str:
        """The entries whose captures were not told yet."""
        return ",".join(f"{account_id}:{version}" for account_id, version in sorted(self.ahead))

    def _latest(self) -> tuple[str, int]:
        return max(self.ahead, key=lambda entry: (self.ahead[entry].at, entry))


@dataclass(slots=True)
class _Sources:
    """All kinds, by their names, and the captures that were not told yet."""

    kinds: dict[str, _Kind]
    begun: _Begun

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
        return {"begun": self.begun.place, **{name: kind.place for name, kind in self.kinds.items()}}

    def _latest(self) -> _Kind | _Begun | None:
        # Captures last: looking for the next entry keeps when the charges of the one before it were captured.
        everything: dict[str, _Kind | _Begun] = {**self.kinds, "begun": self.begun}
        heads = [(seen.at, _KINDS.index(name), name) for name, one in everything.items() if (seen := one.look())]
        if not heads:
            return None
        return self.begun if self.begun.is_full else everything[max(heads)[2]]


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
    begun, account_id = _begun(ports, file, place["begun"]), file.account.id
    lines = {
        "entry": _entries(ports, file, place, begun),
        "file": _of_file(file, place["file"]),
        "waiting": _waiting(ports, file, place),
        "dropped": _dropped(ports, file, place),
        "notice": ((n.id, timeline.of_notice(n)) for n in notices.notices_before(ports, account_id, place["notice"])),
        "note": ((n.id, timeline.of_note(n)) for n in enrollment.notes_before(ports, account_id, place["note"])),
    }
    kinds = {name: _Kind(found, place[name]) for name, found in lines.items()}
    return _Sources(kinds, begun)


def _begun(ports: Ports, file: AccountFile, carried: str) -> _Begun:
    begun = _Begun()
    absorbed = {one.account_id for one in file.account.absorbed}
    for account_id, _, version in (one.partition(":") for one in carried.split(",") if one):
        known = account_id == file.account.id or account_id in absorbed
        entry = ledger.entry_of(ports, account_id, number_in(version)) if known else None
        if entry is not None:
            begun.keep(entry)
    return begun


def _entries(ports: Ports, file: AccountFile, place: dict[str, str], begun: _Begun) -> Iterator[Line]:
    head = replace(ledger.head_among(file.raws), version=number_in(place["top"]))
    for behind, entry in ledger.told_back(ports, ledger.told_heads(ports, head), place["entry"], _STRETCH):
        yield behind, timeline.of_entry(entry)
        begun.keep(entry)


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
    found = [timeline.of_capture(invoice), *(timeline.of_entry(entry, invoice_id) for entry in entries)]
    before = number_in(place["before"]) if place else len(found)
    first = max(before - PAGE, 0)
    return Page(found[first:before][::-1], cursor_of({"before": str(first)} if first else None))
