"""Whoever passed the check of a pay link has the statement of their own account, of the last twelve months."""

from __future__ import annotations

import io
from datetime import timedelta

from pypdf import PdfReader

from chalicelib.kernel.actor import Actor
from chalicelib.payments.actions.links import client_of
from chalicelib.payments.api import paid
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.office import make_office
from tests.fakes.practice import enroll, issue, open_practice


def door(ports: object, account_id: str) -> OfficeClient:
    by: Actor = client_of(account_id)
    return make_client(ports, [paid.api], by)


def test_it_is_of_the_own_account_and_of_the_last_year() -> None:
    ports = make_office()
    open_practice(ports)
    mine, other = enroll(ports), enroll(ports, "enroll-0002")
    numbers = [issue(ports, one, f"draft-{one.number}").number for one in (mine, other)]
    answer = door(ports, mine.id).get("/api/v1/pay/statement")
    assert answer.status == 200
    raw = ports.documents.get(answer.body["url"].removeprefix("memory:").split("?")[0])
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(raw)).pages)
    assert numbers[0] in text
    assert numbers[1] not in text
    assert other.number not in text
    assert "2025" in text  # where the year began


def test_who_presses_again_and_again_waits() -> None:
    ports = make_office()
    open_practice(ports)
    office = door(ports, enroll(ports).id)
    answers = [office.get("/api/v1/pay/statement").status for _ in range(paid.STATEMENTS_PER_MINUTE + 1)]
    assert answers == [*[200] * paid.STATEMENTS_PER_MINUTE, 429]
    ports.clock.advance(timedelta(minutes=1))
    assert office.get("/api/v1/pay/statement").status == 200
