"""Rows of lists with the names of their payers, as those are called now: a row keeps the id alone."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.enrollment import actions as enrollment
from chalicelib.kernel.lists import Cells
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import payers_among


def with_names(ports: Ports, rows: Sequence[Cells]) -> list[Cells]:
    """Rows of one page, each with what its payer is called, where its party is one."""
    payers = set(payers_among(str(cells.get("party", "")) for cells in rows))
    names = enrollment.payer_names(ports, payers) if payers else {}
    return [cells | {"party_name": names[party]} if (party := cells.get("party")) in names else cells for cells in rows]
