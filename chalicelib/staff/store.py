"""Where preferences lie, in `core`: pk = STAFF#<subject> · sk = PREFERENCES"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.kernel.tables import Tables, Write
from chalicelib.staff.model import Preferences

PREFERENCES: Final = Stored(Preferences, pk="STAFF#{subject}", sk="PREFERENCES")


def read_preferences(tables: Tables, subject: str) -> Preferences | None:
    """Read the preferences of a staff member."""
    return PREFERENCES.get(tables, subject)


def kept(subject: str, preferences: Preferences) -> Write:
    """Write preferences over what was there: they are one person's own, the last word holds."""
    return PREFERENCES.put(replace(preferences, subject=subject))
