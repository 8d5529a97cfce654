"""Long histories page: every kind in its order, each line once, whatever happens between two pages, and never whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from chalicelib.collections import actions as collections
from chalicelib.collections.model import DunningHoldReason
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.api import accounts, concerns  # noqa: F401  # all doors of the room
from chalicelib.enrollment.model import Account
from chalicelib.enrollment.store.notes import NOTES
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.model import ChargesIn, InvoiceState
from chalicelib.kernel.paging import Page
from chalicelib.kernel.ports import Ports
from chalicelib.ledger import actions as ledger
from chalicelib.notices import actions as notices
from chalicelib.notices.rules.gate import ALLOWED
from chalicelib.notices.store import NOTICES
from chalicelib.payments import actions as payments
from chalicelib.payments.api import desk as paying
from chalicelib.payments.api import paid as receipts
from chalicelib.payments.model import Method, NewAttempt, NewPayment
from chalicelib.reports import history, timeline
from chalicelib.reports.timeline import Happening
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.office import REP, make_office
from tests.fakes.practice import carry_stream, enroll, issue, line, open_practice


class Practice:
    """An account on which things happen, a minute after one another."""

    def __init__(self) -> None:
        self.ports = make_office()
        open_practice(self.ports)
        self.account: Account = enroll(self.ports)
        self.steps = 0

    def waiting(self) -> list[str]:
        found = invoicing.invoices_of(self.ports, self.account.id)
        return [one.id for one in found if one.state in (InvoiceState.DRAFT, InvoiceState.HELD)]

    def draft(self) -> None:
        on = self.ports.clock.now().date() - timedelta(days=self.steps)
        lines = [line(self.account, self.ports, on=on)]
        invoicing.draft_invoice(self.ports, self.account.id, ChargesIn(lines), REP, f"draft-{self.steps:04d}")

    def issue(self) -> None:
        for invoice_id in self.waiting()[:1]:
            invoicing.issue(self.ports, self.account.id, invoice_id, REP)

    def discard(self) -> None:
        for invoice_id in self.waiting()[-1:]:
            invoicing.discard_draft(self.ports, self.account.id, invoice_id, REP)

    def pay(self) -> None:
        new = NewPayment(f"pay-{self.steps}", "guarantor", Method.CASH, 13_000, ledger.today(self.ports))
        payments.post_payment(self.ports, self.account.id, new, REP)

    def credit(self) -> None:
        issued = [i for i in invoicing.invoices_of(self.ports, self.account.id) if i.number and not i.credited_minor]
        for one in issued[:1]:
            wanted = invoicing.Wanted()
            invoicing.credit(self.ports, self.account.id, one.id, wanted, "wrong", REP, f"credit-{self.steps:04d}")

    def note(self) -> None:
        now = self.ports.clock.now()
        enrollment.add_note(self.ports, self.account.id, f"note {self.steps}", REP, f"note-{self.steps:04d}", now)

    def notice(self) -> None:
        to = (self.account.id, f"notice-{self.steps}", "invoice_ready", "email", "en")
        notices.queue_notice(self.ports, *to, REP, ALLOWED, at=self.ports.clock.now())

    def hold(self) -> None:
        key = f"hold-{self.steps:04d}"
        collections.place_dunning_hold(self.ports, self.account.id, DunningHoldReason.DISPUTE, "", None, key, REP)

    def do(self, steps: list[str]) -> None:
        for step in steps:
            self.steps += 1
            self.ports.clock.advance(timedelta(minutes=1))
            getattr(self, step)()
        carry_stream(self.ports)

    def page(self, cursor: str | None) -> Page[Happening]:
        return history.page_of_account(self.ports, enrollment.account_file(self.ports, self.account.id), cursor)


STEPS = ("draft", "draft", "issue", "issue", "discard", "pay", "credit", "note", "notice", "hold")
# A practice is built for each example: what fails is shown as it was found.
QUICK = [Phase.explicit, Phase.reuse, Phase.generate]
steps = st.lists(st.sampled_from(STEPS), max_size=25)


def everything(practice: Practice) -> list[Happening]:
    """What happened, read whole and put in order of time."""
    ports, account_id = practice.ports, practice.account.id
    file = enrollment.account_file(ports, account_id)
    found = [
        *timeline.of_file(file, *collections.stops_in(file)),
        *(timeline.of_capture(one) for one in invoicing.invoices_of(ports, account_id) if not one.number),
        *map(timeline.of_entry, ledger.journal(ports, account_id)),
        *map(timeline.of_notice, NOTICES.of(ports.tables, account_id)),
        *map(timeline.of_note, NOTES.of(ports.tables, account_id)),
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def told(one: Happening) -> tuple[object, ...]:
    return (one.at, one.kind, one.subject, one.minor, tuple(sorted(one.words.items())))


def all_pages(ask: Callable[[str | None], Page[Happening]], cursor: str | None = None) -> list[Happening]:
    found: list[Happening] = []
    while True:
        page = ask(cursor)
        found += page.items
        cursor = page.cursor
        if cursor is None:
            return found


@settings(max_examples=40, phases=QUICK)
@given(steps, st.integers(1, 5))
def test_pages_tell_everything_once_in_order_of_time(done: list[str], size: int) -> None:
    practice = Practice()
    practice.do(done)
    with patch.object(history, "PAGE", size):
        pages = all_pages(practice.page)
    assert [told(one) for one in pages] == [told(one) for one in everything(practice)]


@settings(max_examples=40, phases=QUICK)
@given(steps, steps, st.integers(1, 6))
def test_what_happens_between_two_pages_doubles_and_loses_nothing(done: list[str], since: list[str], size: int) -> None:
    practice = Practice()
    practice.do(done)
    before = [told(one) for one in everything(practice)]
    with patch.object(history, "PAGE", size):
        first = practice.page(None)
        practice.do(since)
        rest = all_pages(practice.page, first.cursor) if first.cursor else []
    seen = Counter(told(one) for one in [*first.items, *rest])
    assert max(seen.values()) == 1
    assert [one for one in before if one not in seen] == []


@settings(max_examples=30, phases=QUICK)
@given(steps, st.integers(1, 4))
def test_invoices_page_the_waiting_first_then_the_issued_then_the_discarded(done: list[str], size: int) -> None:
    practice = Practice()
    practice.do(done)
    ports, account_id = practice.ports, practice.account.id
    file, found, cursor = enrollment.account_file(ports, account_id), [], None
    while True:
        page = invoicing.page_of_invoices(ports, file, size, cursor)
        found += page.items
        cursor = page.cursor
        if cursor is None:
            break
    assert Counter(one.id for one in found) == Counter(one.id for one in invoicing.invoices_of(ports, account_id))
    numbers = [one.number for one in found if one.number]
    assert numbers == sorted(numbers, reverse=True)
    order = [0 if one.state in (InvoiceState.DRAFT, InvoiceState.HELD) else 1 if one.number else 2 for one in found]
    assert order == sorted(order)


@settings(max_examples=30, phases=QUICK)
@given(steps)
def test_what_is_found_by_its_part_of_the_journal_is_all_there_is(done: list[str]) -> None:
    practice = Practice()
    practice.do(done)
    ports, account_id = practice.ports, practice.account.id
    journal, paid = ledger.journal(ports, account_id), payments.payments_of(ports, account_id)
    notes = invoicing.credit_notes_of(ports, account_id)
    for invoice in (one for one in invoicing.invoices_of(ports, account_id) if one.number):
        assert invoicing.entries_of(ports, invoice) == [entry for entry in journal if entry.is_about(invoice.id)]
        assert invoicing.credit_notes_about(ports, invoice) == [one for one in notes if one.invoice_id == invoice.id]
        lies = {one.id for one in paid if one.source().on(invoice.id)}
        assert lies <= {one.id for one in payments.payments_on(ports, invoice)}
        assert invoicing.invoice_numbered(ports, account_id, invoice.number) == invoice
    assert invoicing.invoice_numbered(ports, account_id, f"{practice.account.number}-9999") is None
    for note in notes:
        assert invoicing.credit_note_numbered(ports, account_id, note.number) == note
    assert invoicing.credit_note_numbered(ports, account_id, f"{practice.account.number}-C9999") is None
    for payment in paid:
        found = ledger.entries_about(ports, account_id, payment.id, payment.entry_version, payment.version - 1)
        assert found == [entry for entry in journal if entry.is_about(payment.id)]
    assert {one.id for one in payments.payments_page(ports, account_id, 500, None).items} == {one.id for one in paid}
    assert invoicing.credit_notes_page(ports, account_id, 500, None).items == notes[::-1]


def test_the_history_of_one_invoice_is_its_own_and_pages(ports: Ports, office: OfficeClient) -> None:
    account = enroll(ports)
    mine, other = issue(ports, account, "draft-0001"), issue(ports, account, "draft-0002", "LAB")
    for number in range(history.PAGE):
        new = NewPayment(f"part-{number}", "guarantor", Method.CASH, 100, ledger.today(ports), None, (mine.id,))
        payments.post_payment(ports, account.id, new, REP)
    path, kinds, cursor = f"/api/v1/accounts/{account.id}/timeline", [], None
    while True:
        page = office.get(path, {"invoice": mine.id, **({"cursor": cursor} if cursor else {})}).body
        kinds += [one["kind"] for one in page["items"]]
        assert all(other.number not in one["words"].get("numbers", "") for one in page["items"])
        cursor = page["cursor"]
        if cursor is None:
            break
    assert kinds == ["payment"] * history.PAGE + ["invoice", "captured"]
    assert office.get(path, {"invoice": "inv_nobody"}).body == {"items": [], "cursor": None}


def test_a_note_asked_for_again_the_next_day_is_the_same_note(ports: Ports) -> None:
    account = enroll(ports)
    desk = make_client(ports, [accounts.api], REP)
    path, body = f"/api/v1/accounts/{account.id}/notes", {"text": "called"}
    first = desk.post(path, body, key="the-same-note").body
    ports.clock.advance(timedelta(days=1))
    assert desk.post(path, body, key="the-same-note").body == first
    desk.post(path, {"text": "called back"}, key="another-note")
    page = desk.get(path, {"limit": 1}).body
    assert [one["text"] for one in page["items"]] == ["called back"]
    assert [one["text"] for one in desk.get(path, {"cursor": page["cursor"]}).body["items"]] == ["called"]


def test_tries_to_pay_come_the_newest_first(ports: Ports) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    tried = []
    for number in range(4):
        ports.clock.advance(timedelta(hours=1))
        given = (NewAttempt("link", 100 + number, [], "en"), f"try-{number}", REP, ports.clock.now())
        tried.append(payments.start_attempt(ports, account.id, *given).id)
    desk = make_client(ports, [paying.api], REP)
    seen, cursor = [], None
    while True:
        query = {"limit": 3, **({"cursor": cursor} if cursor else {})}
        page = desk.get(f"/api/v1/accounts/{account.id}/attempts", query).body
        seen += [one["id"] for one in page["items"]]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert seen == tried[::-1]


def test_a_client_sees_their_own_payments_that_stand_page_after_page(ports: Ports) -> None:
    account = enroll(ports)
    for number in range(3):
        new = NewPayment(f"p-{number}", "guarantor", Method.CASH, 100 + number, ledger.today(ports))
        paid = payments.post_payment(ports, account.id, new, REP)
    payments.return_payment(ports, account.id, paid.id, "bounced", "return-1", REP)
    client = make_client(ports, [receipts.api], payments.client_of(account.id, "link"))
    first = client.get("/api/v1/pay/payments", {"limit": 2}).body
    assert [one["amount"]["minor"] for one in first["items"]] == [101]
    rest = client.get("/api/v1/pay/payments", {"limit": 2, "cursor": first["cursor"]}).body
    assert [one["amount"]["minor"] for one in rest["items"]] == [100]
