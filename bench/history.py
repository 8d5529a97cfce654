"""An account with a long history, and what is done on it once more: the actions, and the doors of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from itertools import count
from typing import Final

from bench.office import seen
from chalicelib.collections import actions as collections
from chalicelib.collections.api import messages
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.api import accounts, concerns  # noqa: F401  # all doors of the room
from chalicelib.enrollment.model import Account
from chalicelib.invoicing import actions as invoicing
from chalicelib.invoicing.api import invoices as credit_notes
from chalicelib.invoicing.model import ChargesIn, Invoice, LineIn
from chalicelib.kernel.ports import Ports
from chalicelib.ledger.actions import today
from chalicelib.ledger.model import GUARANTOR
from chalicelib.notices import actions as notices
from chalicelib.notices.rules.gate import ALLOWED
from chalicelib.payments import actions as payments
from chalicelib.payments.api import desk, invoices, pay
from chalicelib.payments.model import Method, NewPayment, Payment
from chalicelib.reports.api import account as overview
from chalicelib.reports.api import sums
from tests.fakes.client import Answer, make_client
from tests.fakes.office import REP
from tests.fakes.practice import enroll, line

CODES: Final = ("VISIT", "LAB", "XRAY")
LONG_AGO: Final = timedelta(days=200)  # when the letters of before went
DOORS: Final = [accounts.api, credit_notes.api, messages.api, overview.api, invoices.api, sums.api]
FIRST_LOOK: Final = ("", "/overview", "/timeline")  # what the account page asks for when it is opened
PARTS: Final = (
    "/owed?on={today}",
    "/entries?subject={payment}",
    *(f"/{kind}?limit=1" for kind in ("invoices", "payments", "credit-notes", "notices", "notes", "attempts")),
)

Act = Callable[[], object]


class History:
    """An account with some invoices paid long ago, on which each action is done once more."""

    def __init__(self, ports: Ports, number: int = 1) -> None:
        self.ports = ports
        self.account: Account = enroll(ports, f"enroll-{number:04d}")
        self.keys, self.places = count(number * 100_000), count()

    def _charge(self) -> LineIn:
        return line(self.account, self.ports, CODES[next(self.places) % len(CODES)], today(self.ports))

    def draft(self) -> Invoice:
        """Capture one charge, on a day of its own."""
        self.ports.clock.advance(timedelta(days=1))
        key = f"draft-{next(self.keys):06d}"
        return invoicing.draft_invoice(self.ports, self.account.id, ChargesIn([self._charge()]), REP, key)

    def issued(self) -> Invoice:
        """Capture and issue one charge."""
        return invoicing.issue(self.ports, self.account.id, self.draft().id, REP)

    def pay(self, minor: int) -> Payment:
        """Take money for what is open."""
        key = f"payment:manual:{next(self.keys):06d}"
        new = NewPayment(key, GUARANTOR, Method.CASH, minor, today(self.ports))
        return payments.post_payment(self.ports, self.account.id, new, REP)

    def settle(self, invoices: int) -> None:
        """Issue and pay so many, one a day, each with its letter and a note."""
        for _ in range(invoices):
            self.pay(self.issued().total_minor)
            key, at = f"before-{next(self.keys):06d}", self.ports.clock.now() - LONG_AGO
            to = (self.account.id, key, "invoice_ready", "email", "en")
            notices.queue_notice(self.ports, *to, REP, ALLOWED, at=at)
            enrollment.add_note(self.ports, self.account.id, "called", REP, key, at)

    def actions(self) -> Iterator[tuple[str, Act]]:
        """Each action and each door, prepared when its turn comes."""
        yield from self._money()
        self.issued()
        late = today(self.ports) + timedelta(days=40)
        yield "advance dunning", lambda: collections.advance_account(self.ports, self.account.id, late)
        yield "project one change", lambda: seen(self.ports, self.account.id)
        yield from self._doors()

    def _money(self) -> Iterator[tuple[str, Act]]:
        ports, account_id = self.ports, self.account.id
        yield "save a draft", self.draft
        draft = self.draft()
        yield "issue", lambda: invoicing.issue(ports, account_id, draft.id, REP)
        yield "post a payment", lambda: self.pay(draft.total_minor)
        bill = self.issued()
        paid = self.pay(bill.total_minor)
        key = f"again-{next(self.keys):06d}"
        yield "release an invoice", lambda: payments.release_invoice(ports, account_id, bill.id, key, REP)
        payments.allocate(ports, account_id, paid.id, None, f"{key}-on", REP)
        yield (
            "return a payment",
            lambda: payments.return_payment(ports, account_id, paid.id, "bounced", f"{key}-back", REP),
        )
        self.pay(bill.total_minor)

    def _doors(self) -> Iterator[tuple[str, Act]]:
        ports, account_id = self.ports, self.account.id
        client = make_client(ports, [pay.api], payments.client_of(account_id, "link"))
        yield "see the pay page", lambda: answered(client.get("/api/v1/pay/account"))
        office = make_client(ports, [*DOORS, desk.api], REP)
        whole = f"/api/v1/accounts/{account_id}"
        yield "first look of the account", lambda: [answered(office.get(f"{whole}{part}")) for part in FIRST_LOOK]
        for part in PARTS:
            path = part.format(today=today(ports), payment=self.pay(100).id)
            yield f"GET {part.partition('?')[0]}", partial(lambda path: answered(office.get(f"{whole}{path}")), path)


def answered(answer: Answer) -> object:
    """What a door answered; a refusal is no cost of it."""
    if answer.status >= HTTPStatus.BAD_REQUEST:
        raise AssertionError(answer.body)
    return answer.body
