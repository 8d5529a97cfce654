"""Attribute types the tables use: exact whole numbers, civil dates, instants that sort, compressed JSON."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, date, datetime
from typing import Any, Final

from pynamodb.attributes import Attribute
from pynamodb.constants import BINARY, NUMBER, STRING

from chalicelib.kernel.sentences import Said, kept, said_again

_compact = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode


class WholeNumberAttribute(Attribute[int]):
    """A whole number, exact at any size; a float is refused."""

    attr_type = NUMBER

    def serialize(self, value: Any) -> str:
        if type(value) is not int:
            raise TypeError(f"{self.attr_name} takes a whole number.")
        return str(value)

    def deserialize(self, value: str) -> int:
        return int(value)


class DateAttribute(Attribute[date]):
    """A civil date as `2026-11-21`."""

    attr_type = STRING

    def serialize(self, value: date) -> str:
        return value.isoformat()

    def deserialize(self, value: str) -> date:
        return date.fromisoformat(value)


class InstantAttribute(Attribute[datetime]):
    """A UTC instant as `2026-11-21T18:55:24.123456Z`: text that sorts by time."""

    attr_type = STRING

    def serialize(self, value: datetime) -> str:
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def deserialize(self, value: str) -> datetime:
        return datetime.fromisoformat(value)  # strptime is ten times slower


class JSONTextAttribute(Attribute[Any]):
    """Plain JSON as compact text: small, exact, readable in the console."""

    attr_type = STRING

    def serialize(self, value: Any) -> str:
        return _compact(value)

    def deserialize(self, value: str) -> Any:
        return json.loads(value)


class SentenceAttribute(Attribute[Said]):
    """A sentence: its English text, or the JSON of its template and values."""

    attr_type = STRING

    def serialize(self, value: Said) -> str:
        stored = kept(value)
        return stored if isinstance(stored, str) else _compact(stored)

    def deserialize(self, value: str) -> Said:
        return said_again(json.loads(value) if value.startswith('["') else value)


# What the JSON of charge lines is full of; both sides know it, so that it takes no room. What was written without it is
# read all the same (zlib marks in its header whether a dictionary is needed, RFC 1950). Never change it: add another.
_KNOWN: Final = (
    b"visit, office consultation therapy treatment session services hour unit test injection "
    b"administration of , 15 minutes"
    b'"rate"],["staff","hardship","PL-23","PL-8","SE-12","SE-6","SE-25",2500,'
    b'["Z00.00","E11.9","I10"],"","","",""],["10","cli_01","2026-0","icd10cm","cpt","hcpcs","service","'
    b'",[],1000,0,"","",0,0,10000,["25"],[["1","cli_'
)


class CompressedJSONAttribute(Attribute[Any]):
    """JSON under zlib: keeps an invoice with its lines below the 1 KB that a write unit holds."""

    attr_type = BINARY

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**keywords)

    def serialize(self, value: Any) -> bytes:
        packer = zlib.compressobj(9, zdict=_KNOWN)
        text = _compact(value).encode()
        return packer.compress(text) + packer.flush()

    def deserialize(self, value: bytes) -> Any:
        return json.loads(zlib.decompressobj(zdict=_KNOWN).decompress(value))
