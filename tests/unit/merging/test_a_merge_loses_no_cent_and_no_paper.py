"""After a merge every cent and every paper of the merged account is the survivor's, once, and still found."""

from __future__ import annotations

import pytest

from chalicelib.cloud.records import CoreItem
from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel, ConcernKind, ConcernSeverity
from chalicelib.enrollment.store.notes import NOTES
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn
from chalicelib.kernel.errors import Conflict
from chalicelib.ledger import actions as ledger
from chalicelib.ledger.model import MERGED
from chalicelib.merging import actions as merging
from chalicelib.merging.model import MergeState
from chalicelib.notices import actions as notices
from chalicelib.payments import actions as payments
from chalicelib.reports import actions as reports
from chalicelib.reports.projection import rows_behind
from tests.fakes.merging import Twice
from tests.fakes.office import REP, START, SUPERVISOR
from tests.fakes.practice import carry_stream, line


@pytest.fixture
def desk() -> Twice:
    return Twice()


def busy(desk: Twice) -> None:
    """Bills, payments, a dispute, a credit, a draft, a note, a concern and a hold on the account that will go."""
    bill = desk.bill()
    card = desk.by_card(5_000)
    desk.by_cheque(9_000)
    desk.dispute(card, "open", 2_000)
    desk.credit(bill, 3_000)
    desk.bill("XRAY")
    invoicing.draft_invoice(
        desk.ports, desk.first.id, ChargesIn([line(desk.first, desk.ports, "LAB")]), REP, desk.key()
    )
    enrollment.add_note(desk.ports, desk.first.id, "Called about the X-ray.", REP, desk.key(), START)
    concern = enrollment.ConcernForm(ConcernKind.HARDSHIP, ConcernSeverity.WARNING, "Lost their work")
    enrollment.add_concern(desk.ports, desk.first.id, concern, REP, desk.key())
    collections.place_dunning_hold(desk.ports, desk.first.id, DunningHoldReason.HARDSHIP, "", None, desk.key(), REP)
    desk.bill_other()


def papers(desk: Twice, account_id: str) -> dict[str, list[str]]:
    return {
        "invoices": sorted(i.id for i in invoicing.invoices_of(desk.ports, account_id)),
        "credit notes": sorted(n.number for n in invoicing.credit_notes_of(desk.ports, account_id)),
        "payments": sorted(p.id for p in payments.payments_of(desk.ports, account_id)),
        "notes": sorted(n.text for n in NOTES.of(desk.ports.tables, account_id)),
        "notices": sorted(n.id for n in notices.notices_page(desk.ports, account_id, 100, None).items),
    }


def test_all_of_it_is_the_survivors_and_both_books_tie(desk: Twice) -> None:
    busy(desk)
    before = {name: papers(desk, account.id) for name, account in (("first", desk.first), ("other", desk.other))}
    heads = [ledger.head_of(desk.ports, account.id) for account in (desk.first, desk.other)]
    made = desk.merge()
    assert made.state is MergeState.DONE
    desk.both_tie()
    after = papers(desk, desk.other.id)
    assert after == {kind: sorted(before["first"][kind] + before["other"][kind]) for kind in after}
    assert not any(papers(desk, desk.first.id).values())
    now = ledger.head_of(desk.ports, desk.other.id)
    assert now.balance == sum(head.balance for head in heads)
    assert now.open == heads[0].open | heads[1].open
    assert ledger.head_of(desk.ports, desk.first.id).balances == {}
    file = enrollment.account_file(desk.ports, desk.other.id)
    assert len(file.clients) == 2
    assert [concern.kind for concern in file.concerns] == [ConcernKind.HARDSHIP]
    assert [hold.reason for hold in collections.dunning_of(desk.ports, desk.other.id).holds] == [
        DunningHoldReason.HARDSHIP
    ]


def test_one_entry_in_each_journal_names_the_other_account(desk: Twice) -> None:
    desk.bill()
    desk.merge()
    last = [ledger.journal(desk.ports, account.id)[-1] for account in (desk.first, desk.other)]
    assert [entry.reason for entry in last] == [MERGED, MERGED]
    assert [entry.note for entry in last] == [desk.other.number, desk.first.number]
    assert [entry.by for entry in last] == [SUPERVISOR.subject] * 2
    assert {leg.code: leg.minor for leg in last[1].legs} == {"receivable": 12_000, "merged_accounts": -12_000}


def test_numbers_run_on_in_the_survivors_own_series(desk: Twice) -> None:
    old = desk.bill()
    desk.bill_other()
    desk.merge()
    note = desk.credit(invoicing.invoice_of(desk.ports, desk.other.id, old.id), 1_000)
    assert (desk.bill("VISIT").number, note.number) == (f"{desk.other.number}-0002", f"{desk.other.number}-C0001")
    desk.both_tie()


def test_old_number_old_invoice_and_old_name_lead_to_the_survivor(desk: Twice) -> None:
    bill = desk.bill()
    desk.bill_other()
    carry_stream(desk.ports)
    name = enrollment.search_clients(desk.ports, desk.first.number)[0].name
    desk.merge()
    carry_stream(desk.ports)
    assert enrollment.account_of_number(desk.ports, desk.first.number) == desk.other.id
    for asked in (desk.first.number, bill.number, name):
        found = enrollment.search_clients(desk.ports, asked)
        assert {one.account_id for one in found} == {desk.other.id}, asked
    assert rows_behind(desk.ports, desk.first.id) == rows_behind(desk.ports, desk.other.id) == []
    rows = {
        key
        for kept in desk.ports.tables.kept.values()
        for key, its in kept.items()
        if key.startswith("ROW#") and not key.startswith("ROW#moved")  # of past days both have theirs
        for item in its.values()
        if item.get("account_id", {}).get("S") == desk.first.id
    }
    assert rows == set()


