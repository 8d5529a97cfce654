"""What a note may be about, told by its id."""

from __future__ import annotations

from typing import Final

from chalicelib.attachments.model import Subject, SubjectKind
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.sentences import say

_KINDS: Final = {"inv": SubjectKind.INVOICE, "crn": SubjectKind.CREDIT_NOTE, "pay": SubjectKind.PAYMENT}


def subject_of(subject_id: str) -> Subject:
    """An invoice, a credit note or a payment; a note about the account itself is about nothing else. NotFound
    `subject_not_found`.
    """
    kind = _KINDS.get(subject_id.partition("_")[0])
    if kind is None:
        raise NotFound("subject_not_found", say("A note is about an invoice, a credit note or a payment."))
    return Subject(kind, subject_id)
