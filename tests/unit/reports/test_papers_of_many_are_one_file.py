"""The papers of a list's rows as one file: each once, in the order of the list, whoever dies, repeats or has none."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from chalicelib.cloud.tables import Contested
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn
from chalicelib.kernel.errors import Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.model import GUARANTOR
from chalicelib.payments import actions as payments
from chalicelib.payments.model import Method, NewPayment
from chalicelib.privacy import actions as privacy
from chalicelib.reports import actions
from chalicelib.reports.actions import exporting
from chalicelib.reports.exports import papers, rules, writing
from chalicelib.reports.exports.bundle import directory, member, members
from chalicelib.reports.exports.model import Export, ExportState
from tests.fakes.exporting import worked_off
from tests.fakes.office import REP, SUPERVISOR, make_office
from tests.fakes.practice import carry_stream, enroll, issue, line, open_practice


class Clinic:
    """Two accounts with three invoices each, a draft, and a payment."""

    def __init__(self) -> None:
        self.ports = make_office()
        open_practice(self.ports)
        self.accounts = [enroll(self.ports, f"enroll-000{n}") for n in range(2)]
        self.numbers: list[str] = []
        self.paid: list[str] = []
        for n in range(6):
            account = self.accounts[n % 2]
            self.numbers.append(issue(self.ports, account, f"draft-000{n}", on=date(2026, 2, 1 + n)).number)
        one = self.accounts[0]
        self.draft = invoicing.draft_invoice(
            self.ports, one.id, ChargesIn([line(one, self.ports, "LAB")]), REP, "draft-9"
        )
        carry_stream(self.ports)

    def listed(self) -> list[str]:
        """The numbers as the list has them: issued on one day, the last first."""
        return sorted(self.numbers, reverse=True)

    def pay(self) -> None:
        for n, account in enumerate(self.accounts):
            new = NewPayment(f"cash-{n}", GUARANTOR, Method.CASH, 1000, date(2026, 3, 1))
            self.paid.append(payments.post_payment(self.ports, account.id, new, REP).id)
        carry_stream(self.ports)


@pytest.fixture
def clinic() -> Clinic:
    return Clinic()


def asked(ports: Ports, name: str = "invoice-papers", only: Any = (), **which: Any) -> Export:
    return actions.ask_export(ports, name, which, "en", f"ask-{name}-{len(only)}", SUPERVISOR, only=only)


def pages(ports: Ports, export: Export) -> list[str]:
    """The texts of a file's pages."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(ports.documents.get(export.file))).pages]


def named(ports: Ports, export: Export) -> list[str]:
    """The names of the papers of a PDF, by its bookmarks."""
    return [str(one.title) for one in PdfReader(io.BytesIO(ports.documents.get(export.file))).outline]


def test_invoices_come_in_the_order_of_the_list_each_with_its_own_pages(clinic: Clinic) -> None:
    done = worked_off(clinic.ports, asked(clinic.ports))
    assert (done.state, done.rows, done.left_out) == (ExportState.READY, 6, 1)  # the draft has no paper
    assert named(clinic.ports, done) == clinic.listed()
    texts = pages(clinic.ports, done)
    found = [number for text in texts for number in clinic.numbers if number in text]
    assert list(dict.fromkeys(found)) == clinic.listed()
    assert done.size == len(clinic.ports.documents.get(done.file))


def test_papers_are_never_made_while_somebody_waits(clinic: Clinic) -> None:
    export = asked(clinic.ports)
    assert (export.state, export.rows, export.percent) == (ExportState.QUEUED, 0, 0)
    assert not [name for name in clinic.ports.documents.files if name.endswith(".pdf")]


def test_only_what_was_chosen_is_put_in(clinic: Clinic) -> None:
    ids = {
        invoice.number: invoice.id
        for account in clinic.accounts
        for invoice in invoicing.invoices_of(clinic.ports, account.id)
    }
    chosen = [ids[clinic.numbers[1]], ids[clinic.numbers[4]], clinic.draft.id]
    done = worked_off(clinic.ports, asked(clinic.ports, only=chosen))
    assert (named(clinic.ports, done), done.left_out) == (
        sorted([clinic.numbers[1], clinic.numbers[4]], reverse=True),
        1,
    )


def test_receipts_are_of_the_payments_the_office_holds(clinic: Clinic) -> None:
    clinic.pay()
    payments.void_payment(clinic.ports, clinic.accounts[0].id, clinic.paid[0], "typed twice", "void-1", REP)
    carry_stream(clinic.ports)
    done = worked_off(clinic.ports, asked(clinic.ports, "receipts"))
    number, _ = payments.receipt_pdf(clinic.ports, clinic.accounts[1].id, clinic.paid[1])
    assert (named(clinic.ports, done), done.left_out) == ([number], 1)


def test_statements_are_one_an_account_of_the_period(clinic: Clinic) -> None:
    done = worked_off(clinic.ports, asked(clinic.ports, "statements", from_on="2026-02-01", to_on="2026-02-28"))
    assert sorted(named(clinic.ports, done)) == sorted(
        f"{account.number}-2026-02-01-2026-02-28" for account in clinic.accounts
    )