def test_the_merged_account_takes_no_work_and_says_where_it_went(desk: Twice) -> None:
    bill = desk.bill()
    desk.merge()
    form = enrollment.ConcernForm(ConcernKind.OTHER, ConcernSeverity.INFO)
    works = (
        lambda: enrollment.add_note(desk.ports, desk.first.id, "late", REP, desk.key(), START),
        lambda: enrollment.add_concern(desk.ports, desk.first.id, form, REP, desk.key()),
        lambda: enrollment.opt_out(desk.ports, desk.first.id, Channel.EMAIL, REP),
        lambda: payments.post_payment(desk.ports, desk.first.id, _cheque(desk), REP),
    )
    for work in works:
        with pytest.raises(Conflict) as refusal:
            work()
        assert refusal.value.code == "account_merged"
        assert refusal.value.fields["account_id"].values["text"] == desk.other.id
    assert invoicing.invoice_of(desk.ports, desk.other.id, bill.id).open_minor == 12_000


def _cheque(desk: Twice):
    from chalicelib.payments.model import Method, NewPayment

    return NewPayment(desk.key(), "guarantor", Method.CHEQUE, 100, ledger.today(desk.ports))


def test_a_repeat_answers_the_merge_that_is_there(desk: Twice) -> None:
    desk.bill()
    mark = desk.preview().mark
    given = (desk.ports, desk.first.id, desk.other.id, mark, (), "same person", SUPERVISOR)
    made = merging.merge_accounts(*given)
    again = merging.merge_accounts(*given)
    assert again == made
    assert [e.reason for e in ledger.journal(desk.ports, desk.other.id)].count(MERGED) == 1


def test_what_changed_since_the_preview_is_looked_at_again(desk: Twice) -> None:
    mark = desk.preview().mark
    desk.bill_other()
    with pytest.raises(Conflict) as refusal:
        merging.merge_accounts(desk.ports, desk.first.id, desk.other.id, mark, (), "same person", SUPERVISOR)
    assert refusal.value.code == "changed_meanwhile"
    assert enrollment.account_of(desk.ports, desk.first.id).merged_into == ""


def test_a_closed_channel_stays_closed_and_phones_are_kept() -> None:
    phone = enrollment.PhoneForm("+16175550142")
    closed = enrollment.ContactForm(email="ada.0002@example.org", email_consent=True, phones=(phone,))
    desk = Twice(contact=closed)
    theirs = enrollment.ContactForm(
        email="", phones=(enrollment.PhoneForm("+16175550143"),), opted_out=frozenset({Channel.EMAIL})
    )
    enrollment.change_contact(desk.ports, desk.first.id, theirs, desk.first.version, REP)
    desk.merge()
    contact = enrollment.account_of(desk.ports, desk.other.id).contact
    assert [phone.number for phone in contact.phones] == ["+16175550142", "+16175550143"]
    assert (contact.opted_out, contact.email_consent_at) == (frozenset({Channel.EMAIL}), None)


def test_a_long_history_goes_by_steps_and_ties_after_each(desk: Twice, monkeypatch: pytest.MonkeyPatch) -> None:
    for days in range(4):
        desk.bill_days_ago(days)
        desk.by_cheque(5_000)
    desk.bill_other()
    owed = sum(ledger.head_of(desk.ports, a.id).balance for a in (desk.first, desk.other))
    monkeypatch.setattr("chalicelib.merging.actions.carrying.WRITES_MAX", 6)
    monkeypatch.setattr("chalicelib.merging.actions.carrying.STEPS_AT_ONCE", 0)
    made = desk.merge()
    message = {"kind": "merge", "account_id": desk.first.id}
    assert (made.state, desk.ports.queues.messages["imports"]) == (MergeState.MOVING, [message])
    carried = [made.items]
    while merging.merge_of(desk.ports, desk.first.id).state is MergeState.MOVING:
        desk.both_tie()
        assert sum(ledger.head_of(desk.ports, a.id).balance for a in (desk.first, desk.other)) == owed
        merging.carry_on(desk.ports, merging.merge_of(desk.ports, desk.first.id), SUPERVISOR)
        carried.append(merging.merge_of(desk.ports, desk.first.id).items)
    desk.both_tie()
    assert carried == sorted(set(carried))
    assert len(carried) > 4
    assert ledger.head_of(desk.ports, desk.other.id).balance == owed
    assert not list(desk.ports.tables.raw(CoreItem.table(), desk.first.id, "INV#"))


def test_the_trail_of_both_accounts_and_the_timeline_of_the_survivor_say_it(desk: Twice) -> None:
    desk.bill()
    desk.merge()
    heads = ledger.told_heads(desk.ports, ledger.head_of(desk.ports, desk.other.id))
    assert [entry.reason for _, entry in ledger.told_back(desk.ports, heads)] == [MERGED, "invoice"]
    assert [entry.reason for entry in ledger.whole_journal(desk.ports, desk.other.id)] == ["invoice"]
    assert reports.faults_of(desk.ports, desk.other.id) == []
