"""How codes, schedules and systems are written: one spelling each, whatever was typed."""

from __future__ import annotations

import re
from typing import Final

from chalicelib.catalog.model import Code, CodeSystem

# ICD-10-CM: 3 to 7 characters, the first a letter (Official Guidelines I.A.2); HCPCS Level II: a letter and four
# digits (CMS record layout); CPT: four digits and a digit or letter (category II F, III T, laboratory U and M).
SHAPES: Final = {
    CodeSystem.ICD10CM: re.compile(r"[A-Z][0-9A-Z]{2,6}"),
    CodeSystem.HCPCS: re.compile(r"[A-Z][0-9]{4}"),
    CodeSystem.CPT: re.compile(r"[0-9]{4}[0-9A-Z]"),
    CodeSystem.SERVICE: re.compile(r"[A-Z0-9][A-Z0-9._-]{0,19}"),
}
SCHEDULE: Final = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,39})?")  # "" is cash
KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")  # tax codes, discounts
OTHER_SYSTEM: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")
OTHER_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def spelled(system: CodeSystem, text: str) -> str:
    """A code as it is kept: upper case, an ICD-10-CM code without its point (as X12 sends it)."""
    code = text.strip().upper()
    return code.replace(".", "") if system is CodeSystem.ICD10CM else code


def shown(system: CodeSystem, code: str) -> str:
    """A code as people read it: an ICD-10-CM code with a point after its third character."""
    return f"{code[:3]}.{code[3:]}" if system is CodeSystem.ICD10CM and len(code) > 3 else code


def well_formed(system: CodeSystem, code: str) -> bool:
    """Whether a spelled code has the shape of its system."""
    return SHAPES[system].fullmatch(code) is not None


def rank(typed: str, code: Code) -> tuple[int, str, int, str]:
    """Where a found code stands: the very code, codes that begin so in order, then the plainest descriptions."""
    start = spelled(code.system, typed)
    if code.code == start:
        return 0, "", 0, ""
    if code.code.startswith(start):
        return 1, code.code, 0, ""
    return 2, "", len(code.description), code.code


def schedule_key(name: str) -> str:
    """The key of a fee schedule as it is written in files and addresses, where the cash prices are called `cash`."""
    return "" if name == "cash" else name


def schedule_name(key: str) -> str:
    """How a fee schedule's key is written in files and addresses."""
    return key or "cash"
