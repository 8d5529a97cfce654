"""Rules of remittances where there is nothing, zero, one cent or more than one of what they look at."""

from __future__ import annotations

import pytest

from chalicelib.edi.rules import Facts
from chalicelib.edi.rules.payment import (
    adjusted_in,
    claim_balance,
    correction_group,
    line_balance,
    patient_responsibility,
    provider_adjusted,
    reversal_faults,
    reversal_signs,
    sound,
)
from chalicelib.edi.rules.posting import carried_balances, payment_key, provider_adjustment
from tests.unit.edi.samples import (
    CLAIM,
    REMITTANCE,
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


def paid(body=TWO):
    return read_one("835", HEADER + body).record.claims()[0]


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


def test_a_payment_without_a_payee_is_still_judged():
    nobody = (HEADER + TWO).replace("N1*PE*SYNTHETIC CLINIC*XX*1200000010\nREF*TJ*999887777\n", "")
    assert "loop.missing" in codes(read_one("835", nobody))
    other = (HEADER + TWO).replace("XX*1200000010", "FI*999887777")
    assert codes(read_one("835", other + "\nPLB*1200000010*20261231*WO:B0*-90")) == []
