"""What a note template is; written first, the contract with other rooms."""

from __future__ import annotations

from typing import Final

from chalicelib.enrollment.model import CallOutcome
from chalicelib.kernel.values import dataclass

NAME_MAX: Final = 60  # letters: what a line of the choice holds
TEXT_MAX: Final = 2000  # half of what a note may hold
PLACES: Final = 99
TEMPLATES_MAX: Final = 100  # what one still finds in a list, and one answer holds


@dataclass(frozen=True, slots=True)
class NoteTemplateForm:
    """A note template as it is edited."""

    name: str
    text: str
    outcome: CallOutcome = CallOutcome.NO_CALL
    place: int = 1
    active: bool = True


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """A text the office keeps for notes, with slots such as {amount}; `outcome` is set with it, `place` is where it
    stands among the others, and one that is not `active` is kept and offered no more.
    """

    id: str
    name: str
    text: str
    outcome: CallOutcome = CallOutcome.NO_CALL
    place: int = 1
    active: bool = True
    version: int = 1
