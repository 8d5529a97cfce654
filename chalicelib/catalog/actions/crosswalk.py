"""The verbs of the crosswalk: what a code of another system (SNOMED, RxNorm, CVX) is called in ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from chalicelib.catalog.model import Crosswalk, Tally
from chalicelib.catalog.store import sheets
from chalicelib.catalog.store.items import RowItem, crosswalk_item, crosswalk_pk, crosswalk_row
from chalicelib.cloud.tables import edited, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.values import dataclass

SHEET: Final = "CROSSWALK#"


@dataclass(frozen=True, slots=True)
class CrosswalkRow:
    """A crosswalk row and the version it is edited on."""

    row: Crosswalk
    version: int


def translate_code(ports: Ports, from_system: str, from_code: str) -> Crosswalk | None:
    """What a code of another system is called in ours; None when nobody has said so yet: report it, drop nothing."""
    if not from_code:
        return None
    item = ports.tables.get(RowItem, crosswalk_pk(from_system, from_code), from_code)
    return crosswalk_row(item) if item else None


def list_systems(ports: Ports) -> list[str]:
    """The other systems that have a crosswalk, such as `snomed`."""
    return [head.sk.removeprefix(SHEET) for head in sheets.heads(ports.tables, SHEET)]


def list_crosswalk(
    ports: Ports, from_system: str, limit: int, cursor: str | None, *, begins: str = ""
) -> Page[CrosswalkRow]:
    """One page of the crosswalk of another system in order of its codes; empty for a system without one."""
    head = sheets.head_of(ports.tables, SHEET + from_system)
    parts = [part for part in (head.parts if head else ()) if begins[:1] in ("", part.rsplit("#", 1)[1])]
    page = sheets.page_of(ports.tables, parts, begins, limit, cursor)
    return Page([CrosswalkRow(crosswalk_row(item), item.version) for item in page.items], page.cursor)


def put_crosswalk(ports: Ports, row: Crosswalk, expected: int, by: Actor) -> CrosswalkRow:
    """Say what a code is called in ours, on the version that was read (0 when new). Conflict `changed_meanwhile`."""

    def attempt() -> CrosswalkRow:
        item = ports.tables.get(RowItem, crosswalk_pk(row.from_system, row.from_code), row.from_code)
        was = item.version if item else 0
        if item and crosswalk_row(item) == row:
            return CrosswalkRow(row, was)
        edited(was, expected)
        sheets.save_rows(ports.tables, SHEET + row.from_system, None, [(_item(row, was, by), was)], by)
        return CrosswalkRow(row, was + 1)

    return until_settled(attempt)


def publish_crosswalk(ports: Ports, from_system: str, rows: Sequence[Crosswalk], by: Actor) -> Tally:
    """Take in many rows of one other system; of two for one code the later stands. The same again changes nothing."""
    wanted = {(crosswalk_pk(from_system, row.from_code), row.from_code): row for row in rows}
    taken: set[str] = set()

    def attempt() -> None:
        parts = sorted({part for part, _ in wanted})
        found = {(item.pk, item.sk): item for part in parts for item in ports.tables.query(RowItem, part)}
        changed = []
        for key, row in wanted.items():
            item = found.get(key)
            if item is None or crosswalk_row(item) != row:
                was = item.version if item else 0
                changed.append((_item(row, was, by), was))
        taken.update(item.sk for item, _ in changed)
        sheets.save_rows(ports.tables, SHEET + from_system, None, changed, by)

    until_settled(attempt)
    return Tally(len(rows), len(taken), len(rows) - len(taken), ())


def _item(row: Crosswalk, was: int, by: Actor) -> RowItem:
    item = crosswalk_item(row, was + 1)
    item.changed_by = by.subject
    return item
