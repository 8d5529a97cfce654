"""What the elements of the envelope must be: ISA, GS and, where a transaction is left unread, ST.

Source: X12.5 interchange control structures and X12.6 application control structures (005010), with the values that the
HIPAA implementation guides allow (appendix C of each, "Control segments"). What an envelope counts and repeats (IEA,
GE, SE) is compared where it is read, in `reader`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final, NamedTuple

from chalicelib.edi.catalogue import FUNCTIONAL
from chalicelib.edi.issue import CODES, ERROR, WARNING, Issue, finding
from chalicelib.edi.values import legible

_CLOCK: Final = re.compile("(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9](?:[0-9]{1,2})?)?")
_DAYS: Final = {6: "%y%m%d", 8: "%Y%m%d"}
_PARTIES: Final = frozenset({"01", "14", "20", "27", "28", "29", "30", "33", "ZZ"})  # element I05


class Part(NamedTuple):
    """One element: how long it may be, what it holds, what an acknowledgement says of it, and whether it decides how
    the group is read, so that money in it may not be trusted without it.
    """

    least: int
    most: int
    holds: str = "text"
    codes: frozenset[str] = frozenset()
    blank: bool = False
    ack: str = ""
    vital: bool = False


ISA: Final = (
    Part(2, 2, codes=frozenset({"00", "03"}), ack="TA1:010"),
    Part(10, 10, blank=True, ack="TA1:011"),
    Part(2, 2, codes=frozenset({"00", "01"}), ack="TA1:012"),
    Part(10, 10, blank=True, ack="TA1:013"),
    Part(2, 2, codes=_PARTIES, ack="TA1:005"),
    Part(15, 15, ack="TA1:006"),
    Part(2, 2, codes=_PARTIES, ack="TA1:007"),
    Part(15, 15, ack="TA1:008"),
    Part(6, 6, "day", ack="TA1:014"),
    Part(4, 4, "clock", ack="TA1:015"),
    Part(1, 1, blank=True),  # the mark between repetitions: judged where delimiters are
    Part(0, 5, blank=True),  # the version: a finding of its own
    Part(9, 9, "digits", ack="TA1:018"),
    Part(1, 1, codes=frozenset("01"), ack="TA1:019"),
    Part(1, 1, codes=frozenset("PTI"), ack="TA1:020"),
    Part(1, 1, blank=True),  # the mark between components: judged where delimiters are
)
GS: Final = (
    Part(2, 2, ack="AK9:1"),  # where money moves, `holds` makes it an error
    Part(2, 15),
    Part(2, 15),
    Part(8, 8, "day"),
    Part(4, 8, "clock"),
    Part(1, 9, "digits", ack="AK9:6", vital=True),
    Part(1, 2, codes=frozenset({"X", "T"})),
    Part(1, 12, ack="AK9:2", vital=True),
)
ST: Final = (Part(3, 3), Part(4, 9), Part(0, 35, blank=True))


def interchange_faults(elements: tuple[str, ...], sending: bool) -> Iterator[Issue]:
    """What is wrong with the elements of ISA: a warning in what we receive, an error in what we send."""
    grade = ERROR if sending else WARNING
    for place, part, fault in _faults(ISA, elements):
        issue = _told("interchange.element", grade, "ISA", place, part, fault, _value(elements, place))
        yield issue._replace(ack=part.ack or issue.ack)
    if elements[11] != "00501":
        yield finding("interchange.version", grade, scope="interchange", value=elements[11])


def group_faults(elements: tuple[str, ...], money: bool, sending: bool) -> Iterator[Issue]:
    """What is wrong with the elements of GS. What says how the group is read (GS06, GS08) is an error where money
    moves; all is an error in what we send; the rest are warnings.
    """
    for place, part, fault in _faults(GS, elements):
        grade = ERROR if sending or (money and part.vital) else WARNING
        issue = _told("group.element", grade, "GS", place, part, fault, _value(elements, place))
        yield issue._replace(ack=part.ack)


def header_faults(elements: tuple[str, ...]) -> Iterator[Issue]:
    """What is wrong with the ST of a transaction that no table reads."""
    for place, part, fault in _faults(ST, elements):
        value = _value(elements, place)
        bounds = {"least": part.least, "most": part.most}
        yield finding(fault, ERROR, 1, segment="ST", element=f"{place:02d}", value=value, **bounds)


def holds(functional: str, number: str) -> bool:
    """Whether a functional group (GS01) may hold a transaction of this number (ST01); true for kinds nobody knows."""
    return functional == FUNCTIONAL.get(number, functional)


def _value(elements: tuple[str, ...], place: int) -> str:
    return legible(elements[place - 1]) if place <= len(elements) else ""


def _told(code: str, grade: str, segment: str, place: int, part: Part, fault: str, value: str) -> Issue:
    name = f"{segment}{place:02d}"
    what = CODES[fault][1].format(name=name, least=part.least, most=part.most)
    scope = code.partition(".")[0]
    return finding(code, grade, segment=segment, element=f"{place:02d}", value=value, scope=scope, what=what)


def _faults(parts: tuple[Part, ...], elements: tuple[str, ...]) -> Iterator[tuple[int, Part, str]]:
    for place, part in enumerate(parts, 1):
        fault = _fault(part, elements[place - 1] if place <= len(elements) else "")
        if fault:
            yield place, part, fault
    if len(elements) > len(parts):
        yield len(parts) + 1, Part(0, 0), "element.extra"


def _fault(part: Part, text: str) -> str:
    if not text.strip():
        return _length(part, text) if part.blank else "element.missing"
    if part.codes:
        return "" if text in part.codes else "element.code"
    if len(text) != len(text.encode("ascii", "ignore")) or not text.isprintable():
        return "element.character"
    if part.holds == "digits" and not text.isdigit():
        return "element.character"
    return _length(part, text) or _fault_of_moment(part, text)


def _length(part: Part, text: str) -> str:
    if len(text) < part.least:
        return "element.short"
    return "element.long" if len(text) > part.most else ""


def _fault_of_moment(part: Part, text: str) -> str:
    if part.holds == "clock":
        return "" if _CLOCK.fullmatch(text) else "element.character"
    if part.holds == "day":
        try:
            datetime.strptime(text, _DAYS[part.most])  # noqa: DTZ007 (a civil day)
        except ValueError:
            return "element.date"
    return ""
