"""Every job there is: each is declared when the file of its subject is imported."""

from __future__ import annotations

from tests.crash import (
    attaching,
    batches,
    exporting,
    following,
    gateway,
    giving_up,
    importing,
    merging,
    money,
    nights,
    notices,
    noting,
)
from tests.crash.jobs import JOBS

TRIGGERS = (following, gateway, importing, merging, nights, notices)  # the jobs that no person begins
ROOMS = (attaching, batches, exporting, giving_up, money, noting, *TRIGGERS)

__all__ = ["JOBS", "ROOMS", "TRIGGERS"]
