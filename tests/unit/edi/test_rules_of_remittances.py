"""Rules 15 to 24: each is broken once and kept once."""

from __future__ import annotations

import pytest

from chalicelib.edi.rules.payment import (
    adjusted_in,
    claim_adjustments,
    claim_balance,
    correction_group,
    line_balance,
    patient_responsibility,
    payment_balance,
    provider_adjusted,
    reversal_faults,
    reversal_signs,
)
from chalicelib.edi.rules.posting import (
    PATIENT,
    PRIOR_PAYER,
    REVIEW,
    WRITE_OFF,
    carried_balances,
    claim_key,
    is_settled_without_claims,
    meaning,
    payment_key,
    provider_adjustment,
    reconciled,
)
from tests.unit.edi.samples import REMITTANCE, codes, read_one

REVERSAL = """CLP*A1001*22*-240*-160*-8*12*ICN1001R*11*1
NM1*QC*1*TESTER*ANA****MI*SYN0001
SVC*HC:G0402*-180*-120**1
CAS*CO*45*-60
SVC*HC:G0403*-60*-40**1
CAS*CO*45*-12
CAS*PR*3*-8"""
HEADER = REMITTANCE.split("LX*1")[0]


def claims(body):
    return read_one("835", body).record.claims()


def test_the_clean_remittance_has_no_finding():
    message = read_one("835", REMITTANCE)
    assert message.status == "accepted"
    assert codes(message) == []
    assert message.totals == {"claims": 1, "lines": 2, "charge": 24000, "paid": 16000, "usable": 0}


def test_rule_15_a_line_is_charge_less_adjustments():
    kept, broken = claims(REMITTANCE)[0], claims(REMITTANCE.replace("CAS*CO*45*60", "CAS*CO*45*59"))[0]
    assert [line_balance(line) for line in kept.lines] == [None, None]
    issue = line_balance(broken.lines[0])
    assert (issue.code, issue.severity, issue.position, issue.loop, issue.segment, issue.element, issue.value) == (
        "payment.line_balance", "error", 15, "2110", "SVC", "03", "120.00",
    )  # fmt: skip
    assert "1.00" in issue.message


@pytest.mark.parametrize(
    ("segment", "balances"),
    [("SVC*HC:G0402*180*180**1", True), ("SVC*HC:G0402*180*0**1", False), ("SVC*HC:G0402*180", True), ("SVC*HC:G0402*180*179**1", False)],
)  # fmt: skip
def test_rule_15_a_line_without_adjustments_is_paid_in_full_or_says_nothing(segment, balances):
    line = claims(REMITTANCE.replace("SVC*HC:G0402*180*120**1", segment).replace("CAS*CO*45*60\n", ""))[0].lines[0]
    assert (line_balance(line) is None) == balances


def test_rule_15_adjustments_without_a_payment_count_as_nothing_paid():
    line = claims(REMITTANCE.replace("SVC*HC:G0402*180*120**1", "SVC*HC:G0402*180"))[0].lines[0]
    assert line_balance(line).value == "0.00"


def test_rule_16_a_claim_is_charge_less_all_adjustments():
    assert claim_balance(claims(REMITTANCE)[0]) is None
    issue = claim_balance(claims(REMITTANCE.replace("*240*160*", "*250*160*"))[0])
    assert (issue.code, issue.severity, issue.element, issue.position) == ("payment.claim_balance", "error", "04", 12)
    assert "10.00" in issue.message


def test_rule_16_claim_level_adjustments_count_too():
    body = REMITTANCE.replace("CLP*A1001*1*240*160*8", "CLP*A1001*1*250*160*8").replace(
        "NM1*QC", "CAS*CO*45*10\nNM1*QC"
    )
    assert claim_balance(claims(body)[0]) is None
    assert codes(read_one("835", body)) == []


def test_rule_17_the_payment_is_claims_less_provider_level_adjustments():
    assert payment_balance(16000, 16000, 0) is None
    assert payment_balance(13825, 16000, 2175) is None
    assert payment_balance(None, 16000, 0) is None
    issue = payment_balance(16100, 16000, 0, 2)
    assert (issue.code, issue.severity, issue.scope, issue.position) == ("payment.balance", "error", "transaction", 2)
    assert "161.00" in issue.message
    assert "160.00" in issue.message


def test_rule_17_a_negative_adjustment_raises_the_payment():
    body = REMITTANCE.replace("BPR*I*160*", "BPR*I*138.25*") + "\nPLB*1200000010*20261231*L6:X*-3.25*WO:Y*25"
    message = read_one("835", body)
    assert message.status == "accepted"
    assert provider_adjusted(message.record.provider_adjustments) == 2175


