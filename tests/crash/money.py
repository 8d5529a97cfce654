"""The jobs of the desk: enrolling, billing, correcting, posting, spreading, giving back."""

from __future__ import annotations

from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import PayerKind
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, InvoiceKind
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Allocation, Method, NewAttempt, NewPayment
from tests.crash.jobs import (
    ENDED_LATER,
    Facts,
    a_notice,
    an_invoice,
    credited,
    delivered,
    job,
    overpaid,
    overpaid_by_card,
    paid,
    paid_early,
    reconciled,
    two_invoices,
)
from tests.fakes.office import REP, START, SUPERVISOR
from tests.fakes.practice import enroll, line

# A call that dies after it took an account number leaves a gap in those (docs/decisions/numbering-by-account.md).
NUMBER = {"ACCOUNT": {"number", "lookup_pk"}, "NUMBERS": {"last", "version"}, "PTR#": {"lookup_pk"}}


@job(chance={**NUMBER, "account": {"last", "version"}})
def enroll_a_client(ports: Ports, it: Facts) -> object:
    return enroll(ports, "enroll-0003")


@job()
def add_a_payer(ports: Ports, it: Facts) -> object:
    return enrollment.add_payer(ports, enrollment.PayerForm("Red Cross", PayerKind.EMPLOYER), REP, "payer-0002")


@job()
def capture_a_draft(ports: Ports, it: Facts) -> object:
    return invoicing.draft_invoice(ports, it.account.id, ChargesIn([line(it.account, ports)]), REP, "draft-0009")


def a_draft(ports: Ports, it: Facts) -> None:
    it["draft"] = invoicing.draft_invoice(ports, it.account.id, ChargesIn([line(it.account, ports)]), REP, "draft-0009")


@job(a_draft)
def issue_a_draft(ports: Ports, it: Facts) -> object:
    return invoicing.issue(ports, it.account.id, it["draft"].id, REP)


@job()
def capture_and_issue_to_a_payer(ports: Ports, it: Facts) -> object:
    account = it["covered"]
    draft = invoicing.draft_invoice(ports, account.id, ChargesIn([line(account, ports, "XRAY")]), REP, "draft-0009")
    return invoicing.issue(ports, account.id, draft.id, REP)


@job(an_invoice)
def post_charges_of_another_system(ports: Ports, it: Facts) -> object:
    lines, parts = it["invoice"].lines, {GUARANTOR: it["invoice"].total_minor}
    return invoicing.post_charges(ports, it.account.id, lines, parts, ledger.today(ports), REP, "charges-1")


@job(an_invoice)
def charge_a_fee(ports: Ports, it: Facts) -> object:
    return invoicing.issue_fee(ports, it.account.id, it["invoice"].id, InvoiceKind.LATE_FEE, 600, "fee-1", REP)


def _cheque(ports: Ports, minor: int, allocations: tuple[Allocation, ...] | None = None) -> NewPayment:
    return NewPayment("cheque-9", GUARANTOR, Method.CHEQUE, minor, ledger.today(ports), allocations)


@job(an_invoice)
def post_a_payment(ports: Ports, it: Facts) -> object:
    return payments.post_payment(ports, it.account.id, _cheque(ports, 5_000), REP)


@job(two_invoices)
def post_a_payment_of_several_invoices(ports: Ports, it: Facts) -> object:
    return payments.post_payment(ports, it.account.id, _cheque(ports, 20_000), REP)


@job(two_invoices)
def post_a_payment_as_directed(ports: Ports, it: Facts) -> object:
    chosen = (Allocation(it["second"].id, 4_550), Allocation(it["invoice"].id, 450))
    return payments.post_payment(ports, it.account.id, _cheque(ports, 5_000, chosen), REP)


@job(paid_early)
def allocate_a_payment(ports: Ports, it: Facts) -> object:
    return payments.allocate(ports, it.account.id, it["payment"].id, None, "allocate-1", REP)


@job(overpaid)
def unallocate_a_payment(ports: Ports, it: Facts) -> object:
    return payments.unallocate(ports, it.account.id, it["payment"].id, it["invoice"].id, "unallocate-1", REP)


def paid_twice(ports: Ports, it: Facts) -> None:
    an_invoice(ports, it)
    paid(ports, it, 7_000)
    payments.post_payment(ports, it.account.id, _cheque(ports, 5_000), REP)


@job(paid_twice)
def release_an_invoice(ports: Ports, it: Facts) -> object:
    return payments.release_invoice(ports, it.account.id, it["invoice"].id, "release-1", REP)


@job(overpaid)
def refund_by_hand(ports: Ports, it: Facts) -> object:
    return payments.refund(ports, it.account.id, it["payment"].id, 1_000, "paid twice", "refund-1", SUPERVISOR)


@job(overpaid_by_card, afterwards=reconciled, chance=ENDED_LATER)
def refund_by_the_gateway(ports: Ports, it: Facts) -> object:
    return payments.refund(ports, it.account.id, it["payment"].id, 1_000, "paid twice", "refund-1", SUPERVISOR)


@job(overpaid)
def return_a_payment(ports: Ports, it: Facts) -> object:
    return payments.return_payment(ports, it.account.id, it["payment"].id, "no funds", "return-1", REP)


@job(overpaid)
def return_a_payment_of_which_a_part_was_refunded(ports: Ports, it: Facts) -> object:
    payments.refund(ports, it.account.id, it["payment"].id, 1_000, "paid twice", "refund-1", SUPERVISOR)
    return payments.return_payment(ports, it.account.id, it["payment"].id, "no funds", "return-1", REP)


