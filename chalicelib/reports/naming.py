"""Rows of lists with what is told of them when they are read: what their payers are called now, and what the client of
their account owes, from the account's own row. A row keeps the ids alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chalicelib.collections.rules import summary
from chalicelib.enrollment import actions as enrollment
from chalicelib.kernel.lists import Cells
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import payers_among
from chalicelib.reports.finding import accounts_shown, client_owes


def with_names(ports: Ports, rows: Sequence[Cells]) -> list[Cells]:
    """Rows of one page, each with what its payer is called, where its party is one."""
    payers = set(payers_among(str(cells.get("party", "")) for cells in rows))
    names = enrollment.payer_names(ports, payers) if payers else {}
    return [cells | {"party_name": names[party]} if (party := cells.get("party")) in names else cells for cells in rows]


def with_owed(ports: Ports, rows: Sequence[Cells], on: date) -> list[Cells]:
    """Rows of one page, each with what the client of its account owes now and what of it is overdue on a civil day, in
    minor units. One whose account has no row yet says neither.
    """
    shown = accounts_shown(ports, {str(cells["account_id"]) for cells in rows})
    return [cells | _owed(shown[cells["account_id"]], on) if cells["account_id"] in shown else cells for cells in rows]


def _owed(account: Cells, on: date) -> Cells:
    overdue = summary.overdue_minor(account["open_items"], on.isoformat())
    return {"owes_minor": client_owes(account), "overdue_minor": overdue}
