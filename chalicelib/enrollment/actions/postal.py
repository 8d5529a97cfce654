"""Which places a postal code is of, by the tables that ship with the product (`tables/postal`, with their licence)."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

POSTAL_COUNTRIES: Final = ("US", "SE", "PL")
_FIGURES: Final = 5  # of a code in each of them; the US knows four more, which name a street


class Locality(NamedTuple):
    """A place as it stands in an address; `region` is the two letters of a US state, elsewhere empty."""

    city: str
    region: str


def localities_of(country: str, postal_code: str) -> list[Locality]:
    """The places of a postal code, by name; none where the country or the code is not known."""
    figures = "".join(char for char in postal_code if char in "0123456789")[:_FIGURES]
    if country not in POSTAL_COUNTRIES or len(figures) < _FIGURES:
        return []
    told = _line(country, figures)
    return [Locality(*(one.split("=") if "=" in one else (one, ""))) for one in told.split("|")] if told else []


def _line(country: str, code: str) -> str:
    table = _table(country)
    at = table.find(f"\n{code}\t".encode())
    return table[at + len(code) + 2 : table.index(b"\n", at + 1)].decode("utf-8") if at >= 0 else ""


@cache
def _table(country: str) -> bytes:
    """A country's table, unpacked when somebody first asks: five milliseconds, a megabyte."""
    packed = resources.files("chalicelib.enrollment").joinpath(f"tables/postal/{country}.txt.gz").read_bytes()
    return b"\n" + gzip.decompress(packed)
