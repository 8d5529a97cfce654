"""A table as a tree of places, and for every place which segment may come next and what it closes and opens.

Each step is worked out once, from the table, and remembered by the beginning of the segment; after that a step is one
dictionary lookup. Order of search: forward in the loop at hand, forward in the loops around it, a loop whose opening
segment was left out, and last a segment of the loop at hand that comes too late (out of sequence).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from chalicelib.edi.compiling import compiled, opener
from chalicelib.edi.grammar import Loop, Segment, Use, members_of
from chalicelib.edi.values import COMPONENT, ELEMENT


@dataclass(eq=False, repr=False, slots=True)
class SegmentNode:
    """One use of a segment at its place in a loop."""

    use: Use
    loop: LoopNode
    field: str
    many: bool
    group: int
    name: str = ""
    most: int = 1
    whole: Callable[[str, int], Any] | None = None
    quick: Callable[[str, int], Any] | None = None
    composed: bool = False
    alone: bool = True  # no other use shares its place, so that the place itself tells how often it came

    def ready(self) -> SegmentNode:
        """Compiles the use when it is first met, so that a table costs nothing until it is read with."""
        if self.whole is None:
            self.whole, self.quick, self.composed = compiled(self.use)
            self.name, self.most = self.use.kind.ID, self.use.most  # type: ignore[attr-defined]
        return self

    def fits(self, segment: str, qualifier: str | None) -> bool:
        """Whether this is the use that the segment's identifier and qualifier name."""
        return segment == self.use.kind.ID and (  # type: ignore[attr-defined]
            not self.use.codes or qualifier is None or qualifier in self.use.codes
        )


@dataclass(eq=False, repr=False, slots=True)
class LoopNode:
    """One use of a loop at its place; `groups` are its places in order."""

    use: Use
    parent: LoopNode | None
    field: str
    many: bool
    group: int
    groups: list[list[SegmentNode | LoopNode]] = dataclasses.field(default_factory=list)
    required: tuple[SegmentNode | LoopNode, ...] = ()
    states: list[State] = dataclasses.field(default_factory=list)
    unit: bool = False
    most: int = 0
    make: Any = None
    head: SegmentNode = None  # type: ignore[assignment]  # set as the tree grows
    alone: bool = True
    checked: bool = False  # something is to be looked at when the loop closes

    @property
    def kind(self) -> type[Loop]:
        """The loop's record."""
        return self.use.kind

    def walk(self) -> Iterator[SegmentNode | LoopNode]:
        """Everything under this loop, in the order of the standard."""
        for node in (n for group in self.groups for n in group):
            yield node
            if isinstance(node, LoopNode):
                yield from node.walk()


@dataclass(eq=False, repr=False, slots=True)
class State:
    """Where the walker stands: after which place of which loop; `steps` remembers what may follow."""

    loop: LoopNode
    group: int
    steps: dict[str, Step] = dataclasses.field(default_factory=dict)


@dataclass(eq=False, repr=False, slots=True)
class Step:
    """What one segment does here: loops to close, loops to open, the use it is, where it leads."""

    node: SegmentNode
    pops: int
    opens: tuple[LoopNode, ...]
    after: State
    late: bool = False
    plain: bool = False


@dataclass(eq=False, repr=False, slots=True)
class Table:
    """A tree and what is asked of it often: qualifying elements by segment, what opens loops, what is known at all."""

    root: LoopNode
    qualifiers: dict[str, int]
    heads: frozenset[str]
    known: frozenset[str]


def table(kind: type[Loop], units: frozenset[type] = frozenset()) -> Table:
    """The table of a transaction's record, grown once."""
    root = grow(kind, units)
    nodes = list(root.walk())
    kinds = {n.use.kind for n in nodes if isinstance(n, SegmentNode)}
    qualifiers = {k.ID: k.QUALIFIER for k in kinds if k.QUALIFIER}  # type: ignore[attr-defined]
    heads = frozenset(n.head.use.kind.ID for n in nodes if isinstance(n, LoopNode))  # type: ignore[attr-defined]
    return Table(root, qualifiers, heads, frozenset(k.ID for k in kinds))  # type: ignore[attr-defined]


