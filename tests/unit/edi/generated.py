"""Claims and payments that keep the rules: drawn amounts, split exactly over lines, reasons and levels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from chalicelib.edi.segments.payment import (
    ClaimPayment,
    DateTime,
    FinancialInformation,
    ProviderAdjustment,
    ProviderAdjustmentDetail,
    ProviderAdjustmentId,
    ServicePayment,
)
from chalicelib.edi.segments.shared import (
    Adjustment,
    AdjustmentDetail,
    Contact,
    ContactNumber,
    LineNumber,
    Name,
    PartyName,
    Place,
    Procedure,
    Reference,
    Street,
    Trace,
    TransactionHeader,
)
from chalicelib.edi.tables.remittance import Claim, ClaimGroup, Payee, Payer, Remittance, ServiceLine

DAY = date(2025, 12, 1)
CODES = st.sampled_from(("G0402", "G0403", "G0438", "G0439"))
MODIFIERS = st.sampled_from(("", "25", "59"))
REASONS = st.sampled_from(
    (("CO", "45"), ("CO", "97"), ("PR", "1"), ("PR", "2"), ("PR", "3"), ("OA", "23"), ("PI", "45"))
)


@st.composite
def lines(draw, sign: int):
    """A line in balance: the charge is what was paid and what each reason took."""
    taken = draw(st.lists(st.tuples(REASONS, st.integers(1, 50_000)), max_size=4))
    paid = draw(st.integers(0, 100_000))
    groups: dict[str, list[AdjustmentDetail]] = {}
    for (group, reason), amount in taken:
        groups.setdefault(group, []).append(AdjustmentDetail(reason, sign * amount))
    charge = paid + sum(amount for _, amount in taken)
    procedure = Procedure("HC", draw(CODES), draw(MODIFIERS))
    service = ServicePayment(0, procedure, sign * charge, sign * paid, "", Decimal(draw(st.integers(1, 4))))
    adjustments = [Adjustment(0, group, tuple(details)) for group, details in groups.items()]
    return ServiceLine(service, [DateTime(0, "472", DAY)], adjustments)


@st.composite
def claims(draw, number: int):
    """A claim in balance, paid or reversed, with its patient's share stated."""
    reversed_claim = draw(st.integers(0, 4)) == 0
    sign = -1 if reversed_claim else 1
    held = draw(st.lists(lines(sign), min_size=1, max_size=3))
    at_claim = draw(st.integers(0, 20_000))
    details = [d for line in held for a in line.adjustments if a.group == "PR" for d in a.details]
    owed = sum(d.amount for d in details)
    charge = sum(line.service.charge for line in held) + sign * at_claim
    paid = sum(line.service.paid for line in held)
    payment = ClaimPayment(
        0,
        f"A{number:04d}",
        "22" if reversed_claim else "1",
        charge,
        paid,
        owed or None,
        "12",
        f"ICN{number}",
        "11",
        "1",
    )
    patient = Name(role="QC", entity_type="1", last="TESTER", first="ANA", id_qualifier="MI", identifier="SYN0001")
    adjustments = [Adjustment(0, "CO", (AdjustmentDetail("45", sign * at_claim),))] if at_claim else []
    return Claim(payment, adjustments, [patient], dates=[DateTime(0, "232", DAY)], lines=held)


@st.composite
def remittances(draw):
    """A payment in balance, with or without provider-level adjustments."""
    held = [draw(claims(n)) for n in range(1, draw(st.integers(1, 5)) + 1)]
    plb = draw(
        st.lists(
            st.tuples(st.sampled_from(("WO", "L6", "72", "FB", "CS")), st.integers(-9000, 9000).filter(bool)),
            max_size=4,
        )
    )
    total = sum(c.payment.paid for c in held) - sum(amount for _, amount in plb)
    record = Remittance(TransactionHeader())
    method, debit = ("ACH", "C") if total > 0 else ("NON", "C")
    financial = FinancialInformation(0, "I" if total > 0 else "H", total, debit, method, effective_on=date(2026, 1, 15))
    if method == "ACH":
        financial.format, financial.sender_bank_qualifier, financial.sender_bank = "CCP", "01", "999999992"
        financial.sender_account_kind, financial.sender_account, financial.originator = "DA", "123456", "1999999999"
        financial.receiver_bank_qualifier, financial.receiver_bank = "01", "999988880"
        financial.receiver_account_kind, financial.receiver_account = "DA", "98765"
    record.financial, record.trace = financial, Trace(0, "1", "TRACE1", "1999999999")
    record.production_date = DateTime(0, "405", date(2026, 1, 15))
    desk = Contact(0, "BL", "EDI HELP", (ContactNumber("TE", "8005550100"),))
    place = Place(0, "ANYTOWN", "OH", "430010000")
    record.payer = Payer(PartyName(0, "PR", "SYNTHETIC PLAN"), Street(0, "1 PLAN WAY"), place, contacts=[desk])
    payee = PartyName(0, "PE", "SYNTHETIC CLINIC", "XX", "1200000010")
    record.payee = Payee(payee, references=[Reference(0, "TJ", "999887777")])
    record.groups = [ClaimGroup(LineNumber(0, 1), claims=held)]
    details = tuple(ProviderAdjustmentDetail(ProviderAdjustmentId(reason, "REF1"), amount) for reason, amount in plb)
    if details:
        record.provider_adjustments = [ProviderAdjustment(0, "1200000010", date(2026, 12, 31), details)]
    return record
