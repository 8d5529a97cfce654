"""Names and dates of persons: how they are written, when they cannot be, how they are compared."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from chalicelib.enrollment.model import PersonName
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.sentences import UNSAID, Said, say

NAME_MAX: Final = 100  # our own limit; X12 NM103 (5010) takes 60 characters, an organisation's legal name more
# The oldest age on record is 122 years (Jeanne Calment, died 1997); 130 leaves room and still catches a wrong century.
AGE_MAX_YEARS: Final = 130

# Letters that Unicode does not decompose into a base letter and a mark, as people type them without the mark.
_UNMARKED: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_JOINERS: Final = "\u200c\u200d"  # they form letters of Persian, Hindi and others; elsewhere nobody typed them
_CONTROL: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def _clean_part(text: str, when_missing: Said = UNSAID) -> str:
    cleaned = " ".join(unicodedata.normalize("NFC", text).split())
    if when_missing and not any(char.isalpha() for char in cleaned):
        raise Misfit(when_missing)
    if len(cleaned) > NAME_MAX:
        raise Misfit(say("At most {limit} characters.", limit=NAME_MAX))
    if any(unicodedata.category(char) in _CONTROL for char in cleaned if char not in _JOINERS):
        raise Misfit(say("Remove the characters that cannot be printed."))
    return cleaned


_PARTS: Final = ("family", "given", "middle", "prefix", "suffix")


def clean_name(name: PersonName) -> PersonName:
    """A name as it is kept: single spaces, Unicode NFC. Misfit, naming the part at fault, without a family name, over
    100 characters or for characters that cannot be printed. A given name may be missing: many have one name only.
    """
    missing = {"family": say("Write the family name.")}
    return PersonName(**{part: _clean_named(name, part, missing.get(part, UNSAID)) for part in _PARTS})


def _clean_named(name: PersonName, part: str, when_missing: Said) -> str:
    try:
        return _clean_part(getattr(name, part), when_missing)
    except Misfit as error:
        raise Misfit(error.why, part) from error


def clean_label(text: str) -> str:
    """The name of an organisation or guarantor as it is kept. Misfit when it is empty or too long."""
    return _clean_part(text, say("Write the name."))


def clean_line(text: str) -> str:
    """A line of an address as it is kept; a house or flat number is one. Empty stays empty."""
    return _clean_part(text)


def display_name(name: PersonName) -> str:
    """A person's name as it is read out: given, middle, family, suffix."""
    return " ".join(part for part in (name.given, name.middle, name.family, name.suffix) if part)


def birth_date_fault(born: date, today: date) -> Said:
    """Why a birth date cannot be: in the future, or more than 130 years ago. Empty when it can."""
    if born > today:
        return say("The birth date is in the future.")
    if (today.year - born.year) - ((today.month, today.day) < (born.month, born.day)) > AGE_MAX_YEARS:
        return say("The birth date is more than {years} years ago.", years=AGE_MAX_YEARS)
    return UNSAID


def deceased_fault(born: date, deceased: date | None, today: date) -> Said:
    """Why a date of death cannot be: before birth or in the future. Empty when it can."""
    if deceased is not None and deceased < born:
        return say("The date of death is before the birth date.")
    if deceased is not None and deceased > today:
        return say("The date of death is in the future.")
    return UNSAID


def fold(text: str) -> str:
    """Text for comparing and searching: no case, marks or punctuation (`Łukasz Öström-Ng` is `lukasz ostrom ng`)."""
    plain = _unmarked(_unmarked(text))  # twice: a compatibility letter may unfold to a capital or a marked one
    return " ".join(re.sub(r"[^\w\s]|_", " ", plain).split())


def _unmarked(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold().translate(_UNMARKED))
    return "".join(char for char in plain if not unicodedata.combining(char))


def words(name: PersonName) -> tuple[str, ...]:
    """The folded words of a name: family first, then given and middle; apostrophes do not part a word."""
    text = " ".join((name.family, name.given, name.middle))
    return tuple(fold(re.sub(r"['’`]", "", text)).split())


def person_key(name: PersonName, born: date) -> str:
    """What two records of one person have in common: family and given name in any order, and the birth date."""
    both = PersonName(family=name.family, given=name.given)
    return f"{' '.join(sorted(words(both)))}|{born.isoformat()}"