def test_many_papers_are_an_archive_of_pdfs_by_their_numbers(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "ONE_PDF_MOST", 5)
    monkeypatch.setattr(writing, "PAPERS_A_STEP", 2)
    monkeypatch.setattr(writing, "PART_BYTES", 40_000)
    monkeypatch.setattr(clinic.ports.documents, "part_min", 40_000)
    done = worked_off(clinic.ports, asked(clinic.ports))
    assert len(done.parts) > 1
    with zipfile.ZipFile(io.BytesIO(clinic.ports.documents.get(done.file))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [f"{number}.pdf" for number in clinic.listed()]
        assert all(archive.read(name).startswith(b"%PDF") for name in archive.namelist())
    assert (done.size, done.file[-4:]) == (len(clinic.ports.documents.get(done.file)), ".zip")


@given(st.lists(st.tuples(st.text(st.characters(codec="utf-8", exclude_characters="\0/"), min_size=1), st.binary())))
def test_a_bundle_is_an_archive_and_gives_back_what_was_put_in(files: list[tuple[str, bytes]]) -> None:
    pieces = [member(name, body, make_office().clock.now()) for name, body in files]
    whole = b"".join(pieces)
    assert [(one.name.decode(), one.body) for one in members(whole)] == files
    with zipfile.ZipFile(io.BytesIO(whole + directory(pieces))) as archive:
        assert archive.testzip() is None
        assert [(one.filename, archive.read(one)) for one in archive.infolist()] == files


def test_a_file_of_no_papers_says_so_and_ends(clinic: Clinic) -> None:
    done = worked_off(clinic.ports, asked(clinic.ports, only=[clinic.draft.id]))
    assert (done.state, done.why, done.left_out) == (ExportState.FAILED, "no_papers", 1)


def test_more_than_one_file_takes_is_refused_with_its_reason(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PAPERS_MOST", 3)
    monkeypatch.setattr(writing, "PAPERS_A_STEP", 2)
    done = worked_off(clinic.ports, asked(clinic.ports))
    assert (done.state, done.why) == (ExportState.FAILED, "too_many")
    assert rules.PAPERS_MOST < 65_536  # an archive of more would need ZIP64


def test_who_asks_has_read_each_account_once_before_its_paper_is_put_in(clinic: Clinic) -> None:
    export = asked(clinic.ports)
    (message,) = clinic.ports.queues.messages["exports"]
    actions.work_export(clinic.ports, message)
    actions.work_export(clinic.ports, message)  # it came twice
    for account in clinic.accounts:
        reads = [one.deed for one in privacy.trail(clinic.ports, account.id, 50).items if one.deed.verb == "read"]
        assert [(one.who, one.kind, one.source) for one in reads] == [
            (SUPERVISOR.subject, "invoice_pdf", f"export:{export.id}")
        ]


def test_a_reading_that_cannot_be_kept_puts_no_paper_in(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(clinic.ports)

    def unkept(*_: Any, **__: Any) -> None:
        raise Unavailable("busy", "")

    monkeypatch.setattr(papers, "record_read", unkept)
    (message,) = clinic.ports.queues.messages["exports"]
    with pytest.raises(Unavailable):
        actions.work_export(clinic.ports, message)
    assert not [name for name in clinic.ports.documents.files if name.startswith("exports/")]


def test_a_paper_that_cannot_be_drawn_keeps_no_other_back(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    made, (bad, *_) = invoicing.invoice_pdf, clinic.listed()

    def drawn(ports: Ports, account_id: str, invoice_id: str, *more: Any) -> Any:
        if invoicing.invoice_of(ports, account_id, invoice_id).number == bad:
            raise ZeroDivisionError
        return made(ports, account_id, invoice_id, *more)

    monkeypatch.setattr(invoicing, "invoice_pdf", drawn)
    export = asked(clinic.ports)
    (message,) = clinic.ports.queues.messages["exports"]
    for _ in range(papers.DRAWN_MOST):
        with pytest.raises(ZeroDivisionError):
            actions.work_export(clinic.ports, message)
    actions.work_export(clinic.ports, message)
    done = actions.export_of(clinic.ports, export.id, SUPERVISOR)
    assert (named(clinic.ports, done), done.left_out) == (clinic.listed()[1:], 2)
    assert papers.DRAWN_MOST < exporting.TRIES_MAX


class Unlucky:
    """What goes wrong, call after call: a worker dies before it keeps something, or after."""

    def __init__(self, ports: Ports, luck: Iterator[str]) -> None:
        self.luck = luck
        ports.tables.fault = self
        self.put = ports.documents.put
        ports.documents.put = self.putting

    def __call__(self, step: str, _: object) -> None:
        if step in ("before", "after") and next(self.luck, "") == step:
            raise Contested

    def putting(self, *given: object) -> None:
        told = next(self.luck, "")
        if told == "before":
            raise Unavailable("documents_unavailable", "")
        self.put(*given)
        if told == "after":
            raise Unavailable("documents_unavailable", "")


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(luck=st.lists(st.sampled_from(["", "", "", "before", "after"]), max_size=60), archive=st.booleans())
def test_cut_off_anywhere_and_begun_again_it_is_the_same_file_once(luck: list[str], archive: bool) -> None:
    clinic = Clinic()
    ports = clinic.ports
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporting, "TRIES_MAX", 1000)
        patch.setattr(papers, "ONE_PDF_MOST", 2 if archive else 500)
        patch.setattr(writing, "PAPERS_A_STEP", 2)
        patch.setattr(writing, "STEPS_A_STRETCH", 1)
        export = asked(ports)
        Unlucky(ports, iter(luck))
        waiting = ports.queues.messages["exports"]
        while waiting:
            message = waiting.pop(0)
            try:
                actions.work_export(ports, message)
            except Unavailable:
                waiting.append(message)
            ports.clock.advance(timedelta(seconds=1))
        done = actions.export_of(ports, export.id, SUPERVISOR)
        assert (done.state, done.rows, done.left_out) == (ExportState.READY, 6, 1)
        names = clinic.listed()
        if archive:
            with zipfile.ZipFile(io.BytesIO(ports.documents.get(done.file))) as whole:
                assert whole.namelist() == [f"{name}.pdf" for name in names]
        else:
            assert named(ports, done) == names
