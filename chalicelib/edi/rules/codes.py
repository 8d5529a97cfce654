"""Formats of codes by system, and lookups by date of service where a code list is at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from chalicelib.edi.issue import Issue
from chalicelib.edi.rules import Facts
from chalicelib.edi.rules.shared import broken
from chalicelib.edi.segments.claim import HealthCode, HealthCodes
from chalicelib.edi.segments.payment import ServicePayment
from chalicelib.edi.segments.service import DentalService, InstitutionalService, ProfessionalService
from chalicelib.edi.segments.shared import Procedure

ICD10 = frozenset({"ABK", "ABF", "ABJ", "ABN", "APR"})
# Letters and digits anywhere after the first letter: QA0… (April 2026), C7A, M1A and O9A defeat narrower patterns.
_ICD10 = re.compile("[A-Z][0-9A-Z]{2,6}")
_HCPCS = re.compile("[A-Z][0-9]{4}")
_CPT = re.compile("[0-9]{5}|[0-9]{4}[FTUM]")
_MODIFIER = re.compile("[0-9A-Z]{2}")
_PLACE = re.compile("[0-9]{2}")

Service = ProfessionalService | InstitutionalService | DentalService | ServicePayment


def icd10_form(code: str) -> bool:
    """Three to seven letters and digits without a dot, a letter first [ICD-10-CM, NCHS]; says nothing of validity."""
    return _ICD10.fullmatch(code) is not None


def procedure_form(code: str) -> bool:
    """HCPCS level II (letter, four digits) or CPT (five digits, or four and F, T, U or M) [CMS HCPCS, AMA CPT]."""
    return _HCPCS.fullmatch(code) is not None or _CPT.fullmatch(code) is not None


def diagnosis_issues(segment: HealthCodes, on: date | None, facts: Facts) -> Iterator[Issue]:
    """ICD-10-CM codes have their form and, where a list is at hand, are billable on the date of service."""
    for place, coded in enumerate(segment.codes, 1):
        if coded.kind in ICD10:
            yield from _diagnosis(segment, coded, place, on, facts)


def _diagnosis(segment: HealthCodes, coded: HealthCode, place: int, on: date | None, facts: Facts) -> Iterator[Issue]:
    element = f"{place:02d}-2"
    if not icd10_form(coded.code):
        message = "This is no ICD-10-CM code: three to seven letters and digits without a dot."
        yield broken("code.diagnosis", facts.grade, message, segment, "2300", element, coded.code)
    elif facts.valid_code is not None and not facts.valid_code("icd10cm", coded.code, on):
        message = "This diagnosis is not billable on the date of service."
        yield broken("code.diagnosis_date", facts.grade, message, segment, "2300", element, coded.code)


def procedure_issues(segment: Service, procedure: Procedure, loop: str, facts: Facts) -> Iterator[Issue]:
    """HC codes have the form of HCPCS or CPT; modifiers are two letters or digits, none twice."""
    element = "02" if isinstance(segment, InstitutionalService) else "01"
    if procedure.system == "HC" and not procedure_form(procedure.code):
        message = "This is no HCPCS or CPT code."
        yield broken("code.procedure", facts.grade, message, segment, loop, f"{element}-2", procedure.code)
    modifiers = procedure.modifiers
    if any(not _MODIFIER.fullmatch(m) for m in modifiers) or len(set(modifiers)) < len(modifiers):
        message = "Modifiers are two letters or digits, and none is given twice."
        yield broken("code.modifier", facts.grade, message, segment, loop, f"{element}-3", ":".join(modifiers))


def place_issue(segment: Service, place: str, loop: str, facts: Facts) -> Iterator[Issue]:
    """A place of service is two digits [CMS place of service code set]."""
    if place and not _PLACE.fullmatch(place):
        yield broken("code.place", facts.grade, "A place of service is two digits.", segment, loop, "05", place)
