"""Rules of claims, inquiries and answers where there is nothing, zero or more than one of what they look at."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from chalicelib.edi.rules import Facts
from chalicelib.edi.rules.claim_amounts import (
    line_charge,
    negative_amounts,
    prior_claim_balance,
    prior_line_balance,
)
from chalicelib.edi.rules.claim_content import (
    diagnosis_count,
    diagnosis_list,
    inside_coverage,
    inside_statement,
    pointers,
    service_days,
)
from chalicelib.edi.rules.edits import Billed, UnitLimit, unit_issues
from chalicelib.edi.rules.payment import (
    payment_balance,
)
from chalicelib.edi.segments.claim import HealthCodes
from tests.unit.edi.samples import (
    CLAIM,
    INQUIRY,
    INSTITUTIONAL,
    REVIEW,
    SECONDARY,
    STATUS,
    codes,
    read_one,
)

DAY = date(2025, 12, 1)


def billed(body=CLAIM, key="837P"):
    return read_one(key, body).record.claims()[0]


def issues(message, code):
    return [i for i in (*message.issues, *message.claim_issues) if i.code == code]


def test_the_sentence_of_a_wrong_payment_shows_both_sums():
    told = payment_balance(10000, 9000, -500, 7)
    assert (told.position, told.value) == (7, "100.00")
    assert "is 100.00" in told.message
    assert "give 95.00" in told.message
    assert payment_balance(10000, 9000, -500).position == 0


@pytest.mark.parametrize(
    ("key", "body", "grade"), [("270", INQUIRY, "error"), ("278", REVIEW, "error"), ("277", STATUS, "warning")]
)
def test_rule_12_the_levels_of_inquiries_and_answers_are_counted(key, body, grade):
    assert codes(read_one(key, body)) == []
    told = issues(read_one(key, body.replace("HL*3*2*", "HL*3*9*")), "hierarchy.parent")
    assert [(i.severity, i.position, i.value) for i in told] == [("warning", 7, "9")]
    sent = issues(read_one(key, body.replace("HL*3*2*", "HL*3*9*"), Facts(sending=True)), "hierarchy.parent")
    assert [(i.severity, i.position, i.value) for i in sent] == [(grade, 7, "9")]


def test_an_answer_without_levels_has_no_claims():
    for key in ("277", "277CA"):
        message = read_one(key, STATUS.splitlines()[0])
        assert message.totals["claims"] == 0
        assert "loop.missing" in codes(message)


def test_the_totals_of_an_answer_are_those_of_subscribers_and_dependents():
    message = read_one("277", STATUS)
    assert message.totals == {"claims": 3, "lines": 1, "charge": 40000, "paid": 20000, "usable": 0}
    without = STATUS.replace("\nSTC*A3:21*20260110**100", "").replace("**60*40", "")
    assert read_one("277", without).totals["charge"] == 24000
    assert read_one("277", without).totals["paid"] == 16000


@pytest.mark.parametrize(("charge", "told"), [("0", 0), ("", 0), ("0.01", 0), ("-0.01", 1)])
def test_rule_10_nothing_is_not_below_zero(charge, told):
    claim = billed(CLAIM.replace("CLM*A1001*240", f"CLM*A1001*{charge}"))
    assert len(list(negative_amounts(claim))) == told
    claim = billed(CLAIM.replace("*180*UN*1*", f"*{charge}*UN*1*"))
    assert len(list(negative_amounts(claim))) == told


@pytest.mark.parametrize(("quantity", "told"), [("0", 0), ("0.5", 0), ("-0.5", 1), (None, 0)])
def test_rule_10_units_may_be_none_or_a_part(quantity, told):
    claim = billed()
    claim.lines[0].service.quantity = None if quantity is None else Decimal(quantity)
    assert len(list(negative_amounts(claim))) == told


def test_rule_7_a_line_without_service_or_charge_adds_nothing():
    claim = billed()
    assert line_charge(claim.lines[0]) == 18000
    claim.lines[0].service.charge = None
    assert line_charge(claim.lines[0]) == 0
    claim.lines[0].service = None
    assert line_charge(claim.lines[0]) == 0


def test_rule_8_a_decision_without_a_payment_paid_nothing():
    claim = billed(SECONDARY.replace("SVD*PRIOR1*70*", "SVD*PRIOR1*0*").replace("CAS*CO*45*110", "CAS*CO*45*180"))
    assert list(prior_line_balance(claim)) == []
    claim.lines[0].adjudications[0].decision.paid = None
    assert list(prior_line_balance(claim)) == []


def test_rule_9_every_prior_payer_is_looked_at_and_absent_amounts_are_nothing():
    claim = billed(SECONDARY)
    second = billed(SECONDARY.replace("AMT*D*80", "AMT*D*85")).others[0]
    claim.others = [billed(SECONDARY.replace("AMT*D*80\n", "")).others[0], second]
    assert [i.code for i in prior_claim_balance(claim)] == ["cob.claim_balance"]
    second.payer = None
    assert [i.code for i in prior_claim_balance(claim)] == ["cob.claim_balance"]
    claim.others = [billed(SECONDARY.replace("AMT*D*80", "AMT*D*10")).others[0]]
    claim.lines[0].adjudications[0].decision.paid = None
    assert list(prior_claim_balance(claim)) == []
    claim.header.charge, claim.lines = None, []
    assert "give -5.00" in next(prior_claim_balance(claim)).message


def test_rule_6_payees_tax_number_and_an_american_postal_code_are_looked_at():
    assert "identifier.ein" in codes(read_one("837P", CLAIM.replace("REF*EI*999887777", "REF*EI*1")))
    for country, told in (("*US", True), ("*DE", False), ("", True)):
        body = CLAIM.replace("N4*ANYTOWN*OH*430010001", f"N4*ANYTOWN*OH*43001{country}")
        assert ("identifier.postal_code" in codes(read_one("837P", body))) == told


def test_a_claim_without_a_subscribers_name_or_coverage_is_still_judged():
    nameless = CLAIM.replace(
        "NM1*IL*1*TESTER*ANA****MI*SYN0001\nN3*5 ELM ST\nN4*ANYTOWN*OH*43001\nDMG*D8*19800101*F\n", ""
    )
    assert "loop.missing" in codes(read_one("837P", nameless))
    uncovered = CLAIM.replace("SBR*P*18*******CI\n", "")
    assert "segment.missing" in codes(read_one("837P", uncovered))


@pytest.mark.parametrize("sending", [True, False])
def test_rule_2_a_medicare_number_is_looked_at_where_medicare_pays(sending):
    facts = Facts(sending=sending)
    (told,) = issues(read_one("837P", CLAIM.replace("*******CI", "*******MB"), facts), "identifier.mbi")
    assert (told.severity, told.loop, told.claim) == ("warning", "2010BA", "A1001")
    assert not issues(read_one("837P", CLAIM, facts), "identifier.mbi")


def test_a_fault_of_the_billing_provider_concerns_no_single_claim():
    (told,) = issues(read_one("837P", CLAIM.replace("XX*1200000010", "XX*1200000011")), "identifier.npi")
    assert (told.loop, told.claim, told.scope) == ("2010AA", "", "transaction")


def test_a_fault_of_a_later_billing_provider_is_not_the_earlier_claims():
    level = CLAIM[CLAIM.index("HL*1") :].replace("HL*2*1", "HL*4*3").replace("HL*1*", "HL*3*").replace("A1001", "A1002")
    message = read_one("837P", CLAIM + "\n" + level.replace("XX*1200000010", "XX*1200000011"))
    (told,) = issues(message, "identifier.npi")
    assert (told.loop, told.claim, told.position > 26) == ("2010AA", "", True)
    assert message.totals["usable"] == 2


def test_rule_4_a_code_is_judged_by_the_first_day_of_service():
    asked = []

    def valid(system, code, day):
        asked.append((system, day))
        return True

    ranged = CLAIM.replace("***1:2\nDTP*472*D8*20251201", "***1:2\nDTP*472*RD8*20251201-20251205")
    read_one("837P", ranged, Facts(valid_code=valid))
    assert asked
    assert {day for _, day in asked} == {DAY}


def test_rule_11_pointers_are_looked_at_on_every_line():
    claim = billed(CLAIM.replace("*60*UN*1***1:2", "*60*UN*1***3"))
    claim.lines[0].service.pointers = None
    assert [i.code for i in pointers(claim)] == ["claim.pointer"]


def test_rule_11_an_institutional_claim_may_have_more_diagnoses_and_a_professional_one_not():
    more = "HI*" + "*".join(f"ABF:I1{n}" for n in range(9)) + "\nHI*" + "*".join(f"ABF:I2{n}" for n in range(9))
    assert codes(read_one("837I", INSTITUTIONAL.replace("HI*ABF:I10", more))) == []
    claim = billed(INSTITUTIONAL.replace("HI*ABF:I10", more), "837I")
    assert [i.code for i in diagnosis_count(claim)] == ["claim.diagnosis_count"]


def test_rule_11_a_list_of_diagnoses_without_any_is_passed_over():
    claim = billed()
    claim.codes = [HealthCodes(), *claim.codes]
    assert list(diagnosis_list(claim)) == []


def test_rule_11_the_diagnosis_given_twice_is_named():
    (told,) = issues(read_one("837P", CLAIM.replace("ABF:I10", "ABF:I10*ABF:R07*ABF:R07")), "claim.diagnosis_twice")
    assert told.value == "R07"


def test_rule_13_days_of_a_range_lie_inside_statement_and_coverage():
    ranged = INSTITUTIONAL.replace("UN*1\nDTP*472*D8*20251201", "UN*1\nDTP*472*RD8*20251130-20251202", 1)
    (told,) = inside_statement(billed(ranged, "837I"))
    assert told.value == "2025-11-30"
    claim = billed(CLAIM.replace("***1:2\nDTP*472*D8*20251201", "***1:2\nDTP*472*RD8*20251130-20251205"))
    (told,) = inside_coverage(claim, DAY, None)
    assert told.value == "2025-11-30"


def test_service_days_of_the_claim_itself_count_where_lines_have_none():
    claim = billed(CLAIM)
    claim.dates, claim.lines[0].dates, claim.lines[1].dates = claim.lines[0].dates, [], []
    assert service_days(claim) == (DAY, DAY)


def test_rule_14_every_day_is_looked_at_and_units_are_summed_exactly():
    lines = [
        Billed("G0402", (), Decimal(1), DAY),
        Billed("G0402", (), Decimal(1), DAY),
        Billed("G0402", (), Decimal(9), date(2025, 12, 2), 7),
    ]
    (told,) = unit_issues(lines, [UnitLimit("G0402", Decimal(2), "2")])
    assert (told.position, told.value) == (7, "9")
