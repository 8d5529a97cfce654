"""An eligibility answer in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chalicelib.edi.explain.meanings import PERIODS, STATEMENTS, told
from chalicelib.edi.explain.qualifiers import AUTHORIZATION, COVERAGE_LEVELS, INSURANCE, NETWORK
from chalicelib.edi.explain.segments import own, rest, said
from chalicelib.edi.explain.words import amount, counted, person, service
from chalicelib.edi.grammar import Loop
from chalicelib.edi.rules.benefits import coverage
from chalicelib.edi.segments.benefit import Benefit
from chalicelib.edi.segments.shared import Name
from chalicelib.edi.tables.benefits import EligibilityAnswer
from chalicelib.edi.values import write_decimal


def lines(answer: EligibilityAnswer, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """Who answers about whom, what is covered and on what terms, and why an inquiry was refused."""
    for source in answer.sources:
        yield f"answer of {person(source.source.name if source.source else None)}"
        yield from _level(source, source.source, "  ")
        for receiver in source.receivers:
            yield f"  to {person(receiver.receiver.name if receiver.receiver else None)}"
            yield from _level(receiver, receiver.receiver, "    ")
            for subscriber in receiver.subscribers:
                for member in (subscriber, *subscriber.dependents):
                    yield from _member(member)


def _level(level: Loop, party: Loop | None, indent: str) -> Iterator[str]:
    """What stands at a level beside its members: rejections, contacts, numbers."""
    yield from (indent + words for segment in own(level) if (words := said(segment)))
    yield from (indent + words for words in (rest(party, Name) if party else ()))


def _member(member: Any) -> Iterator[str]:
    yield f"  about {person(member.member.name if member.member else None)}"
    yield from _level(member, member.member, "    ")
    for found in member.benefits:
        yield f"    {_benefit(found.benefit)}"
        yield from (f"      {words}" for words in rest(found, Benefit))


def _benefit(benefit: Benefit) -> str:
    value = f" {amount(benefit.amount)}" if benefit.amount is not None else ""
    value += f" {write_decimal(benefit.fraction * 100)} %" if benefit.fraction is not None else ""
    many = counted(benefit.quantity, benefit.quantity_qualifier)
    value += f" {many}" if many else ""
    period = PERIODS.get(benefit.period, benefit.period)
    value += f", {period}," if period else ""
    services = f" for services {', '.join(benefit.service_types)}" if benefit.service_types else ""
    services += f" for procedure {service(benefit.procedure)}" if benefit.procedure.code else ""
    plan = f" ({benefit.plan})" if benefit.plan else ""
    what = STATEMENTS.get(benefit.kind) or coverage(benefit.kind)
    said_so = f"{what} [{benefit.kind}]{value}{services}".rstrip(",")
    return said_so + "".join(f", {term}" for term in _terms(benefit)) + plan


def _terms(benefit: Benefit) -> Iterator[str]:
    """On what terms: for whom, under which insurance, in which network, with which authorisation and diagnoses."""
    known = (
        (benefit.in_network, NETWORK),
        (benefit.authorization, AUTHORIZATION),
        (benefit.coverage_level, COVERAGE_LEVELS),
    )
    yield from (words.get(code, code) for code, words in known if code)
    if benefit.insurance_type:
        yield f"insurance {told(INSURANCE, benefit.insurance_type)}"
    if benefit.pointers.given():
        yield f"diagnoses {', '.join(map(str, benefit.pointers.given()))}"
