"""Acknowledgements in words."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.edi.explain.meanings import ELEMENT_FAULTS, NOTES, SEGMENT_FAULTS
from chalicelib.edi.explain.meanings import told as words_of
from chalicelib.edi.segments.acknowledging import ElementPlace
from chalicelib.edi.tables.acknowledgement import Acknowledgement, InterchangeAcknowledgement

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
    """What was acknowledged, the verdict and each fault by position."""
    if isinstance(record, InterchangeAcknowledgement):
        told = record.verdict
        verdict = _VERDICTS.get(told.verdict, told.verdict)
        yield f"interchange {told.control_number} {verdict}, note {words_of(NOTES, told.note)}"
        return
    for answer in record.transactions:
        verdict = answer.verdict.verdict if answer.verdict else ""
        known = answer.transaction
        yield f"transaction {known.transaction} {known.control_number} {_VERDICTS.get(verdict, 'without a verdict')}"
        for found in answer.segments:
            fault = words_of(SEGMENT_FAULTS, found.fault.fault)
            yield f"  segment {found.fault.segment} at {found.fault.place}: {fault}"
            for element in found.elements:
                value = f", {element.fault.value}" if element.fault.value else ""
                place = _place(element.fault.place)
                yield f"    element {place}: {words_of(ELEMENT_FAULTS, element.fault.fault)}{value}"
    if record.verdict is not None and record.group is not None:
        told_group = _VERDICTS.get(record.verdict.verdict, record.verdict.verdict)
        yield f"group {record.group.functional} {record.group.control_number} {told_group}"
