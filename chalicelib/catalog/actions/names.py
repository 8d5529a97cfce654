"""The verbs of names: what clients read of a code in their language, beside what the office and releases call it.

They hold for a code through all releases, and no release takes them away. A charge keeps the name of its day
(docs/decisions/services-in-the-clients-language.md).
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from chalicelib.catalog.actions import codes
from chalicelib.catalog.model import CodeSystem, Edition, Named, Names, Tally
from chalicelib.cloud.tables import edited, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import NotFound
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import say


def put_names(ports: Ports, named: Named, expected: int, by: Actor) -> Edition:
    """Say what clients read of a code in their language, on the edition that was read; what is charged from now on
    bears it.

    NotFound `code_not_found`; Conflict `changed_meanwhile`.
    """
    if not codes.code_history(ports, named.system, named.code):
        raise NotFound("code_not_found", say("No release has this code."))

    def attempt() -> Edition:
        found = codes.edition(ports, named.system)
        after, taken = _with_names(codes.names_in(ports, found), [named])
        if not taken:
            return found
        edited(found.version, expected)
        return _bound(ports, found, after, by)

    return until_settled(attempt)


def publish_names(ports: Ports, rows: Sequence[tuple[int, Named]], by: Actor) -> Tally:
    """Take in the names of a file, system by system; those of codes that it leaves out stay."""
    by_system: dict[CodeSystem, list[Named]] = defaultdict(list)
    for _, row in rows:
        by_system[row.system].append(row)
    taken = sum(until_settled(partial(_publish, ports, system, named, by)) for system, named in by_system.items())
    return Tally(len(rows), taken, len(rows) - taken, ())


def _publish(ports: Ports, system: CodeSystem, named: Iterable[Named], by: Actor) -> int:
    found = codes.edition(ports, system)
    after, taken = _with_names(codes.names_in(ports, found), named)
    if taken:
        _bound(ports, found, after, by)
    return taken


def _bound(ports: Ports, found: Edition, names: Mapping[str, Names], by: Actor) -> Edition:
    body = gzip.compress(json.dumps(names, ensure_ascii=False, sort_keys=True).encode(), 6, mtime=0)
    key = f"catalog/names/{found.system.value}/{hashlib.sha256(body).hexdigest()[:24]}.json.gz"
    ports.documents.put(key, body, "application/gzip")
    return codes.bind(ports, found, replace(found, names_key=key), by)


def _with_names(before: Mapping[str, Names], rows: Iterable[Named]) -> tuple[dict[str, Names], int]:
    after, taken = dict(before), 0
    for row in rows:
        was = after.get(row.code, {})
        now: Names = {language: name for language, name in {**was, **row.names}.items() if name}
        taken += now != was
        after[row.code] = now
    return {code: names for code, names in after.items() if names}, taken
