"""Rules where there is nothing, zero, one cent or more than one of what they look at."""

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
    adjusted_in,
    claim_balance,
    correction_group,
    line_balance,
    patient_responsibility,
    payment_balance,
    provider_adjusted,
    reversal_faults,
    reversal_signs,
    sound,
)
from chalicelib.edi.rules.posting import carried_balances, payment_key, provider_adjustment
from chalicelib.edi.segments.claim import HealthCodes
from tests.unit.edi.samples import (
    CLAIM,
    INQUIRY,
    INSTITUTIONAL,
    REMITTANCE,
    REVIEW,
    SECONDARY,
    STATUS,
    codes,
    read_one,
)

TWO = """CLP*B1*1*100*70*10*12*ICN1*11*1
CAS*CO*45*11**24*4
CAS*PR*3*4
NM1*QC*1*TESTER*ANA****MI*SYN0001
SVC*HC:G0402*60*50**1
CAS*PR*1*3**2*2
CAS*CO*45*5
SVC*HC:G0403*40*39**1
CAS*PR*1*1"""
HEADER = REMITTANCE.split("CLP*")[0]
DAY = date(2025, 12, 1)


def paid(body=TWO):
    return read_one("835", HEADER + body).record.claims()[0]


def billed(body=CLAIM, key="837P"):
    return read_one(key, body).record.claims()[0]


def issues(message, code):
    return [i for i in (*message.issues, *message.claim_issues) if i.code == code]


BREAKS = [
    ("", ""),
    ("CLP*B1*1*100", "CLP*B1*1*101"),
    ("CLP*B1*1*100*70*10", "CLP*B1*1*100*70*11"),
    ("CLP*B1*1*100*70*10", "CLP*B1*1*100*70"),
    ("CLP*B1*1*100*70", "CLP*B1*1*100*71"),
    ("CLP*B1*1", "CLP*B1*22"),
    ("CAS*CO*45*11", "CAS*CO*45*12"),
    ("CAS*CO*45*11", "CAS*PR*45*11"),
    ("24*4", "24*5"),
    ("CAS*PR*3*4", "CAS*CO*3*4"),
    ("CAS*PR*1*3**2*2", "CAS*CO*1*3**2*2"),
    ("CAS*PR*1*3**2*2", "CAS*PR*1*3**2*3"),
    ("CAS*CO*45*5", "CAS*CO*45*6"),
    ("SVC*HC:G0402*60*50", "SVC*HC:G0402*60*51"),
    ("SVC*HC:G0402*60*50", "SVC*HC:G0402*61*50"),
    ("CAS*PR*1*1", "CAS*PR*1*0"),
]


@pytest.mark.parametrize(("old", "new"), BREAKS)
def test_the_quick_pass_over_a_claim_agrees_with_the_rules(old, new):
    claim = paid(TWO.replace(old, new, 1))
    rules = [rule(claim) for rule in (claim_balance, patient_responsibility, reversal_signs, correction_group)]
    told = [issue for issue in (*rules, *map(line_balance, claim.lines)) if issue]
    assert sound(claim) == (not told)


def test_the_quick_pass_takes_a_claim_with_amounts_left_out_and_refuses_one_it_cannot_judge():
    nothing = paid("CLP*B1*4*10*0**12*ICN1*11*1\nSVC*HC:G0402*10\nCAS*CO*45*10")
    assert sound(nothing)
    nothing.payment.charge = None
    assert not sound(nothing)
    nothing.payment.charge, nothing.payment.paid = 1000, None
    assert not sound(nothing)
    whole = paid("CLP*B1*1*10*10**12*ICN1*11*1\nSVC*HC:G0402*10*10")
    assert sound(whole)
    whole.lines[0].service.charge = whole.lines[0].service.paid = None
    assert sound(whole)
    adjusted = paid("CLP*B1*4*10*9**12*ICN1*11*1\nCAS*CO*45*1**45*0\nSVC*HC:G0402*10*10\nCAS*CO*45*0")
    assert sound(adjusted)
    adjusted.adjustments[0].details[1].amount = adjusted.lines[0].adjustments[0].details[0].amount = None
    assert sound(adjusted)


def test_the_totals_of_a_payment_are_those_of_all_its_claims():
    body = HEADER + TWO + "\n" + TWO.replace("B1", "B2") + "\nPLB*1200000010*20261231*WO:B0*-20"
    message = read_one("835", body)
    assert message.totals == {"claims": 2, "lines": 4, "charge": 20000, "paid": 14000, "usable": 0}
    assert codes(message) == []


def test_a_claim_without_a_charge_adds_nothing():
    message = read_one("835", HEADER + TWO.replace("*100*70*", "**70*"))
    assert message.totals["charge"] == 0
    assert read_one("837P", CLAIM.replace("CLM*A1001*240", "CLM*A1001*")).totals["charge"] == 0


@pytest.mark.parametrize(("sending", "grade"), [(True, "error"), (False, "warning")])
def test_the_npi_of_a_claims_provider_is_looked_at(sending, grade):
    with_provider = TWO.replace("SVC*HC:G0402", "NM1*82*1*DOC*PAT****{}\nSVC*HC:G0402", 1)
    facts = Facts(sending=sending)
    wrong = read_one("835", HEADER + with_provider.format("XX*1300000028"), facts)
    (told,) = issues(wrong, "identifier.npi")
    assert (told.severity, told.loop, told.claim, told.value) == (grade, "2100", "B1", "1300000028")
    assert not issues(read_one("835", HEADER + with_provider.format("XX*1300000027"), facts), "identifier.npi")
    assert not issues(read_one("835", HEADER + with_provider.format("MC*1300000028"), facts), "identifier.npi")


