"""What one person books alone has a limit; above it a supervisor enters the amount, and nobody beyond the horizon."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chalicelib.kernel.actor import Role
from chalicelib.kernel.horizons import AMOUNT_ALONE, AMOUNT_MAX
from chalicelib.payments import actions as payments
from chalicelib.payments.api.desk import api as desk
from tests.fakes.client import make_client
from tests.fakes.office import REP, make_office
from tests.fakes.practice import enroll, open_practice


@pytest.mark.parametrize(
    ("minor", "role", "status", "code"),
    [
        (AMOUNT_ALONE, Role.REPRESENTATIVE, 201, None),
        (AMOUNT_ALONE + 1, Role.REPRESENTATIVE, 403, "amount_needs_supervisor"),
        (AMOUNT_ALONE + 1, Role.SUPERVISOR, 201, None),
        (AMOUNT_MAX, Role.SUPERVISOR, 201, None),
        (AMOUNT_MAX + 1, Role.SUPERVISOR, 422, "invalid_request"),
        (AMOUNT_MAX + 1, Role.REPRESENTATIVE, 422, "invalid_request"),
    ],
)
def test_a_payment_above_the_limit_is_for_a_supervisor(minor: int, role: Role, status: int, code: str | None) -> None:
    ports = make_office()
    open_practice(ports)
    account = enroll(ports)
    client = make_client(ports, [desk], replace(REP, roles=frozenset({role})))
    body = {"method": "cash", "amount_minor": minor, "received_on": "2026-03-02"}
    answer = client.post(f"/api/v1/accounts/{account.id}/payments", body)
    assert (answer.status, answer.body.get("code")) == (status, code)
    assert len(payments.payments_of(ports, account.id)) == (status == 201)
    if status != 201:
        assert "amount_minor" in answer.body["fields"]
