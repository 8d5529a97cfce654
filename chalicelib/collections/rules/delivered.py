"""The dunning policies as delivered, one per currency (`tables/dunning_policy.json`)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.collections.model import Level, Policy

_TABLE = Path(__file__).parent.parent / "tables" / "dunning_policy.json"


@cache
def delivered() -> dict[str, Policy]:
    """The policies as delivered, by key; all of them version 1."""
    rows = json.loads(_TABLE.read_text(encoding="utf-8"))["policies"]
    return {row["key"]: policy_from({**row, "version": 1}) for row in rows}


def policy_from(body: dict[str, Any]) -> Policy:
    """A policy from plain values, as it is stored and delivered."""
    levels = tuple(Level(**level) for level in body["levels"])
    return Policy(**{**body, "levels": levels})
