"""The dunning policies as delivered, one per currency (`tables/dunning_policy.json`)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from chalicelib.collections.model import Level, Policy
from chalicelib.kernel.languages import Language
from chalicelib.kernel.sentences import Said, in_language

_TABLE = Path(__file__).parent.parent / "tables" / "dunning_policy.json"


@cache
def delivered() -> dict[str, Policy]:
    """The policies as delivered, by key; all of them version 1."""
    rows = json.loads(_TABLE.read_text(encoding="utf-8"))["policies"]
    return {row["key"]: policy_from({**row, "version": 1}) for row in rows}


def as_delivered(text: str, language: Language) -> str:
    """The delivered text that reads so in a language, so that the others read it in theirs; any other as it stands."""
    return next((ours for ours in _texts() if in_language(Said(ours), language) == text), text)


@cache
def _texts() -> tuple[str, ...]:
    told: dict[str, None] = {}
    for policy in delivered().values():
        told |= dict.fromkeys((policy.name, policy.source))
        told |= dict.fromkeys(text for level in policy.levels for text in (level.name, level.source))
    return tuple(told)


def policy_from(body: dict[str, Any]) -> Policy:
    """A policy from plain values, as it is stored and delivered."""
    levels = tuple(Level(**level) for level in body["levels"])
    return Policy(**{**body, "levels": levels})
