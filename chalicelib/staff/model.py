"""The words of staff."""

from __future__ import annotations

from chalicelib.kernel.languages import Language
from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class SavedView:
    """A list as somebody likes to see it: the screen and the query string of its address. No client's name in it."""

    name: str
    screen: str
    query: str


@dataclass(frozen=True, slots=True)
class Preferences:
    """How one staff member likes the portal: language, theme (system, light, dark), density (compact, roomy)."""

    language: Language = "en"
    theme: str = "system"
    density: str = "compact"
    single_key_shortcuts: bool = True
    views: tuple[SavedView, ...] = ()
    subject: str = ""  # whose they are, once kept
    favourites: tuple[str, ...] = ()  # codes this person charges most, `hcpcs|J0129`, in the order they want them
