"""Whose code it is, where a file does not say."""

from __future__ import annotations

from typing import Final

from stdnum import verhoeff

# CVX codes are short numbers (CDC, Vaccines Administered: 1 to 3 digits).
_CVX_DIGITS: Final = 3
# A SNOMED CT identifier has 6 to 18 digits, a partition before its Verhoeff check digit, "00" or "10" for a concept
# (SNOMED CT Release File Specification, 6 SNOMED CT Identifiers).
_SCTID_DIGITS: Final = range(6, 19)
_CONCEPTS: Final = frozenset({"00", "10"})


def system_of(code: str) -> str:
    """The system of a code as Synthea writes them: snomed, cvx or, for what is neither, rxnorm (any other number)."""
    if len(code) <= _CVX_DIGITS:
        return "cvx"
    concept = len(code) in _SCTID_DIGITS and code[-3:-1] in _CONCEPTS
    return "snomed" if concept and verhoeff.is_valid(code) else "rxnorm"
