"""Imports in memory: files handed in, queue messages worked off, and the books summed up for comparing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chalicelib.cloud.records import CoreItem
from chalicelib.imports import actions, store
from chalicelib.imports.model import Finding, ImportFile, Layout, Mode, Progress
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.payments import actions as payments
from tests.fakes.office import REP

CLIENTS = """client_id,family_name,given_name,birth_date,account,email,postal_code
K-1,Okafor,Ada,1980-05-17,,ada@example.org,02118
K-2,Okafor,Ben,2011-02-03,K-1,,
K-3,Lind,Cai,1975-11-30,,,
"""
COVERAGES = """client_id,payer_id,payer_name,from_on,until_on,order,percent,copay
K-1,P-1,Acme Health,2020-01-01,2026-01-01,1,80,10.00
K-1,P-2,Second Mutual,2020-01-01,,2,50,
K-2,P-1,Acme Health,2020-01-01,,1,100,
"""
SERVICES = """service_id,client_id,service_on,code,unit_price,units,discount,invoice_id,payer_id,payer_amount,system
S-1,K-1,2025-03-01,VISIT,120.00,1,,F-1,P-1,90.00,service
S-2,K-1,2025-03-01,LAB,45.50,2,1.00,F-1,,,service
S-3,K-2,2025-04-02,371883000,80.00,,,,P-1,,snomed
S-4,K-3,2025-05-06,VISIT,10.00,1.5,,,,,
"""
PAYMENTS = """payment_id,client_id,received_on,amount,type,method,payer_id,to_payer_id,invoice_id,reference
B-1,K-1,2025-03-20,60.00,payment,payer,P-1,,F-1,remit 7
B-2,K-1,2025-03-21,20.00,transfer,,P-1,P-2,F-1,
B-3,K-1,2025-03-22,10.00,adjustment,,P-1,,F-1,
B-4,K-1,2025-04-01,100.00,payment,cheque,,,F-1,
B-5,K-3,2025-06-01,20.00,payment,cash,,,,
"""
PLAIN = {"clients": CLIENTS, "coverages": COVERAGES, "services": SERVICES, "payments": PAYMENTS}


def work_off(ports: Ports, deliver: Callable[[dict[str, Any]], None] | None = None) -> int:
    """Work off the queue until it is empty; answers how many messages there were."""
    waiting = ports.queues.messages.setdefault("imports", [])
    count = 0
    while waiting:
        message = waiting.pop(0)
        (deliver or (lambda one: actions.work(ports, one)))(message)
        count += 1
        assert count < 10_000
    return count


def bring(ports: Ports, files: Mapping[str, str | bytes], layout: Layout = Layout.PLAIN, mode: Mode = Mode.GOOD_ROWS):
    """Open an import and bring its files, without starting it."""
    raw_files = {kind: body if isinstance(body, bytes) else body.encode() for kind, body in files.items()}
    handed = [ImportFile(kind, f"{kind}.csv", len(raw)) for kind, raw in raw_files.items()]
    record = actions.create_import(ports, "test", layout, mode, handed, REP)
    for kind, raw in raw_files.items():
        ports.documents.put(store.file_key(record.id, kind), raw, "text/csv")
    return record


def preview(ports: Ports, files: Mapping[str, str | bytes] = PLAIN, **how: Any) -> Progress:
    """Hand files in and let them be read and compared."""
    record = bring(ports, files, **how)
    actions.start_import(ports, record.id, REP)
    work_off(ports)
    return actions.progress_of(ports, record.id)


def post(ports: Ports, files: Mapping[str, str | bytes] = PLAIN, **how: Any) -> Progress:
    """Hand files in, and post what the preview shows."""
    record = preview(ports, files, **how).record
    actions.post_import(ports, record.id, REP)
    work_off(ports)
    return actions.progress_of(ports, record.id)


def found(ports: Ports, import_id: str) -> list[Finding]:
    """All findings, page after page."""
    findings: list[Finding] = []
    cursor = None
    while True:
        page = actions.findings_of(ports, import_id, 7, cursor)
        findings += page.items
        cursor = page.cursor
        if cursor is None:
            return findings


def accounts(ports: Ports) -> list[str]:
    """The ids of all accounts."""
    return sorted(pk for pk in ports.tables.kept.get(CoreItem.Meta.table_name, {}) if pk.startswith("acc_"))


def books(ports: Ports) -> dict[str, Any]:
    """What the books hold, but for the times of writing: equal when two ways ended in the same books."""
    told: dict[str, Any] = {}
    for account_id in accounts(ports):
        assert ledger.prove(ports, account_id) == []
        entries = [(e.source, e.effective_on, e.legs) for e in ledger.journal(ports, account_id)]
        told[account_id] = {
            "entries": entries,
            "head": ledger.head_of(ports, account_id).balances,
            "invoices": [
                (i.id, i.number.rsplit("-")[-1], i.open, i.liable) for i in invoicing.invoices_of(ports, account_id)
            ],
            "payments": sorted((p.id, p.amount_minor, p.allocations) for p in payments.payments_of(ports, account_id)),
            "others": sorted(
                sk
                for sk in ports.tables.kept[CoreItem.Meta.table_name][account_id]
                if sk.split("#")[0] in ("ACCOUNT", "CLIENT", "COV", "CONCERN")
            ),
        }
    return told


def table(rows: Sequence[Mapping[str, str]]) -> str:
    """CSV of rows with the same columns."""
    text = io.StringIO(newline="")
    lines = csv.DictWriter(text, list(rows[0]))
    lines.writeheader()
    lines.writerows(rows)
    return text.getvalue()
