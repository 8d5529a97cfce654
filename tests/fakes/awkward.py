"""Requests that would be good but for one awkward value, for every door: made from its own description."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from hypothesis import find, strategies

from chalicelib.kernel.horizons import AMOUNT_MAX
from chalicelib.kernel.paging import cursor_of
from chalicelib.web.api import Door

LONG = "x" * 5000
DAYS = ["0001-01-01", "1066-10-14", "2035-01-01", "2126-01-01", "9999-01-01", "9999-12-31", "no day", 0, 2**63]
NUMBERS = [0, -1, 1, 2**31, AMOUNT_MAX, AMOUNT_MAX + 1, 2**51, 2**53, 2**63, -(2**63), 10**40, 1.5, True]
TEXTS = [
    "",
    LONG,
    "\x00",
    "李 娜",
    "\ud800",
    "²",
    "-",
    "..",
    "x@example.org\r\nBcc: y@e.org",
    "inv_" + "0" * 26,
    7,
]
CURSORS = [
    *("", "x", LONG, "bnVsbA", "W10", "IjEi", "ez", "\ud800"),
    cursor_of({}),
    cursor_of({"pk": "acc_1", "sk": "INV#1"}),
    cursor_of({"pk": LONG, "sk": LONG}),
    cursor_of({"list": "invoices", "bucket": "2026-02", "inner": "x"}),
    cursor_of({"list": "clients", "bucket": "", "inner": cursor_of({"pk": "x", "sk": "y"}) or ""}),
    *(cursor_of({name: "²"}) for name in ("at", "from", "after", "bucket", "part")),
    cursor_of({"at": "9" * 400}),
    cursor_of({"from": "-1"}),
    cursor_of({"part": "²", "account": ""}),
    cursor_of({"part": "cash", "sk": "x"}),
    cursor_of({"made_at": "x", "id": "y"}),
]
Path = tuple[str | int, ...]


@cache
def _matching(pattern: str) -> str:
    return find(strategies.from_regex(re.compile(pattern, re.ASCII), fullmatch=True), lambda text: "\n" not in text)


def sample(schema: Mapping[str, Any], known: Mapping[str, Any], defs: Mapping[str, Any], name: str = "") -> Any:
    """A value that a schema takes; what is known by name (`code`, or `line.code` for one shape's) comes first."""
    if name in known or name.rpartition(".")[2] in known:
        return known.get(name, known.get(name.rpartition(".")[2]))
    if "$ref" in schema:
        return sample(defs[schema["$ref"].rsplit("/", 1)[1]], known, defs, name)
    if "anyOf" in schema:
        return sample(schema["anyOf"][0], known, defs, name)
    if "enum" in schema or "const" in schema:
        return schema.get("const", (schema.get("enum") or [None])[0])
    if schema.get("type") == "object":
        within = schema.get("title", "")
        return {n: sample(part, known, defs, f"{within}.{n}") for n, part in schema.get("properties", {}).items()}
    if schema.get("type") == "array":
        return [sample(schema["items"], known, defs, name)]
    if schema.get("pattern"):
        return _matching(schema["pattern"])
    plain = {"integer": max(1, schema.get("minimum", 1)), "boolean": True, "string": "text"}
    return plain.get(schema.get("type", ""), "text") if schema.get("format") != "date" else known["day"]


def leaves(value: Any, at: Path = ()) -> Iterator[Path]:
    """The place of every plain value, and of every list."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from leaves(part, (*at, name))
    elif isinstance(value, list):
        yield at
        for place, part in enumerate(value):
            yield from leaves(part, (*at, place))
    else:
        yield at


def _awkward(name: str | int, value: Any) -> list[Any]:
    if name == "cursor":
        return CURSORS
    if isinstance(value, list):
        return [[], [None], value * 200, {}]
    if isinstance(value, bool):
        return [2, "yes"]
    if isinstance(value, int):
        return NUMBERS
    return DAYS if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) else TEXTS


def changed(good: Any) -> Iterator[Any]:
    """The good value itself, then with one place after another replaced by each awkward value."""
    yield good
    for path in leaves(good):
        place = good
        for step in path[:-1]:
            place = place[step]
        for value in _awkward(path[-1], place[path[-1]]):
            other = copy.deepcopy(good)
            inner = other
            for step in path[:-1]:
                inner = inner[step]
            inner[path[-1]] = value
            yield other


def good_of(shape: Any, known: Mapping[str, Any]) -> Any:
    """A good value of a request's shape."""
    schema = shape.model_json_schema()
    return sample(schema, known, schema.get("$defs", {}))


def bodies(door: Door, known: Mapping[str, Any]) -> Iterator[bytes]:
    """Bodies for a door; one with equal keys last."""
    if door.body is None:
        yield b""
        return
    for value in changed(good_of(door.body, known)):
        yield json.dumps(value).encode()


def queries(door: Door, known: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Queries for a door, each with one awkward value, beginning with the good one and none at all."""
    yield {}
    if door.query is not None:
        good = {"cursor": ""} | good_of(door.query, known) if "cursor" in door.query.model_fields else None
        for query in changed(good or good_of(door.query, known)):
            yield query if query.get("cursor") or "cursor" not in query else _without_cursor(query)


def _without_cursor(query: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in query.items() if name != "cursor"}
