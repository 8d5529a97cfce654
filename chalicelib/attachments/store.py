"""Where attachments lie: the account's in order of time, each with a mark under its subject; the files in the documents
bucket, one that waits to be looked at apart from those that are kept.
"""

from __future__ import annotations

from typing import Final

from chalicelib.attachments.model import Attachment, Mark
from chalicelib.cloud.stored import Stored

ATTACHMENTS: Final = Stored(Attachment, pk="{account_id}", sk="ATT#{id}")
MARKS: Final = Stored(Mark, pk="{account_id}", sk="ATTOF#{subject_id}#{sha256}")

WAITING: Final = "attachments/waiting/"  # what is not kept within a day goes by the bucket's lifecycle
KEPT: Final = "attachments/kept/"


def waiting_key(account_id: str, upload_id: str) -> str:
    """Where a file lies that was brought and not looked at."""
    return f"{WAITING}{account_id}/{upload_id}"


def kept_key(attachment_id: str) -> str:
    """Where an attachment's file lies, whatever account it goes to."""
    return f"{KEPT}{attachment_id}"
