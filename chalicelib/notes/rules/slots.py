"""What a text leaves open: slots in braces, each with a short name."""

from __future__ import annotations

import re
from typing import Final

from chalicelib.kernel.sentences import UNSAID, Said, say

SLOT_MAX: Final = 40  # letters of a slot's name: it stands in a sentence
_SLOT: Final = re.compile(r"\{([^{}\n]*)\}")


def slots_of(text: str) -> tuple[str, ...]:
    """The names of what a text leaves open, each once, in order."""
    return tuple(dict.fromkeys(name.strip() for name in _SLOT.findall(text)))


def slot_fault(text: str) -> Said:
    """What is wrong with the braces of a text; a slot has a name of its own and is closed on its line."""
    if re.search(r"[{}]", _SLOT.sub("", text)):
        return say("A brace is left open or closed twice. Write what is filled in as {example}.", example="{amount}")
    if not all(slots_of(text)):
        return say("Give each slot a name between its braces, such as {example}.", example="{amount}")
    if any(len(name) > SLOT_MAX for name in slots_of(text)):
        return say("The name of a slot has at most {limit} letters.", limit=SLOT_MAX)
    return UNSAID