def grow(kind: type[Loop], units: frozenset[type] = frozenset()) -> LoopNode:
    """The tree of a table; loops of the kinds in `units` are handed out one by one as they close."""
    return _grow(Use(kind, (), True, 1), None, "", False, 0, units)


def _grow(use: Use, parent: LoopNode | None, name: str, many: bool, group: int, units: frozenset[type]) -> LoopNode:
    node = LoopNode(use, parent, name, many, group, unit=use.kind in units, most=use.most)
    for place, (child, spec) in enumerate(members_of(use.kind).items()):
        uses = spec["uses"]
        node.groups.append([_child(u, node, child, spec["many"], place, units) for u in uses])
    first = node.groups[0][0]
    assert isinstance(first, SegmentNode)  # noqa: S101 (a loop opens with a segment, by the standard)
    node.head = first
    node.make = opener(use.kind)
    for sharing in node.groups:
        for member in sharing:
            member.alone = len(sharing) == 1 and not (isinstance(member, LoopNode) and member.unit)
    node.states = [State(node, place) for place in range(len(node.groups))]
    node.required = tuple(n for g in node.groups for n in g if n.use.must and n is not first)
    node.checked = node.unit or bool(node.required)
    return node


def _child(
    use: Use, loop: LoopNode, name: str, many: bool, place: int, units: frozenset[type]
) -> SegmentNode | LoopNode:
    if issubclass(use.kind, Segment):
        return SegmentNode(use, loop, name, many, place)
    return _grow(use, loop, name, many, place, units)


def key_of(raw: str, qualifier_at: dict[str, int]) -> tuple[str, str | None]:
    """The identifier of a segment and the value of its qualifying element, None where its identifier has none."""
    elements = raw.split(ELEMENT)
    place = qualifier_at.get(elements[0])
    if place is None:
        return elements[0], None
    value = elements[place] if place < len(elements) else ""
    return elements[0], value.partition(COMPONENT)[0]


def find(state: State, segment: str, qualifier: str | None) -> Step | None:
    """The step this segment takes from here; None where the table has no place for it."""
    pops, loop, group = 0, state.loop, state.group
    while True:
        step = _forward(loop, group, pops, segment, qualifier)
        if step is not None:
            return step
        if loop.parent is None:
            break
        pops, loop, group = pops + 1, loop.parent, loop.group
    return _implied(state, segment, qualifier) or _late(state, segment, qualifier)


def _forward(loop: LoopNode, group: int, pops: int, segment: str, qualifier: str | None) -> Step | None:
    for place in range(group, len(loop.groups)):
        for node in loop.groups[place]:
            if isinstance(node, LoopNode):
                if node.head.fits(segment, qualifier):
                    return Step(node.head.ready(), pops, (node,), node.states[0])
            elif node.fits(segment, qualifier) and not (place == 0 and loop.parent is not None):
                return Step(node.ready(), pops, (), loop.states[place], plain=pops == 0)
    return None


def _implied(state: State, segment: str, qualifier: str | None) -> Step | None:
    """A loop inside a loop whose opening segment is missing: a claim without its LX, say."""
    pops, loop, group = 0, state.loop, state.group
    while True:
        for outer in (n for g in loop.groups[group:] for n in g if isinstance(n, LoopNode)):
            for inner in (n for g in outer.groups for n in g if isinstance(n, LoopNode)):
                if inner.head.fits(segment, qualifier):
                    return Step(inner.head.ready(), pops, (outer, inner), inner.states[0])
        if loop.parent is None:
            return None
        pops, loop, group = pops + 1, loop.parent, loop.group


def _late(state: State, segment: str, qualifier: str | None) -> Step | None:
    for place in range(1, state.group):
        for node in state.loop.groups[place]:
            if isinstance(node, SegmentNode) and node.fits(segment, qualifier):
                return Step(node.ready(), 0, (), state, late=True)
    return None
