"""Where preferences lie, in `core`: pk = STAFF#<subject> · sk = PREFERENCES"""

from __future__ import annotations

from dataclasses import astuple

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.cloud.attributes import JSONTextAttribute
from chalicelib.cloud.records import CoreItem
from chalicelib.cloud.writes import put
from chalicelib.kernel.languages import Language
from chalicelib.kernel.tables import Tables, Write
from chalicelib.staff.model import Preferences, SavedView

PREFERENCES = "PREFERENCES"


class PreferencesItem(CoreItem):
    """One staff member's preferences."""

    language = UnicodeAttribute()
    theme = UnicodeAttribute()
    density = UnicodeAttribute()
    single_key_shortcuts = BooleanAttribute()
    views = JSONTextAttribute()


def read_preferences(tables: Tables, subject: str) -> Preferences | None:
    """Read the preferences of a staff member."""
    item = tables.get(PreferencesItem, f"STAFF#{subject}", PREFERENCES)
    if item is None:
        return None
    language: Language = item.language  # type: ignore[assignment]  # only ever written from a Language
    views = tuple(SavedView(*view) for view in item.views)
    return Preferences(language, item.theme, item.density, item.single_key_shortcuts, views)


def kept(subject: str, preferences: Preferences) -> Write:
    """Write preferences over what was there: they are one person's own, the last word holds."""
    item = PreferencesItem(
        f"STAFF#{subject}",
        PREFERENCES,
        by=subject,
        language=preferences.language,
        theme=preferences.theme,
        density=preferences.density,
        single_key_shortcuts=preferences.single_key_shortcuts,
        views=[list(astuple(view)) for view in preferences.views],
    )
    return put(item)
