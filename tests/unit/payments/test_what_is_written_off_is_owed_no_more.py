"""What will not be paid is written off: alone up to the office's limit, above it by two people, and back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import Invoice, Stands, WriteOff, WriteOffReason, WriteOffState, WriteOffWanted
from chalicelib.invoicing.rules.stands import stands
from chalicelib.invoicing.rules.write_offs import OUR_CHOICE, as_delivered
from chalicelib.invoicing.store import WRITE_OFFS
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.errors import Conflict, DomainError, Invalid, NotFound, RuleBroken
from chalicelib.kernel.sentences import in_language
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import actions as payments
from chalicelib.reports import actions as reports
from tests.fakes.money import Desk
from tests.fakes.office import REP, SUPERVISOR

OTHER_REP = Actor("staff:other", frozenset({Role.REPRESENTATIVE}), "Olga Other")
SMALL = WriteOffReason.SMALL_BALANCE


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def invoice(desk: Desk) -> Invoice:
    """120.00, of which 5.00 is left."""
    found = desk.bill()
    desk.by_cheque(11_500)
    return found


def now(desk: Desk, invoice: Invoice) -> Invoice:
    return invoicing.invoice_of(desk.ports, desk.account.id, invoice.id)


def word(desk: Desk, invoice: Invoice) -> Stands:
    _, counted = payments.counted_on(desk.ports, desk.ports.tables.raw("quittance-dev-core", desk.account.id))
    return stands(counted.position(now(desk, invoice)), ledger.today(desk.ports))


def ask(desk: Desk, invoice: Invoice, minor: int, key: str = "write-off-1", by: Actor = REP) -> WriteOff:
    wanted = WriteOffWanted(GUARANTOR, minor, SMALL, "too small")
    return invoicing.write_off(desk.ports, desk.account.id, invoice.id, wanted, by, key)


def approve(desk: Desk, asked: WriteOff, by: Actor = SUPERVISOR, key: str = "approve-1") -> WriteOff:
    return invoicing.approve_write_off(desk.ports, desk.account.id, asked.invoice_id, asked.id, by, key)


def refused(code: str, action: Callable[[], object]) -> None:
    with pytest.raises(DomainError) as found:
        action()
    assert found.value.code == code


def test_up_to_the_limit_one_person_writes_off_at_once(desk: Desk, invoice: Invoice) -> None:
    given_up = ask(desk, invoice, 500)
    assert (given_up.state, given_up.decided_by, given_up.asked_by) == (WriteOffState.POSTED, "", "staff:rep")
    after = now(desk, invoice)
    assert (after.open, after.written_off, after.paid(GUARANTOR)) == ({}, {GUARANTOR: 500}, 11_500)
    assert word(desk, invoice) is Stands.WRITTEN_OFF
    entry = ledger.journal(desk.ports, desk.account.id)[-1]
    assert (entry.reason, entry.note, entry.numbers) == ("write_off", "too small", (invoice.number,))
    assert [(leg.code, leg.minor, leg.party) for leg in entry.legs] == [
        ("bad_debt", 500, ""),
        ("receivable", -500, GUARANTOR),
    ]
    assert entry.version == given_up.entry_version
    desk.ties()


def test_above_the_limit_nothing_is_written_off_until_somebody_else_approves(desk: Desk) -> None:
    invoice = desk.bill()
    asked = ask(desk, invoice, 12_000)
    assert (asked.state, now(desk, invoice), word(desk, invoice)) == (WriteOffState.ASKED, invoice, Stands.OPEN)
    refused("own_approval", lambda: approve(desk, asked, REP))
    given_up = approve(desk, asked)
    assert (given_up.state, given_up.decided_by, desk.open(invoice)) == (WriteOffState.POSTED, "staff:sup", 0)
    assert word(desk, invoice) is Stands.WRITTEN_OFF
    reasons = [entry.reason for entry in ledger.journal(desk.ports, desk.account.id)]
    assert reasons == ["invoice", "write_off_asked", "write_off"]
    desk.ties()


def test_nobody_approves_their_own_however_much_they_may(desk: Desk) -> None:
    asked = ask(desk, desk.bill(), 12_000, by=SUPERVISOR)
    refused("own_approval", lambda: approve(desk, asked, SUPERVISOR))


def test_what_was_paid_meanwhile_is_not_written_off_by_an_approval(desk: Desk) -> None:
    invoice = desk.bill()
    asked = ask(desk, invoice, 12_000)
    desk.by_cheque(2_000)
    refused("write_off_overtaken", lambda: approve(desk, asked))
    assert desk.open(invoice) == 10_000
    desk.by_cheque(10_000)
    refused("write_off_overtaken", lambda: approve(desk, asked))
    one = (desk.account.id, invoice.id, asked.id)
    assert invoicing.refuse_write_off(desk.ports, *one, SUPERVISOR, "refuse-1").state is WriteOffState.REFUSED
    desk.ties()


def test_a_refused_request_leaves_the_debt_and_may_be_asked_anew(desk: Desk) -> None:
    invoice = desk.bill()
    asked = ask(desk, invoice, 12_000)
    refused("write_off_waits", lambda: ask(desk, invoice, 12_000, "write-off-2"))
    one = (desk.account.id, invoice.id, asked.id)
    refused("others_request", lambda: invoicing.withdraw_write_off(desk.ports, *one, OTHER_REP, "withdraw-1"))
    withdrawn = invoicing.withdraw_write_off(desk.ports, *one, REP, "withdraw-2")
    assert (withdrawn.state, withdrawn.decided_by) == (WriteOffState.REFUSED, "staff:rep")
    refused("write_off_decided", lambda: approve(desk, asked))
    assert desk.open(invoice) == 12_000
    assert approve(desk, ask(desk, invoice, 12_000, "write-off-3")).state is WriteOffState.POSTED


@pytest.mark.parametrize(("minor", "code"), [(499, "open_changed"), (501, "open_changed"), (11_500, "open_changed")])
def test_only_what_is_open_is_written_off_and_whole(desk: Desk, invoice: Invoice, minor: int, code: str) -> None:
    refused(code, lambda: ask(desk, invoice, minor))


def test_what_cannot_be_written_off_says_why(desk: Desk, invoice: Invoice) -> None:
    wanted = WriteOffWanted("pyr_none", 500, SMALL)
    given = (desk.account.id, invoice.id, wanted, REP, "write-off-1")
    refused("nothing_open", lambda: invoicing.write_off(desk.ports, *given))
    none = (desk.account.id, invoice.id, "wof_none", SUPERVISOR, "approve-1")
    refused("write_off_not_found", lambda: invoicing.approve_write_off(desk.ports, *none))
    paid = payments.payments_of(desk.ports, desk.account.id)[0]
    desk.unallocate(paid, invoice)
    refused("money_unapplied", lambda: ask(desk, invoice, 12_000))


def test_taken_back_everything_is_as_before(desk: Desk, invoice: Invoice) -> None:
    before = now(desk, invoice)
    given_up = ask(desk, invoice, 500)
    back = desk.take_back(given_up)
    assert (back.state, back.taken_back_by) == (WriteOffState.TAKEN_BACK, "staff:rep")
    assert replace(now(desk, invoice), version=before.version) == before
    assert (word(desk, invoice), desk.sum("bad_debt")) == (Stands.PART_PAID, 0)
    entry = ledger.journal(desk.ports, desk.account.id)[-1]
    assert (entry.reason, entry.reverses) == ("write_off_taken_back", given_up.entry_version)
    refused("write_off_not_posted", lambda: desk.take_back(given_up))
    desk.ties()


def test_money_that_comes_after_all_pays_once_the_write_off_is_taken_back(desk: Desk, invoice: Invoice) -> None:
    given_up = ask(desk, invoice, 500)
    desk.by_cheque(500)
    assert desk.unapplied() == 500
    desk.take_back(given_up)
    late = payments.payments_of(desk.ports, desk.account.id)
    free = next(one for one in late if one.unapplied_minor)
    payments.allocate(desk.ports, desk.account.id, free.id, None, "allocate-1", REP)
    assert (desk.unapplied(), desk.open(invoice), word(desk, invoice)) == (0, 0, Stands.PAID)
    desk.ties()


def test_a_payment_that_comes_back_opens_what_it_paid_and_not_what_is_written_off(desk: Desk, invoice: Invoice) -> None:
    ask(desk, invoice, 500)
    paid = payments.payments_of(desk.ports, desk.account.id)[0]
    payments.return_payment(desk.ports, desk.account.id, paid.id, "no funds", "return-1", REP)
    assert (desk.open(invoice), now(desk, invoice).written_off) == (11_500, {GUARANTOR: 500})
    desk.ties()


def test_a_credit_note_waits_for_the_write_off_to_be_taken_back(desk: Desk, invoice: Invoice) -> None:
    given_up = ask(desk, invoice, 500)
    refused("written_off_first", lambda: desk.credit(invoice))
    refused("written_off_first", lambda: desk.credit(invoice, 100))
    desk.take_back(given_up)
    note = desk.credit(invoice)
    assert (note.from_open, note.to_unapplied) == ({GUARANTOR: 500}, {GUARANTOR: 11_500})
    desk.ties()


def test_a_night_finds_an_invoice_and_its_write_offs_that_differ(desk: Desk, invoice: Invoice) -> None:
    given_up = ask(desk, invoice, 500)
    desk.ports.tables.commit([WRITE_OFFS.remove(given_up, given_up.version)], REP)
    (fault,) = reports.faults_of(desk.ports, desk.account.id)
    assert fault.startswith(f"invoice {invoice.number} is written off by")


def test_each_step_is_done_once_for_its_key(desk: Desk) -> None:
    invoice = desk.bill()
    asked = ask(desk, invoice, 12_000)
    assert ask(desk, invoice, 12_000) == asked
    with pytest.raises(Conflict, match="Idempotency-Key"):
        ask(desk, invoice, 11_000)
    given_up = approve(desk, asked)
    assert approve(desk, asked) == given_up
    assert ask(desk, invoice, 12_000) == given_up  # a repeat is answered with what became of it
    refused("write_off_decided", lambda: approve(desk, asked, key="approve-2"))
    back = desk.take_back(given_up, "back-0001")
    assert desk.take_back(given_up, "back-0001") == back
    assert ledger.head_of(desk.ports, desk.account.id).version == 4


def test_the_office_chooses_its_limit_and_every_version_is_kept(desk: Desk, invoice: Invoice) -> None:
    policy = invoicing.write_off_policy_of(desk.ports, "USD")
    assert (policy.limit_minor, policy.version, policy.source) == (1_000, 1, OUR_CHOICE)
    mine = replace(policy, limit_minor=499, source="Board, May 2026")
    saved = invoicing.save_write_off_policy(desk.ports, mine, SUPERVISOR)
    assert (saved.version, invoicing.write_off_policy_of(desk.ports, "USD")) == (2, saved)
    assert ask(desk, invoice, 500).state is WriteOffState.ASKED
    with pytest.raises(Conflict):
        invoicing.save_write_off_policy(desk.ports, mine, SUPERVISOR)
    assert [one.currency for one in invoicing.list_write_off_policies(desk.ports)] == ["USD", "SEK", "PLN", "EUR"]


@pytest.mark.parametrize("changes", [{"limit_minor": -1}, {"limit_minor": 10**8 + 1}, {"days": 3661}, {"source": " "}])
def test_a_limit_that_cannot_be_says_which_field(desk: Desk, changes: dict[str, object]) -> None:
    policy = replace(invoicing.write_off_policy_of(desk.ports, "USD"), **changes)
    with pytest.raises(Invalid) as found:
        invoicing.save_write_off_policy(desk.ports, policy, SUPERVISOR)
    assert set(found.value.fields) == set(changes)


def test_delivered_words_saved_in_any_language_stay_the_delivered_ones() -> None:
    assert as_delivered(in_language(OUR_CHOICE, "pl"), "pl") == OUR_CHOICE
    assert as_delivered("Board, May 2026", "sv") == "Board, May 2026"


def test_no_limit_is_known_for_a_foreign_currency(desk: Desk) -> None:
    with pytest.raises(NotFound):
        invoicing.write_off_policy_of(desk.ports, "NOK")


def test_a_preview_says_what_each_would_become_and_writes_nothing(desk: Desk, invoice: Invoice) -> None:
    large, paid = desk.bill("XRAY"), desk.bill("LAB")
    version = ledger.head_of(desk.ports, desk.account.id).version
    named = [(desk.account.id, one.id) for one in (invoice, large, paid)] + [(desk.account.id, "inv_none")]
    found = invoicing.preview_write_offs(desk.ports, named)
    assert [(one.number, one.minor, one.at_once, one.refused) for one in found] == [
        (invoice.number, 500, True, ""),
        (large.number, 23_075, False, ""),
        (paid.number, 4_550, False, ""),
    ]
    assert ledger.head_of(desk.ports, desk.account.id).version == version
    assert [one.number for one in invoicing.small_balances_of(desk.ports, desk.account.id)] == [invoice.number]
    ask(desk, invoice, 500)
    assert "nothing to write off" in invoicing.preview_write_offs(desk.ports, named[:1])[0].refused
    assert invoicing.small_balances_of(desk.ports, desk.account.id) == []


def test_a_rule_is_broken_only_by_who_asks_for_what_waits(desk: Desk) -> None:
    with pytest.raises(RuleBroken):
        approve(desk, ask(desk, desk.bill(), 12_000), REP)