def test_a_line_out_of_balance_is_told_beside_what_else_is_wrong_with_the_claim():
    both = read_one(
        "835", HEADER + TWO.replace("NM1*QC*1*TESTER*ANA", "NM1*QC*9*TESTER*ANA").replace("*40*39", "*45*39")
    )
    assert [i.code for i in both.claim_issues] == ["element.code", "payment.line_balance"]


def test_absent_and_zero_amounts_of_adjustments_count_for_nothing():
    claim = paid()
    claim.lines[0].adjustments[0].details[0].amount = None
    assert adjusted_in(claim.lines[0].adjustments, "PR") == 200
    plb = read_one("835", HEADER + TWO + "\nPLB*1200000010*20261231*WO:B0*-20").record.provider_adjustments
    plb[0].details[0].amount = None
    assert provider_adjusted(plb) == 0


def test_a_share_that_is_not_stated_is_shown_as_nothing():
    nothing = paid("CLP*B1*1*10*9**12*ICN1*11*1\nCAS*PR*3*1\nSVC*HC:G0402*10*10")
    told = patient_responsibility(nothing)
    assert told.value == "0.00"
    assert "stated as 0.00" in told.message
    assert patient_responsibility(paid("CLP*B1*1*10*10**12*ICN1*11*1\nSVC*HC:G0402*10*10")) is None


def test_a_reversal_may_hold_nothing_and_not_one_cent_more():
    body = "CLP*B1*22*-10*-10*0*12*ICN1*11*1\nSVC*HC:G0402*-10*-10\nSVC*HC:G0403*0*{}"
    assert reversal_signs(paid(body.format("0"))) is None
    assert reversal_signs(paid(body.format("-0"))) is None
    assert reversal_signs(paid(body.format(""))) is None
    assert reversal_signs(paid(body.format("0.01"))) is not None


def test_a_reversal_of_absent_amounts_takes_nothing_back():
    original, back = paid(), paid()
    for claim in (original, back):
        claim.payment.charge = claim.payment.paid = None
        claim.adjustments = claim.lines = []
    assert reversal_faults(original, back) == []


def test_the_sentence_of_a_wrong_payment_shows_both_sums():
    told = payment_balance(10000, 9000, -500, 7)
    assert (told.position, told.value) == (7, "100.00")
    assert "is 100.00" in told.message
    assert "give 95.00" in told.message
    assert payment_balance(10000, 9000, -500).position == 0


@pytest.mark.parametrize(
    ("reason", "amount", "told"),
    [
        ("WO", 0, "overpayment recovery taken"),
        ("WO", -1, "overpayment announced, not yet taken back"),
        ("FB", 0, "forward balance taken from an earlier one"),
        ("FB", -1, "forward balance carried to a later payment"),
        ("L6", 0, "interest owed taken"),
        ("L6", -1, "interest owed added"),
    ],
)
def test_rule_20_nothing_is_not_below_zero(reason, amount, told):
    assert provider_adjustment(reason, amount) == told


def _balances(amount):
    plb = f"\nPLB*1200000010*20261231*FB:B0*{amount}"
    return read_one("835", HEADER + TWO + plb).record.provider_adjustments


def test_rule_20_only_a_balance_below_zero_is_carried():
    assert carried_balances(_balances("0"), []) == []
    assert carried_balances(_balances("1"), []) == []
    (told,) = carried_balances(_balances("-0.01"), [])
    assert "balance of 0.01" in told.message
    assert carried_balances(_balances("-0.01"), _balances("0.01")) == []
    unread, later = _balances("-5"), _balances("1")
    unread[0].details[0].amount = later[0].details[0].amount = None
    assert carried_balances(unread, []) == []
    assert len(carried_balances(_balances("-0.01"), later)) == 1


def test_rule_22_a_payment_without_trace_amount_or_money_has_no_key():
    def keyed(**left_out):
        record = read_one("835", HEADER + TWO).record
        for name, value in left_out.items():
            owner, _, field = name.partition("__")
            setattr(getattr(record, owner) if field else record, field or owner, value)
        return payment_key(record)

    assert keyed().day == "2026-01-15"
    assert (
        keyed(trace=None) is keyed(financial=None) is keyed(financial__amount=None) is keyed(trace__number="") is None
    )
    assert keyed(financial__effective_on=None).day == ""
    assert keyed(trace__originator="").payer == ""
    assert keyed(trace__originator="", payer=None).payer == ""


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


def test_a_payment_without_a_payee_is_still_judged():
    nobody = (HEADER + TWO).replace("N1*PE*SYNTHETIC CLINIC*XX*1200000010\nREF*TJ*999887777\n", "")
    assert "loop.missing" in codes(read_one("835", nobody))
    other = (HEADER + TWO).replace("XX*1200000010", "FI*999887777")
    assert codes(read_one("835", other + "\nPLB*1200000010*20261231*WO:B0*-90")) == []


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
