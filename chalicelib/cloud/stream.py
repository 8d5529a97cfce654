"""Records of a table's stream as Lambda brings them: binary values come as base64 text and go on as bytes."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

_IMAGES = ("OldImage", "NewImage")


def records_of(event: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The records of a stream event, their images as the table itself answers them."""
    return [_whole(record) for record in event["Records"]]


def _whole(record: dict[str, Any]) -> dict[str, Any]:
    change = record["dynamodb"]
    images = {name: {key: _value(value) for key, value in change[name].items()} for name in _IMAGES if change.get(name)}
    return {**record, "dynamodb": {**change, **images}}


def _value(value: dict[str, Any]) -> dict[str, Any]:
    ((kind, content),) = value.items()
    if kind == "B":
        return {kind: base64.b64decode(content)}
    if kind == "BS":
        return {kind: [base64.b64decode(part) for part in content]}
    if kind == "M":
        return {kind: {key: _value(part) for key, part in content.items()}}
    return {kind: [_value(part) for part in content]} if kind == "L" else value
