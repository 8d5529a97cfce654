"""Every finding, word for word: grade, code, place, value and sentence, kept in findings.txt (`WRITE_TABLES=1` renews it)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from chalicelib.edi.issue import Issue
from chalicelib.edi.rules import Facts
from chalicelib.edi.rules.benefits import FRACTION_KINDS, MONEY_KINDS
from chalicelib.edi.rules.claim_content import inside_coverage, inside_filing_limit
from chalicelib.edi.rules.edits import PAIR_MODIFIERS, Billed, Pair, UnitLimit, pair_issues, unit_issues
from chalicelib.edi.rules.identifiers import member_issue, npi_issue
from chalicelib.edi.rules.payment import reversal_faults
from chalicelib.edi.rules.posting import PROVIDER_ADJUSTMENTS, carried_balances, reconciled
from chalicelib.edi.segments.shared import Name, PartyName
from tests.unit.edi.samples import BENEFITS, CLAIM, INSTITUTIONAL, REMITTANCE, SECONDARY, read_one
from tests.unit.edi.test_rules_of_remittances import HEADER, REVERSAL

KEPT = Path(__file__).with_name("findings.txt")
DAY = date(2025, 12, 1)
LEVEL = CLAIM[CLAIM.index("HL*2") :]
PATIENT = "HL*3*2*23*0\nPAT*19\nNM1*QC*1*TESTER*BEN\nN3*5 ELM ST\nN4*ANYTOWN*OH*43001\nDMG*D8*20100101*M\n"
STATUS = """BHT*0085*08*1*20260115*1200*TH
HL*1**20*1
NM1*PR*2*PLAN*****PI*1
TRN*1*1
DTP*050*D8*20260115
DTP*009*D8*20260115
HL*2*1*21*1
NM1*41*2*CLINIC*****46*1
TRN*2*B1
STC*A1:20*20260115*WQ*125
HL*3*2*19*1
NM1*85*2*CLINIC*****XX*1200000010
HL*5*3*PT
NM1*QC*1*TESTER*ANA****MI*SYN1
TRN*2*A1001
STC*A2:20*20260115*WQ*125*5
DTP*472*D8*20251201
SVC*HC:G0402*125*0****1
STC*A2:20*20260115*U"""

# name, transaction, message, what the rules may know
BROKEN: tuple[tuple[str, str, str, Facts], ...] = tuple(
    (old + " -> " + new, key, body.replace(old, new), facts)
    for key, body, facts, changes in (
        ("835", REMITTANCE, Facts(), (
            ("BPR*I*160", "BPR*I*161"), ("CAS*CO*45*60", "CAS*CO*45*59"), ("*160*8*12", "*160*9*12"), ("CAS*PR*3*8", "CAS*CR*3*8"),
            ("CLP*A1001*1*240", "CLP*A1001*1*-240"), ("XX*1200000010", "XX*1200000011"), ("*ANA****MI*SYN0001", "*ANA****MI*SYN0001\nNM1*82*1*DOC****XX*1"),
            ("CLP*A1001*1*240*160*8*", "CLP*A1001*22*240*160*8*"), ("BPR*I*160*C", "BPR*I*160*D"), ("BPR*I*160*C", "BPR*I**C"),
            ("LX*1\n", ""), ("TRN*1*SYNEFT0001*1999999999\n", ""), ("SVC*HC:G0402*180*120**1", "SVC*HC:G0402*180"),
            ("CLP*A1001*1*240*160", "CLP*A1001*1*240*"), ("REF*6R*A1001L1", "REF*6R*A1001L1\nZZZ*1\nREF*QQ*1\n1A*1\nREF*6R*2"),
            ("N3*1 PLAN WAY", "N3*1 PLAN WAY\nN3*2"), ("N1*PE", "N1*PR*AGAIN\nN3*X\nN1*PE"), ("DTM*232*20251201", "DTM*232*20251301\nDTM*050*2"),
            ("DTM*472*20251201\nCAS*CO*45*60", "CAS*CO*45*60\nDTM*472*20251201"), ("NM1*QC*1*TESTER*ANA****MI*SYN0001\n", ""),
            ("SVC*HC:G0403", "CAS*OA*1*0\nNM1*XX*1\nN3*1\nSVC*HC:G0403"),
        )),
        ("837P", CLAIM, Facts(sending=True), (
            ("CLM*A1001*240", "CLM*A1001*250"), ("*180*UN*1*", "*180*UN*-1*"), ("CLM*A1001*240", "CLM*A1001*-240"), ("11:B:1", "11:B:8"),
            ("A1001", "A" * 21), ("ABF:I10", "ABF:Z0000"), ("ABF:I10", "ABK:I10"), ("***1:2", "***1:3"), ("HL*2*1*22*0", "HL*3*5*22*1"),
            ("1300000027", "1300000028"), ("XX*1200000010", "XX*1200000011"), ("*18*******CI", "*18*******MB"), ("*18*******CI", "*18*******MA"),
            ("REF*EI*999887777", "REF*SY*000887777"), ("REF*EI*999887777", "REF*EI*99"), ("DMG*D8*19800101*F", "DMG*D8*19800101*F\nREF*SY*000112222"),
            ("ABF:I10", "ABF:I1.0"), ("HC:G0402", "HC:XX"), ("HC:G0402", "HC:G0402:25:25"), ("*180*UN*1***1", "*180*UN*1*1A**1"),
            ("HL*1**20*1", "HL*1**20*1\nPRV*BI*PXC*2"), ("XX*1300000027", "XX*1300000027\nPRV*PE*PXC*2"), ("430010001", "43001"),
            ("NM1*PR*2*SYNTHETIC PLAN*****PI*SYN01\n", ""), ("ABF:I10", "*".join(f"ABF:I1{n}" for n in range(11)) + "\nHI*ABK:R07"),
            (LEVEL, LEVEL + "\n" + LEVEL.replace("HL*2*1", "HL*3*1")), (LEVEL, LEVEL.replace("22*0", "22*1").replace("CLM*", PATIENT + "CLM*")),
            ("***1:2\nDTP", "***1:2\nREF*6R*1\nNM1*82*1*DOC****XX*1\nDTP"), ("DTP*472*D8*20251201", "DTP*472*D8*2025-12-1"),
        )),
        ("837P", CLAIM, Facts(sending=True, today=date(2025, 11, 30), valid_code=lambda s, c, on: c == "Z0000", open_claims=frozenset({"A1001"})), (("LX", "LX"),)),
        ("837P", CLAIM, Facts(), (("***1:2", "***1:3"), ("1300000027", "1300000028"), (LEVEL, LEVEL + "\n" + LEVEL.replace("HL*2*1", "HL*3*1")))),
        ("837P", SECONDARY, Facts(), (
            ("CAS*CO*45*110", "CAS*CO*45*100"), ("AMT*D*80", "AMT*D*85"), ("CAS*PR*1*5", "CAS*CO*45*45"), ("AMT*D*80\n", ""), ("SVD*PRIOR1*70", "SVD*PRIOR2*70"),
        )),
        ("837I", INSTITUTIONAL, Facts(), (("DTP*472*D8*20251201", "DTP*472*D8*20251203"), ("HC:G0402", "HC:XX"), ("RD8*20251201-20251202", "D8*20251201"), ("NM1*71", "NM1*82"))),
        ("271", BENEFITS, Facts(), (("EB*A**98*****.2", "EB*A**98****20"), ("*****.2", "*****1.2"), ("DMG*D8*19800101*F", "AAA*N**75*C\nDMG*D8*19800101*F"), ("HL*3*2", "HL*4*2"))),
        ("277CA", STATUS, Facts(), (("HL*5*3", "HL*4*3"), ("LX", "LX"), ("1200000010", "1200000011"))),
    )
    for old, new in changes
)  # fmt: skip


def claims(key: str, body: str) -> list:
    return read_one(key, body).record.claims()


def plb(amount: int) -> list:
    return read_one("835", REMITTANCE + f"\nPLB*1200000010*20261231*FB:OLD*{amount}").record.provider_adjustments


def alone() -> Iterable[tuple[str, list[Issue | None]]]:
    """What functions answer that no message reaches by itself."""
    held = claims("837P", CLAIM)[0]
    yield "coverage", list(inside_coverage(held, date(2025, 12, 2), None))
    yield "filing", list(inside_filing_limit(held, date(2026, 1, 1), 30))
    original = claims("835", REMITTANCE)[0]
    for old, new in (("CAS*PR*3*-8", "CAS*OA*3*-7"), ("*-240*-160", "*-230*-150")):
        yield (
            f"reversal {new}",
            list(reversal_faults(original, claims("835", HEADER + "LX*1\n" + REVERSAL.replace(old, new))[0])),
        )
    yield "balance", list(carried_balances(plb(-50), plb(40)))
    yield "reconciled", [reconciled(100, 50, 20, 10, -15)]
    first, second = Billed("A", (), Decimal(2), DAY, 3), Billed("B", (), Decimal(2), DAY, 7)
    yield "pair", list(pair_issues([first, second], [Pair("A", "B", "0", DAY)]))
    yield "units", [i for by in "123" for i in unit_issues([first, first], [UnitLimit("A", Decimal(1), by)])]
    for loop in ("1000A", "1000B", "1000C", "2010AA"):
        yield (
            f"npi {loop}",
            [
                npi_issue(Name(identifier="1"), loop, Facts()),
                npi_issue(PartyName(identifier="1"), loop, Facts(sending=True)),
            ],
        )
    yield "mbi", [member_issue(Name(identifier="1", id_qualifier="MI"), "2010BA", True)]


def told() -> str:
    """All findings, one a line under the change that brings them about."""
    lines = []
    for name, key, body, facts in BROKEN:
        message = read_one(key, body, facts)
        lines.append(f"## {key} {name!r}: {message.status} {message.unread} {message.totals}")
        lines += [repr(tuple(i)) for i in (*message.interchange.issues, *message.issues, *message.claim_issues)]
    for name, issues in alone():
        lines += [f"## {name}", *(repr(tuple(i)) if i else "none" for i in issues)]
    lines += [
        "## words",
        repr(PROVIDER_ADJUSTMENTS),
        repr(sorted(PAIR_MODIFIERS)),
        repr(MONEY_KINDS),
        repr(FRACTION_KINDS),
    ]
    return "\n".join(lines) + "\n"


def test_every_finding_is_told_word_for_word():
    made = told()
    if os.environ.get("WRITE_TABLES"):
        KEPT.write_text(made, encoding="utf-8")
    assert KEPT.read_text(encoding="utf-8") == made


def test_the_findings_cover_every_code_of_the_rules():
    codes = {line.split("'")[3] for line in told().splitlines() if line.startswith("('")}
    written = {
        c for c in codes if c.split(".")[0] not in ("element", "segment", "loop", "transaction", "group", "interchange")
    }
    rules = Path(__file__).resolve().parents[3] / "chalicelib" / "edi" / "rules"
    said = {
        c
        for p in rules.glob("*.py")
        for c in re.findall(r'"((?:identifier|code|claim|cob|hierarchy|edit|payment|benefit)\.[a-z_]+)"', p.read_text())
    }
    assert written == said
