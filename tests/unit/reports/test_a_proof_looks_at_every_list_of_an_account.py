"""The proof of an account looks at each list it stands in, or should not: what is old there is told and made anew."""

from __future__ import annotations

import pytest

from chalicelib.cloud.writes import put
from chalicelib.kernel.lists import Cells
from chalicelib.reports import actions as reports
from chalicelib.reports.projection import rows_behind
from chalicelib.reports.rows import RowItem, all_rows
from tests.fakes.money import Desk
from tests.fakes.office import REP
from tests.fakes.practice import carry_stream

ACCOUNT_LISTS = ("accounts", "owing")


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.bill()
    carry_stream(desk.ports)
    return desk


def row_in(desk: Desk, name: str) -> RowItem:
    (found,) = all_rows(desk.ports, name)
    return found


def changed(desk: Desk, row: RowItem, cells: Cells) -> None:
    """What a fault of the projector left in a list."""
    desk.ports.tables.commit([put(RowItem(row.pk, row.sk, version=9, account_id=row.account_id, cells=cells))], REP)


def made_anew(desk: Desk) -> None:
    reports.work_proof(desk.ports, {"task": "rebuild", "account_id": desk.account.id})


def test_an_account_that_every_list_shows_as_it_is_is_found_well(desk: Desk) -> None:
    assert rows_behind(desk.ports, desk.account.id) == []


@pytest.mark.parametrize("name", ACCOUNT_LISTS)
def test_an_old_row_is_told_and_made_anew(desk: Desk, name: str) -> None:
    row = row_in(desk, name)
    changed(desk, row, {**row.cells, "open_items": []})
    assert rows_behind(desk.ports, desk.account.id) == [f"{desk.account.id} is not in {name} as it is"]
    made_anew(desk)
    assert rows_behind(desk.ports, desk.account.id) == []


@pytest.mark.parametrize("name", ACCOUNT_LISTS)
def test_a_row_that_is_not_there_is_told(desk: Desk, name: str) -> None:
    row = row_in(desk, name)
    del desk.ports.tables.kept[RowItem.table()][row.pk][row.sk]
    assert rows_behind(desk.ports, desk.account.id) == [f"{desk.account.id} is not in {name} as it is"]


def test_a_row_of_who_owes_that_stayed_after_all_was_paid_is_told_and_taken_away(desk: Desk) -> None:
    row = row_in(desk, "owing")
    desk.by_cheque(12_000)
    carry_stream(desk.ports)
    assert list(all_rows(desk.ports, "owing")) == []
    changed(desk, row, row.cells)
    assert rows_behind(desk.ports, desk.account.id) == [f"{desk.account.id} is in owing and should not"]
    made_anew(desk)
    assert list(all_rows(desk.ports, "owing")) == []
    assert rows_behind(desk.ports, desk.account.id) == []
