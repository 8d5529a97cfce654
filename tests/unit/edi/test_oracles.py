"""Other people's programs look at what we write and read: pyx12 finds nothing, oxedi agrees on every fact."""

from __future__ import annotations

import io
import logging
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import oxedi
import pytest
import pyx12.params
import pyx12.x12n_document
from hypothesis import HealthCheck, given, settings

from bench.edi_claims import batch, envelope
from chalicelib.edi.acknowledge import answer
from chalicelib.edi.message import Interchange
from chalicelib.edi.reader import messages, read
from chalicelib.edi.rules import Facts
from chalicelib.edi.writer import Envelope, compose
from tests.edi_samples import sample_files
from tests.unit.edi.generated import remittances
from tests.unit.edi.samples import CLAIM, INSTITUTIONAL, REMITTANCE, SECONDARY, file

OURS = Envelope("CLINICSYN", "PAYERSYN", datetime(2026, 1, 15, 12, tzinfo=UTC), 1)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def pyx12_finds(data: bytes, folder: Path) -> str:
    """What pyx12 says of a file: empty where it finds it valid."""
    path = folder / "message.edi"
    path.write_bytes(data)
    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    log = logging.getLogger("pyx12")
    log.addHandler(handler)
    try:
        valid = pyx12.x12n_document.x12n_document(pyx12.params.params(), str(path), None, None, None, None)
    finally:
        log.removeHandler(handler)
    return "" if valid else heard.getvalue() or "invalid"


@FEW
@given(record=remittances())
def test_pyx12_finds_nothing_in_the_835_we_write(record, tmp_path_factory):
    assert pyx12_finds(compose(OURS, "835", [record]), tmp_path_factory.mktemp("oracle")) == ""


@pytest.mark.parametrize("seed", range(5))
def test_pyx12_finds_nothing_in_the_837p_we_write(seed, tmp_path):
    assert pyx12_finds(compose(envelope(), "837P", [batch(4, seed)]), tmp_path) == ""


@pytest.mark.parametrize(
    ("key", "body"), [("837P", CLAIM), ("837P", SECONDARY), ("837I", INSTITUTIONAL), ("835", REMITTANCE)]
)
def test_pyx12_finds_nothing_in_what_we_read_and_write_again(key, body, tmp_path):
    (message,) = messages(file(key, body), facts=Facts(sending=True))
    assert message.status == "accepted"
    assert pyx12_finds(compose(OURS, key, [message.record]), tmp_path) == ""


@pytest.mark.parametrize(
    ("key", "body"),
    [
        ("835", REMITTANCE),
        ("835", REMITTANCE.replace("CLP*A1001*1*240", "CLP*A1001*1*24O").replace("N3*1 PLAN WAY\n", "")),
        ("837P", CLAIM.replace("NM1*40*2*", "NM1*40**").replace("DMG*D8*19800101*F", "DMG*D8*19801301*F")),
        ("837I", INSTITUTIONAL.replace("CL1*3**01\n", "")),
    ],
)
def test_pyx12_finds_nothing_in_the_999_we_write(key, body, tmp_path):
    (event,) = [e for e in read(file(key, body)) if isinstance(e, Interchange)]
    told = answer(event, OURS).functional
    assert told is not None
    assert pyx12_finds(told, tmp_path) == ""


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("835", "N3*1 PLAN WAY\n", ""),
        ("837P", "SBR*P", "SBR*Q"),
        ("837I", "CL1*3**01\n", ""),
        ("837P", "HL*2*1*22*0\n", ""),
    ],
)
def test_pyx12_would_find_a_fault(key, old, new, tmp_path):
    body = {"835": REMITTANCE, "837P": CLAIM, "837I": INSTITUTIONAL}[key]
    assert pyx12_finds(file(key, body.replace(old, new)), tmp_path) != ""


def minor(value: str | None) -> int:
    return int(Decimal(value or 0) * 100)


