"""Finding one thing among all of the office by an amount, a reference or a number, and what its account owes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from chalicelib.collections.rules.summary import owed_by_day
from chalicelib.kernel.findable import FOUND_BY, amount_word, amounts_asked, reference_word
from chalicelib.kernel.lists import Cells
from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from chalicelib.reports.lists import list_of
from chalicelib.reports.pointers import pointers_of
from chalicelib.reports.rows import RowItem, account_place

LISTS: Final = ("invoices", "accounts", "payments")  # whose rows are pointed at, in the order they are answered
_AT_ONCE: Final = 24  # pointers read of a list and a word: a few of another currency may be among them


def rows_found(ports: Ports, text: str, lists: Sequence[str], limit: int) -> list[tuple[str, Cells]]:
    """(list, cells) of what a typed text finds by an amount or a reference: of each list the newest first."""
    amounts = amounts_asked(text)
    words = [*dict.fromkeys(map(amount_word, amounts.values())), *_references(text)]
    pointers = [
        (name, one.place) for name in lists for word in words for one in pointers_of(ports, word, name, _AT_ONCE)
    ]
    rows = {(row.pk, row.sk): row.cells for row in ports.tables.get_all(RowItem, [place for _, place in pointers])}
    found = [(name, rows[place]) for name, place in dict.fromkeys(pointers) if place in rows]
    return [one for one in found if _is_meant(one[1], words, amounts)][:limit]


def _references(text: str) -> list[str]:
    """What a text may be as a reference: one without a figure is a name."""
    return [reference_word(text)] if any(char.isdigit() for char in text) else []


def _is_meant(cells: Cells, words: Iterable[str], amounts: Mapping[str, int]) -> bool:
    """Whether a row bears a word that was asked for now, an amount in its own currency."""
    other = {amount_word(minor) for code, minor in amounts.items() if minor != amounts.get(cells["currency"])}
    return bool((set(words) - other) & set(cells.get(FOUND_BY, ())))


def payments_by_gateway(ports: Ports, text: str) -> list[Cells]:
    """What the list says of payments that the gateway calls so."""
    listed = list_of("payments")
    found = payments.payments_of_gateway(ports, text)
    rows = ports.tables.get_all(RowItem, [listed.stood(one.account_id, one).place for one in found]) if found else []
    return [row.cells for row in rows]


def accounts_shown(ports: Ports, account_ids: Iterable[str]) -> dict[str, Cells]:
    """What the list of accounts says of some, by id; who has no row yet, or none any more, is left out."""
    places = [account_place(account_id) for account_id in dict.fromkeys(account_ids) if account_id]
    rows = ports.tables.get_all(RowItem, places) if places else []
    return {str(row.account_id): row.cells for row in rows}


def client_owes(cells: Cells) -> int:
    """What the guarantor of an account row owes now, in minor units."""
    return sum(minor for _, minor in owed_by_day(cells["open_items"]))
