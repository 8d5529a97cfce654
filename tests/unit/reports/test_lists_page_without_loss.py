"""Pages across buckets: however small the page and narrow the filter, every row comes once and in order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.lists import Row
from chalicelib.kernel.ports import Ports
from chalicelib.reports import rows
from chalicelib.reports.rows import page_of_rows, write_rows
from tests.fakes.everywhere import change_everywhere
from tests.fakes.office import make_office

places = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, 99)), max_size=40, unique=True)


def listed(places: list[tuple[str, int]]) -> Ports:
    ports = make_office()
    new = [Row("owing", b, f"{n:03d}", f"t{n}", "acc_1", {"at": f"{b}{n:03d}", "n": n}) for b, n in places]
    write_rows(ports, [], new)
    return ports


def walk(ports: Ports, limit: int, *, backwards: bool = False, odd: bool = False, wanted: str = "abcd") -> list[str]:
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(200):
        page = page_of_rows(
            ports,
            "owing",
            (lambda cells: cells["n"] % 2 == 1) if odd else (lambda cells: True),
            limit,
            cursor,
            backwards=backwards,
            wanted=lambda bucket: bucket in wanted,
        )
        assert len(page.items) <= limit
        seen += [item.cells["at"] for item in page.items]
        cursor = page.cursor
        if cursor is None:
            return seen
    raise AssertionError("The pages do not end.")


@settings(max_examples=60, deadline=None)
@given(places, st.integers(1, 7), st.booleans(), st.booleans())
def test_walking_all_pages_gives_every_row_once_in_order(found, limit: int, backwards: bool, odd: bool) -> None:
    expected = sorted((f"{b}{n:03d}" for b, n in found if not odd or n % 2), reverse=backwards)
    assert walk(listed(found), limit, backwards=backwards, odd=odd) == expected


def test_a_page_may_be_short_and_still_lead_on(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = listed([("a", n) for n in range(0, 40, 2)] + [("b", 1)])
    change_everywhere(monkeypatch, rows, "READ_MAX", 5)
    first = page_of_rows(ports, "owing", lambda cells: cells["n"] % 2 == 1, 5, None)
    assert (first.items, first.cursor is None) == ([], False)
    assert walk(ports, 5, odd=True) == ["b001"]


@pytest.mark.parametrize(("backwards", "expected"), [(False, ["c001", "d001"]), (True, ["a001"])])
def test_a_filter_that_drops_the_cursors_bucket_goes_on_after_it(backwards: bool, expected: list[str]) -> None:
    ports = listed([("a", 1), ("b", 1), ("b", 2), ("b", 3), ("c", 1), ("d", 1)])
    cursor = page_of_rows(ports, "owing", lambda cells: True, 4 if backwards else 2, None, backwards=backwards).cursor
    page = page_of_rows(
        ports, "owing", lambda cells: True, 9, cursor, backwards=backwards, wanted=lambda bucket: bucket != "b"
    )
    assert [item.cells["at"] for item in page.items] == expected


def test_a_cursor_of_another_making_is_refused() -> None:
    with pytest.raises(Invalid):
        page_of_rows(listed([("a", 1)]), "owing", lambda cells: True, 5, "nonsense")


def test_a_row_that_moved_leaves_its_old_place() -> None:
    ports = listed([("a", 1), ("a", 2)])
    old = Row("owing", "a", "001", "t1", "acc_1", {})
    moved = Row("owing", "b", "001", "t1", "acc_1", {"at": "b001", "n": 1})
    for _ in range(2):
        write_rows(ports, [old], [moved])
    assert walk(ports, 1) == ["a002", "b001"]
