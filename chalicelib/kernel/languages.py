"""The languages a client is addressed in."""

from __future__ import annotations

from typing import Final, Literal

Language = Literal["en", "sv", "pl"]

LANGUAGES: Final[tuple[Language, ...]] = ("en", "sv", "pl")
