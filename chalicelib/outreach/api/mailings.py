"""Messages to many: ask for pay links or statements, see what became of each, stop them, let them go on."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Final

from pydantic import Field

from chalicelib.kernel.ports import Ports
from chalicelib.outreach import actions
from chalicelib.outreach.model import Mailing, MailingKind, MailingState, MailOutcome
from chalicelib.outreach.rules import stands
from chalicelib.web.api import Api
from chalicelib.web.call import Call
from chalicelib.web.permissions import Permission
from chalicelib.web.shapes import Id, Sentence, Shape, View
from chalicelib.web.shown import shown

api = Api("mailings", "/api/v1/mailings")

MAILED_MOST: Final = 500  # as many as are chosen by hand
LISTED_MOST: Final = 10  # each with what became of all of it; whoever closes one sees the next


class MailedInvoice(Shape):
    """An invoice whose guarantor gets a pay link."""

    account_id: Id
    invoice_id: Id


class MailingIn(Shape):
    """For which invoices pay links are mailed."""

    invoices: Annotated[list[MailedInvoice], Field(min_length=1, max_length=MAILED_MOST)]


class StatementsIn(Shape):
    """Of which accounts statements are mailed."""

    accounts: Annotated[list[Id], Field(min_length=1, max_length=MAILED_MOST)]


class MailedView(View):
    """What became of one: the rule of the contact gate that refused it, or why the gate was not asked. `about` is an
    invoice, or the account itself, and `number` its number.
    """

    account_id: str
    about: str
    number: str
    outcome: MailOutcome
    rule: str
    why: Sentence


class MailingView(View):
    """A mailing to many: how many, how it stands, and what became of those that were worked off."""

    id: str
    kind: MailingKind
    asked_at: datetime
    all: int
    state: MailingState
    mailed: list[MailedView]

    @classmethod
    def of(cls, ports: Ports, mailing: Mailing) -> MailingView:
        """Show a mailing as it stands."""
        mailed = actions.mailed_of(ports, mailing)
        return cls(
            id=mailing.id,
            kind=mailing.kind,
            asked_at=mailing.asked_at,
            all=len(mailing.asked),
            state=stands(mailing, len(mailed), ports.clock.now()),
            mailed=[shown(MailedView, one) for one in mailed],
        )


@api.post("", Permission.NOTICE_SEND, moves_money=True)
def ask_mailing(call: Call, body: MailingIn) -> MailingView:
    """Mail pay links for many invoices, each if the contact gate allows it; the office does it, one after the other."""
    asked = [(one.account_id, one.invoice_id) for one in body.invoices]
    return _asked(call, MailingKind.PAY_LINKS, asked)


@api.post("/statements", Permission.NOTICE_SEND, moves_money=True)
def ask_statements(call: Call, body: StatementsIn) -> MailingView:
    """Mail many guarantors that their statement is ready, each if the contact gate allows it, one after the other."""
    return _asked(call, MailingKind.STATEMENTS, [(one, one) for one in body.accounts])


def _asked(call: Call, kind: MailingKind, asked: list[tuple[str, str]]) -> MailingView:
    mailing = actions.ask_mailing(call.ports, kind, asked, call.idempotency_key, call.actor, at=call.asked_at)
    return MailingView.of(call.ports, mailing)


@api.get("", Permission.NOTICE_SEND)
def list_mailings(call: Call) -> list[MailingView]:
    """What the caller had mailed in the last two weeks and did not close, the latest first, ten at most."""
    found = actions.mailings_of(call.ports, call.actor)
    return [MailingView.of(call.ports, one) for one in found[:LISTED_MOST]]


@api.get("/{mailing_id}", Permission.NOTICE_SEND)
def get_mailing(call: Call, mailing_id: str) -> MailingView:
    """How far a mailing of the caller's own is."""
    return MailingView.of(call.ports, actions.mailing_of(call.ports, mailing_id, call.actor))


@api.post("/{mailing_id}/stop", Permission.NOTICE_SEND, 200)
def stop_mailing(call: Call, mailing_id: str) -> MailingView:
    """Mail no more of it; what went stays sent."""
    return MailingView.of(call.ports, actions.stop_mailing(call.ports, mailing_id, call.actor))


@api.post("/{mailing_id}/go-on", Permission.NOTICE_SEND, 200)
def go_on_mailing(call: Call, mailing_id: str) -> MailingView:
    """Mail what is left, and try again what failed."""
    return MailingView.of(call.ports, actions.go_on_mailing(call.ports, mailing_id, call.actor))


@api.post("/{mailing_id}/close", Permission.NOTICE_SEND, 200)
def close_mailing(call: Call, mailing_id: str) -> MailingView:
    """Show it no more."""
    return MailingView.of(call.ports, actions.close_mailing(call.ports, mailing_id, call.actor))
