"""Where notes lie, each with a mark under the invoice, credit note or payment it is about."""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.enrollment.model import Note, NoteMark

NOTES: Final = Stored(Note, pk="{account_id}", sk="NOTE#{id}")
MARKS: Final = Stored(NoteMark, pk="{account_id}", sk="NOTEOF#{about}#{note_id}")
