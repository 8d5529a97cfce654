"""Walks the segments of one transaction through its tree, builds the typed records and reports what does not fit.

`feed` is the hot path of the whole engine: one lookup for the step, one pattern for all checks of the segment,
one call for the record. Everything unusual leaves it for a slower function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chalicelib.edi.faults import diagnose
from chalicelib.edi.grammar import Loop, Segment, members_of
from chalicelib.edi.issue import MOST_ISSUES, Issue, finding
from chalicelib.edi.layout import Slot
from chalicelib.edi.tree import LoopNode, SegmentNode, State, Step, Table, find, key_of
from chalicelib.edi.values import COMPONENT, ELEMENT, legible

ENVELOPE = frozenset({"ISA", "IEA", "GS", "GE", "ST", "SE"})
MOST_STEPS = 512

Severity = Callable[[str, str], str]


@dataclass(slots=True, eq=False, repr=False)
class Unit:
    """One claim as it closes: its record, the loops around it from the transaction down, and what was found in it."""

    record: Any
    around: tuple[Any, ...]
    issues: list[Issue]


# A loop that is open: its place, its record, and how often those of its members came that share a place.
Frame = tuple[LoopNode, Any, dict[Any, int]]


class Walker:
    """One transaction being read. `units` fills with closed claims; whoever feeds takes them away."""

    def __init__(self, table: Table, severity: Severity, keep: bool) -> None:
        root = table.root
        self.root = root.kind()
        self.frames: list[Frame] = [(root, self.root, {})]
        self.state: State = root.states[0]
        self.position = 0
        self.units: list[Unit] = []
        self.issues: list[Issue] = []
        self.more_issues = 0
        self.unread = 0
        self.keep = keep
        self._severity = severity
        self._unit_issues: list[Issue] | None = None
        self._early: list[Issue] | None = None
        self._skipping = ""
        self._table = table

    def feed(self, raws: list[str], index: int, careful: bool) -> int:
        """Reads segments from `index` on until the list ends or an envelope segment comes; answers where it stopped."""
        state, n = self.state, self.position
        _, record, counts = self.frames[-1]
        for index, raw in enumerate(raws[index:], index):  # noqa: B007, B020 (answered after the loop)
            steps = state.steps
            step = steps.get(raw[:7]) or steps.get(raw[:4]) or steps.get(raw[:3])
            if step is None or self._skipping:
                step = self._unusual(state, raw, n)
                if step is None and self._ends(raw):
                    break
            n += 1
            if step is None:
                continue
            node = step.node
            try:
                quick = not careful and (node.composed or COMPONENT not in raw)
                made = (quick and node.quick(raw, n)) or node.whole(raw, n)  # type: ignore[misc]
            except ValueError:
                made = None
            made = made or self._faulty(step, raw, n)
            state = step.after
            if not step.plain:
                _, record, counts = self._move(step, made, n)
                if step.opens:
                    continue
            if node.many:
                held = getattr(record, node.field)
                held.append(made)
                seen = len(held)
                if not node.alone:
                    seen = counts[node] = counts.get(node, 0) + 1
                if seen > node.most > 0:
                    self._report("segment.excess", n, segment=node.name, loop=node.loop.kind.ID)
            else:
                self._place(node, record, made)
        else:
            index = len(raws)
        self.state, self.position = state, n
        return index

    def _ends(self, raw: str) -> bool:
        """Whether this is a segment of the envelope; only the ST at the very start is the transaction's own."""
        segment = raw.partition(ELEMENT)[0]
        return segment in ENVELOPE and (segment != "ST" or self.position > 0)

    def _place(self, node: SegmentNode, record: Any, made: Segment) -> None:
        """A segment of which there may be one: the first stays, another is left unread."""
        if getattr(record, node.field) is None or node is node.loop.head:
            setattr(record, node.field, made)
        else:
            self.unread += 1
            self._report("segment.excess", made.position, segment=node.name, loop=node.loop.kind.ID)

    def _unusual(self, state: State, raw: str, position: int) -> Step | None:
        """A segment not met here before, or met while a loop without a place is being skipped."""
        self.position = position
        if self._ends(raw):
            return None
        segment, qualifier = key_of(raw, self._table.qualifiers)
        step = find(state, segment, qualifier)
        if step is None:
            self._skipping = segment if segment in self._table.heads else self._skipping
            self._leave_unread(raw, segment)
            return None
        if self._skipping and (not (step.opens or step.pops) or (self._skipping == "HL" and segment != "HL")):
            self._leave_unread(raw, segment)
            return None
        self._skipping = ""
        if segment != "ST":  # a second one ends the transaction, so its step is never known beforehand
            self._learn(state, raw, segment, qualifier, step)
        return step

    def _learn(self, state: State, raw: str, segment: str, qualifier: str | None, step: Step) -> None:
        """Remembers the step under the beginning of the segment, where that beginning settles it."""
        start = raw[:7] if qualifier is not None else raw[: len(segment) + 1]
        settled = len(start) in (3, 4) if qualifier is None else len(self._lead(raw, segment)) <= 7
        if settled and len(state.steps) < MOST_STEPS:
            state.steps[start] = step

    def _lead(self, raw: str, segment: str) -> str:
        """The text up to the end of the qualifying element."""
        place = self._table.qualifiers[segment]
        elements = raw.split(ELEMENT, place + 1)
        return ELEMENT.join(elements[: place + 1]).partition(COMPONENT)[0]

    def _move(self, step: Step, made: Segment, position: int) -> Frame:
        self.position = position
        frames = self.frames
        for _ in range(step.pops):
            frame = frames.pop()
            if frame[0].checked:
                self._close(frame)
        if step.late:
            self._report("segment.sequence", self.position, segment=step.node.name, loop=frames[-1][0].kind.ID)
        if step.opens:
            for node in step.opens[:-1]:
                self._open_implied(node)
            self._open(step.opens[-1], made)
        if self._early is not None:
            (self.issues if self._unit_issues is None else self._unit_issues).extend(self._early)
            self._early = None
        return frames[-1]

    def _open_implied(self, node: LoopNode) -> None:
        """Opens a loop whose own first segment did not come; it is reported missing."""
        made = node.head.ready().use.kind()
        made.position = self.position
        self._open(node, made)
        self._missing(self.frames[-1], node.head)

    def _open(self, node: LoopNode, made: Segment) -> None:
        _, outer, counts = self.frames[-1]
        record = node.make(made)
        if node.many:
            held = getattr(outer, node.field)
            if self.keep or not node.unit:
                held.append(record)
            seen = len(held)
        elif getattr(outer, node.field) is None:
            setattr(outer, node.field, record)
            seen = 1
        else:
            self.unread, self._skipping, seen = self.unread + 1, node.head.name, 2
        if not node.alone:
            seen = counts[node] = counts.get(node, 0) + 1
        if seen > node.most > 0:
            self._report("loop.excess", self.position, segment=node.head.name, loop=node.kind.ID)
        if node.unit:
            self._unit_issues = []
        self.frames.append((node, record, {}))

    def _close(self, frame: Frame) -> None:
        node, record, counts = frame
        for member in node.required:
            came = getattr(record, member.field) if member.alone else counts.get(member)
            if not came:
                self._missing(frame, member)
        if node.unit:
            around = tuple([outer for _, outer, _ in self.frames])
            self.units.append(Unit(record, around, self._unit_issues or []))
            self._unit_issues = None

    def finish(self) -> None:
        """Closes what is open: the transaction has ended."""
        while self.frames:
            self._close(self.frames.pop())

    def _missing(self, frame: Frame, node: SegmentNode | LoopNode) -> None:
        head = node if isinstance(node, SegmentNode) else node.head
        code = "segment.missing" if isinstance(node, SegmentNode) else "loop.missing"
        loop = frame[0].kind.ID if isinstance(node, SegmentNode) else node.kind.ID
        value = "|".join(head.use.codes[:3])
        self._report(code, _next(frame[1], node), segment=head.ready().name, loop=loop, value=value)

    def _faulty(self, step: Step, raw: str, position: int) -> Segment:
        self.position = position

        def report(code: str, element: str, value: str, slot: Slot | None) -> None:
            bounds: dict[str, Any] = {}
            if slot is not None:
                spec = slot.element
                bounds = {"reference": spec.number, "least": spec.least, "most": spec.most}
            where = {"loop": step.node.loop.kind.ID, "segment": step.node.name, "element": element}
            self._report(code, position, value=legible(value), **where, **bounds)

        self._early = None if step.plain else []
        return diagnose(step.node, raw, self.position, report)

    def _leave_unread(self, raw: str, segment: str) -> None:
        self.unread += 1
        sound = 2 <= len(segment) <= 3 and segment.isascii() and segment.isalnum() and segment.isupper()
        known = segment in self._table.known
        code = "segment.unexpected" if known else "segment.unknown" if sound and segment[0].isalpha() else "segment.id"
        loop = self.frames[-1][0].kind.ID
        self._report(code, self.position + 1, segment=segment[:3], loop=loop, value=legible(raw))

    def _report(self, code: str, position: int, segment: str, **more: Any) -> None:
        issues = self.issues if self._unit_issues is None else self._unit_issues
        issues = issues if self._early is None else self._early
        if len(issues) >= MOST_ISSUES:
            self.more_issues += 1
            return
        issues.append(finding(code, self._severity(code, segment), position, segment=segment, **more))


def _next(record: Loop, node: SegmentNode | LoopNode) -> int:
    """Where a missing member should have stood: at the next thing that did come, else where the loop begins."""
    names = list(members_of(type(record)))
    for name in names[node.group + 1 :]:
        value = getattr(record, name)
        value = value[0] if isinstance(value, list) and value else value
        if value:
            return int(value.position)
    return record.position
