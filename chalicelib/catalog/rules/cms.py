"""The layouts CMS publishes codes in.

- HCPCS Level II, `HCPC<year>_<month>_ANWEB.txt`: records of 320 characters (HCPCS<year>_recordlayout.txt). Positions
  from 1: code 1-5 · sequence 6-10 · record kind 11 (3 procedure, 4 more of its text, 7 modifier, 8 more of its text) ·
  long description 12-91 · short description 92-119 · added 269-276 · action effective 277-284 ·
  terminated 285-292 (the last day it may be used) · action 293 (R re-activates). Dates are YYYYMMDD.
- The same as a table (the xlsx saved as CSV), with headings HCPC, RECID, LONG DESCRIPTION, ADD DT, ACT EFF DT, TERM DT,
  ACTION CD.
- ICD-10-CM order file, `icd10cm-order-<month>-<year>.txt`: code 7-13 · 15 is 1 for a billable code and 0 for a header ·
  long description from 78 (icd10OrderFiles.pdf).

Modifiers are not charged, so they are left out. CPT and CDT codes are refused: they come only as the user's own file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from chalicelib.catalog.model import CodeSystem, Finding, Listed
from chalicelib.catalog.rules import writing
from chalicelib.catalog.rules.cells import Bad, Row, description_in
from chalicelib.catalog.rules.layouts import Sifted, codes_of, read_each
from chalicelib.kernel.horizons import later
from chalicelib.kernel.sentences import say

_ORDER = re.compile(r"[0-9]{5} [A-Z][0-9A-Z]")
_FIXED = re.compile(r"(?:[A-Z][0-9]{4}|   [A-Z0-9]{2})[0-9]{5}[3478]")


def release_of(text: str, system: CodeSystem) -> Sifted[Listed]:
    """The codes of a release in whichever of its system's layouts it is; a code listed twice is a finding."""
    good, findings = _layout(text, system)(text)
    rows: dict[str, int] = {}
    for number, listed in good:
        first = rows.setdefault(listed.code, number)
        if first != number:
            reason = say("{code} is listed in row {first} already.", code=listed.code, first=first)
            findings.append(Finding(number, "code", reason, say("Keep one row for each code.")))
    if not good and not findings:  # an empty release would end every code
        findings.append(Finding(1, "", say("The file holds no codes."), say("Send the file with its codes.")))
    return good, sorted(findings, key=lambda finding: finding.row)


def _layout(text: str, system: CodeSystem) -> Callable[[str], Sifted[Listed]]:
    if system is CodeSystem.ICD10CM and _ORDER.match(text):
        return icd_order
    if system is CodeSystem.HCPCS and _FIXED.match(text):
        return hcpcs_fixed
    if system is CodeSystem.HCPCS and "HCPC" in text.split("\n", 1)[0].upper():
        return hcpcs_table
    return lambda plain: codes_of(plain, system)


def icd_order(text: str) -> Sifted[Listed]:
    """The codes of an ICD-10-CM order file."""
    good: list[tuple[int, Listed]] = []
    findings: list[Finding] = []
    for number, line in _lines(text):
        row = Row(number, {"description": line[77:]})
        code = line[6:13].strip()
        try:
            if not writing.well_formed(CodeSystem.ICD10CM, code) or line[14:15] not in ("0", "1"):
                raise Bad("code", say("The line is not in the order file's layout."), say("Send CMS's file unchanged."))
            good.append((number, Listed(code, description_in(row), line[14] == "1")))
        except Bad as bad:
            findings.append(bad.finding(number))
    return good, findings


def hcpcs_fixed(text: str) -> Sifted[Listed]:
    """The codes of CMS's fixed-width HCPCS file."""
    good: list[tuple[int, Listed]] = []
    findings: list[Finding] = []
    for number, cells in _records(text, findings):
        try:
            good.append((number, _listed(Row(number, cells))))
        except Bad as bad:
            findings.append(bad.finding(number))
    return good, findings


def _records(text: str, findings: list[Finding]) -> Iterator[tuple[int, dict[str, str]]]:
    started: tuple[int, dict[str, str]] | None = None
    for number, line in _lines(text):
        kind, code = line[10:11], line[0:5]
        if kind == "4" and started and started[1]["hcpc"] == code:
            started[1]["description"] += " " + line[11:91].strip()
            continue
        if started:
            yield started
        started = (number, _cells(line)) if kind == "3" else None
        if kind not in ("3", "7", "8"):
            findings.append(
                Finding(
                    number, "record kind", say("The line fits no record before it."), say("Send CMS's file unchanged.")
                )
            )
    if started:
        yield started


def _cells(line: str) -> dict[str, str]:
    return {
        "hcpc": line[0:5],
        "description": line[11:91].strip(),
        "add_dt": line[268:276].strip(),
        "act_eff_dt": line[276:284].strip(),
        "term_dt": line[284:292].strip(),
        "action_cd": line[292:293],
    }


def hcpcs_table(text: str) -> Sifted[Listed]:
    """The codes of CMS's HCPCS table saved as CSV."""
    modifiers: list[int] = []

    def one(row: Row) -> Listed | None:
        if row.cells.get("recid") in ("7", "8") or len(row.cells.get("hcpc", "")) == 2:
            modifiers.append(row.number)
            return None
        return _listed(Row(row.number, {**row.cells, "description": row.cells["long_description"]}))

    good, findings = read_each(text, ("hcpc", "long_description", "add_dt", "term_dt"), one)
    return [(number, listed) for number, listed in good if listed is not None], findings


def _listed(row: Row) -> Listed:
    code = row.cells["hcpc"].strip().upper()
    if not writing.well_formed(CodeSystem.HCPCS, code):
        raise Bad(
            "HCPC",
            say("'{code}' is no HCPCS Level II code.", code=code[:10]),
            say("Load CPT codes as your own CPT file."),
        )
    if code.startswith("D"):  # the American Dental Association's
        raise Bad(
            "HCPC",
            say("{code} is a CDT code, which CMS may not hand on.", code=code),
            say("Leave codes beginning with D out."),
        )
    added = _day(row, "act_eff_dt" if row.cells.get("action_cd") == "R" else "add_dt")
    last = _day(row, "term_dt") if row.cells.get("term_dt") else None
    if last is not None and last < added:
        raise Bad("TERM DT", say("The code ends before it begins."), say("Correct ADD DT or TERM DT."))
    return Listed(code, description_in(row), True, added, later(last, 1) if last else None)


def _day(row: Row, column: str) -> date:
    text = row.cells.get(column, "")
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError as error:
        raise Bad(
            column.upper().replace("_", " "),
            say("'{text}' is not a date.", text=text[:10]),
            say("Write it as 20261121."),
        ) from error


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip(" \r\x1a"):  # CMS ends the file with Ctrl-Z
            yield number, line.rstrip("\r")
