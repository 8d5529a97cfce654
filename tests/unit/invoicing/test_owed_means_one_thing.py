"""What is owed now: what is open and neither held nor on its way, counted as money is posted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.invoicing.model import InvoiceState, Stands
from chalicelib.invoicing.rules.owed import Debit, OpenItem, owed
from chalicelib.invoicing.rules.stands import Position, stands
from chalicelib.kernel.ids import InvoiceId

ON = date(2026, 3, 2)
days = st.integers(-90, 90).map(lambda n: ON + timedelta(days=n))
items = st.lists(
    st.builds(OpenItem, st.sampled_from("abcdef"), st.sampled_from(["1", "2"]), st.none() | days, st.integers(1, 999)),
    max_size=6,
    unique_by=lambda item: item.id,
)
debits = st.lists(
    st.builds(Debit, st.integers(1, 999), st.lists(st.sampled_from("abcdef").map(InvoiceId), max_size=3).map(tuple)),
    max_size=3,
)


@given(items, st.integers(0, 3000), debits)
def test_the_parts_and_the_whole_are_the_same_money(open_: list[OpenItem], held: int, running: list[Debit]) -> None:
    found = owed(open_, held, running)
    in_all, coming = sum(item.minor for item in open_), sum(debit.minor for debit in running)
    assert found.owed_minor == max(0, in_all - held - coming)
    assert found.owed_minor + found.unapplied_minor + found.debited_minor == in_all
    assert found.unapplied_minor == min(held, in_all)
    for one in found.items:
        assert min(one.owed_minor, one.unapplied_minor, one.debited_minor) >= 0


@given(items, st.integers(0, 3000))
def test_what_is_overdue_is_covered_first(open_: list[OpenItem], held: int) -> None:
    late = sum(item.minor for item in open_ if item.due_on and item.due_on < ON)
    assert owed(open_, held).overdue_minor(ON) == max(0, late - held)


def test_a_debit_pays_what_its_payer_chose_and_then_the_oldest() -> None:
    old, new = OpenItem("old", "1", ON - timedelta(days=9), 100), OpenItem("new", "2", ON, 100)
    found = owed([new, old], 0, [Debit(150, (InvoiceId("new"),))])
    assert [(one.item.id, one.owed_minor) for one in found.items] == [("old", 50), ("new", 0)]


ISSUED = Position(InvoiceState.ISSUED, ON, liable_minor=100, open_minor=100, credited_minor=0)
LATE = replace(ISSUED, due_on=ON - timedelta(days=1))


@pytest.mark.parametrize(
    ("position", "word"),
    [
        (replace(ISSUED, state=InvoiceState.DRAFT), Stands.DRAFT),
        (replace(ISSUED, state=InvoiceState.HELD), Stands.HELD),
        (replace(ISSUED, state=InvoiceState.DISCARDED), Stands.DISCARDED),
        (ISSUED, Stands.OPEN),  # its due day is not over
        (replace(ISSUED, due_on=None), Stands.OPEN),
        (LATE, Stands.OVERDUE),
        (replace(ISSUED, open_minor=40), Stands.PART_PAID),
        (replace(LATE, open_minor=40), Stands.OVERDUE),
        (replace(ISSUED, open_minor=0), Stands.PAID),
        (replace(ISSUED, liable_minor=60, open_minor=60, credited_minor=40), Stands.OPEN),  # the rest is untouched
        (replace(ISSUED, liable_minor=60, open_minor=0, credited_minor=40), Stands.PAID),
        (replace(ISSUED, liable_minor=0, open_minor=0, credited_minor=100), Stands.CREDITED),
        (replace(ISSUED, liable_minor=0, open_minor=0), Stands.PAID),  # of nothing, or adjusted by contract
        (replace(ISSUED, liable_minor=60, open_minor=0, written_off_minor=40), Stands.WRITTEN_OFF),  # the rest was paid
        (replace(ISSUED, liable_minor=0, open_minor=0, credited_minor=60, written_off_minor=40), Stands.WRITTEN_OFF),
        (replace(ISSUED, liable_minor=60, open_minor=60, written_off_minor=40), Stands.OPEN),  # another party owes it
        (replace(LATE, unapplied_minor=100), Stands.PAID),
        (replace(LATE, unapplied_minor=40), Stands.OVERDUE),
        (replace(ISSUED, unapplied_minor=40), Stands.PART_PAID),
        (replace(LATE, debited_minor=100), Stands.OPEN),  # nobody is late with what is being debited
        (replace(LATE, debited_minor=60), Stands.OVERDUE),
        (replace(LATE, unapplied_minor=40, debited_minor=60), Stands.PART_PAID),
        (replace(ISSUED, open_minor=0, disputed=True), Stands.DISPUTED),
        (replace(LATE, open_minor=40, disputed=True), Stands.DISPUTED),
    ],
)
def test_an_invoice_stands_in_one_word(position: Position, word: Stands) -> None:
    assert stands(position, ON) is word
