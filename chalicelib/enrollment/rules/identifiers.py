"""National and outside numbers of persons, and the office's own account number."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.pl import pesel
from stdnum.se import personnummer
from stdnum.us import ssn

from chalicelib.kernel.errors import Misfit
from chalicelib.kernel.sentences import Said, say

ACCOUNT_DIGITS: Final = 7  # ten million accounts before the number grows by a digit

_LAWFUL: Final[dict[str, tuple[Callable[[str], str], Said]]] = {
    "us-ssn": (ssn.validate, say("This is no social security number: check the nine digits.")),  # SSA POMS RM 10201.035
    "se-personnummer": (
        personnummer.validate,
        say("This is no personnummer: check the digits."),
    ),  # Skatteverket SKV 704
    "pl-pesel": (pesel.validate, say("This is no PESEL: check the eleven digits.")),  # ustawa z 24.9.2010, art. 15
}
_FREE: Final = frozenset({"mrn", "synthea"})
_FREE_FORM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,63}")

SYSTEMS: Final = frozenset(_LAWFUL) | _FREE


def clean_identifier(system: str, value: str) -> str:
    """A person's number as it is kept: digits and, for a personnummer, its century in full.

    `system` is us-ssn, se-personnummer, pl-pesel (each with its own rules and check digit), mrn or synthea (letters,
    digits and ._/- up to 64). Raises Misfit with how to mend it; the number is not repeated.
    """
    if system in _LAWFUL:
        validate, fault = _LAWFUL[system]
        try:
            number = validate("".join(value.split()))
        except ValidationError as error:
            raise Misfit(fault) from error
        return _full_personnummer(number) if system == "se-personnummer" else number
    if system not in _FREE:
        raise Misfit(say("Choose one of {choices}.", choices=", ".join(sorted(SYSTEMS))))
    if not _FREE_FORM.fullmatch(value.strip()):
        raise Misfit(say("Use letters, digits and . _ / - only, at most 64."))
    return value.strip()


def _full_personnummer(number: str) -> str:
    """Twelve digits: `880320-0016` and `19880320-0016` are the same person."""
    born = personnummer.get_birth_date(number)
    digits = re.sub(r"\D", "", number)
    return f"{born.year:04d}{digits[-8:]}"


def account_number(serial: int) -> str:
    """The account number of a serial number: seven or more digits and a Luhn check digit (ISO/IEC 7812-1, annex B),
    which catches every single wrong digit and nearly every swap. ValueError below 1.
    """
    if serial < 1:
        raise Misfit(say("Account numbers begin at 1."))
    body = f"{serial:0{ACCOUNT_DIGITS}d}"
    return f"{body}{luhn.calc_check_digit(body)}"
