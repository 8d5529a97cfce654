"""Synthea's claims with their transactions: each taken whole or not at all.

A claim that runs over several days becomes one invoice a day, so that the books know on every day what was charged by
then (docs/decisions/imported-claims.md).
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from chalicelib.imports.deeds import Deed
from chalicelib.imports.model import Place
from chalicelib.imports.rules import cells
from chalicelib.imports.rules.cells import Bad, text
from chalicelib.imports.rules.gathered import Gathered, Someone
from chalicelib.imports.rules.losses import Owners
from chalicelib.imports.rules.synthea_bills import MEND, Claim, asking, deeds_of
from chalicelib.imports.rules.synthea_people import Parties, person, refer
from chalicelib.imports.rules.synthea_rows import CLAIMS, ROWS, read_row
from chalicelib.imports.rules.tables import Lost, Row
from chalicelib.kernel.sentences import say
from chalicelib.ledger.model import GUARANTOR


def read_claims(gathered: Gathered, parties: Parties) -> None:
    """claims.csv with claims_transactions.csv, each client's claims in the order of their days."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in gathered.rows(ROWS):
        rows[text(row, "CLAIMID")].append(row)
    _keep_broken_out(gathered, rows)
    ids = {kind: {text(row, "Id") for row in gathered.rows(kind)} for kind in ("encounters", "providers")}
    done: list[tuple[date, int, Someone, list[Deed]]] = []
    for claim_row in gathered.rows(CLAIMS):
        its = rows.pop(text(claim_row, "Id"), [])
        claim = _claim(gathered, parties, claim_row, ids)
        deeds = _deeds(gathered, claim, its) if claim and _whole(gathered, its) else None
        if claim and deeds:
            done.append((min(claim.bills), claim_row.number, claim.someone, deeds))
        elif deeds is None:
            if claim and not _whole(gathered, its):
                reason = say("The claim waits: a bad row may belong to it.")
                gathered.notice(Place(CLAIMS, claim_row.number), Bad("Id", "claim_waits", reason, MEND))
            gathered.keep_out(ROWS, {row.number for row in its})
            gathered.keep_out(CLAIMS, {claim_row.number})
    _orphans(gathered, rows)
    for _, _, someone, deeds in sorted(done, key=lambda one: one[:2]):
        for deed in deeds:
            gathered.do(someone.account_id, deed)


def _keep_broken_out(gathered: Gathered, rows: dict[str, list[Row]]) -> None:
    """A claim that lost a row, or may have, is not whole."""
    table, claims = gathered.tables.get(ROWS), gathered.tables.get(CLAIMS)
    if table is None or claims is None:
        return
    broken = {text(row, "CLAIMID") for row in table.rows if row.number in table.bad}
    ids = [text(row, "Id") for row in claims.rows]
    owners = Owners(zip(ids, ids, strict=True), [(text(row, "PATIENTID"), text(row, "Id")) for row in claims.rows], ids)
    nameless = [Lost(row.number, frozenset(row.cells.values()), row) for row in rows.get("", [])]
    for lost in (*table.lost, *nameless):
        broken |= set(owners.of(lost, text(lost.named, "CLAIMID") if lost.named else ""))
    broken |= {claim for lost in claims.lost for claim in lost.cells & set(ids)}
    for claim in broken:
        if rows.get(claim):
            table.kept_out |= {row.number for row in rows[claim]}


def _whole(gathered: Gathered, rows: list[Row]) -> bool:
    return not any(row.number in gathered.tables[ROWS].kept_out for row in rows) if rows else True


def _orphans(gathered: Gathered, rows: dict[str, list[Row]]) -> None:
    mend = say("Send claims.csv from the same export.")
    for its in rows.values():
        for row in its:
            with gathered.reading(ROWS, row):
                raise Bad("CLAIMID", "unknown_claim", say("There is no such claim in claims.csv."), mend)


def _claim(gathered: Gathered, parties: Parties, row: Row, ids: dict[str, set[str]]) -> Claim | None:
    try:
        cells.key(row, "Id")
        first = parties.of(row, "PRIMARYPATIENTINSURANCEID")
        second = parties.of(row, "SECONDARYPATIENTINSURANCEID")
        refer(gathered, row, "APPOINTMENTID", "encounters", ids["encounters"])
        refer(gathered, row, "PROVIDERID", "providers", ids["providers"])
        return Claim(row, person(gathered, row, "PATIENTID"), {"1": first, "2": second, "p": GUARANTOR})
    except Bad as bad:
        gathered.refuse(CLAIMS, row, bad)
        return None


def _deeds(gathered: Gathered, claim: Claim, rows: list[Row]) -> list[Deed] | None:
    """What a claim comes to; None when one of its rows is bad, nothing when it asks for nothing."""
    if not rows:
        mend = say("Send claims_transactions.csv whole, from the same export.")
        gathered.refuse(CLAIMS, claim.row, Bad("Id", "claim_without_rows", say("The claim has no transactions."), mend))
        return None
    waiting: Row | None = None
    for row in rows:
        with gathered.reading(ROWS, row) as at:
            read_row(gathered, claim, row, at)
        before, waiting = waiting, claim.chain.sent if claim.chain else None
        if before is not None and waiting is None and text(row, "TYPE") != "TRANSFERIN":
            _lost(gathered, before)
    if waiting is not None:
        _lost(gathered, waiting)
    if any(row.number in gathered.tables[ROWS].bad for row in rows):
        return None
    return _posted(gathered, claim, rows)


def _lost(gathered: Gathered, sent: Row) -> None:
    with gathered.reading(ROWS, sent):
        raise Bad("TRANSFERS", "transfer_unpaired", say("No TRANSFERIN row takes this transfer up."), MEND)


def _posted(gathered: Gathered, claim: Claim, rows: list[Row]) -> list[Deed]:
    bills = asking(claim)
    if not bills:
        at = Place(CLAIMS, claim.row.number)
        gathered.leave_out(CLAIMS)
        gathered.tables[ROWS].left_out += len(rows)
        gathered.notice(
            at, Bad("Id", "claim_of_nothing", say("The claim comes to nothing."), say("Nothing is posted for it."))
        )
    return [deed for place, bill in enumerate(bills) for deed in deeds_of(claim, bill, first=place == 0)]
