"""Who is likely the same person. Points and threshold: docs/decisions/likely-duplicates.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from chalicelib.enrollment.rules.tokens import trigrams
from chalicelib.kernel.ids import AccountId, ClientId

LIKELY: Final = 60  # from here on a person is shown before saving
_SIMILAR: Final = 0.5  # Dice coefficient of trigrams: one slip in a word of usual length stays above it
_SLIP_FROM: Final = 3  # letters of the longer word: of two letters one is half the name
_SLIP_ALONE_FROM: Final = 5  # the same of a name of one word, which nothing else supports


@dataclass(frozen=True, slots=True)
class Likeness:
    """A client who may be the one being enrolled: points (0 to 100 and over) and the reasons for them."""

    account_id: AccountId
    client_id: ClientId
    account_number: str
    name: str
    birth_date: date
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a person. `names` and `given` are folded words, `identifiers` keyed hashes."""

    names: frozenset[str]
    birth_date: date
    phones: frozenset[str] = frozenset()
    email: str = ""
    identifiers: frozenset[str] = frozenset()
    postal_code: str = ""
    given: frozenset[str] = frozenset()


def likeness(one: Traits, other: Traits) -> tuple[int, tuple[str, ...]]:
    """How much speaks for two records being one person: points and the reasons, in words of the screen.

    Reasons: same_identifier, same_name, one_slip_in_name, similar_name, same_given_name, same_birth_date,
    near_birth_date, same_phone, same_email, same_postal_code. From 60 points on the person is likely a duplicate; but
    without a reason of name or identifier there are none: a household shares the rest.
    """
    born = one.birth_date == other.birth_date
    named = [
        (100, "same_identifier", bool(one.identifiers & other.identifiers)),
        *_name_reasons(one.names, other.names),
    ]
    if not any(holds for *_, holds in named):  # who married: another family name, the same day of birth
        named.append((20, "same_given_name", born and bool(one.given) and one.given == other.given))
    reasons = [
        *named,
        (30, "same_birth_date", born),
        (20, "near_birth_date", near_dates(one.birth_date, other.birth_date)),
        (25, "same_phone", bool(one.phones & other.phones)),
        (25, "same_email", bool(one.email) and one.email == other.email),
        (10, "same_postal_code", bool(one.postal_code) and one.postal_code == other.postal_code),
    ]
    holding = [(points, reason) for points, reason, holds in reasons if holds]
    points = sum(points for points, _ in holding) if any(holds for *_, holds in named) else 0
    return points, tuple(reason for _, reason in holding)


def _name_reasons(one: frozenset[str], other: frozenset[str]) -> list[tuple[int, str, bool]]:
    fewer, more = sorted((one, other), key=len)
    same = len(fewer) >= min(2, len(more)) and fewer <= more  # a middle name may be missing on one of them
    slip = not same and one_slip(one, other)
    like = not same and not slip and alike(one, other)
    return [(40, "same_name", same), (30, "one_slip_in_name", slip), (25, "similar_name", like)]


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are the same but for slips of the pen or a missing middle name. What both share says nothing of
    the rest: members of a family share a name.
    """
    left, right = one - other, other - one
    return not left or not right or one_slip(one, other) or dice(left, right) >= _SIMILAR


def one_slip(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names of as many words differ by one letter in one word: missing, too many, wrong or swapped."""
    left, right = one - other, other - one
    if len(left) != 1 or len(right) != 1:
        return False
    (short,), (long,) = sorted((left, right), key=lambda words: len(min(words)))
    return len(long) >= (_SLIP_FROM if one & other else _SLIP_ALONE_FROM) and _edits(short, long) == 1


def _edits(one: str, other: str) -> int:
    """The fewest slips that turn one word into the other (optimal string alignment; 2 for two and more)."""
    if abs(len(one) - len(other)) > 1:
        return 2
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    swapped = len(left) == len(right) > 1 and left[:2] == right[1::-1] and left[2:] == right[2:]
    near = left == right or left[1:] == right[1:] or left == right[1:] or left[1:] == right or swapped
    return int(left != right) if near else 2


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
