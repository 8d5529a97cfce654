"""Where payers and what was written about them lie, and their copies in the order of the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from chalicelib.cloud.stored import Stored
from chalicelib.enrollment.model import Payer, PayerNote
from chalicelib.enrollment.rules.persons import fold
from chalicelib.kernel.paging import Page
from chalicelib.kernel.tables import Tables, Write


@dataclass(frozen=True, slots=True)
class ListedPayer:
    """A payer at its place in the list, without what it was called before."""

    place: str
    payer: Payer
    version: int


PAYERS: Final = Stored(Payer, pk="{id}", sk="PAYER")
PAYER_NOTES: Final = Stored(PayerNote, pk="{payer_id}", sk="NOTE#{id}")
LISTED: Final = Stored(ListedPayer, pk="PAYERS", sk="{place}")


def listed_at(payer: Payer) -> str:
    """A payer's place in the list."""
    return f"{fold(payer.name)}#{payer.id}"


def _listed(payer: Payer) -> ListedPayer:
    return ListedPayer(listed_at(payer), replace(payer, formerly=()), payer.version)


def read_payer(tables: Tables, payer_id: str) -> Payer | None:
    """Read a payer, strongly consistent."""
    return PAYERS.get(tables, payer_id)


def read_payers(tables: Tables, payer_ids: Iterable[str]) -> list[Payer]:
    """Read those of these payers that exist, in no order."""
    return tables.get_all(PAYERS, [(payer_id, PAYERS.sk) for payer_id in payer_ids])


def page_of_payers(tables: Tables, limit: int, cursor: str | None, begins: str = "") -> Page[Payer]:
    """One page of the payers whose folded name begins so, by name."""
    page = tables.page(LISTED, LISTED.within, begins, limit, cursor)
    return Page([listed.payer for listed in page.items], page.cursor)


def added(payer: Payer) -> list[Write]:
    """Write a new payer."""
    return [PAYERS.add(payer), LISTED.add(_listed(payer))]


def changed(before: Payer, after: Payer) -> list[Write]:
    """Write a payer over its earlier version, and move it in the list when its name changed."""
    if listed_at(before) == listed_at(after):
        rows = [LISTED.replace(_listed(after), before.version)]
    else:
        rows = [LISTED.remove(_listed(before), before.version), LISTED.add(_listed(after))]
    return [PAYERS.replace(after, before.version), *rows]
