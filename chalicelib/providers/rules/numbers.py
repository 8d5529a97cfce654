"""The numbers that a claim knows the office's side by: each by its own shape and check digits."""

from __future__ import annotations

import re
from typing import Final

from chalicelib.edi.rules.identifiers import valid_ein, valid_npi, valid_ssn, valid_taxonomy
from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.sentences import say
from chalicelib.providers.model import TaxIdKind

_CLIA: Final = re.compile(r"[0-9]{2}D[0-9]{7}")  # CMS: a laboratory's number is ten characters, the third a D
_BOX: Final = re.compile(
    r"\bp\W{0,2}o\W{0,2}\s*(box|bin|drawer)\b|\bpost\s+office\s+(box|bin|drawer)\b|\block\s?(box|bin)\b|\bpob\s*[0-9]",
    re.IGNORECASE,
)


def _tight(text: str) -> str:
    return re.sub(r"[\s-]", "", text).upper()


def clean_npi(text: str) -> str:
    """An NPI as it is kept; "" when none was given. Misfit for what its check digit refuses."""
    npi = _tight(text)
    if npi and not valid_npi(npi):
        raise Misfit(
            say("This is no NPI: ten digits, the first 1 or 2, with a check digit. Compare it with the NPPES.")
        )
    return npi


def clean_tax_id(text: str, kind: TaxIdKind) -> str:
    """A tax id as it is kept: nine digits. Misfit for what cannot be one of its kind."""
    number = _tight(text)
    if number and kind is TaxIdKind.EIN and not valid_ein(number):
        raise Misfit(say("This is no EIN: check the nine digits."))
    if number and kind is TaxIdKind.SSN and not valid_ssn(number):
        raise Misfit(say("This is no SSN: check the nine digits."))
    return number


def clean_taxonomy(text: str) -> str:
    """A taxonomy code as it is kept. Misfit for what NUCC's list cannot hold."""
    code = _tight(text)
    if code and not valid_taxonomy(code):
        raise Misfit(say("A taxonomy code has ten letters and digits, such as 207Q00000X. Look it up in NUCC's list."))
    return code


def clean_clia(text: str) -> str:
    """A CLIA number as it is kept. Misfit for what cannot be one."""
    number = _tight(text)
    if not _CLIA.fullmatch(number):
        raise Misfit(
            say("A CLIA number has ten characters, the third a D, such as 22D0123456. It is on the certificate.")
        )
    return number


def a_box(line: str) -> bool:
    """Whether a line of an address is a post office box: X12 837 takes none in loops 2010AA and 2310C."""
    return _BOX.search(line) is not None
