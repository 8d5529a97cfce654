"""At night: proving the chains that grew, and anchoring their ends where no function can change them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Final

from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.horizons import earlier, later
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say
from chalicelib.privacy import rules, store
from chalicelib.privacy.model import Anchor, Fault

log = logging.getLogger("quittance")

_AT_ONCE: Final = 16  # chains: each waits for three answers of the cloud, one after the other
_NO_END: Final = 10**12 - 1  # the last place a key can name


def anchor_trails(ports: Ports) -> int:
    """Prove the chains that grew on the days before today, from where they were anchored last, and anchor their ends;
    answers how many. What it costs grows with the chains that grew, not with all, nor with their length.

    A night that failed is made up for by the next, for 35 days. RuleBroken `trail_broken` names the first chains that
    do not hold; they are looked at again every night.
    """
    today = ports.clock.now().date()
    since = earlier(today, store.LOOK_BACK_DAYS)
    done = set(store.read_nights(ports.anchors, since))
    days = [later(since, number) for number in range(store.LOOK_BACK_DAYS)]
    parts = [(on, part) for on in days for part in range(store.SHARDS) if store.night_name(on, part) not in done]
    count, broken = 0, set[str]()
    for on, part in parts:
        records = store.read_moved(ports.tables, on, part)
        broken |= _anchor_part(ports, on, part, records)
        count += len(records)
    if broken:
        raise RuleBroken(
            "trail_broken",
            say(
                "The audit trails of {count} records do not hold: {records}",
                count=len(broken),
                records=", ".join(sorted(broken)[:5]),
            ),
        )
    return count


def _anchor_part(ports: Ports, on: date, part: int, records: Sequence[str]) -> set[str]:
    """Anchor the chains of a shard; answers those that do not hold."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        faults = dict(zip(records, pool.map(lambda record: _anchor(ports, record), records), strict=True))
    broken = {record: fault for record, fault in faults.items() if fault}
    for record, fault in broken.items():
        log.error("trail_broken", extra={"record": record, "place": fault.place, "fault": fault.kind})
    if not broken:
        ports.anchors.add(store.night_name(on, part))
    return set(broken)


def _anchor(ports: Ports, record: str) -> Fault | None:
    """Prove a chain from its last anchor on, and anchor its end when it holds."""
    anchors = store.read_anchors(ports.anchors, record)
    start = anchors[-1].place if anchors else 1
    entries = store.read_from(ports.tables, record, start, _NO_END)
    fault = rules.first_fault(entries, ports.crypto.keyed_hash, anchors, start)
    end = entries[-1].place if entries else start - 1
    fault = fault or rules.cut_off(end, anchors)
    if fault is None and entries and (not anchors or end > start):
        ports.anchors.add(store.anchor_name(record, Anchor(end, entries[-1].hash)))
    return fault