@job(overpaid)
def take_a_payment_off_all_invoices(ports: Ports, it: Facts) -> object:
    return payments.unallocate_all(ports, it.account.id, it["payment"].id, "unallocate-1", REP)


@job(overpaid)
def make_a_payment_void(ports: Ports, it: Facts) -> object:
    return payments.void_payment(ports, it.account.id, it["payment"].id, "wrong client", "void-1", REP)


def overpaid_and_another(ports: Ports, it: Facts) -> None:
    """An overpaid account, and another one that owes 120.00."""
    overpaid(ports, it)
    it["other"] = enroll(ports, "enroll-0004")
    draft = invoicing.draft_invoice(ports, it["other"].id, ChargesIn([line(it["other"], ports)]), REP, "draft-0010")
    invoicing.issue(ports, it["other"].id, draft.id, REP)


@job(overpaid_and_another)
def move_a_payment_to_another_account(ports: Ports, it: Facts) -> object:
    given = (it.account.id, it["payment"].id, it["other"].id, "wrong client", "move-1", REP)
    return payments.move_payment(ports, *given)


@job(overpaid)
def credit_an_invoice(ports: Ports, it: Facts) -> object:
    return invoicing.credit(ports, it.account.id, it["invoice"].id, invoicing.Wanted(), "wrong", REP, "credit-01")


@job(an_invoice)
def credit_an_amount(ports: Ports, it: Facts) -> object:
    wanted = invoicing.Wanted(minor=2_000)
    return invoicing.credit(ports, it.account.id, it["invoice"].id, wanted, "wrong", REP, "credit-01")


@job(an_invoice)
def rebill_an_invoice(ports: Ports, it: Facts) -> object:
    return invoicing.rebill(ports, it.account.id, it["invoice"].id, "wrong code", REP, "rebill-01")


@job(an_invoice)
def transfer_to_a_payer(ports: Ports, it: Facts) -> object:
    invoice = it["invoice"].id
    return invoicing.transfer(ports, it.account.id, invoice, GUARANTOR, it.payer, 9_000, "covered", REP, "transfer-1")


@job(an_invoice)
def adjust_to_a_contract(ports: Ports, it: Facts) -> object:
    return invoicing.adjust(ports, it.account.id, it["invoice"].id, GUARANTOR, 3_000, "contract", REP, "adjust-1")


@job(credited)
def apply_a_credit(ports: Ports, it: Facts) -> object:
    return payments.apply_credit(ports, it.account.id, it["note"].id, GUARANTOR, None, "apply-1", REP)


@job(credited)
def pay_out_a_credit(ports: Ports, it: Facts) -> object:
    return payments.pay_out_credit(
        ports, it.account.id, it["note"].id, GUARANTOR, 12_000, Method.CHEQUE, "moved away", "payout-1", SUPERVISOR
    )


def credited_and_owed_back(ports: Ports, it: Facts) -> None:
    """An invoice paid by card and by cheque, and credited: what both paid lies on the credit note."""
    an_invoice(ports, it)
    paid(ports, it, 10_000, Method.CARD)
    payments.post_payment(ports, it.account.id, _cheque(ports, 2_000), REP)
    it["note"] = invoicing.credit(ports, it.account.id, it["invoice"].id, invoicing.Wanted(), "wrong", REP, "credit-01")


@job(credited_and_owed_back, afterwards=reconciled, chance=ENDED_LATER)
def refund_a_credit(ports: Ports, it: Facts) -> object:
    return payments.refund_credit(
        ports, it.account.id, it["note"].id, GUARANTOR, 11_000, "not done", "refund-credit-1", SUPERVISOR
    )


@job(credited_and_owed_back)
def unallocate_after_a_credit(ports: Ports, it: Facts) -> object:
    return payments.unallocate(ports, it.account.id, it["payment"].id, it["invoice"].id, "unallocate-1", REP)


# A twin that comes second asks the gateway about the first one's attempt.
@job(an_invoice, chance={"TRY#": {"checks", "checked_at", "version"}})
def start_to_pay(ports: Ports, it: Facts) -> object:
    return payments.start_attempt(
        ports, it.account.id, NewAttempt("link", 12_000, [it["invoice"].id], "en"), "attempt-9", REP, START
    )


@job(an_invoice)
def send_a_notice(ports: Ports, it: Facts) -> object:
    return outreach.send(ports, it.account.id, "notice-9", "invoice_ready", REP, at=START)


@job(an_invoice)
def hand_out_a_link(ports: Ports, it: Facts) -> object:
    return outreach.hand_out_link(ports, it.account.id, REP)


@job(delivered)
def revoke_the_links(ports: Ports, it: Facts) -> object:
    return payments.revoke_links(ports, it.account.id, "renewed", REP)


@job(a_notice)
def place_a_hold(ports: Ports, it: Facts) -> object:
    return collections.place_dunning_hold(ports, it.account.id, DunningHoldReason.DISPUTE, "", None, "hold-1", REP)


def held(ports: Ports, it: Facts) -> None:
    an_invoice(ports, it)
    it["hold"] = collections.place_dunning_hold(
        ports, it.account.id, DunningHoldReason.DISPUTE, "", None, "hold-1", REP
    )


@job(held)
def lift_a_hold(ports: Ports, it: Facts) -> object:
    return collections.lift_dunning_hold(ports, it.account.id, it["hold"].id, 1, REP)


@job(an_invoice)
def record_a_promise(ports: Ports, it: Facts) -> object:
    return collections.record_promise(ports, it.account.id, 5_000, ledger.today(ports), "promise-1", REP)
