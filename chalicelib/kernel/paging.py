"""Pages of a list: the items and an opaque cursor to the next page."""

from __future__ import annotations

import base64
import json
from typing import Final, Generic, TypeVar

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.sentences import say
from chalicelib.kernel.values import dataclass

T = TypeVar("T")
NUMBER_DIGITS: Final = 9  # places in lists; no list of ours is longer


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Items in order and, where more may follow, the cursor that asks for them."""

    items: list[T]
    cursor: str | None = None


def cursor_of(place: dict[str, str] | None) -> str | None:
    """Wrap a place in a list (strings only) for the caller to hand back."""
    if place is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(place, sort_keys=True).encode()).decode().rstrip("=")


def place_in(cursor: str | None, pk: str, begins: str) -> dict[str, str] | None:
    """Unwrap a cursor into a partition, at a sort key that begins so; Invalid `bad_cursor` for any other place."""
    place = place_of(cursor, "pk", "sk")
    if place is not None and (place["pk"] != pk or not place["sk"] or not place["sk"].startswith(begins)):
        raise foreign()
    return place


def place_of(cursor: str | None, *names: str) -> dict[str, str] | None:
    """Unwrap a cursor that holds exactly these names; Invalid `bad_cursor` for another list's, or none of ours."""
    if cursor is None:
        return None
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        raise foreign() from None
    if not isinstance(place, dict) or set(place) != set(names) or not all(isinstance(v, str) for v in place.values()):
        raise foreign()
    return place


def number_in(text: str) -> int:
    """A whole number that a cursor of ours holds; Invalid `bad_cursor` for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) <= NUMBER_DIGITS):
        raise foreign()
    return int(text)


def foreign() -> Invalid:
    """The refusal of a cursor that belongs to no such list."""
    return Invalid("bad_cursor", say("This page link is not valid. Start from the first page."))
