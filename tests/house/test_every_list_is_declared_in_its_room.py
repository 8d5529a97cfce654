"""Every list is declared once, in the `lists.py` of its room: its page, its file and its sums say the same of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from app import app
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn
from chalicelib.kernel.lists import Cells, ListKind
from chalicelib.kernel.ports import Ports
from chalicelib.reports.exports.listings import cell
from chalicelib.reports.lists import ASKED, PLACES, every_list, list_of
from chalicelib.reports.rows import all_rows
from chalicelib.reports.sums import totals_of as totals_of_rows
from chalicelib.web.lists import page_of, query_of, row_of, shown, totalled, totals_of
from tests.fakes.money import Desk
from tests.fakes.office import REP
from tests.fakes.practice import carry_stream, line

ROOMS = Path(__file__).parents[2] / "chalicelib"
ON = date(2026, 3, 2)
NO_CELL = {"amounts", "texts", "pairs"}  # what no single cell of a file can say


@pytest.fixture(scope="module")
def ports() -> Ports:
    """An account with a draft, an open invoice, one written off and a payment of which something is left."""
    desk = Desk()
    desk.bill()
    desk.write_off(desk.bill("XRAY"))
    desk.by_cheque(20_000)
    desk.bill("LAB")
    invoicing.draft_invoice(desk.ports, desk.account.id, ChargesIn([line(desk.account, desk.ports)]), REP, "draft-0009")
    carry_stream(desk.ports)
    return desk.ports


def declared() -> Iterator[tuple[str, str, ListKind[Any, Any]]]:
    for path in ROOMS.glob("*/lists.py"):
        if path.parent.name in ("kernel", "web", "reports"):
            continue
        for name, found in vars(import_module(f"chalicelib.{path.parent.name}.lists")).items():
            if isinstance(found, ListKind):
                yield path.parent.name, name, found


def rows(ports: Ports, name: str) -> list[Cells]:
    found = [row.cells for row in all_rows(ports, name)]
    assert found, name
    return found


def test_reports_gathers_every_list_that_a_room_declares_under_its_name() -> None:
    assert {found.name: (room, name) for room, name, found in declared()} == dict(PLACES)
    assert [one.name for one in every_list()] == list(PLACES)


def test_a_list_that_is_asked_for_has_its_door_its_file_and_a_word_for_its_things() -> None:
    pages = {door.path: door for door in app.doors if door.method == "GET"}
    assert tuple(one.name for one in every_list() if one.one) == ASKED
    for kind in map(list_of, ASKED):
        door = pages[f"/api/v1/{kind.name}"]
        assert (door.query, door.answer) == (query_of(kind), page_of(kind))
        assert "" not in (kind.says, kind.one)
        assert () not in (kind.in_file, kind.on_page, kind.fields)
        totals = pages.get(f"/api/v1/{kind.name}/totals")
        assert bool(kind.counts) == bool(kind.totals.whole) == bool(totals), kind.name
        assert totals is None or (totals.query, totals.answer) == (door.query, totals_of(kind))


@pytest.mark.parametrize("name", ASKED)
def test_columns_and_fields_have_their_own_names_and_fit_where_they_stand(name: str) -> None:
    kind = list_of(name)
    for names in ([one.name for one in kind.columns], [one.name for one in kind.fields]):
        assert len(names) == len(set(names))
    assert [one.name for one in kind.in_file if one.kind in NO_CELL] == []
    assert {one.name for one in kind.fields if one.kind == "word" and not one.words} == set()
    assert list(row_of(kind).model_fields) == ["behind_since", *(one.name for one in kind.on_page)]
    assert set(query_of(kind).model_fields) == {"limit", "cursor", *(one.name for one in kind.fields)}


@pytest.mark.parametrize("name", ASKED)
def test_every_row_has_the_cells_of_its_columns(ports: Ports, name: str) -> None:
    kind = list_of(name)
    for cells in rows(ports, name):
        assert [one.name for one in kind.columns if one.kind != "owed" and one.value(cells, ON) is None] == []
        assert shown(kind, cells, ON, "en")
        assert not any(isinstance(cell(cells, one, ON), list | dict) for one in kind.in_file)


@pytest.mark.parametrize("name", [one.name for one in every_list() if one.totals.whole])
def test_what_a_list_comes_to_is_what_the_columns_of_its_rows_come_to(ports: Ports, name: str) -> None:
    kind = list_of(name)
    columns = [kind.column(one) for one in kind.totals.columns]
    assert {one.kind for one in columns} <= {"amount", "amounts"}
    told: Counter[str] = Counter()
    for cells in rows(ports, name):
        for one in columns:
            value = one.value(cells, ON)
            told.update(value if isinstance(value, dict) else {one.name: value})
    ((code, (count, *minors)),) = totals_of_rows(ports, name, {}, ON).by_currency.items()
    assert (code, count, minors) == ("USD", len(rows(ports, name)), [told[one] for one in told])
    shown_as = totalled(kind, {code: (count, *minors)}, "en", whole=True).model_dump()["by_currency"]
    assert list(shown_as[0]) == ["count", *kind.totals.columns]


@pytest.mark.parametrize("name", PLACES)
def test_a_row_counts_for_its_own_list_alone(ports: Ports, name: str) -> None:
    kind = list_of(name)
    for cells in rows(ports, name) if kind.counts else ():
        places = [place for place, _ in kind.counts(cells)]  # type: ignore[misc]
        assert {place.list.partition(".")[0] for place in places} == {name}
        assert {place.currency for place in places} == {cells["currency"]}