def rows(tables: oxedi.Tables, name: str) -> list[dict[str, str | None]]:
    """A table of oxedi's as dictionaries; it prints them, and that is all one can have without pandas."""
    lines = tables[name].render().splitlines()[1:]
    columns = [column.split(":")[0] for column in lines[0].split(" | ")]
    cells = (line.split(" | ") for line in lines[1:] if line)
    return [dict(zip(columns, (None if c == "∅" else c for c in row), strict=True)) for row in cells]


def theirs(data: bytes) -> dict[str, list[tuple]]:
    """Every fact of a file's payments as oxedi reads them."""
    tables = oxedi.parse(data).tables
    return {
        "payments": [(minor(r["total_payment_amount"]), r["trace_number"]) for r in rows(tables, "payments")],
        "claims": [
            (r["claim_id"], r["claim_status"], minor(r["charge_amount"]), minor(r["payment_amount"]),
             minor(r["patient_responsibility"]), r["payer_control_number"], r["patient_last_name"], r["patient_id"])
            for r in rows(tables, "claims")
        ],
        "services": [
            (r["claim"], r["procedure_code"], minor(r["charge_amount"]), minor(r["payment_amount"]), r["line_item_control_number"])
            for r in rows(tables, "services")
        ],
        "adjustments": [
            (r["claim"], r["service"] is not None, r["group_code"], r["reason_code"], minor(r["amount"]))
            for r in rows(tables, "adjustments")
        ],
        "provider_adjustments": [
            (r["provider_id"], r["reason_code"], r["reference_id"], minor(r["amount"])) for r in rows(tables, "provider_adjustments")
        ],
    }  # fmt: skip


def ours(data: bytes) -> dict[str, list[tuple]]:
    """The same facts as we read them."""
    records = [m.record for m in messages(data) if m.key == "835" and m.record is not None]
    held = [c for r in records for c in r.claims()]
    return {
        "payments": [(r.financial.amount or 0, r.trace.number) for r in records],
        "claims": [_claim(c) for c in held],
        "services": [_service(str(n), line) for n, c in enumerate(held) for line in c.lines],
        "adjustments": [a for n, c in enumerate(held) for a in _adjustments(str(n), c)],
        "provider_adjustments": [
            (p.provider, d.what.reason, d.what.reference or None, d.amount or 0)
            for r in records for p in r.provider_adjustments for d in p.details
        ],
    }  # fmt: skip


def _claim(claim) -> tuple:
    p, patient = claim.payment, claim.name("QC")
    amounts = (p.charge or 0, p.paid or 0, p.patient_responsibility or 0)
    return (
        p.claim_id,
        p.status,
        *amounts,
        p.payer_claim_number or None,
        patient.last or None,
        patient.identifier or None,
    )


def _service(claim: str, line) -> tuple:
    control = next((r.value for r in line.references if r.qualifier == "6R"), None)
    return claim, line.service.procedure.code, line.service.charge or 0, line.service.paid or 0, control


def _adjustments(number: str, claim) -> list[tuple]:
    placed = [(False, a) for a in claim.adjustments] + [(True, a) for line in claim.lines for a in line.adjustments]
    return [(number, at_line, a.group, d.reason, d.amount or 0) for at_line, a in placed for d in a.details]


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(record=remittances())
def test_oxedi_agrees_on_every_fact_of_generated_remittances(record):
    data = compose(OURS, "835", [record])
    assert ours(data) == theirs(data)
    (message,) = messages(data, facts=Facts(sending=True))
    assert message.status == "accepted"
    assert message.record == record
    found = [d for d in oxedi.parse(data).diagnostics if "balance" in str(d).lower()]
    assert found == []


@pytest.mark.corpus
@pytest.mark.parametrize("path", sample_files("835"), ids=lambda path: path.name)
def test_oxedi_agrees_on_every_fact_of_the_sample_remittances(path):
    data = path.read_bytes()
    if messages(data)[0].record is None:
        assert "004010" in data.decode()
        return
    assert ours(data) == theirs(data)
