"""A faktura korygująca tells each line and each rate before, after and the difference (ustawa o VAT art. 106j)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.invoicing import actions
from chalicelib.invoicing.model import ChargesIn, CreditNote, Invoice, InvoiceKind, InvoiceState, TaxPart
from chalicelib.invoicing.rules.corrected import corrected, lines_touched, summed
from chalicelib.invoicing.rules.credits import Wanted, credit_of, creditable, credited
from chalicelib.invoicing.rules.lines import tax_of, tax_on, total_of
from chalicelib.invoicing.rules.reasons import LETTER_NOT_SENT, reason_in
from chalicelib.invoicing.rules.taxes import by_rate
from chalicelib.kernel.ids import InvoiceId
from chalicelib.kernel.languages import Language
from chalicelib.kernel.money import currency
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import GUARANTOR
from tests.fakes.invoicing import ACCOUNT, make_line, wanted
from tests.fakes.office import REP, START
from tests.unit.invoicing.test_papers_say_what_the_books_say import practice, text_of

nets = st.lists(st.tuples(st.integers(1, 10**7), st.sampled_from([0, 800, 2300])), min_size=1, max_size=5)
asks = st.lists(st.integers(0, 5) | st.integers(1, 10**7).map(str) | st.none(), min_size=1, max_size=6)


def _issued(charged: list[tuple[int, int]]) -> Invoice:
    lines = tuple(
        make_line(at, net_minor=net, unit_minor=net, tax_rate_bp=rate, tax_minor=tax_on(net, rate))
        for at, (net, rate) in enumerate(charged, 1)
    )
    total = total_of(lines)
    kind = (InvoiceKind.SERVICES, InvoiceState.ISSUED, currency("PLN"))
    blank = Invoice(
        InvoiceId("inv_1"), ACCOUNT, *kind, lines, START, "x", 1, total_minor=total, tax_minor=tax_of(lines)
    )
    return replace(blank, open={GUARANTOR: total}, liable={GUARANTOR: total}, shares={GUARANTOR: total})


def _asked(invoice: Invoice, ask: int | str | None) -> Wanted:
    """A line by its number, an amount, or all that is left."""
    if isinstance(ask, int):
        line = str(ask)
        known = {one.id for one in invoice.lines} - set(invoice.credited_lines)
        one = next((one for one in invoice.lines if one.id == line), None)
        if line in known and one and one.total_minor <= creditable(invoice):
            return Wanted(lines=(line,))
        return Wanted()
    return Wanted(minor=min(int(ask), creditable(invoice))) if ask else Wanted()


@given(nets, asks)
def test_what_one_correction_leaves_the_next_begins_with_and_all_of_them_leave_nothing(
    charged: list[tuple[int, int]], given_asks: list[int | str | None]
) -> None:
    invoice = whole = _issued(charged)
    notes: list[CreditNote] = []
    left = {part.rate_bp: part for part in by_rate(whole.lines)}
    for ask in [*given_asks, None]:
        if not creditable(invoice):
            break
        want = _asked(invoice, ask)
        worth = credit_of(invoice, want)
        worth_of = (worth.total_minor, worth.tax_minor, {GUARANTOR: worth.total_minor}, {}, 2)
        note = CreditNote(f"crn_{len(notes)}", ACCOUNT, whole.id, "C", whole.currency, START.date(), "x", *worth_of)
        note = replace(note, lines=want.lines, taxes=worth.taxes)
        told = corrected(whole, note, notes)
        assert [one.before for one in told] == [left[one.before.rate_bp] for one in told]
        moved = summed(told).difference
        assert (moved.net_minor + moved.tax_minor, moved.tax_minor) == (-note.total_minor, -note.tax_minor)
        assert {line.id for line in lines_touched(note, whole, notes)} & {
            i for one in notes for i in one.lines
        } == set()
        left |= {one.after.rate_bp: one.after for one in told}
        invoice = credited(invoice, note, worth.lines)
        notes.append(note)
    assert all(part == TaxPart(part.rate_bp, 0, 0) for part in left.values())


def _bill(ports: Ports) -> Invoice:
    lines = [wanted("TAXED", units=1500, discount_bp=1000, discount_reason="staff"), wanted("VISIT", modifiers=("25",))]
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn(lines, self_pay=True), REP, "form-0001")
    return actions.issue(ports, ACCOUNT, draft.id, REP)


def _credit(ports: Ports, invoice: Invoice, want: Wanted, key: str = "key-0001") -> str:
    note = actions.credit(ports, ACCOUNT, invoice.id, want, "błędny kod", REP, key)
    url = actions.credit_note_pdf(ports, ACCOUNT, note.id).url
    return text_of(ports.documents.get(url.removeprefix("memory:").split("?")[0]))


ONE = ["Przed korektą 1,5 200,00 zł −30,00 zł 270,00 zł", "Po korekcie 0 200,00 zł – 0,00 zł"]
ONE += ["Różnica −1,5 – 30,00 zł −270,00 zł"]


@pytest.mark.parametrize(
    ("want", "told", "not_told"),
    [
        (Wanted(lines=("1",)), [*ONE, "Różnica −270,00 zł −67,50 zł −337,50 zł"], r"VISIT|Razem"),
        (
            Wanted(),
            [*ONE, "Przed korektą 1 100,00 zł – 100,00 zł", "Różnica −370,00 zł −67,50 zł −437,50 zł", "Razem"],
            r"Przed korektą 0 ",
        ),
        (
            Wanted(minor=437_50 - 1),
            ["Usługa objęta korektą", "TAXED · VAT 25 %", "VISIT-25 · zw.", "−437,49 zł"],
            r"Ilość|200,00",
        ),
    ],
)
def test_a_line_the_whole_and_an_amount_are_told_each_in_its_way(want: Wanted, told: list[str], not_told: str) -> None:
    ports = practice("pl")
    text = _credit(ports, _bill(ports), want)
    assert [line for line in told if line not in text] == []
    assert not re.search(not_told, text)
    assert "Przyczyna korekty: błędny kod" in text
    assert "Data wykonania usługi 20 lut 2026" in text


def test_the_second_correction_begins_where_the_first_ended() -> None:
    ports = practice("pl")
    invoice = _bill(ports)
    first = _credit(ports, invoice, Wanted(minor=100_00))
    second = _credit(ports, invoice, Wanted(), "key-0002")
    assert re.search(r"Po korekcie [\d,]+ zł [\d,]+ zł 337,50 zł", first)
    assert re.search(r"Przed korektą [\d,]+ zł [\d,]+ zł 337,50 zł", second)
    assert "−337,50 zł" in second


def test_a_paper_that_was_made_before_a_later_correction_is_the_same_when_it_is_made_after() -> None:
    before, after = practice("pl"), practice("pl")
    for ports in (before, after):
        invoice = _bill(ports)
        notes = [
            actions.credit(ports, ACCOUNT, invoice.id, want, "x", REP, f"key-{at:04d}")
            for at, want in enumerate([Wanted(minor=100_00), Wanted(lines=("2",))][: 1 if ports is before else 2])
        ]
        actions.credit_note_pdf(ports, ACCOUNT, notes[0].id)
    assert [*before.documents.files.values()] == [*after.documents.files.values()]


@pytest.mark.parametrize(
    ("language", "title"), [("pl", "Nota uznaniowa"), ("sv", "Kreditfaktura"), ("en", "Credit note")]
)
def test_a_fee_is_no_sale_and_no_invoice_corrects_it(language: Language, title: str) -> None:
    ports = practice(language)
    fee = actions.issue_fee(ports, ACCOUNT, _bill(ports).id, InvoiceKind.LATE_FEE, 1500, "fee:1", REP)
    text = _credit(ports, fee, Wanted())
    assert f"\n{title}\n" in text
    assert not re.search(r"korygując|Przed korektą|Różnica|zw\.|Skillnad|Difference", text)


@pytest.mark.parametrize("language", ["en", "sv"])
def test_other_countries_take_back_lines_as_they_did(language: Language) -> None:
    ports = practice(language)
    text = _credit(ports, _bill(ports), Wanted(lines=("1",)))
    assert not re.search(r"Difference|before and after|Skillnad|före och efter", text)


def test_the_states_of_a_line_stay_on_one_page() -> None:
    ports = practice("pl")
    lines = [wanted("VISIT", modifiers=(f"A{n}",)) for n in range(40)]
    draft = actions.draft_invoice(ports, ACCOUNT, ChargesIn(lines, self_pay=True), REP, "form-0001")
    text = _credit(ports, actions.issue(ports, ACCOUNT, draft.id, REP), Wanted())
    pages = text.split(" · Strona ")
    assert len(pages) > 3
    for page in pages[:-1]:
        counted = {
            state: len(re.findall(rf"{state} [−\d]", page)) for state in ("Przed korektą", "Po korekcie", "Różnica")
        }
        assert len(set(counted.values())) == 1, counted


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("pl", "Przyczyna korekty: Pismo nie zostało wysłane."),
        ("sv", "Orsak: Brevet skickades inte."),
        ("en", "Reason: The letter was not sent."),
    ],
)
def test_what_the_office_itself_gives_as_the_reason_is_read_in_the_papers_language(
    language: Language, told: str
) -> None:
    ports = practice(language)
    key = "late-fee:1"
    actions.issue_fee(ports, ACCOUNT, _bill(ports).id, InvoiceKind.LATE_FEE, 1500, key, REP)
    note = actions.take_back_fee(ports, ACCOUNT, key, str(LETTER_NOT_SENT), REP)
    assert note is not None
    url = actions.credit_note_pdf(ports, ACCOUNT, note.id).url
    assert told in text_of(ports.documents.get(url.removeprefix("memory:").split("?")[0]))
    assert reason_in("The letter was lost.", language) == "The letter was lost."  # as somebody typed it
