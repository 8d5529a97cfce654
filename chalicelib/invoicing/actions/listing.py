"""An account's invoices, page after page, the newest first, found by what names them: none is read to skip it.

Charges that wait stand beside the account's summary, and discarded ones too; the journal names what was issued.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain, islice, takewhile

from chalicelib.enrollment.model import AccountFile
from chalicelib.invoicing import store
from chalicelib.invoicing.actions.reading import credit_notes_named, credited_by, invoices_by_id, issued_by
from chalicelib.invoicing.actions.unissued import discarded_before, waiting_of
from chalicelib.invoicing.model import CreditNote, Invoice, InvoiceState
from chalicelib.kernel.paging import Page, cursor_of, number_in, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import Entry, Head

Place = dict[str, str]  # where each kind was left, and the last entry when the first page was read (`top`)


def page_of_invoices(ports: Ports, file: AccountFile, limit: int, cursor: str | None) -> Page[Invoice]:
    """A page of the invoices of an account whose file was just read: what waits to be issued, the latest captured
    first, what was issued, the latest first, and drafts that were discarded. Invalid `bad_cursor`.
    """
    head = ledger.head_among(file.raws)
    start = {"waiting": "", "issued": "", "dropped": "", "top": str(head.version)}
    place = place_of(cursor, *start) or start
    account_id = file.account.id
    named = chain(
        (("waiting", key, one) for _, key, one in waiting_since(ports, file, place)),
        _issued(ports, replace(head, version=number_in(place["top"])), place["issued"]),
        _dropped(ports, account_id, place["dropped"]),
    )
    told = list(islice(named, limit + 1))
    found = invoices_by_id(ports, account_id, dict.fromkeys(one for _, _, one in told[:limit]))
    items = [found[one] for _, _, one in told[:limit] if one in found]
    left = {**place, **{kind: key for kind, key, _ in told[:limit]}}
    return Page(items, cursor_of(left if len(told) > limit else None))


def waiting_since(ports: Ports, file: AccountFile, place: Place) -> list[tuple[datetime, str, str]]:
    """When, under which place and which charges were captured that wait, or that were issued since the first page was
    read and stand in no page's part of the journal; the latest first.
    """
    account_id, top = file.account.id, number_in(place["top"])
    ids = [one.invoice_id for one in waiting_of(ports, account_id)]
    waits = invoices_by_id(ports, account_id, ids).values()
    found = {i.id: i.captured_at for i in waits if i.state in (InvoiceState.DRAFT, InvoiceState.HELD)}
    if ledger.head_among(file.raws).version > top:
        since = ledger.entries_since(ports, account_id, top + 1)
        found |= {issued_by(entry): entry.begun.at for entry in since if entry.begun}
    keyed = sorted(((at, f"{at.isoformat()} {one}", one) for one, at in found.items()), reverse=True)
    return [line for line in keyed if not place["waiting"] or line[1] < place["waiting"]]


def _issued(ports: Ports, head: Head, place: str) -> Iterator[tuple[str, str, str]]:
    for behind, entry in ledger.told_back(ports, ledger.told_heads(ports, head), place):
        invoice_id = issued_by(entry)
        if invoice_id:
            yield "issued", behind, invoice_id


def _dropped(ports: Ports, account_id: str, place: str) -> Iterator[tuple[str, str, str]]:
    for one in discarded_before(ports, account_id, place):
        yield "dropped", f"{one.captured_at}#{one.invoice_id}", one.invoice_id


def invoice_numbered(ports: Ports, account_id: str, number: str) -> Invoice | None:
    """Find an issued invoice by its number; None when there is none. Of an account that others were merged into each
    journal is asked: an invoice keeps its number.
    """
    for head in ledger.told_heads(ports, ledger.head_of(ports, account_id)):
        issuing = _numbered(ports, head, number, _issued_as)
        if issuing is not None:
            return store.read_invoice(ports.tables, account_id, issued_by(issuing))
    return None


def credit_note_numbered(ports: Ports, account_id: str, number: str) -> CreditNote | None:
    """Find a credit note by its number, as an invoice is found by its own; None when there is none."""

    def posted_as(entry: Entry) -> str:
        return "".join(one.number for one in credit_notes_named(ports, account_id, credited_by(entry)))

    for head in ledger.told_heads(ports, ledger.head_of(ports, account_id)):
        posting = _numbered(ports, head, number, posted_as) if head.credit_notes else None
        if posting is not None:
            return store.read_credit_note(ports.tables, account_id, credited_by(posting)[0])
    return None


def _issued_as(entry: Entry) -> str:
    """The number under which an entry issued an invoice; empty for any other entry."""
    return entry.numbers[0] if issued_by(entry) and entry.numbers else ""


def _numbered(ports: Ports, head: Head, number: str, number_of: Callable[[Entry], str]) -> Entry | None:
    """The entry that made the paper of a number, which grows along a journal: by halving, whatever its length."""
    first, last = 1, head.version
    while first <= last:
        middle = (first + last) // 2
        making, made = _next_made(ports, head.account_id, middle, last, number_of)
        if made == number:
            return making
        if making is None or _running(made) > _running(number):
            last = middle - 1
        else:
            first = making.version + 1
    return None


def _next_made(
    ports: Ports, account_id: str, since: int, last: int, number_of: Callable[[Entry], str]
) -> tuple[Entry | None, str]:
    """The first entry from one version to another that made such a paper, with its number."""
    upto = takewhile(lambda entry: entry.version <= last, ledger.entries_since(ports, account_id, since))
    return next(((entry, number) for entry in upto if (number := number_of(entry))), (None, ""))


def _running(number: str) -> int:
    return int(number.rsplit("-", 1)[1].lstrip("C"))
