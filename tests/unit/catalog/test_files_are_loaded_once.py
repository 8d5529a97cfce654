"""Uploads: queued, worked off once however often the message comes, and every bad row is in the report."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from chalicelib.catalog import actions
from chalicelib.catalog.model import CodeSystem, LoadKind, LoadState
from chalicelib.kernel.errors import Invalid, NotFound, Unavailable
from tests.fakes.exporting import written
from tests.fakes.office import REP, make_office
from tests.fakes.practice import code_on
from tests.unit.catalog.practice import SPRING, USD, load

PRICES = """schedule,system,code,unit_price,currency,from_on,until_on,tax_code,name
cash,service,VISIT,90.00,USD,2026-01-01,,,Cash
acme,service,VISIT,80.00,USD,2026-01-01,,SE-25,Acme Health
acme,service,UNKNOWN,80.00,USD,2026-01-01,,,
acme,service,XRAY,eighty,USD,2026-01-01,,,
acme,service,XRAY,50.00,USD,2026-01-01,,NO-TAX,
"""
CROSSWALK = """from_system,from_code,to_system,to_code
snomed,185345009,service,VISIT
cvx,140,service,NOTHING
Snomed CT,1,service,VISIT
"""


def hand_in(ports, kind: LoadKind, text: str, **more):
    key, _ = actions.upload_address(ports, 100)
    ports.documents.put(key, text.encode(), "application/octet-stream")
    return actions.request_load(ports, kind, key, "file.csv", REP, **more)


def work(ports):
    loads = [actions.load_uploaded(ports, message) for message in ports.queues.messages["imports"]]
    return loads[-1]


def test_prices_are_taken_row_by_row_and_what_is_wrong_is_reported() -> None:
    ports = make_office()
    load(ports)
    actions.seed_taxes(ports, REP)
    waiting = hand_in(ports, LoadKind.PRICES, PRICES)
    assert (waiting.state, ports.queues.messages["imports"]) == (
        LoadState.WAITING,
        [{"kind": "catalog", "load_id": waiting.id}],
    )
    done = work(ports)
    assert (done.state, done.rows, done.taken, done.unchanged) == (LoadState.DONE, 5, 2, 0)
    assert [(f.row, f.column) for f in done.findings] == [(4, "code"), (5, "unit_price"), (6, "tax_code")]
    assert actions.explain_price(ports, "acme", CodeSystem.SERVICE, "VISIT", SPRING, USD).price.unit_minor == 8000
    report = list(csv.reader(io.StringIO(written(ports, "load-findings", {"load_id": done.id}, "sv"))))
    assert [line[:2] for line in report] == [["row", "column"], ["4", "code"], ["5", "unit_price"], ["6", "tax_code"]]
    assert report[1][3] == "Läs in den utgåva som har den först, eller rätta koden."


def test_what_was_found_wrong_runs_in_no_spreadsheet() -> None:
    ports = make_office()
    load(ports)
    hand_in(
        ports, LoadKind.PRICES, PRICES.splitlines()[0] + "\n=1+1;=HYPERLINK(2),service,VISIT,1.00,USD,2026-01-01,,,\n"
    )
    done = work(ports)
    text = written(ports, "load-findings", {"load_id": done.id})
    for delimiter in ",;":
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in row]
        assert not any(cell.strip("\"' ").startswith("=") for cell in cells if not cell.startswith("'")), cells


def test_a_message_that_comes_again_changes_nothing() -> None:
    ports = make_office()
    load(ports)
    hand_in(ports, LoadKind.PRICES, PRICES)
    done = work(ports)
    writes = len(ports.tables.changes)
    assert work(ports) == done
    assert len(ports.tables.changes) == writes
    again = actions.request_load(ports, LoadKind.PRICES, done.document_key, "file.csv", REP)
    assert again == done
    assert len(ports.queues.messages["imports"]) == 1


def test_the_same_file_handed_in_twice_changes_nothing() -> None:
    ports = make_office()
    load(ports)
    actions.seed_taxes(ports, REP)
    hand_in(ports, LoadKind.PRICES, PRICES)
    work(ports)
    hand_in(ports, LoadKind.PRICES, PRICES)
    done = work(ports)
    assert (done.taken, done.unchanged, done.findings_count) == (0, 2, 3)
    assert len(actions.list_loads(ports)) == 2


def test_a_release_with_a_bad_row_is_refused_whole_because_absence_would_end_codes() -> None:
    ports = make_office()
    load(ports)
    more = {"system": CodeSystem.SERVICE, "effective_on": date(2026, 7, 1)}
    hand_in(ports, LoadKind.CODES, "code,description\nVISIT,Visit\nBAD CODE,Visit\n", **more)
    refused = work(ports)
    assert (refused.state, refused.taken, refused.rows) == (LoadState.REFUSED, 0, 2)
    assert actions.edition(ports, CodeSystem.SERVICE).version == 1
    hand_in(ports, LoadKind.CODES, "code,description\nVISIT,Visit\n", **more)
    assert work(ports).state is LoadState.DONE
    assert code_on(ports, CodeSystem.SERVICE, "XRAY", date(2026, 7, 1)) is None


def test_a_crosswalk_leads_only_to_codes_that_we_have() -> None:
    ports = make_office()
    load(ports)
    hand_in(ports, LoadKind.CROSSWALK, CROSSWALK)
    done = work(ports)
    assert (done.rows, done.taken) == (3, 1)
    assert [(f.row, f.column) for f in done.findings] == [(3, "to_code"), (4, "from_system")]
    assert actions.translate_code(ports, "snomed", "185345009").to_code == "VISIT"


def test_taxes_are_taken_row_by_row() -> None:
    ports = make_office()
    text = "tax_code,rate_percent,from_on,source\nX,5,2026-01-01,law\nX,6,2026-07-01,law\nY,?,2026-01-01,law\n"
    hand_in(ports, LoadKind.TAXES, text)
    done = work(ports)
    assert (done.rows, done.taken, [(f.row, f.column) for f in done.findings]) == (3, 2, [(4, "rate_percent")])
    assert actions.find_tax(ports, "X", date(2026, 7, 1)).rate_bp == 600


def test_a_report_shows_the_first_findings_and_keeps_them_all() -> None:
    ports = make_office()
    load(ports)
    bad = "".join(f"acme,service,NO{n},1,USD,2026-01-01,,,\n" for n in range(150))
    hand_in(ports, LoadKind.PRICES, PRICES.splitlines()[0] + "\n" + bad)
    done = work(ports)
    assert (len(done.findings), done.findings_count) == (100, 150)
    assert len(json.loads(ports.documents.files[done.findings_key])) == 150


@pytest.mark.parametrize("key", ["invoices/inv_1.pdf", "catalog/uploads/../../invoices/inv_1.pdf", ""])
def test_only_what_was_uploaded_here_is_read(key: str) -> None:
    with pytest.raises(Invalid) as refused:
        actions.request_load(make_office(), LoadKind.PRICES, key, "", REP)
    assert refused.value.code == "not_an_upload"


def test_a_release_names_its_system_and_its_day() -> None:
    with pytest.raises(Invalid) as refused:
        actions.request_load(make_office(), LoadKind.CODES, "catalog/uploads/x", "", REP, system=CodeSystem.CPT)
    assert refused.value.code == "release_incomplete"


def test_a_file_that_never_came_is_refused_and_one_out_of_reach_is_tried_again() -> None:
    ports = make_office()
    actions.request_load(ports, LoadKind.TAXES, "catalog/uploads/never", "", REP)
    refused = work(ports)
    assert (refused.state, refused.findings_count) == (LoadState.REFUSED, 1)
    hand_in(ports, LoadKind.TAXES, "")

    class Away:
        def get(self, key: str) -> bytes:
            raise Unavailable("documents_unavailable", "Try again.")

    away = make_office(tables=ports.tables, documents=Away())
    message = ports.queues.messages["imports"][-1]
    with pytest.raises(Unavailable):
        actions.load_uploaded(away, message)
    assert actions.load_by_id(ports, message["load_id"]).state is LoadState.WAITING


def test_unknown_loads_are_not_found() -> None:
    ports = make_office()
    with pytest.raises(NotFound):
        actions.load_by_id(ports, "lod_x")
    done = hand_in(ports, LoadKind.TAXES, "tax_code,rate_percent,from_on,source\nX,5,2026-01-01,law\n")
    work(ports)
    with pytest.raises(NotFound):
        written(ports, "load-findings", {"load_id": done.id})
