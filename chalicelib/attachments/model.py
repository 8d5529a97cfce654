"""What an attachment is; written first, the contract with other rooms."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from chalicelib.kernel.ids import AccountId
from chalicelib.kernel.values import dataclass

# A letter scanned in colour at 300 dpi takes about 1 MB a page, a phone's picture 2 to 8 MB. The API holds a file whole
# while it looks at it, within the 28 seconds that a call may take.
BYTES_MAX: Final = 10 * 2**20
PIXELS_MAX: Final = 100_000_000  # a phone's largest pictures have 50; a browser holds four bytes for each


class SubjectKind(StrEnum):
    """What an attachment belongs with."""

    ACCOUNT = "account"
    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    PAYMENT = "payment"


class AttachmentKind(StrEnum):
    """What an attachment is, as a representative files it."""

    CHEQUE = "cheque"
    LETTER = "letter"
    CONSENT = "consent"
    IDENTIFICATION = "identification"
    AUTHORISATION = "authorisation"
    OTHER = "other"


class MediaType(StrEnum):
    """What a file may be, told by its bytes alone."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an attachment belongs with; of the account itself `id` is the account's."""

    kind: SubjectKind
    id: str


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """A file that was brought and is to be kept: where it lies waiting, what it is and what it belongs with."""

    upload_id: str
    subject: Subject
    kind: AttachmentKind
    name: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with an account. `sha256` (hex) and `size` (bytes) are of what is kept. A withdrawn one stays listed
    and is shown no more. What is not `in_place` holds more than pages to look at, and is lent as a download alone.
    """

    id: str
    account_id: AccountId
    subject_kind: SubjectKind
    subject_id: str
    kind: AttachmentKind
    name: str
    media_type: MediaType
    size: int
    sha256: str
    in_place: bool
    attached_at: datetime
    attached_by: str
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    withdrawn_why: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """Which attachment of a subject has these bytes: a subject's attachments are found by their marks."""

    account_id: AccountId
    subject_id: str
    sha256: str
    attachment_id: str
    version: int = 1


@dataclass(frozen=True, slots=True)
class Lent:
    """An attachment and where its file can be fetched for a short time."""

    attachment: Attachment
    address: str
    download: str
