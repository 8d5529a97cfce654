"""A stream record, as Lambda brings it, reads like the item in the table."""

from __future__ import annotations

import base64
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.cloud.stream import carry
from tests.fakes.office import make_office

scalars = st.one_of(
    st.text(max_size=8).map(lambda v: {"S": v}),
    st.integers().map(lambda v: {"N": str(v)}),
    st.binary(max_size=8).map(lambda v: {"B": v}),
    st.lists(st.binary(max_size=4), min_size=1, max_size=3).map(lambda v: {"BS": v}),
    st.booleans().map(lambda v: {"BOOL": v}),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda v: {"L": v}),
        st.dictionaries(st.text(max_size=4), inner, max_size=3).map(lambda v: {"M": v}),
    ),
    max_leaves=6,
)
images = st.dictionaries(st.text(min_size=1, max_size=5), values, min_size=1, max_size=4)


def as_lambda_brings(image: dict[str, Any]) -> Any:
    return json.loads(json.dumps(image, default=lambda raw: base64.b64encode(raw).decode()))


@given(images, st.one_of(st.none(), images))
def test_images_come_out_as_they_are_stored(new: dict[str, Any], old: dict[str, Any] | None) -> None:
    change = {"NewImage": as_lambda_brings(new)} | ({"OldImage": as_lambda_brings(old)} if old else {})
    keys = {"Keys": {"pk": {"S": "acc_1"}, "sk": {"S": "INV#1"}}}
    told: list[dict[str, Any]] = []
    carry(make_office(), "lists", {"Records": [{"eventName": "MODIFY", "dynamodb": keys | change}]}, told.extend)
    (record,) = told
    assert record["dynamodb"]["NewImage"] == new
    assert record["dynamodb"].get("OldImage") == old
    assert record["eventName"] == "MODIFY"
