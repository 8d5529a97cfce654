"""Files handed in: an address to bring one to, the request to load it, the work off the queue, the report."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from chalicelib.catalog.actions import codes, crosswalk, names, prices, taxes
from chalicelib.catalog.actions.doubts import known_codes, price_doubts, unknown_code
from chalicelib.catalog.model import (
    CodeSystem,
    Crosswalk,
    Finding,
    Load,
    LoadKind,
    LoadState,
    Named,
    Price,
    Tally,
)
from chalicelib.catalog.rules import cms, layouts
from chalicelib.catalog.rules.cells import Bad
from chalicelib.catalog.store.items import LOADS, findings_as_lists, findings_of_lists
from chalicelib.cloud.tables import AlreadyThere, until_settled
from chalicelib.kernel.actor import Actor
from chalicelib.kernel.errors import DomainError, Invalid, NotFound, Unavailable
from chalicelib.kernel.ids import id_from, new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page, cursor_of, number_in, place_of
from chalicelib.kernel.ports import Ports
from chalicelib.kernel.sentences import in_language, say

UPLOADS: Final = "catalog/uploads/"
QUEUE: Final = "imports"
FINDINGS_SHOWN: Final = 100  # the rest is in the report's file: an item holds at most 400 KB

T = TypeVar("T")


def upload_address(ports: Ports, size: int) -> tuple[str, str]:
    """A fresh document key for a file of the catalog, and the short-lived address to bring its `size` bytes to."""
    key = f"{UPLOADS}{new_id('upl', ports.clock.now())}"
    return key, ports.documents.upload_address(key, "application/octet-stream", size)


def request_load(
    ports: Ports,
    kind: LoadKind,
    document_key: str,
    name: str,
    by: Actor,
    *,
    system: CodeSystem | None = None,
    effective_on: date | None = None,
    encoding: str = "",
) -> Load:
    """Ask for an uploaded file to be loaded off the `imports` queue; the same request again is the same load.

    Codes need their `system` and the day they are in force from; `encoding` is what a
    person chose. Invalid `not_an_upload`, `release_incomplete`.
    """
    _must_be_whole(kind, document_key, system, effective_on)
    load_id = id_from("lod", f"{kind}|{document_key}|{system}|{effective_on}|{encoding}")
    at = ports.clock.now()
    wanted = (load_id, kind, document_key, name, system, effective_on, at, by.subject)
    load = Load(*wanted, LoadState.WAITING, 0, 0, 0, (), 0, "", 1, encoding)
    try:
        ports.tables.commit([LOADS.add(load)], by)
    except AlreadyThere:
        load = load_by_id(ports, load_id)
    if load.state is LoadState.WAITING:
        ports.queues.send(QUEUE, [{"kind": "catalog", "load_id": load.id}])
    return load


def _must_be_whole(kind: LoadKind, document_key: str, system: CodeSystem | None, effective_on: date | None) -> None:
    if not document_key.startswith(UPLOADS) or ".." in document_key:
        raise Invalid(
            "not_an_upload", say("Upload the file first."), {"document_key": say("This is no uploaded catalog file.")}
        )
    if kind is LoadKind.CODES and (system is None or effective_on is None):
        missing = {
            "system": say("Name the code system."),
            "effective_on": say("Name the day the release is in force from."),
        }
        raise Invalid("release_incomplete", say("A release needs its code system and its first day."), missing)


def load_by_id(ports: Ports, load_id: str) -> Load:
    """One load and its report. NotFound `load_not_found`."""
    load = LOADS.get(ports.tables, "", load_id[:60])  # a key is at most 1,024 bytes
    if load is None:
        raise NotFound("load_not_found", say("There is no such load."))
    return load


def list_loads(ports: Ports) -> list[Load]:
    """All loads, the latest first."""
    return sorted(LOADS.of(ports.tables, ""), key=lambda load: load.requested_at, reverse=True)


def finding_lines(ports: Ports, load_id: str, language: Language, limit: int, cursor: str | None) -> Page[list[object]]:
    """Everything found wrong with a file as the lines of a report (`LOAD_FINDING_COLUMNS`), in a reader's words.

    NotFound `no_findings`.
    """
    load = load_by_id(ports, load_id)
    if not load.findings_key:
        raise NotFound("no_findings", say("Nothing was found wrong with this file."))
    first = number_in((place_of(cursor, "from") or {"from": "0"})["from"])
    after = first + limit
    told = json.loads(ports.documents.get(load.findings_key))
    findings = findings_of_lists(told[first:after])
    lines: list[list[object]] = [
        [f.row, f.column, in_language(f.reason, language), in_language(f.mend, language)] for f in findings
    ]
    return Page(lines, cursor_of({"from": str(after)}) if after < len(told) else None)


def load_uploaded(ports: Ports, message: Mapping[str, Any]) -> Load:
    """Work off one message `{"kind": "catalog", "load_id": …}`. A repeat finds the work done and changes nothing."""
    load = load_by_id(ports, str(message["load_id"]))
    if load.state is not LoadState.WAITING:
        return load
    try:
        tally = load_body(ports, load, ports.documents.get(load.document_key))
    except Unavailable:
        raise  # the queue tries again
    except DomainError as error:
        mend = next(iter(error.fields.values()), say("Send another file."))
        finding = Finding(0, "", error.message, mend)
        tally = Tally(0, 0, 0, (finding,), LoadState.REFUSED)
    return _settle(ports, load, tally)


def _settle(ports: Ports, load: Load, tally: Tally) -> Load:
    key = _report(ports, load.id, tally.findings) if tally.findings else ""

    def attempt() -> Load:
        found = load_by_id(ports, load.id)
        if found.state is not LoadState.WAITING:
            return found
        after = replace(
            found,
            state=tally.state,
            rows=tally.rows,
            taken=tally.taken,
            unchanged=tally.unchanged,
            findings=tally.findings[:FINDINGS_SHOWN],
            findings_count=len(tally.findings),
            findings_key=key,
            version=found.version + 1,
        )
        ports.tables.commit([LOADS.replace(after, found.version)], Actor(load.requested_by))
        return after

    return until_settled(attempt)


def _report(ports: Ports, load_id: str, findings: Sequence[Finding]) -> str:
    key = f"catalog/reports/{load_id}.json"
    ports.documents.put(key, json.dumps(findings_as_lists(findings)).encode(), "application/json")
    return key


def load_body(ports: Ports, load: Load, body: bytes) -> Tally:
    """Read a file and take in what it holds, under the actor who asked for it.

    A release is taken whole or not at all, because a code it leaves out would end; of the other kinds every good row is
    taken and every bad one reported.
    """
    text = layouts.text_of(body, load.encoding)
    by = Actor(load.requested_by)
    if load.kind is LoadKind.CODES and load.system and load.effective_on:
        return load_codes(ports, load.system, load.effective_on, load.name, text, by)
    taking: Mapping[LoadKind, Callable[[Ports, str, Actor], Tally]] = {
        LoadKind.PRICES: load_prices,
        LoadKind.TAXES: load_taxes,
        LoadKind.CROSSWALK: load_crosswalk,
        LoadKind.NAMES: load_names,
    }
    return taking[load.kind](ports, text, by)


def load_codes(ports: Ports, system: CodeSystem, effective_on: date, name: str, text: str, by: Actor) -> Tally:
    """Load a release of a code system from its file, whole or not at all."""
    good, findings = cms.release_of(text, system)
    if findings:
        return Tally(len(good) + len(findings), 0, 0, tuple(findings), LoadState.REFUSED)
    return codes.load_release(ports, system, effective_on, name, [row for _, row in good], by)


def load_prices(ports: Ports, text: str, by: Actor) -> Tally:
    """Load fee schedules from their file; a price of an unknown code or with an unknown tax is reported, left out."""
    good, findings = layouts.prices_of(text)
    doubt = price_doubts(ports)
    kept, doubted = _sifted(good, lambda row: doubt(row[0]))
    by_schedule: dict[str, list[tuple[int, Price]]] = defaultdict(list)
    called: dict[str, str] = {}
    for number, (price, name) in kept:
        by_schedule[price.schedule].append((number, price))
        called[price.schedule] = name or called.get(price.schedule, "")
    tallies = [
        prices.publish_fee_schedule(ports, schedule, called[schedule] or None, rows, by)
        for schedule, rows in sorted(by_schedule.items())
    ]
    return _summed([*tallies, _of_findings([*findings, *doubted])])


def load_taxes(ports: Ports, text: str, by: Actor) -> Tally:
    """Load tax rules from their file."""
    good, findings = layouts.taxes_of(text)
    return _summed([taxes.publish_taxes(ports, good, by), _of_findings(findings)])


def load_crosswalk(ports: Ports, text: str, by: Actor) -> Tally:
    """Load a crosswalk from its file; a row that leads to a code we do not have is reported, left out."""
    good, findings = layouts.crosswalk_of(text)
    known = known_codes(ports)

    def doubt(row: Crosswalk) -> Bad | None:
        return None if known(row.to_system, row.to_code) else unknown_code("to_code", row.to_code)

    kept, doubted = _sifted(good, doubt)
    by_system: dict[str, list[Crosswalk]] = defaultdict(list)
    for _, row in kept:
        by_system[row.from_system].append(row)
    tallies = [crosswalk.publish_crosswalk(ports, system, rows, by) for system, rows in sorted(by_system.items())]
    return _summed([*tallies, _of_findings([*findings, *doubted])])


def load_names(ports: Ports, text: str, by: Actor) -> Tally:
    """Load what clients read of codes from its file; a row of a code we do not have is reported, left out."""
    good, findings = layouts.names_of(text)
    known = known_codes(ports)

    def doubt(row: Named) -> Bad | None:
        return None if known(row.system, row.code) else unknown_code("code", row.code)

    kept, doubted = _sifted(good, doubt)
    return _summed([names.publish_names(ports, kept, by), _of_findings([*findings, *doubted])])


def _sifted(
    good: Iterable[tuple[int, T]], doubt: Callable[[T], Bad | None]
) -> tuple[list[tuple[int, T]], list[Finding]]:
    kept: list[tuple[int, T]] = []
    findings: list[Finding] = []
    for number, row in good:
        bad = doubt(row)
        if bad is None:
            kept.append((number, row))
        else:
            findings.append(bad.finding(number))
    return kept, findings


def _of_findings(findings: Sequence[Finding]) -> Tally:
    return Tally(len(findings), 0, 0, tuple(findings))


def _summed(tallies: Sequence[Tally]) -> Tally:
    findings = sorted((f for tally in tallies for f in tally.findings), key=lambda finding: finding.row)
    return Tally(
        sum(tally.rows for tally in tallies),
        sum(tally.taken for tally in tallies),
        sum(tally.unchanged for tally in tallies),
        tuple(findings),
    )
