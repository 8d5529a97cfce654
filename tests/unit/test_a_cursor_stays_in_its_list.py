"""A page's cursor is only good for the list it came from."""

from __future__ import annotations

import pytest

from chalicelib.kernel.errors import Invalid
from chalicelib.kernel.paging import cursor_of, place_in


@pytest.mark.parametrize(
    ("place", "good"),
    [
        ({"pk": "E#acc_1", "sk": "A#000000000001"}, True),
        ({"pk": "E#acc_2", "sk": "A#000000000001"}, False),
        ({"pk": "E#acc_1", "sk": "SEEN#1"}, False),
        ({"pk": "E#acc_1", "sk": ""}, False),
        ({"pk": "E#acc_1"}, False),
        ({"sk": "A#000000000001"}, False),
        ({}, False),
    ],
)
def test_a_place_in_another_list_is_refused(place: dict[str, str], good: bool) -> None:
    cursor = cursor_of(place)
    if good:
        assert place_in(cursor, "E#acc_1", "A#") == place
    else:
        with pytest.raises(Invalid) as refused:
            place_in(cursor, "E#acc_1", "A#")
        assert refused.value.code == "bad_cursor"


def test_no_cursor_is_the_first_page() -> None:
    assert place_in(None, "E#acc_1", "A#") is None
