"""What an attachment belongs with, or a note is about, must be there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from chalicelib.attachments.model import Subject, SubjectKind
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments

_READ: Final[dict[SubjectKind, Callable[[Ports, str, str], Any]]] = {
    SubjectKind.INVOICE: lambda ports, account_id, id_: invoicing.invoice_of(ports, account_id, id_),
    SubjectKind.CREDIT_NOTE: lambda ports, account_id, id_: invoicing.credit_note_of(ports, account_id, id_),
    SubjectKind.PAYMENT: lambda ports, account_id, id_: payments.payment_of(ports, account_id, id_),
}


def must_be_there(ports: Ports, account_id: str, subject: Subject) -> str:
    """Refuse what belongs with nothing of this account: NotFound, as its room says it. Answers the number of an invoice
    or a credit note.
    """
    read = _READ.get(subject.kind)
    return getattr(read(ports, account_id, subject.id), "number", "") if read else ""