def test_rule_17_a_wrong_total_holds_the_payment_and_a_wrong_claim_does_not():
    wrong_total = read_one("835", REMITTANCE.replace("BPR*I*160*", "BPR*I*161*"))
    wrong_claim = read_one("835", REMITTANCE.replace("CAS*CO*45*60", "CAS*CO*45*59"))
    assert wrong_total.status == "rejected"
    assert wrong_claim.status == "accepted_with_warnings"
    assert {i.claim for i in wrong_claim.claim_issues} == {"A1001"}
    assert {i.scope for i in wrong_claim.claim_issues} == {"claim"}


def test_rule_18_the_patients_share_is_the_sum_of_pr():
    assert patient_responsibility(claims(REMITTANCE)[0]) is None
    issue = patient_responsibility(claims(REMITTANCE.replace("*160*8*12", "*160*9*12"))[0])
    assert (issue.code, issue.severity, issue.value) == ("payment.patient_responsibility", "warning", "9.00")


def test_rule_18_does_not_hold_for_reversals_and_amt_never_balances():
    reversed_claim = claims(HEADER + "LX*1\n" + REVERSAL.replace("*-160*-8*", "*-160**"))[0]
    assert patient_responsibility(reversed_claim) is None
    with_amount = REMITTANCE.replace("REF*6R*A1001L1", "REF*6R*A1001L1\nAMT*B6*999")
    assert codes(read_one("835", with_amount)) == []


def test_rule_19_a_reversal_negates_everything():
    body = HEADER.replace("BPR*I*160", "BPR*I*-160") + "LX*1\n" + REVERSAL
    message = read_one("835", body)
    assert codes(message) == []
    assert reversal_signs(message.record.claims()[0]) is None
    for old, new in (("*-240*-160", "*240*-160"), ("*-180*-120", "*-180*120"), ("PR*3*-8", "PR*3*8")):
        issue = reversal_signs(claims(body.replace(old, new))[0])
        assert (issue.code, issue.severity) == ("payment.reversal_sign", "error")


def test_rule_19_a_reversal_takes_back_what_was_paid_by_group():
    original = claims(REMITTANCE)[0]
    kept = claims(HEADER + "LX*1\n" + REVERSAL)[0]
    assert reversal_faults(original, kept) == []
    other_group = claims(HEADER + "LX*1\n" + REVERSAL.replace("CAS*PR*3*-8", "CAS*OA*3*-8"))[0]
    told = [i.message for i in reversal_faults(original, other_group)]
    assert len(told) == 2
    assert "adjustment OA" in told[0]
    assert "adjustment PR" in told[1]
    less = claims(HEADER + "LX*1\n" + REVERSAL.replace("*-240*-160", "*-240*-150"))[0]
    (issue,) = reversal_faults(original, less)
    assert (issue.code, issue.claim, issue.scope) == ("payment.reversal_differs", "A1001", "claim")
    assert "150.00 of the payment" in issue.message


def test_rule_19_group_cr_does_not_exist():
    assert correction_group(claims(REMITTANCE)[0]) is None
    issue = correction_group(claims(REMITTANCE.replace("CAS*PR*3*8", "CAS*CR*3*8"))[0])
    assert (issue.code, issue.severity, issue.position) == ("payment.correction_group", "warning", 22)


def test_rule_19_reversal_and_correction_come_in_any_order():
    body = REMITTANCE.replace("BPR*I*160", "BPR*I*0") + "\n" + REVERSAL
    assert read_one("835", body).status == "accepted"


@pytest.mark.parametrize(
    ("reason", "amount", "told"),
    [
        ("WO", -2500, "overpayment announced, not yet taken back"),
        ("WO", 2500, "overpayment recovery taken"),
        ("FB", -100, "forward balance carried to a later payment"),
        ("FB", 100, "forward balance taken from an earlier one"),
        ("L6", -325, "interest owed added"),
        ("72", 100, "refund sent, offset taken"),
        ("ZZ", 1, "adjustment ZZ taken"),
    ],
)
def test_rule_20_provider_level_adjustments_say_what_they_do(reason, amount, told):
    assert provider_adjustment(reason, amount) == told


