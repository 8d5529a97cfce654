"""Where concerns and notes lie."""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.enrollment.model import Concern, Note

CONCERNS: Final = Stored(Concern, pk="{account_id}", sk="CONCERN#{id}")
NOTES: Final = Stored(Note, pk="{account_id}", sk="NOTE#{id}")
