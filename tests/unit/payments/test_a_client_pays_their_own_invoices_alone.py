"""Who holds a pay session names invoices of their own account, and none of another's."""

from __future__ import annotations

from chalicelib.kernel.ports import Ports
from chalicelib.payments import actions as payments
from chalicelib.payments.api.pay import api
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.office import REP, make_office
from tests.fakes.practice import enroll, issue, open_practice


def client_of(ports: Ports, account_id: str) -> OfficeClient:
    token = payments.create_link(ports, account_id, "ntc_1", "hash", REP)
    session, _ = payments.pass_check(ports, token, "1980-05-17")
    return make_client(ports, [api], payments.authenticate_client(ports, session))


def test_an_invoice_of_another_account_is_refused() -> None:
    ports = make_office()
    open_practice(ports)
    own, other = enroll(ports, "enroll-0001"), enroll(ports, "enroll-0002")
    mine, theirs = issue(ports, own, "draft-0001"), issue(ports, other, "draft-0002")
    client = client_of(ports, own.id)
    for named in ([theirs.id], [mine.id, theirs.id], [f"inv_{'0' * 26}"]):
        refused = client.post("/api/v1/pay/start", {"amount_minor": 12_000, "invoices": named})
        assert (refused.status, refused.body["code"]) == (404, "invoice_not_found")
    assert payments.attempts_page(ports, own.id, 100).items == []
    assert client.post("/api/v1/pay/start", {"amount_minor": 12_000, "invoices": [mine.id]}).status < 300
