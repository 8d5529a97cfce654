"""A document as it is lent."""

from __future__ import annotations

from chalicelib.kernel.values import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """Where a document can be fetched for a short time, and the characters that it shows as a sign (�). It is kept in
    the documents under its `key`; a file of it bears its `name`.
    """

    url: str
    undrawn: list[str]
    key: str = ""
    name: str = ""
