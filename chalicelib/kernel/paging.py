"""Pages of a list: the items and an opaque cursor to the next page."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Generic, TypeVar

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.sentences import say

T = TypeVar("T")


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
    place = place_of(cursor)
    if place is None:
        return None
    sk = place.get("sk", "")
    if place.get("pk") != pk or not sk or not sk.startswith(begins):
        raise Invalid("bad_cursor", say("This page link is not valid. Start from the first page."))
    return place


def place_of(cursor: str | None) -> dict[str, str] | None:
    """Unwrap a cursor; Invalid `bad_cursor` for anything we did not make."""
    if cursor is None:
        return None
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error) as error:
        raise Invalid("bad_cursor", say("This page link is not valid. Start from the first page.")) from error
    if not isinstance(place, dict) or not all(isinstance(v, str) for v in place.values()):
        raise Invalid("bad_cursor", say("This page link is not valid. Start from the first page."))
    return place
