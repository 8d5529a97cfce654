"""The list of clients says what the client of each account owes, and how many clients there are."""

from __future__ import annotations

from typing import Any

import pytest

from chalicelib.cloud.writes import remove
from chalicelib.enrollment import actions as enrollment
from chalicelib.reports.api.lists import api as lists
from chalicelib.reports.api.sums import api as sums
from chalicelib.reports.rows import RowItem, account_place
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.money import Desk
from tests.fakes.office import SUPERVISOR
from tests.fakes.practice import carry_stream


def listed(desk: Desk) -> OfficeClient:
    carry_stream(desk.ports)
    return make_client(desk.ports, [lists, sums], SUPERVISOR)


def row(doors: OfficeClient) -> dict[str, Any]:
    ((only,), _) = doors.get("/api/v1/clients").body.values()
    return dict(only)


def test_a_row_says_what_its_client_owes_and_what_of_it_is_overdue() -> None:
    desk = Desk()
    desk.bill()
    doors = listed(desk)
    said = row(doors)
    owed = said["owes"]["minor"]
    assert owed > 0
    assert said["overdue"]["minor"] == 0
    assert said["other_guarantor"] == ""
    desk.by_cheque(owed)
    carry_stream(desk.ports)
    assert row(doors)["owes"]["minor"] == 0


def test_a_row_whose_account_has_none_yet_says_neither_amount() -> None:
    desk = Desk()
    doors = listed(desk)
    item = desk.ports.tables.get(RowItem, *account_place(desk.account.id))
    assert item is not None
    desk.ports.tables.commit([remove(item, item.version)], SUPERVISOR)
    assert (row(doors)["owes"], row(doors)["overdue"]) == (None, None)


@pytest.mark.parametrize(
    ("asked", "count"),
    [({}, 1), ({"language": "en"}, 1), ({"language": "sv"}, 0), ({"state": "active"}, 1), ({"state": "closed"}, 0)],
)
def test_how_many_there_are_is_kept_by_language_and_state(asked: dict[str, str], count: int) -> None:
    doors = listed(Desk())
    answer = doors.get("/api/v1/clients/totals", asked).body
    assert (answer["count"], answer["whole"]) == (count, True)


def test_a_typed_text_counts_the_rows_that_are_looked_at() -> None:
    desk = Desk()
    doors = listed(desk)
    name = enrollment.account_file(desk.ports, desk.account.id).clients[0].name.family
    assert doors.get("/api/v1/clients/totals", {"text": name}).body["count"] == 1
    assert doors.get("/api/v1/clients/totals", {"text": "nobody at all"}).body["count"] == 0
