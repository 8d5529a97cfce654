"""Text without what nobody sees: marks of direction, zero-width spaces, soft hyphens and their like."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties.txt), the blank of Braille, and the line ends that no
# keyboard writes. The joiners and the variation selectors are looked at one by one.
_UNSEEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINERS: Final = frozenset("\u200c\u200d")  # between letters of Persian, Hindi and others, and within one emoji
_JOINED_FROM: Final = 0x0600  # the first script that joins: Arabic; Latin, Greek and Cyrillic stand before it
_LATIN_MORE: Final = range(0x1E00, 0x2000)  # Latin and Greek with more marks
_SELECTED_FROM: Final = 0x2000  # signs, ideographs and emoji have variants; letters of an alphabet have none


def visible(text: str) -> str:
    """The text without characters that are not seen and mean nothing where they stand. Those that form the letters of
    a script (joiners, variants of ideographs) stay there; a line end of another kind becomes a plain one.
    """
    return text if text.isascii() else _UNSEEN.sub(_kept, text)


def _kept(match: re.Match[str]) -> str:
    char, text = match.group(), match.string
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    if char in "\u2028\u2029":
        return "\n"
    if char in _JOINERS:
        return char if _joins(before) and _joins(after) else ""
    selects = unicodedata.category(char) == "Mn" and before and ord(before) >= _SELECTED_FROM
    return char if selects and not _UNSEEN.match(before) else ""


def _joins(char: str) -> bool:
    return bool(char) and ord(char) >= _JOINED_FROM and ord(char) not in _LATIN_MORE and not _UNSEEN.match(char)
