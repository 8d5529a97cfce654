"""An eligibility answer in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chalicelib.edi.explain.meanings import PERIODS, REFUSALS, STATEMENTS, told
from chalicelib.edi.explain.words import amount, person
from chalicelib.edi.rules.benefits import coverage, segments_in
from chalicelib.edi.segments.benefit import Benefit, Rejection
from chalicelib.edi.tables.benefits import EligibilityAnswer
from chalicelib.edi.values import write_decimal


def lines(answer: EligibilityAnswer, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """Who answers about whom, what is covered, and why an inquiry was refused."""
    for source in answer.sources:
        yield f"answer of {person(source.source.name if source.source else None)}"
        for rejection in _own_rejections(source):
            yield f"  refused: {told(REFUSALS, rejection.reason)}"
        members = [s for receiver in source.receivers for s in receiver.subscribers]
        everyone: list[Any] = [*members, *(d for s in members for d in s.dependents)]
        for member in everyone:
            yield f"  about {person(member.member.name if member.member else None)}"
            refused = member.member.rejections if member.member else []
            yield from (f"    refused: {told(REFUSALS, rejection.reason)}" for rejection in refused)
            yield from (f"    {_benefit(found.benefit)}" for found in member.benefits)


def _own_rejections(source: Any) -> Iterator[Rejection]:
    yield from source.rejections
    for level in source.receivers:
        if level.receiver is not None:
            yield from segments_in(level.receiver, Rejection)


def _benefit(benefit: Benefit) -> str:
    value = f" {amount(benefit.amount)}" if benefit.amount is not None else ""
    value += f" {write_decimal(benefit.fraction * 100)} %" if benefit.fraction is not None else ""
    services = f" for services {', '.join(benefit.service_types)}" if benefit.service_types else ""
    network = {"Y": ", in network", "N": ", out of network"}.get(benefit.in_network, "")
    plan = f" ({benefit.plan})" if benefit.plan else ""
    value += f", {PERIODS[benefit.period]}," if value and benefit.period in PERIODS else ""
    what = STATEMENTS.get(benefit.kind) or coverage(benefit.kind)
    return f"{what} [{benefit.kind}]{value}{services}{network}{plan}"
