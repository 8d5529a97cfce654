"""Segments of the remittance (835)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from chalicelib.edi.grammar import (
    Composite,
    Segment,
    clock,
    composite,
    day,
    frozen_record,
    money,
    number,
    record,
    run,
    text,
)
from chalicelib.edi.segments.shared import Procedure


@record
class FinancialInformation(Segment):
    """BPR: how much is paid, how, from and to which account, and on which day."""

    ID: ClassVar[str] = "BPR"
    SYNTAX: ClassVar[tuple[str, ...]] = ("P0607", "C0809", "P1213", "C1415")
    handling: str = text(305, 1, 2, must=True)
    amount: int | None = money(must=True)
    credit_debit: str = text(478, 1, 1, must=True)
    method: str = text(591, 3, 3, must=True)
    format: str = text(812, 1, 10)
    sender_bank_qualifier: str = text(506, 2, 2)
    sender_bank: str = text(507, 3, 12)
    sender_account_kind: str = text(569, 1, 3)
    sender_account: str = text(508, 1, 35)
    originator: str = text(509, 10, 10)
    originator_more: str = text(510, 9, 9)
    receiver_bank_qualifier: str = text(506, 2, 2)
    receiver_bank: str = text(507, 3, 12)
    receiver_account_kind: str = text(569, 1, 3)
    receiver_account: str = text(508, 1, 35)
    effective_on: date | None = day(must=True)


@record
class Currency(Segment):
    """CUR: the currency, where it is not the dollar."""

    ID: ClassVar[str] = "CUR"
    role: str = text(98, 2, 3, must=True)
    currency: str = text(100, 3, 3, must=True)
    rate: Decimal | None = number(280, 10)


@record
class DateTime(Segment):
    """DTM: a day (or its time) and what it is the date of."""

    ID: ClassVar[str] = "DTM"
    USUAL: ClassVar[int] = 2
    QUALIFIER: ClassVar[int] = 1
    qualifier: str = text(374, 3, 3, must=True)
    day: date | None = day(must=True)
    time: str = clock()


@record
class RemittanceDelivery(Segment):
    """RDM: how the advice was delivered when not with the money."""

    ID: ClassVar[str] = "RDM"
    method: str = text(756, 1, 2, must=True)
    name: str = text(93, 1, 60)
    address: str = text(364, 1, 256)


@record
class ProviderSummary(Segment):
    """TS3: totals of one provider's claims, institutional mostly."""

    ID: ClassVar[str] = "TS3"
    provider: str = text(127, 1, 50, must=True)
    facility_type: str = text(1331, 1, 2, must=True)
    fiscal_period_end: date | None = day(must=True)
    claims: Decimal | None = number(380, must=True)
    charge: int | None = money(must=True)
    money_06: int | None = money()
    money_07: int | None = money()
    money_08: int | None = money()
    money_09: int | None = money()
    money_10: int | None = money()
    money_11: int | None = money()
    money_12: int | None = money()
    msp_payer: int | None = money()
    money_14: int | None = money()
    non_lab: int | None = money()
    money_16: int | None = money()
    hcpcs_reportable: int | None = money()
    hcpcs_payable: int | None = money()
    money_19: int | None = money()
    professional_component: int | None = money()
    msp_patient_met: int | None = money()
    patient_reimbursement: int | None = money()
    pip_claims: Decimal | None = number(380)
    pip_adjustment: int | None = money()


@record
class ProviderDrgSummary(Segment):
    """TS2: inpatient totals of one provider's claims."""

    ID: ClassVar[str] = "TS2"
    drg: int | None = money()
    federal_specific: int | None = money()
    hospital_specific: int | None = money()
    disproportionate_share: int | None = money()
    capital: int | None = money()
    indirect_education: int | None = money()
    outlier_days: Decimal | None = number(380)
    day_outlier: int | None = money()
    cost_outlier: int | None = money()
    average_stay: Decimal | None = number(380)
    discharges: Decimal | None = number(380)
    cost_report_days: Decimal | None = number(380)
    covered_days: Decimal | None = number(380)
    non_covered_days: Decimal | None = number(380)
    msp_pass_through: int | None = money()
    average_weight: Decimal | None = number(380)
    capital_federal_drg: int | None = money()
    capital_hospital_drg: int | None = money()
    capital_dsh_drg: int | None = money()


