"""The jobs of an export: asked for, a stretch written off the queue, taken."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from unittest.mock import patch

from pypdf import PdfReader

import app as office
from chalicelib.kernel.lists import Row
from chalicelib.kernel.ports import Ports
from chalicelib.privacy import actions as privacy
from chalicelib.reports import actions as reports
from chalicelib.reports.exports import writing
from chalicelib.reports.exports.model import ExportState
from chalicelib.reports.rows import write_rows
from tests.crash.jobs import Facts, handled, job, queued, two_invoices
from tests.fakes.office import SUPERVISOR

ROWS = 60
# Pieces have names of their own, whoever wrote them; a stretch begun again goes on where the first one stopped.
CHANCE = {"exp_": {"parts", "tail", "file", "version", "tries", "rows", "size", "cursor", "percent", "stretch"}}
KEY = "export-1"


def small() -> Any:
    """Steps of a few rows, so that sixty come in three stretches and several parts."""
    return patch.multiple(writing, READ_ROWS=5, READS_A_STEP=2, STEPS_A_STRETCH=2, PART_BYTES=500)


def listed(ports: Ports, it: Facts) -> None:
    """Payments of two months in the lists."""
    rows = []
    for n in range(ROWS):
        on = (date(2026, 1, 1) + timedelta(days=n)).isoformat()
        cells: dict[str, Any] = {
            "account_number": "100001",
            "guarantor": f"Ada {n}",
            "party": "guarantor",
            "method": "cash",
            "state": "posted",
            "reference": f"CHQ {n}",
            "received_on": on,
            "currency": "USD",
            "amount_minor": n,
            "unapplied_minor": 0,
        }
        rows.append(Row("payments", on[:7], on, f"pay_{n:04d}", "acc_1", cells))
    write_rows(ports, [], rows)


def asked(ports: Ports, it: Facts) -> None:
    """An export of which the first rows are written."""
    it["export"] = _ask(ports)


def _ask(ports: Ports) -> Any:
    with small():
        return reports.ask_export(ports, "payments", {}, "en", KEY, SUPERVISOR)


def nearly_written(ports: Ports, it: Facts) -> None:
    """An export with parts, of which one stretch is left."""
    asked(ports, it)
    for stretch in range(2):
        with small():
            reports.work_export(ports, _message(it, stretch))


def ready(ports: Ports, it: Facts) -> None:
    """An export that may be taken."""
    nearly_written(ports, it)
    with small():
        reports.work_export(ports, _message(it, 2))


def _message(it: Facts, stretch: int) -> dict[str, Any]:
    return {"subject": SUPERVISOR.subject, "export_id": it["export"].id, "stretch": stretch}


def whole_once(ports: Ports, it: Facts) -> None:
    """Whatever came between: every row stands in the file once, in order."""
    export = reports.export_of(ports, it["export"].id, SUPERVISOR)
    for stretch in range(export.stretch, 4):
        with small():
            reports.work_export(ports, _message(it, stretch))
    export = reports.export_of(ports, it["export"].id, SUPERVISOR)
    lines = ports.documents.get(export.file).decode("utf-8-sig").splitlines()
    names = [line.split(",")[2] for line in lines[1:]]
    assert export.state is ExportState.READY
    assert names == [f"Ada {n}" for n in reversed(range(ROWS))]


def _work(ports: Ports, it: Facts, stretch: int) -> object:
    with small():
        return handled(office.app, ports, office.work_export, queued(_message(it, stretch)))


def asked_for(ports: Ports, it: Facts) -> None:
    asked(ports, it)
    whole_once(ports, it)


@job(listed, afterwards=asked_for, chance=CHANCE)
def ask_for_an_export(ports: Ports, it: Facts) -> object:
    return _ask(ports)


@job(listed, asked, afterwards=whole_once, chance=CHANCE)
def write_a_stretch_of_an_export(ports: Ports, it: Facts) -> object:
    return _work(ports, it, 0)


@job(listed, nearly_written, afterwards=whole_once, chance=CHANCE)
def write_the_last_stretch_of_an_export(ports: Ports, it: Facts) -> object:
    return _work(ports, it, 2)


@job(listed, ready, chance=CHANCE)
def take_an_export(ports: Ports, it: Facts) -> object:
    return reports.take_export(ports, it["export"].id, SUPERVISOR, "request-1")


# Papers: a link that one carries has a token of its own, and a worker that died leaves one more that nobody was told.
OF_PAPERS = {**CHANCE, "LINK": {"*"}}


def invoiced(ports: Ports, it: Facts) -> None:
    """Two invoices and their rows, of which a file of papers is asked for."""
    two_invoices(ports, it)
    rows = []
    for invoice in (it["invoice"], it["second"]):
        on = str(invoice.issued_on)
        cells: dict[str, Any] = {"invoice_id": invoice.id, "on": on, "currency": "USD", "kind": "services"}
        cells |= {"state": "issued", "due_on": str(invoice.due_on), "open": {}, "open_minor": 0, "total_minor": 0}
        rows.append(
            Row("invoices", on[:7], f"{on}#{invoice.number}", invoice.id, it.account.id, {**cells, "liable_minor": 0})
        )
    write_rows(ports, [], rows)
    it["export"] = reports.ask_export(ports, "invoice-papers", {}, "en", KEY, SUPERVISOR)


def each_paper_once(ports: Ports, it: Facts) -> None:
    """Whatever came between: both papers are in the one file, each once and in order, and were read."""
    reports.work_export(ports, _message(it, 0))
    export = reports.export_of(ports, it["export"].id, SUPERVISOR)
    marks = [str(one.title) for one in PdfReader(BytesIO(ports.documents.get(export.file))).outline]
    assert (export.state, marks) == (ExportState.READY, [it["second"].number, it["invoice"].number])
    reads = [one.deed for one in privacy.trail(ports, it.account.id, 50).items if one.deed.verb == "read"]
    assert len(reads) == 1


@job(invoiced, afterwards=each_paper_once, chance=OF_PAPERS)
def write_the_papers_of_a_list(ports: Ports, it: Facts) -> object:
    return handled(office.app, ports, office.work_export, queued(_message(it, 0)))
