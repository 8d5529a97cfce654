"""A limit on how often one address may knock at a door that anyone may use."""

from __future__ import annotations

import hashlib

from chalicelib.kernel.errors import TooMany
from chalicelib.kernel.sentences import say
from chalicelib.web.call import Call


def counted_at(door: str, address: str, minute: int) -> tuple[str, str]:
    """Where the knocks of an address in a minute (of the epoch) are counted, among the projections."""
    return f"RATE#{door}#{hashlib.sha256(address.encode()).hexdigest()[:16]}", str(minute)


def limit(call: Call, door: str, per_minute: int) -> None:
    """Count one knock; TooMany `too_many_tries` beyond `per_minute` in this minute. The counter forgets by itself."""
    minute = int(call.ports.clock.now().timestamp()) // 60
    if call.ports.tables.count(*counted_at(door, call.source_ip, minute), lives_seconds=120) > per_minute:
        raise TooMany("too_many_tries", say("Too many tries. Wait a minute and try again."))
