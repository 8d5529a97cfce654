"""Acknowledgements in words."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.edi.explain.meanings import ELEMENT_FAULTS, GROUP_FAULTS, NOTES, SEGMENT_FAULTS, TRANSACTION_FAULTS
from chalicelib.edi.explain.meanings import told as words_of
from chalicelib.edi.explain.segments import plain
from chalicelib.edi.segments.acknowledging import ElementPlace
from chalicelib.edi.tables.acknowledgement import Acknowledgement, InterchangeAcknowledgement, TransactionAnswer

_VERDICTS = {
    "A": "accepted",
    "E": "accepted with errors",
    "P": "partly accepted",
    "R": "rejected",
    "M": "rejected, authentication failed",
    "W": "rejected, assurance failed",
    "X": "rejected, could not be decrypted",
}


def _place(place: ElementPlace) -> str:
    """Element, component and repetition by position, as far as given: 2, 5-1."""
    return "-".join(str(n) for n in (place.element, place.component, place.repetition) if n is not None)


def lines(record: Acknowledgement | InterchangeAcknowledgement, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    """What was acknowledged, the verdict with its reasons, each fault by position and what it depends on."""
    if isinstance(record, InterchangeAcknowledgement):
        told = record.verdict
        verdict = _VERDICTS.get(told.verdict, told.verdict)
        sent = f"of {told.day} {told.time}"
        yield f"interchange {told.control_number} {sent} {verdict}, note {words_of(NOTES, told.note)}"
        return
    for answer in record.transactions:
        yield from _transaction(answer)
    if record.verdict is not None and record.group is not None:
        group, told_group = record.group, record.verdict
        verdict = _VERDICTS.get(told_group.verdict, told_group.verdict) + _why(GROUP_FAULTS, told_group.faults)
        yield f"group {group.functional} {group.control_number} {verdict}"
        counts = f"{told_group.received} received, {told_group.accepted} accepted"
        yield f"  {told_group.included} transactions counted, {counts}{f', {group.version}' if group.version else ''}"


def _transaction(answer: TransactionAnswer) -> Iterator[str]:
    known, verdict = answer.transaction, "without a verdict"
    if answer.verdict is not None:
        code = answer.verdict.verdict
        verdict = _VERDICTS.get(code, verdict) + _why(TRANSACTION_FAULTS, answer.verdict.faults)
    guide = f" ({known.implementation})" if known.implementation else ""
    yield f"transaction {known.transaction} {known.control_number}{guide} {verdict}"
    for found in answer.segments:
        loop = f", loop {found.fault.loop}" if found.fault.loop else ""
        fault = words_of(SEGMENT_FAULTS, found.fault.fault)
        yield f"  segment {found.fault.segment} at {found.fault.place}: {fault}{loop}"
        yield from (f"    {plain(context)}" for context in found.contexts)
        for element in found.elements:
            value = f", {element.fault.value}" if element.fault.value else ""
            number = f", element number {element.fault.reference}" if element.fault.reference else ""
            fault = words_of(ELEMENT_FAULTS, element.fault.fault)
            yield f"    element {_place(element.fault.place)}: {fault}{value}{number}"
            yield from (f"      {plain(context)}" for context in element.contexts)


def _why(words: dict[str, str], faults: tuple[str, ...]) -> str:
    reasons = [words_of(words, fault) for fault in faults if fault]
    return f": {'; '.join(reasons)}" if reasons else ""
