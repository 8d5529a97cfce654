"""The command: one JSON line a transaction, exit status, acknowledgements on disk, messages in words."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from chalicelib.edi.command import main
from chalicelib.edi.reader import messages
from tests.unit.edi.samples import BENEFITS, CLAIM, GOOD, INSTITUTIONAL, REMITTANCE, REVIEW, file, transaction, wrap

ROOT = Path(__file__).resolve().parents[3]
BROKEN = file("835", REMITTANCE.replace("BPR*I*160", "BPR*I*161"))


def ran(folder: Path, data: bytes, *options: str) -> tuple[int, list[dict], str]:
    path, out, errors = folder / "file.edi", io.StringIO(), io.StringIO()
    path.write_bytes(data)
    status = main(["check", str(path), *options], out, errors)
    text = out.getvalue()
    return status, [] if "--explain" in options else [json.loads(line) for line in text.splitlines()], text


def test_one_line_a_transaction_with_its_totals(tmp_path):
    status, (line,), _ = ran(tmp_path, GOOD)
    assert status == 0
    assert {k: line[k] for k in line if k not in ("file", "issues")} == {
        "transaction": "835", "version": "005010X221A1", "control_number": "0001", "status": "accepted", "claims": 1,
        "lines": 2, "total_charge_minor": 24000, "total_paid_minor": 16000, "segments": 24, "unread": 0,
    }  # fmt: skip
    assert line["issues"] == []
    assert line["file"].endswith("file.edi")


def test_issues_say_where_and_why(tmp_path):
    status, (line,), _ = ran(tmp_path, BROKEN)
    assert (status, line["status"]) == (1, "rejected")
    (issue,) = line["issues"]
    assert issue["code"] == "payment.balance"
    assert (issue["severity"], issue["position"], issue["segment"], issue["element"], issue["value"]) == (
        "error",
        2,
        "BPR",
        "02",
        "161.00",
    )
    assert issue["message"]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (GOOD, 0),
        (BROKEN, 1),
        (GOOD[:200], 1),
        (GOOD[:50], 1),
        (b"", 2),
        (b"%PDF-1.7", 2),
        (b"<html>", 2),
        (b"GS*HP~", 2),
    ],
)
def test_the_exit_status_tells_what_came_of_it(tmp_path, data, status):
    told, lines, _ = ran(tmp_path, data)
    assert told == status
    assert all(line["status"] == ("accepted" if status == 0 else "rejected") for line in lines)
    assert lines


def test_the_worst_file_decides_and_a_missing_one_is_told(tmp_path):
    (tmp_path / "good").write_bytes(GOOD)
    (tmp_path / "broken").write_bytes(BROKEN)
    out, errors = io.StringIO(), io.StringIO()
    assert main(["check", str(tmp_path / "broken"), str(tmp_path / "good")], out, errors) == 1
    assert main(["check", str(tmp_path / "good"), str(tmp_path / "none")], out, errors) == 2
    assert "No such file" in errors.getvalue()


def test_several_transactions_are_several_lines(tmp_path):
    data = wrap("835", transaction("835", REMITTANCE, "0001"), transaction("835", REMITTANCE, "0002")) + file(
        "271", BENEFITS
    )
    _, lines, _ = ran(tmp_path, data)
    assert [(line["transaction"], line["control_number"]) for line in lines] == [
        ("835", "0001"),
        ("835", "0002"),
        ("271", "0001"),
    ]


def test_an_interchange_without_transactions_is_a_line_too(tmp_path):
    head = GOOD.split(b"\n")[0]
    status, (line,), _ = ran(tmp_path, head + b"IEA*0*000000101~")
    assert (status, line["transaction"], line["status"], line["control_number"]) == (0, None, "accepted", "000000101")
    status, (line,), _ = ran(tmp_path, head + b"IEA*1*000000102~")
    assert (status, line["status"]) == (0, "accepted_with_warnings")


def test_acknowledgements_are_written_beside(tmp_path):
    asked = GOOD.replace(b"*0*T*:", b"*1*T*:")
    ran(tmp_path, asked, "--ack", str(tmp_path / "out"))
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["file.edi.999", "file.edi.ta1"]
    (told,) = messages((tmp_path / "out" / "file.edi.999").read_bytes())
    assert (told.key, told.status) == ("999", "accepted")
    assert told.interchange.elements[5].strip() == "CLINICSYN"
    assert told.interchange.elements[7].strip() == "PAYERSYN"
    assert told.record.group.control_number == "101"
    (test,) = messages((tmp_path / "out" / "file.edi.ta1").read_bytes())
    assert (test.key, test.record.verdict.verdict, test.record.verdict.note) == ("TA1", "A", "000")
    again = tmp_path / "again"
    ran(tmp_path, (tmp_path / "out" / "file.edi.999").read_bytes(), "--ack", str(again))
    assert list(again.iterdir()) == []


def test_sending_makes_errors_of_what_is_ours_to_mend(tmp_path):
    data = file("837P", CLAIM.replace("1300000027", "1300000028"))
    assert ran(tmp_path, data)[0] == 0
    assert ran(tmp_path, data, "--sending")[0] == 1
    assert ran(tmp_path, file("837P", CLAIM), "--sending", "--today", "2025-11-30")[0] == 1


def test_a_remittance_in_words(tmp_path):
    status, _, text = ran(tmp_path, GOOD, "--explain")
    assert status == 0
    for words in ("SYNTHETIC HEALTH PLAN pays SYNTHETIC CLINIC 160.00", "ANA TESTER", "charged 240.00, paid 160.00, patient 8.00",
                  "less 60.00: CO-45 charge above the contract", "PR-3 copay"):  # fmt: skip
        assert words in text


def test_official_texts_take_precedence(tmp_path):
    (tmp_path / "carc").write_text("45\tThe official text of 45\n", encoding="utf-8")
    _, _, text = ran(tmp_path, GOOD, "--explain", "--texts", f"carc={tmp_path / 'carc'}")
    assert "CO-45 The official text of 45" in text
    assert "PR-3 copay" in text


@pytest.mark.parametrize(
    ("key", "body", "words"),
    [
        ("837P", CLAIM, ("claim A1001 (original): charge 240.00; diagnoses Z0000, I10", "G0402 on 2025-12-01: 180.00")),
        ("837I", INSTITUTIONAL, ("claim A1001 (original)", "G0403")),
        ("271", BENEFITS, ("active [1] for services 30, 98 (GOLD PLAN)", "copay [B] 10.00", "coinsurance [A] 20")),
        ("278", REVIEW, ("PAT DOC (1200000010) as provider (1P)", "review of speciality care (SC): initial (I)", "decision: certified (A1), number AUTH1")),
        ("278", REVIEW.replace("SYN0001", "SYN0001\nAAA*N**75*C"), ("refused: insured not found (75)",)),
        ("271", BENEFITS + "\nEB*C**30***29*700.25*****N\nEB*F**33", ("deductible [C] 700.25, remaining, for services 30, out of network", "limited [F] for services 33")),
        ("999", "AK1*HP*1*005010X221A1\nAK2*835*0001\nIK3*CLP*5*2100*8\nIK4*2*1029*7*9\nIK5*R*5\nAK9*R*1*1*0",
         ("transaction 835 0001 rejected", "segment CLP at 5: elements at fault (8)", "element 2: holds a wrong code (7)", "group HP 1 rejected")),
    ],
)  # fmt: skip
def test_other_messages_in_words(tmp_path, key, body, words):
    _, _, text = ran(tmp_path, file(key, body), "--explain")
    for word in words:
        assert word in text


def test_what_is_wrong_is_told_in_words(tmp_path):
    _, _, text = ran(tmp_path, BROKEN, "--explain")
    assert "! error: The payment is 161.00" in text


def test_it_runs_as_a_module(tmp_path):
    (tmp_path / "file").write_bytes(BROKEN)
    run = subprocess.run(
        [sys.executable, "-m", "chalicelib.edi", "check", str(tmp_path / "file")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1
    assert json.loads(run.stdout)["status"] == "rejected"
