"""A note may be about an invoice, a credit note or a payment of its account: it is found there, on the account, and
with the account it goes to.
"""

from __future__ import annotations

import pytest

from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import CallOutcome, NewNote, Note
from chalicelib.kernel.errors import Invalid, NotFound
from chalicelib.notes import actions
from chalicelib.reports.history import page_of_account, page_of_calls
from chalicelib.reports.timeline import Happening
from tests.fakes.merging import Twice
from tests.fakes.office import REP, START, lose_replies, stored


@pytest.fixture
def desk() -> Twice:
    return Twice()


def written(desk: Twice, about: str, text: str = "Asked what it is for.", **changes: CallOutcome) -> Note:
    return actions.write_note_on(
        desk.ports, desk.first.id, NewNote(text, about=about, **changes), desk.key(), START, REP
    )


def ids_on(desk: Twice, about: str, account_id: str = "") -> list[str]:
    found = actions.notes_on(desk.ports, account_id or desk.first.id, about, 50, None)
    return [note.id for note in found.items]


def told(desk: Twice) -> list[Happening]:
    file = enrollment.account_file(desk.ports, desk.first.id)
    return [one for one in page_of_account(desk.ports, file, None).items if one.kind == "note"]


def test_it_is_found_with_what_it_is_about_and_on_the_account(desk: Twice) -> None:
    bill, other, payment = desk.bill(), desk.bill("XRAY"), desk.by_cheque(5_000)
    credit = desk.credit(bill, 3_000)
    notes = {about: written(desk, about) for about in (bill.id, credit.id, payment.id)}
    assert {about: ids_on(desk, about) for about in notes} == {about: [note.id] for about, note in notes.items()}
    assert ids_on(desk, other.id) == []
    assert {note.subject for note in told(desk)} == set(notes)
    assert {note.number for note in notes.values()} == {bill.number, credit.number, ""}


def test_the_newest_stands_first_and_pages_lose_none(desk: Twice) -> None:
    bill = desk.bill()
    notes = [written(desk, bill.id, f"Call {number}") for number in range(5)]
    first = actions.notes_on(desk.ports, desk.first.id, bill.id, 3, None)
    rest = actions.notes_on(desk.ports, desk.first.id, bill.id, 3, first.cursor)
    assert {note.id for note in [*first.items, *rest.items]} == {note.id for note in notes}
    assert [note.id for note in first.items] == sorted((note.id for note in first.items), reverse=True)


@pytest.mark.parametrize("about", ["inv_none", "crn_none", "pay_none", "acc_none", "", "x"])
def test_what_is_not_there_is_refused_and_nothing_is_written(desk: Twice, about: str) -> None:
    before = stored(desk.ports)
    with pytest.raises(NotFound):
        written(desk, about)
    assert stored(desk.ports) == before


def test_a_paper_of_another_account_is_refused(desk: Twice) -> None:
    theirs = desk.bill_other()
    with pytest.raises(NotFound):
        written(desk, theirs.id)


def test_an_empty_note_is_refused(desk: Twice) -> None:
    with pytest.raises(Invalid):
        written(desk, desk.bill().id, "  ")


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_lost_reply_writes_it_once(desk: Twice, when: str) -> None:
    bill, key = desk.bill(), desk.key()
    lose_replies(desk.ports, 0, when=when)
    given = (desk.ports, desk.first.id, NewNote("Asked.", about=bill.id), key, START, REP)
    note = actions.write_note_on(*given)
    assert actions.write_note_on(*given) == note
    assert ids_on(desk, bill.id) == [note.id]


def test_a_merge_carries_it_with_what_it_is_about_and_a_split_brings_it_back(desk: Twice) -> None:
    bill = desk.bill()
    desk.bill_other()
    note = written(desk, bill.id)
    desk.merge()
    assert ids_on(desk, bill.id, desk.other.id) == [note.id]
    assert ids_on(desk, bill.id) == []
    desk.split()
    assert ids_on(desk, bill.id) == [note.id]


def test_a_timeline_is_narrowed_to_calls_that_came_to_an_outcome(desk: Twice) -> None:
    bill = desk.bill()
    promised = written(desk, bill.id, outcome=CallOutcome.PROMISED)
    written(desk, bill.id, outcome=CallOutcome.NO_ANSWER)
    enrollment.add_note(desk.ports, desk.first.id, "No call.", REP, desk.key(), START)
    page = page_of_calls(desk.ports, desk.first.id, CallOutcome.PROMISED, None)
    assert [(one.kind, one.subject, one.words) for one in page.items] == [
        ("note", bill.id, {"text": promised.text, "outcome": "promised", "number": bill.number})
    ]
    assert page.cursor is None


def test_calls_further_back_than_one_page_looks_are_on_the_next(desk: Twice) -> None:
    enrollment.add_note(desk.ports, desk.first.id, "Reached.", REP, desk.key(), START, CallOutcome.REACHED)
    for _ in range(100):
        enrollment.add_note(desk.ports, desk.first.id, "Nobody.", REP, desk.key(), START, CallOutcome.NO_ANSWER)
    found, cursor, pages = [], None, 0
    while pages == 0 or cursor:
        page = page_of_calls(desk.ports, desk.first.id, CallOutcome.REACHED, cursor)
        found, cursor, pages = found + page.items, page.cursor, pages + 1
    assert [one.words["text"] for one in found] == ["Reached."]
    assert pages == 2
