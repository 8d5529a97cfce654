"""Where concerns lie."""

from __future__ import annotations

from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.enrollment.model import Concern

CONCERNS: Final = Stored(Concern, pk="{account_id}", sk="CONCERN#{id}")
