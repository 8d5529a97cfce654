"""Identifiers: a short prefix that names the kind and a ULID that sorts by the time of making."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime
from typing import Final, NewType

AccountId = NewType("AccountId", str)  # acc_
ClientId = NewType("ClientId", str)  # cli_
CoverageId = NewType("CoverageId", str)  # cov_
PayerId = NewType("PayerId", str)  # pyr_
InvoiceId = NewType("InvoiceId", str)  # inv_
PaymentId = NewType("PaymentId", str)  # pay_
NoticeId = NewType("NoticeId", str)  # ntc_
ImportId = NewType("ImportId", str)  # imp_

# Crockford's base 32 (ULID specification): no I, L, O, U.
_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def _base32(number: int, length: int) -> str:
    return "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in reversed(range(length)))


def new_id(prefix: str, at: datetime) -> str:
    """Make an id such as `inv_01J…`: 48 bits of time, 80 bits of chance (the ULID layout)."""
    return f"{prefix}_{_base32(int(at.timestamp() * 1000), 10)}{_base32(secrets.randbits(80), 16)}"


def id_from(prefix: str, key: str) -> str:
    """Make the same id for the same natural key, so that a repeat finds what the first attempt made."""
    return f"{prefix}_{_base32(int.from_bytes(hashlib.sha256(key.encode()).digest()[:17], 'big') >> 6, 26)}"


def id_at(prefix: str, key: str, at: datetime) -> str:
    """The same for what is read by time: the id sorts by the moment its cause is known by, which a repeat knows too."""
    named = int.from_bytes(hashlib.sha256(key.encode()).digest()[:10], "big")
    return f"{since_id(prefix, at)}{_base32(named, 16)}"


def since_id(prefix: str, at: datetime) -> str:
    """Where the ids of a moment begin, among those that sort by time."""
    return f"{prefix}_{_base32(int(at.timestamp() * 1000), 10)}"


def shard(key: str, count: int = 16) -> int:
    """Place a key on one of `count` shards, evenly and for ever the same way."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % count
