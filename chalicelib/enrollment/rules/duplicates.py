"""Who is likely the same person. Points and threshold: docs/decisions/likely-duplicates.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from chalicelib.enrollment.rules.tokens import trigrams

LIKELY: Final = 60  # from here on a person is shown before saving
_SIMILAR: Final = 0.5  # Dice coefficient of trigrams: one slip in a name of usual length stays above it


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a person. `names` are folded words; `identifiers` keyed hashes; `phones` E.164."""

    names: frozenset[str]
    birth_date: date
    phones: frozenset[str] = frozenset()
    email: str = ""
    identifiers: frozenset[str] = frozenset()
    postal_code: str = ""


def likeness(one: Traits, other: Traits) -> tuple[int, tuple[str, ...]]:
    """How much speaks for two records being one person: points and the reasons, in words of the screen.

    Reasons: same_identifier, same_name, similar_name, same_birth_date, near_birth_date, same_phone, same_email,
    same_postal_code. From 60 points on the person is likely a duplicate.
    """
    reasons = [
        (100, "same_identifier", bool(one.identifiers & other.identifiers)),
        *_name_reasons(one.names, other.names),
        (30, "same_birth_date", one.birth_date == other.birth_date),
        (20, "near_birth_date", near_dates(one.birth_date, other.birth_date)),
        (25, "same_phone", bool(one.phones & other.phones)),
        (25, "same_email", bool(one.email) and one.email == other.email),
        (10, "same_postal_code", bool(one.postal_code) and one.postal_code == other.postal_code),
    ]
    holding = [(points, reason) for points, reason, holds in reasons if holds]
    return sum(points for points, _ in holding), tuple(reason for _, reason in holding)


def _name_reasons(one: frozenset[str], other: frozenset[str]) -> list[tuple[int, str, bool]]:
    fewer, more = sorted((one, other), key=len)
    same = len(fewer) >= min(2, len(more)) and fewer <= more  # a middle name may be missing on one of them
    return [(40, "same_name", same), (25, "similar_name", not same and alike(one, other))]


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are the same but for a slip of the pen or a missing middle name."""
    return dice(one, other) >= _SIMILAR


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """How alike two names are by shared trigrams, from 0 to 1, word order apart."""
    left = {part for word in one for part in trigrams(word)}
    right = {part for word in other for part in trigrams(word)}
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 0.0


def near_dates(one: date, other: date) -> bool:
    """Whether two different dates are one slip apart: day and month swapped, or a single digit wrong."""
    if one == other:
        return False
    swapped = (one.year, one.month, one.day) == (other.year, other.day, other.month)
    return swapped or sum(a != b for a, b in zip(one.isoformat(), other.isoformat(), strict=True)) == 1
