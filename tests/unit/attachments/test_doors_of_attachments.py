"""Attachments over HTTP: bring, keep, look, withdraw; each look leaves its trace, and no address tells a name."""

from __future__ import annotations

import pytest

from chalicelib.attachments import store
from chalicelib.attachments.api import api
from chalicelib.privacy import actions as privacy
from chalicelib.web.permissions import GRANTS, Permission
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.files import png
from tests.fakes.money import Desk
from tests.fakes.office import REP


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def http(desk: Desk) -> OfficeClient:
    return make_client(desk.ports, [api], REP)


def at(desk: Desk, path: str = "") -> str:
    return f"/api/v1/accounts/{desk.account.id}/attachments{path}"


def attached(desk: Desk, http: OfficeClient, body: bytes = png(), **changes: str) -> dict:
    lent = http.post(at(desk, "/uploads"), {"size": len(body)}).body
    desk.ports.documents.files[store.waiting_key(desk.account.id, lent["upload_id"])] = body
    form = {"upload_id": lent["upload_id"], "kind": "cheque", "name": "Anna Lindqvist.png", **changes}
    answer = http.post(at(desk), form)
    assert answer.status == 201, answer.body
    return answer.body


def test_a_file_is_brought_kept_listed_and_looked_at(desk: Desk, http: OfficeClient) -> None:
    payment = desk.by_cheque(5_000)
    made = attached(desk, http, subject_kind="payment", subject_id=payment.id)
    assert (made["media_type"], made["size"], made["in_place"]) == ("image/png", len(png()), True)
    assert http.get(at(desk), {"subject": payment.id}).body["items"] == [made]
    assert http.get(at(desk), {"kind": "letter"}).body["items"] == []
    lent = http.get(at(desk, f"/{made['id']}")).body
    assert lent["attachment"] == made
    assert "Lindqvist" not in lent["address"] + lent["download"]


def test_a_file_goes_with_each_kind_of_thing(desk: Desk, http: OfficeClient) -> None:
    bill = desk.bill()
    of_kinds = {"invoice": bill.id, "credit_note": desk.credit(bill, 1_000).id, "payment": desk.by_cheque(500).id}
    for kind, subject in of_kinds.items():
        made = attached(desk, http, subject_kind=kind, subject_id=subject)
        assert http.get(at(desk), {"subject": subject}).body["items"] == [made]


def test_each_look_tells_which_file_was_looked_at(desk: Desk, http: OfficeClient) -> None:
    made = attached(desk, http)
    for _ in range(2):
        http.get(at(desk, f"/{made['id']}"))
    deeds = [entry.deed for entry in privacy.trail(desk.ports, desk.account.id, 50).items]
    assert [deed.item for deed in deeds if (deed.verb, deed.kind) == ("read", "attachment")] == [made["id"]] * 2


def test_a_refused_look_shows_nothing_and_a_withdrawn_one_says_who(desk: Desk, http: OfficeClient) -> None:
    made = attached(desk, http)
    gone = http.post(at(desk, f"/{made['id']}/withdraw"), {"reason": "of another client"}).body
    assert (gone["withdrawn_by"], gone["withdrawn_why"]) == (REP.subject, "of another client")
    assert http.get(at(desk, f"/{made['id']}")).body["code"] == "attachment_withdrawn"


@pytest.mark.parametrize("wrong", ["att_../../x", "upl_1", ""])
def test_an_upload_of_no_form_is_refused(desk: Desk, http: OfficeClient, wrong: str) -> None:
    answer = http.post(at(desk), {"upload_id": wrong, "kind": "cheque", "name": "x"})
    assert (answer.status, answer.body["code"]) == (422, "invalid_request")


def test_who_may_read_or_write_accounts_may_read_or_post_payments() -> None:
    """So one permission opens the attachments of both (docs/decisions/attachments.md)."""
    for grants in GRANTS.values():
        assert (Permission.ACCOUNT_READ in grants) == (Permission.PAYMENT_READ in grants)
        assert (Permission.ACCOUNT_WRITE in grants) == (Permission.PAYMENT_POST in grants)
