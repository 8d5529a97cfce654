"""Pay links to many: asked for once, each mailed once for ever, whoever dies, repeats, refuses or stops."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chalicelib.cloud.tables import Contested
from chalicelib.collections import actions as collections
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import Channel
from chalicelib.invoicing import actions as invoicing
from chalicelib.kernel.actor import Role
from chalicelib.kernel.errors import NotFound, Unavailable
from chalicelib.kernel.ports import Ports
from chalicelib.outreach import actions
from chalicelib.outreach.api import mailings
from chalicelib.outreach.model import Mailing, MailingKind, MailingState
from chalicelib.outreach.rules import stands
from chalicelib.payments import actions as payments
from chalicelib.web.permissions import GRANTS, Permission
from tests.fakes.dunning import pay
from tests.fakes.office import REP, START, make_office
from tests.fakes.outreach import debtor
from tests.fakes.portal import Portal

MAILINGS = "/api/v1/mailings"


class Office:
    """Four accounts that owe; one of them opted out, one paid."""

    def __init__(self) -> None:
        self.ports = make_office()
        self.accounts = [debtor(self.ports, name) for name in ("ada", "bob", "cyd", "dan")]
        enrollment.opt_out(self.ports, self.accounts[1].id, Channel.EMAIL, REP)
        self.paid = pay(self.ports, self.accounts[2], 100_00, "cash")
        self.asked = [(one.id, invoicing.invoices_of(self.ports, one.id)[0].id) for one in self.accounts]

    def ask(self, key: str = "mailing-1") -> Mailing:
        return actions.ask_mailing(self.ports, MailingKind.PAY_LINKS, self.asked, key, REP, at=START)

    def work(self, messages: list[dict[str, Any]]) -> None:
        """Give messages to the worker as the queue does; what fails comes again."""
        while messages:
            message = messages.pop(0)
            try:
                if message.get("kind") == "mailing":
                    actions.work_mailing(self.ports, message)
                else:
                    actions.deliver(self.ports, message["account_id"], message["notice_id"], collections.standstill_of)
            except Unavailable:
                messages.append(message)

    def work_off(self) -> None:
        self.work(self.ports.queues.messages["notices"])

    def outcomes(self, mailing: Mailing) -> list[str]:
        return [one.outcome.value for one in actions.mailed_of(self.ports, mailing)]


@pytest.fixture
def office() -> Office:
    return Office()


def test_each_is_mailed_and_a_refusal_or_a_failure_of_one_stops_none(office: Office) -> None:
    mailing = office.ask()
    office.work_off()
    mailed = actions.mailed_of(office.ports, mailing)
    assert [(one.outcome.value, one.rule) for one in mailed] == [
        ("sent", ""), ("refused", "opted_out"), ("refused", ""), ("sent", ""),
    ]  # fmt: skip
    assert [one.account_id for one in mailed] == [one.id for one in office.accounts]
    assert "owes nothing" in mailed[2].why
    assert all(one.number for one in mailed)
    assert len(office.ports.mail.sent) == 2
    assert stands(mailing, len(mailed), START) is MailingState.ENDED


def test_asked_twice_under_one_key_it_is_one_mailing(office: Office) -> None:
    first, again = office.ask(), office.ask()
    assert first.id == again.id
    office.work_off()
    assert office.ask().id == first.id
    assert office.ports.queues.messages["notices"] == []
    assert len(office.ports.mail.sent) == 2


def test_an_unknown_invoice_and_a_strange_account_fail_alone(office: Office) -> None:
    office.asked = [("acc_none", "inv_none"), *office.asked]
    mailing = office.ask()
    office.work_off()
    assert office.outcomes(mailing) == ["failed", "sent", "refused", "refused", "sent"]


def test_stopped_it_mails_no_more_and_goes_on_when_asked(office: Office) -> None:
    mailing = office.ask()
    waiting = office.ports.queues.messages["notices"]
    actions.work_mailing(office.ports, waiting.pop(0))
    actions.stop_mailing(office.ports, mailing.id, REP)
    office.work_off()
    assert office.outcomes(mailing) == ["sent"]
    stopped = actions.mailing_of(office.ports, mailing.id, REP)
    assert stands(stopped, 1, START) is MailingState.STOPPED
    actions.go_on_mailing(office.ports, mailing.id, REP)
    office.work_off()
    assert office.outcomes(mailing) == ["sent", "refused", "refused", "sent"]
    assert len(office.ports.mail.sent) == 2


def test_what_failed_is_tried_again_and_what_went_is_not(office: Office) -> None:
    mailing = office.ask()
    office.work_off()
    payments.return_payment(office.ports, office.accounts[2].id, office.paid.id, "bounced", "back-0001", REP)
    actions.go_on_mailing(office.ports, mailing.id, REP)
    office.work_off()
    assert office.outcomes(mailing) == ["sent", "refused", "sent", "sent"]
    assert len({letter.to for letter in office.ports.mail.sent}) == len(office.ports.mail.sent) == 3


def test_what_waits_for_its_hour_is_said_to_go_later(office: Office) -> None:
    office.ports.clock.advance(timedelta(hours=12))  # three in the morning where they live
    mailing = actions.ask_mailing(
        office.ports, MailingKind.PAY_LINKS, office.asked[:1], "by-night", REP, at=office.ports.clock.now()
    )
    office.work_off()
    assert office.outcomes(mailing) == ["later"]
    assert office.ports.mail.sent == []


def test_what_was_lost_on_the_way_is_left_after_an_hour(office: Office) -> None:
    mailing = office.ask()
    office.ports.queues.messages["notices"].clear()
    for hours, state in ((0, MailingState.GOING), (1, MailingState.LEFT)):
        assert stands(mailing, 0, START + timedelta(hours=hours)) is state
    office.ports.clock.advance(timedelta(hours=1))
    assert (
        stands(actions.go_on_mailing(office.ports, mailing.id, REP), 0, office.ports.clock.now()) is MailingState.GOING
    )
    office.work_off()
    assert len(office.outcomes(mailing)) == 4


class Unlucky:
    """What goes wrong, call after call: a worker dies before it writes, or after."""

    def __init__(self, ports: Ports, luck: Iterator[str]) -> None:
        self.luck = luck
        ports.tables.fault = self

    def __call__(self, step: str, _: object) -> None:
        if step in ("before", "after") and next(self.luck, "") == step:
            raise Contested


@settings(
    max_examples=60, deadline=None, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(
    luck=st.lists(st.sampled_from(["", "", "before", "after"]), max_size=80),
    twice=st.lists(st.booleans(), max_size=8),
    order=st.permutations(range(4)),
)
def test_cut_off_anywhere_and_told_twice_each_goes_once(luck: list[str], twice: list[bool], order: list[int]) -> None:
    office = Office()
    mailing = office.ask()
    asked = list(office.ports.queues.messages["notices"])
    office.ports.queues.messages["notices"].clear()
    messages = [asked[n] for n in order]
    messages += [message for message, again in zip(asked, twice, strict=False) if again]
    Unlucky(office.ports, iter(luck))
    office.work(messages)
    office.work_off()
    office.ports.tables.fault = None
    office.work(asked)  # once more, when all is done
    office.work_off()
    assert office.outcomes(mailing) == ["sent", "refused", "refused", "sent"]
    gone = [letter.to for letter in office.ports.mail.sent]
    assert sorted(gone) == sorted(set(gone))


def test_statements_to_many_go_by_the_same_way_whatever_is_owed(office: Office) -> None:
    asked = [(one.id, one.id) for one in office.accounts] + [("acc_none", "acc_none")]
    mailing = actions.ask_mailing(office.ports, MailingKind.STATEMENTS, asked, "mailing-2", REP, at=START)
    office.work_off()
    mailed = actions.mailed_of(office.ports, mailing)
    assert [one.outcome.value for one in mailed] == [
        "sent",
        "refused",
        "sent",
        "sent",
        "failed",
    ]  # who paid has one too
    assert [one.number for one in mailed[:4]] == [one.number for one in office.accounts]
    assert len(office.ports.mail.sent) == 3
    assert all("#k=" in letter.text for letter in office.ports.mail.sent)


def test_one_statement_is_mailed_once_a_press(office: Office) -> None:
    for _ in range(2):
        actions.mail_statement(office.ports, office.accounts[0].id, "press-0001", REP, at=START)
    office.work_off()
    assert len(office.ports.mail.sent) == 1


def portal_of(office: Office) -> Portal:
    return Portal(office.ports, mailings.api)


def body(office: Office) -> dict[str, Any]:
    return {"invoices": [{"account_id": account, "invoice_id": invoice} for account, invoice in office.asked]}


def test_who_may_send_asks_and_sees_their_own_alone(office: Office) -> None:
    portal = portal_of(office)
    for role in Role:
        allowed = Permission.NOTICE_SEND in GRANTS[role]
        assert portal("POST", MAILINGS, body(office), role=role.value, key=f"key-{role}")[0] == (
            201 if allowed else 403
        )
    status, (mine,) = portal("GET", MAILINGS, role="supervisor")
    assert (status, mine["all"], mine["state"], mine["mailed"]) == (200, 4, "going", [])
    for verb in ("stop", "go-on", "close"):
        refused = portal("POST", f"{MAILINGS}/{mine['id']}/{verb}", role="collections")
        assert (refused[0], refused[1]["code"]) == (404, "mailing_not_found")
    with pytest.raises(NotFound):
        actions.mailing_of(office.ports, mine["id"], REP)


def test_statements_have_a_door_of_their_own(office: Office) -> None:
    accounts = {"accounts": [one.id for one in office.accounts]}
    status, asked = portal_of(office)("POST", f"{MAILINGS}/statements", accounts, role="collections", key="key-0003")
    assert (status, asked["kind"], asked["all"]) == (201, "statements", 4)


def test_closed_it_is_shown_no_more(office: Office) -> None:
    portal = portal_of(office)
    _, asked = portal("POST", MAILINGS, body(office), role="supervisor", key="key-0001")
    office.work_off()
    _, ended = portal("GET", f"{MAILINGS}/{asked['id']}", role="supervisor")
    assert (ended["state"], [one["outcome"] for one in ended["mailed"]]) == (
        "ended",
        ["sent", "refused", "refused", "sent"],
    )
    assert portal("POST", f"{MAILINGS}/{asked['id']}/close", role="supervisor")[0] == 200
    assert portal("GET", MAILINGS, role="supervisor")[1] == []


def test_a_mailing_of_nothing_or_of_too_many_is_refused(office: Office) -> None:
    portal = portal_of(office)
    for invoices in ([], [{"account_id": "acc_1", "invoice_id": f"inv_{n}"} for n in range(501)]):
        assert portal("POST", MAILINGS, {"invoices": invoices}, role="supervisor", key="key-0002")[0] == 422


def test_no_message_names_a_person(office: Office) -> None:
    office.ask()
    assert all(
        "@" not in str(message) and "ada" not in str(message) for message in office.ports.queues.messages["notices"]
    )
