"""Merging over HTTP: look, do, undo, and what the two accounts say afterwards."""

from __future__ import annotations

import pytest

from chalicelib.enrollment.api import accounts, concerns
from chalicelib.enrollment.api.doors import api as enrollment_api
from chalicelib.merging import actions as merging
from chalicelib.merging.api import merges
from chalicelib.privacy import actions as privacy
from tests.fakes.client import OfficeClient, make_client
from tests.fakes.merging import Twice
from tests.fakes.office import SUPERVISOR

assert accounts and concerns  # their doors hang on `enrollment_api`  # noqa: PT018


@pytest.fixture
def desk() -> Twice:
    return Twice()


@pytest.fixture
def http(desk: Twice) -> OfficeClient:
    return make_client(desk.ports, [merges.api, enrollment_api], SUPERVISOR)


def at(desk: Twice, path: str = "") -> str:
    return f"/api/v1/accounts/{desk.other.id}/merges{path}"


def previewed(desk: Twice, http: OfficeClient) -> dict:
    answer = http.post(at(desk, "/preview"), {"merged": desk.first.id})
    assert answer.status == 200
    return answer.body


def test_a_preview_shows_both_and_what_they_come_to(desk: Twice, http: OfficeClient) -> None:
    desk.bill()
    desk.by_cheque(13_000)
    desk.bill_other()
    seen = previewed(desk, http)
    sides = [seen["merged"], seen["survivor"]]
    assert [side["account"]["number"] for side in sides] == [desk.first.number, desk.other.number]
    assert [side["money"]["owed"]["minor"] for side in sides] == [0, 4_550]
    assert (seen["together"]["owed"]["minor"], seen["together"]["unapplied"]["minor"]) == (4_550, 1_000)
    assert (seen["stops"], [one["code"] for one in seen["notices"]]) == ([], ["guarantor_differs"])
    assert [one["score"] >= 60 for one in seen["alike"]] == [True]
    for account in (desk.first, desk.other):
        deeds = [entry.deed for entry in privacy.trail(desk.ports, account.id, 50).items]
        assert [deed.kind for deed in deeds if deed.verb == "read"] == ["merge"]


def test_a_merge_is_done_told_and_undone(desk: Twice, http: OfficeClient) -> None:
    desk.bill()
    mark = previewed(desk, http)["mark"]
    asked = {"merged": desk.first.id, "mark": mark, "reason": "enrolled twice"}
    made = http.post(at(desk), asked, key="merge-key-1")
    again = http.post(at(desk), asked, key="merge-key-1")
    assert (made.status, made.body["state"], again.body) == (201, "done", made.body)
    for account in (desk.first, desk.other):
        (told,) = http.get(f"/api/v1/accounts/{account.id}/merges").body["items"]
        assert (told["merged_number"], told["survivor_number"]) == (desk.first.number, desk.other.number)
    gone = http.get(f"/api/v1/accounts/{desk.first.id}").body["account"]
    assert (gone["merged_into"], gone["state"]) == (desk.other.id, "closed")
    assert http.get(f"/api/v1/accounts/{desk.other.id}").body["account"]["absorbed"][0]["number"] == desk.first.number
    back = http.post(at(desk, f"/{desk.first.id}/split"), {})
    assert (back.status, back.body["state"]) == (200, "split")
    assert http.get(f"/api/v1/accounts/{desk.first.id}").body["account"]["merged_into"] is None


def test_an_account_that_went_on_twice_names_where_its_things_are_now(desk: Twice, http: OfficeClient) -> None:
    desk.merge()
    third = desk.third()
    mark = merging.preview_merge(desk.ports, desk.other.id, third.id).mark
    merging.merge_accounts(desk.ports, desk.other.id, third.id, mark, (), "again", SUPERVISOR)
    for account in (desk.first, desk.other):
        assert http.get(f"/api/v1/accounts/{account.id}").body["account"]["merged_into"] == third.id
    assert http.get(f"/api/v1/accounts/{third.id}").body["account"]["merged_into"] is None


def test_every_work_on_the_merged_account_is_refused_at_the_door(desk: Twice, http: OfficeClient) -> None:
    mark = previewed(desk, http)["mark"]
    http.post(at(desk), {"merged": desk.first.id, "mark": mark, "reason": "enrolled twice"})
    answer = http.post(f"/api/v1/accounts/{desk.first.id}/notes", {"text": "late"})
    assert (answer.status, answer.body["code"], answer.body["fields"]["account_id"]) == (
        409,
        "account_merged",
        desk.other.id,
    )


def test_what_stops_a_merge_comes_in_words(desk: Twice, http: OfficeClient) -> None:
    answer = http.post(at(desk), {"merged": desk.other.id, "mark": "x", "reason": "slip"})
    assert (answer.status, answer.body["code"]) == (409, "merge_stopped")
    assert answer.body["fields"]["same_account"] == "Choose two different accounts."
