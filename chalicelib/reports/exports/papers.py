"""The papers of a list's rows as one file: one PDF while they are few, else an archive of PDFs by their numbers.

Each paper is the one that its own door lends: made once and kept, or made now. Who asked for the file has read each
account it shows, from before its paper is put in.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any, Final

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.actions import Paper
from chalicelib.kernel.actor import Actor, request_now
from chalicelib.kernel.errors import DomainError, Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from chalicelib.privacy.actions import record_read
from chalicelib.reports.exports.bundle import member, members
from chalicelib.reports.exports.listings import LISTINGS, Line
from chalicelib.reports.exports.model import Export

log = logging.getLogger("quittance")

ONE_PDF_MOST: Final = 500  # as many as are chosen by hand; put together they take some seconds and 100 MB
DRAWN_MOST: Final = 3  # times a stretch is tried before a paper at fault is left out of it, for the others' sake
PDF: Final = "application/pdf"
ZIP: Final = "application/zip"

PaperOf = Callable[[Ports, Export, str, Mapping[str, Any], Actor], Paper]


def _invoice(ports: Ports, export: Export, account_id: str, cells: Mapping[str, Any], by: Actor) -> Paper:
    """For the party that the list is asked for by, the guarantor by default."""
    pay_at, party = partial(payments.page_on_paper, ports, account_id, by), str(export.asked.get("party") or "")
    return invoicing.invoice_pdf(ports, account_id, cells["invoice_id"], party, pay_at)


def _receipt(ports: Ports, export: Export, account_id: str, cells: Mapping[str, Any], by: Actor) -> Paper:
    return payments.receipt_pdf(ports, account_id, cells["payment_id"])[1]


def _statement(ports: Ports, export: Export, account_id: str, cells: Mapping[str, Any], by: Actor) -> Paper:
    since, until = (date.fromisoformat(export.asked[name]) for name in ("from_on", "to_on"))
    pay_at = partial(payments.page_on_paper, ports, account_id, by)
    return invoicing.statement_pdf(ports, account_id, since, until, "", pay_at)


# By the word of the listing: what makes the paper of a row, and what its reading is called, as at its own door.
PAPERS: Final[Mapping[str, tuple[PaperOf, str]]] = {
    "invoice": (_invoice, "invoice_pdf"),
    "receipt": (_receipt, "receipt"),
    "statement": (_statement, "statement"),
}


def papers_of(ports: Ports, export: Export, rows: Sequence[Line]) -> tuple[bytes, int]:
    """The papers of some rows as a bundle holds them, in the rows' order, and how many rows have none.

    Unavailable when something did not answer.
    """
    found = [_paper(ports, export, str(account_id), cells) for account_id, cells in rows]
    return b"".join(found), found.count(b"")


def _paper(ports: Ports, export: Export, account_id: str, cells: Any) -> bytes:
    """One paper; nothing for a row that has none, such as a draft, or of which none can be drawn."""
    paper_of, what = PAPERS[LISTINGS[export.list].papers]
    by = Actor(export.subject)
    try:
        paper = paper_of(ports, export, account_id, cells, by)
    except Unavailable:
        raise
    except DomainError:
        return b""
    except Exception:
        if export.tries < DRAWN_MOST:
            raise
        log.exception("paper_left_out", extra={"account_id": account_id, "list": export.list})
        return b""
    record_read(ports, by, account_id, what, request_now(), source=f"export:{export.id}")
    return member(paper.name, ports.documents.get(paper.key), export.asked_at)


def one_pdf(pieces: Iterable[bytes]) -> bytes:
    """The papers of a bundle behind one another in one PDF, each with its own pages."""
    from pypdf import PdfWriter  # only what ends a file of papers needs it

    whole, out = PdfWriter(), BytesIO()
    for piece in pieces:
        for paper in members(piece):
            whole.append(BytesIO(paper.body), paper.name.decode().removesuffix(".pdf"), import_outline=False)
    whole.write(out)
    return out.getvalue()