@record
class ClaimPayment(Segment):
    """CLP: how one claim was settled."""

    ID: ClassVar[str] = "CLP"
    USUAL: ClassVar[int] = 9
    claim_id: str = text(1028, 1, 38, must=True)
    status: str = text(1029, 1, 2, must=True)
    charge: int | None = money(must=True)
    paid: int | None = money(must=True)
    patient_responsibility: int | None = money()
    filing: str = text(1032, 1, 2)
    payer_claim_number: str = text(127, 1, 50)
    facility: str = text(1331, 1, 2)
    frequency: str = text(1325, 1, 1)
    patient_status: str = text(1352, 1, 2)
    drg: str = text(1354, 1, 4)
    drg_weight: Decimal | None = number(380)
    discharge_fraction: Decimal | None = number(954, 10)
    condition: str = text(1136, 1, 1)


@record
class InpatientAdjudication(Segment):
    """MIA: inpatient amounts and remark codes of the claim."""

    ID: ClassVar[str] = "MIA"
    covered_days: Decimal | None = number(380, must=True)
    pps_outlier: int | None = money()
    psychiatric_days: Decimal | None = number(380)
    drg: int | None = money()
    remark_1: str = text(127, 1, 50)
    disproportionate_share: int | None = money()
    msp_pass_through: int | None = money()
    pps_capital: int | None = money()
    pps_capital_fsp: int | None = money()
    pps_capital_hsp: int | None = money()
    pps_capital_dsh: int | None = money()
    old_capital: int | None = money()
    indirect_education: int | None = money()
    operating_hospital: int | None = money()
    cost_report_days: Decimal | None = number(380)
    operating_federal: int | None = money()
    pps_capital_outlier: int | None = money()
    indirect_teaching: int | None = money()
    professional_component: int | None = money()
    remarks: tuple[str, ...] = text(127, 1, 50, run=4)
    capital_exception: int | None = money()


@record
class OutpatientAdjudication(Segment):
    """MOA: outpatient amounts and remark codes of the claim."""

    ID: ClassVar[str] = "MOA"
    rate: Decimal | None = number(954, 10)
    hcpcs_payable: int | None = money()
    remarks: tuple[str, ...] = text(127, 1, 50, run=5)
    esrd: int | None = money()
    professional_component: int | None = money()


@record
class ServicePayment(Segment):
    """SVC: one service line as adjudicated; `original` is the code we billed when the payer changed or bundled it."""

    ID: ClassVar[str] = "SVC"
    USUAL: ClassVar[int] = 5
    procedure: Procedure = composite(Procedure, must=True)
    charge: int | None = money(must=True)
    paid: int | None = money()
    revenue_code: str = text(234, 1, 48)
    units: Decimal | None = number(380)
    original: Procedure = composite(Procedure)
    original_units: Decimal | None = number(380)


@frozen_record
class ProviderAdjustmentId(Composite):
    """C042: the reason of a provider-level adjustment and the number it refers to."""

    NUMBER: ClassVar[str] = "C042"
    reason: str = text(426, 2, 2, must=True)
    reference: str = text(127, 1, 50)


@record
class ProviderAdjustmentDetail(Composite):
    """One provider-level adjustment; a negative amount raises the payment."""

    what: ProviderAdjustmentId = composite(ProviderAdjustmentId, must=True)
    amount: int | None = money(must=True)


@record
class ProviderAdjustment(Segment):
    """PLB: what the payer added or took outside any claim."""

    ID: ClassVar[str] = "PLB"
    provider: str = text(127, 1, 50, must=True)
    fiscal_period_end: date | None = day(must=True)
    details: tuple[ProviderAdjustmentDetail, ...] = run(ProviderAdjustmentDetail, 6, must=True)
