"""The verbs of code systems: load a release, find a code, search."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Final

from chalicelib.catalog.actions import prices
from chalicelib.catalog.model import Code, CodeSystem, Edition, Found, Listed, Names, Release, Tally
from chalicelib.catalog.rules import dates, writing
from chalicelib.catalog.store import shelf
from chalicelib.catalog.store.codebook import Codebook, Wanted
from chalicelib.catalog.store.items import EDITIONS
from chalicelib.cloud.tables import AlreadyThere, Contested, edited, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.money import Currency
from chalicelib.kernel.ports import Documents, Ports
from chalicelib.ledger.actions import today

# What is charged most often comes first among equals.
ORDER: Final = (CodeSystem.SERVICE, CodeSystem.HCPCS, CodeSystem.CPT, CodeSystem.ICD10CM)


def edition(ports: Ports, system: CodeSystem) -> Edition:
    """How a code system stands: its releases and its index; empty before the first release."""
    return EDITIONS.get(ports.tables, "", system.value) or Edition(system, "", (), 0)


def editions(ports: Ports) -> list[Edition]:
    """Every code system that has a release."""
    return EDITIONS.of(ports.tables, "")


def load_release(
    ports: Ports, system: CodeSystem, effective_on: date, name: str, rows: Sequence[Listed], by: Actor
) -> Tally:
    """Put a release of a code system in force from a day on; what it leaves out ends that day.

    Releases may come in any order; another one of the same day replaces it; the same one again changes nothing.
    Raises Unavailable `busy` when others load the same system all the while.
    """
    body = _written(rows)
    key = f"catalog/releases/{system.value}/{effective_on}-{hashlib.sha256(body).hexdigest()[:24]}.json.gz"
    now = ports.clock.now()
    release = Release(system, effective_on, name, len(rows), key, now, by.subject)

    def attempt() -> Tally:
        found = edition(ports, system)
        if any((r.effective_on, r.rows_key) == (effective_on, key) for r in found.releases):
            return Tally(len(rows), 0, len(rows), ())
        ports.documents.put(key, body, "application/gzip")
        others = [r for r in found.releases if r.effective_on != effective_on]
        releases = tuple(sorted([*others, release], key=lambda r: r.effective_on))
        bind(ports, found, replace(found, releases=releases), by)
        return Tally(len(rows), len(rows), 0, ())

    return until_settled(attempt)


def bind(ports: Ports, found: Edition, after: Edition, by: Actor) -> Edition:
    """Make the index of a code system that was changed, and put it in force; Contested when somebody was faster."""
    codes = _folded(ports.documents, after.system, after.releases, names_in(ports, after))
    index_key = shelf.keep(ports.documents, after.system, codes)
    bound = replace(after, index_key=index_key, version=found.version + 1)
    try:
        ports.tables.commit([EDITIONS.write(bound, found.version or None)], by)
    except AlreadyThere as error:
        raise Contested from error
    return bound


def names_in(ports: Ports, present: Edition) -> dict[str, Names]:
    """What clients read of a system's codes, by code and language."""
    if not present.names_key:
        return {}
    named: dict[str, Names] = json.loads(gzip.decompress(ports.documents.get(present.names_key)))
    return named


def put_service(ports: Ports, service: Listed, expected: int, by: Actor) -> Edition:
    """Add or change one of the office's own services from today on, on the edition that was read.

    It becomes a release of today: the services as they were, with this one. Conflict `changed_meanwhile`.
    """
    found = edition(ports, CodeSystem.SERVICE)
    edited(found.version, expected)
    latest = found.releases[-1:]
    rows = {row.code: row for release in latest for row in _read(ports.documents.get(release.rows_key))}
    if rows.get(service.code) == service:
        return found
    on = max(today(ports), *(release.effective_on for release in latest), date.min)
    load_release(ports, CodeSystem.SERVICE, on, "Edited", [*{**rows, service.code: service}.values()], by)
    return edition(ports, CodeSystem.SERVICE)


def _folded(
    documents: Documents, system: CodeSystem, releases: Iterable[Release], names: Mapping[str, Names]
) -> Iterable[Code]:
    histories: dates.Histories = {}
    for release in releases:
        rows = _read(documents.get(release.rows_key))
        histories = dates.after_release(histories, system, release.effective_on, rows)
    for code in chain.from_iterable(histories.values()):
        yield replace(code, names=names[code.code]) if code.code in names else code


def _written(rows: Iterable[Listed]) -> bytes:
    listed = [
        [row.code, row.description, row.billable, *(on and on.isoformat() for on in (row.from_on, row.until_on))]
        for row in sorted(rows, key=lambda row: row.code)
    ]
    return gzip.compress(json.dumps(listed, ensure_ascii=False).encode(), 6, mtime=0)


def _read(body: bytes) -> Iterable[Listed]:
    for code, description, billable, from_on, until_on in json.loads(gzip.decompress(body)):
        yield Listed(code, description, billable, _day(from_on), _day(until_on))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def codebook(ports: Ports, system: CodeSystem) -> Codebook | None:
    """The codebook of a system's present edition; None before the first release. For reading many codes at one go."""
    present = edition(ports, system)
    return shelf.opened(ports.documents, system, present.index_key) if present.index_key else None


def code_in(book: Codebook | None, code: str, on: date) -> Code | None:
    """The code that holds on a civil date in a codebook that was opened; None when there is none."""
    return book.find(writing.spelled(book.system, code), on) if book else None


def code_history(ports: Ports, system: CodeSystem, code: str) -> list[Code]:
    """A code through all releases, oldest first; empty when it never was."""
    book = codebook(ports, system)
    return book.history(writing.spelled(system, code)) if book else []


def search_codes(
    ports: Ports,
    typed: str,
    on: date,
    *,
    systems: Sequence[CodeSystem] = (),
    billable: bool = False,
    limit: int = 20,
    schedule: str | None = None,
    currency: Currency | None = None,
    priced: bool = False,
) -> list[Found]:
    """Find codes while somebody types: the very code first, then codes that begin so, then codes by the beginnings
    of all words; nothing typed lists codes in order.

    Only codes that hold on the day; `billable` leaves out headers. With a `schedule` and a `currency` each comes with
    its price (the payer's, else cash), and `priced` leaves out what has none.
    """
    sheet = prices.sheet_on(ports, schedule, currency, on) if schedule is not None and currency else None
    keep = (lambda code: sheet(code) is not None) if sheet and priced else None
    wanted = Wanted(typed.strip(), on, billable, limit, keep)
    found: list[Code] = []
    for system in ORDER:
        if (not systems or system in systems) and (book := codebook(ports, system)):
            found += book.search(wanted)
    found.sort(key=lambda code: writing.rank(typed, code))
    return [Found(code, sheet(code) if sheet else None) for code in found[:limit]]
