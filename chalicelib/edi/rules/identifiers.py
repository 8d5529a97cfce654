"""Identifiers: NPI, MBI, SSN, EIN, taxonomy, postal code. Check digits and patterns, each from its source."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from chalicelib.edi.issue import WARNING, Issue
from chalicelib.edi.rules import Facts

# 80840 before an NPI adds this much to the Luhn sum: 69 FR 3434, CMS NPI check digit calculation.
_NPI_PREFIX_SUM = 24
_LETTER = "[AC-HJKMNP-RT-Y]"  # the alphabet without S L O I B Z: CMS, Understanding the MBI
_MBI = re.compile(
    f"[1-9]{_LETTER}(?:{_LETTER}|[0-9])[0-9]{_LETTER}(?:{_LETTER}|[0-9])[0-9]{_LETTER}{_LETTER}[0-9][0-9]"
)


class Named(Protocol):
    """NM1 or N1: a party with an identifier."""

    position: int
    identifier: str
    id_qualifier: str


@lru_cache(maxsize=8192)
def valid_npi(npi: str) -> bool:
    """Ten digits, the first 1 or 2, Luhn over 80840 and the number [69 FR 3434]."""
    if len(npi) != 10 or not (npi.isascii() and npi.isdigit()) or npi[0] not in "12":
        return False
    total = _NPI_PREFIX_SUM
    for place, digit in enumerate(reversed(npi)):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def valid_mbi(mbi: str) -> bool:
    """Medicare beneficiary identifier: 11 characters in CMS's pattern, capitals, no dashes [Understanding the MBI]."""
    return _MBI.fullmatch(mbi) is not None


def valid_ssn(ssn: str) -> bool:
    """Nine digits; area never 000, 666 or 900-999, group never 00, serial never 0000 [SSA POMS RM 10201.035]."""
    if not re.fullmatch("[0-9]{9}", ssn):
        return False
    return ssn[:3] not in ("000", "666") and ssn[0] != "9" and ssn[3:5] != "00" and ssn[5:] != "0000"


def valid_ein(ein: str) -> bool:
    """Nine digits without a dash [IRS, Form SS-4]."""
    return re.fullmatch("[0-9]{9}", ein) is not None


def valid_taxonomy(code: str) -> bool:
    """Ten capital letters and digits [NUCC provider taxonomy]."""
    return re.fullmatch("[0-9A-Z]{10}", code) is not None


def valid_billing_zip(code: str) -> bool:
    """The billing provider's postal code in the United States has all nine digits [X222A1 2010AA N403]."""
    return re.fullmatch("[0-9]{9}", code) is not None


def npi_issue(name: Named, loop: str, facts: Facts) -> Issue | None:
    """A wrong NPI is an error in what we send and a warning in what we receive."""
    if valid_npi(name.identifier):
        return None
    message = "This is no valid NPI: its check digit or form is wrong."
    segment = "N1" if loop.startswith("1000") and not loop.startswith("1000C") else "NM1"
    element = "04" if segment == "N1" else "09"
    return Issue(facts.grade, "identifier.npi", message, name.position, loop, segment, element, name.identifier)


def member_issue(name: Named, loop: str, medicare: bool) -> Issue | None:
    """A Medicare member's identifier has the form of an MBI."""
    if not medicare or name.id_qualifier != "MI" or valid_mbi(name.identifier):
        return None
    message = "This Medicare member number does not have the form of an MBI."
    return Issue(WARNING, "identifier.mbi", message, name.position, loop, "NM1", "09", name.identifier)


def reference_issue(qualifier: str, value: str, position: int, loop: str, facts: Facts) -> Issue | None:
    """Tax numbers in REF: SY is a social security number, EI or TJ an employer's number."""
    ok = {"SY": valid_ssn, "EI": valid_ein, "TJ": valid_ein}.get(qualifier)
    if ok is None or ok(value):
        return None
    code = "identifier.ssn" if qualifier == "SY" else "identifier.ein"
    kind = "social security number" if qualifier == "SY" else "employer's tax number"
    return Issue(facts.grade, code, f"This is no valid {kind}.", position, loop, "REF", "02", value)
