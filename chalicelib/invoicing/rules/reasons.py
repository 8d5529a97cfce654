"""Why the office itself credited something: kept in English as what people type is, and read in any language. Pure."""

from __future__ import annotations

from typing import Final

from chalicelib.kernel.languages import Language
from chalicelib.kernel.sentences import Said, in_language, say

LETTER_NOT_SENT: Final = say("The letter was not sent.")
_OURS: Final[dict[str, Said]] = {str(reason): reason for reason in (LETTER_NOT_SENT,)}


def reason_in(reason: str, language: Language) -> str:
    """A reason as its reader reads it; what a person typed stands as it was typed."""
    return in_language(_OURS.get(reason, reason), language)
