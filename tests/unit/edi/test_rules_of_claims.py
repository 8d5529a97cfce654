"""Rules 7 to 14: each is broken once and kept once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from chalicelib.edi.reader import messages
from chalicelib.edi.rules import Facts
from chalicelib.edi.rules.claim_content import inside_coverage, inside_filing_limit, service_days
from chalicelib.edi.rules.edits import Billed, Pair, UnitLimit, pair_issues, unit_issues
from tests.unit.edi.samples import CLAIM, INSTITUTIONAL, SECONDARY, codes, read_one, transaction, wrap

DAY = date(2025, 12, 1)
SENDING = Facts(sending=True)


def found(body, key="837P", facts=SENDING):
    return codes(read_one(key, body, facts))


def claim(body, key="837P"):
    return read_one(key, body).record.claims()[0]


def issue_of(body, code, key="837P", facts=SENDING):
    message = read_one(key, body, facts)
    return next(i for i in [*message.issues, *message.claim_issues] if i.code == code)


@pytest.mark.parametrize(("key", "body"), [("837P", CLAIM), ("837P", SECONDARY), ("837I", INSTITUTIONAL)])
def test_clean_claims_have_no_finding_even_when_we_send_them(key, body):
    assert found(body, key) == []


def test_rule_7_the_claim_is_the_sum_of_its_lines():
    for key, body in (("837P", CLAIM), ("837P", SECONDARY), ("837I", INSTITUTIONAL)):
        broken = issue_of(body.replace("CLM*A1001*240", "CLM*A1001*250"), "claim.total", key)
        assert (broken.severity, broken.element, broken.value, broken.claim) == ("error", "02", "250.00", "A1001")
        assert "240.00" in broken.message


def test_rule_8_a_prior_payers_line_balances():
    issue = issue_of(SECONDARY.replace("CAS*CO*45*110", "CAS*CO*45*100"), "cob.line_balance")
    assert (issue.severity, issue.loop, issue.value) == ("error", "2430", "PRIOR1")
    assert "10.00" in issue.message


def test_rule_8_unbundled_lines_of_one_payer_count_together():
    apart = SECONDARY.replace(
        "SVD*PRIOR1*70*HC:G0402**1\nCAS*CO*45*110\nDTP*573*D8*20251220",
        "SVD*PRIOR1*30*HC:G0404**1\nCAS*CO*45*50\nDTP*573*D8*20251220\n"
        "SVD*PRIOR1*40*HC:G0405**1\nCAS*CO*45*60\nDTP*573*D8*20251220",
    )
    assert found(apart) == []


def test_rule_9_a_prior_payers_total_is_its_lines_less_claim_adjustments():
    issue = issue_of(SECONDARY.replace("AMT*D*80", "AMT*D*85"), "cob.claim_balance")
    assert (issue.severity, issue.loop, issue.value) == ("error", "2320", "85.00")
    assert "80.00" in issue.message


def test_rule_9_without_line_decisions_the_claim_is_paid_plus_adjusted():
    whole = SECONDARY.replace("AMT*D*80", "AMT*D*200").replace("CAS*PR*1*5", "CAS*PR*1*40")
    for part in ("70", "15"):
        start = whole.index(f"SVD*PRIOR1*{part}")
        end = whole.find("\nLX", start)
        whole = whole[:start].rstrip("\n") + (whole[end:] if end > 0 else "")
    assert found(whole) == []
    assert "cob.claim_balance" in found(whole.replace("AMT*D*200", "AMT*D*201"))
    assert found(whole.replace("AMT*D*200", "AMT*D*7").replace("CAS*PR*1*40\n", "")) == []


def test_rule_9_an_adjustment_stands_once():
    both = SECONDARY.replace("CAS*PR*1*5", "CAS*CO*45*45").replace("AMT*D*80", "AMT*D*40")
    assert issue_of(both, "cob.adjusted_twice").severity == "warning"


def test_rule_10_nothing_below_zero():
    negative = CLAIM.replace("*180*UN", "*-180*UN").replace("CLM*A1001*240", "CLM*A1001*-120")
    message = read_one("837P", negative, SENDING)
    assert [(i.code, i.segment) for i in message.claim_issues] == [("claim.negative", "CLM"), ("claim.negative", "SV1")]
    assert "claim.negative" in found(CLAIM.replace("*180*UN*1*", "*180*UN*-1*"))


@pytest.mark.parametrize("frequency", ["7", "8"])
def test_rule_10_a_replacement_names_the_claim_it_replaces(frequency):
    replacement = CLAIM.replace("11:B:1", f"11:B:{frequency}")
    issue = issue_of(replacement, "claim.replaced_number")
    assert (issue.severity, issue.element, issue.value) == ("error", "05-3", frequency)
    assert found(replacement.replace("HI*ABK", "REF*F8*ICN1001\nHI*ABK")) == []


def test_rule_11_a_claim_number_is_used_once():
    second = CLAIM[CLAIM.index("HL*2") :].replace("HL*2*1", "HL*3*1")
    assert "claim.duplicate" in found(CLAIM + "\n" + second)
    assert found(CLAIM + "\n" + second.replace("A1001", "A1002")) == []
    assert found(CLAIM, facts=Facts(sending=True, open_claims=frozenset({"A1001"}))) == ["claim.duplicate"]


def test_rule_11_a_long_claim_number_is_a_warning():
    assert found(CLAIM.replace("A1001", "A" * 20)) == []
    assert issue_of(CLAIM.replace("A1001", "A" * 21), "claim.long_number").severity == "warning"
    assert "element.long" in found(CLAIM.replace("A1001", "A" * 39))


def test_rule_11_the_principal_diagnosis_comes_first_and_none_twice():
    assert "claim.diagnosis_twice" in found(CLAIM.replace("ABF:I10", "ABF:Z0000"))
    assert "claim.principal_diagnosis" in found(CLAIM.replace("ABF:I10", "ABK:I10"))
    twelve = "*".join(f"ABF:I1{n}" for n in range(11))
    assert found(CLAIM.replace("ABF:I10", twelve)) == []
    assert "claim.diagnosis_count" in found(CLAIM.replace("HI*ABK:Z0000*ABF:I10", f"HI*ABK:Z0000*{twelve}\nHI*ABK:R07"))


@pytest.mark.parametrize(
    ("pointer", "kept"), [("1", True), ("2", True), ("1:2", True), ("3", False), ("1:3", False), ("0", False)]
)
def test_rule_11_a_pointer_finds_its_diagnosis(pointer, kept):
    told = found(CLAIM.replace("*60*UN*1***1:2", f"*60*UN*1***{pointer}"))
    assert ("claim.pointer" not in told) == kept


def test_rule_11_a_received_pointer_is_a_warning_and_one_we_send_an_error():
    broken = CLAIM.replace("*60*UN*1***1:2", "*60*UN*1***3")
    assert issue_of(broken, "claim.pointer").severity == "error"
    assert issue_of(broken, "claim.pointer", facts=Facts()).severity == "warning"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("HL*2*1*22*0", "HL*3*1*22*0", "hierarchy.number"),
        ("HL*2*1*22*0", "HL*2*5*22*0", "hierarchy.parent"),
        ("HL*2*1*22*0", "HL*2*2*22*0", "hierarchy.parent"),
        ("HL*2*1*22*0", "HL*2*1*22*1", "hierarchy.children"),
        ("HL*1**20*1", "HL*2**20*1", "hierarchy.number"),
    ],
)
def test_rule_12_levels_count_point_up_and_tell_of_children(old, new, code):
    assert code in found(CLAIM.replace(old, new))


def test_rule_12_a_patient_level_needs_another_patient():
    patient = "HL*3*2*23*0\nPAT*19\nNM1*QC*1*TESTER*BEN\nN3*5 ELM ST\nN4*ANYTOWN*OH*43001\nDMG*D8*20100101*M\n"
    head, tail = CLAIM.split("CLM*")
    dependent = head.replace("HL*2*1*22*0", "HL*2*1*22*1") + patient + "CLM*" + tail
    assert found(dependent.replace("SBR*P*18*", "SBR*P**")) == []
    assert found(dependent) == ["hierarchy.patient"]


def test_rule_13_no_service_in_the_future():
    assert found(CLAIM, facts=Facts(sending=True, today=DAY)) == []
    assert found(CLAIM, facts=Facts(sending=True, today=date(2025, 11, 30))) == ["claim.future"]


def test_rule_13_lines_lie_inside_the_statement():
    broken = INSTITUTIONAL.replace(
        "SV2*0305*HC:G0402*180*UN*1\nDTP*472*D8*20251201", "SV2*0305*HC:G0402*180*UN*1\nDTP*472*D8*20251203"
    )
    assert found(broken, "837I") == ["claim.outside_statement"]
    early = INSTITUTIONAL.replace("RD8*20251201-20251202", "RD8*20251202-20251202")
    assert found(early, "837I") == ["claim.outside_statement", "claim.outside_statement"]


def test_rule_13_services_lie_inside_the_coverage():
    held = claim(CLAIM)
    assert list(inside_coverage(held, DAY, DAY)) == []
    assert list(inside_coverage(held, DAY, None)) == []
    assert [i.code for i in inside_coverage(held, date(2025, 12, 2), None)] == ["claim.outside_coverage"]
    assert [i.code for i in inside_coverage(held, date(2025, 1, 1), date(2025, 11, 30))] == ["claim.outside_coverage"]


def test_rule_13_a_claim_is_filed_in_time():
    held = claim(CLAIM)
    assert list(inside_filing_limit(held, date(2025, 12, 31), 30)) == []
    assert [i.code for i in inside_filing_limit(held, date(2026, 1, 1), 30)] == ["claim.late"]


def test_service_days_span_all_lines_and_ranges():
    ranged = CLAIM.replace("***1:2\nDTP*472*D8*20251201", "***1:2\nDTP*472*RD8*20251130-20251205")
    assert service_days(claim(ranged)) == (date(2025, 11, 30), date(2025, 12, 5))
    assert service_days(claim(INSTITUTIONAL.replace("\nDTP*472*D8*20251201", ""), "837I")) == (DAY, date(2025, 12, 2))
    assert service_days(claim(CLAIM.replace("\nDTP*472*D8*20251201", ""))) is None


def pair(modifier, starts=date(2020, 1, 1), ends=None):
    return Pair("G0402", "G0403", modifier, starts, ends)


def billed(code, *modifiers, units=1, day=DAY, position=1):
    return Billed(code, modifiers, Decimal(units), day, position)


@pytest.mark.parametrize(
    ("lines", "edit", "broken"),
    [
        ([billed("G0402"), billed("G0403")], pair("0"), True),
        ([billed("G0402"), billed("G0403", "59")], pair("0"), True),
        ([billed("G0402"), billed("G0403")], pair("1"), True),
        ([billed("G0402"), billed("G0403", "59")], pair("1"), False),
        ([billed("G0402", "XS"), billed("G0403")], pair("1"), False),
        ([billed("G0402"), billed("G0403", "26")], pair("1"), True),
        ([billed("G0402"), billed("G0403")], pair("9"), False),
        ([billed("G0402"), billed("G0403", day=date(2025, 12, 2))], pair("0"), False),
        ([billed("G0402"), billed("G0404")], pair("0"), False),
        ([billed("G0403")], pair("0"), False),
        ([billed("G0402"), billed("G0403")], pair("0", starts=date(2026, 1, 1)), False),
        ([billed("G0402"), billed("G0403")], pair("0", ends=date(2025, 11, 30)), False),
        ([billed("G0402"), billed("G0403")], pair("0", starts=DAY, ends=DAY), True),
    ],
)
def test_rule_14_pairs(lines, edit, broken):
    issues = pair_issues(lines, [edit])
    assert [(i.code, i.severity, i.value) for i in issues] == ([("edit.pair", "error", "G0403")] if broken else [])


@pytest.mark.parametrize(
    ("lines", "limit", "told"),
    [
        ([billed("G0402", units=2)], UnitLimit("G0402", Decimal(2), "1"), []),
        ([billed("G0402", units=3)], UnitLimit("G0402", Decimal(2), "1"), ["error"]),
        ([billed("G0402", units=2), billed("G0402", units=2)], UnitLimit("G0402", Decimal(2), "1"), []),
        ([billed("G0402", units=2), billed("G0402", units=1)], UnitLimit("G0402", Decimal(2), "2"), ["error"]),
        ([billed("G0402", units=2), billed("G0402", units=1)], UnitLimit("G0402", Decimal(2), "3"), ["warning"]),
        (
            [billed("G0402", units=2), billed("G0402", units=1, day=date(2025, 12, 2))],
            UnitLimit("G0402", Decimal(2), "2"),
            [],
        ),
        ([billed("G0404", units=9)], UnitLimit("G0402", Decimal(2), "1"), []),
    ],
)
def test_rule_14_units(lines, limit, told):
    assert [i.severity for i in unit_issues(lines, [limit])] == told


def test_one_bad_claim_is_one_issue_and_the_others_are_usable():
    level = CLAIM[CLAIM.index("HL*2") :]
    many = "\n".join([CLAIM, *(level.replace("HL*2*1", f"HL*{n}*1").replace("A1001", f"B{n}") for n in range(3, 53))])
    (message,) = messages(wrap("837P", transaction("837P", many.replace("CLM*B7*240", "CLM*B7*250"))))
    assert [(i.code, i.claim) for i in message.claim_issues] == [("claim.total", "B7")]
    assert message.totals["claims"] == 51
    assert message.totals["usable"] == 50
    assert not message.spoiled


def test_a_fault_of_a_subscriber_concerns_the_claims_under_it():
    level = CLAIM[CLAIM.index("HL*2") :]
    broken = (
        level.replace("HL*2*1", "HL*3*1").replace("A1001", "B3").replace("NM1*PR*2*SYNTHETIC PLAN*****PI*SYN01\n", "")
    )
    message = read_one("837P", CLAIM + "\n" + broken)
    assert [(i.code, i.claim, i.scope) for i in message.issues] == [("loop.missing", "B3", "claim")]
    assert message.totals["usable"] == 1
