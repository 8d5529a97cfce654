"""A link that a representative copies: made for whoever owes, kept by its hash alone, with who made it in the trail."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from chalice.test import Client

from app import app
from chalicelib.enrollment import actions as enrollment
from chalicelib.enrollment.model import ConcernKind, ConcernSeverity
from chalicelib.kernel.actor import Actor, Role
from chalicelib.kernel.errors import RuleBroken
from chalicelib.kernel.ports import Ports
from chalicelib.outreach import actions as outreach
from chalicelib.payments import actions as payments
from chalicelib.privacy import actions as privacy
from tests.fakes.office import REP, make_office
from tests.fakes.practice import enroll, issue, open_practice


@pytest.fixture
def ports() -> Iterator[Ports]:
    made, staff = make_office(), app.staff
    open_practice(made)
    app.use_ports(made)
    app.staff = lambda _, token: Actor(f"staff:{token}", frozenset({Role(token)}))
    yield made
    app.staff = staff
    app.use_ports(None)


def asked(account_id: str, role: str) -> tuple[int, dict[str, str]]:
    headers = {"Authorization": f"Bearer {role}", "Content-Type": "application/json"}
    answer = Client(app).http.post(f"/api/v1/accounts/{account_id}/pay-link/copy", headers=headers, body=b"{}")
    return answer.status_code, json.loads(answer.body)


def test_it_opens_with_the_one_check_and_the_trail_keeps_who_made_it(ports: Ports) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    status, told = asked(account.id, "representative")
    assert status == 201
    page, token = told["address"].split("#k=")
    assert page.endswith(f"/pay.html?l={account.language}")
    assert payments.pass_check(ports, token, "1980-05-17")[1] == account.id
    assert token not in json.dumps(ports.tables.kept, default=str)
    trail = [str(one) for one in privacy.trail(ports, account.id, 50, None).items]
    assert any("pay_link" in one and "staff:representative" in one for one in trail)


def test_who_may_not_send_makes_none(ports: Ports) -> None:
    account = enroll(ports)
    issue(ports, account, "draft-0001")
    assert asked(account.id, "auditor")[0] == 403


def test_there_is_none_for_who_owes_nothing_or_is_in_bankruptcy(ports: Ports) -> None:
    account = enroll(ports)
    with pytest.raises(RuleBroken) as nothing:
        outreach.hand_out_link(ports, account.id, REP)
    issue(ports, account, "draft-0001")
    form = enrollment.ConcernForm(ConcernKind.BANKRUPTCY, ConcernSeverity.CRITICAL)
    enrollment.add_concern(ports, account.id, form, REP, "concern-1")
    with pytest.raises(RuleBroken) as bankrupt:
        outreach.hand_out_link(ports, account.id, REP)
    assert (nothing.value.code, bankrupt.value.code) == ("nothing_due", "do_not_bill")
