"""CMS's list of places of service, with its days."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from chalicelib.providers.model import PlaceOfService
from chalicelib.providers.rules.standing import on

_LIST: Final = Path(__file__).parents[1] / "tables" / "places_of_service.tsv"


@lru_cache(maxsize=1)
def places_of_service() -> dict[str, PlaceOfService]:
    """The whole list, by code."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: _place(code, name, first, until) for code, name, first, until in rows}


def _place(code: str, name: str, first: str, until: str) -> PlaceOfService:
    return PlaceOfService(
        code,
        name,
        date.fromisoformat(first) if first else date.min,
        date.fromisoformat(until) if until else None,
    )


def is_place(code: str, day: date) -> bool:
    """Whether a code is one of the list on the day."""
    found = places_of_service().get(code)
    return found is not None and bool(on([found], day))
