"""837: identifiers, diagnoses and pointers, dates of one claim."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from chalicelib.edi.issue import ERROR, WARNING, Issue
from chalicelib.edi.rules.shared import broken, days
from chalicelib.edi.segments.claim import HealthCodes

USUAL_LENGTH = 20  # most payers keep 20 characters of CLM01; the guide allows 38
PRINCIPAL = ("ABK", "BK")
OTHER = ("ABF", "BF")
MOST_DIAGNOSES = 12  # X222A1 HI: one principal and up to eleven others


def claim_identifier(claim: Any, seen: Collection[str], grade: str = ERROR) -> Iterator[Issue]:
    """CLM01 is unique among open claims, and twenty characters at most for most payers (38 in the guide)."""
    name = claim.header.claim_id
    if name in seen:
        message = "This claim number is already in use by another open claim."
        yield broken("claim.duplicate", grade, message, claim.header, "2300", "01", name)
    if len(name) > USUAL_LENGTH:
        message = "Most payers return only the first 20 characters of a claim number."
        yield broken("claim.long_number", WARNING, message, claim.header, "2300", "01", name)


def diagnoses(claim: Any) -> list[str]:
    """The claim's diagnoses in the order that pointers count them: the principal one first."""
    return [c.code for segment in claim.codes for c in segment.codes if c.kind in PRINCIPAL + OTHER]


def diagnosis_list(claim: Any) -> Iterator[Issue]:
    """The principal diagnosis comes first and once, and none is given twice."""
    segments: list[HealthCodes] = [s for s in claim.codes if s.codes and s.codes[0].kind in PRINCIPAL + OTHER]
    if not segments:
        return
    kinds = [c.kind for s in segments for c in s.codes]
    listed = diagnoses(claim)
    if kinds[0] not in PRINCIPAL or any(kind in PRINCIPAL for kind in kinds[1:]):
        message = "The principal diagnosis comes first, and there is one."
        yield broken("claim.principal_diagnosis", ERROR, message, segments[0], "2300", "01-1", kinds[0])
    if len(set(listed)) < len(listed):
        twice = next(code for n, code in enumerate(listed) if code in listed[:n])
        yield broken("claim.diagnosis_twice", ERROR, "A diagnosis is given twice.", segments[0], "2300", "", twice)


def diagnosis_count(claim: Any, most: int = MOST_DIAGNOSES) -> Iterator[Issue]:
    """A professional claim names twelve diagnoses at most."""
    listed = diagnoses(claim)
    if len(listed) > most:
        message = f"There are {len(listed)} diagnoses, and at most {most} are allowed."
        yield broken("claim.diagnosis_count", ERROR, message, claim.codes[0], "2300")


def pointers(claim: Any, grade: str = ERROR) -> Iterator[Issue]:
    """Each line points to one to four diagnoses that the claim has."""
    known = len(diagnoses(claim))
    for line in claim.lines:
        given = getattr(line.service, "pointers", None)
        if given is None:
            continue
        for pointer in given.given():
            if not 1 <= pointer <= known:
                message = f"The line points to diagnosis {pointer}, and the claim has {known}."
                yield broken("claim.pointer", grade, message, line.service, "2400", "07", str(pointer))


def service_days(claim: Any) -> tuple[date, date] | None:
    """The first and last day of service over all lines, or of the statement; None where none is given."""
    dated = [d for line in claim.lines for d in line.dates if d.qualifier == "472"]
    dated = dated or [d for d in claim.dates if d.qualifier in ("434", "472")]
    spans = [span for d in dated if (span := days(d.when)) is not None]
    return (min(s[0] for s in spans), max(s[1] for s in spans)) if spans else None


def future_service(claim: Any, today: date | None) -> Iterator[Issue]:
    """No service lies in the future."""
    span = service_days(claim)
    if today is not None and span is not None and span[1] > today:
        message = "A date of service lies in the future."
        yield broken("claim.future", ERROR, message, claim.header, "2300", "", span[1].isoformat())


def inside_statement(claim: Any) -> Iterator[Issue]:
    """On an institutional claim every line lies inside the statement period (DTP 434)."""
    statement = next((days(d.when) for d in claim.dates if d.qualifier == "434"), None)
    if statement is None:
        return
    for line in claim.lines:
        dated = line.date("472")
        span = days(dated.when) if dated is not None else None
        if dated is not None and span is not None and (span[0] < statement[0] or span[1] > statement[1]):
            message = "The line's date lies outside the statement period."
            yield broken("claim.outside_statement", ERROR, message, dated, "2400", "03", span[0].isoformat())


def inside_coverage(claim: Any, starts: date, ends: date | None) -> Iterator[Issue]:
    """Every day of service lies inside the coverage; `ends` is its last day, None while it runs."""
    span = service_days(claim)
    if span is not None and (span[0] < starts or (ends is not None and span[1] > ends)):
        message = "A date of service lies outside the coverage."
        yield broken("claim.outside_coverage", ERROR, message, claim.header, "2300", "", span[0].isoformat())


def inside_filing_limit(claim: Any, sent: date, limit_days: int) -> Iterator[Issue]:
    """The claim is sent within the payer's limit, in days after the last day of service."""
    span = service_days(claim)
    if span is not None and (sent - span[1]).days > limit_days:
        message = f"The payer takes claims up to {limit_days} days after the service."
        yield broken("claim.late", ERROR, message, claim.header, "2300", "", span[1].isoformat())
