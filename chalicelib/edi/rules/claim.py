"""837: runs the rules of claims over each claim as it closes and over the levels at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chalicelib.edi.issue import ERROR, Issue
from chalicelib.edi.rules import Checks, Facts
from chalicelib.edi.rules import claim_amounts as amounts
from chalicelib.edi.rules import claim_content as content
from chalicelib.edi.rules.codes import diagnosis_issues, place_issue, procedure_issues
from chalicelib.edi.rules.hierarchy import levels_of, numbering, patient_level
from chalicelib.edi.rules.identifiers import (
    member_issue,
    npi_issue,
    reference_issue,
    valid_billing_zip,
    valid_taxonomy,
)
from chalicelib.edi.rules.shared import broken
from chalicelib.edi.walker import Unit

_LEVELS = frozenset({"2000B", "2010BA", "2010BB", "2000C", "2010CA"})
_MEDICARE = ("MA", "MB")
_ALONE = (
    amounts.claim_total,
    amounts.negative_amounts,
    amounts.replacement_number,
    amounts.prior_line_balance,
    amounts.prior_claim_balance,
    amounts.adjusted_once,
    content.diagnosis_list,
    content.inside_statement,
)


class ClaimChecks(Checks):
    """The rules of a batch of claims."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        self._seen = set(facts.open_claims)
        self._places: list[tuple[int, str]] = []  # where each claim's subscriber or patient level begins
        self._bad: set[str] = set()

    def unit(self, unit: Unit) -> None:
        claim = unit.record
        self.totals["claims"] += 1
        self.totals["lines"] += len(claim.lines)
        self.totals["charge"] += claim.header.charge or 0
        found = [issue for rule in _ALONE for issue in rule(claim)]
        found += content.claim_identifier(claim, self._seen, self.facts.grade)
        found += content.pointers(claim, self.facts.grade)
        found += content.future_service(claim, self.facts.today)
        if unit.around[0].ID != "837I":
            found += content.diagnosis_count(claim)
        found += code_issues(claim, self.facts)
        found += provider_issues(claim, self.facts)
        name = claim.header.claim_id
        self._seen.add(name)
        self._places.append((unit.around[-1].position, name))
        unit.issues[:] = [issue.on_claim(name) for issue in (*unit.issues, *found)]
        if any(issue.severity == ERROR for issue in unit.issues):
            self._bad.add(name)

    def end(self, root: Any, found: list[Issue]) -> list[Issue]:
        tied = [issue for one in (*found, *self._batch_issues(root)) for issue in self._tied(one)]
        self._bad |= {issue.claim for issue in tied if issue.severity == ERROR}
        self.totals["usable"] = sum(name not in self._bad for _, name in self._places)
        return tied

    def _tied(self, issue: Issue) -> list[Issue]:
        """A fault of a subscriber's or patient's level concerns the claims under it, not the whole batch."""
        if issue.loop not in _LEVELS or not self._places:
            return [issue]
        starts = [start for start, _ in self._places if start <= issue.position]
        claims = [name for start, name in self._places if starts and start == max(starts)]
        return [issue.on_claim(name) for name in claims] or [issue]

    def _batch_issues(self, root: Any) -> list[Issue]:
        issues = list(numbering(levels_of(root), ERROR))
        for billing in root.billing:
            issues += billing_issues(billing, self.facts)
            for subscriber in billing.subscribers:
                issues += patient_level(subscriber, ERROR)
                issues += subscriber_issues(subscriber, self.facts)
        return issues


def code_issues(claim: Any, facts: Facts) -> Iterator[Issue]:
    """Formats and validity of the claim's diagnoses, procedures and places."""
    span = content.service_days(claim)
    for segment in claim.codes:
        yield from diagnosis_issues(segment, span[0] if span else None, facts)
    for line in claim.lines:
        if line.service is not None:
            yield from procedure_issues(line.service, line.service.procedure, "2400", facts)
            yield from place_issue(line.service, getattr(line.service, "place", ""), "2400", facts)


def provider_issues(claim: Any, facts: Facts) -> Iterator[Issue]:
    """NPIs and specialities of the claim's and its lines' providers."""
    for provider in (*claim.providers, *(p for line in claim.lines for p in line.providers)):
        yield from _provider(provider.name, provider.ID, facts)
        speciality = getattr(provider, "speciality", None)
        if speciality is not None:
            yield from _speciality(speciality, provider.ID, facts)


def _provider(name: Any, loop: str, facts: Facts) -> Iterator[Issue]:
    issue = npi_issue(name, loop, facts) if name.id_qualifier == "XX" else None
    if issue is not None:
        yield issue


def _speciality(speciality: Any, loop: str, facts: Facts) -> Iterator[Issue]:
    if speciality.qualifier == "PXC" and not valid_taxonomy(speciality.value):
        message = "A taxonomy code has ten letters and digits."
        yield broken("identifier.taxonomy", facts.grade, message, speciality, loop, "03", speciality.value)


def billing_issues(billing: Any, facts: Facts) -> Iterator[Issue]:
    """The billing provider's NPI, tax number, speciality and nine-digit postal code."""
    if billing.speciality is not None:
        yield from _speciality(billing.speciality, "2000A", facts)
    provider = billing.provider
    if provider is None:
        return
    yield from _provider(provider.name, provider.ID, facts)
    for reference in provider.references:
        issue = reference_issue(reference.qualifier, reference.value, reference.position, provider.ID, facts)
        if issue is not None:
            yield issue
    place = provider.place
    if place is not None and place.country in ("", "US") and not valid_billing_zip(place.postal_code):
        message = "The billing provider's postal code needs all nine digits."
        yield broken("identifier.postal_code", facts.grade, message, place, provider.ID, "03", place.postal_code)


def subscriber_issues(subscriber: Any, facts: Facts) -> Iterator[Issue]:
    """A Medicare member's identifier has the form of an MBI; a social security number is a possible one."""
    coverage, name = subscriber.subscriber, subscriber.name
    if coverage is None or name is None:
        return
    issue = member_issue(name.name, name.ID, coverage.filing in _MEDICARE)
    if issue is not None:
        yield issue
    for reference in name.references:
        found = reference_issue(reference.qualifier, reference.value, reference.position, name.ID, facts)
        if found is not None:
            yield found


checks = ClaimChecks