def test_rule_20_a_forward_balance_stands_in_both_remittances():
    def plb(amount, reference="OLD1"):
        body = REMITTANCE + f"\nPLB*1200000010*20261231*FB:{reference}*{amount}"
        return read_one("835", body).record.provider_adjustments

    assert carried_balances(plb(-50), plb(50)) == []
    (issue,) = carried_balances(plb(-50), plb(40))
    assert (issue.code, issue.value) == ("payment.forward_balance", "OLD1")
    assert "50.00" in issue.message
    assert len(carried_balances(plb(-50), plb(50, "OTHER"))) == 1
    assert carried_balances(plb(50), []) == []


@pytest.mark.parametrize(
    ("group", "reason", "told"),
    [("PR", "1", PATIENT), ("CO", "45", WRITE_OFF), ("PI", "45", WRITE_OFF), ("OA", "23", PRIOR_PAYER), ("OA", "18", REVIEW), ("CR", "1", REVIEW), ("CO", "23", WRITE_OFF)],
)  # fmt: skip
def test_rule_21_an_adjustment_has_a_meaning(group, reason, told):
    assert meaning(group, reason) == told


def test_rule_21_a_cas_holds_six_reasons_and_svc06_the_original_code():
    six = "CAS*CO*45*10**1*10**2*10**3*10**4*10**5*10"
    body = REMITTANCE.replace("CAS*CO*45*60", six).replace(
        "SVC*HC:G0402*180*120**1", "SVC*HC:G0402*180*120**1*HC:G0404*2"
    )
    line = claims(body)[0].lines[0]
    assert [(d.reason, d.amount) for d in line.adjustments[0].details] == [
        ("45", 1000), ("1", 1000), ("2", 1000), ("3", 1000), ("4", 1000), ("5", 1000),
    ]  # fmt: skip
    assert line.service.original.code == "G0404"
    assert line_balance(line) is None
    assert adjusted_in(line.adjustments, "CO") == 6000
    assert adjusted_in(line.adjustments, "PR") == 0


def test_rule_22_a_resent_payment_has_the_same_key():
    first, again = read_one("835", REMITTANCE).record, read_one("835", REMITTANCE).record
    assert payment_key(first) == payment_key(again)
    for old, new in (
        ("SYNEFT0001*1999999999", "SYNEFT0002*1999999999"),
        ("*20260115\nTRN", "*20260116\nTRN"),
        ("I*160", "I*161"),
    ):
        assert payment_key(read_one("835", REMITTANCE.replace(old, new)).record) != payment_key(first)
    without = read_one("835", REMITTANCE.replace("TRN*1*SYNEFT0001*1999999999\n", "")).record
    assert payment_key(without) is None
    assert payment_key(first).payer == "1999999999"
    by_name = REMITTANCE.replace("*1999999999\nDTM", "\nDTM").replace(
        "N1*PR*SYNTHETIC HEALTH PLAN", "N1*PR*PLAN*XV*PLAN1"
    )
    assert payment_key(read_one("835", by_name).record).payer == "PLAN1"


def test_rule_22_a_reversal_and_its_correction_are_two():
    original, back = claims(REMITTANCE)[0], claims(HEADER + "LX*1\n" + REVERSAL)[0]
    assert claim_key(original) == ("ICN1001", "1")
    assert claim_key(back) == ("ICN1001R", "22")


def test_rule_23_provider_level_adjustments_alone_are_a_remittance():
    alone = HEADER.replace("BPR*I*160", "BPR*I*10") + "PLB*1200000010*20261231*L6:X*-10"
    message = read_one("835", alone)
    assert message.status == "accepted"
    assert is_settled_without_claims(message.record)
    assert not is_settled_without_claims(read_one("835", REMITTANCE).record)
    assert not is_settled_without_claims(read_one("835", HEADER).record)


def test_rule_23_nothing_paid_is_a_remittance():
    body = REMITTANCE.replace("BPR*I*160*C*ACH*CCP*01*999999992*DA*123456*1999999999**01*999988880*DA*98765*20260115",
                              "BPR*H*0*C*NON************20260115").replace("*240*160*8*", "*240*0*240*")  # fmt: skip
    body = body.split("SVC")[0] + "SVC*HC:G0402*240*0**1\nCAS*PR*1*240"
    assert read_one("835", body).status == "accepted"


def test_rule_24_every_cent_has_a_place():
    assert reconciled(13825, posted=12000, held=3000, unapplied=1000, provider_level=2175) is None
    issue = reconciled(13825, posted=12000, held=3000, unapplied=900, provider_level=2175)
    assert (issue.code, issue.severity) == ("payment.unreconciled", "error")
    assert "-1.00" in issue.message


def test_adjustments_of_claim_and_lines_are_found_together():
    assert len(claim_adjustments(claims(REMITTANCE)[0])) == 3
